"""The picture of the timeline: places, lanes, labels that keep apart, and what lies after the last year."""

import itertools
import re

import pytest
from bilingual.rendering.contexts.chart import MILESTONE_RADIUS, NAMES, ROW, WIDTH, Chart, Mark, draw, text_width
from bilingual.site.timeline_items import TimelineItem, arrange
from bilingual.text.edtf import parse
from bilingual.text.language import LOCALES

from tests.made_up import example_corpus, page, renderer_of


def item(key: str, date: str, sort: str = "events", *, within: bool = False) -> TimelineItem:
    return TimelineItem(sort, key, "meeting", parse(date), within, frozenset(), "lane")


def drawn(*dates: str, label: str = "Toplantı", sort: str = "events", within: bool = False, last: int = 2019) -> Chart:
    items = [item(str(number), date, sort, within=within) for number, date in enumerate(dates)]
    return draw(arrange(items, 2015, last), ["lane"], lambda _: label)


def marks(chart: Chart) -> list[Mark]:
    return [mark for lane in chart.lanes for mark in lane.marks]


def box(mark: Mark) -> tuple[float, float]:
    """From where to where a mark and its label reach."""
    around = 0 if mark.form == "bar" else MILESTONE_RADIUS
    left, right = mark.x - around, mark.x + mark.width + around
    width = text_width(mark.label, bold=mark.form == "bar")
    ends = (mark.label_x - width, mark.label_x) if mark.flipped else (mark.label_x, mark.label_x + width)
    return min(left, ends[0]), max(right, ends[1])


@pytest.mark.parametrize(
    ("sort", "date", "form"),
    [
        ("events", "2015-01-01", "point"),
        ("events", "2019-10-01/2019-10-03", "point"),
        ("events", "2016-03-01/2016-05-31", "bar"),
        ("events", "2017-01", "hollow"),
        ("events", "2016", "hollow"),
        ("events", "2016-06-15?", "hollow"),
        ("projects", "2015-01/2017-12", "bar"),
        ("projects", "2018/..", "bar"),
    ],
)
def test_the_form_says_how_exact_the_date_is(sort: str, date: str, form: str) -> None:
    (mark,) = marks(drawn(date, sort=sort))
    assert mark.form == form
    assert NAMES <= mark.x <= mark.x + mark.width <= WIDTH


def test_a_day_within_a_larger_event_is_hollow() -> None:
    assert [mark.form for mark in marks(drawn("2018-10-29/2018-11-02", within=True))] == ["hollow"]


def test_years_are_equally_wide_and_those_after_the_last_narrower() -> None:
    years = drawn("2016-01-01", "2022-05-01").years
    assert [year.year for year in years] == list(range(2015, 2023))
    own, later = ([year.width for year in years if year.is_later is is_later] for is_later in (False, True))
    assert len(set(own)) == len(set(later)) == 1
    assert later[0] < own[0]
    assert drawn("2016-01-01", "2022-05-01").later_x == years[5].x


def test_far_years_never_take_up_more_than_half_as_much_as_the_timelines_own() -> None:
    years = drawn("2016-01-01", "2099-05-01").years
    later = sum(year.width for year in years if year.is_later)
    assert later <= 0.51 * sum(year.width for year in years if not year.is_later)
    named = [year.x for year in years if year.named]
    assert all(later - earlier >= 39 for earlier, later in itertools.pairwise(named))


def test_nothing_later_no_part_for_it() -> None:
    assert drawn("2016-01-01").later_x is None


def test_labels_keep_apart_and_inside_of_the_picture() -> None:
    dates = [f"{year}-{month:02}-15" for year in range(2015, 2020) for month in range(1, 13)] + ["2019-12-30", "2019-12-31"]
    found = marks(drawn(*dates, label="Bir toplantının oldukça uzun adı burada"))
    assert any(mark.flipped for mark in found)
    for row in {mark.row for mark in found}:
        boxes = sorted(box(mark) for mark in found if mark.row == row)
        assert all(later[0] >= earlier[1] for earlier, later in itertools.pairwise(boxes))
        assert boxes[-1][1] <= WIDTH


def test_projects_that_follow_each_other_share_a_row() -> None:
    assert [mark.row for mark in marks(drawn("2015-01/2017-12", "2018/2020", sort="projects", last=2020))] == [0, 0]


def test_what_lies_before_is_not_drawn_and_no_lane_is_empty() -> None:
    assert drawn("2014-05-01").lanes == ()


def test_lanes_follow_one_another() -> None:
    html = page(renderer_of(example_corpus()), "timeline")
    tops = [float(top) for top in re.findall(r'<text class="lane" x="0" y="([\d.]+)">[^<]+</text>\n', html)]
    assert tops == sorted(tops)
    assert all(later - earlier >= ROW for earlier, later in itertools.pairwise(tops))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_mark_leads_to_a_stop(locale: str) -> None:
    html = page(renderer_of(example_corpus()), "timeline", locale=locale)
    targets = re.findall(r'<a class="mark" href="#([^"]+)"', html)
    stops = re.findall(r'<li class="stop [^>]*id="([^"]+)"', html)
    assert len(targets) > 10
    assert set(targets) <= set(stops)


def test_a_mark_says_its_short_title_and_its_date() -> None:
    html = page(renderer_of(example_corpus()), "timeline")
    assert "<title>Komşuluk Çalıştayı, 25–26 Kasım 2016 (duyuruya göre)</title>" in html
