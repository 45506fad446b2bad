"""Chooses the pages on which every setting is tried: the fewest that hold, together, every shape of markup on the site."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

from bilingual.rendering.templating import TEMPLATES
from bilingual.text.language import LOCALES, SOURCE_LOCALE

KINDS = tuple(
    sorted(
        path.stem
        for path in TEMPLATES.glob("*.html")
        if not path.stem.startswith(("_", "block-")) and path.stem not in ("edit", "redirect")
    )
)
"""Every kind of page that readers see: the templates' names. A redirect leads on before anything is read; the page on which
editors write has tests of its own."""

EACH_KIND = [(kind, LOCALES[number % 2]) for number, kind in enumerate(KINDS)]
"""Every kind of page, with one language or the other by turns: both have the same templates, styles and scripts."""
IN_THE_OTHER_LANGUAGE = [(kind, LOCALES[(number + 1) % 2]) for number, kind in enumerate(KINDS)]

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
TELLING = ("aria-current", "aria-label", "download", "hreflang", "lang", "role", "tabindex")
"""Attributes that change what an element is to a reader's software."""


@dataclass(frozen=True)
class BuiltPage:
    """A page of a built site: its whole address, its kind and language, and the shapes of markup that it holds."""

    address: str
    kind: str
    locale: str
    shapes: frozenset[str]
    elements: int


class _Reader(HTMLParser):
    """Notes each element with its class, its telling attributes and the element around it."""

    def __init__(self) -> None:
        super().__init__()
        self.shapes: set[str] = set()
        self.elements = 0
        self.kind = ""
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        classes = (attributes.get("class") or "").split()
        names = [f"{tag}.{name}" for name in classes] or [tag]
        names += [f"{tag}[{name}]" for name in TELLING if name in attributes]
        if tag == "body":
            self.kind = next((name.removeprefix("page--") for name in classes), "")
            names = [tag]  # the kind is no shape
        around = self._open[-1][1] if self._open else ""
        self.shapes |= {f"{around} > {name}" for name in names}
        self.elements += 1
        if tag not in VOID:
            self._open.append((tag, names[0]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An SVG's shape; nothing hears of it."""

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass


def built_pages(site: Path, root: str) -> list[BuiltPage]:
    """Every page but redirects of a built site that is served at `root`, in the order of their addresses."""
    return [page for path in sorted(site.rglob("*.html")) if (page := _read(path, site, root)).kind != "redirect"]


def _read(path: Path, site: Path, root: str) -> BuiltPage:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    uri = re.sub(r"(^|/)index\.html$", r"\1", path.relative_to(site).as_posix())
    locale = uri.partition("/")[0]
    return BuiltPage(root + uri, reader.kind, locale if locale in LOCALES else SOURCE_LOCALE, frozenset(reader.shapes), reader.elements)


def choose(pages: list[BuiltPage]) -> Mapping[tuple[str, str], list[BuiltPage]]:
    """For each kind and language the pages to try, the richest first; together they hold every shape that any page has."""
    chosen: dict[tuple[str, str], list[BuiltPage]] = {}
    for page in _cover(pages):
        chosen.setdefault((page.kind, page.locale), []).append(page)
    return chosen


def _cover(pages: list[BuiltPage]) -> Iterator[BuiltPage]:
    """Yield one page of each kind and language, then as many more as it takes; each time the one with the most that is new.

    Of several, the shortest.
    """
    missing = {shape for page in pages for shape in page.shapes}
    groups: dict[tuple[str, str], list[BuiltPage]] = {}
    for page in pages:
        groups.setdefault((page.kind, page.locale), []).append(page)
    waiting = list(groups.values())
    while waiting or missing:
        found = max(waiting.pop(0) if waiting else pages, key=lambda page: (len(page.shapes & missing), -page.elements))
        missing -= found.shapes
        yield found
