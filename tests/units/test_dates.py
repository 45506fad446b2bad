"""Dates: what editors may write, what readers see, and the agreement of both with edtf and Babel."""

import calendar
import datetime
import itertools
import pickle
import random
import warnings
from typing import Any

import pytest
from babel import Locale
from babel.dates import format_date as babel_format_date
from bilingual.text.dates import format_announced, format_date, format_within
from bilingual.text.edtf import CalendarPoint, Edtf, InvalidDate, Precision, parse
from hypothesis import example, given
from hypothesis import strategies as st

LOCALES = ("tr", "en")


def in_both(rows: list[tuple[str, str, str]]) -> list[Any]:
    """One case per language, its id the EDTF text and the language, for rows of (EDTF text, Turkish, English)."""
    return [
        pytest.param(text, locale, words, id=f"{text} {locale}")
        for text, *both in rows
        for locale, words in zip(LOCALES, both, strict=True)
    ]


# Wording

DATES = [
    ("2019-11-06", "6 Kasım 2019", "6 November 2019"),
    ("2018-10-01/2018-10-03", "1–3 Ekim 2018", "1–3 October 2018"),
    ("2018-10-29/2018-11-02", "29 Ekim – 2 Kasım 2018", "29 October – 2 November 2018"),
    ("2018-12-30/2019-01-02", "30 Aralık 2018 – 2 Ocak 2019", "30 December 2018 – 2 January 2019"),
    ("2018-10-01/2019-10-01", "1 Ekim 2018 – 1 Ekim 2019", "1 October 2018 – 1 October 2019"),
    ("2018-10-01/2018-10-01", "1 Ekim 2018", "1 October 2018"),
    ("2018-10", "Ekim 2018", "October 2018"),
    ("2018-01/2018-03", "Ocak–Mart 2018", "January–March 2018"),
    ("2015-01/2017-12", "Ocak 2015 – Aralık 2017", "January 2015 – December 2017"),
    ("2015-05/2016-05", "Mayıs 2015 – Mayıs 2016", "May 2015 – May 2016"),
    ("2016", "2016", "2016"),
    ("2016~", "2016 dolayları", "c. 2016"),
    ("2016?", "2016 (kesin değil)", "2016 (uncertain)"),
    ("2016%", "2016 dolayları (kesin değil)", "c. 2016 (uncertain)"),
    ("2018-10~", "Ekim 2018 dolayları", "c. October 2018"),
    ("2018-10-05?", "5 Ekim 2018 (kesin değil)", "5 October 2018 (uncertain)"),
    ("2015/2017", "2015–2017", "2015–2017"),
    ("2018/..", "2018 – sürüyor", "2018 – ongoing"),
    ("2018-10/..", "Ekim 2018 – sürüyor", "October 2018 – ongoing"),
    ("2018-10-01/..", "1 Ekim 2018 – sürüyor", "1 October 2018 – ongoing"),
    ("198X", "1980’ler", "1980s"),
    ("191X~", "1910’lar dolayları", "c. 1910s"),
    ("200X/201X", "2000’ler–2010’lar", "2000s–2010s"),
    ("199X/..", "1990’lar – sürüyor", "1990s – ongoing"),
    ("198X/1994", "1980’ler – 1994", "1980s – 1994"),
    ("2018-10-29/2018-11", "29 Ekim – Kasım 2018", "29 October – November 2018"),
    ("2018-10/2018-10-03", "Ekim – 3 Ekim 2018", "October – 3 October 2018"),
    ("2018-10-03/2018", "3 Ekim 2018 – 2018", "3 October 2018 – 2018"),
    ("2018/2019-11", "2018 – Kasım 2019", "2018 – November 2019"),
]

