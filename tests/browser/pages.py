"""What tests of pages in a browser share: axe, faults of any page, a strict security policy, pages of made-up content."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from bilingual.audit.verify.console import ABORTED
from bilingual.content.model import Corpus
from bilingual.rendering.renderer import Renderer
from playwright.sync_api import BrowserContext, Page, Route

from tests.made_up import renderer_of

NewContext = Callable[..., BrowserContext]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'"
)
"""What a careful host may demand: no script, style or font but the site's own files."""

AXE: str = Axe().axe_script
"""The source of axe-core."""

STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RULES_OF_COLOUR = ("color-contrast", "link-in-text-block")

RUN_AXE = """async options => {
    const { violations } = await axe.run(document, options);
    const told = ({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 120)}: ${failureSummary}`);
    return violations.flatMap(told);
}"""

FAULTS_OF_ANY_PAGE = """locale => {
    const faults = [];
    const root = document.documentElement;
    if (root.lang !== locale) faults.push(`lang is "${root.lang}"`);
    const titles = document.querySelectorAll("h1").length;
    if (titles !== 1) faults.push(`${titles} h1`);
    return faults;
}"""

MOVED = """() => new Promise(done => {
    const shifts = [];
    const report = () => done(shifts.map(({ value, sources }) => `moved by ${value.toFixed(4)}: ${sources.map(({ node }) =>
        (node?.nodeType === 1 ? node : node?.parentElement)?.outerHTML.slice(0, 120)).join(", ")}`));
    new PerformanceObserver(list => shifts.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => setTimeout(report, 30));
})"""


def violations(page: Page, *, rules: Iterable[str] = ()) -> list[str]:
    """What axe finds on the page as it is shown now: rule, element and message; of `rules` alone where some are named."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    only = {"type": "rule", "values": list(rules)} if rules else list(STANDARDS)
    switches = {} if rules else {"target-size": {"enabled": True}}
    found: list[str] = page.evaluate(RUN_AXE, {"runOnly": only, "resultTypes": ["violations"], "rules": switches})
    return found


def basic_faults(page: Page, locale: str) -> list[str]:
    """What no page may have: another language than its own, no heading or several of the first level."""
    found: list[str] = page.evaluate(FAULTS_OF_ANY_PAGE, locale)
    return found


def layout_shifts(page: Page) -> list[str]:
    """What moved by itself since the page was opened, each with its share of the layout shift."""
    found: list[str] = page.evaluate(MOVED)
    return found


def too_wide(page: Page) -> bool:
    """Whether the page scrolls sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def open_details(page: Page) -> None:
    """Open everything that opens and closes."""
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")


def listen_for_failures(page: Page) -> list[str]:
    """A list that fills with every error of the page's console and scripts, and every request that fails or is answered with a failure.

    A request that the browser itself drops, since another page is opened before the answer, is none.
    """
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("console", lambda message: failures.append(message.text) if message.type in ("error", "warning") else None)
    page.on("requestfailed", lambda request: failures.append(f"{request.failure} {request.url}") if request.failure != ABORTED else None)
    page.on("response", lambda answer: failures.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    return failures


@contextmanager
def no_errors(page: Page) -> Iterator[None]:
    """Fails where the page throws or complains, in the block, under a strict security policy."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type in ("error", "warning") else None)
    page.route("**/*", _with_policy)
    yield
    assert errors == []


def _with_policy(route: Route) -> None:
    response = route.fetch()
    route.fulfill(response=response, headers=response.headers | {"content-security-policy": POLICY})


def dressed(example_site: Path, folder: Path, corpus: Corpus, **settings: Any) -> Renderer:
    """Put the example site's styles and scripts below `folder`, and return a renderer whose pages load them there."""
    shutil.copytree(example_site / "assets", folder / "assets", dirs_exist_ok=True)
    theme = [path.relative_to(example_site).as_posix() for path in example_site.glob("assets/stylesheets/main.*.min.css")]
    return renderer_of(corpus, stylesheets=(*theme, "assets/styles/site.css"), **settings)
