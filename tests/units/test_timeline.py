"""The timeline's list: what stands in it, where, and in which order."""

import re
from dataclasses import replace

import pytest
from bilingual.rendering.views.timeline import timed
from bilingual.schema.fields import Words
from bilingual.site.facets import Facet
from bilingual.site.lanes import slug_of
from bilingual.site.timeline_items import ONE_DOCUMENT, TimelineItem, arrange, find_items
from bilingual.text.edtf import parse

from tests.made_up import WITHOUT_WORDS, example_corpus, page, public_corpus, renderer_of, with_events


def item(date: str | None, sort: str = "events", key: str = "one") -> TimelineItem:
    return TimelineItem(sort, key, "meeting", parse(date) if date else None, False, frozenset())


def test_everything_stands_in_one_place() -> None:
    corpus = public_corpus()
    items = find_items(corpus)
    assert corpus.declaration
    alone = [version for version in corpus.declaration.versions.values() if version.event not in corpus.events]
    assert len(items) == len(corpus.events) + len(corpus.reports) + len(corpus.projects) + len(alone)
    for first, last in ((2015, 2019), (2018, 2018), (2001, 2005)):
        placed = arrange(items, first, last).items
        assert sorted(placed, key=repr) == sorted(items, key=repr)


@pytest.mark.parametrize(
    ("sort", "date", "year"),
    [
        ("events", "2014-12-31", 2014),
        ("events", "2016~", 2016),
        ("events", "2018-12-30/2019-01-02", 2018),
        ("events", "2020-01-01", 2020),
        ("reports", "2017-01", 2017),
        ("projects", "2013/2015", 2015),
        ("projects", "2019/..", 2019),
        ("projects", "2020/2022", 2020),
        ("projects", "2010/2014", 2010),
    ],
)
def test_a_year_holds_what_began_in_it_and_the_first_what_ran_on_into_it(sort: str, date: str, year: int) -> None:
    assert list(arrange([item(date, sort)], 2015, 2019).years) == [year]


def test_what_has_no_date_stands_apart() -> None:
    timeline = arrange([item(None)], 2015, 2019)
    assert (timeline.undated, dict(timeline.years)) == ((item(None),), {})


def test_order() -> None:
    keys = [item.key for item in find_items(public_corpus())]
    # The day of the session is not known: it stands where the congress begins.
    assert keys.index("meeting-2018") < keys.index("session-2018")
    assert set(keys[-2:]) == {"training-undated", "workshop-report"}


def test_an_event_and_the_version_that_came_from_it_are_one() -> None:
    corpus = public_corpus()
    meeting = next(item for item in find_items(corpus) if item.key == "meeting-2018")
    assert (meeting.versions, meeting.lane) == (("first",), "declaration")
    assert {Facet("kind", "meeting"), Facet("kind", "declaration")} <= meeting.facets
    html = page(renderer_of(corpus), "timeline")
    stop = re.search(r'<li class="stop[^>]* id="etkinlik-meeting-2018".*?</li>', html, re.DOTALL)
    assert stop
    assert '<span id="surum-first"></span>' in stop[0]


@pytest.mark.parametrize(
    ("key", "lane"),
    [("session-2018", "world"), ("handbook", "research"), ("findings", "research"), ("ladder", "projects"), ("panel-2018", "meetings")],
)
def test_the_lane_is_the_entrys_own_or_that_of_its_kind_or_sort(key: str, lane: str) -> None:
    (found,) = {item.lane for item in find_items(public_corpus()) if item.key == key}
    assert found == lane


def test_the_address_of_a_lane_is_no_longer_than_disks_can_have_names() -> None:
    words = example_corpus().site
    lane = words.lanes["world"].model_copy(update={"name": Words(tr="Çekoslovakyalılaştıramadıklarımızdan" * 20)})
    corpus = replace(example_corpus(), site=words.model_copy(update={"lanes": {**words.lanes, "world": lane}}))
    assert slug_of(corpus, "world", "tr") == ("cekoslovakyalilastiramadiklarimizdan" * 3)[:80]


def test_a_site_without_lanes_has_one_for_each_sort() -> None:
    corpus = replace(public_corpus(), site=WITHOUT_WORDS)
    assert {item.lane for item in find_items(corpus)} == {"declaration", "reports", "projects", "events"}
    assert '<span class="stop__lane">Etkinlikler</span>' in page(renderer_of(corpus), "timeline")


