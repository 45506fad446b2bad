"""Reads the plain text out of a rendered page: what search finds, in sections that can be linked to."""

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from bilingual.text.html_page import Element, classes, lines, parse

SKIPPED_TAGS: Final = frozenset(["nav", "script", "style", "svg", "form", "button", "select", "template", "noscript", "h1"])
"""What is inside of these is the frame's or the title's, not the text's."""

SKIPPED_CLASSES: Final = frozenset(
    [
        *("cite", "note", "footnote-ref", "footnote-backref", "fold--printed", "cite-text", "citing__files"),  # where it comes from
        *("entry-list", "name-list", "source-list"),  # what stands on other pages
        *("tag", "notice", "count", "visually-hidden"),  # the same words on many pages
    ]
)
"""What is inside of elements with these classes is not the page's own text."""

SKIPPED_ATTRIBUTES: Final = frozenset(["hidden", "download"])

FOREIGN: Final = ("\ue000", "\ue001", "\ue002")
"""What stands around words of another language: ``\\ue000en\\ue001words\\ue002``."""

_HEADINGS: Final = frozenset(["h2", "h3", "h4"])
_ANCHORED: Final = frozenset(["li", "section"])
_MARKS: Final = re.compile(f"{FOREIGN[0]}[a-z-]*{FOREIGN[1]}|{FOREIGN[2]}")
_BEFORE_SIGN: Final = re.compile(" (?=[.,;:!?)])")
_LONGEST_HEADING: Final = 80
_LEADS: Final = etree.XPath("//*[contains(concat(' ', normalize-space(@class), ' '), ' lead ')]")


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
    root = parse(html)
    _mark(root, language)
    in_lead = {below for found in _LEADS(root) for below in found.iter()}
    lead: list[str] = []
    sections: list[tuple[str, str, list[str]]] = [("", "", [])]
    may_be_heading = False
    for element, line in lines(root, _is_skipped):
        anchor, heading, texts = sections[-1]
        if not line:
            if element.tag in _HEADINGS or (element.get("id") and element.tag in _ANCHORED):
                here = _inherited(element, "id", "")
                if (anchor, heading, texts) == (here, "", []):
                    sections.pop()  # the element around the heading has started the section already
                sections.append((here, "", []))
                may_be_heading = True
            continue
        text = _BEFORE_SIGN.sub("", line)
        plain = without_marks(text)
        if not plain.strip():
            continue
        if element in in_lead:
            lead.append(text)
            continue
        if may_be_heading and len(plain) <= _LONGEST_HEADING:
            sections[-1] = anchor, plain, texts
        else:
            texts.append(text)
        may_be_heading = False
    return PageText(
        " ".join(lead), tuple(Section(anchor, heading, "\n".join(texts)) for anchor, heading, texts in sections if heading or texts)
    )


def read_lead(html: str, language: str) -> str:
    """Return the lead alone, which stands in the page's header, without reading the rest of ``html``."""
    return read(html.partition("</header>")[0], language).lead


def without_marks(text: str) -> str:
    """Return ``text`` without the marks around foreign words."""
    return _MARKS.sub("", text) if FOREIGN[2] in text or FOREIGN[1] in text else text


def _mark(root: Element, language: str) -> None:
    """Put marks around foreign words, and a blank before what the stylesheet sets apart from the words before."""
    for element in root.iterfind(".//span[@class]"):
        element.text = f" {element.text or ''}"
    for element in root.iterfind(".//*[@lang]"):
        if element.get("lang") != _inherited(element.getparent(), "lang", language):
            element.text = f"{FOREIGN[0]}{element.get('lang')}{FOREIGN[1]}{element.text or ''}"
            if len(element):
                element[-1].tail = (element[-1].tail or "") + FOREIGN[2]
            else:
                element.text += FOREIGN[2]


def _is_skipped(element: Element) -> bool:
    return (
        element.tag in SKIPPED_TAGS
        or not SKIPPED_CLASSES.isdisjoint(classes(element))
        or not SKIPPED_ATTRIBUTES.isdisjoint(element.keys())
        or (element.tag == "dt" and any("facts" in classes(around) for around in element.iterancestors()))  # a label, such as "Date"
    )


def _inherited(element: Element, attribute: str, default: str) -> str:
    """Return an attribute of the nearest element around, or of ``element`` itself, that has it."""
    return next((around.get(attribute) for around in (element, *element.iterancestors()) if around.get(attribute)), default)
