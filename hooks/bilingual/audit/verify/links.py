"""Every address on this site, wherever it is written, leads to a page or file, and every anchor to a place on the page."""

import json
import re
from collections.abc import Iterable, Iterator

from bilingual.audit.built_site import BuiltPage, BuiltSite
from bilingual.audit.verify.findings import Finding, finding
from bilingual.content.markdown_elements import without_code
from bilingual.site import ledger
from bilingual.site.downloads import EDITED

TEXTS = (".json", ".xml", ".md", ".txt", ".ics", ".csv", ".bib", ".ris", ".webmanifest")
DEEP = ("a/b/c/", "en/a/")
"""Where a reader may meet the page for unknown addresses."""
CSS_TARGET = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]*))\s*\)|@import\s+["']([^"']+)""")
SHORTCUT = re.compile(r"(?<!\\)\[(?:\\.|[^\\\]])*\]\(\s*<?([^)>\s]+)")
"""A link of Markdown with an address of its own."""


def check(site: BuiltSite) -> Iterator[Finding]:
    """Yield what leads nowhere: in pages, stylesheets, feeds, the sitemap, calendars, data, lists for machines, Markdown."""
    for page in site.pages.values():
        yield from _check_page(site, page)
    for uri in site.files:
        suffix = "." + uri.rpartition(".")[2]
        if suffix == ".css":
            yield from _check(site, uri, uri, css_targets(site.text(uri)))
        elif suffix in TEXTS and not uri.startswith(EDITED):
            text = site.text(uri)
            text = text.replace("\r\n ", "").replace("\n ", "") if suffix == ".ics" else text.replace("\\/", "/")
            yield from _check(site, uri, uri, _absolute(site, text))
        if suffix == ".md":
            yield from _check(site, uri, uri, _found(SHORTCUT, without_code(text)))
    yield from _check(site, ledger.PUBLISHED, "", _listed(site))


def _check_page(site: BuiltSite, page: BuiltPage) -> Iterator[Finding]:
    is_404 = page.uri.endswith("404.html")
    for seen_at in [page.uri, *(DEEP if is_404 else ())]:
        # An anchor alone leads within the page, wherever that is met.
        written = [(address.written, address.line) for address in page.said.addresses if not (is_404 and address.written.startswith("#"))]
        yield from _check(site, page.file, seen_at, written)
    for text, line in page.said.data:
        try:
            json.loads(text)
        except ValueError as error:
            yield finding(page.file, line, "json", reason=error)
        # What a graph calls a thing need not be an anchor.
        yield from _check(site, page.file, "", ((target, line) for target, _ in _absolute(site, text)), anchors=False)


def _check(site: BuiltSite, uri: str, seen_at: str, targets: Iterable[tuple[str, int]], *, anchors: bool = True) -> Iterator[Finding]:
    known: dict[str, str] = {}
    for written, line in targets:
        if written not in known:
            known[written] = site.fault(seen_at, written, anchors=anchors)
        if known[written]:
            yield finding(uri, line, known[written], target=written)


def css_targets(text: str) -> Iterator[tuple[str, int]]:
    """Yield what a stylesheet loads, and the line in which it says so; data in the stylesheet itself are left out."""
    return ((target, line) for target, line in _found(CSS_TARGET, text) if target and not target.startswith("data:"))


def _found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, int]]:
    """Yield the first group that a pattern finds, each time that it does, and the line."""
    line, end = 1, 0
    for match in pattern.finditer(text):
        line, end = line + text.count("\n", end, match.start()), match.start()
        yield next(filter(None, match.groups()), ""), line


def _absolute(site: BuiltSite, text: str) -> Iterator[tuple[str, int]]:
    """Yield the addresses of this site that are written out in a text."""
    pattern = re.compile(rf"({re.escape(site.site_url)}[^\s\"'<>()\[\]{{}}|\\,;“”’…]*)")
    return ((written.rstrip(".:!?*"), line) for written, line in _found(pattern, text))


def _listed(site: BuiltSite) -> Iterator[tuple[str, int]]:
    """Yield the addresses in the site's own list of them."""
    for number, line in enumerate(site.text(ledger.PUBLISHED).splitlines(), start=1):
        if line.startswith("/"):
            yield site.site_url + line.split()[0][1:], number
