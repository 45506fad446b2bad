"""The timeline as its readers meet it: filters that show what the facets' pages show, the picture, keyboard, paper, a narrow screen."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NewContext, dressed, too_wide, violations
from tests.made_up import real_corpus, with_events, write_page

TIMELINE = {"tr": "zaman-cizelgesi/", "en": "en/timeline/"}
FACETS = {"tr": "zaman-cizelgesi/tur/toplanti/", "en": "en/timeline/organization/wald/"}
ROW = re.compile(r'<li class="(?:timeline__item|span-list__item|short-list__item)[^"]*" id="([^"]+)"')

SHOWN = "[...document.querySelectorAll('.timeline-list [data-kind]')].filter(row => row.checkVisibility()).map(row => row.id)"
EVERY_CHOICE = f"""() => {{
    const found = [];
    for (const select of document.querySelectorAll(".filters select"))
        for (const {{ value }} of select.options) {{
            if (!value) continue;
            select.value = value;
            select.dispatchEvent(new Event("change", {{ bubbles: true }}));
            const page = document.querySelector(".filters__state a");
            found.push([page.href, {SHOWN}, document.querySelector(".filters [role=status]").textContent, location.search]);
            select.value = "";
            select.dispatchEvent(new Event("change", {{ bubbles: true }}));
        }}
    return found;
}}"""


@pytest.fixture(scope="module")
def site(real_site: Path, serve: Callable[..., str]) -> str:
    """The address of the real site."""
    return serve(real_site)


@pytest.fixture(scope="module")
def long_site(real_site: Path, serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a timeline with 400 more events: its overview, a facet and a year."""
    folder = tmp_path_factory.mktemp("long")
    renderer = dressed(real_site, folder, with_events(real_corpus(), 400))
    for kind, key in (("timeline", ""), ("year", "2018"), ("facet", "kind/meeting")):
        write_page(renderer, folder, kind, key, "en")
    return serve(folder)


# filters


@pytest.mark.parametrize("locale", TIMELINE)
def test_filters_show_what_the_pages_of_the_facets_show(site: str, real_site: Path, page: Page, locale: str) -> None:
    page.goto(site + TIMELINE[locale])
    pages = {path.parent for path in (real_site / TIMELINE[locale]).glob("*/*/index.html")}
    choices = page.evaluate(EVERY_CHOICE)
    assert len(choices) == len(pages) > 50
    assert differences(choices, real_site) == []
    for address, shown, status, query in choices:
        assert {"tr": f"kayıttan {len(shown)} tanesi", "en": f"Showing {len(shown)} of"}[locale] in status
        assert query == "?{}={}".format(*urlsplit(address).path.strip("/").split("/")[-2:])


def test_a_filter_that_shows_something_else_than_its_page_would_be_found(site: str, real_site: Path, page: Page) -> None:
    page.goto(site + TIMELINE["tr"])
    page.evaluate("document.getElementById('etkinlik-maruf-2019').dataset.kind = 'panel'")
    found = differences(page.evaluate(EVERY_CHOICE), real_site)
    assert [address.removeprefix(site + TIMELINE["tr"]) for address in found] == ["tur/forum/", "tur/panel/"]


def differences(choices: list[Any], site: Path) -> list[str]:
    """The addresses of the facets whose pages list something else than the filter shows, or list it in another order."""
    pages = {address: (site / urlsplit(address).path.strip("/") / "index.html").read_text(encoding="utf-8") for address, *_ in choices}
    return [address for address, shown, *_ in choices if shown != ROW.findall(pages[address])]


def test_two_filters_show_what_has_both(site: str, page: Page) -> None:
    page.goto(site + TIMELINE["en"])
    page.get_by_label("Kind").select_option("meeting")
    page.get_by_label("Organisation").select_option("wald")
    assert page.evaluate(SHOWN) == [f"event-coordination-meeting-{number}" for number in (2, 3, 4, 5, 6)]
    page.get_by_label("Project").select_option("ladder")
    assert page.evaluate(SHOWN) == []
    expect(page.get_by_role("status")).to_have_text("No entry fits this choice.")
    expect(page.get_by_role("link", name="This list on a page of its own")).to_be_hidden()


