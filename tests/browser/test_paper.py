"""Every kind of page on A4: nothing is cut off, the frame stays away, sources come with their full addresses."""

import pytest
from bilingual.language import LOCALES
from playwright.sync_api import expect

from tests.browser.conftest import Sample
from tests.browser.pages import NewContext, too_wide
from tests.browser.sample import KINDS, BuiltPage

A4 = {"width": 794, "height": 1123}
"""A sheet in pixels of CSS, of which there are 96 to an inch."""

PRINTED_ADDRESSES = """() => [...document.querySelectorAll(".references a.external")].map(link => {
    const { content, fontSize } = getComputedStyle(link, "::after");
    return [link.href, content === `"${link.getAttribute("href")}"` || content === "attr(href)", parseFloat(fontSize) * 0.75];
})"""


ADDRESS = "span.source-links > a.external"
"""The shape of markup of a source's address."""


@pytest.mark.parametrize("kind", KINDS)
def test_paper_has_the_page_without_its_frame(sample: Sample, new_context: NewContext, kind: str) -> None:
    page = new_context(viewport=A4, color_scheme="dark").new_page()
    for locale in LOCALES:
        page.goto(sample[kind, locale][0])
        page.emulate_media(media="print", color_scheme="dark")
        assert not too_wide(page)
        for gone in (".menu", ".menu-button", ".theme-toggle", ".breadcrumbs", ".toc", ".filters", ".search__form"):
            for part in page.locator(gone).all():
                expect(part).to_be_hidden()
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", ["declaration", "event", "organization", "page", "project", "report", "signatories"])
def test_sources_are_printed_with_their_addresses(example_pages: list[BuiltPage], new_context: NewContext, kind: str, locale: str) -> None:
    with_addresses = (one.address for one in example_pages if one.kind == kind and one.locale == locale and ADDRESS in one.shapes)
    page = new_context(viewport=A4).new_page()
    page.emulate_media(media="print")
    page.goto(next(with_addresses))
    addresses = page.evaluate(PRINTED_ADDRESSES)
    assert addresses
    assert [address for address, is_whole, points in addresses if not is_whole or points < 8] == []
