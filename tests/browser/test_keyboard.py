"""A walk by keyboard: every control is reached, in the order of the document, and is seen when it has the focus."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NewContext

PAGES = {
    "home": "",
    "home-en": "en/",
    "event": "etkinlikler/ornek-kent-forumu/",
    "timeline": "en/timeline/",
    "signatories": "deklarasyon/imzacilar/",
    "search": "ara/?q=göç",
}
WIDTHS = (360, 1280)
FAULTS = {
    "no-outline": ("*, *::before { outline: none !important }", "focus not seen"),
    "covered": ("body::after { content: ''; position: fixed; inset: 0; z-index: 99; background: #fff }", "covered"),
}

ADD_STYLE = """style => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    document.adoptedStyleSheets = [sheet];
}"""

# Lists the controls that a reader sees, and keeps how each looks without the focus.
PREPARE = """() => {
    const drawn = control => [control, ...control.querySelectorAll("*")].map(element => {
        const style = getComputedStyle(element);
        return [style.boxShadow, style.stroke, style.strokeWidth].join();
    }).join(";");
    const controls = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(
        control => control.tabIndex >= 0 && !control.disabled && control.checkVisibility({ visibilityProperty: true }));
    window.walk = { drawn, controls, before: controls.map(drawn) };
    return controls.length;
}"""

# What is wrong with the control that has the focus now, and its place among the controls (-1: none of them).
LOOK = """() => {
    const { drawn, controls, before } = window.walk;
    const control = document.activeElement;
    const place = controls.indexOf(control);
    if (place < 0) return [place, [], control.outerHTML.slice(0, 120)];
    const faults = [];
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(control);
    const outlined = outlineStyle !== "none" && parseFloat(outlineWidth) >= 1 && !/, 0\\)$|transparent/.test(outlineColor);
    if (!outlined && drawn(control) === before[place]) faults.push("focus not seen");
    const box = control.getClientRects()[0];
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const free = hit && (control.contains(hit) || hit.closest("label")?.control === control);
    if (!free) faults.push(`covered by ${hit?.outerHTML.slice(0, 80)}`);
    return [place, faults, control.outerHTML.slice(0, 120)];
}"""


@pytest.fixture(scope="module")
def site(example_site: Path, serve: Callable[..., str]) -> str:
    """The address of the example site."""
    return serve(example_site)


@pytest.mark.parametrize(
    ("name", "width"),
    [
        pytest.param(name, width, marks=pytest.mark.long if (place + at) % 2 else ())  # each page in one width, each width on half of them
        for place, name in enumerate(PAGES)
        for at, width in enumerate(WIDTHS)
    ],
)
def test_every_control_is_reached_in_order_and_seen(site: str, new_context: NewContext, name: str, width: int) -> None:
    page = opened(site + PAGES[name], new_context, width)
    assert faults_of_a_walk(page) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_would_be_found(site: str, new_context: NewContext, fault: str) -> None:
    page = opened(site, new_context, 1280)
    style, message = FAULTS[fault]
    page.evaluate(ADD_STYLE, style)  # not as an element, which the page's policy refuses
    assert any(message in found for found in faults_of_a_walk(page))


def test_controls_out_of_order_or_out_of_reach_would_be_found(site: str, new_context: NewContext) -> None:
    page = opened(site, new_context, 1280)
    page.evaluate("document.querySelector('main a').tabIndex = 1")
    assert "order" in faults_of_a_walk(page)[0]
    page = opened(site, new_context, 1280)
    page.evaluate("document.querySelector('main').addEventListener('focusin', event => event.target.blur())")
    assert any("never reached" in found for found in faults_of_a_walk(page))


@pytest.mark.parametrize("width", WIDTHS)
def test_the_skip_link_leads_past_the_frame(site: str, new_context: NewContext, width: int) -> None:
    page = opened(site, new_context, width)
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_focused()
    expect(page.locator(".skip-link")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("main a, main input").first).to_be_focused()


def test_the_menu_opens_and_closes_by_keyboard(site: str, new_context: NewContext) -> None:
    page = opened(site, new_context, 360)
    menu, button = page.locator("#menu"), page.locator(".site-header__tools .menu-button")
    expect(menu).to_be_hidden()
    button.focus()
    for opening, closing in (("Enter", "Escape"), ("Space", "Escape")):
        page.keyboard.press(opening)
        expect(menu).to_be_visible()
        page.keyboard.press("Tab")
        expect(menu.get_by_role("searchbox")).to_be_focused()
        page.keyboard.press(closing)
        expect(menu).to_be_hidden()
        expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.evaluate(PREPARE)
    for _ in menu.locator(":is(a, button, input):visible").all():
        page.keyboard.press("Tab")
        assert page.evaluate(LOOK)[1] == []
    expect(menu.get_by_role("button", name="Kapat")).to_be_focused()
    page.keyboard.press("Enter")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def opened(address: str, new_context: NewContext, width: int) -> Page:
    """The page at `address`, when its scripts have done what they do."""
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(address, wait_until="networkidle")
    return page


def faults_of_a_walk(page: Page) -> list[str]:
    """Walk through the page by Tab, and tell what is wrong."""
    count, reached, faults = page.evaluate(PREPARE), [], []
    assert count > 5
    for _ in range(count):
        page.keyboard.press("Tab")
        place, found, control = page.evaluate(LOOK)
        reached.append(place)
        faults += [f"{control}: {fault}" for fault in found]
    if missing := set(range(count)) - set(reached):
        faults.append("never reached: " + page.evaluate("place => window.walk.controls[place].outerHTML.slice(0, 120)", min(missing)))
    if (order := [place for place in reached if place >= 0]) != sorted(order):
        faults.insert(0, f"not in the order of the document: {order}")
    return faults
