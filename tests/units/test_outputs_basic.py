"""What holds for everything that is published beside the pages, and for the page for unknown addresses."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from bilingual.outputs import not_found
from bilingual.rendering.renderer import Renderer
from bilingual.site import site
from bilingual.site.site import Settings, Site
from lxml import html

from tests.builds.tiny import copy_tiny_site, label
from tests.made_up import all_outputs, menu_of

SETTINGS = Settings(
    site_url="https://example.org/repo/",
    menu=menu_of("home/index", "timeline", "events-list", "page/about"),
    stylesheets=("assets/styles/site.css",),
    scripts=("assets/scripts/site.js",),
    timeline=(2015, 2019),
)
NOT_FOUND = {"tr": "404.html", "en": "en/404.html"}


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The tiny site, not yet rendered."""
    return site.load(copy_tiny_site(tmp_path_factory.mktemp("tiny") / "project"), SETTINGS)


@pytest.fixture(scope="module")
def files(tiny: Site) -> Mapping[str, bytes]:
    """Everything that is published beside the pages, by address."""
    return {artifact.uri: artifact.content for artifact in all_outputs(Renderer(tiny))}


def test_every_file_has_an_address_of_its_own(tiny: Site) -> None:
    addresses = Counter(artifact.uri for artifact in all_outputs(Renderer(tiny)))
    assert [uri for uri, count in addresses.items() if count > 1] == []


def test_no_file_takes_the_address_of_a_page(tiny: Site, files: Mapping[str, bytes]) -> None:
    pages = {f"{route.uri}index.html" for route in tiny.routes.all if route.kind != "not-found"}
    assert len(pages) > 50
    assert pages & files.keys() == set()


def test_no_file_lies_outside_of_the_site(files: Mapping[str, bytes]) -> None:
    assert [uri for uri in files if uri.startswith("/") or not {"..", ".", ""}.isdisjoint(uri.split("/"))] == []


def test_the_same_site_gives_the_same_files_again(tiny: Site, files: Mapping[str, bytes]) -> None:
    assert {artifact.uri: artifact.content for artifact in all_outputs(Renderer(tiny))} == files


@pytest.mark.parametrize("locale", NOT_FOUND)
def test_the_page_for_unknown_addresses_speaks_both_languages(files: Mapping[str, bytes], locale: str) -> None:
    page = html.document_fromstring(files[NOT_FOUND[locale]].decode())
    assert page.get("lang") == locale
    [main] = page.xpath("//main")
    assert all(label(other, "not_found_text") in main.text_content() for other in NOT_FOUND)
    assert {section.get("lang") for section in page.xpath("//main//section[@lang]")} == {"tr", "en"}


@pytest.mark.parametrize("locale", NOT_FOUND)
@pytest.mark.parametrize("site_url", ["https://example.org/", "https://example.org/repo/", "https://example.org/a/b/"])
def test_its_links_do_not_depend_on_the_address_that_was_asked_for(tiny: Site, site_url: str, locale: str) -> None:
    elsewhere = replace(tiny, settings=replace(tiny.settings, site_url=site_url))
    pages = {artifact.uri: artifact.content for artifact in not_found.make(Renderer(elsewhere))}
    page = html.document_fromstring(pages[NOT_FOUND[locale]].decode())
    links = [str(link) for link in page.xpath("//@href | //@src | //@action") if not link.startswith("#")]
    assert len(links) > 8
    assert [link for link in links if not link.startswith((urlsplit(site_url).path, site_url))] == []
    assert [link for link in links if link.startswith("//")] == []


def test_the_base_path_of_a_site_without_an_address_is_the_root() -> None:
    assert Settings(site_url="").base_path == "/"
