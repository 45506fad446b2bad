"""Long lists, divided into pages: every page is reached by links from the home page, and every entry from its lists."""

import re
from collections import Counter
from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit

import pytest
from bilingual.outputs import llms, search, sitemap
from bilingual.rendering.contexts.timeline import years
from bilingual.rendering.renderer import Renderer
from bilingual.site import ledger, routes
from bilingual.site.lengths import is_listed
from bilingual.site.routes import ROWS, Route
from bilingual.site.timeline_items import by_facet, by_touched_year
from bilingual.text.language import LOCALES
from lxml import etree, html

from tests.made_up import example_corpus, menu_of, renderer_of, with_events, with_signatures

SMALL = 7
"""As many rows on a page as make lists of the example site long, too."""
BASE = "https://example.org/"
LISTS = " or ".join(f'contains(@class, "{name}")' for name in ("-list", "columns", "cards"))
ITEMS = '//ol[@class="stops"]/li'
"""The rows of a timeline."""

Documents = Mapping[Route, html.HtmlElement]


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    """A site of sixty entries more, whose lists are divided into very small pages."""
    return renderer_of(with_signatures(with_events(example_corpus(), 60), 40), list_rows=SMALL, menu=menu_of("timeline", "events-list"))


@pytest.fixture(scope="module")
def documents(renderer: Renderer) -> Documents:
    """Every page of that site."""
    return {route: html.document_fromstring(renderer.render(route).document) for route in renderer.site.routes.all}


@pytest.fixture(scope="module")
def further(documents: Documents) -> list[Route]:
    """The pages that continue a list."""
    return [route for route in documents if not route.is_first]


def links_of(route: Route, document: html.HtmlElement) -> set[str]:
    """The addresses, relative to the root, of the pages that a page links to."""
    targets = (urljoin(BASE + route.uri, link.get("href")) for link in document.iter("a") if link.get("href"))
    return {urlsplit(target).path.removeprefix("/") for target in targets if target.startswith(BASE)}


def test_every_sort_of_long_list_is_divided(further: list[Route]) -> None:
    lists = {f"{name}-list" for name in ("events", "organizations", "places", "sources")}
    assert {route.kind for route in further} >= lists | {
        "year",
        "facet",
        "facet-list",
        "organization",
        "topic",
        "place",
        "source",
        "project",
        "figures",
    }


def test_every_page_is_reached_from_the_home_page(documents: Documents) -> None:
    by_uri = {route.uri: route for route in documents}
    waiting, reached = ["", "en/"], {"", "en/"}
    for uri in waiting:
        found = {target for target in links_of(by_uri[uri], documents[by_uri[uri]]) if target in by_uri}
        waiting += found - reached
        reached |= found
    unlisted = {route.uri for route in documents if route.kind in ("not-found", "withdrawn", "translations")}
    assert set(by_uri) - reached == unlisted


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("register", ["events", "reports", "projects", "organizations", "places", "topics", "sources"])
def test_the_pages_of_a_list_lead_to_each_of_its_records_once(renderer: Renderer, documents: Documents, register: str, locale: str) -> None:
    routes = renderer.site.routes
    pages = [route for route in documents if route.kind == f"{register}-list" and route.locale == locale]
    rows = Counter(
        urljoin(BASE + route.uri, link.get("href")).removeprefix(BASE)
        for route in pages
        for link in documents[route].xpath(f"//main//ul[{LISTS}][not(ancestor::*[@id='upcoming'])]/li//a[not(@class)]")
    )
    corpus = renderer.site.corpus
    listed = [key for key in corpus.register(register) if is_listed(corpus, register, key)]
    expected = {found.uri for key in listed if (found := routes.page_of(register, key, locale))}
    assert expected
    assert expected <= rows.keys()
    if register != "sources":  # whose rows name their publishers, and themselves once more
        assert {uri for uri in expected if rows[uri] != 1} == set()


@pytest.mark.parametrize("locale", LOCALES)
def test_the_pages_of_years_and_facets_hold_each_of_their_items_once(renderer: Renderer, documents: Documents, locale: str) -> None:
    found: dict[tuple[str, str], Counter[str]] = {}
    for route, document in documents.items():
        if route.kind in ("year", "facet") and route.locale == locale:
            found.setdefault((route.kind, route.key), Counter()).update(document.xpath(ITEMS + "/@id"))
    lengths = {("facet", facet.key): len(items) for facet, items in by_facet(renderer.site.timeline_items).items()}
    lengths |= {
        ("year", str(year)): len(items) for year, items in by_touched_year(renderer.site.timeline_items, years(renderer.context)).items()
    }
    assert {name: sum(rows.values()) for name, rows in found.items()} == lengths
    assert {name for name, rows in found.items() if rows and max(rows.values()) > 1} == set()


