"""Canonical addresses, alternates and the sitemap of the whole built site form one graph without a loose end."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree, html

ROOT = "https://example.org/"
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@dataclass(frozen=True, slots=True)
class Head:
    """What a page's head says of addresses."""

    lang: str
    canonical: tuple[str, ...]
    alternates: Mapping[str, str]
    robots: str
    images: tuple[str, ...]
    shared: tuple[str, ...]
    leads_on: bool


@pytest.fixture(scope="module")
def heads(example_site: Path) -> dict[str, Head]:
    """The head of every page of the example site, by its address."""
    found = {}
    for path in sorted(example_site.rglob("*.html")):
        uri = path.relative_to(example_site).as_posix().removesuffix("index.html")
        document = html.parse(str(path)).getroot()
        head = document.find("head")
        alternates = [(link.get("hreflang"), link.get("href")) for link in head.xpath("link[@rel='alternate'][@hreflang]")]
        assert len(dict(alternates)) == len(alternates), f"{uri}: one language twice"
        found[uri] = Head(
            lang=document.get("lang"),
            canonical=tuple(head.xpath("link[@rel='canonical']/@href")),
            alternates=dict(alternates),
            robots="".join(head.xpath("meta[@name='robots']/@content")),
            images=tuple(head.xpath("meta[@property='og:image']/@content")),
            shared=tuple(head.xpath("meta[@property='og:url']/@content")),
            leads_on=bool(head.xpath("meta[@http-equiv='refresh']")),
        )
    return found


@pytest.fixture(scope="module")
def pages(heads: dict[str, Head]) -> dict[str, Head]:
    """Those of them that search engines may show."""
    return {uri: head for uri, head in heads.items() if "noindex" not in head.robots and not head.leads_on}


@pytest.fixture(scope="module")
def sitemap(example_site: Path) -> dict[str, dict[str, str]]:
    """The addresses in the sitemap with their alternates, all without the site's."""
    found: dict[str, dict[str, str]] = {}
    for url in etree.parse(str(example_site / "sitemap.xml")).iterfind("s:url", SITEMAP):
        address = url.findtext("s:loc", namespaces=SITEMAP)
        assert address
        assert address not in found, f"{address} stands twice"
        found[address] = {link.get("hreflang"): link.get("href") for link in url.iterfind("x:link", SITEMAP)}
    return found


def test_every_page_is_canonical_at_its_own_address(pages: dict[str, Head]) -> None:
    assert len(pages) > 200
    assert {uri: head.canonical for uri, head in pages.items()} == {uri: (ROOT + uri,) for uri in pages}
    assert {uri: head.shared for uri, head in pages.items()} == {uri: (ROOT + uri,) for uri in pages}


def test_a_page_that_leads_on_names_one_that_is_there(heads: dict[str, Head], pages: dict[str, Head]) -> None:
    for uri, head in heads.items():
        if head.leads_on:
            assert [address.removeprefix(ROOT) in pages for address in head.canonical] == [True], uri


def test_alternates_are_absolute_mutual_and_in_their_language(pages: dict[str, Head]) -> None:
    for uri, head in pages.items():
        if not head.alternates:
            continue
        assert set(head.alternates) == {"tr", "en", "x-default"}, uri
        assert head.alternates[head.lang] == ROOT + uri
        assert head.alternates["x-default"] == head.alternates["tr"]
        for language in ("tr", "en"):
            twin = pages[head.alternates[language].removeprefix(ROOT)]
            assert twin.lang == language, uri
            assert twin.alternates == head.alternates, uri


def test_no_two_pages_name_one_twin(pages: dict[str, Head]) -> None:
    for language in ("tr", "en"):
        named = [head.alternates[language] for head in pages.values() if head.alternates and head.lang != language]
        assert len(named) == len(set(named))


def test_the_sitemap_says_what_the_heads_say(pages: dict[str, Head], heads: dict[str, Head], sitemap: dict[str, dict[str, str]]) -> None:
    for address, alternates in sitemap.items():
        uri = address.removeprefix(ROOT)
        assert uri in pages, f"{address} leads to no page that may be shown"
        assert alternates == pages[uri].alternates, uri
    missing = {uri for uri in pages if ROOT + uri not in sitemap}
    assert missing == set()


def test_every_page_is_shared_with_a_picture_that_is_there(pages: dict[str, Head], example_site: Path) -> None:
    for uri, head in pages.items():
        assert len(head.images) == 1, uri
        assert (example_site / head.images[0].removeprefix(ROOT)).read_bytes().startswith(b"\x89PNG"), uri