def test_a_filter_has_an_address_and_can_be_cleared(site: str, page: Page) -> None:
    page.goto(site + TIMELINE["tr"])
    everything = page.evaluate(SHOWN)
    expect(page.get_by_role("status")).to_have_text(f"{len(everything)} kaydın tümü gösteriliyor.")
    page.get_by_label("Tür").select_option("forum")
    assert page.url.endswith("?tur=forum")
    page.reload()
    assert page.evaluate(SHOWN) == ["etkinlik-maruf-2019", "etkinlik-grf-2019"]
    expect(page.get_by_role("status")).to_have_text(f"{len(everything)} kayıttan 2 tanesi gösteriliyor.")
    assert page.locator(".chart .mark").filter(visible=True).count() == 2
    page.get_by_role("button", name="Tümünü göster").click()
    assert page.evaluate(SHOWN) == everything
    assert page.evaluate("document.activeElement.id") == "filter-kind"
    assert "?" not in page.url


def test_an_unknown_filter_in_the_address_shows_everything(site: str, page: Page) -> None:
    page.goto(site + TIMELINE["tr"] + "?tur=yok&baska=1")
    assert len(page.evaluate(SHOWN)) > 20


# without a script


@pytest.mark.parametrize("locale", TIMELINE)
def test_without_a_script_the_list_is_whole_and_the_facets_are_links(site: str, new_context: NewContext, locale: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site + TIMELINE[locale])
    expect(page.locator(".filters")).to_have_count(0)
    page.locator(".facets summary").click()
    link = page.locator(".facets a").first
    expect(link).to_be_visible()
    link.click()
    expect(page.locator(".timeline-list [data-kind]").first).to_be_visible()


# the picture and the keyboard


def test_marks_are_reached_by_keyboard_seen_and_lead_to_their_lines(site: str, page: Page) -> None:
    page.goto(site + TIMELINE["en"])
    skip = page.get_by_role("link", name="Skip the picture")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Tab")
    focused = page.locator(".chart .mark:focus")
    expect(focused).to_have_count(1)
    assert focused.locator(".mark__target").last.evaluate("element => getComputedStyle(element).strokeWidth") == "3px"
    page.keyboard.press("Enter")
    assert page.url.endswith("#project-ladder")
    expect(page.locator("#project-ladder")).to_be_in_viewport()


def test_skipping_the_picture(site: str, page: Page) -> None:
    page.goto(site + TIMELINE["en"])
    page.get_by_role("link", name="Skip the picture").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#year-2015")
    page.keyboard.press("Tab")
    expect(page.locator(".year").first.locator(":focus")).to_have_count(1)


# screens and paper


@pytest.mark.parametrize("path", [*TIMELINE.values(), *FACETS.values(), "en/timeline/2018/"])
def test_nothing_scrolls_sideways_at_320(site: str, new_context: NewContext, path: str) -> None:
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(site + path)
    for details in page.locator("details:visible > summary").all():
        details.click()
    assert not too_wide(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_shows_the_list_in_black_and_no_filters(site: str, new_context: NewContext, scheme: str) -> None:
    page = new_context(color_scheme=scheme).new_page()
    page.goto(site + TIMELINE["tr"])
    page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    expect(page.locator(".filters")).to_be_hidden()
    expect(page.locator("#etkinlik-maruf-2019")).to_be_visible()
    assert page.locator("#etkinlik-maruf-2019 .timeline__date").evaluate("element => getComputedStyle(element).color") == "rgb(0, 0, 0)"


# more than a page can hold


def test_a_long_timeline_is_an_overview_of_years(long_site: str, page: Page) -> None:
    page.goto(long_site + TIMELINE["en"])
    assert violations(page) == []
    expect(page.locator(".filters")).to_have_count(0)
    page.locator("#year-2018").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2018")
    assert len(page.evaluate(SHOWN)) > 80


def test_a_long_facet_leads_to_the_same_list_in_its_years(long_site: str, page: Page) -> None:
    page.goto(long_site + "en/timeline/kind/meeting/")
    page.goto(long_site + "en/timeline/2018/?kind=meeting")
    assert violations(page) == []
    kinds = page.locator(".timeline__item").filter(visible=True).evaluate_all("rows => [...new Set(rows.map(row => row.dataset.kind))]")
    assert kinds == ["meeting"]
