"""Reads the plain text out of a rendered page: what search finds, in sections that can be linked to.

It reads our own templates' HTML only, which is escaped and well nested but may leave out the end tags that HTML lets one leave out.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Final, NamedTuple

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
_PIECE: Final = re.compile(r'<(?:!--.*?--|(/?[a-zA-Z][^<>"]*(?:"[^"]*"[^<>"]*)*))>([^<]*)|([^<]+)', re.DOTALL)
"""A comment, or the inside of a tag, and the text up to the next; or a text that no tag stands before."""
_TAG_NAME: Final = re.compile(r"/?[a-zA-Z][a-zA-Z0-9-]*")
_ATTRIBUTE: Final = re.compile(r'([a-z-]+)(?:="([^"]*)")?')
_MARKS: Final = re.compile(f"{FOREIGN[0]}[a-z-]*{FOREIGN[1]}|{FOREIGN[2]}")
_BEFORE_SIGN: Final = re.compile(" (?=[.,;:!?)])")
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
    for tag, text, text_alone in _PIECE.findall(html):
        if tag:
            reader.pass_tag(_read_tag(tag))
        if (text or text_alone) and not reader.inmost.skipped:
            reader.line.append(unescape(text or text_alone))
    reader.end_line(reader.inmost)
    sections = (Section(anchor, heading, "\n".join(lines)) for anchor, heading, lines in reader.sections if heading or lines)
    return PageText(" ".join(reader.lead), tuple(sections))


def without_marks(text: str) -> str:
    """Return ``text`` without the marks around foreign words."""
    return _MARKS.sub("", text) if FOREIGN[2] in text or FOREIGN[1] in text else text


@dataclass(frozen=True, slots=True)
class _Tag:
    """What a tag says that matters here; ``language`` is None where it says none. ``opens`` says that an end tag may follow."""

    name: str
    closes: bool = False
    opens: bool = False
    is_block: bool = False
    anchor: str = ""
    language: str | None = None
    classes: frozenset[str] = frozenset()
    skipped: bool = False


@lru_cache(maxsize=10_000)
def _read_tag(inside: str) -> _Tag:
    """Return the tag with this ``inside``, such as ``a href="…"`` or ``/a``; most tags stand on many pages."""
    start = _TAG_NAME.match(inside)
    assert start is not None  # so does _PIECE begin
    name, rest = start[0].lower(), inside[start.end() :]
    if name.startswith("/"):
        return _Tag(name[1:], closes=True, is_block=name[1:] in BLOCKS)
    attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(rest)}
    classes = frozenset(attributes.get("class", "").split())
    return _Tag(
        name,
        opens=not rest.endswith("/") and name not in VOID,
        is_block=name in BLOCKS,
        anchor=attributes.get("id", ""),
        language=attributes.get("lang"),
        classes=classes,
        skipped=name in SKIPPED_TAGS or not SKIPPED_CLASSES.isdisjoint(classes) or not SKIPPED_ATTRIBUTES.isdisjoint(attributes),
    )


class _Element(NamedTuple):
    """An element that is open, and what it has from those around it."""

    tag: str
    anchor: str
    language: str
    skipped: bool
    lead: bool
    facts: bool


class _Reader:
    """Collects lines of text while the tags go by; ``inmost`` is the element that is open now, ``around`` those around it."""

    def __init__(self, language: str) -> None:
        self.inmost = _Element("", "", language, skipped=False, lead=False, facts=False)
        self.around: list[_Element] = []
        self.line: list[str] = []
        self.lead: list[str] = []
        self.sections: list[tuple[str, str, list[str]]] = [("", "", [])]
        self.is_heading = False
        """Whether the next line may be the heading of the last section."""
        self.term = ""
        """The term of a list of terms, which stands before what is said of it."""

    def pass_tag(self, tag: _Tag) -> None:
        """Go past a tag."""
        if tag.closes:
            self.end(tag)
            return
        if tag.is_block and self.line:
            self.end_line(self.inmost)
        if tag.opens:
            self.start(tag)

    def start(self, tag: _Tag) -> None:
        """Enter an element."""
        above, classes = self.inmost, tag.classes
        # the term of a fact is its label, such as "Date"
        skipped = above.skipped or tag.skipped or (above.facts and tag.name == "dt")
        language = above.language if tag.language is None else tag.language
        self.around.append(above)
        self.inmost = _Element(tag.name, tag.anchor, language, skipped, above.lead or "lead" in classes, above.facts or "facts" in classes)
        if skipped:
            return
        if classes and tag.name == "span":
            self.line.append(" ")  # the stylesheet sets such words apart
        if language != above.language:
            self.line.append(FOREIGN[0] + language + FOREIGN[1])
        if tag.name in _HEADINGS or (tag.anchor and tag.name in _ANCHORED):
            self.start_section()

    def start_section(self) -> None:
        """Begin a section, whose anchor is the inmost."""
        anchor = self.inmost.anchor or next((element.anchor for element in reversed(self.around) if element.anchor), "")
        if self.sections[-1] == (anchor, "", []):
            self.sections.pop()  # the element around the heading has started the section already
        self.sections.append((anchor, "", []))
        self.is_heading = True

    def end(self, tag: _Tag) -> None:
        """Leave an element, and whatever in it has no end tag."""
        if self.inmost.tag != tag.name and not any(element.tag == tag.name for element in self.around):
            return
        while True:
            element, self.inmost = self.inmost, self.around.pop()
            if element.language != self.inmost.language and not element.skipped:
                self.line.append(FOREIGN[2])
            if element.tag == tag.name:
                break
        if tag.is_block and self.line:
            self.end_line(element)

    def end_line(self, element: _Element) -> None:
        """Put the line where it belongs, which ends in, or with, ``element``."""
        line = _BEFORE_SIGN.sub("", " ".join("".join(self.line).split()))
        self.line.clear()
        plain = without_marks(line)
        if not plain or plain.isspace():
            return
        if element.tag == "dt":
            self.term = line
            return
        line, self.term = f"{self.term}: {line}" if self.term else line, ""
        if element.lead:
            self.lead.append(line)
            return
        anchor, _, lines = self.sections[-1]
        if self.is_heading and len(heading := without_marks(line)) <= _LONGEST_HEADING:
            self.sections[-1] = (anchor, heading, lines)
        else:
            lines.append(line)
        self.is_heading = False
