"""Reads what a built page says, line by line, with the part of the page that each line belongs to.

It reads our own templates' HTML, which is well nested but may leave out the end tags that HTML lets one leave out.
"""

from dataclasses import dataclass
from enum import StrEnum
from html.parser import HTMLParser
from typing import Final

from typing_extensions import override

from bilingual.plain_text import BLOCKS, VOID


class Part(StrEnum):
    """What a line is: what an editor wrote (title, summary, fact, text), or what follows from other pages (list)."""

    TITLE = "title"
    SUMMARY = "summary"
    FACT = "fact"
    TEXT = "text"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, heading, cell, fact or row of a list."""

    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class PageLines:
    """What a page says.

    ``title`` is its first heading, or what its head calls it; ``locale`` its language; ``kind`` the sort of page, such as "event";
    ``files`` are the stylesheets and scripts that it loads, as written; ``lines`` is everything in its main part.
    """

    title: str
    locale: str
    kind: str
    files: tuple[str, ...]
    lines: tuple[Line, ...]


ENDING_LINES: Final = BLOCKS | {"h1", "main"}
SKIPPED_TAGS: Final = frozenset(["script", "style", "svg", "template", "noscript"])
SKIPPED_CLASSES: Final = frozenset(["breadcrumbs", "cite", "back-links", "visually-hidden", "toc", "pages"])
"""What repeats what stands elsewhere on the page, or only counts."""
CLASSES: Final = {
    "lead": Part.SUMMARY,
    "facts": Part.FACT,
    "prose": Part.TEXT,
    **dict.fromkeys(["entry-list", "name-list", "source-list", "involvements", "neighbours", "references", "sources-of"], Part.LIST),
    **dict.fromkeys(["citing", "facets", "chart", "page-dates", "timeline", "notice", "count"], Part.LIST),
}
"""The part that starts at an element with one of these classes."""


def read(document: str, own: bool) -> PageLines:
    """Return what the HTML ``document`` says; ``own`` tells whether its text is a record's own rather than a list of others."""
    reader = _Reader(Part.TEXT if own else Part.LIST)
    reader.feed(document)
    reader.close()
    return PageLines(reader.heading or reader.head_title, reader.locale, reader.kind, tuple(reader.files), tuple(reader.lines))


@dataclass(frozen=True, slots=True)
class _Element:
    tag: str
    part: Part
    skipped: bool


class _Reader(HTMLParser):
    def __init__(self, usual: Part) -> None:
        super().__init__()
        self.open: list[_Element] = []
        self.usual = usual
        self.locale = self.kind = self.heading = self.head_title = self.term = ""
        self.files: list[str] = []
        self.lines: list[Line] = []
        self.words: list[str] = []

    def inside(self, tag: str) -> bool:
        """Return whether an element ``tag`` is open."""
        return any(element.tag == tag for element in self.open)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.locale = attributes.get("lang", "")
        elif tag == "body":
            self.kind = attributes.get("class", "").removeprefix("page--")
        elif tag == "script" and "src" in attributes:
            self.files.append(attributes["src"])
        elif tag == "link" and attributes.get("rel") == "stylesheet":
            self.files.append(attributes.get("href", ""))
        if tag in ENDING_LINES:
            self.end_line()
        if tag not in VOID:
            self.open.append(self.element(tag, attributes.get("class", "").split()))
        elif tag == "img" and attributes.get("alt"):
            self.words.append(f" [{attributes['alt']}] ")

    def element(self, tag: str, classes: list[str]) -> _Element:
        """Return the element that starts now, with what it has from the one around it."""
        above = self.open[-1] if self.open else _Element("", self.usual, False)
        part = Part.TITLE if tag == "h1" else next((CLASSES[name] for name in classes if name in CLASSES), above.part)
        if part in (Part.FACT, Part.TEXT) if self.usual is Part.LIST else above.part is Part.LIST:
            part = Part.LIST
        return _Element(tag, part, above.skipped or tag in SKIPPED_TAGS or not SKIPPED_CLASSES.isdisjoint(classes))

    @override
    def handle_endtag(self, tag: str) -> None:
        if not self.inside(tag):
            return
        if tag in ENDING_LINES:
            self.end_line()
        while self.open.pop().tag != tag:
            pass

    @override
    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1].skipped:
            return
        if self.inside("title"):
            self.head_title += data
        elif self.inside("main"):
            self.words.append(data)

    def end_line(self) -> None:
        """Keep the words since the last line, where there are any."""
        text = " ".join("".join(self.words).split())
        self.words.clear()
        if not text:
            return
        element = self.open[-1]
        if self.inside("h1"):
            self.heading = self.heading or text
        if self.inside("dt"):
            self.term = text
            return
        self.lines.append(Line(element.part, f"{self.term}: {text}" if self.term else text))
        self.term = ""
