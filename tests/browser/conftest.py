"""A browser that reaches nothing but this machine."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.chromium import ChromiumMissing, find_or_install
from tests.browser.rare import write_rare_pages
from tests.browser.sample import BuiltPage, built_pages, choose

Sample = Mapping[tuple[str, str], list[str]]

ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # no other host can be reached, whatever asks for it
]
if hasattr(os, "geteuid") and os.geteuid() == 0:
    ARGUMENTS.append("--no-sandbox")  # Chromium's sandbox does not work for root


@pytest.fixture(scope="session")
def browser(run_folder: Path) -> Iterator[Browser]:
    """One Chromium per worker process. Without one the tests fail: they are never skipped."""
    with FileLock(run_folder / "chromium.lock"):  # one worker installs, the others find
        try:
            executable = find_or_install()
        except ChromiumMissing as missing:
            raise pytest.fail.Exception(str(missing), pytrace=False) from None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def foreign_requests() -> list[str]:
    """The addresses on other hosts that this test's pages asked for. They got no answer; any left at the end fails the test."""
    return []


@pytest.fixture
def new_context(browser: Browser, foreign_requests: list[str]) -> Iterator[Callable[..., BrowserContext]]:
    """Give `new_context(**options)`, with Playwright's options (`viewport`, `color_scheme`, `java_script_enabled` …)."""
    contexts: list[BrowserContext] = []

    def new(**options: Any) -> BrowserContext:
        defaults = {"locale": "tr-TR", "timezone_id": "Europe/Istanbul", "reduced_motion": "reduce"}
        context = browser.new_context(**(defaults | options))
        context.on("request", lambda request: foreign_requests.append(request.url) if is_foreign(request.url) else None)
        contexts.append(context)
        return context

    yield new
    for context in contexts:
        for page in context.pages:
            # What it still asks for, such as its sign, may be under way; that is no fault of the next test.
            page.unroute_all(behavior="ignoreErrors")
        context.close()
    assert foreign_requests == [], "the site asked other hosts"


@pytest.fixture
def context(new_context: Callable[..., BrowserContext]) -> BrowserContext:
    """A fresh profile with the usual options."""
    return new_context()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A blank page in a fresh profile."""
    return context.new_page()


def is_foreign(url: str) -> bool:
    return urlsplit(url).scheme in ("http", "https", "ws", "wss") and urlsplit(url).hostname != "127.0.0.1"


@pytest.fixture(scope="session")
def example_root(example_site: Path, serve: Callable[..., str]) -> str:
    """The address of the example site."""
    return serve(example_site)


@pytest.fixture(scope="session")
def example_pages(example_site: Path, example_root: str) -> list[BuiltPage]:
    """Every page of the example site, served."""
    return built_pages(example_site, example_root)


@pytest.fixture(scope="session")
def sample(example_site: Path, tiny_site: Path, example_root: str, serve: Callable[..., str], run_folder: Path) -> Sample:
    """By kind and language, the addresses of the pages on which every setting is tried.

    They come from the example site, from the tiny one, of another size,
    and from made-up content: a timeline too long for one page, many signatories, lists of several pages, translations older than their
    originals.
    """
    rare, chosen = run_folder / "rare", run_folder / "sample.json"
    sites = {"example": example_site, "tiny": tiny_site, **{name: rare / name for name in ("long", "many", "paged", "older")}}
    with FileLock(run_folder / "sample.lock"):  # one worker chooses, which takes seconds; the others read what it chose
        if not chosen.exists():
            write_rare_pages(example_site, rare)
            pages = [page for name, site in sites.items() for page in built_pages(site, f"{name}/")]
            found = [[*key, [page.address for page in some]] for key, some in choose(pages).items()]
            chosen.write_text(json.dumps(found), encoding="utf-8")
    roots = {name: example_root if name == "example" else serve(site) for name, site in sites.items()}
    return {
        (kind, locale): [roots[name] + uri for name, _, uri in (address.partition("/") for address in addresses)]
        for kind, locale, addresses in json.loads(chosen.read_text(encoding="utf-8"))
    }
