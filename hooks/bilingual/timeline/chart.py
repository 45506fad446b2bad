"""The picture of the timeline: where each entry lies between the first and the last year, and which shape it has.

Positions are percentages of the picture's width, so that one picture fits every screen without its words and marks being scaled. What is
known to the day is a mark; what is known to the month or the year, or only within a larger event, is a span from the first day to the last;
a project is a bar. Nothing here is more precise than its date.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from bilingual.timeline.moments import Moment, Timeline

_PAGE = "M-4.5-6H2L5-3V6H-4.5z"

SHAPES: Mapping[str, str] = {
    "workshop": "M-5-5H5V5H-5z",
    "symposium": "M-6.5 0L-3.25-5.6H3.25L6.5 0L3.25 5.6H-3.25z",
    "conference": "M0-6.5L6.2-2L3.8 5.3H-3.8L-6.2-2z",
    "panel": "M0-6.5L6.5 5H-6.5z",
    "meeting": "M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0z",
    "forum": "M0-7L2-2.3L7-2L3.2 1.4L4.4 6.5L0 3.7L-4.4 6.5L-3.2 1.4L-7-2L-2-2.3z",
    "session": "M0 6.5L6.5-5H-6.5z",
    "side-event": "M-2-6H2V-2H6V2H2V6H-2V2H-6V-2H-2z",
    "exhibition": "M-6-6H6V6H-6zM-3-3V3H3V-3z",
    "film-screening": "M-5-6.5L6.5 0L-5 6.5z",
    "training": "M-6-3.2L-3.2-6L0-2.8L3.2-6L6-3.2L2.8 0L6 3.2L3.2 6L0 2.8L-3.2 6L-6 3.2L-2.8 0z",
    **dict.fromkeys(("workshop-report", "research-report", "handbook", "policy-paper"), _PAGE),
    "project": "M-7-3H7V3H-7z",
    "declaration": "M0-7L7 0L0 7L-7 0z",
}
"""The outline of each kind's mark as an SVG path around its middle, 14 units wide; all reports share a page."""

SEPARATION = 9.0
"""The percentage of the width that two marks in a row keep apart: a finger's width on the narrowest screen."""

LONGEST_MARK = datetime.timedelta(days=14)
"""What took longer than this is drawn as long as it was."""

Form = Literal["point", "span", "bar"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment in the picture: from ``x`` percent on, ``width`` percent wide (a point has none), in a row of its lane, the first being 0.

    ``from_before`` and ``goes_on`` say that it began before the first year or ends after the last.
    """

    moment: Moment
    form: Form
    x: float
    width: float
    row: int
    from_before: bool
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """A line of the picture: one kind, or one project."""

    sort: str
    kind: str
    marks: tuple[Mark, ...]

    @property
    def rows(self) -> int:
        """How many rows it takes to keep its marks apart."""
        return 1 + max(mark.row for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture: where each year begins, in percent, and the lanes from the top down."""

    years: tuple[tuple[int, float], ...]
    lanes: tuple[Lane, ...]

    @property
    def has_spans(self) -> bool:
        """Whether the day of anything in it is not known."""
        return any(mark.form == "span" for lane in self.lanes for mark in lane.marks)

    @property
    def has_arrows(self) -> bool:
        """Whether anything in it goes on after the last year."""
        return any(mark.goes_on for lane in self.lanes for mark in lane.marks)


def draw(timeline: Timeline) -> Chart:
    """Return the picture of a timeline: each project in a lane of its own, then the kinds in the order in which they first occur."""
    scale = _Scale(timeline.first, timeline.last)
    lanes = [Lane(moment.sort, moment.kind, (_mark(moment, scale, []),)) for moment in timeline.spans]
    kinds: dict[tuple[str, str], list[Moment]] = {}
    for moment in timeline.within:
        kinds.setdefault((moment.sort, moment.kind), []).append(moment)
    lanes += [Lane(sort, kind, tuple(_row_by_row(moments, scale))) for (sort, kind), moments in kinds.items()]
    return Chart(tuple((year, scale.start_of(year)) for year in timeline.years), tuple(lanes))


class _Scale:
    """Turns days into percentages of the time from the first year's first day to the last year's last."""

    def __init__(self, first: int, last: int) -> None:
        self.first = datetime.date(first, 1, 1)
        self.end = datetime.date(last + 1, 1, 1)

    def start_of(self, year: int) -> float:
        return self.at(datetime.date(year, 1, 1))

    def at(self, day: datetime.date) -> float:
        """Return where the day begins; the range's edge for one outside of it."""
        inside = min(max(day, self.first), self.end)
        return round(100 * ((inside - self.first) / (self.end - self.first)), 2)


def _row_by_row(moments: Iterable[Moment], scale: _Scale) -> list[Mark]:
    """Return the marks of a lane, each in the first row where the mark before leaves it room."""
    ends: list[float] = []
    return [_mark(moment, scale, ends) for moment in moments]


def _mark(moment: Moment, scale: _Scale, ends: list[float]) -> Mark:
    date = moment.date
    assert date is not None  # what has no date is in no picture
    start = scale.at(date.first_day)
    goes_on = date.last_day >= scale.end
    end = 100.0 if goes_on else scale.at(date.last_day + datetime.timedelta(days=1))
    if moment.sort == "projects":
        form: Form = "bar"
    elif not moment.known_days:
        form = "span"
    else:
        form = "bar" if date.last_day - date.first_day > LONGEST_MARK else "point"
    if form == "point":
        start = end = round((start + end) / 2, 2)
    row = next((row for row, taken in enumerate(ends) if start - taken >= SEPARATION), len(ends))
    ends[row : row + 1] = [end]
    return Mark(moment, form, start, round(end - start, 2), row, date.first_day < scale.first, goes_on)
