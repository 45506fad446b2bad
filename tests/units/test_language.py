"""Turkish and English: case, order, folding, slugs, numbers and names, in tables."""

import random
import sys
import unicodedata
from decimal import Decimal
from typing import Any

import pytest
from babel.lists import format_list as babel_format_list
from babel.numbers import format_decimal, format_percent
from bilingual.text import language, numerals
from hypothesis import given
from hypothesis import strategies as st

TURKISH_SMALL = "abcçdefgğhıijklmnoöprsştuüvyz"
TURKISH_CAPITAL = "ABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZ"
DOT_ABOVE = "\N{COMBINING DOT ABOVE}"
EVERY_CHARACTER = [chr(codepoint) for codepoint in range(sys.maxunicode + 1)]


def cases(*rows: tuple[Any, ...]) -> list[Any]:
    """One case per row, whose id says the row: "given -> expected", other arguments between."""
    return [pytest.param(*row, id=" ".join([readable(row[0]), *map(str, row[1:-1]), "->", readable(row[-1])])) for row in rows]


def readable(value: object) -> str:
    """A value as an id shows it: Turkish letters as they are, what cannot be seen by its escape."""
    visible = (char if char.isprintable() and not unicodedata.combining(char) else f"\\u{ord(char):04x}" for char in str(value))
    return "".join(visible) or "nothing"


# Locales


def test_turkish_is_the_source() -> None:
    assert language.LOCALES == ("tr", "en")
    assert (language.SOURCE_LOCALE, language.TARGET_LOCALE) == language.LOCALES


def test_english_is_british() -> None:
    assert [str(language.babel_locale(locale)) for locale in language.LOCALES] == ["tr", "en_GB"]


# Case


@pytest.mark.parametrize(("small", "capital"), list(zip(TURKISH_SMALL, TURKISH_CAPITAL, strict=True)))
def test_each_turkish_letter_has_its_other_case(small: str, capital: str) -> None:
    assert language.lower(capital, "tr") == language.lower(small, "tr") == small
    assert language.upper(small, "tr") == language.upper(capital, "tr") == capital
    assert language.capitalize_first(small, "tr") == capital


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    cases(
        ("IŞIK", "tr", "ışık"),
        ("İSTANBUL", "tr", "istanbul"),
        ("İSTANBUL", "en", "istanbul"),
        ("IĞDIR", "tr", "ığdır"),
        ("I" + DOT_ABOVE + "ZMIR", "tr", "izmır"),
        ("I" + DOT_ABOVE + "zmir", "en", "izmir"),
        ("i" + DOT_ABOVE + "zmir", "tr", "izmir"),
        ("İLİ", "en", "ili"),
        ("INDIA", "en", "india"),
        ("ÂLEM HÂKİM", "tr", "âlem hâkim"),
        ("C" + "\N{COMBINING CEDILLA}" + "AY", "tr", "çay"),
        ("", "tr", ""),
    ),
)
def test_lower(text: str, locale: str, expected: str) -> None:
    assert language.lower(text, locale) == expected


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    cases(
        ("ışık", "tr", "IŞIK"),
        ("istanbul", "tr", "İSTANBUL"),
        ("istanbul", "en", "ISTANBUL"),
        ("Iğdır", "tr", "IĞDIR"),
        ("Iğdır", "en", "IĞDIR"),
        ("İstanbul", "en", "İSTANBUL"),
        ("i" + DOT_ABOVE + "zmir", "tr", "İZMİR"),
        ("i" + DOT_ABOVE + "zmir", "en", "IZMIR"),
        ("hâkim", "tr", "HÂKİM"),
        ("Straße", "tr", "STRASSE"),
        ("", "en", ""),
    ),
)
def test_upper(text: str, locale: str, expected: str) -> None:
    assert language.upper(text, locale) == expected


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    cases(
        ("istanbul", "tr", "İstanbul"),
        ("istanbul", "en", "Istanbul"),
        ("ılıca", "tr", "Ilıca"),
        ("ılıca", "en", "Ilıca"),
        ("i" + DOT_ABOVE + "zmir", "tr", "İzmir"),
        ("“iklim” eylemi", "tr", "“İklim” eylemi"),
        ("(ilk) ADIM", "tr", "(İlk) ADIM"),
        ("3. toplantı", "tr", "3. toplantı"),
        ("İzmir", "tr", "İzmir"),
        ("ßa", "en", "Ssa"),
        ("…", "tr", "…"),
        ("", "tr", ""),
    ),
)
def test_capitalize_first(text: str, locale: str, expected: str) -> None:
    assert language.capitalize_first(text, locale) == expected


