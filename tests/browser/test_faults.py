"""Faults put into a page on purpose: each is found by the checks that the site passes, so that finding nothing means something."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.every_page import faults_of_every_page
from tests.browser.pages import NewContext, basic_faults, layout_shifts, listen_for_failures, too_wide, violations
from tests.browser.sample import built_pages
from tests.browser.settings import faults_in_every_setting

EVENT = "etkinlikler/ornek-kent-forumu/"

LOW_CONTRASTS = {
    "main p { color: #999 !important }": {"320 light", "1280 light"},
    "@media (prefers-color-scheme: dark) { main p { color: #555 !important } }": {"320 dark", "1280 dark"},
    "@media (max-width: 400px) { main p { color: #999 !important } }": {"320 light"},
    "@media (min-width: 400px) and (prefers-color-scheme: dark) { main p { color: #555 !important } }": {"1280 dark"},
}
"""Styles, and the settings in which they make text too faint."""

MARKUP = {
    "label": "<input type=text>",
    "image-alt": "<img src=data:,>",
    "landmark-no-duplicate-main": "<main>Again</main>",
    "heading-order": "<h2>Two</h2><h5>Five</h5>",
    "target-size": "<p><button>a</button><button>b</button></p>",
    "aria-valid-attr-value": "<button aria-expanded=maybe>Open</button>",
    "scrollable-region-focusable": "<div class=table-scroll><table class=table><tr><td>" + "wide" * 400 + "</table></div>",
}
"""Rules of axe, and what breaks them at the end of a page."""

FAILURES = {
    "a script that fails": "setTimeout(() => { throw new Error('broken') })",
    "a complaint": "console.warn('beware')",
    "a picture that is not there": "new Image().src = '/no-such.png'",
    "a request to another host, which the page's policy refuses": "fetch('https://example.com/').catch(() => {})",
}


@pytest.fixture(scope="module")
def site(example_site: Path, serve: Callable[..., str]) -> str:
    """The address of the example site."""
    return serve(example_site)


def run_first(page: Page, script: str) -> None:
    """Let the script run in every page when its markup has been read, as one of the site's own would."""
    page.add_init_script(f"addEventListener('DOMContentLoaded', () => {{ {script} }})")


def add_style(text: str) -> str:
    return f"const sheet = new CSSStyleSheet(); sheet.replaceSync({text!r}); document.adoptedStyleSheets = [sheet];"


def add_markup(markup: str) -> str:
    return f"document.querySelector('main').insertAdjacentHTML('afterend', {markup!r})"


@pytest.mark.parametrize(
    "style", [pytest.param(style, marks=pytest.mark.long if len(where) > 1 else ()) for style, where in LOW_CONTRASTS.items()]
)  # what is found in one setting alone is found in two
def test_a_low_contrast_is_found_in_the_settings_that_have_it(site: str, page: Page, style: str) -> None:
    run_first(page, add_style(style))
    found = faults_in_every_setting(page, site + EVENT, "tr")
    assert {match[1] for match in re.finditer(r": (\d+ \w+): color-contrast: ", "\n".join(found))} == LOW_CONTRASTS[style]


@pytest.mark.long  # as are the tests that open every page
def test_a_low_contrast_on_one_page_is_found_when_every_page_is_opened(site: str, example_site: Path, new_context: NewContext) -> None:
    style = add_style("main p { color: #999 !important }")

    def with_fault(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.add_init_script(f"if (location.pathname === '/{EVENT}') addEventListener('DOMContentLoaded', () => {{ {style} }})")
        return context

    pages = [page for page in built_pages(example_site, site) if page.kind == "event" and "/ornek-" in page.address]
    assert len(pages) > 2
    found = faults_of_every_page(pages, {("event", "tr"): []}, with_fault, "event", "tr")
    assert {fault.partition(": ")[0] for fault in found if "color-contrast" in fault} == {site + EVENT}


def test_markup_that_shuts_readers_out_is_found(site: str, page: Page) -> None:
    run_first(page, add_markup("".join(MARKUP.values())))
    page.goto(site + "404.html")
    assert MARKUP.keys() - {fault.partition(":")[0] for fault in violations(page)} == set()


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        ("document.documentElement.removeAttribute('lang')", 'lang is ""'),
        ("document.documentElement.lang = 'en'", 'lang is "en"'),
        ("document.querySelector('h1').remove()", "0 h1"),
        (add_markup("<h1>Again</h1>"), "2 h1"),
    ],
    ids=["no language", "another language", "no first heading", "two first headings"],
)
def test_a_fault_in_the_basics_is_found(site: str, page: Page, script: str, fault: str) -> None:
    page.goto(site + EVENT)
    assert basic_faults(page, "tr") == []
    run_first(page, script)
    page.goto(site + EVENT)
    assert basic_faults(page, "tr") == [fault]


def test_a_page_that_is_too_wide_is_found(site: str, new_context: NewContext) -> None:
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    run_first(page, add_style("main p { min-width: 22rem }"))
    page.goto(site + EVENT)
    assert too_wide(page)


def test_what_moves_by_itself_is_found(site: str, page: Page) -> None:
    run_first(page, "setTimeout(() => document.querySelector('main').prepend(document.createElement('hr'), 'Late'), 200)")
    page.goto(site + EVENT)
    page.get_by_text("Late").wait_for()
    assert layout_shifts(page)


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_is_found(site: str, page: Page, failure: str) -> None:
    failures = listen_for_failures(page)
    page.goto(site + EVENT)
    assert failures == []
    run_first(page, FAILURES[failure])
    page.goto(site + EVENT, wait_until="networkidle")
    assert failures
