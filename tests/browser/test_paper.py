"""Every kind of page on A4: nothing is cut off, the frame stays away, sources come with their full addresses."""

import pytest
from bilingual.text.language import LOCALES

from tests.browser.conftest import Sample
from tests.browser.pages import NewContext, too_wide
from tests.browser.sample import EACH_KIND, IN_THE_OTHER_LANGUAGE

A4 = {"width": 794, "height": 1123}
"""A sheet in pixels of CSS, of which there are 96 to an inch."""

FRAME = ".menu, .menu-button, .theme-toggle, .breadcrumbs, .toc, .filters, .search__form"
WITH_SOURCES = ("declaration", "event", "organization", "page", "project", "report", "signatories")

PRINTED_ADDRESSES = """() => [...document.querySelectorAll(".source-list a[href^=http]")].map(link => {
    const { content, fontSize } = getComputedStyle(link, "::after");
    return [link.href, content.includes(link.getAttribute("href")) || content.includes("attr(href)"), parseFloat(fontSize) * 0.75];
})"""


@pytest.mark.parametrize(
    "pages",
    [EACH_KIND, pytest.param(IN_THE_OTHER_LANGUAGE, marks=pytest.mark.long)],  # styles know no language
    ids=["in one language", "in the other"],
)
def test_paper_has_the_page_without_its_frame(sample: Sample, new_context: NewContext, pages: list[tuple[str, str]]) -> None:
    page = new_context(viewport=A4, color_scheme="dark").new_page()
    page.emulate_media(media="print", color_scheme="dark")
    for kind_and_locale in pages:
        page.goto(sample[kind_and_locale][0])
        assert not too_wide(page), kind_and_locale
        assert page.locator(FRAME).filter(visible=True).all_inner_texts() == [], kind_and_locale
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("locale", LOCALES)
def test_sources_are_printed_with_their_addresses(sample: Sample, new_context: NewContext, locale: str) -> None:
    page = new_context(viewport=A4).new_page()
    page.emulate_media(media="print")
    addresses = []
    for kind in WITH_SOURCES:
        for address in sample[kind, locale]:
            page.goto(address)
            addresses += page.evaluate(PRINTED_ADDRESSES)
    assert len(addresses) > len(WITH_SOURCES)
    assert [address for address, is_whole, points in addresses if not is_whole or points < 7.9] == []
