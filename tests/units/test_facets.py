"""Facets: which entries they hold, where their pages stand, and what those pages show."""

import re

import pytest
from bilingual.rendering.views.view import View
from bilingual.schema.addresses import KIND_SLUGS
from bilingual.schema.groups import EventKind, ReportKind
from bilingual.site import facets
from bilingual.site.facets import DIMENSIONS, Facet
from bilingual.site.indexes import Indexes
from bilingual.site.timeline_items import DECLARATION, by_facet, count_facets, find_items
from bilingual.text.language import LOCALES

from tests.made_up import page, public_corpus, renderer_of, route_to

ITEMS = find_items(public_corpus())
FACETS = list(count_facets(ITEMS))
ENTRY_ROW = re.compile(r'<li class="stop [^"]*" id="([^"]+)"')


def test_every_kind_has_a_word_of_its_own_in_every_language() -> None:
    assert {*map(str, EventKind), *map(str, ReportKind), "project", DECLARATION} == KIND_SLUGS.keys()
    for locale in LOCALES:
        words = [slugs[locale] for slugs in KIND_SLUGS.values()]
        assert len(set(words)) == len(words)
        assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", word) for word in words)


def test_only_what_has_entries_is_a_facet() -> None:
    assert all(by_facet(ITEMS)[facet] for facet in FACETS)
    assert {facet.dimension for facet in FACETS} == set(DIMENSIONS)
    assert [route.key for route in renderer_of(public_corpus()).site.routes.all if (route.kind, route.locale) == ("facet", "tr")] == [
        facet.key for facet in FACETS
    ]


def test_counts_are_those_of_the_lists() -> None:
    assert count_facets(ITEMS) == {facet: len(by_facet(ITEMS)[facet]) for facet in FACETS}


@pytest.mark.parametrize("facet", [facet for facet in FACETS if facet.dimension == "organization"], ids=lambda facet: facet.value)
def test_an_organization_has_what_its_own_page_lists(facet: Facet) -> None:
    involved = {(one.register, one.key) for one in Indexes(public_corpus()).involvements(facet.value)}
    assert {(item.sort, item.key) for item in by_facet(ITEMS)[facet]} == involved


@pytest.mark.parametrize("facet", [facet for facet in FACETS if facet.dimension == "topic"], ids=lambda facet: facet.value)
def test_a_topic_has_the_entries_that_name_it_as_many_as_its_page_lists(facet: Facet) -> None:
    corpus = public_corpus()
    named = {(register, entry.key) for register, entry in Indexes(corpus).entries if facet.value in entry.topics}
    assert {(item.sort, item.key) for item in by_facet(ITEMS)[facet]} == named


def test_a_project_has_itself_and_what_belongs_to_it() -> None:
    found = {(item.sort, item.key) for item in by_facet(ITEMS)[Facet("project", "ladder")]}
    assert found == {("projects", "ladder"), ("events", "conference-2017"), ("events", "workshop-2016"), ("reports", "findings")}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_lists_what_the_facet_holds(locale: str) -> None:
    renderer = renderer_of(public_corpus())
    for facet in FACETS:
        view = View(renderer.context, route_to(renderer, "facet", facet.key, locale))
        expected = {view.timeline.anchor(item) for item in by_facet(ITEMS)[facet]}
        listed = ENTRY_ROW.findall(page(renderer, "facet", facet.key, locale))
        assert sorted(listed) == sorted(expected), facet


def test_addresses_say_the_dimension_and_the_value() -> None:
    renderer = renderer_of(public_corpus())
    assert route_to(renderer, "facet", "kind/side-event", "tr").uri == "zaman-cizelgesi/tur/yan-etkinlik/"
    assert route_to(renderer, "facet", "kind/side-event", "en").uri == "en/timeline/kind/side-event/"
    assert route_to(renderer, "facet", "project/ladder", "en").uri == "en/timeline/project/example-ladders/"
    addresses = [route.uri for route in renderer.site.routes.all]
    assert len(set(addresses)) == len(addresses)


def test_titles_tell_facets_of_one_name_apart() -> None:
    renderer = renderer_of(public_corpus())
    for locale in LOCALES:
        titles = [
            renderer.context.titles.of(route) for route in renderer.site.routes.all if (route.kind, route.locale) == ("facet", locale)
        ]
        assert len(set(titles)) == len(titles)


def test_a_key_leads_back_to_its_facet() -> None:
    assert all(facets.facet_of(facet.key) == facet for facet in FACETS)
