"""Dates as editors write them (EDTF, ISO 8601-2) and as readers see them, in Turkish and in British English.

No function here makes a date more precise than it was written: a year stays a year, in words as in sorting. No Turkish wording puts
a suffix on a number or a month: a suffix follows the vowels of what it stands on, and programs that generate one get it wrong.
"""

import calendar
import datetime
import enum
import functools
import re
from dataclasses import dataclass

from bilingual.text.date_guesses import decade, guess
from bilingual.text.language import babel_locale

_WORDINGS = {
    "tr": {
        "approximate": "{} dolayları",
        "uncertain": "{} (kesin değil)",
        "open end": "{} – sürüyor",
        "during": "{} içinde",
        "day unknown": "{}, günü bilinmiyor",
        "announced": "{} (duyuruya göre)",
    },
    "en": {
        "approximate": "c. {}",
        "uncertain": "{} (uncertain)",
        "open end": "{} – ongoing",
        "during": "during {}",
        "day unknown": "{}, day not known",
        "announced": "{} (as announced)",
    },
}
"""What one language says around a date; `{}` stands for the date."""
_RANGE_JOINTS = ("–", " – ")

_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_QUALIFIERS = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}  # by (approximate, uncertain)
_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")


class InvalidDate(ValueError):
    """A text or a value that is not a date of this project: `code` says why.

    `suggestion` is a valid text that may be meant, the decade that is named, or None.
    """

    def __init__(self, code: str, suggestion: str | None = None) -> None:
        super().__init__(code, suggestion)
        self.code = code
        self.suggestion = suggestion

    def __str__(self) -> str:
        return self.code if self.suggestion is None else f"{self.code} (perhaps {self.suggestion})"


class Precision(enum.Enum):
    """How much of a date is known; the value counts the known parts among year, month and day, so that coarser is smaller."""

    YEAR = 1
    MONTH = 2
    DAY = 3


@dataclass(frozen=True, slots=True)
class CalendarPoint:
    """A year, a month of a year, or a day, from 1000 to 2999. Raises InvalidDate when no calendar has it."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if not _FIRST_YEAR <= self.year <= _LAST_YEAR:
            raise InvalidDate("year-out-of-range")
        if self.month is None:
            if self.day is not None:
                raise InvalidDate("not-a-date")
            return
        if not 1 <= self.month <= 12:
            raise InvalidDate("no-such-month")
        if self.day is not None and not 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]:
            raise InvalidDate("no-such-day")

    @property
    def precision(self) -> Precision:
        """The finest part that is known."""
        return Precision.DAY if self.day is not None else Precision.MONTH if self.month is not None else Precision.YEAR

    def first_day(self) -> datetime.date:
        """The day itself, or the first day of the month or of the year."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> datetime.date:
        """The day itself, or the last day of the month or of the year."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def iso(self) -> str:
        """The point in ISO 8601 as precise as it is known: "2019-11-06", "2018-10" or "2016"."""
        if self.month is None:
            return f"{self.year}"
        return f"{self.year}-{self.month:02}" if self.day is None else f"{self.year}-{self.month:02}-{self.day:02}"


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date: a single point (`end` is None), an interval of two points of one precision, or an interval that still goes on.

    Only a single point may be approximate or uncertain. Raises InvalidDate for any other combination and for an end before its start.
    """

    start: CalendarPoint
    end: CalendarPoint | None = None
    approximate: bool = False
    uncertain: bool = False
    open_end: bool = False

    def __post_init__(self) -> None:
        if self.end is not None:
            if self.open_end:
                raise InvalidDate("not-a-date")
            if self.end.precision is not self.start.precision:
                raise InvalidDate("mixed-precision")
            if self.end.first_day() < self.start.first_day():
                raise InvalidDate("end-before-start")
        if (self.approximate or self.uncertain) and (self.end is not None or self.open_end):
            raise InvalidDate("qualified-interval")

    @property
    def precision(self) -> Precision:
        """The precision of the start; an end has the same."""
        return self.start.precision

    @property
    def first_day(self) -> datetime.date:
        """The earliest day that the date covers; for an approximate or uncertain date, the earliest of what is written."""
        return self.start.first_day()

    @property
    def last_day(self) -> datetime.date:
        """The last day that the date covers, included; `datetime.date.max` if it still goes on."""
        return datetime.date.max if self.open_end else (self.end or self.start).last_day()

    @property
    def years(self) -> range:
        """The calendar years that the date touches; only the year of the start if it still goes on."""
        return range(self.start.year, (self.end or self.start).year + 1)

    def overlaps(self, first_year: int, last_year: int) -> bool:
        """Whether the date touches a year from `first_year` to `last_year`, both included; one that goes on touches all later years."""
        return self.first_day.year <= last_year and self.last_day.year >= first_year

    @property
    def text(self) -> str:
        """The EDTF text that `parse` reads as this date; there is exactly one."""
        if self.open_end:
            return f"{self.start.iso()}/.."
        if self.end is not None:
            return f"{self.start.iso()}/{self.end.iso()}"
        return self.start.iso() + _QUALIFIERS[self.approximate, self.uncertain]

    @property
    def sort_key(self) -> tuple[datetime.date, int, datetime.date]:
        """Orders by first day; on the same one a year comes before a month and a month before a day; then by last day."""
        return (self.first_day, self.precision.value, self.last_day)

    @property
    def has_known_days(self) -> bool:
        """Whether first and last day are both known for certain; an interval that still goes on has no known last day."""
        return self.precision is Precision.DAY and not (self.approximate or self.uncertain or self.open_end)


