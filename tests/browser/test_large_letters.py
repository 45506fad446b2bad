"""No page gets wider than the screen where a reader has letters twice as large, be the screen wide or narrow (WCAG 2.2, 1.4.4)."""

from collections.abc import Iterator

import pytest
from bilingual.language import LOCALES
from playwright.sync_api import Browser, Page

from tests.browser.chromium import find_or_install
from tests.browser.conftest import ARGUMENTS, Sample
from tests.browser.pages import too_wide
from tests.browser.sample import KINDS

TWICE = "--blink-settings=defaultFontSize=32"
"""The reader's own setting, which styles that ask for the width in rem heed, too."""
WIDTHS = (1280, 640)
"""One for each language: both are laid out alike, each by its width, with room for half as many letters."""


@pytest.fixture(scope="module")
def page_of_large_letters(browser: Browser) -> Iterator[Page]:
    """A page of a browser whose reader has set letters twice as large."""
    large = browser.browser_type.launch(executable_path=find_or_install(), args=[*ARGUMENTS, TWICE])
    yield large.new_page()
    large.close()


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_wider_than_the_screen(sample: Sample, page_of_large_letters: Page, kind: str) -> None:
    page, wide = page_of_large_letters, []
    for locale, width in zip(LOCALES, WIDTHS, strict=True):
        page.set_viewport_size({"width": width, "height": 900})
        for address in sample[kind, locale]:
            page.goto(address)
            assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
            wide += [f"{address} {width}"] if too_wide(page) else []
    assert wide == []
