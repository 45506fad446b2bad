"""Every page opens in a browser without an error or a warning in its console, and asks for nothing that is not there.

Chromium gets each file under the address at which the site will stand, without any server; whatever is asked of other hosts gets no answer.
"""

import importlib
import math
import shutil
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import unquote, urldefrag

from bilingual.audit.built_site import BuiltPage, BuiltSite
from bilingual.audit.verify.findings import Finding, finding

BROWSERS = (
    "chromium-headless-shell",  # opens pages in half the time of a whole browser
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"),
    *("microsoft-edge", "microsoft-edge-stable", "msedge"),
)
"""The names under which a browser is looked for."""
ARGUMENTS = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run", "--no-sandbox")
"""The browser opens nothing but the site's own files; without its sandbox it also runs as root."""
ABORTED = "net::ERR_ABORTED"
"""The browser itself dropped the request, as it drops the one for a page's sign when the next page is opened."""


def check(site: BuiltSite, browser: str = "", opened: int | None = None) -> Iterator[Finding]:
    """Yield every error, warning and failed request of every page, or of ``opened`` pages that lie evenly among all addresses.

    ``browser`` is the path of a Chromium, looked for where it is empty.
    """
    executable = browser or next(filter(None, map(shutil.which, BROWSERS)), "")
    try:
        start = importlib.import_module("playwright.sync_api").sync_playwright
    except ImportError:
        yield finding("index.html", 1, "no-browser", reason="playwright")
        return
    if not executable:
        yield finding("index.html", 1, "no-browser", reason="Chromium")
        return
    said: list[str] = []
    with start() as playwright, playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS)) as chromium:
        page = chromium.new_page()
        page.route("**/*", lambda route: _answer(route, site))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
        page.on("requestfailed", lambda request: said.append(f"{request.failure} {request.url}") if request.failure != ABORTED else None)
        shown = [built for built in site.pages.values() if not built.said.is_redirect]
        for built in sample(shown, opened):
            said.clear()
            page.goto(site.url(built.uri), wait_until="load")
            page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")  # what scripts still had to say
            yield from (finding(built.file, 1, "console", reason=reason[:300]) for reason in dict.fromkeys(said))


def sample(pages: Sequence[BuiltPage], size: int | None) -> Sequence[BuiltPage]:
    """Return at most ``size`` of the pages, evenly spread, the first one among them; all where there is no size."""
    return pages if size is None else pages[:: max(1, math.ceil(len(pages) / size))]


def _answer(route: Any, site: BuiltSite) -> None:
    """Answer with the file of the site that stands at the address asked for."""
    url = unquote(urldefrag(route.request.url)[0]).partition("?")[0]
    address = url.removeprefix(site.site_url)
    uri = site.pages[address].file if address in site.pages else address
    if not url.startswith(site.site_url):
        route.abort()
    elif uri in site.files:
        route.fulfill(path=site.files[uri])
    else:
        route.fulfill(status=404, body="")