@pytest.mark.parametrize(
    ("date", "words", "html"),
    [
        ("2019-11-06", "6 Kasım", '<time datetime="2019-11-06">6 Kasım</time>'),
        ("2019-10-01/2019-10-03", "1–3 Ekim", '<time datetime="2019-10-01">1</time>–<time datetime="2019-10-03">3 Ekim</time>'),
        (
            "2015-01/2017-12",
            "January 2015 – December 2017",
            '<time datetime="2015-01">January 2015</time> – <time datetime="2017-12">December 2017</time>',
        ),
        ("2016~", "c. 2016", "c. 2016"),
        ("2018/..", "2018 – ongoing", "2018 – ongoing"),
    ],
)
def test_dates_are_time_elements(date: str, words: str, html: str) -> None:
    assert timed(parse(date), words) == html


def test_three_hundred_events_are_one_document() -> None:
    corpus = example_corpus()
    own = len(find_items(corpus))
    assert not arrange(find_items(with_events(corpus, ONE_DOCUMENT - own)), 2015, 2019).is_long
    assert arrange(find_items(with_events(corpus, ONE_DOCUMENT - own + 1)), 2015, 2019).is_long


def test_beyond_there_is_an_overview_with_true_counts() -> None:
    renderer = renderer_of(with_events(example_corpus(), 400))
    timeline = arrange(renderer.site.timeline_items, 2015, 2019)
    html = page(renderer, "timeline", locale="en")
    rows = re.findall(r'<tr id="year-(\d+)"><th scope="row"><a href="([^"]+)">\d+</a></th>(.*?)</tr>', html, re.DOTALL)
    assert [(year, href) for year, href, _ in rows][:5] == [(str(year), f"../../en/timeline/{year}/") for year in range(2015, 2020)]
    sums = {int(year): int(re.findall(r"<td>(\d+)</td>", cells)[-1]) for year, _, cells in rows}
    assert sums[2017] == len(timeline.years[2017])
    assert sum(sums.values()) == sum(1 for item in renderer.site.timeline_items if item.date and item.sort != "projects")
    assert re.findall(r'<li class="stop [^>]*id="([^"]+)"', html)[:2] == ["project-ladder", "project-open-ended"]
    assert '<figure class="chart"' not in html
    year = page(renderer, "year", "2017", "en")
    assert year.count('<li class="stop ') == len(timeline.years[2017]) + 1  # the project that ran through it
    assert 'data-filters="timeline-list"' in year


def test_a_long_facet_has_pages_and_leads_to_its_years_on_them() -> None:
    renderer = renderer_of(with_events(example_corpus(), 1500))
    html = page(renderer, "facet", "kind/meeting", "en")
    assert 'en/timeline/kind/meeting/page/2/" aria-label="Page 2 of ' in html
    assert re.search(r'<li><a id="year-2019" href="[./]*en/timeline/kind/meeting/page/\d/#year-2019">2019</a></li>', html)
    assert '<figure class="chart"' not in html


def test_the_range_is_a_setting() -> None:
    renderer = renderer_of(example_corpus(), timeline=(2017, 2018))
    html = page(renderer, "timeline", locale="en")
    assert "Timeline 2017–2018" in html
    own, later = html.split("After 2018</p>")
    assert re.findall(r'<h2 id="year-(\d+)"', own) == ["2015", "2016", "2017", "2018"]
    assert re.findall(r'<h2 id="year-(\d+)"', later) == ["2019", "2020", "2021", "2031"]


def test_one_anchor_per_entry() -> None:
    html = page(renderer_of(example_corpus()), "timeline")
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(set(ids)) == len(ids)
    assert {"etkinlik-forum-2019", "proje-ladder", "rapor-findings", "surum-first", "yil-2015"} <= set(ids)


def test_an_entry_says_itself_that_it_is_a_milestone() -> None:
    html = page(renderer_of(example_corpus(), timeline=(2015, 2022)), "timeline", locale="en")
    assert re.findall(r'stop--key" id="([^"]+)"', html) == ["event-forum-2019"]


def test_a_year_says_what_it_was_about_and_where_that_is_from() -> None:
    html = page(renderer_of(example_corpus()), "timeline")
    assert re.search(r'<p class="year__intro">Çalıştay yapıldı, proje başladı\.<', html)


def test_a_project_that_ended_says_from_when_to_when() -> None:
    html = page(renderer_of(example_corpus(), timeline=(2015, 2016)), "timeline")
    stop = re.search(r'id="proje-ladder".*?</p>', html, re.DOTALL)
    assert stop
    assert "<time>2016</time>–<time>2018</time>" in stop[0]


def test_no_declaration_no_versions() -> None:
    corpus = replace(example_corpus(), declaration=None, signatories=None)
    assert not [item for item in find_items(corpus) if item.sort == "declaration"]
