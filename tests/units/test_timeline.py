"""The timeline's list: what stands in it, where, and in which order."""

import re
from dataclasses import replace

import pytest
from bilingual.dates import parse
from bilingual.timeline.moments import ONE_DOCUMENT, Moment, arrange, find_moments
from bilingual.timeline.rows import timed

from tests.made_up import example_corpus, page, public_corpus, renderer_of, with_events


def moment(date: str | None, sort: str = "events", key: str = "one") -> Moment:
    return Moment(sort, key, "meeting", parse(date) if date else None, False, frozenset())


def test_everything_stands_in_one_place() -> None:
    corpus = public_corpus()
    moments = find_moments(corpus)
    assert corpus.declaration
    assert len(moments) == len(corpus.events) + len(corpus.reports) + len(corpus.projects) + len(corpus.declaration.versions)
    for first, last in ((2015, 2019), (2018, 2018), (2001, 2005)):
        placed = arrange(moments, first, last).moments
        assert sorted(placed, key=repr) == sorted(moments, key=repr)


@pytest.mark.parametrize(
    ("sort", "date", "place"),
    [
        ("events", "2014-12-31", "earlier"),
        ("events", "2015", "2015"),
        ("events", "2016~", "2016"),
        ("events", "2018-12-30/2019-01-02", "2018"),
        ("events", "2014-12-30/2015-01-02", "earlier"),
        ("events", "2020-01-01", "later"),
        ("events", None, "undated"),
        ("reports", "2017-01", "2017"),
        ("projects", "2013/2015", "spans"),
        ("projects", "2019/..", "spans"),
        ("projects", "2020/2022", "later"),
        ("projects", "2010/2014", "earlier"),
        ("projects", None, "undated"),
    ],
)
def test_place(sort: str, date: str | None, place: str) -> None:
    timeline = arrange([moment(date, sort)], 2015, 2019)
    places = {"spans": timeline.spans, "earlier": timeline.earlier, "later": timeline.later, "undated": timeline.undated}
    found = places | {str(year): moments for year, moments in timeline.years.items()}
    assert [name for name, moments in found.items() if moments] == [place]


def test_order() -> None:
    keys = [moment.key for moment in find_moments(public_corpus())]
    # The day of the session is not known: it stands where the congress begins. The text follows the meeting that adopted it.
    assert keys.index("meeting-2018") < keys.index("first") < keys.index("session-2018")
    assert set(keys[-2:]) == {"training-undated", "workshop-report"}


def test_years_without_entries_stay() -> None:
    assert list(arrange([], 2015, 2019).years) == [2015, 2016, 2017, 2018, 2019]


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
    own = len(find_moments(corpus))
    assert not arrange(find_moments(with_events(corpus, ONE_DOCUMENT - own)), 2015, 2019).is_long
    assert arrange(find_moments(with_events(corpus, ONE_DOCUMENT - own + 1)), 2015, 2019).is_long


def test_beyond_there_is_an_overview_with_true_counts() -> None:
    renderer = renderer_of(with_events(example_corpus(), 400))
    timeline = arrange(renderer.moments, 2015, 2019)
    html = page(renderer, "timeline", locale="en")
    rows = re.findall(r'<tr id="year-(\d+)"><th scope="row"><a href="([^"]+)">\d+</a></th>(.*?)</tr>', html, re.DOTALL)
    assert [(year, href) for year, href, _ in rows][:5] == [(str(year), f"{year}/") for year in timeline.years]
    sums = [int(re.findall(r"<td>(\d+)</td>", cells)[-1]) for _, _, cells in rows]
    assert sums[:5] == [len(moments) for moments in timeline.years.values()]
    assert sum(sums) == sum(1 for moment in renderer.moments if moment.date and moment.sort != "projects")
    assert "timeline__item" not in html
    assert '<figure class="chart"' not in html
    year = page(renderer, "year", "2017", "en")
    assert year.count('class="timeline__item ') == len(timeline.years[2017])
    assert 'data-filters="timeline-list"' in year


def test_a_long_facet_has_pages_and_leads_to_its_years_on_them() -> None:
    renderer = renderer_of(with_events(example_corpus(), 1500))
    html = page(renderer, "facet", "kind/meeting", "en")
    assert '<a href="page/2/" aria-label="Page 2 of ' in html
    assert re.search(r'<li><a id="year-2019" href="page/\d/#year-2019">2019</a></li>', html)
    assert '<figure class="chart"' not in html


def test_the_range_is_a_setting() -> None:
    renderer = renderer_of(example_corpus(), timeline=(2017, 2018))
    html = page(renderer, "timeline", locale="en")
    assert "Timeline 2017–2018" in html
    assert "Before 2017" in html
    assert "After 2018" in html


def test_one_anchor_per_entry() -> None:
    html = page(renderer_of(example_corpus()), "timeline")
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(set(ids)) == len(ids)
    assert {"etkinlik-forum-2019", "proje-ladder", "rapor-findings", "surum-first", "yil-2015"} <= set(ids)


def test_milestones_are_the_reports_and_the_first_version() -> None:
    html = page(renderer_of(example_corpus(), timeline=(2015, 2022)), "timeline", locale="en")
    assert re.findall(r'timeline__item--milestone" id="([^"]+)"', html) == [
        "version-first",
        "report-findings",
        "report-handbook",
        "report-policy-paper",
    ]


def test_no_declaration_no_versions() -> None:
    corpus = replace(example_corpus(), declaration=None, signatories=None)
    assert not [moment for moment in find_moments(corpus) if moment.sort == "declaration"]