@pytest.mark.parametrize("locale", language.LOCALES)
def test_no_character_leaves_a_combining_dot(locale: str) -> None:
    changing = [char for char in EVERY_CHARACTER if char.lower() != char or char.upper() != char or unicodedata.decomposition(char)]
    for text in ("\n".join(changing), (DOT_ABOVE + "\n").join(changing)):
        assert DOT_ABOVE not in language.lower(text, locale)
        assert DOT_ABOVE not in language.upper(text, locale)
    for char in changing:
        if char.title() != char:
            assert DOT_ABOVE not in language.capitalize_first(char + DOT_ABOVE, locale)


@given(text=st.text(), locale=st.sampled_from(language.LOCALES))
def test_case_changes_settle_at_once(text: str, locale: str) -> None:
    for change in (language.lower, language.capitalize_first):
        once = change(text, locale)
        assert change(once, locale) == once
        assert DOT_ABOVE not in once


# Order

TURKISH_ORDER = [
    "",
    "2. toplantı",
    "“2. toplantı”",
    "10. toplantı",
    "900 ağaç",
    "1.500 ağaç",
    "2018–2022 planı",
    "2019 planı",
    "540.000 fidan",
    "ad",
    "Ad",
    "“Ad”",
    "âdet",
    "Adıyaman",
    "Adige",
    "Ankara-Konya",
    "Ankara Üniversitesi",
    "Ankaragücü",
    "cam",
    "çam",
    "dal",
    "gaz",
    "ğ",
    "halk",
    "ılıca",
    "Isparta",
    "iklim",
    "“İklim” eylemi",
    "İstanbul",
    "kar",
    "kâr",
    "kara",
    "oda",
    "ödül",
    "park",
    "Qatar",
    "rapor",
    "su",
    "Su & atık",
    "su kaynakları",
    "şehir",
    "ulaşım",
    "üniversite",
    "vadi",
    "Wuppertal",
    "X",
    "yol",
    "zeytin",
    "Αθήνα",
]
ENGLISH_ORDER = [
    "",
    "2nd meeting",
    "10th meeting",
    "1,500 trees",
    "2,000 trees",
    "Ankara Declaration",
    "Ankaragücü",
    "cab",
    "Çankaya",
    "car",
    "Iğdır",
    "Ilıca",
    "“Inclusive” cities",
    "Istanbul",
    "İstanbul",
    "Izmir",
    "oak",
    "Ödemiş",
    "offer",
    "salt",
    "Şanlıurfa",
    "sea",
    "Ünye",
    "Uşak",
    "valley",
    "Zonguldak",
    "Αθήνα",
]


@pytest.mark.parametrize(("locale", "expected"), [pytest.param("tr", TURKISH_ORDER, id="tr"), pytest.param("en", ENGLISH_ORDER, id="en")])
def test_order(locale: str, expected: list[str]) -> None:
    for seed in range(5):
        shuffled = random.Random(seed).sample(expected, len(expected))
        assert sorted(shuffled, key=lambda text: language.sort_key(text, locale)) == expected


def test_turkish_letters_stand_in_the_order_of_the_alphabet() -> None:
    for letters in (TURKISH_SMALL, TURKISH_CAPITAL):
        assert "".join(sorted(letters, key=lambda letter: language.sort_key(letter, "tr"))) == letters


