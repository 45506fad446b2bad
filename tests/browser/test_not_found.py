"""Whoever asks for an address that is not there gets a page with its looks, whatever the depth."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.pages import listen_for_failures

UNKNOWN = ("yok", "etkinlikler/yok/", "en/events/no-such/page/")


@pytest.fixture(scope="module")
def site(example_site: Path, serve: Callable[..., str]) -> str:
    """The address of the example site."""
    return serve(example_site)


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