CHOICES = [
    ("[2019-10-01,2019-10-03]", "1 veya 3 Ekim 2019", "1 or 3 October 2019"),
    ("[2019-10-01,2019-11-03]", "1 Ekim veya 3 Kasım 2019", "1 October or 3 November 2019"),
    ("[2018-12-31,2019-01-01]", "31 Aralık 2018 veya 1 Ocak 2019", "31 December 2018 or 1 January 2019"),
    ("[2016,2017,2019]", "2016, 2017 veya 2019", "2016, 2017 or 2019"),
    ("[198X,1991-05]", "1980’ler veya Mayıs 1991", "1980s or May 1991"),
]

SPANS = [
    ("2018-10-29/2018-11-02", "29 Ekim – 2 Kasım 2018, günü bilinmiyor", "29 October – 2 November 2018, day not known"),
    ("2018-10-01/2018-10-03", "1–3 Ekim 2018, günü bilinmiyor", "1–3 October 2018, day not known"),
    (
        "2018-12-30/2019-01-02",
        "30 Aralık 2018 – 2 Ocak 2019, günü bilinmiyor",
        "30 December 2018 – 2 January 2019, day not known",
    ),
    ("2018-01/2018-03", "Ocak–Mart 2018, günü bilinmiyor", "January–March 2018, day not known"),
    ("2015/2017", "2015–2017, günü bilinmiyor", "2015–2017, day not known"),
    ("2018-10", "Ekim 2018 içinde, günü bilinmiyor", "during October 2018, day not known"),
    ("2018", "2018 içinde, günü bilinmiyor", "during 2018, day not known"),
    ("198X", "1980’ler içinde, günü bilinmiyor", "during the 1980s, day not known"),
    ("[2019-10-01,2019-10-03]", "1 veya 3 Ekim 2019, günü bilinmiyor", "1 or 3 October 2019, day not known"),
    ("2018~", "2018 dolayları, günü bilinmiyor", "c. 2018, day not known"),
    ("2018/..", "2018 – sürüyor, günü bilinmiyor", "2018 – ongoing, day not known"),
    ("2018-10-29", "29 Ekim 2018", "29 October 2018"),
    ("2018-10-29/2018-10-29", "29 Ekim 2018", "29 October 2018"),
]

ANNOUNCED = [
    ("2015-11-25/2015-11-26", "25–26 Kasım 2015 (duyuruya göre)", "25–26 November 2015 (as announced)"),
    ("2015-11", "Kasım 2015 (duyuruya göre)", "November 2015 (as announced)"),
    ("2016~", "2016 dolayları (duyuruya göre)", "c. 2016 (as announced)"),
]


@pytest.mark.parametrize(("text", "locale", "words"), in_both(DATES + CHOICES))
def test_date_in_words(text: str, locale: str, words: str) -> None:
    assert format_date(parse(text), locale) == words


@pytest.mark.parametrize(("text", "locale", "words"), in_both(SPANS))
def test_unknown_day_within_a_span(text: str, locale: str, words: str) -> None:
    assert format_within(parse(text), locale) == words


@pytest.mark.parametrize(("text", "locale", "words"), in_both(ANNOUNCED))
def test_announced_date(text: str, locale: str, words: str) -> None:
    assert format_announced(parse(text), locale) == words


@pytest.mark.parametrize("locale", ["tr", "en_GB"])
@pytest.mark.parametrize("text", ["2018-10-01/2018-10-03", "2018-10-29/2018-11-02", "2018-12-30/2019-01-02"])
def test_ranges_of_days_agree_with_babel_once_its_months_are_widened_and_its_thin_spaces_plain(text: str, locale: str) -> None:
    date = parse(text)
    first, last = date.first_day, date.last_day
    differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    patterns = [
        pattern.replace("MMM", "MMMM").replace("\u2009", " ") for pattern in Locale.parse(locale).interval_formats["yMMMd"][differs]
    ]
    expected = "".join(babel_format_date(day, pattern, locale) for day, pattern in zip((first, last), patterns, strict=True))
    assert format_date(date, locale[:2]) == expected


# Reading


