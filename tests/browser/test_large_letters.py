"""No page gets wider than the screen where a reader has letters twice as large, be the screen wide or narrow (WCAG 2.2, 1.4.4)."""

from collections.abc import Iterable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import find_or_install
from tests.browser.conftest import ARGUMENTS, Sample
from tests.browser.pages import too_wide
from tests.browser.sample import EACH_KIND

TWICE = "--blink-settings=defaultFontSize=32"
"""The reader's own setting, which styles that ask for the width in rem heed, too."""
WIDTHS = (1280, 640)
"""A wide screen and a narrow one, with room for half as many letters."""


@pytest.fixture(scope="module")
def page_of_large_letters(browser: Browser) -> Iterator[Page]:
    """A page of a browser whose reader has set letters twice as large."""
    large = browser.browser_type.launch(executable_path=find_or_install(), args=[*ARGUMENTS, TWICE])
    yield large.new_page()
    large.close()


def test_no_kind_of_page_is_wider_than_the_screen(sample: Sample, page_of_large_letters: Page) -> None:
    assert too_wide_pages(page_of_large_letters, [sample[kind_and_locale][0] for kind_and_locale in EACH_KIND]) == []


@pytest.mark.long  # a page of each kind is tried above, in one language
def test_no_page_of_the_sample_is_wider_than_the_screen(sample: Sample, page_of_large_letters: Page) -> None:
    tried = {sample[kind_and_locale][0] for kind_and_locale in EACH_KIND}
    addresses = [address for chosen in sample.values() for address in chosen if address not in tried]
    assert too_wide_pages(page_of_large_letters, addresses) == []


def too_wide_pages(page: Page, addresses: Iterable[str]) -> list[str]:
    """Open each page on the wide screen, make that narrow, and return those that scroll sideways on either."""
    found = []
    for address in addresses:
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        page.goto(address)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found += [f"{address} {width}"] if too_wide(page) else []
    return found
