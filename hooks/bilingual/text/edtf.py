"""Dates as editors write them: a part of EDTF (ISO 8601-2), with its bounds and its order.

No function here makes a date more precise than it was written: a year stays a year, a decade a decade.
"""

import calendar
import datetime
import enum
import re
from dataclasses import dataclass

from bilingual.text.date_guesses import guess

_FIRST_YEAR, _LAST_YEAR = 1000, 2999
_QUALIFIERS = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}  # by (approximate, uncertain)
_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_DECADE = re.compile(r"([0-9]{3})X([~?%]?)")


class InvalidDate(ValueError):
    """A text or a value that is not a date of this project: `code` says why.

    `suggestion` is a valid text that may be meant, or None.
    """

    def __init__(self, code: str, suggestion: str | None = None) -> None:
        super().__init__(code, suggestion)
        self.code = code
        self.suggestion = suggestion


class Precision(enum.IntEnum):
    """How much of a date is known; the value counts the known parts among year, month and day, so that coarser is smaller."""

    DECADE = 0
    YEAR = 1
    MONTH = 2
    DAY = 3


@dataclass(frozen=True, slots=True)
class CalendarPoint:
    """A year, a month of a year, a day, or the decade that starts with ``year``, from 1000 to 2999.

    Raises InvalidDate when no calendar has it.
    """

    year: int
    month: int | None = None
    day: int | None = None
    is_decade: bool = False

    def __post_init__(self) -> None:
        if not _FIRST_YEAR <= self.year <= _LAST_YEAR:
            raise InvalidDate("year-out-of-range")
        if self.month is None:
            if self.day is not None or (self.is_decade and self.year % 10):
                raise InvalidDate("not-a-date")
            return
        if self.is_decade:
            raise InvalidDate("not-a-date")
        if not 1 <= self.month <= 12:
            raise InvalidDate("no-such-month")
        if self.day is not None and not 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]:
            raise InvalidDate("no-such-day")

    @property
    def precision(self) -> Precision:
        """The finest part that is known."""
        return Precision.DECADE if self.is_decade else Precision(1 + (self.month is not None) + (self.day is not None))

    def first_day(self) -> datetime.date:
        """The day itself, or the first day of the month, the year or the decade."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> datetime.date:
        """The day itself, or the last day of the month, the year or the decade."""
        month = self.month or 12
        return datetime.date(self.year + 9 * self.is_decade, month, self.day or calendar.monthrange(self.year, month)[1])

    def iso(self) -> str:
        """The point in ISO 8601 as precise as it is known, "2019-11-06", "2018-10" or "2016"; of a decade, which that has not, nothing."""
        return self.first_day().isoformat()[: (0, 4, 7, 10)[self.precision]]

    @property
    def text(self) -> str:
        """The point in EDTF."""
        return self.iso() or f"{self.year // 10}X"


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date: a single point (`end` is None), an interval of two points, an interval that still goes on, or one of several points.

    Of several points, `choices` holds all, in order, `start` the first and `end` the last. Only a single point may be approximate or
    uncertain. Raises InvalidDate for any other combination and for an end before its start.
    """

    start: CalendarPoint
    end: CalendarPoint | None = None
    approximate: bool = False
    uncertain: bool = False
    open_end: bool = False
    choices: tuple[CalendarPoint, ...] = ()

    def __post_init__(self) -> None:
        if self.end is not None:
            if self.open_end:
                raise InvalidDate("not-a-date")
            if self.end.last_day() < self.start.first_day():
                raise InvalidDate("end-before-start")
        if (self.approximate or self.uncertain) and (self.end is not None or self.open_end):
            raise InvalidDate("qualified-interval")

    @property
    def precision(self) -> Precision:
        """The precision of the coarsest point."""
        return min(point.precision for point in self.choices or (self.start, self.end or self.start))

    @property
    def first_day(self) -> datetime.date:
        """The earliest day that the date covers; for an approximate or uncertain date, the earliest of what is written."""
        return self.start.first_day()

    @property
    def last_day(self) -> datetime.date:
        """The last day that the date covers, included; `datetime.date.max` if it still goes on."""
        if self.open_end:
            return datetime.date.max
        return max(point.last_day() for point in self.choices or (self.end or self.start,))

    @property
    def years(self) -> range:
        """The calendar years that the date touches; only the year of the start if it still goes on."""
        return range(self.start.year, (self.start.last_day() if self.open_end else self.last_day).year + 1)

    def overlaps(self, first_year: int, last_year: int) -> bool:
        """Whether the date touches a year from `first_year` to `last_year`, both included; one that goes on touches all later years."""
        return self.first_day.year <= last_year and self.last_day.year >= first_year

    @property
    def text(self) -> str:
        """The EDTF text that `parse` reads as this date; there is exactly one."""
        if self.choices:
            return f"[{','.join(point.text for point in self.choices)}]"
        if self.open_end:
            return f"{self.start.text}/.."
        if self.end is not None:
            return f"{self.start.text}/{self.end.text}"
        return self.start.text + _QUALIFIERS[self.approximate, self.uncertain]

    @property
    def sort_key(self) -> tuple[datetime.date, int, datetime.date]:
        """Orders by first day; on the same one a year comes before a month and a month before a day; then by last day."""
        return (self.first_day, self.precision, self.last_day)

    @property
    def is_plain(self) -> bool:
        """Whether ISO 8601 can say all of it: no decade, nothing about, uncertain or without an end, no choice."""
        is_vague = self.approximate or self.uncertain or self.open_end or self.choices
        return not (is_vague or self.precision is Precision.DECADE)

    @property
    def has_known_days(self) -> bool:
        """Whether first and last day are both known for certain; an interval that still goes on has no known last day."""
        return self.precision is Precision.DAY and self.is_plain


def parse(text: str) -> Edtf:
    """Read `YYYX`, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, followed by `~`, `?` or `%` or not; intervals `A/B` and `A/..`; `[A,B]`.

    Years run from 1000 to 2999, digits are ASCII. Raises InvalidDate for every other text, and nothing else for any.
    """
    try:
        return _read(text)
    except InvalidDate as error:
        raise InvalidDate(error.code, _suggest(text)) from None


def _read(text: str) -> Edtf:
    """As `parse`, but the InvalidDate carries no suggestion."""
    if text.startswith("[") and text.endswith("]"):
        read = {_read_point(part.strip()) for part in text[1:-1].split(",")}
        if any(qualifier for _, qualifier in read):
            raise InvalidDate("qualified-interval")
        points = sorted((point for point, _ in read), key=lambda point: Edtf(point).sort_key)
        if len(points) < 2:
            raise InvalidDate("not-a-date")
        return Edtf(points[0], points[-1], choices=tuple(points))
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
    if decade := _DECADE.fullmatch(text):
        return CalendarPoint(int(f"{decade[1]}0"), is_decade=True), decade[2]
    match = _POINT.fullmatch(text)
    if match is None:
        raise InvalidDate("not-a-date")
    year, month, day, qualifier = match.groups()
    return CalendarPoint(int(year), int(month) if month else None, int(day) if day else None), qualifier
