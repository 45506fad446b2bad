"""No page gets wider than the screen where a reader has letters twice as large, be the screen wide or narrow (WCAG 2.2, 1.4.4)."""

import pytest
from bilingual.language import LOCALES

from tests.browser.conftest import Sample
from tests.browser.pages import NewContext, too_wide
from tests.browser.sample import KINDS

TWICE = "document.documentElement.style.fontSize = '200%'"
WIDTHS = (1280, 640)
"""One for each language: both are laid out alike, each by its width, with room for half as many letters."""


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_wider_than_the_screen(sample: Sample, new_context: NewContext, kind: str) -> None:
    page = new_context().new_page()
    wide = []
    for locale, width in zip(LOCALES, WIDTHS, strict=True):
        page.set_viewport_size({"width": width, "height": 900})
        for address in sample[kind, locale]:
            page.goto(address)
            page.evaluate(TWICE)
            wide += [f"{address} {width}"] if too_wide(page) else []
    assert wide == []