def parse(text: str) -> Edtf:
    """Read `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, followed by `~`, `?` or `%` or not, or an interval `A/B` or `A/..` of plain points.

    Years run from 1000 to 2999, digits are ASCII. Raises InvalidDate for every other text, and nothing else for any.
    """
    try:
        return _read(text)
    except InvalidDate as error:
        if named := decade(text):
            raise InvalidDate("decade", named) from None
        raise InvalidDate(error.code, _suggest(text)) from None


def format_date(date: Edtf, locale: str) -> str:
    """The date in words: "6 Kasım 2019", "1–3 October 2018", "c. 2016", "2018 – sürüyor"."""
    return _qualified(_span(date, locale), date, locale)


def format_within(span: Edtf, locale: str) -> str:
    """Words for something that took place on an unknown day of the span: "during October 2018, day not known".

    Within a single certain day nothing is unknown: the result is that day.
    """
    if span.has_known_days and span.first_day == span.last_day:
        return format_date(span, locale)
    if span.end not in (None, span.start) or span.approximate or span.uncertain or span.open_end:
        words = format_date(span, locale)
    else:
        words = _say("during", locale, _point_words(span.start, locale))
    return _say("day unknown", locale, words)


def format_announced(date: Edtf, locale: str) -> str:
    """Words for a date that was announced: "25–26 November 2018 (as announced)"."""
    return _say("announced", locale, format_date(date, locale))


def _read(text: str) -> Edtf:
    """As `parse`, but the InvalidDate carries no suggestion."""
    left, slash, right = text.partition("/")
    start, qualifiers = _read_point(left)
    end = None
    open_end = right == ".."
    if slash and not open_end:
        end, qualifier = _read_point(right)
        qualifiers += qualifier
    return Edtf(start, end, not {"~", "%"}.isdisjoint(qualifiers), not {"?", "%"}.isdisjoint(qualifiers), open_end)


def _suggest(text: str) -> str | None:
    """A valid text that the editor may have meant by an invalid one, or None. A wrong guess comes to nothing, since it is read back."""
    for guessed in guess(text):
        try:
            return _read(guessed).text
        except InvalidDate:
            continue
    return None


def _read_point(text: str) -> tuple[CalendarPoint, str]:
    """The point and its qualifier (`~`, `?`, `%` or nothing). Raises InvalidDate."""
    match = _POINT.fullmatch(text)
    if match is None:
        raise InvalidDate("not-a-date")
    year, month, day, qualifier = match.groups()
    return CalendarPoint(int(year), int(month) if month else None, int(day) if day else None), qualifier


def _say(what: str, locale: str, words: str) -> str:
    """What the locale says around the words of a date."""
    return _WORDINGS[locale][what].format(words)


@functools.cache
def _month_names(locale: str) -> dict[int, str]:
    """Babel's month names by number."""
    return dict(babel_locale(locale).months["format"]["wide"])


def _point_words(point: CalendarPoint, locale: str, *, with_month: bool = True, with_year: bool = True) -> str:
    """The known parts of the point in the order that Turkish and British English share, without the parts switched off."""
    month = _month_names(locale)[point.month] if point.month and with_month else ""
    return " ".join(filter(None, (str(point.day or ""), month, str(point.year) if with_year else "")))


def _span(date: Edtf, locale: str) -> str:
    """The point or both ends of the date; what the ends share is said once."""
    start, end = date.start, date.end
    if end is None or end == start:
        return _point_words(start, locale)
    same_year = start.year == end.year
    same_month = same_year and start.month == end.month
    left = _point_words(start, locale, with_month=not same_month, with_year=not same_year)
    right = _point_words(end, locale)
    return left + _RANGE_JOINTS[" " in left] + right


def _qualified(words: str, date: Edtf, locale: str) -> str:
    """The words with what the date says about its own certainty and end."""
    qualifiers = {"approximate": date.approximate, "uncertain": date.uncertain, "open end": date.open_end}
    for what in (what for what, holds in qualifiers.items() if holds):
        words = _say(what, locale, words)
    return words
