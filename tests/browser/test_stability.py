"""Nothing moves by itself while a page opens, even where its scripts arrive late."""

import time

import pytest
from bilingual.language import LOCALES
from playwright.sync_api import Route

from tests.browser.conftest import Sample
from tests.browser.pages import NewContext, layout_shifts
from tests.browser.sample import KINDS
from tests.browser.settings import WIDTHS

LATE = 0.15
"""Seconds by which scripts are late: longer than it takes to paint the page without them."""


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_moves(sample: Sample, new_context: NewContext, kind: str) -> None:
    page = new_context(viewport={"width": WIDTHS[0], "height": 900}).new_page()
    page.route("**/*.js", delay)
    moved = []
    for locale, width in zip(LOCALES, WIDTHS, strict=True):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(sample[kind, locale][0])
        moved += [f"{locale} {width}: {shift}" for shift in layout_shifts(page)]
    assert moved == []


def delay(route: Route) -> None:
    time.sleep(LATE)
    route.continue_()
