"""Reads the plain text out of a rendered page: what search finds, in sections that can be linked to.

It reads our own templates' HTML only, which is escaped and well nested but may leave out the end tags that HTML lets one leave out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Final, NamedTuple

SKIPPED_TAGS: Final = frozenset(["nav", "script", "style", "svg", "form", "button", "select", "template", "noscript", "h1"])
"""What is inside of these is the frame's or the title's, not the text's."""

SKIPPED_CLASSES: Final = frozenset(
    [
        *("cite", "note", "fold--printed", "cite-text", "citing__files"),  # where it comes from
        *("entry-list", "name-list", "source-list"),  # what stands on other pages
        *("tag", "notice", "count", "visually-hidden"),  # the same words on many pages
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
_TAG_NAME: Final = re.compile(r"/?[a-zA-Z][a-zA-Z0-9-]*")
_ATTRIBUTE: Final = re.compile(r'([a-z-]+)(?:="([^"]*)")?')
_TELLING: Final = re.compile(r"\s(?:class|id|lang|hidden|download)\b|/$")
"""What a start tag has that says more than its name."""
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
    reader.read(html)
    sections = (Section(anchor, heading, "\n".join(lines)) for anchor, heading, lines in reader.sections if heading or lines)
    return PageText(" ".join(reader.lead), tuple(sections))


def read_lead(html: str, language: str) -> str:
    """Return the lead alone, which stands in the page's header, without reading the rest of ``html``."""
    return read(html.partition("</header>")[0], language).lead


def without_marks(text: str) -> str:
    """Return ``text`` without the marks around foreign words."""
    return _MARKS.sub("", text) if FOREIGN[2] in text or FOREIGN[1] in text else text


class _Around(NamedTuple):
    """What an element has from itself and those around it: the nearest anchor, a language, and whether it is in a lead, among facts."""

    anchor: str
    language: str
    lead: bool = False
    facts: bool = False


@dataclass(frozen=True, slots=True)
class _Tag:
    """What a tag says that matters here; ``language`` is None where it says none."""

    name: str
    closes: bool = False
    opens: bool = False
    """Whether an end tag may follow."""
    is_block: bool = False
    skipped: bool = False
    is_apart: bool = False
    """Whether the stylesheet sets its words apart from those before."""
    is_plain: bool = True
    """Whether it says nothing of what follows here, and begins no section."""
    anchor: str = ""
    language: str | None = None
    lead: bool = False
    facts: bool = False

    def inside(self, around: _Around) -> _Around:
        """Return what the element has that this tag begins."""
        language = around.language if self.language is None else self.language
        return _Around(self.anchor or around.anchor, language, around.lead or self.lead, around.facts or self.facts)


@lru_cache(maxsize=10_000)
def _read_tag(inside: str) -> _Tag:
    """Return the tag with this ``inside``, such as ``a href="…"`` or ``/a``; most tags stand on many pages."""
    name = _TAG_NAME.match(inside)
    if name is None:  # a comment
        return _Tag("")
    return _read_attributes(name[0], inside[name.end() :] if _TELLING.search(inside) else "")


@lru_cache(maxsize=1_000)
def _read_attributes(name: str, rest: str) -> _Tag:
    """Return the tag with this ``name``, after a stroke where it ends an element, and ``rest``."""
    if name.startswith("/"):
        return _Tag(name[1:], closes=True, is_block=name[1:] in BLOCKS)
    attributes = dict(_ATTRIBUTE.findall(rest))
    classes = attributes.get("class", "").split()
    anchor, language, lead, facts = unescape(attributes.get("id", "")), attributes.get("lang"), "lead" in classes, "facts" in classes
    opens = not rest.endswith("/") and name not in VOID
    skipped = name in SKIPPED_TAGS or not SKIPPED_CLASSES.isdisjoint(classes) or not SKIPPED_ATTRIBUTES.isdisjoint(attributes)
    return _Tag(
        name,
        opens=opens,
        is_block=name in BLOCKS,
        skipped=opens and skipped,
        is_apart=name == "span" and bool(classes),
        is_plain=not (anchor or lead or facts or language is not None or name in _HEADINGS),
        anchor=anchor,
        language=language,
        lead=lead,
        facts=facts,
    )


class _Reader:
    """Collects lines of text while the tags go by; ``names`` are those of the elements that are open, ``around`` is what they have."""

    def __init__(self, language: str) -> None:
        self.names = [""]
        self.around = [_Around("", language)]
        self.line: list[str] = []
        self.lead: list[str] = []
        self.sections: list[tuple[str, str, list[str]]] = [("", "", [])]
        self.is_heading = False
        """Whether the next line may be the heading of the last section."""
        self.term = ""
        """The term of a list of terms, which stands before what is said of it."""

    def read(self, html: str) -> None:
        """Read a whole text."""
        line, names, around = self.line, self.names, self.around
        pieces = iter(html.split("<")[1:])
        for piece in pieces:
            inside, _, text = piece.partition(">")
            tag = _read_tag(inside)
            if tag.closes:
                if names[-1] == tag.name and around[-1] is around[-2]:
                    if tag.is_block and line:
                        self.end_line(tag.name, around[-1])
                    names.pop()
                    around.pop()
                else:
                    self.end(tag)
            else:
                if tag.is_block and line:
                    self.end_line(names[-1], around[-1])
                if tag.skipped or (tag.name == "dt" and around[-1].facts):  # the term of a fact is its label, such as "Date"
                    text = _pass_over(tag.name, pieces)
                elif tag.opens:
                    names.append(tag.name)
                    around.append(around[-1] if tag.is_plain else tag.inside(around[-1]))
                    if tag.is_apart:
                        line.append(" ")
                    if not tag.is_plain:
                        self.start(tag)
            if text and (line or not text.isspace()):
                line.append(unescape(text))
        self.end_line(names[-1], around[-1])

    def start(self, tag: _Tag) -> None:
        """Note what begins with an element."""
        above, here = self.around[-2:]
        if here.language != above.language:
            self.line.append(FOREIGN[0] + here.language + FOREIGN[1])
        if tag.name in _HEADINGS or (tag.anchor and tag.name in _ANCHORED):
            if self.sections[-1] == (here.anchor, "", []):
                self.sections.pop()  # the element around the heading has started the section already
            self.sections.append((here.anchor, "", []))
            self.is_heading = True

    def end(self, tag: _Tag) -> None:
        """Leave an element, and whatever in it has no end tag."""
        if self.names[-1] != tag.name and tag.name not in self.names:
            return
        name = ""
        while name != tag.name:
            name, inside = self.names.pop(), self.around.pop()
            if inside is not self.around[-1] and inside.language != self.around[-1].language:
                self.line.append(FOREIGN[2])
        if tag.is_block and self.line:
            self.end_line(name, inside)

    def end_line(self, name: str, around: _Around) -> None:
        """Put the line where it belongs, which ends in, or with, the element of this ``name``."""
        line = " ".join("".join(self.line).split())
        self.line.clear()
        if not line or not (plain := without_marks(line)) or plain.isspace():
            return
        line = _BEFORE_SIGN.sub("", line)
        if name == "dt":
            self.term = line
            return
        line, self.term = f"{self.term}: {line}" if self.term else line, ""
        if around.lead:
            self.lead.append(line)
            return
        anchor, _, lines = self.sections[-1]
        if self.is_heading and len(heading := without_marks(line)) <= _LONGEST_HEADING:
            self.sections[-1] = (anchor, heading, lines)
        else:
            lines.append(line)
        self.is_heading = False


def _pass_over(name: str, pieces: Iterator[str]) -> str:
    """Go past the end of an element of this ``name`` that was entered, and return the text after it."""
    end = f"/{name}>"
    either = (name, end)
    depth = 1
    for piece in pieces:
        if piece.startswith(either):
            if piece.startswith(end):
                depth -= 1
                if not depth:
                    return piece[len(end) :]
            elif not piece[len(name)].isalnum():
                depth += 1
    return ""
