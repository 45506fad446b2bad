"""How pages lead to each other and to their other language. What is true of each page by itself is seen to by `verify`."""

from urllib.parse import urljoin

import pytest

from tests.builds.links import BuiltPage

Pages = dict[str, BuiltPage]
HOMES = {"tr": "", "en": "en/"}
DESCRIPTION = "//head/meta[@name='description']/@content"
CANONICAL = "//head/link[@rel='canonical']/@href"
ALTERNATES = "//head/link[@rel='alternate'][@hreflang]"
SWITCH = "//header[@class='site-header']//a[@hreflang]/@href"


@pytest.fixture(scope="module")
def site_url(example_pages: Pages) -> str:
    """The address for which the site was built."""
    return str(example_pages[""].find(CANONICAL)[0])


@pytest.fixture(scope="module")
def indexed(example_pages: Pages) -> Pages:
    """The pages that search engines are to find: not those for editors, at unknown and at old addresses, and of what is withdrawn."""
    left_out = "//head/meta[@http-equiv='refresh'] | //head/meta[@name='robots'][contains(@content, 'noindex')]"
    found = {uri: page for uri, page in example_pages.items() if not page.find(left_out)}
    assert len(found) > 100
    return found


# Links


def test_every_page_can_be_reached_from_the_home_of_its_language(indexed: Pages, site_url: str) -> None:
    for locale, home in HOMES.items():
        reached, waiting = {home}, [home]
        while waiting:
            page = indexed[waiting.pop()]
            targets = {urljoin(site_url + page.uri, link).partition("#")[0].removeprefix(site_url) for link in page.find("//a/@href")}
            new = {uri for uri in targets if uri in indexed and indexed[uri].locale == locale} - reached
            reached |= new
            waiting += new
        assert {uri for uri, page in indexed.items() if page.locale == locale} - reached == set()


def test_no_page_carries_a_menu_of_all_entries(indexed: Pages, site_url: str) -> None:
    collections = {"tr": ("etkinlikler/", "projeler/", "raporlar/"), "en": ("en/events/", "en/projects/", "en/reports/")}
    entries = {uri for uri in indexed if any(uri.startswith(name) and uri != name for names in collections.values() for name in names)}
    assert len(entries) > 20
    for page in indexed.values():
        frame = {urljoin(site_url + page.uri, link) for link in page.find("//body//a[not(ancestor::main)]/@href")}
        assert {link for link in frame if link.removeprefix(site_url) in entries} <= {site_url + other for other in twins(page, site_url)}


def twins(page: BuiltPage, site_url: str) -> set[str]:
    return {str(link.get("href")).removeprefix(site_url) for link in page.find(ALTERNATES)} | {page.uri}


def test_pages_in_both_languages_name_each_other(indexed: Pages, site_url: str) -> None:
    languages = {
        uri: {link.get("hreflang"): link.get("href").removeprefix(site_url) for link in page.find(ALTERNATES)}
        for uri, page in indexed.items()
    }
    assert languages[""] == {"tr": "", "en": "en/", "x-default": ""}
    for uri, found in languages.items():
        if found:
            assert found.keys() == {"tr", "en", "x-default"}
            assert found[indexed[uri].locale] == uri
            assert found["x-default"] == found["tr"]
            assert languages[found["tr"]] == languages[found["en"]] == found


def test_a_page_without_hreflang_says_that_it_has_no_translation(indexed: Pages) -> None:
    for page in indexed.values():
        other = {"tr": "en", "en": "tr"}[page.locale]
        assert bool(page.find(ALTERNATES)) != bool(page.find(f"//main/p[@class='notice'][@lang='{other}']"))


def test_the_language_switch_leads_to_the_same_page(indexed: Pages, site_url: str) -> None:
    for page in indexed.values():
        switch = {urljoin(site_url + page.uri, link).removeprefix(site_url) for link in page.find(SWITCH)}
        assert switch == twins(page, site_url) - {page.uri}


def test_pages_for_unknown_addresses_stay_out_of_search_engines(example_pages: Pages) -> None:
    for uri in ("404.html", "en/404.html"):
        assert example_pages[uri].find("//meta[@name='robots']/@content") == ["noindex"]
        assert example_pages[uri].find(CANONICAL) == []
