"""The same site works at the root of a host and in a folder below it, as on GitHub Pages."""

from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import urlopen

import pytest
from bilingual.audit import verify

from tests.builds.links import BuiltPage, broken_links, read_pages

ADDRESSES = {"root": ("tiny_site", "https://example.org/"), "folder": ("site_in_a_folder", "https://example.org/repo/")}
UNKNOWN = ("yok", "yok/", "etkinlikler/yok/", "en/events/no-such/page/", "en/x.html", "a/b/c/d/e/f.html")


@pytest.fixture(scope="module", params=ADDRESSES)
def built(request: pytest.FixtureRequest) -> tuple[Path, str]:
    """The tiny site built for an address, and the address."""
    name, address = ADDRESSES[request.param]
    return request.getfixturevalue(name), address


@pytest.fixture(scope="module")
def pages(built: tuple[Path, str]) -> Mapping[str, BuiltPage]:
    return read_pages(built[0])


def test_every_link_leads_somewhere(built: tuple[Path, str], pages: Mapping[str, BuiltPage]) -> None:
    site, address = built
    assert broken_links(site, pages, address) == []


def test_every_check_of_a_built_site_passes(built: tuple[Path, str]) -> None:
    """Without that of the HTML, which is the same wherever a site is published, but for its addresses."""
    assert [str(one) for found in verify.verify(built[0], ["html"]).values() for one in found] == []


def test_links_between_pages_are_relative(pages: Mapping[str, BuiltPage]) -> None:
    """A built site can be looked at anywhere, and a copy of it moved."""
    ordinary = [page for page in pages.values() if not page.uri.endswith("404.html")]
    written = {link for page in ordinary for link in [*page.loaded(), *page.find("//a[not(starts-with(., 'https://'))]/@href")]}
    assert len(written) > 100
    assert [link for link in written if link.startswith(("/", "https://example.org"))] == []


def test_absolute_addresses_start_with_the_sites(built: tuple[Path, str], pages: Mapping[str, BuiltPage]) -> None:
    site, address = built
    redirects = [uri for uri, page in pages.items() if page.find("//meta[@http-equiv='refresh']")]
    ordinary = [uri for uri in pages if not uri.endswith("404.html") and uri not in redirects]
    assert {uri: pages[uri].find("//link[@rel='canonical']/@href") for uri in ordinary} == {uri: [address + uri] for uri in ordinary}
    for file in ("rss.xml", "en/rss.xml", "sitemap.xml"):
        text = (site / file).read_text(encoding="utf-8")
        assert f"{address}en/" in text or f"{address}etkinlikler/" in text
        assert text.count("https://example.org/") == text.count(address)


@pytest.mark.parametrize("page", ["404.html", "en/404.html"])
def test_the_page_for_unknown_addresses_works_at_any_depth(built: tuple[Path, str], pages: Mapping[str, BuiltPage], page: str) -> None:
    site, address = built
    seen_at = [address + path for path in UNKNOWN]
    assert [fault for fault in broken_links(site, pages, address, {page: seen_at}) if fault.startswith(f"{page}: ")] == []
    homes = {urljoin(seen_at[-1], link) for link in pages[page].find("//main//a/@href")}
    assert {address, f"{address}en/"} <= homes


def test_a_reader_of_an_unknown_address_gets_that_page_with_its_looks(
    built: tuple[Path, str], serve: Callable[..., str], tmp_path: Path
) -> None:
    site, address = built
    root = serve(site, base=address.removeprefix("https://example.org"))
    with pytest.raises(HTTPError, match="404") as answer:
        urlopen(f"{root}etkinlikler/hic/olmayan/")
    body = answer.value.read().decode()
    answer.value.close()
    (tmp_path / "asked.html").write_text(body, encoding="utf-8")
    page = read_pages(tmp_path)["asked.html"]
    assert page.find("//main//h1") != []
    assert page.loaded() != []
    for target in page.loaded():
        with urlopen(urljoin(f"{root}etkinlikler/hic/olmayan/", target)) as loaded:
            assert loaded.status == 200
