"""Asks a built site what readers ask, and prints how often the page that they want is found, and stands first.

``python -m benchmarks.search site`` takes the queries of ``queries/tr.yml`` and ``en.yml``, and the site that is made from this project.
It needs Chromium, as the tests do.
"""

import argparse
from collections.abc import Mapping, Sequence
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import yaml
from bilingual.host import mkdocs_commands
from bilingual.rendering.renderer import Renderer
from bilingual.schema import addresses
from playwright.sync_api import sync_playwright

from tests.browser.chromium import find_or_install

QUERIES = Path(__file__).parent / "queries"
FOUND_AMONG = 10
"""A page counts as found among so many results."""

ASK = """async queries => {
    const input = document.getElementById("search-query"), results = document.querySelector(".search__results");
    const answers = [];
    for (const query of queries) {
        delete results.dataset.query;
        input.value = query;
        input.form.requestSubmit();
        const start = performance.now();
        while (results.dataset.query !== query && performance.now() - start < 20000) await new Promise(done => setTimeout(done, 5));
        const sources = results.querySelector(".search__sources");
        if (sources) sources.open = true;
        while (sources && !sources.querySelector("h3 a")) await new Promise(done => setTimeout(done, 5));
        const shown = ".search__definition dt, .search__group:not(.search__group--there) h3, .search__sources h3";
        answers.push([...results.querySelectorAll(`:is(${shown}) a`)].map(link => link.pathname + link.hash));
    }
    return answers;
}"""


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def measure(site: Path, locale: str, queries: Sequence[str]) -> list[list[str]]:
    """Return the addresses that the search page of a built site shows for each query, in the order in which a reader meets them."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_or_install(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/{addresses.address('search', '', locale)}")
        answers: list[list[str]] = page.evaluate(ASK, list(queries))
        browser.close()
    server.shutdown()
    return answers


def addresses_of(renderer: Renderer, name: str, locale: str) -> str:
    """Return the address of the page, or of the term, that a line of the queries names; nothing where there is none."""
    kind, _, key = name.partition(":")
    if kind == "term":
        anchor = renderer.context.terms[locale].anchors.get(key)
        return f"/{addresses.address('terms', '', locale)}#{anchor}" if anchor else ""
    route = renderer.site.routes.find(kind, key, locale)
    return f"/{route.uri}" if route else ""


def report(site: Path, renderer: Renderer, locale: str) -> None:
    """Print what is found of each part of a language's queries, and the queries whose page is not first."""
    parts: Mapping[str, list[dict[str, Any]]] = yaml.safe_load((QUERIES / f"{locale}.yml").read_text(encoding="utf-8"))
    for part, rows in parts.items():
        found = first = 0
        missed = []
        for row, shown in zip(rows, measure(site, locale, [row["query"] for row in rows]), strict=True):
            wanted = {addresses_of(renderer, name, locale) for name in row["pages"]} - {""}
            found += not wanted.isdisjoint(shown[:FOUND_AMONG])
            is_first = shown[:1] != [] and shown[0] in wanted
            first += is_first
            if not is_first:
                place = next((str(number) for number, address in enumerate(shown, 1) if address in wanted), "not found")
                missed.append(f"  {row['query']}: {place}; first is {shown[0] if shown else 'nothing'}")
        print(f"{locale} {part}: {len(rows)} queries, first {first / len(rows):.0%}, found {found / len(rows):.0%}", *missed, sep="\n")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the report for the site in a folder, made from the project in this one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    options = parser.parse_args(arguments)
    renderer = Renderer(mkdocs_commands.load_site(Path.cwd()))
    for locale in ("tr", "en"):
        report(options.site, renderer, locale)


if __name__ == "__main__":
    main()
