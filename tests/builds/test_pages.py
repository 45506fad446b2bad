"""What must be true of every page of the real site, as a browser, a search engine and a reader of either language meet it."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import html5lib
import pytest

from tests.builds.links import BuiltPage, broken_links, css_targets

Pages = dict[str, BuiltPage]
HOMES = {"tr": "", "en": "en/"}
DESCRIPTION = "//head/meta[@name='description']/@content"
CANONICAL = "//head/link[@rel='canonical']/@href"
ALTERNATES = "//head/link[@rel='alternate'][@hreflang]"


@pytest.fixture(scope="module")
def site_url(real_pages: Pages) -> str:
    """The address for which the site was built."""
    return str(real_pages[""].find(CANONICAL)[0])


@pytest.fixture(scope="module")
def indexed(real_pages: Pages) -> Pages:
    """The pages that search engines are to find: all but those for unknown addresses."""
    found = {uri: page for uri, page in real_pages.items() if not uri.endswith("404.html")}
    assert len(found) > 100
    return found


# Links


def test_every_link_and_anchor_leads_somewhere(real_site: Path, real_pages: Pages, site_url: str) -> None:
    assert broken_links(real_site, real_pages, site_url) == []


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


def test_nothing_is_loaded_from_another_host(real_site: Path, real_pages: Pages) -> None:
    loaded = {(page.uri, target) for page in real_pages.values() for target in page.loaded()}
    assert len(loaded) > len(real_pages)
    loaded |= {(path.name, target) for path in real_site.rglob("*.css") for target in css_targets(path.read_text(encoding="utf-8"))}
    assert {(uri, target) for uri, target in loaded if urlsplit(target).netloc} == set()


def test_no_page_carries_a_menu_of_all_entries(indexed: Pages, site_url: str) -> None:
    collections = {"tr": ("etkinlikler/", "projeler/", "raporlar/"), "en": ("en/events/", "en/projects/", "en/reports/")}
    entries = {uri for uri in indexed if any(uri.startswith(name) and uri != name for names in collections.values() for name in names)}
    assert len(entries) > 20
    for page in indexed.values():
        frame = {urljoin(site_url + page.uri, link) for link in page.find("//body//a[not(ancestor::main)]/@href")}
        assert {link for link in frame if link.removeprefix(site_url) in entries} <= {site_url + other for other in twins(page, site_url)}


def twins(page: BuiltPage, site_url: str) -> set[str]:
    return {str(link.get("href")).removeprefix(site_url) for link in page.find(ALTERNATES)} | {page.uri}


# Outline and language


def test_every_page_has_one_main_heading(real_pages: Pages) -> None:
    assert (
        offenders(real_pages, lambda page: [text(heading) for heading in page.find("//h1")], lambda found: len(found) == 1 and found[0])
        == {}
    )


def test_no_heading_skips_a_level(real_pages: Pages) -> None:
    def levels(page: BuiltPage) -> list[int]:
        return [int(heading.tag[1]) for heading in page.find("//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]")]

    def steps_down_one_by_one(found: list[int]) -> bool:
        return all(after <= before + 1 for before, after in zip([0, *found], found, strict=False))

    assert offenders(real_pages, levels, steps_down_one_by_one) == {}


def test_every_page_names_its_language(real_pages: Pages) -> None:
    assert {uri: page.tree.get("lang") for uri, page in real_pages.items()} == {uri: page.locale for uri, page in real_pages.items()}


def test_no_anchor_stands_twice_on_a_page(real_pages: Pages) -> None:
    assert (
        offenders(real_pages, lambda page: sorted({name for name in page.ids if page.ids.count(name) > 1}), lambda found: not found) == {}
    )


def test_every_page_is_html_as_the_standard_has_it(real_site: Path, real_pages: Pages) -> None:
    """One page of each sort: the parser of the standard is slow."""
    sorts = {page.find("//body/@class")[0]: uri for uri, page in real_pages.items()}
    assert len(sorts) > 15
    for uri in sorts.values():
        parser = html5lib.HTMLParser()
        parser.parse((real_site / uri / ("index.html" if not uri.endswith(".html") else "")).read_bytes())
        assert [(uri, *error) for error in parser.errors] == []


# Head


def test_every_page_has_a_title_of_its_own(real_pages: Pages) -> None:
    assert shared(real_pages, "//head/title/text()") == []


def test_every_page_has_a_description_of_its_own(indexed: Pages) -> None:
    assert shared(indexed, DESCRIPTION) == []


def test_every_page_names_its_own_address(indexed: Pages, site_url: str) -> None:
    assert urlsplit(site_url).scheme == "https"
    assert {uri: page.find(CANONICAL) for uri, page in indexed.items()} == {uri: [site_url + uri] for uri in indexed}


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
        switch = {urljoin(site_url + page.uri, link).removeprefix(site_url) for link in page.find("//header//a[@hreflang]/@href")}
        assert switch == twins(page, site_url) - {page.uri}


def test_pages_for_unknown_addresses_stay_out_of_search_engines(real_pages: Pages) -> None:
    for uri in ("404.html", "en/404.html"):
        assert real_pages[uri].find("//meta[@name='robots']/@content") == ["noindex"]
        assert real_pages[uri].find(CANONICAL) == []


def offenders(pages: Pages, ask: Any, is_right: Any) -> dict[str, Any]:
    """What `ask` finds on those pages on which that is not right."""
    answers = {uri: ask(page) for uri, page in pages.items()}
    return {uri: answer for uri, answer in answers.items() if not is_right(answer)}


def shared(pages: Pages, path: str) -> list[tuple[str, list[str]]]:
    """The texts that more than one page of a language has, or that are missing, with the pages."""

    def groups() -> Iterator[tuple[str, list[str]]]:
        for locale in HOMES:
            found = defaultdict(list)
            for uri, page in pages.items():
                if page.locale == locale:
                    found["".join(page.find(path)).strip()].append(uri)
            yield from found.items()

    return [(words, uris) for words, uris in groups() if len(uris) > 1 or not words]


def text(element: Any) -> str:
    return str(element.text_content()).strip()
