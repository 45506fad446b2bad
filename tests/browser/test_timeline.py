"""The timeline as its readers meet it: filters that show what the facets' pages show, the picture, keyboard, paper, a narrow screen."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.pages import NewContext, dressed, too_wide, violations
from tests.made_up import example_corpus, with_events, write_page

TIMELINE = {"tr": "zaman-cizelgesi/", "en": "en/timeline/"}
STOP = re.compile(r'<li class="stop [^"]*" id="([^"]+)"')
PHONE: ViewportSize = {"width": 360, "height": 740}
WIDE: ViewportSize = {"width": 1280, "height": 900}

SHOWN = "[...document.querySelectorAll('.timeline-list [data-kind]')].filter(row => row.checkVisibility()).map(row => row.id)"
EVERY_CHOICE = f"""() => {{
    const found = [];
    const note = () => found.push([document.querySelector(".facets__state a").href, {SHOWN}, location.search]);
    document.querySelector(".facets__box").open = true;
    for (const button of document.querySelectorAll(".lanes button")) {{ button.click(); note(); button.click(); }}
    for (const select of document.querySelectorAll(".facets select"))
        for (const {{ value }} of select.options) {{
            if (!value) continue;
            select.value = value;
            select.dispatchEvent(new Event("change", {{ bubbles: true }}));
            note();
            select.value = "";
            select.dispatchEvent(new Event("change", {{ bubbles: true }}));
        }}
    return found;
}}"""
OVERLAPS = """() => {
    const texts = [...document.querySelectorAll(".chart .mark text, .chart .lane")];
    const boxes = texts.map(text => [text.textContent, text.getBoundingClientRect()]);
    return boxes.flatMap(([name, a], at) => boxes.slice(at + 1)
        .filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
        .map(([other]) => `${name} / ${other}`));
}"""


@pytest.fixture(scope="module")
def site(example_site: Path, serve: Callable[..., str]) -> str:
    """The address of the example site."""
    return serve(example_site)


@pytest.fixture(scope="module")
def long_site(example_site: Path, serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a timeline with 400 more events: its overview, a facet and a year."""
    folder = tmp_path_factory.mktemp("long")
    renderer = dressed(example_site, folder, with_events(example_corpus(), 400))
    for kind, key in (("timeline", ""), ("year", "2018"), ("facet", "kind/meeting")):
        write_page(renderer, folder, kind, key, "en")
    return serve(folder)


# filters


@pytest.mark.parametrize("locale", TIMELINE)
def test_filters_show_what_the_pages_of_the_facets_show(site: str, example_site: Path, page: Page, locale: str) -> None:
    page.goto(site + TIMELINE[locale])
    pages = {path.parent for path in (example_site / TIMELINE[locale]).glob("*/*/index.html")}
    choices = page.evaluate(EVERY_CHOICE)
    assert len(choices) == len(pages) > 20
    assert differences(choices, example_site) == []
    for address, _, query in choices:
        assert query == "?{}={}".format(*urlsplit(address).path.strip("/").split("/")[-2:])


def test_a_filter_that_shows_something_else_than_its_page_would_be_found(site: str, example_site: Path, page: Page) -> None:
    page.goto(site + TIMELINE["tr"])
    page.evaluate("document.getElementById('etkinlik-forum-2019').dataset.kind = 'panel'")
    found = differences(page.evaluate(EVERY_CHOICE), example_site)
    assert [address.removeprefix(site + TIMELINE["tr"]) for address in found] == ["tur/forum/", "tur/panel/"]


def differences(choices: list[Any], site: Path) -> list[str]:
    """The addresses of the facets whose pages list something else than the filter shows, or list it in another order."""
    pages = {address: (site / urlsplit(address).path.strip("/") / "index.html").read_text(encoding="utf-8") for address, *_ in choices}
    return [address for address, shown, *_ in choices if shown != STOP.findall(pages[address])]


@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["phone", "wide"])
def test_a_filter_leaves_no_empty_year(site: str, new_context: NewContext, viewport: Any) -> None:
    page = new_context(viewport=viewport).new_page()
    page.goto(site + TIMELINE["tr"] + "?tur=forum")
    shown = page.locator(".year").filter(visible=True)
    expect(shown).to_have_count(1)
    assert shown.first.bounding_box()["height"] > 50  # type: ignore[index]
    expect(page.locator(".year[hidden]").first).to_be_hidden()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"kayıttan 1 tanesi"))


def test_two_filters_show_what_has_both_and_nothing_hides_the_picture(site: str, page: Page) -> None:
    page.goto(site + TIMELINE["en"])
    page.get_by_role("button", name="Meetings").click()
    both = page.evaluate(SHOWN)
    assert both
    page.locator(".facets__box summary").click()
    page.get_by_label("Type").select_option("forum")
    assert page.evaluate(SHOWN) == ["event-forum-2019"]
    page.get_by_role("button", name="Projects").click()
    assert page.evaluate(SHOWN) == []
    expect(page.get_by_role("status")).to_have_text("No entry matches this choice.")
    expect(page.locator(".chart")).to_be_hidden()
    expect(page.get_by_role("link", name="This list on its own page")).to_be_hidden()


