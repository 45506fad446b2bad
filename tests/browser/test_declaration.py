"""The declaration in a browser: what stands first, links and citations to copy, anchors that moved, both languages, paper."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NewContext, no_errors, violations

DECLARATION = {"tr": "deklarasyon/", "en": "en/declaration/"}
HISTORY = {"tr": "deklarasyon/gecmisi/", "en": "en/declaration/history/"}
BOTH = {"tr": "deklarasyon/iki-dilde/", "en": "en/declaration/side-by-side/"}
PHONE = {"width": 360, "height": 740}
MOST_TAB_STOPS = 60
MOST_SHEETS = 5

VISIBLE_STOPS = """() => [...document.querySelectorAll("main :is(a[href], button, summary, input, select)")]
    .filter(element => element.checkVisibility({ visibilityProperty: true })).length"""


@pytest.fixture(scope="module")
def site(example_site: Path, serve: Callable[..., str]) -> str:
    """The address of the example site."""
    return serve(example_site)


# what stands first


@pytest.mark.parametrize("locale", DECLARATION)
@pytest.mark.parametrize("viewport", [PHONE, {"width": 1280, "height": 900}], ids=["phone", "desk"])
def test_the_first_commitment_stands_on_the_first_screen(site: str, new_context: NewContext, viewport: dict[str, int], locale: str) -> None:
    page = new_context(viewport=viewport).new_page()
    page.goto(site + DECLARATION[locale])
    box = page.locator(".clause").first.bounding_box()
    assert box
    assert box["y"] <= viewport["height"]


@pytest.mark.parametrize("locale", DECLARATION)
def test_few_places_to_stop_and_a_heading_for_each_clause(site: str, page: Page, locale: str) -> None:
    page.goto(site + DECLARATION[locale])
    assert page.evaluate(VISIBLE_STOPS) <= MOST_TAB_STOPS
    assert page.locator(".clause").count() == page.locator(".clause > h3").count() > 0
    assert page.locator(".clause h3 a, .clause h3 button").count() == page.locator(".clause").count()


def test_axe_finds_nothing_while_folds_are_closed(site: str, page: Page) -> None:
    page.goto(site + DECLARATION["tr"])
    assert violations(page) == []


# links and citations


@pytest.mark.parametrize(
    ("locale", "name", "clause", "said"),
    [("tr", "Taahhüt 2", "taahhut-2", "Bağlantı kopyalandı"), ("en", "Commitment 2", "commitment-2", "Link copied")],
)
def test_the_number_of_a_clause_is_its_link_and_copies_it(
    site: str, new_context: NewContext, locale: str, name: str, clause: str, said: str
) -> None:
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    with no_errors(page):
        page.goto(site + DECLARATION[locale])
        page.get_by_role("link", name=name).click()
        expect(page.get_by_role("status")).to_have_text(said)
        assert page.evaluate("navigator.clipboard.readText()") == page.url == f"{site}{DECLARATION[locale]}#{clause}"
        assert violations(page) == []


def test_its_citation_can_be_copied_after_that(site: str, new_context: NewContext) -> None:
    page = new_context(permissions=["clipboard-read", "clipboard-write"]).new_page()
    page.goto(site + DECLARATION["tr"])
    page.get_by_role("link", name="Madde 3").click()
    page.get_by_role("button", name="Atfı kopyala").click()
    expect(page.get_by_role("status")).to_have_text("Atıf kopyalandı")
    assert "Resmî metin değil, özet" in page.evaluate("navigator.clipboard.readText()")
    expect(page.get_by_role("button", name="Atfı kopyala")).to_be_hidden()


def test_a_browser_that_copies_nothing_says_so(site: str, page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    with no_errors(page):
        page.goto(site + DECLARATION["en"])
        page.get_by_role("link", name="Point 1").click()
        expect(page.get_by_role("status")).to_have_text("Could not be copied; select it by hand")


def test_without_a_script_numbers_are_links_and_tabs_lead_on(site: str, new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site + DECLARATION["tr"])
    page.locator("#madde-2 .clause__number").click()
    assert page.url.endswith("#madde-2")
    expect(page.locator(".said")).to_have_count(0)
    page.locator(".tabs a", has_text="Geçmişi").click()
    assert page.url == site + HISTORY["tr"]
    expect(page.locator(".tabs [aria-current=page]")).to_have_text("Geçmişi")


# anchors


def test_a_link_to_a_folded_clause_opens_the_fold(site: str, page: Page) -> None:
    page.goto(site + DECLARATION["tr"])
    expect(page.locator("#giris-2")).to_be_hidden()
    page.goto(site + DECLARATION["tr"] + "#giris-2")
    expect(page.locator("#giris-2")).to_be_in_viewport()


@pytest.mark.parametrize(("locale", "anchor"), [("tr", "surum-first"), ("en", "version-first")])
def test_an_anchor_that_moved_leads_to_its_page(site: str, page: Page, locale: str, anchor: str) -> None:
    page.goto(site + DECLARATION[locale] + f"#{anchor}")
    page.wait_for_url(site + HISTORY[locale] + f"#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


@pytest.mark.parametrize("pages", [DECLARATION, BOTH], ids=["text", "both"])
def test_the_other_language_opens_at_the_same_clause(site: str, page: Page, pages: dict[str, str]) -> None:
    page.goto(site + pages["tr"] + "#taahhut-3")
    page.locator("header a[hreflang=en]").click()
    page.wait_for_url(site + pages["en"] + "#commitment-3")
    page.evaluate("location.hash = 'point-2'")
    page.locator("header a[hreflang=tr]").click()
    page.wait_for_url(site + pages["tr"] + "#madde-2")


def test_a_defined_word_leads_to_its_definition(site: str, page: Page) -> None:
    page.goto(site + DECLARATION["tr"])
    page.locator(".term").first.click()
    assert "#tanim-" in page.url
    expect(page.locator(".definition:target")).to_be_in_viewport()


# both languages, paper


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
    sheets = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert 0 < sheets <= MOST_SHEETS
    page.emulate_media(media="print")
    for gone in (".tabs", ".menu", ".actions", ".mark-src"):
        expect(page.locator(gone).first).to_be_hidden()
    folded = page.locator({"tr": "#giris-1", "en": "#preamble-1"}[locale])
    box = folded.bounding_box()
    assert box
    assert box["height"] > 10