@pytest.mark.parametrize(
    ("text", "other", "locale"),
    [
        pytest.param("âlem", "alem", "tr", id="circumflex tr"),
        pytest.param("KÂĞIT", "kağıt", "tr", id="capitals tr"),
        pytest.param("“Zeytin” (2019)", "Zeytin 2019", "tr", id="quotes and brackets tr"),
        pytest.param("Bursa'da", "Bursa’da", "tr", id="apostrophes tr"),
        pytest.param("e-posta", "e posta", "tr", id="dash and space tr"),
        pytest.param("007", "7", "tr", id="leading zeros tr"),
        pytest.param("1.500", "1500", "tr", id="thousands tr"),
        pytest.param("1,500", "1500", "en", id="thousands en"),
        pytest.param("İçel", "icel", "en", id="diacritics en"),
        pytest.param("ISIK", "ışık", "en", id="dotless i en"),
        pytest.param("José", "jose", "tr", id="foreign letter tr"),
        pytest.param("Łódź", "lodz", "en", id="foreign letter en"),
    ],
)
def test_first_level_of_the_order_overlooks(text: str, other: str, locale: str) -> None:
    key, other_key = language.sort_key(text, locale), language.sort_key(other, locale)
    assert key[0] == other_key[0]
    assert key != other_key


@given(texts=st.lists(st.text(), min_size=2, max_size=2), locale=st.sampled_from(language.LOCALES))
def test_order_is_total(texts: list[str], locale: str) -> None:
    first, second = texts
    assert (language.sort_key(first, locale) == language.sort_key(second, locale)) == (first == second)


@given(first=st.integers(min_value=0), second=st.integers(min_value=0), locale=st.sampled_from(language.LOCALES))
def test_numbers_sort_by_value(first: int, second: int, locale: str) -> None:
    first, second = first % 10**20, second % 10**20
    key, other_key = (language.sort_key(f"{number}. toplantı", locale) for number in (first, second))
    assert (key < other_key) == (first < second)


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    cases(
        ("çevre", "tr", "Ç"),
        ("Çankaya", "en", "C"),
        ("iklim", "tr", "İ"),
        ("iklim", "en", "I"),
        ("İzmir", "en", "I"),
        ("Iğdır", "tr", "I"),
        ("ılıca", "en", "I"),
        ("âlem", "tr", "A"),
        ("Şişli", "tr", "Ş"),
        ("Şişli", "en", "S"),
        ("“Ölçek”", "tr", "Ö"),
        ("’Ğ", "tr", "Ğ"),
        ("Wuppertal", "tr", "W"),
        ("zeytin", "tr", "Z"),
        ("zeytin", "en", "Z"),
        ("ßa", "en", "S"),
        ("2. toplantı", "tr", "#"),
        ("٣", "tr", "#"),
        ("…", "en", "#"),
        ("", "tr", "#"),
        ("αθήνα", "tr", "Α"),
        ("αθήνα", "en", "Α"),
    ),
)
def test_alphabet_letter(text: str, locale: str, expected: str) -> None:
    assert language.alphabet_letter(text, locale) == expected


@given(texts=st.lists(st.text(), max_size=20), locale=st.sampled_from(language.LOCALES))
def test_each_heading_comes_once_in_order(texts: list[str], locale: str) -> None:
    headings = [language.alphabet_letter(text, locale) for text in sorted(texts, key=lambda text: language.sort_key(text, locale))]
    changes = [heading for heading, before in zip(headings, [None, *headings], strict=False) if heading != before]
    assert len(changes) == len(set(changes))


# Folding


