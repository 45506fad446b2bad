"""The declaration in a browser: addresses and citations to copy, both languages side by side, paper."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NewContext, no_errors

DECLARATION = {"tr": "deklarasyon/", "en": "en/declaration/"}
BOTH = {"tr": "deklarasyon/iki-dilde/", "en": "en/declaration/side-by-side/"}


@pytest.fixture(scope="module")
def site(real_site: Path, serve: Callable[..., str]) -> str:
    """The address of the real site."""
    return serve(real_site)


def test_the_address_of_a_clause_can_be_copied(site: str, new_context: NewContext) -> None:
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    with no_errors(page):
        page.goto(site + DECLARATION["en"])
        page.get_by_role("button", name="Copy the address: Commitment 7").click()
        expect(page.get_by_role("status")).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == f"{site}{DECLARATION['en']}#commitment-7"
        page.goto(site + DECLARATION["en"] + "#commitment-7")
        expect(page.locator("#commitment-7")).to_be_in_viewport()


def test_a_citation_can_be_opened_and_copied(site: str, new_context: NewContext) -> None:
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(site + DECLARATION["tr"])
    clause = page.locator("#madde-3")
    clause.get_by_text("Kaynak göster").click()
    expect(clause.locator(".clause__citation")).to_contain_text("Resmî metin değil, özet")
    clause.get_by_role("button", name="Atfı kopyala").click()
    expect(page.get_by_role("status")).to_have_text("Kopyalandı")
    assert page.evaluate("navigator.clipboard.readText()") == clause.locator(".clause__citation").inner_text()


def test_a_browser_that_copies_nothing_says_so(site: str, page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    with no_errors(page):
        page.goto(site + DECLARATION["en"])
        page.get_by_role("button", name="Copy the address: Point 1", exact=True).click()
        expect(page.get_by_role("status")).to_have_text("Could not be copied; select it by hand")


def test_without_a_script_citations_open_and_nothing_is_missing(site: str, new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site + DECLARATION["tr"])
    expect(page.locator(".clause__button")).to_have_count(0)
    page.locator("#taahhut-1 summary").click()
    expect(page.locator("#taahhut-1 .clause__citation")).to_be_visible()


def test_a_defined_word_leads_to_its_definition(site: str, page: Page) -> None:
    page.goto(site + DECLARATION["tr"])
    page.locator("#madde-1 .term").click()
    assert page.url.endswith("#tanim-refugees")
    expect(page.locator("#tanim-refugees")).to_be_in_viewport()


@pytest.mark.parametrize(("width", "beside"), [(360, False), (1280, True)])
def test_languages_stand_side_by_side_or_below_each_other(site: str, new_context: NewContext, width: int, beside: bool) -> None:
    page = new_context(viewport={"width": width, "height": 800}, java_script_enabled=False).new_page()
    page.goto(site + BOTH["en"])
    turkish, english = (page.locator(f"#point-3 [lang={code}].parallel__text").bounding_box() for code in ("tr", "en"))
    assert turkish
    assert english
    assert (turkish["y"] == english["y"]) is beside
    assert (english["x"] > turkish["x"]) is beside


@pytest.mark.parametrize("locale", DECLARATION)
def test_paper_is_for_a_council_meeting(site: str, page: Page, locale: str) -> None:
    page.goto(site + DECLARATION[locale])
    page.emulate_media(media="print")
    for gone in (".clause__tools", ".clause-tools", ".menu", ".toc"):
        expect(page.locator(gone).first).to_be_hidden()
    address = "element => getComputedStyle(element, '::after').content"
    for link in page.locator(".references a.external").all():
        assert str(link.get_attribute("href")) in link.evaluate(address).replace("attr(href)", str(link.get_attribute("href")))
    assert "notice" in str(page.locator(".notice--summary").first.get_attribute("class"))
    expect(page.locator(".notice--summary").first).to_be_visible()
