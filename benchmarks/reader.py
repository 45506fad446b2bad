"""What a reader meets on a built site: ``make measure`` prints it, and it gates nothing.

Of each kind of page, the one with the longest document of a language is measured, at 360 × 740 and at 1280 × 900. Apparatus are notes,
captions, fine print, sentences that begin with a source, and the folds of sources, of what they differ in and of how to cite; folds with
content are not. ``benchmarks/tasks.yml`` lists tasks of readers, which are walked on a phone's screen. It needs Chromium, as the tests do.
"""

import argparse
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import yaml
from bilingual.audit.built_site import BuiltPage, BuiltSite
from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests.browser.chromium import find_or_install

TASKS = Path(__file__).parent / "tasks.yml"
PHONE, DESKTOP = (360, 740), (1280, 900)


@dataclass(frozen=True)
class Limit:
    """The element that answers a kind of page's question, how many screens down it may stand, and how much may be apparatus, in percent."""

    answer: str
    on_phone: float
    on_desktop: float
    apparatus: int = 15


LIMITS = {
    "home": Limit(".door", 0.75, 1.0, 10),
    "event": Limit(".lead", 0.5, 0.5),
    "project": Limit(".lead", 0.5, 0.5),
    "report": Limit(".actions a", 0.8, 0.8),
    "declaration": Limit(".clause", 1.0, 1.0, 10),
    "signatories": Limit(".lead", 0.6, 0.6, 25),
    "timeline": Limit(".timeline-list li", 1.0, 1.5, 10),
    "organization": Limit(".lead", 0.5, 0.5),
}
"""The limits of pages by their kind."""

LOOK = """answer => {
    const main = document.querySelector("main");
    const apparatus = ".note, .fold--printed, .fold:has(#atif-bilgisi, #cite), figure:not(.picture) figcaption, .fine:not(.rows .fine)";
    const about = /\\\\b(kitapç|broşür|belge(?!sel)|kaynak|brochure|source|document)/iu;
    let all = 0, proof = 0;
    const count = text => (text.match(/[\\p{L}\\p{N}]+/gu) ?? []).length;
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!element.checkVisibility({ checkVisibilityCSS: true, contentVisibilityAuto: true })) continue;
        const { width, height } = element.getBoundingClientRect();
        if (width < 2 || height < 2) continue;
        const words = count(walker.currentNode.data);
        all += words;
        if (element.closest(apparatus)) proof += words;
    }
    for (const paragraph of main.querySelectorAll(":is(p, li, dd)")) {
        if (paragraph.closest(apparatus) || paragraph.querySelector("p, li") || !paragraph.checkVisibility()) continue;
        for (const sentence of paragraph.innerText.split(/(?<=[.!?])\\s+/u)) {
            if (about.test(sentence.split(/\\s+/u).slice(0, 4).join(" "))) proof += count(sentence);
        }
    }
    const first = [...main.querySelectorAll(answer)].find(element => element.checkVisibility());
    return {
        top: first ? first.getBoundingClientRect().top + scrollY : null,
        apparatus: all ? Math.round(100 * proof / all) : 0,
        words: all,
        height: document.documentElement.scrollHeight,
        width: document.documentElement.scrollWidth,
    };
}""".replace("\\\\b", "\\b")


@dataclass(frozen=True)
class Seen:
    """What was measured of a page: how many screens down its answer stands (None: nowhere), how long it is, what it weighs in bytes."""

    kind: str
    locale: str
    uri: str
    on_phone: float | None
    on_desktop: float | None
    apparatus: int
    screens: float
    widest: int
    document: int
    first_view: int


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@contextmanager
def browsing(site: Path) -> Iterator[tuple[Browser, str]]:
    """Serve a built site; yield a browser, and the address of the site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=["--no-sandbox", "--disable-gpu"])
        yield browser, f"http://127.0.0.1:{server.server_port}/"
        browser.close()
    server.shutdown()
    server.server_close()


def longest_pages(site: Path) -> dict[tuple[str, str], str]:
    """Return the address of the longest page of each kind in LIMITS and each language."""
    found: dict[tuple[str, str], tuple[int, str]] = {}
    for path in site.rglob("index.html"):
        text = path.read_text(encoding="utf-8")
        kind, locale = re.search(r'<body class="page--([a-z-]+)', text), re.search(r'<html lang="(\w+)"', text)
        if kind and locale and kind[1] in LIMITS:
            place = path.parent.relative_to(site).as_posix()
            uri = "" if place == "." else f"{place}/"
            name = kind[1], locale[1]
            found[name] = max(found.get(name, (0, "")), (len(text), uri))
    return {name: uri for name, (_, uri) in found.items()}


def look(browser: Browser, address: str, answer: str, size: tuple[int, int]) -> dict[str, Any]:
    """Return what LOOK finds on a page, on a screen of this size."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(address)
    found: dict[str, Any] = page.evaluate(LOOK, answer)
    page.close()
    return found