def test_a_filter_has_an_address_and_can_be_cleared(site: str, page: Page) -> None:
    page.goto(site + TIMELINE["tr"])
    everything = page.evaluate(SHOWN)
    page.get_by_role("button", name="Projeler").click()
    assert page.url.endswith("?serit=projeler")
    page.reload()
    expect(page.get_by_role("button", name="Projeler")).to_have_attribute("aria-pressed", "true")
    some = page.evaluate(SHOWN)
    assert 0 < len(some) < len(everything)
    assert page.locator(".chart .mark").filter(visible=True).count() == len(some)
    page.get_by_role("button", name="Tümünü göster").click()
    assert page.evaluate(SHOWN) == everything
    assert "?" not in page.url
    expect(page.get_by_role("status")).to_have_text("")


def test_an_unknown_filter_in_the_address_shows_everything(site: str, page: Page) -> None:
    page.goto(site + TIMELINE["tr"] + "?tur=yok&baska=1")
    assert len(page.evaluate(SHOWN)) > 15


# without a script


@pytest.mark.parametrize("locale", TIMELINE)
def test_without_a_script_the_list_is_whole_and_lanes_and_facets_are_links(site: str, new_context: NewContext, locale: str) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(site + TIMELINE[locale])
    expect(page.locator(".facets button")).to_have_count(0)
    page.locator(".facets summary").click()
    expect(page.locator(".facets__groups a").first).to_be_visible()
    page.locator(".lanes a").first.click()
    expect(page.locator(".timeline-list .stop").first).to_be_visible()


# the picture and the keyboard


@pytest.mark.parametrize("locale", TIMELINE)
def test_labels_of_the_picture_do_not_overlap(site: str, page: Page, locale: str) -> None:
    page.goto(site + TIMELINE[locale])
    for width in (1024, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.locator(".chart .mark text").first).to_be_visible()
        assert page.evaluate(OVERLAPS) == [], width


def test_marks_are_reached_by_keyboard_and_lead_to_their_stops(site: str, new_context: NewContext) -> None:
    page = new_context(viewport=WIDE).new_page()
    page.goto(site + TIMELINE["en"])
    skip = page.get_by_role("link", name="Skip chart")
    skip.focus()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Tab")
    focused = page.locator(".chart .mark:focus")
    expect(focused).to_have_count(1)
    target = focused.get_attribute("href")
    page.keyboard.press("Enter")
    assert page.url.endswith(str(target))
    expect(page.locator(str(target))).to_be_in_viewport()


def test_skipping_the_picture(site: str, new_context: NewContext) -> None:
    page = new_context(viewport=WIDE).new_page()
    page.goto(site + TIMELINE["en"])
    page.get_by_role("link", name="Skip chart").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".timeline-list :focus")).to_have_count(1)


# screens and paper


@pytest.mark.parametrize("locale", TIMELINE)
def test_the_first_entry_stands_high(site: str, page: Page, locale: str) -> None:
    for size, screens in ((PHONE, 1.0), (WIDE, 1.5)):
        page.set_viewport_size(size)
        page.goto(site + TIMELINE[locale])
        assert page.locator(".stop").first.bounding_box()["y"] <= screens * size["height"], size  # type: ignore[index]


def test_long_words_wrap(site: str, new_context: NewContext) -> None:
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(site + TIMELINE["tr"])
    worded = page.locator(".stop h3 a, .stop p, .year__intro, .lanes button")
    worded.evaluate_all("all => { for (const one of all) one.textContent = 'ü'.repeat(90); }")
    assert not too_wide(page)


def test_paper_shows_the_list_in_black_and_no_filters(site: str, page: Page) -> None:
    page.goto(site + TIMELINE["tr"])
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator(".facets")).to_be_hidden()
    expect(page.locator("#etkinlik-forum-2019")).to_be_visible()
    assert page.locator("#etkinlik-forum-2019 > p").last.evaluate("element => getComputedStyle(element).color") == "rgb(0, 0, 0)"


def test_the_whole_timeline_takes_six_sheets_at_most(site: str, page: Page) -> None:
    page.goto(site + TIMELINE["tr"])
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) <= 6


# more than a page can hold


def test_a_long_timeline_is_an_overview_of_years(long_site: str, page: Page) -> None:
    page.goto(long_site + TIMELINE["en"])
    assert violations(page) == []
    expect(page.locator(".facets button")).to_have_count(0)
    page.locator("#year-2018").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2018")
    assert len(page.evaluate(SHOWN)) > 70


def test_a_long_facet_leads_to_the_same_list_in_its_years(long_site: str, page: Page) -> None:
    page.goto(long_site + "en/timeline/kind/meeting/")
    page.goto(long_site + "en/timeline/2018/?kind=meeting")
    assert violations(page) == []
    kinds = page.locator(".stop").filter(visible=True).evaluate_all("rows => [...new Set(rows.map(row => row.dataset.kind))]")
    assert all("meeting" in kind.split() for kind in kinds)
