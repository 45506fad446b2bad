"""In a folder below a host's root, as on GitHub Pages, readers search, get lost, follow old addresses and subscribe as at the root."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page

from tests.browser.pages import no_errors

BASE = "/repo/"
PLACES = ("", "en/", "etkinlikler/", "en/events/example-meeting-2018/", "zaman-cizelgesi/", "en/declaration/", "ara/", "404.html")


@pytest.fixture(scope="module")
def site(site_in_a_folder: Path, serve: Callable[..., str]) -> str:
    """The address of a site that was built for a folder and is served there."""
    return serve(site_in_a_folder, base=BASE)


def test_pages_open_with_everything_that_they_load(page: Page, site: str) -> None:
    asked: list[tuple[str, int]] = []
    page.on("response", lambda answer: asked.append((answer.url, answer.status)))
    with no_errors(page):
        for uri in PLACES:
            page.goto(site + uri, wait_until="networkidle")
    assert len(asked) > 4 * len(PLACES)
    assert [answer for answer in asked if not answer[0].startswith(site) or answer[1] != 200] == []


@pytest.mark.parametrize(("uri", "query"), [("ara/", "toplanti"), ("en/search/", "meeting")])
def test_search_leads_to_pages_below_the_folder(page: Page, site: str, uri: str, query: str) -> None:
    page.goto(site + uri)
    page.locator("#search-query").fill(query)
    page.locator("#search-query").press("Enter")
    page.locator(".search__results h3 a").first.click()
    page.wait_for_url(re.compile(re.escape(site) + r"(en/events|etkinlikler)/.+"))
    assert page.locator("h1").count() == 1


def test_the_search_of_every_page_leads_to_the_search_page(page: Page, site: str) -> None:
    page.goto(f"{site}en/events/example-meeting-2018/")
    page.locator(".site-header a[href*=search]").click()
    page.wait_for_url(f"{site}en/search/")


def test_whoever_gets_lost_at_any_depth_finds_the_way_back(page: Page, site: str) -> None:
    for uri in ("yok", "a/b/c/d/", "en/events/no-such/page/"):
        answer = page.goto(site + uri)
        assert answer is not None
        assert answer.status == 404
        assert page.evaluate("[...document.styleSheets].filter(sheet => sheet.cssRules.length > 0).length") >= 1, uri
        page.locator("main a[hreflang=en]").first.click()
        assert page.url == f"{site}en/", uri


def test_an_old_address_leads_on(page: Page, site: str) -> None:
    page.goto(f"{site}etkinlikler/eski-ad/")
    page.wait_for_url(f"{site}etkinlikler/ornek-toplanti-2018/")


def test_an_address_without_its_last_slash_leads_on(page: Page, site: str) -> None:
    page.goto(f"{site}en/events")
    assert page.url == f"{site}en/events/"


def test_outside_of_the_folder_there_is_nothing(page: Page, site: str) -> None:
    answer = page.goto(site.removesuffix(BASE) + "/en/")
    assert answer is not None
    assert answer.status == 404


def test_feeds_and_calendars_name_addresses_in_the_folder(page: Page, site: str) -> None:
    page.goto(f"{site}en/")
    for feed in page.locator("link[type='application/rss+xml'], link[type='application/feed+json']").all():
        with urlopen(f"{site}en/{feed.get_attribute('href')}") as answer:
            text = answer.read().decode()
        assert f"https://example.org{BASE}en/events/" in text
        assert text.count("https://example.org/") == text.count(f"https://example.org{BASE}")