def measure(site: Path, browser: Browser, root: str) -> list[Seen]:
    """Return what is measured of the longest page of each kind of the built ``site``, which is served at the address ``root``."""
    built = BuiltSite(site, {}, {})
    seen = []
    for (kind, locale), uri in sorted(longest_pages(site).items()):
        answer = LIMITS[kind].answer
        phone, desktop = (look(browser, root + uri, answer, size) for size in (PHONE, DESKTOP))
        html = BuiltPage(uri, "", (site / uri / "index.html").read_bytes())
        tops = [found["top"] and round(found["top"] / size[1], 2) for found, size in ((phone, PHONE), (desktop, DESKTOP))]
        screens = round(phone["height"] / PHONE[1], 1)
        weights = built.weight_of(f"{uri}index.html"), built.first_view(html)
        seen.append(Seen(kind, locale, uri, tops[0], tops[1], phone["apparatus"], screens, phone["width"], *weights))
    return seen


def walk(page: Page, root: str, task: dict[str, Any]) -> tuple[int, float | None]:
    """Do a task from its first page; return how often it was tapped, and how many screens down its answer stands after the last tap."""
    page.goto(root + task.get("from", ""))
    for step in task["taps"]:
        if isinstance(step, dict):
            page.locator("input[type=search]:visible").first.fill(step["type"])
            page.keyboard.press("Enter")
        else:
            page.locator(step).locator("visible=true").first.click(timeout=5_000)
        page.wait_for_load_state("networkidle")
    answer = page.locator(task["answer"]).locator("visible=true").first
    answer.wait_for(timeout=5_000)
    box = answer.bounding_box()
    return len(task["taps"]), round(max(box["y"], 0) / PHONE[1], 2) if box else None


def walk_all(browser: Browser, root: str) -> Iterator[str]:
    """Yield a line for each task: its taps, and the screens down to its answer."""
    tasks: list[dict[str, Any]] = yaml.safe_load(TASKS.read_text(encoding="utf-8"))
    for number, task in enumerate(tasks, 1):
        page = browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]})
        try:
            taps, screens = walk(page, root, task)
            yield f"| {number} | {task['name']} | {taps} | {screens} |"
        except PlaywrightError as error:
            yield f"| {number} | {task['name']} | – | failed: {str(error).splitlines()[0]} |"
        page.close()


def tables(site: Path, browser: Browser, root: str) -> Iterator[str]:
    """Yield the lines of both tables of a built site, which is served at the address ``root``."""
    yield "| page | address | answer at 360 (limit) | at 1280 (limit) | apparatus % (limit) | screens | px wide | kB html / first view |"
    yield "|---|---|---:|---:|---:|---:|---:|---:|"
    for one in measure(site, browser, root):
        limit = LIMITS[one.kind]
        yield (
            f"| {one.kind} {one.locale} | /{one.uri} | {one.on_phone} ({limit.on_phone}) | {one.on_desktop} ({limit.on_desktop}) "
            f"| {one.apparatus} ({limit.apparatus}) | {one.screens} | {one.widest} "
            f"| {one.document / 1000:.1f} / {one.first_view / 1000:.1f} |"
        )
    yield ""
    yield "| # | task | taps | screens |"
    yield "|---:|---|---:|---:|"
    yield from walk_all(browser, root)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables of a built site."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, nargs="?", default=Path("site"))
    site = parser.parse_args(arguments).site
    with browsing(site) as (browser, root):
        for line in tables(site, browser, root):
            print(line, flush=True)


if __name__ == "__main__":
    main()
