"""axe finds nothing on pages of every kind and every shape, in both languages: light and dark, 320 and 1280 px, with scripts."""

from collections.abc import Sequence

import pytest
from bilingual.text.language import LOCALES
from playwright.sync_api import Page, expect

from tests.browser.conftest import Sample
from tests.browser.pages import NewContext, listen_for_failures, violations
from tests.browser.sample import EACH_KIND, KINDS
from tests.browser.settings import SCHEMES, WIDTHS, faults_in_every_setting

COLOURS_IN_THE_DARK = """() => {
    const inTheDark = rule => (rule.media?.mediaText ?? "").includes("prefers-color-scheme") || /data-theme/.test(rule.selectorText ?? "");
    const leaves = rule => rule.cssRules?.length ? [...rule.cssRules].flatMap(leaves) : [rule];
    const ours = [...document.styleSheets].filter(sheet => /assets\\/styles\\//.test(sheet.href));
    const rules = ours.flatMap(sheet => [...sheet.cssRules]).filter(rule => rule.media?.mediaText !== "print");
    const read = ({ style }) => Object.fromEntries([...style].map(name => [name, style.getPropertyValue(name)]));
    return rules.filter(inTheDark).flatMap(leaves).map(read);
}"""


@pytest.mark.parametrize(("kind", "locale"), EACH_KIND)
def test_axe_finds_nothing(sample: Sample, new_context: NewContext, kind: str, locale: str) -> None:
    """Each language meets each width by turns."""
    width = WIDTHS[EACH_KIND.index((kind, locale)) // 2 % 2]
    assert_sound(new_context().new_page(), sample[kind, locale][0], locale, (width,))


@pytest.mark.long  # the richest page of each kind is tried above, in one language and one width
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_in_any_width(sample: Sample, new_context: NewContext, kind: str) -> None:
    page = new_context().new_page()
    for locale in LOCALES:
        for address in sample[kind, locale]:
            assert_sound(page, address, locale, WIDTHS)


def assert_sound(page: Page, address: str, locale: str, widths: Sequence[int]) -> None:
    failures = listen_for_failures(page)
    assert faults_in_every_setting(page, address, locale, judged=widths) + failures == []


@pytest.mark.parametrize("locale", LOCALES)
def test_axe_finds_nothing_in_the_open_menu(sample: Sample, new_context: NewContext, locale: str) -> None:
    page = new_context(viewport={"width": 320, "height": 900}).new_page()
    page.goto(sample["home", locale][0])
    page.locator(".site-header__tools .menu-button").click()
    expect(page.locator("#menu")).to_be_visible()
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []


def test_dark_changes_nothing_but_colours_and_is_the_same_by_system_and_by_choice(sample: Sample, new_context: NewContext) -> None:
    page = new_context().new_page()
    page.goto(sample["home", "en"][0])
    by_system, by_choice = page.evaluate(COLOURS_IN_THE_DARK)
    assert by_system == by_choice
    assert len(by_system) > 10
    no_colours = {name for name, value in by_system.items() if not page.evaluate("value => CSS.supports('color', value)", value)}
    assert no_colours == {"color-scheme"}