@pytest.mark.parametrize("text", [text for text, *_ in DATES + CHOICES])
def test_text_is_what_was_written(text: str) -> None:
    assert parse(text).text == text


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2016", Edtf(CalendarPoint(2016))),
        ("2018-10", Edtf(CalendarPoint(2018, 10))),
        ("2019-11-06", Edtf(CalendarPoint(2019, 11, 6))),
        ("2016~", Edtf(CalendarPoint(2016), approximate=True)),
        ("2016?", Edtf(CalendarPoint(2016), uncertain=True)),
        ("2016%", Edtf(CalendarPoint(2016), approximate=True, uncertain=True)),
        ("2015/2017", Edtf(CalendarPoint(2015), CalendarPoint(2017))),
        ("2018/..", Edtf(CalendarPoint(2018), open_end=True)),
    ],
)
def test_parse(text: str, date: Edtf) -> None:
    assert parse(text) == date


INVALID = {
    "not-a-date": [
        "",
        " ",
        "yakında",
        "2019-1X",
        "2019-1",
        "19",
        "02019",
        "-2019",
        "2019-11-06\n",
        " 2019-11-06",
        "2019-11-06 ",
        "2019-11-06T10:00",
        "٢٠١٩",
        "２０１９",
        "2019\x00",
        "\x00",
        "\ud800",
        "2019~~",
        "2016~?",
        "?2016",
        "2019-11-XX",
        "/",
        "/..",
        "../2018",
        "../..",
        "2018/",
        "/2018",
        "2018/...",
        "2018/../2019",
        "2018/2019/2020",
        "2018 / 2019",
        "198x",
        "19XX",
        "198X-05",
        "[2019]",
        "[2019,2019]",
        "[2019-10-01..2019-10-03]",
        "{2018,2019}",
        "9" * 100_000,
        "2019-11-06/" * 10_000,
    ],
    "no-such-month": ["2019-00", "2019-13", "2019-13-01", "2018-21", "2019-21", "2018/2019-13"],
    "no-such-day": ["2019-02-29", "1900-02-29", "2019-04-31", "2019-01-00", "2019-01-32", "2019-02-30~"],
    "year-out-of-range": ["0000", "0999", "3000", "9999-12-31", "2018/3000"],
    "end-before-start": ["2018-10-03/2018-10-01", "2018-03/2018-01", "2017/2015", "2018-10-03/2018-09", "199X/1989"],
    "qualified-interval": ["2015~/2017", "2015/2017?", "2015%/2017~", "2018~/..", "2018-10-01/2018-10-03~", "[2018~,2019]"],
}


@pytest.mark.parametrize(
    ("text", "code"), [pytest.param(text, code, id=f"{code} {ascii(text)[:30]}") for code, texts in INVALID.items() for text in texts]
)
def test_invalid_text(text: str, code: str) -> None:
    with pytest.raises(InvalidDate) as caught:
        parse(text)
    assert caught.value.code == code


def test_values_that_no_calendar_has_cannot_be_made() -> None:
    point = CalendarPoint(2018)
    with pytest.raises(InvalidDate):
        CalendarPoint(2018, None, 1)
    with pytest.raises(InvalidDate):
        Edtf(point, point, open_end=True)


