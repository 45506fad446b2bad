"""The home page as its readers meet it: a question, a search that works, doors, and nothing that is wider than a phone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.pages import NewContext, too_wide

HOME = {"tr": "", "en": "en/"}
PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def site(example_site: Path, serve: Callable[..., str]) -> str:
    """The address of the example site."""
    return serve(example_site)


@pytest.mark.parametrize("locale", HOME)
@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["phone", "wide"])
def test_the_first_door_stands_high(site: str, new_context: NewContext, locale: str, viewport: Any) -> None:
    page = new_context(viewport=viewport).new_page()
    page.goto(site + HOME[locale])
    assert page.locator(".door").first.bounding_box()["y"] <= 0.75 * viewport["height"]  # type: ignore[index]


@pytest.mark.parametrize("locale", HOME)
def test_the_search_field_leads_to_what_is_found(site: str, new_context: NewContext, locale: str) -> None:
    page = new_context().new_page()
    page.goto(site + HOME[locale])
    page.get_by_role("searchbox").fill("forum")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=forum")
    expect(page.locator(".search__results a").first).to_be_visible()


def test_without_a_script_every_way_leads_somewhere(site: str, new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site)
    links = page.locator("main a:not([href^=http])")
    for target in links.evaluate_all(
        "all => [...new Set(all.map(link => new URL(link.getAttribute('href'), location).href.split('#')[0]))]"
    ):
        assert page.request.get(target).ok, target


@pytest.mark.parametrize("locale", HOME)
def test_nothing_scrolls_sideways_at_320_however_long_a_word_is(site: str, new_context: NewContext, locale: str) -> None:
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(site + HOME[locale])
    assert not too_wide(page)
    worded = page.locator("h1, .lead, .asks a, .door a, .door__text p, .strip p, .definition dt, .art__number")
    worded.evaluate_all("all => { for (const one of all) one.textContent = 'ü'.repeat(60); }")
    assert not too_wide(page)