@pytest.mark.parametrize(
    ("text", "expected"),
    cases(
        ("İstanbul", "istanbul"),
        ("ISTANBUL", "istanbul"),
        ("I" + DOT_ABOVE + "stanbul", "istanbul"),
        ("Iğdır Gölü", "igdir golu"),
        ("ŞANLIURFA’da", "sanliurfa'da"),
        ("Bursa‘da", "bursa'da"),
        ("Bursa'da", "bursa'da"),
        ("Bursa´da", "bursa'da"),
        ("mülteci", "multeci"),
        ("kâr, îman, sükût", "kar, iman, sukut"),
        ("Straße", "strasse"),
        ("STRAẞE", "strasse"),
        ("Ærø, Łódź, Þór", "aero, lodz, thor"),
        ("“Kadın” – ‘çocuk’…", "\"kadin\" - 'cocuk'..."),
        ("ﬁdan m²", "fidan m2"),
        ("kıs\N{SOFT HYPHEN}men", "kismen"),
        ("½", "1/2"),
        ("ΟΔΟΣ οδος", "οδοσ οδοσ"),
        ("日本", "日本"),
        ("", ""),
    ),
)
def test_fold(text: str, expected: str) -> None:
    assert language.fold(text) == expected


def test_every_turkish_letter_folds_to_ascii_in_both_cases() -> None:
    expected = "abccdefgghiijklmnooprsstuuvyz"
    assert language.fold(TURKISH_SMALL) == language.fold(TURKISH_CAPITAL) == expected


@pytest.mark.long  # every character there is; any text is folded below
def test_folding_every_character_twice_changes_nothing() -> None:
    once = language.fold("\n".join(EVERY_CHARACTER))
    assert language.fold(once) == once


@given(text=st.text(), locale=st.sampled_from(language.LOCALES))
def test_folding_overlooks_case_and_composition(text: str, locale: str) -> None:
    folded = language.fold(text)
    assert language.fold(language.lower(text, locale)) == folded
    for form in ("NFC", "NFD"):
        assert language.fold(unicodedata.normalize(form, text)) == folded


# Slugs


@pytest.mark.parametrize(
    ("text", "expected"),
    cases(
        ("Iğdır Gölü", "igdir-golu"),
        ("IĞDIR GÖLÜ", "igdir-golu"),
        ("İstanbul'da", "istanbulda"),
        ("İstanbul’da", "istanbulda"),
        ("I" + DOT_ABOVE + "stanbul", "istanbul"),
        ("Şanlıurfa’nın “Yeşil” Çağrısı", "sanliurfanin-yesil-cagrisi"),
        ("Su & atık", "su-atik"),
        ("R&D", "r-d"),
        ("&amp;", "amp"),
        ("Kadın/erkek eşitliği", "kadin-erkek-esitligi"),
        ("hâlâ kâr", "hala-kar"),
        ("540.000 fidan", "540000-fidan"),
        ("540,000 trees", "540000-trees"),
        ("1,5 derece", "1-5-derece"),
        ("1.5 degrees", "1-5-degrees"),
        ("06.11.2019", "06-11-2019"),
        ("2018–2022", "2018-2022"),
        ("%50", "50"),
        ("a_b -- c", "a-b-c"),
        ("Straße", "strasse"),
        ("…", ""),
        ("", ""),
    ),
)
def test_slugify(text: str, expected: str) -> None:
    assert language.slugify(text) == expected


@pytest.mark.parametrize(
    ("text", "max_length", "expected"),
    cases(
        ("iklim değişikliğine uyum", 24, "iklim-degisikligine-uyum"),
        ("iklim değişikliğine uyum", 23, "iklim-degisikligine"),
        ("iklim değişikliğine uyum", 19, "iklim-degisikligine"),
        ("iklim değişikliğine uyum", 18, "iklim"),
        ("iklim değişikliğine uyum", 3, "ikl"),
        ("değişikliğine", 4, "degi"),
        ("", 4, ""),
    ),
)
def test_slugify_cuts_after_a_word(text: str, max_length: int, expected: str) -> None:
    assert language.slugify(text, max_length) == expected