def suggestion_for(text: str) -> str | None:
    """The suggestion that comes with the refusal of the text."""
    with pytest.raises(InvalidDate) as caught:
        parse(text)
    return caught.value.suggestion


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("06.11.2019", "2019-11-06"),
        ("6.11.2019", "2019-11-06"),
        ("06/11/2019", "2019-11-06"),
        ("06-11-2019", "2019-11-06"),
        ("2019/11/06", "2019-11-06"),
        ("2019.11.06", "2019-11-06"),
        ("2019-11-6", "2019-11-06"),
        (" 2019-11-06 ", "2019-11-06"),
        ("20191106", "2019-11-06"),
        ("２０１９-11-06", "2019-11-06"),
        ("2019-11-06 00:00:00", "2019-11-06"),
        ("2019-11-06T10:00", "2019-11-06"),
        ("2019\N{NON-BREAKING HYPHEN}11\N{NON-BREAKING HYPHEN}06", "2019-11-06"),
        ("2019–11–06", "2019-11-06"),
        ("6 Kasım 2019", "2019-11-06"),
        ("6 KASIM 2019", "2019-11-06"),
        ("6 kasim 2019", "2019-11-06"),
        ("6 Kas 2019", "2019-11-06"),
        ("6\N{NO-BREAK SPACE}Kasım\N{NO-BREAK SPACE}2019", "2019-11-06"),
        ("6 Kasım 2019’da", "2019-11-06"),
        ("3 Ağustos 2019", "2019-08-03"),
        ("3 Agustos 2019", "2019-08-03"),
        ("3 HAZİRAN 2019", "2019-06-03"),
        ("6 November 2019", "2019-11-06"),
        ("6th November 2019", "2019-11-06"),
        ("November 6, 2019", "2019-11-06"),
        ("6 Sept. 2019", "2019-09-06"),
        ("6 Sep 2019", "2019-09-06"),
        ("Kasım 2019", "2019-11"),
        ("November 2019", "2019-11"),
        ("11.2019", "2019-11"),
        ("2019/11", "2019-11"),
        ("1-3 Ekim 2018", "2018-10-01/2018-10-03"),
        ("1–3 October 2018", "2018-10-01/2018-10-03"),
        ("1-3.10.2018", "2018-10-01/2018-10-03"),
        ("29.10-02.11.2018", "2018-10-29/2018-11-02"),
        ("October 29 – November 2, 2018", "2018-10-29/2018-11-02"),
        ("2018-10-01 - 2018-10-03", "2018-10-01/2018-10-03"),
        ("2015-2017", "2015/2017"),
        ("2016 civarı", "2016~"),
        ("~2016", "2016~"),
        ("2016~?", "2016%"),
        ("2018 – devam ediyor", "2018/.."),
        ("2018-10-01/...", "2018-10-01/.."),
        ("2018-10-01T10:00 - 2018-10-03T12:00", "2018-10-01/2018-10-03"),
        ("2024-01-01 00:00:00 -05", "2024-01-01"),
        ("2018-03-21T11:14:49+00:00", "2018-03-21"),
        ("2015’ten", None),
        ("2015’ten beri", None),
        ("2019’a kadar", None),
        ("6 Kasım 2019’un ardından", None),
        ("2011/12", None),
        ("90’lar", None),
        ("2019-13-01", None),
        ("13.13.2019", None),
        ("2019-02-30", None),
        ("30 Şubat 2019", None),
        ("31.04.2019", None),
        ("2019-1X", None),
        ("6 Kasım", None),
        ("06.11.19", None),
        ("6 Marzo 2019", None),
        ("2018-10-03/2018-10-01", None),
        ("2019-21", "2019/2021"),
        ("2019-13", None),
        ("1990’lar", "199X"),
        ("1990'larda", "199X"),
        ("1990lı yıllar", "199X"),
        ("the 1990s", "199X"),
        ("1950’lerde", "195X"),
        ("1990's", "199X"),
        ("201u", "201X"),
        ("1990 ’LARIN BAŞI", None),
        ("1980’ler – 1994", "198X/1994"),
        ("2015~/2017", None),
        ("0999", None),
        ("yakında", None),
        ("", None),
        ("6 Kasım 2019" + " " * 1_000, None),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_suggestion(text: str, suggestion: str | None) -> None:
    assert suggestion_for(text) == suggestion


# Order and bounds


def test_year_comes_before_its_months_and_a_month_before_its_days() -> None:
    ordered = [
        "201X",
        "2010",
        "2015/2017",
        "2015-12-31",
        "2016",
        "2016/2017",
        "2016-01",
        "2016-01-01",
        "2016-01-01/2016-01-02",
        "2016-01-01/2016-02-01",
        "2016-01-02",
        "2016-02",
        "2016-02/2016-03",
        "2016-02-01",
        "2017/..",
        "2017-01",
    ]
    shuffled = random.Random(7).sample(ordered, len(ordered))
    assert [date.text for date in sorted(map(parse, shuffled), key=lambda date: date.sort_key)] == ordered


