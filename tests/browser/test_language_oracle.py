"""Case, order, folding and numbers against ICU, as Chromium's ``Intl`` carries it."""

import itertools
import random
import unicodedata
from decimal import Decimal
from typing import Any

import pytest
from bilingual.text import language, numerals
from bilingual.text.provinces import PROVINCES
from playwright.sync_api import Browser

TURKISH_LETTERS = "abcçdefgğhıijklmnoöprsştuüvyzABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZ"
LATIN = [char for char in map(chr, range(0x20, 0x180)) if char.isprintable()]  # beyond, Unicode still adds capitals to small letters
NAMES = [province.name_tr for province in PROVINCES.values()]
TITLES = [
    *NAMES,
    *[language.lower(name, "tr") for name in NAMES],
    *[language.upper(name, "tr") for name in NAMES],
    *("2. toplantı", "10. toplantı", "100. toplantı", "2 Nisan", "2019 raporu", "2018 raporu"),
    *("“Zeytin” şenliği", "‘Iğdır’ raporu", "«İklim» eylemi", "(Çocuk) hakları", "kâr", "kar", "karanlık", "hâlâ", "hala", "halay"),
    *("Quito", "Wuppertal", "Xanten", "vadi", "vaha", "Yalova’nın", "Ankara Üniversitesi", "Ankaragücü", "Ankara", "ılıman", "iliman"),
]


@pytest.fixture(scope="module")
def ask(browser: Browser) -> Any:
    """Give `ask(script, argument)`: what a JavaScript function returns for the argument."""
    page = browser.new_page()
    yield page.evaluate
    page.close()


def first_level(text: str, locale: str) -> str:
    return language.sort_key(text, locale)[0]


# Case


@pytest.mark.parametrize("locale", language.LOCALES)
def test_case_of_each_letter(ask: Any, locale: str) -> None:
    lowered, raised = ask(
        "([letters, locale]) => [letters.map(l => l.toLocaleLowerCase(locale)), letters.map(l => l.toLocaleUpperCase(locale))]",
        [LATIN, locale],
    )
    # ICU writes the English lower case of İ as i with a combining dot; that dot is what we never leave.
    assert [language.lower(letter, locale) for letter in LATIN] == [letter.replace("i\u0307", "i") for letter in lowered]
    composed = [unicodedata.normalize("NFC", letter) for letter in raised]
    assert [unicodedata.normalize("NFC", language.upper(letter, locale)) for letter in LATIN] == composed


def test_case_of_turkish_words(ask: Any) -> None:
    lowered, raised = ask("titles => [titles.map(t => t.toLocaleLowerCase('tr')), titles.map(t => t.toLocaleUpperCase('tr'))]", TITLES)
    assert [language.lower(title, "tr") for title in TITLES] == lowered
    assert [language.upper(title, "tr") for title in TITLES] == raised


# Order


@pytest.mark.parametrize(
    "letters",
    [pytest.param("abcçdefgğhıijklmnoöprsştuüvyz", id="29 letters"), pytest.param("abcçdefgğhıijklmnoöpqrsştuüvwxyz", id="with q w x")],
)
def test_order_of_the_turkish_alphabet(ask: Any, letters: str) -> None:
    shuffled = random.Random(1).sample(letters, len(letters))
    by_icu = ask("letters => letters.sort(new Intl.Collator('tr').compare)", shuffled)
    assert sorted(shuffled, key=lambda letter: language.sort_key(letter, "tr")) == by_icu == list(letters)


@pytest.mark.parametrize("locale", language.LOCALES)
def test_first_level_of_each_pair_of_letters(ask: Any, locale: str) -> None:
    """Our first level is ICU's sensitivity "base", but for two letters."""
    letters = {*TURKISH_LETTERS, *"qwxQWXâîûÂÎÛéÉñÑ0159"}
    # CLDR takes Î for a capital ı with a circumflex, though Turkish has it over i only; and in English it keeps ı a letter apart from i.
    letters -= {"tr": {"Î"}, "en": {"ı"}}[locale]
    pairs = list(itertools.product(sorted(letters), repeat=2))
    script = """([pairs, locale]) => {
      const collator = new Intl.Collator(locale, {sensitivity: "base"});
      return pairs.map(([first, second]) => Math.sign(collator.compare(first, second)));
    }"""
    by_icu = ask(script, [pairs, icu(locale)])
    ours = [compare(first_level(first, locale), first_level(second, locale)) for first, second in pairs]
    assert ours == by_icu


