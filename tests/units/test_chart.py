"""The picture of the timeline: positions, shapes and what they say of a date."""

import itertools
import re

import pytest
from bilingual.addresses import KIND_SLUGS
from bilingual.dates import parse
from bilingual.language import LOCALES
from bilingual.schema.entries import EventKind
from bilingual.timeline.chart import SEPARATION, SHAPES, Mark, draw
from bilingual.timeline.moments import Moment, arrange, find_moments

from tests.made_up import example_corpus, page, renderer_of


def marks(*dates: str, sort: str = "events", within: bool = False) -> list[Mark]:
    moments = [Moment(sort, str(number), "meeting", parse(date), within, frozenset()) for number, date in enumerate(dates)]
    return [mark for lane in draw(arrange(moments, 2015, 2019)).lanes for mark in lane.marks]


@pytest.mark.parametrize(
    ("sort", "date", "form", "x", "width"),
    [
        ("events", "2015-01-01", "point", 0.03, 0),
        ("events", "2019-12-31", "point", 99.97, 0),
        ("events", "2019-10-01/2019-10-03", "point", 95.05, 0),
        ("events", "2016-03-01/2016-05-31", "bar", 23.28, 5.03),
        ("events", "2017-01", "span", 40.03, 1.7),
        ("events", "2016", "span", 19.99, 20.04),
        ("events", "2016-06-15?", "span", 29.08, 0.06),
        ("projects", "2015-01/2017-12", "bar", 0, 60.02),
        ("projects", "2018/2020", "bar", 60.02, 39.98),
    ],
)
def test_form_and_place(sort: str, date: str, form: str, x: float, width: float) -> None:
    (mark,) = marks(date, sort=sort)
    assert mark.form == form
    assert (mark.x, mark.width) == pytest.approx((x, width), abs=0.011)


def test_a_day_within_a_larger_event_is_a_span() -> None:
    (mark,) = marks("2018-10-29/2018-11-02", within=True)
    assert mark.form == "span"
    assert mark.width == pytest.approx(100 * 5 / 1826, abs=0.011)


@pytest.mark.parametrize(
    ("date", "before", "after"),
    [
        ("2015/2019", False, False),
        ("2014/2016", True, False),
        ("2018/2020", False, True),
        ("2018/..", False, True),
        ("2010/2030", True, True),
    ],
)
def test_what_reaches_over_the_edge_says_so(date: str, before: bool, after: bool) -> None:
    (mark,) = marks(date, sort="projects")
    assert (mark.from_before, mark.goes_on) == (before, after)
    assert mark.x >= 0
    assert mark.x + mark.width <= 100


def test_marks_of_a_row_keep_apart() -> None:
    found = marks("2016-01-01", "2016-01-02", "2016-01-03", "2016-12-31")
    assert [mark.row for mark in found] == [0, 1, 2, 0]
    for row in {mark.row for mark in found}:
        places = [mark.x for mark in found if mark.row == row]
        assert all(later - earlier >= SEPARATION for earlier, later in itertools.pairwise(places))


def test_years_begin_where_they_begin() -> None:
    years = draw(arrange([], 2015, 2019)).years
    assert years == ((2015, 0.0), (2016, 19.99), (2017, 40.03), (2018, 60.02), (2019, 80.01))  # 2016 is a day longer


def test_every_kind_has_a_shape_and_every_kind_of_event_its_own() -> None:
    assert SHAPES.keys() == KIND_SLUGS.keys()
    assert len({SHAPES[kind] for kind in EventKind}) == len(EventKind)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_mark_leads_to_a_line_and_every_line_of_the_years_has_one(locale: str) -> None:
    html = page(renderer_of(example_corpus()), "timeline", locale=locale)
    targets = re.findall(r'<a class="mark [^"]+" href="#([^"]+)"', html)
    lines = re.findall(r'class="(?:timeline__item|span-list__item)[^"]*" id="([^"]+)"', html)
    assert sorted(targets) == sorted(lines)


def test_a_mark_says_date_and_title() -> None:
    html = page(renderer_of(example_corpus()), "timeline", locale="en")
    assert "<title>between 23 and 24 May 2018, day not known: " in html
    assert "<title>1–3 October 2019: Example Urban Forum</title>" in html


def test_what_has_no_date_or_lies_outside_is_not_drawn() -> None:
    timeline = arrange(find_moments(example_corpus()), 2017, 2018)
    drawn = {mark.moment.key for lane in draw(timeline).lanes for mark in lane.marks}
    assert drawn == {moment.key for moment in (*timeline.spans, *timeline.within)}
