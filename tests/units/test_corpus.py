"""The corpus, its links and the site that is made of it, on the small project of the golden cases."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from bilingual.content import loader
from bilingual.content.model import Corpus
from bilingual.site.indexes import Indexes, Involvement
from bilingual.site.routes import make_routes
from bilingual.site.site import Settings, Site, make_site
from bilingual.text.language import LOCALES

from tests.golden import lay_out
from tests.made_up import EVENT

FILES = {
    "content/tr/events/first.yml": EVENT.format(title="Birinci") + "date: 2018-01-02\norganizers: [center]\nrelated: [second]\n",
    "content/en/events/first.yml": "title: First\nsummary: A meeting.\n",
    "content/tr/events/second.yml": EVENT.format(title="Çalışma") + "date: 2018-01\nplace: hall\nbody: '[x](event:first) [@web-page]'\n",
    "content/tr/events/third.yml": EVENT.format(title="Cuma") + "date: 2018-01\nupdated: 2020-03-04\n",
    "content/tr/events/unknown-day.yml": EVENT.format(title="Oturum") + "within: 2018-01-01/2018-01-05\n",
    "content/tr/events/undated.yml": EVENT.format(title="Tarihsiz"),
    "content/tr/events/draft.yml": EVENT.format(title="Taslak") + "date: 2011\norganizers: [union]\ndraft: true\n",
    "content/tr/events/withdrawn.yml": EVENT.format(title="Geri") + "date: 2012\nwithdrawn: {date: 2020-02-02, reason: Yanlış.}\n",
}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return loader.read(lay_out(tmp_path_factory.mktemp("project"), FILES))


@pytest.fixture(scope="module")
def site(content: Corpus) -> Site:
    return make_site(content, Settings(site_url="https://example.org/"))


def keys(site: Site) -> set[str]:
    return set(site.corpus.events)


def test_the_corpus_is_frozen(content: Corpus) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        content.links = ()  # type: ignore[misc]


def test_every_link_can_be_followed_back(content: Corpus) -> None:
    assert content.links
    assert {link for links in content.links_to.values() for link in links} == set(content.links)
    assert all((link.target_register, link.target) == target for target, links in content.links_to.items() for link in links)


@pytest.mark.parametrize(
    ("target", "found"),
    [
        (("events", "second"), {("first", "related")}),
        (("events", "first"), {("second", "body")}),
        (("places", "hall"), {("second", "place")}),
        (("organizations", "center"), {("first", "organizers")}),
    ],
    ids=["field", "text", "place", "role"],
)
def test_a_link_says_in_which_field_it_stands(content: Corpus, target: tuple[str, str], found: set[tuple[str, str]]) -> None:
    assert {(link.key, link.role) for link in content.links_to[target] if link.register == "events"} == found


def test_a_source_is_cited_by_fields_and_by_texts(content: Corpus) -> None:
    assert ("second", ("body",)) in {(link.key, link.location) for link in content.links_to["sources", "web-page"]}


# The site


def test_drafts_and_withdrawn_entries_are_not_public(site: Site, content: Corpus) -> None:
    assert keys(site) == set(content.events) - {"draft", "withdrawn"}
    assert set(site.withdrawn) == {("events", "withdrawn")}
    assert not [link for link in site.corpus.links if link.key in ("draft", "withdrawn")]
    assert ("organizations", "union") not in {
        target for target, links in site.corpus.links_to.items() for link in links if link.register == "events"
    }


def test_a_preview_shows_drafts_but_nothing_that_was_withdrawn(content: Corpus) -> None:
    preview = make_site(content, Settings(site_url="https://example.org/", drafts=True))
    assert keys(preview) == set(content.events) - {"withdrawn"}


def test_content_without_drafts_is_the_public_content(content: Corpus) -> None:
    shown = dataclasses.replace(content, events={key: event for key, event in content.events.items() if key not in ("draft", "withdrawn")})
    assert make_site(content, Settings(site_url="https://example.org/")).corpus.events == shown.events


def test_the_newest_change_is_the_last_day_on_which_something_changed(site: Site) -> None:
    assert site.newest_change.text == "2020-03-04"


# Routes


def test_routes_stand_in_a_fixed_order(content: Corpus, site: Site) -> None:
    turned: dict[str, Any] = {name: dict(reversed(list(content.register(name).items()))) for name in ("events", "sources", "topics")}
    turned = {name: dict(reversed(list(content.register(name).items()))) for name in ("events", "sources", "topics")}
    backwards = dataclasses.replace(content, **turned)
    made = make_site(backwards, Settings(site_url="https://example.org/"))
    assert [route.uri for route in made.routes.all] == [route.uri for route in site.routes.all]


def test_no_two_routes_share_an_address_or_an_identity(site: Site) -> None:
    uris = [route.uri for route in site.routes.all]
    identities = [(*route.identity, route.locale) for route in site.routes.all]
    assert len(set(uris)) == len(uris)
    assert len(set(identities)) == len(identities)


def test_every_address_ends_in_a_slash_but_that_of_the_page_for_unknown_ones(site: Site) -> None:
    assert [route.uri for route in site.routes.all if route.uri and not route.uri.endswith("/")] == ["404.html", "en/404.html"]


def test_a_page_finds_its_twin_and_back(site: Site) -> None:
    for route in site.routes.all:
        for locale in LOCALES:
            twin = site.routes.twin(route, locale)
            assert twin is None or (twin.locale == locale and site.routes.twin(twin, route.locale) is route)


def test_a_record_has_its_page_in_the_language_asked_for_or_in_the_one_it_has(site: Site) -> None:
    found = {key: site.routes.page_of("events", key, "en") for key in ("first", "second", "draft")}
    assert {key: route and route.locale for key, route in found.items()} == {"first": "en", "second": "tr", "draft": None}


def test_a_province_has_a_page_only_where_something_points_at_it(site: Site) -> None:
    shown = {route.key for route in site.routes.all if route.kind == "place"}
    assert shown == {"town", "hall", "bursa"}


def test_the_timeline_decides_which_years_have_a_page(site: Site) -> None:
    routes = make_routes(site.corpus, {}, site.timeline_items, (2010, 2011))
    assert sorted({route.key for route in routes.all if route.kind == "year"}) == ["2010", "2011", "2018"]


# Lists and ways back


@pytest.fixture(scope="module")
def indexes(site: Site) -> Indexes:
    return Indexes(site.corpus)


def test_events_stand_in_the_order_of_time_then_of_the_turkish_alphabet(indexes: Indexes) -> None:
    # A month comes before its first day, and a span before the day that it starts with; C comes before Ç.
    assert [event.key for event in indexes.dated_events] == ["third", "second", "unknown-day", "first"]


def test_neighbours_are_those_before_and_after(indexes: Indexes) -> None:
    near = {key: tuple(event and event.key for event in pair) for key, pair in indexes.neighbours.items()}
    assert near == {
        "third": (None, "second"),
        "second": ("third", "unknown-day"),
        "unknown-day": ("second", "first"),
        "first": ("unknown-day", None),
    }


def test_without_a_dated_event_there_are_no_neighbours(content: Corpus) -> None:
    assert Indexes(dataclasses.replace(content, events={"undated": content.events["undated"]})).neighbours == {}


def test_related_events_are_those_named_and_those_that_name(indexes: Indexes, site: Site) -> None:
    assert [event.key for event in indexes.related_events(site.corpus.events["second"])] == ["first"]
    assert [event.key for event in indexes.related_events(site.corpus.events["first"])] == ["second"]


def test_what_a_body_took_part_in_counts_for_those_above_it(indexes: Indexes) -> None:
    assert indexes.involvements("union") == (Involvement("events", "first", "organizers", None, "center"),)
    assert indexes.involvements("center") == (Involvement("events", "first", "organizers", None, None),)


def test_a_place_holds_all_that_lies_within_it(indexes: Indexes) -> None:
    assert indexes.places_within("bursa") == ("bursa", "town", "hall")


def test_the_newest_entries_come_first(indexes: Indexes) -> None:
    assert [entry.key for _, entry in indexes.newest][:2] == ["third", "first"]


def test_reading_leaves_the_project_as_it_is(tmp_path: Path) -> None:
    root = lay_out(tmp_path, FILES)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    loader.read(root)
    assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
