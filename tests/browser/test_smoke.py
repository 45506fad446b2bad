"""A smoke test: the main pages of the example site open in a browser, in both languages, under a strict policy, as they should."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.pages import basic_faults, listen_for_failures, no_errors

PAGES = (
    ("tr", ""),
    ("en", "en/"),
    ("tr", "etkinlikler/ornek-kent-forumu/"),
    ("en", "en/events/example-urban-forum/"),
    ("tr", "zaman-cizelgesi/"),
    ("en", "en/timeline/"),
    ("tr", "deklarasyon/"),
    ("en", "en/declaration/"),
    ("tr", "deklarasyon/imzacilar/"),
    ("en", "en/declaration/signatories/"),
    ("tr", "404.html"),
    ("en", "en/404.html"),
)
UNKNOWN = ("yok", "etkinlikler/yok/", "en/events/no-such/page/")


@pytest.fixture(scope="module")
def site(example_site: Path, serve: Callable[..., str]) -> str:
    """The address of the example site."""
    return serve(example_site)


def test_the_main_pages_open_without_a_fault(page: Page, site: str) -> None:
    failed = listen_for_failures(page)
    with no_errors(page):
        for locale, uri in PAGES:
            page.goto(site + uri, wait_until="networkidle")
            assert failed == [], uri
            assert basic_faults(page, locale) == [], uri


@pytest.mark.parametrize("uri", UNKNOWN)
def test_unknown_addresses_show_a_page_with_its_looks_at_any_depth(page: Page, site: str, uri: str) -> None:
    failed = listen_for_failures(page)
    answer = page.goto(site + uri, wait_until="networkidle")
    assert answer is not None
    assert answer.status == 404
    missing = [failure for failure in failed if site in failure]
    assert missing == [f"404 {site}{uri}"], "nothing but the page itself is missing"
    assert page.evaluate("[...document.styleSheets].filter(sheet => sheet.cssRules.length > 0).length") >= 1
    page.locator("main a[hreflang=en]").first.click()
    page.wait_for_url(f"{site}en/")
    assert page.evaluate("document.documentElement.lang") == "en"
