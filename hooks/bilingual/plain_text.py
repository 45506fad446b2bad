"""Reads the plain text out of a rendered page: what search finds, in sections that can be linked to.

It reads our own templates' HTML only, which is escaped and well nested but may leave out the end tags that HTML lets one leave out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Final

SKIPPED_TAGS: Final = frozenset({"nav", "script", "style", "svg", "form", "button", "select", "template", "noscript", "h1"})
"""What is inside of these is the frame's or the title's, not the text's."""

SKIPPED_CLASSES: Final = frozenset(
    "cite references entry-list name-list source-list involvements page-dates notice tag disputed shown-here topics__label".split()
)
"""What is inside of these is on every page, or belongs to other pages: references, lists of links, the same words again and again."""

FOREIGN: Final = ("\ue000", "\ue001", "\ue002")
"""What stands around words of another language: ``\\ue000en\\ue001words\\ue002``."""

_BLOCKS: Final = frozenset(
    "article aside blockquote caption dd details div dl dt figcaption figure footer h2 h3 h4 h5 h6 header hr li ol p pre section summary "
    "table tbody td tfoot th thead tr ul br".split()
)
_HEADINGS: Final = frozenset({"h2", "h3", "h4"})
_ANCHORED: Final = frozenset({"li", "section"})
_VOID: Final = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_PIECE: Final = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>\"]|\"[^\"]*\")*?)(/?)>|([^<]+)", re.DOTALL)
_ATTRIBUTE: Final = re.compile(r'([a-z-]+)="([^"]*)"')
_MARKS: Final = re.compile(f"{FOREIGN[0]}[a-z-]*{FOREIGN[1]}|{FOREIGN[2]}")
_BEFORE_SIGN: Final = re.compile(r" +(?=[.,;:!?)])")
_LONGEST_HEADING: Final = 80


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: its anchor and its heading (both may be empty) and its text, one line per paragraph, cell or list item."""

    anchor: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of a page: what stands in its lead, and the rest in sections."""

    lead: str
    sections: tuple[Section, ...]


def without_marks(text: str) -> str:
    """Return ``text`` without the marks around foreign words."""
    return _MARKS.sub("", text)


@dataclass(slots=True)
class _Element:
    tag: str
    anchor: str
    skipped: bool
    lead: bool
    facts: bool
    language: str


@dataclass(slots=True)
class _Reader:
    """Collects lines of text while the tags go by."""

    language: str
    open: list[_Element] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    sections: list[tuple[str, str, list[str]]] = field(default_factory=lambda: [("", "", [])])
    heading: bool = False
    term: str = ""
    """The term of a list of terms, which stands before what is said of it."""

    def start(self, tag: str, attributes: dict[str, str], closed: bool) -> None:
        if tag in _BLOCKS:
            self.end_line()
        if closed or tag in _VOID:
            return
        above = self.open[-1] if self.open else _Element("", "", False, False, False, self.language)
        classes = frozenset(attributes.get("class", "").split())
        if tag == "span" and classes:
            self.line.append(" ")  # the stylesheet sets such words apart
        element = _Element(
            tag,
            attributes.get("id", ""),
            above.skipped or tag in SKIPPED_TAGS or not SKIPPED_CLASSES.isdisjoint(classes) or "hidden" in attributes or (tag == "dt" and above.facts),
            above.lead or "lead" in classes,
            above.facts or "facts" in classes,
            attributes.get("lang", above.language),
        )
        self.open.append(element)
        if element.skipped:
            return
        if tag in _HEADINGS:
            anchor = next((found.anchor for found in reversed(self.open) if found.anchor), "")
            if self.sections[-1][0] == anchor and not self.sections[-1][2]:
                self.sections.pop()  # the element around the heading has opened the section already
            self.sections.append((anchor, "", []))
            self.heading = True
        elif tag in _ANCHORED and element.anchor:
            self.sections.append((element.anchor, "", []))
            self.heading = True
        if element.language != above.language:
            self.line.append(FOREIGN[0] + element.language + FOREIGN[1])

    def end(self, tag: str) -> None:
        if not any(element.tag == tag for element in self.open):
            return
        while True:
            element = self.open.pop()
            if not element.skipped and element.language != (self.open[-1].language if self.open else self.language):
                self.line.append(FOREIGN[2])
            if element.tag == tag:
                break
        if tag in _BLOCKS:
            self.end_line(element)

    def text(self, text: str) -> None:
        if not self.open or not self.open[-1].skipped:
            self.line.append(unescape(text))

    def end_line(self, ended: _Element | None = None) -> None:
        line = _BEFORE_SIGN.sub("", " ".join("".join(self.line).split()))
        self.line.clear()
        if not without_marks(line).strip():
            return
        element = ended or (self.open[-1] if self.open else None)
        if element and element.tag == "dt":
            self.term = line
            return
        line, self.term = f"{self.term}: {line}" if self.term else line, ""
        if element and element.lead:
            self.lead.append(line)
            return
        anchor, heading, lines = self.sections[-1]
        if self.heading and len(without_marks(line)) <= _LONGEST_HEADING:
            self.sections[-1] = (anchor, without_marks(line), lines)
        else:
            lines.append(line)
        self.heading = False


def read(html: str, language: str) -> PageText:
    """Return the text of ``html``, an article in ``language``; foreign words in it stand between the marks of FOREIGN."""
    reader = _Reader(language)
    for closing, tag, attributes, closed, text in _pieces(html):
        if text:
            reader.text(text)
        elif closing:
            reader.end(tag)
        elif tag:
            reader.start(tag, attributes, closed)
    reader.end_line()
    sections = (Section(anchor, heading, "\n".join(lines)) for anchor, heading, lines in reader.sections if heading or lines)
    return PageText(" ".join(reader.lead), tuple(sections))


def _pieces(html: str) -> Iterator[tuple[bool, str, dict[str, str], bool, str]]:
    for match in _PIECE.finditer(html):
        closing, tag, attributes, closed, text = match.groups()
        found = {name: unescape(value) for name, value in _ATTRIBUTE.findall(attributes or "")}
        if attributes and re.search(r"\shidden(?=\s|$)", attributes):
            found["hidden"] = ""
        yield bool(closing), (tag or "").lower(), found, bool(closed), text or ""