@given(text=st.text(), max_length=st.integers(min_value=0, max_value=30))
def test_slugs_are_kebab_case(text: str, max_length: int) -> None:
    slug = language.slugify(text, max_length)
    assert not slug or all(word.isascii() and word.isalnum() and word == language.lower(word, "en") for word in slug.split("-"))
    assert language.slugify(slug, max_length) == slug
    assert not max_length or len(slug) <= max_length


# Truncation


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    cases(
        ("İklim için eylem", 16, "İklim için eylem"),
        ("İklim için eylem", 15, "İklim için…"),
        ("İklim için eylem", 11, "İklim için…"),
        ("İklim için eylem", 10, "İklim…"),
        ("bir, iki, üç", 10, "bir, iki…"),
        ("bir – iki üç", 8, "bir…"),
        ("bir\n  iki", 7, "bir iki"),
        ("Eylem", 4, "Eyl…"),
        ("Eylem planı", 1, "…"),
        ("", 1, ""),
    ),
)
def test_truncate(text: str, limit: int, expected: str) -> None:
    assert language.truncate(text, limit) == expected


@given(text=st.text(), limit=st.integers(min_value=1, max_value=40))
def test_truncated_text_keeps_the_limit(text: str, limit: int) -> None:
    cut = language.truncate(text, limit)
    assert len(cut) <= limit
    assert cut == " ".join(text.split()) or cut.endswith("…")


# Lists and numbers


@pytest.mark.parametrize(
    ("items", "locale", "expected"),
    cases(
        ([], "tr", ""),
        (["A"], "tr", "A"),
        (["A", "B"], "tr", "A ve B"),
        (["A", "B", "C"], "tr", "A, B ve C"),
        ([], "en", ""),
        (["A", "B"], "en", "A and B"),
        (["A", "B", "C"], "en", "A, B and C"),
        (["{0}", "{1}"], "en", "{0} and {1}"),
    ),
)
def test_format_list(items: list[str], locale: str, expected: str) -> None:
    assert language.format_list(items, locale) == expected
    assert language.format_list(iter(items), locale) == babel_format_list(items, locale=language.babel_locale(locale))


@pytest.mark.parametrize(
    ("value", "locale", "expected"),
    cases(
        (540000, "tr", "540.000"),
        (540000, "en", "540,000"),
        (Decimal("3888526.99"), "tr", "3.888.526,99"),
        (Decimal("3888526.99"), "en", "3,888,526.99"),
        (Decimal("1.50"), "tr", "1,50"),
        (Decimal("1.50"), "en", "1.50"),
        (Decimal("0.12345678"), "tr", "0,12345678"),
        (Decimal("1E+3"), "tr", "1.000"),
        (Decimal("-12.5"), "en", "-12.5"),
        (Decimal("-0"), "en", "0"),
        (1.5, "tr", "1,5"),
        (85.0, "tr", "85"),
        (0.1, "en", "0.1"),
        (0, "tr", "0"),
        (-1000, "tr", "-1.000"),
        (10**30, "en", "1" + 10 * ",000"),
    ),
)
def test_format_number(value: int | float | Decimal, locale: str, expected: str) -> None:
    assert numerals.format_number(value, locale) == expected


@pytest.mark.parametrize(
    ("value", "locale", "expected"),
    cases(
        (85, "tr", "%85"),
        (85, "en", "85%"),
        (Decimal("85.5"), "tr", "%85,5"),
        (Decimal("85.5"), "en", "85.5%"),
        (0.25, "tr", "%0,25"),
        (-5, "tr", "-%5"),
        (-5, "en", "-5%"),
        (1000, "tr", "%1.000"),
    ),
)
def test_format_percent(value: int | float | Decimal, locale: str, expected: str) -> None:
    assert numerals.format_percent(value, locale) == expected


@given(value=st.integers(min_value=-(10**15), max_value=10**15), locale=st.sampled_from(language.LOCALES))
def test_whole_numbers_are_written_as_babel_writes_them(value: int, locale: str) -> None:
    babel_locale = language.babel_locale(locale)
    assert numerals.format_number(value, locale) == format_decimal(value, locale=babel_locale)
    assert numerals.format_percent(value, locale) == format_percent(Decimal(value) / 100, locale=babel_locale)


