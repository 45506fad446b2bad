"""axe finds nothing where the site's scripts do not arrive: on a page of every kind, in both languages.

A page that is the same without scripts, element by element, has been tried in every setting with them (test_axe_settings.py) and is tried
in one more; a page that is not is tried in every setting again: light and dark, 320 and 1280 px.
"""

import pytest
from bilingual.text.language import LOCALES
from playwright.sync_api import Page

from tests.browser.conftest import Sample
from tests.browser.pages import NewContext, basic_faults, violations
from tests.browser.sample import KINDS
from tests.browser.settings import WIDTHS, faults_in_every_setting

pytestmark = pytest.mark.long  # a page of every kind again, which test_axe_settings.py has tried with scripts

OWN_SCRIPTS = {
    *("declaration", "side-by-side", "facet", "search", "signatories", "signatories-table", "timeline", "year"),
    *("events-list", "organizations-list", "sources-list"),
}
"""The kinds of pages that a script may change."""


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(sample: Sample, new_context: NewContext, kind: str, locale: str) -> None:
    page = new_context(viewport={"width": WIDTHS[0], "height": 900}).new_page()
    address = sample[kind, locale][0]
    with_scripts = markup(page, address)
    blocked: list[str] = []
    page.on("requestfailed", lambda request: blocked.append(request.url))
    page.route("**/*.js", lambda route: route.abort())
    without_scripts = markup(page, address)
    assert len(blocked) >= 2
    assert page.locator("[data-script]").count() == 0
    if with_scripts == without_scripts:
        assert basic_faults(page, locale) + violations(page) == []
    else:
        assert kind in OWN_SCRIPTS
        assert faults_in_every_setting(page, address, locale) == []


def markup(page: Page, address: str) -> str:
    """Open the page, and return what it shows as markup, but for the state of the button for light and dark, which scripts alone show."""
    page.goto(address)
    page.locator(".theme-toggle").evaluate_all("buttons => buttons.forEach(button => button.removeAttribute('aria-pressed'))")
    found: str = page.locator("body").evaluate("body => body.outerHTML")
    return found
