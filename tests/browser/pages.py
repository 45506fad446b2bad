"""What tests of pages in a browser share: axe, a strict security policy, the width of a page."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from bilingual.corpus import Corpus
from bilingual.render import Renderer
from playwright.sync_api import BrowserContext, Page, Route

from tests.made_up import renderer_of

NewContext = Callable[..., BrowserContext]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'"
)
"""What a careful host may demand: no script, style or font but the site's own files."""

AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], "rules": {"target-size": {"enabled": True}}}


def violations(page: Page) -> list[str]:
    """What axe finds on the page: rule, element and message."""
    found: list[dict[str, Any]] = Axe().run(page, options=AXE).response["violations"]
    return [f"{rule['id']}: {node['html'][:120]}: {node['failureSummary']}" for rule in found for node in rule["nodes"]]


def too_wide(page: Page) -> bool:
    """Whether the page scrolls sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


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


def dressed(real_site: Path, folder: Path, corpus: Corpus) -> Renderer:
    """Put the real site's styles and scripts below `folder`, and return a renderer whose pages load them there."""
    shutil.copytree(real_site / "assets", folder / "assets", dirs_exist_ok=True)
    theme = [path.relative_to(real_site).as_posix() for path in real_site.glob("assets/stylesheets/main.*.min.css")]
    return renderer_of(corpus, stylesheets=(*theme, "assets/styles/site.css"))