def test_no_page_has_more_rows_than_it_may(documents: Documents) -> None:
    for route, document in documents.items():
        if route.pages > 1:
            rows = document.xpath(f'//main//li[contains(@class, "entry-item")] | {ITEMS}')
            assert 0 <= len(rows) <= SMALL * routes.WHOLE_FOR_LONGER.get(route.kind, 1), route


def test_a_page_says_which_it_is(renderer: Renderer, documents: Documents, further: list[Route]) -> None:
    titles = Counter((route.locale, document.findtext(".//title")) for route, document in documents.items() if route.kind != "not-found")
    descriptions = Counter((route.locale, documents[route].xpath("//meta[@name='description']/@content")[0]) for route in further)
    assert [title for title, count in titles.items() if count > 1] == []
    assert [text for text, count in descriptions.items() if count > 1] == []
    for route in further:
        label = {"tr": f"Sayfa {route.number} / {route.pages}", "en": f"Page {route.number} of {route.pages}"}[route.locale]
        assert f" – {label} – " in documents[route].findtext(".//title")
        assert label in documents[route].xpath("string(//main)")


def test_a_page_names_its_own_address_and_those_beside_it(renderer: Renderer, further: list[Route], documents: Documents) -> None:
    for route in further:
        head = {link.get("rel"): link.get("href") for link in documents[route].xpath("//head/link[@rel]") if link.get("hreflang") is None}
        before, after = renderer.site.routes.page(route, route.number - 1), renderer.site.routes.page(route, route.number + 1)
        assert head["canonical"] == BASE + route.uri
        assert head["prev"] == BASE + before.uri if before else False
        assert head.get("next") == (BASE + after.uri if after else None)
        crumbs = documents[route].xpath('//nav[contains(@class, "breadcrumbs")]//a/@href')
        assert not crumbs or urljoin(BASE + route.uri, crumbs[-1]) == BASE + renderer.site.routes.page(route, 1).uri  # type: ignore[union-attr]


def test_pages_pair_by_their_numbers(renderer: Renderer, further: list[Route], documents: Documents) -> None:
    for route in further:
        other = next(locale for locale in LOCALES if locale != route.locale)
        twin = renderer.site.routes.twin(route, other)
        assert twin is not None
        assert (twin.number, twin.pages) == (route.number, route.pages)
        assert f"{BASE}{twin.uri}" in documents[route].xpath(f'//link[@hreflang="{other}"]/@href')


def test_the_navigation_marks_the_page_and_names_every_way(documents: Documents) -> None:
    for route, document in documents.items():
        navigation = document.xpath('//nav[@class="pages"]')
        assert len(navigation) == (route.pages > 1), route
        for nav in navigation:
            assert nav.get("aria-label")
            current = nav.xpath('.//a[@aria-current="page"]')
            assert [link.text for link in current] == [str(route.number)]
            numbers = [int(link.text) for link in nav.xpath(".//a[not(@class)]")]
            assert numbers == sorted(numbers)
            assert {1, route.pages} <= set(numbers)


def test_anchors_of_groups_lead_to_the_page_on_which_they_begin(renderer: Renderer, documents: Documents) -> None:
    by_uri = {route.uri: route for route in documents}
    jumps = 0
    for route, document in documents.items():
        ids = document.xpath("//@id")
        assert len(set(ids)) == len(ids), route
        if route.pages == 1:
            continue
        for link in document.xpath('//nav[@class="index"]//a'):
            target = urlsplit(urljoin(BASE + route.uri, link.get("href")))
            heading = documents[by_uri[target.path.removeprefix("/")]].xpath(f'//h2[@id="{target.fragment}"]')
            assert [one.text_content().strip() for one in heading] == [link.text], (route, link.text)
            assert target.fragment in ids
            jumps += 1
    assert jumps > 100


def test_further_pages_are_in_the_sitemap_but_in_neither_search_nor_ledger(renderer: Renderer, further: list[Route]) -> None:
    places = {element.text for element in etree.fromstring(next(iter(sitemap.make(renderer))).content).iter("{*}loc")}
    found = {route for locale in LOCALES for route in search.found_pages(renderer, locale)}
    addresses = ledger.addresses_of(renderer.site)
    for route in further:
        assert BASE + route.uri in places
        assert route not in found
        assert route.uri not in addresses
        assert re.search(r"/(?:sayfa|page)/[0-9]+/$", route.uri)


def test_lists_of_up_to_a_hundred_rows_have_one_page() -> None:
    assert {route.kind for route in renderer_of(example_corpus()).site.routes.all if route.pages > 1} == set()
    assert ROWS == 100


def test_the_overview_for_programs_names_the_newest_and_where_the_rest_is() -> None:
    (overview, _) = llms.make(renderer_of(with_events(example_corpus(), llms.MOST_ENTRIES)))
    events = overview.content.decode().split("\n## ")[4].splitlines()
    assert events[0] == "Etkinlikler"
    assert len([line for line in events if line.startswith("- ")]) == llms.MOST_ENTRIES + 1
    assert f"]({BASE}etkinlikler/)" in events[-1]