@pytest.mark.parametrize(
    ("value", "currency", "locale", "expected"),
    cases(
        (Decimal("3888526.99"), "EUR", "tr", "3.888.526,99 avro"),
        (Decimal("3888526.99"), "EUR", "en", "€3,888,526.99"),
        (3888526.9, "EUR", "tr", "3.888.526,90 avro"),
        (3888526.9, "EUR", "en", "€3,888,526.90"),
        (500000, "EUR", "tr", "500.000 avro"),
        (500000, "EUR", "en", "€500,000"),
        (Decimal("0.125"), "EUR", "tr", "0,125 avro"),
        (Decimal("-5.00"), "EUR", "en", "-€5.00"),
        (1000, "TRY", "tr", "1.000 Türk lirası"),
        (1000, "TRY", "en", "1,000 Turkish lira"),
        (1000, "USD", "tr", "1.000 ABD doları"),
        (1000, "USD", "en", "US$1,000"),
        (1000, "GBP", "tr", "1.000 İngiliz sterlini"),
        (1000, "GBP", "en", "£1,000"),
        (1, "CHF", "en", "1 Swiss franc"),
        (2, "CHF", "en", "2 Swiss francs"),
        (2, "XXQ", "tr", "2 XXQ"),
        (2, "XXQ", "en", "2 XXQ"),
    ),
)
def test_format_currency(value: int | float | Decimal, currency: str, locale: str, expected: str) -> None:
    assert numerals.format_currency(value, currency, locale) == expected


@pytest.mark.parametrize(
    ("number", "locale", "expected"),
    cases(
        *((number, "tr", f"{number}.") for number in (1, 2, 3, 11, 21)),
        (1, "en", "1st"),
        (2, "en", "2nd"),
        (3, "en", "3rd"),
        (4, "en", "4th"),
        (11, "en", "11th"),
        (12, "en", "12th"),
        (13, "en", "13th"),
        (21, "en", "21st"),
        (112, "en", "112th"),
        (1000, "en", "1,000th"),
    ),
)
def test_format_ordinal(number: int, locale: str, expected: str) -> None:
    assert numerals.format_ordinal(number, locale) == expected


# Names


@pytest.mark.parametrize(
    ("code", "locale", "expected"),
    cases(
        ("tr", "tr", "Türkçe"),
        ("en", "tr", "İngilizce"),
        ("tr", "en", "Turkish"),
        ("en", "en", "English"),
        ("ar", "tr", "Arapça"),
        ("ku", "en", "Kurdish"),
        ("zza", "tr", "Zazaca"),
    ),
)
def test_language_name(code: str, locale: str, expected: str) -> None:
    assert language.language_name(code, locale) == expected


@pytest.mark.parametrize(
    ("code", "locale", "expected"),
    cases(
        ("TR", "tr", "Türkiye"),
        ("TR", "en", "Türkiye"),
        ("GB", "tr", "Birleşik Krallık"),
        ("GB", "en", "United Kingdom"),
        ("NL", "tr", "Hollanda"),
    ),
)
def test_country_name(code: str, locale: str, expected: str) -> None:
    assert language.country_name(code, locale) == expected


@pytest.mark.parametrize(
    ("text", "stop"),
    [
        ("Göç", "."),
        ("Göç (2. baskı)", "."),
        ("Göç nereye?", ""),
        ("“Göç, kent ve biz.”", ""),
        ("“Göç, kent ve biz”", "."),
        ("Örnek A.Ş.", ""),
        ("Göç…", ""),
        ('<a href="x.html">Örnek A.Ş.</a>', ""),
        ('<a href="x.html">Örnek</a>', "."),
        ("&#34;Göç!&#34;", ""),
    ],
)
def test_no_full_stop_follows_another_mark(text: str, stop: str) -> None:
    assert language.stop_after(text) == stop
