"""The pages' own security policy: a real browser finds nothing of ours against it, and runs nothing that got in."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.browser.sample import KINDS

NOTE_VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event => window.violations.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""
ATTACKS = {
    "in-an-element": "<script>window.ran = 1</script>",
    "in-a-module": "<script type=module>window.ran = 1</script>",
    "in-an-attribute": '<img src="x:" alt="" onerror="window.ran = 1">',
    "in-a-picture": '<svg onload="window.ran = 1"></svg>',
    "in-a-frame": '<iframe srcdoc="<script>parent.ran = 1</script>"></iframe>',
    "from-data": '<script src="data:text/javascript,window.ran = 1"></script>',
    "by-a-base": '<base href="https://example.com/">',
    "in-an-object": '<object data="data:text/html,<script>parent.ran = 1</script>"></object>',
}


@pytest.fixture(scope="module")
def pages(example_site: Path) -> dict[str, str]:
    """The address of a page of each kind, below the root. A redirect leads on before it can be looked at."""
    found: dict[str, str] = {}
    for path in sorted(example_site.rglob("*.html")):
        if kind := re.search(r'<body class="page--(?!redirect)([a-z-]+)"', path.read_text(encoding="utf-8")):
            found.setdefault(kind[1], path.relative_to(example_site).as_posix().removesuffix("index.html"))
    return found


@pytest.fixture(scope="module")
def site(example_site: Path, serve: Callable[..., str]) -> str:
    """The address of the example site."""
    return serve(example_site)


def violations(page: Page) -> list[str]:
    """What the browser has kept from being loaded or run, in the page and in frames inside of it."""
    return [kept for frame in page.frames for kept in frame.evaluate("window.violations ?? []")]


@pytest.mark.long  # test_axe_settings.py opens a page of each kind, and hears what the browser complains of
def test_no_page_goes_against_its_own_policy(page: Page, site: str, pages: dict[str, str]) -> None:
    """A page of each kind; there may be no withdrawn entry, and no dimension with facets enough for a page of all."""
    assert set(KINDS) - {"withdrawn", "facet-list"} <= set(pages)
    page.add_init_script(NOTE_VIOLATIONS)
    found = {}
    for kind, uri in pages.items():
        page.goto(site + uri, wait_until="load")
        found[kind] = violations(page)
    assert {kind: kept for kind, kept in found.items() if kept} == {}


def test_search_filters_and_downloads_work_under_the_policy(page: Page, site: str) -> None:
    page.add_init_script(NOTE_VIOLATIONS)
    page.goto(f"{site}ara/?q=izmir", wait_until="networkidle")
    assert page.locator(".search__results h3 a").count() > 0
    assert violations(page) == []
    page.goto(f"{site}zaman-cizelgesi/?tur=calistay", wait_until="networkidle")
    assert violations(page) == []
    page.goto(f"{site}abone-olun/")
    with page.expect_download() as download:
        page.locator("a[href$='.ics']").first.click()
    assert download.value.suggested_filename.endswith(".ics")
    assert violations(page) == []


@pytest.mark.parametrize("name", ATTACKS)
def test_what_gets_into_a_page_does_not_run(page: Page, site: str, name: str) -> None:
    open_with(page, site, ATTACKS[name])
    assert page.evaluate("window.ran") is None
    assert len(violations(page)) >= 1
    assert page.evaluate("document.baseURI") == site


def test_a_script_of_another_host_is_not_asked_for(page: Page, site: str, foreign_requests: list[str]) -> None:
    reasons: list[str | None] = []
    page.on("requestfailed", lambda request: reasons.append(request.failure))
    open_with(page, site, '<script src="https://example.com/x.js"></script>')
    assert violations(page) == ["script-src-elem https://example.com/x.js"]
    assert reasons == ["csp"]
    foreign_requests.clear()  # the browser tells of what it did not ask for, too


def open_with(page: Page, address: str, markup: str) -> None:
    """Open a page that holds this markup, as if it had slipped through every other guard."""

    def put_in(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace("<main", f"{markup}<main", 1))

    page.add_init_script(NOTE_VIOLATIONS)
    page.route(address, put_in)
    page.goto(address, wait_until="load")


def test_a_form_cannot_be_sent_elsewhere(page: Page, site: str) -> None:
    page.add_init_script(NOTE_VIOLATIONS)
    page.goto(f"{site}ara/")
    page.evaluate("form => { form.action = 'https://example.com/'; form.submit() }", page.locator("form.search__form").element_handle())
    for _ in range(50):  # the policy itself forbids Playwright's own way of waiting
        if violations(page):
            break
        page.wait_for_timeout(100)
    assert violations(page)[0].startswith("form-action")


def test_a_copy_of_the_site_opens_from_a_folder(page: Page, example_site: Path) -> None:
    page.add_init_script(NOTE_VIOLATIONS)
    page.goto((example_site / "index.html").as_uri(), wait_until="load")
    assert violations(page) == []
    assert page.evaluate("getComputedStyle(document.querySelector('.skip-link')).position") == "absolute"