def icu(locale: str) -> str:
    return str(language.babel_locale(locale)).replace("_", "-")


def compare(first: str, second: str) -> int:
    return (first > second) - (first < second)


@pytest.mark.parametrize("locale", language.LOCALES)
def test_order_of_titles(ask: Any, locale: str) -> None:
    """Titles that differ at the first level stand as ICU has them."""
    bare = [title.translate(dict.fromkeys(map(ord, "“”‘’«»()"))) for title in TITLES]  # ICU would put quotes first
    if locale == "en":
        bare = [title.replace("ı", "i") for title in bare]  # a letter apart in CLDR, to an English reader an i
    by_icu = ask("([titles, locale]) => titles.sort(new Intl.Collator(locale, {numeric: true}).compare)", [bare, icu(locale)])
    assert [first_level(title, locale) for title in by_icu] == sorted(first_level(title, locale) for title in TITLES)


def test_case_decides_last_as_in_icu(ask: Any) -> None:
    titles = ["ad", "Ad", "aD", "AD", "İL", "il", "İl", "IL", "ıl", "Il"]
    by_icu = ask("titles => titles.sort(new Intl.Collator('tr').compare)", titles)
    assert sorted(titles, key=lambda title: language.sort_key(title, "tr")) == by_icu


@pytest.mark.parametrize("locale", language.LOCALES)
def test_quotes_do_not_count(ask: Any, locale: str) -> None:
    quoted = ["“Zeytin”", "ada", "‘Bursa’", "(Çay)", "«dağ»"]
    script = "([titles, locale]) => titles.sort(new Intl.Collator(locale, {ignorePunctuation: true}).compare)"
    assert sorted(quoted, key=lambda title: language.sort_key(title, locale)) == ask(script, [quoted, icu(locale)])


# Folding

FOLD = """([texts, foldings]) => {
  const replace = text => Array.from(text, character => foldings[character] ?? character).join("");
  return texts.map(text => replace(replace(text).normalize("NFKD").replace(/[\\p{Mn}\\p{Cf}]/gu, "").toLowerCase()));
}"""


def test_folding_can_be_repeated_in_the_browser(ask: Any) -> None:
    texts = [*LATIN, *TITLES, "İSTANBUL’DA", "I\u0307zmir", "Straße", "ΟΔΟΣ", "½ m²", "ﬁdan", "“x” – ´y´", "kıs\u00admen"]
    assert ask(FOLD, [texts, dict(language.FOLDINGS)]) == [language.fold(text) for text in texts]


# Numbers


@pytest.mark.parametrize("locale", language.LOCALES)
def test_numbers(ask: Any, locale: str) -> None:
    values = [0, 7, 999, 1000, 540000, 3888526, -12345, 1.5, 3888526.99, -0.25]
    script = "([values, locale]) => values.map(v => new Intl.NumberFormat(locale, {maximumFractionDigits: 20}).format(v))"
    assert [numerals.format_number(Decimal(str(value)), locale) for value in values] == ask(script, [values, icu(locale)])
    script = "([values, locale]) => values.map(v => new Intl.NumberFormat(locale, {style: 'unit', unit: 'percent'}).format(v))"
    assert [numerals.format_percent(value, locale) for value in values] == ask(script, [values, icu(locale)])


@pytest.mark.parametrize("locale", language.LOCALES)
def test_lists(ask: Any, locale: str) -> None:
    lists = [["A"], ["A", "B"], ["A", "B", "C"]]
    assert [language.format_list(items, locale) for items in lists] == ask(
        "([lists, locale]) => lists.map(l => new Intl.ListFormat(locale).format(l))", [lists, icu(locale)]
    )
