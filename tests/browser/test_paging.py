"""The ways between the pages of a long list: on a phone and a wide screen, for fingers, keyboards and screen readers."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.pages import NewContext, dressed, no_errors, too_wide, violations
from tests.made_up import example_corpus, with_events, write_page

SMALLEST_TARGET = 44
"""Pixels that a finger needs."""
BOXES = """() => [...document.querySelectorAll(".pages a")].map(link => {
    const { x, y, width, height } = link.getBoundingClientRect();
    return [Math.round(y), Math.round(x), width, height];
})"""
WIDTHS = (320, 1280)


@pytest.fixture(scope="module")
def site(example_site: Path, serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a site of a few pages of long lists."""
    folder = tmp_path_factory.mktemp("paging")
    renderer = dressed(example_site, folder, with_events(example_corpus(), 60), list_rows=7)
    for locale in ("tr", "en"):
        for kind, key, number in (("events-list", "", 1), ("events-list", "", 6), ("events-list", "", 7), ("facet", "kind/meeting", 2)):
            write_page(renderer, folder, kind, key, locale, number)
    return serve(folder)


@pytest.fixture(params=WIDTHS)
def page_of_list(request: pytest.FixtureRequest, site: str, new_context: NewContext) -> Page:
    """The sixth page of the events, at each width."""
    page = new_context(viewport={"width": request.param, "height": 900}, color_scheme="dark").new_page()
    page.goto(site + "en/events/page/6/")
    return page


def test_axe_finds_nothing(page_of_list: Page, site: str) -> None:
    for uri in ("en/events/page/6/", "etkinlikler/", "en/timeline/kind/meeting/page/2/"):
        page_of_list.goto(site + uri)
        assert violations(page_of_list) == [], uri
        assert not too_wide(page_of_list), uri


def test_ways_are_wide_enough_for_a_finger_and_seen_in_the_order_in_which_they_are_read(page_of_list: Page) -> None:
    boxes = page_of_list.evaluate(BOXES)
    assert len(boxes) == 9
    assert min(width for _, _, width, _ in boxes) >= SMALLEST_TARGET
    assert min(height for *_, height in boxes) >= SMALLEST_TARGET
    places = [(y, x) for y, x, _, _ in boxes]
    assert places == sorted(places)


def test_the_next_page_is_reached_by_keyboard(page_of_list: Page) -> None:
    with no_errors(page_of_list):
        page_of_list.locator('.pages a[rel="next"]').focus()
        page_of_list.keyboard.press("Enter")
        page_of_list.wait_for_url("**/en/events/page/7/")
        assert page_of_list.locator(".pages [aria-current]").inner_text() == "7"


def test_an_old_link_to_a_year_finds_the_way_to_it(site: str, page: Page) -> None:
    page.goto(site + "etkinlikler/#2018")
    way = page.locator('[id="2018"]')
    assert way.evaluate("element => element.matches(':target')")
    assert re.fullmatch(r"\.\./etkinlikler/sayfa/[2-9]/#2018", way.get_attribute("href") or "")