@pytest.mark.parametrize("text", ["2016~", "2016?", "2016%"])
def test_doubtful_year_sorts_as_the_year(text: str) -> None:
    assert parse(text).sort_key == parse("2016").sort_key


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2016", Precision.YEAR),
        ("2018-10", Precision.MONTH),
        ("2018-10-01", Precision.DAY),
        ("2015/2017", Precision.YEAR),
        ("2018-10-01/..", Precision.DAY),
        ("198X", Precision.DECADE),
        ("2018-10-29/2018-11", Precision.MONTH),
    ],
)
def test_precision(text: str, precision: Precision) -> None:
    assert parse(text).precision is precision


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2018-10-01", True),
        ("2018-10-01/2018-10-03", True),
        ("2018-10-01~", False),
        ("2018-10-01?", False),
        ("2018-10-01/..", False),
        ("2018-10", False),
        ("2018-10/2018-11", False),
        ("2016", False),
        ("198X", False),
        ("2018-10-29/2018-11", False),
        ("[2019-10-01,2019-10-03]", False),
    ],
)
def test_known_days(text: str, known: bool) -> None:
    assert parse(text).has_known_days is known


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2016", range(2016, 2017)),
        ("2018-12-30/2019-01-02", range(2018, 2020)),
        ("2015/2017", range(2015, 2018)),
        ("2018/..", range(2018, 2019)),
    ],
)
def test_years(text: str, years: range) -> None:
    assert parse(text).years == years


@pytest.mark.parametrize(
    ("text", "first_year", "last_year", "overlaps"),
    [
        ("2015/2017", 2017, 2020, True),
        ("2015/2017", 2010, 2015, True),
        ("2015/2017", 2016, 2016, True),
        ("2015/2017", 2018, 2020, False),
        ("2015/2017", 2010, 2014, False),
        ("2018/..", 2025, 2025, True),
        ("2018/..", 2017, 2017, False),
        ("2018-12-30/2019-01-02", 2019, 2019, True),
    ],
)
def test_overlap_with_years(text: str, first_year: int, last_year: int, overlaps: bool) -> None:
    assert parse(text).overlaps(first_year, last_year) is overlaps


def test_interval_that_goes_on_has_no_last_day() -> None:
    assert parse("2018/..").last_day == datetime.date.max


def test_refusal_crosses_processes() -> None:
    error = pickle.loads(pickle.dumps(InvalidDate("not-a-date", "2019-11-06")))
    assert (error.code, error.suggestion) == ("not-a-date", "2019-11-06")


# Agreement with edtf


@pytest.fixture(scope="module")
def edtf() -> Any:
    """The reference library."""
    with warnings.catch_warnings():
        warnings.filterwarnings(
            "ignore", "warn_(multiple|ungrouped)_", module="edtf"
        )  # advice of pyparsing on edtf's grammar, given on import
        import edtf
    return edtf


def written_dates(count: int) -> list[str]:
    """Valid dates of every form in turn, the same on every run."""
    generator = random.Random(8601)
    lengths, suffixes = (4, 7, 10), ("", "~", "?", "%", "/..", "interval", "mixed", "decade")
    forms = itertools.islice(itertools.cycle(itertools.product(lengths, suffixes)), count)
    first, last = datetime.date(1000, 1, 1).toordinal(), datetime.date(2999, 12, 31).toordinal()
    texts = []
    for length, suffix in forms:
        day, other = (datetime.date.fromordinal(generator.randint(first, last)) for _ in range(2))
        near = min(day + datetime.timedelta(days=generator.randint(0, 700)), datetime.date(2999, 12, 31))
        start, end = sorted((day.isoformat()[:length], generator.choice((other, near)).isoformat()[:length]))
        mixed = f"{start}/{other.replace(year=2999).isoformat()[: generator.choice(lengths)]}"
        texts.append({"interval": f"{start}/{end}", "mixed": mixed, "decade": f"{start[:3]}X"}.get(suffix, start + suffix))
    return texts


