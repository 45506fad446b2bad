"""Nothing moves by itself while a page opens, even where its scripts arrive late."""

import time

import pytest
from playwright.sync_api import Route

from tests.browser.conftest import Sample
from tests.browser.pages import NewContext, layout_shifts
from tests.browser.sample import EACH_KIND, IN_THE_OTHER_LANGUAGE
from tests.browser.settings import WIDTHS

LATE = 0.15
"""Seconds by which scripts are late: longer than it takes to paint the page without them."""


CHANGED_BY_SCRIPTS = ("declaration", "events-list", "home", "search", "signatories", "timeline")
"""Kinds of pages whose own scripts add to what they show."""


def test_nothing_moves_on_a_phone_where_scripts_change_the_page(sample: Sample, new_context: NewContext) -> None:
    assert moved(new_context, WIDTHS[0], [sample[kind, "tr"][0] for kind in CHANGED_BY_SCRIPTS]) == []


@pytest.mark.long  # the pages whose own scripts change them are tried above
def test_nothing_moves_on_a_phone(sample: Sample, new_context: NewContext) -> None:
    assert moved(new_context, WIDTHS[0], [sample[kind_and_locale][0] for kind_and_locale in EACH_KIND]) == []


@pytest.mark.long  # the same pages in the other language, with room for more beside one another
def test_nothing_moves_on_a_wide_screen(sample: Sample, new_context: NewContext) -> None:
    assert moved(new_context, WIDTHS[1], [sample[kind_and_locale][0] for kind_and_locale in IN_THE_OTHER_LANGUAGE]) == []


def moved(new_context: NewContext, width: int, addresses: list[str]) -> list[str]:
    """Return what moves on each of these pages. They open at one width: a page that is resized while it opens moves by that."""
    page = new_context(viewport={"width": width, "height": 900}).new_page()
    page.route("**/*.js", delay)
    found = []
    for address in addresses:
        page.goto(address)
        found += [f"{address}: {shift}" for shift in layout_shifts(page)]
    return found


def delay(route: Route) -> None:
    time.sleep(LATE)
    route.continue_()
