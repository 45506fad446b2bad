"""Reads the plain text out of a rendered page: what search finds, in sections that can be linked to.

It reads our own templates' HTML only, which is escaped and well nested but may leave out the end tags that HTML lets one leave out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Final

SKIPPED_TAGS: Final = frozenset(["nav", "script", "style", "svg", "form", "button", "select", "template", "noscript", "h1"])
"""What is inside of these is the frame's or the title's, not the text's."""

SKIPPED_CLASSES: Final = frozenset(
    [
        *("cite", "references", "citing", "clause__cite", "sources-of"),  # where it comes from
        *("entry-list", "name-list", "source-list", "involvements"),  # what stands on other pages
        *("tag", "facts__title", "topics__label", "clause__status", "certainty", "disputed", "shown-here"),  # the same words on many pages
        *("notice", "count", "not-known", "page-dates", "visually-hidden"),
    ]
)
"""What is inside of elements with these classes is not the page's own text."""

SKIPPED_ATTRIBUTES: Final = frozenset(["hidden", "download"])

FOREIGN: Final = ("\ue000", "\ue001", "\ue002")
"""What stands around words of another language: ``\\ue000en\\ue001words\\ue002``."""

BLOCKS: Final = frozenset(
    [
        *(
            "article",
            "aside",
            "blockquote",
            "br",
            "details",
            "div",
            "figure",
            "figcaption",
            "footer",
            "header",
            "hr",
            "p",
            "pre",
            "section",
        ),
        *("h2", "h3", "h4", "h5", "h6", "summary", "li", "ol", "ul", "dd", "dl", "dt"),
        *("caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    ]
)
"""Elements before and after which a line ends."""
_HEADINGS: Final = frozenset(["h2", "h3", "h4"])
_ANCHORED: Final = frozenset(["li", "section"])
VOID: Final = frozenset(["br", "col", "hr", "img", "input", "link", "meta", "wbr"])
"""Elements that have no end tag."""
_PIECE: Final = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>\"]|\"[^\"]*\")*?)(/?)>|([^<]+)", re.DOTALL)
_ATTRIBUTE: Final = re.compile(r'([a-z-]+)(?:="([^"]*)")?')
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


def without_marks(text: str) -> str:
    """Return ``text`` without the marks around foreign words."""
    return _MARKS.sub("", text)


def _pieces(html: str) -> Iterator[tuple[bool, str, dict[str, str], bool, str]]:
    for match in _PIECE.finditer(html):
        closing, tag, attributes, closed, text = match.groups()
        found = {name: unescape(value) for name, value in _ATTRIBUTE.findall(attributes)} if attributes else {}
        yield bool(closing), (tag or "").lower(), found, bool(closed), text or ""


@dataclass(slots=True)
class _Element:
    """An element that is open, and what it has from those around it."""

    tag: str = ""
    anchor: str = ""
    language: str = ""
    skipped: bool = False
    lead: bool = False
    facts: bool = False


@dataclass(slots=True)
class _Reader:
    """Collects lines of text while the tags go by."""

    language: str
    open: list[_Element] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    sections: list[tuple[str, str, list[str]]] = field(default_factory=lambda: [("", "", [])])
    heading: bool = False
    """Whether the next line may be the heading of the last section."""
    term: str = ""
    """The term of a list of terms, which stands before what is said of it."""

    @property
    def inmost(self) -> _Element:
        return self.open[-1] if self.open else _Element(language=self.language)

    def start(self, tag: str, attributes: dict[str, str], closed: bool) -> None:
        if tag in BLOCKS:
            self.end_line()
        if closed or tag in VOID:
            return
        above, classes = self.inmost, frozenset(attributes.get("class", "").split())
        skipped = tag in SKIPPED_TAGS or not SKIPPED_CLASSES.isdisjoint(classes) or not SKIPPED_ATTRIBUTES.isdisjoint(attributes)
        element = _Element(
            tag,
            attributes.get("id", ""),
            attributes.get("lang", above.language),
            # the term of a fact is its label, such as "Date"
            above.skipped or skipped or (tag == "dt" and above.facts),
            above.lead or "lead" in classes,
            above.facts or "facts" in classes,
        )
        self.open.append(element)
        if element.skipped:
            return
        if tag == "span" and classes:
            self.line.append(" ")  # the stylesheet sets such words apart
        if element.language != above.language:
            self.line.append(FOREIGN[0] + element.language + FOREIGN[1])
        if tag in _HEADINGS or (tag in _ANCHORED and element.anchor):
            self.start_section()

    def start_section(self) -> None:
        anchor = next((element.anchor for element in reversed(self.open) if element.anchor), "")
        if self.sections[-1] == (anchor, "", []):
            self.sections.pop()  # the element around the heading has started the section already
        self.sections.append((anchor, "", []))
        self.heading = True

    def end(self, tag: str) -> None:
        if not any(element.tag == tag for element in self.open):
            return
        while True:
            element = self.open.pop()
            if not element.skipped and element.language != self.inmost.language:
                self.line.append(FOREIGN[2])
            if element.tag == tag:
                break
        if tag in BLOCKS:
            self.end_line(element)

    def text(self, text: str) -> None:
        if not self.inmost.skipped:
            self.line.append(unescape(text))

    def end_line(self, ended: _Element | None = None) -> None:
        """Put the line where it belongs; ``ended`` is the element that it was the end of."""
        line = _BEFORE_SIGN.sub("", " ".join("".join(self.line).split()))
        self.line.clear()
        if not without_marks(line).strip():
            return
        element = ended or self.inmost
        if element.tag == "dt":
            self.term = line
            return
        line, self.term = f"{self.term}: {line}" if self.term else line, ""
        if element.lead:
            self.lead.append(line)
            return
        anchor, _, lines = self.sections[-1]
        if self.heading and len(without_marks(line)) <= _LONGEST_HEADING:
            self.sections[-1] = (anchor, without_marks(line), lines)
        else:
            lines.append(line)
        self.heading = False