def test_bounds_agree_with_edtf(edtf: Any) -> None:
    choices = ["[2019-10-03,2019-10-01]", "[2016,2017-05]"]
    ends_of_months = [f"{year}-{month:02}" for year in (1900, 2020) for month in range(1, 13)]
    ours, theirs = {}, {}
    for text in written_dates(108) + ends_of_months + choices:
        date, reference = parse(text), edtf.parse_edtf(text)
        lower, upper = reference.lower_strict(), reference.upper_strict()
        ours[text] = (date.first_day, date.last_day)
        theirs[text] = (datetime.date(*lower[:3]), datetime.date.max if upper == float("inf") else datetime.date(*upper[:3]))
    assert ours == theirs


def test_days_that_exist_agree_with_the_calendar_of_python() -> None:  # edtf takes every 29 February
    for year, month, day in itertools.product((1900, 2000, 2019, 2020), range(14), range(33)):
        text = f"{year}-{month:02}-{day:02}"
        try:
            expected = datetime.date.fromisoformat(text)
        except ValueError:
            assert suggestion_for(text) is None
        else:
            assert parse(text).first_day == parse(text).last_day == expected


# Properties


@st.composite
def dates(draw: st.DrawFn) -> Edtf:
    """Every kind of date that has at most two ends."""

    def point() -> CalendarPoint:
        day = draw(st.dates(datetime.date(1000, 1, 1), datetime.date(2999, 12, 31)))
        match draw(st.sampled_from(Precision)):
            case Precision.DECADE:
                return CalendarPoint(day.year // 10 * 10, is_decade=True)
            case Precision.YEAR:
                return CalendarPoint(day.year)
            case Precision.MONTH:
                return CalendarPoint(day.year, day.month)
            case _:
                return CalendarPoint(day.year, day.month, day.day)

    start, end = sorted((point(), point()), key=CalendarPoint.first_day)
    match draw(st.sampled_from(("point", "interval", "open"))):
        case "point":
            return Edtf(start, approximate=draw(st.booleans()), uncertain=draw(st.booleans()))
        case "interval":
            return Edtf(start, end)
        case _:
            return Edtf(start, open_end=True)


@given(st.text() | st.text("0123456789-/.~?% ’KasımEkim") | st.from_regex(r"[0-9]{4}(-[0-9]{2}){0,2}[~?%]?(/.*)?"))
@example("\ud800")
@example("2019-11-06\x00")
@example("2019-11-06/" * 1_000)
def test_parse_raises_nothing_but_invalid_date(text: str) -> None:
    suggestion: str | None = text
    try:
        suggestion = parse(text).text
    except InvalidDate as error:
        suggestion = error.suggestion
    assert suggestion is None or parse(suggestion).text == suggestion


@given(dates())
def test_text_is_read_back(date: Edtf) -> None:
    assert parse(date.text) == date


@given(dates())
def test_bounds_enclose_the_years_and_the_precision(date: Edtf) -> None:
    assert date.first_day <= date.last_day
    assert date.first_day.year == date.years[0]
    assert date.open_end or date.last_day.year == date.years[-1]
    if date.end is None and date.precision is Precision.MONTH and not date.open_end:
        assert (date.last_day - date.first_day).days + 1 == calendar.monthrange(date.start.year, date.start.month or 0)[1]


@given(dates(), st.sampled_from(LOCALES))
def test_own_wording_is_understood_when_an_editor_pastes_it(date: Edtf, locale: str) -> None:
    words = format_date(date, locale)
    meant = Edtf(date.start) if date.end == date.start else date
    assert words == meant.text or suggestion_for(words) == meant.text
