"""The picture of the timeline: lanes from the top down, a labelled mark for each entry, and the rows that keep the labels apart.

Lengths are units of the picture, which is ``WIDTH`` wide. What came after the last year is drawn narrower, in a part of its own.
Nothing here is more precise than its date: a mark whose exact day is not known is hollow.
"""

import datetime
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from bilingual.site.timeline_items import Timeline, TimelineItem
from bilingual.text.language import truncate

WIDTH = 1152
NAMES = 128
"""The width of the names of the lanes, left of the years."""
ROW = 26
RADIUS, MILESTONE_RADIUS = 6, 8
GAP = 8
"""The room between a mark and its label, and between a label and the next mark."""
LONGEST_LABEL = 40
LATER_SHARE = 0.55
"""How wide a year after the last is drawn, beside one of the timeline's own; all of them take up half as much as those at most."""
NAME_OF_YEAR = 40
SMALL = 228 / (WIDTH - NAMES)
"""How wide the years are together in the small picture, beside their width in the large one."""
LONGEST_MARK = datetime.timedelta(days=14)
"""What took longer than this is drawn as long as it was."""

Form = Literal["point", "hollow", "bar"]
Words = Callable[[TimelineItem], str]
"""What the mark of an item is called in the picture."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: its middle, or where its bar begins, at ``x``; a bar is ``width`` wide. Its row counts from 0 within its lane.

    The label begins at ``label_x``, or ends there where it is ``flipped``; ``inside`` says that it stands on the bar.
    ``share`` says where between the picture's first and last day the mark begins and ends, from 0 to 1.
    """

    item: TimelineItem
    form: Form
    x: float
    width: float
    row: int
    label: str
    label_x: float
    flipped: bool
    inside: bool
    share: tuple[float, float]


@dataclass(frozen=True, slots=True)
class ChartLane:
    """A lane of the picture; ``top`` is where it begins."""

    key: str
    marks: tuple[Mark, ...]
    top: int


@dataclass(frozen=True, slots=True)
class ChartYear:
    """A year of the picture: where it begins, how wide it is, and whether it lies after the timeline's last.

    Where years are too narrow for their names, only some are ``named``, and fewer, none of them later, in the small picture.
    """

    year: int
    x: float
    width: float
    is_later: bool
    named: bool
    named_small: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture: its years from the left, its lanes from the top, its height, and where what came after begins, if anything did."""

    years: tuple[ChartYear, ...]
    lanes: tuple[ChartLane, ...]
    height: int
    later_x: float | None

    @property
    def has_hollow(self) -> bool:
        """Whether the exact day of anything in it is not known."""
        return any(mark.form == "hollow" for lane in self.lanes for mark in lane.marks)


def draw(timeline: Timeline, lanes: Iterable[str], label: Words) -> Chart:
    """Return the picture of a timeline: those of the ``lanes`` in which anything lies, and every mark under its ``label``."""
    scale = _Scale(timeline)
    found: list[ChartLane] = []
    top = ROW
    for key in lanes:
        items = [item for item in timeline.items if item.lane == key and scale.shows(item)]
        if items:
            marks = _place(items, scale, label)
            found.append(ChartLane(key, marks, top))
            top += ROW * (1 + max(mark.row for mark in marks)) + GAP
    return Chart(scale.years, tuple(found), top, scale.later_x)


def text_width(text: str, *, bold: bool = False) -> float:
    """Return about how wide a label is, rather too wide than too narrow: nobody knows the reader's font."""
    return len(text) * (8.3 if bold else 7.6)


class _Scale:
    """Turns days into places in the picture: all years are equally wide, but those after the last, which are narrower."""

    def __init__(self, timeline: Timeline) -> None:
        own = range(timeline.first, timeline.last + 1)
        later = range(timeline.last + 1, max((timeline.last, *timeline.years)) + 1)
        share = min(LATER_SHARE, len(own) / 2 / len(later)) if later else 0.0
        unit = (WIDTH - NAMES) / (len(own) + share * len(later))
        x, years = float(NAMES), list[ChartYear]()
        for year in (*own, *later):
            width = unit if year in own else unit * share
            position = year - (later.start if year in later else own.start)
            named, named_small = (position % math.ceil(NAME_OF_YEAR / (width * scale)) == 0 for scale in (1, SMALL))
            years.append(ChartYear(year, round(x, 1), round(width, 1), year in later, named, named_small and year in own))
            x += width
        self.years = tuple(years)
        self.later_x = next((year.x for year in years if year.is_later), None)
        self.first, self.end = datetime.date(timeline.first, 1, 1), datetime.date(years[-1].year, 12, 31)

    def shows(self, item: TimelineItem) -> bool:
        """Return whether any of an item lies in the picture."""
        return bool(item.date and item.date.last_day >= self.first and item.date.first_day <= self.end)

    def at(self, day: datetime.date) -> float:
        """Return where a day begins; the edge for one outside of the picture."""
        if day < self.first:
            return float(NAMES)
        if day > self.end:
            return float(WIDTH)
        year = self.years[day.year - self.first.year]
        return round(year.x + year.width * (day - datetime.date(day.year, 1, 1)).days / 366, 1)


def _place(items: Sequence[TimelineItem], scale: _Scale, label: Words) -> tuple[Mark, ...]:
    """Return the marks of a lane, each in the first row where it and its label have room."""
    rows: list[list[tuple[float, float]]] = []
    marks = []
    for item in items:
        form, x, end = _span(item, scale)
        text = truncate(label(item), LONGEST_LABEL)
        width = text_width(text, bold=item.milestone or form == "bar")
        around = 0 if form == "bar" else MILESTONE_RADIUS
        inside = form == "bar" and width + 2 * GAP <= end - x
        flipped = not inside and end + around + GAP / 2 + width > WIDTH
        left, right = x - around, end + around
        if flipped:
            left -= 1.5 * GAP + width
        elif not inside:
            right += 1.5 * GAP + width
        # The last mark of a row is the likeliest to be in the way, so the first to be asked.
        free = (row for row, taken in enumerate(rows) if all(right <= start or left >= stop for start, stop in reversed(taken)))
        row = next(free, len(rows))
        rows[row:] = rows[row:] or [[]]
        rows[row].append((left, right))
        label_x = x + GAP if inside else x - around - GAP / 2 if flipped else end + around + GAP / 2
        share = tuple(round((place - NAMES) / (WIDTH - NAMES), 4) for place in (x, end))
        marks.append(Mark(item, form, x, round(end - x, 1), row, text, round(label_x, 1), flipped, inside, (share[0], share[1])))
    return tuple(marks)


def _span(item: TimelineItem, scale: _Scale) -> tuple[Form, float, float]:
    """Return the form of an item's mark, and where it begins and ends; a point ends where it begins."""
    date = item.date
    assert date is not None  # what has no date is in no picture
    start = scale.at(date.first_day)
    end = float(WIDTH) if date.last_day >= scale.end else scale.at(date.last_day + datetime.timedelta(days=1))
    if item.sort == "projects" or (item.known_days and date.last_day - date.first_day > LONGEST_MARK):
        return "bar", start, max(end - 1, start + 2)
    middle = min(round((start + end) / 2, 1), WIDTH - MILESTONE_RADIUS)
    return "point" if item.known_days else "hollow", middle, middle
