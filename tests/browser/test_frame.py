"""What every page has: a header of one row, a menu, marks with their notes, and folds at the end."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NewContext, violations

EVENT = {"tr": "etkinlikler/ornek-kent-forumu/", "en": "en/events/example-urban-forum/"}
REPORT = {"tr": "raporlar/ornek-bulgular/", "en": "en/reports/example-findings/"}
PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 900}
A4 = {"width": 794, "height": 1123}

ROW = """() => {
    const box = selector => document.querySelector(selector).getBoundingClientRect();
    const items = [...document.querySelectorAll(".menu li")].map(item => item.getBoundingClientRect()).filter(item => item.width);
    const apart = !items.length || box(".wordmark__name").right <= items[0].left;
    const one_line = new Set(items.map(item => item.top)).size <= 1;
    return { height: box(".site-header").height, apart, one_line, inside: box(".site-header__tools").right <= innerWidth };
}"""


@pytest.fixture(scope="module")
def site(example_site: Path, serve: Callable[..., str]) -> str:
    """The address of the example site."""
    return serve(example_site)


def opened(new_context: NewContext, address: str, **options: Any) -> Page:
    page = new_context(**options).new_page()
    page.goto(address)
    return page


@pytest.mark.parametrize("locale", ["tr", pytest.param("en", marks=pytest.mark.long)])  # Turkish words are the longer ones
def test_the_header_is_one_row_at_every_width(site: str, new_context: NewContext, locale: str) -> None:
    page = opened(new_context, site + EVENT[locale])
    for width in (*range(320, 1120, 20), 1087, 1088, 1215, 1216, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        row = page.evaluate(ROW)
        assert row == {"height": 56 if width < 1088 else 72, "apart": True, "one_line": True, "inside": True}, width


def test_the_menu_opens_and_closes_without_a_script(site: str, new_context: NewContext) -> None:
    page = opened(new_context, site + EVENT["tr"], viewport=PHONE, java_script_enabled=False)
    page.get_by_role("button", name="Menü").click()
    expect(page.locator(".menu")).to_be_visible()
    expect(page.locator(".theme-toggle")).to_be_hidden()
    page.get_by_role("button", name="Kapat").click()
    expect(page.locator(".menu")).to_be_hidden()


@pytest.mark.parametrize("locale", EVENT)
def test_the_menu_searches_without_a_script(site: str, new_context: NewContext, locale: str) -> None:
    page = opened(new_context, site + EVENT[locale], viewport=PHONE, java_script_enabled=False)
    page.locator(".site-header__tools .menu-button").click()
    page.get_by_role("searchbox").fill("göç")
    page.get_by_role("searchbox").press("Enter")
    expect(page).to_have_url(site + {"tr": "ara/", "en": "en/search/"}[locale] + "?q=g%C3%B6%C3%A7")
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.locator(".menu .searchbox")).to_be_hidden()


@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["phone", "wide"])
def test_a_mark_opens_its_note_without_a_script(site: str, new_context: NewContext, viewport: Any) -> None:
    page = opened(new_context, site + EVENT["tr"], viewport=viewport, java_script_enabled=False)
    mark = page.get_by_role("button", name="Farklı bilgiler var: katılımcı")
    mark.click()
    note = page.locator(".note:popover-open")
    expect(note).to_contain_text("5.540")
    box, shown = note.bounding_box(), viewport
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= shown["width"]
    note.get_by_role("button").click()
    expect(note).to_have_count(0)


def test_a_mark_stays_with_the_word_before_it(site: str, new_context: NewContext) -> None:
    page = opened(new_context, site + EVENT["tr"])
    parted = """() => [...document.querySelectorAll(".prose .cite")].filter(mark => {
        const before = document.createRange();
        const text = mark.previousSibling;
        if (text?.nodeType !== 3) return false;
        before.setStart(text, text.length - 1);
        before.setEnd(text, text.length);
        return mark.querySelector("button").getBoundingClientRect().left < before.getBoundingClientRect().right - 1;
    }).length"""
    for width in range(320, 700, 12):
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate(parted) == 0, width


@pytest.mark.parametrize("fragment", ["kaynak-1", "farklar-participants", "atif-bilgisi"])
def test_an_address_opens_the_fold_it_leads_into(site: str, new_context: NewContext, fragment: str) -> None:
    page = opened(new_context, f"{site}{EVENT['tr']}#{fragment}")
    expect(page.locator(f"#{fragment}")).to_be_visible()


def test_folds_stand_in_their_order(site: str, new_context: NewContext) -> None:
    page = opened(new_context, site + EVENT["tr"])
    names = [name.split("\n")[0].rstrip(" 0123456789") for name in page.locator(".fold > summary").all_inner_texts()]
    assert names[-3:] == ["Bu sayfaya atıf", "Kaynaklar arasındaki farklar", "Kaynaklar"]


def test_paper_shows_what_differs_and_the_sources_of_closed_folds(site: str, new_context: NewContext) -> None:
    page = opened(new_context, site + EVENT["tr"], viewport=A4)
    page.emulate_media(media="print")
    for printed in ("#farklar-participants", "#kaynak-1", ".mark-src--differs >> nth=0"):
        expect(page.locator(printed)).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.mark-src--differs'), '::before').content") == '"*"'
    for gone in (".mark-src:not(.mark-src--differs)", ".note", ".actions", ".site-footer nav", "#atif-bilgisi"):
        for part in page.locator(gone).all():
            expect(part).to_be_hidden()


@pytest.mark.parametrize(
    ("address", "viewport", "scheme"),
    [(EVENT["tr"], PHONE, "light"), (REPORT["tr"], WIDE, "dark")],
    ids=["an event on a phone, light", "a report on a wide screen, dark"],
)
def test_axe_finds_nothing_with_closed_folds_nor_in_a_note(
    site: str, new_context: NewContext, address: str, viewport: Any, scheme: str
) -> None:
    page = opened(new_context, site + address, color_scheme=scheme, viewport=viewport)
    assert violations(page) == []
    page.locator("main .mark-src").first.click()
    expect(page.locator(".note:popover-open")).to_have_count(1)
    assert violations(page) == []


@pytest.mark.parametrize("locale", EVENT)
def test_the_answer_stands_in_the_first_screen(site: str, new_context: NewContext, locale: str) -> None:
    for viewport in (PHONE, WIDE):
        page = opened(new_context, site + EVENT[locale], viewport=viewport)
        assert page.evaluate("document.querySelector('.lead').getBoundingClientRect().top") <= viewport["height"] / 2
        page.goto(site + REPORT[locale])
        assert page.evaluate("document.querySelector('.actions a').getBoundingClientRect().top") <= viewport["height"] * 0.8
