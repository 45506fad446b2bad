"""Reads what a built page says, line by line, with the part of the page that each line belongs to."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bilingual.audit.built_site import BuiltPage
from bilingual.diagnostics import catalog
from bilingual.text.html_page import Element, classes, lines, parse


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


OVERVIEWS: Final = ("pages/index", "years/")
"""The records whose pages list what stands on other pages; fixed pages, whose records have no slash, do so too, but for the declaration."""
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


def read(page: BuiltPage) -> tuple[Line, ...]:
    """Return the lines of a page's main part."""
    own = page.record == "declaration" or ("/" in page.record and not page.record.startswith(OVERVIEWS))
    root = parse(page.text)
    for picture in root.iterfind(".//img[@alt]"):
        if alt := picture.get("alt"):
            picture.tail = f" [{catalog.text(page.locale, 'review', 'picture')}: {alt}] {picture.tail or ''}"
    main = root.find(".//main")
    found = lines(main, _is_skipped) if main is not None else ()
    return tuple(Line(_part(element, Part.TEXT if own else Part.LIST), text) for element, text in found if text)


def _is_skipped(element: Element) -> bool:
    return element.tag in SKIPPED_TAGS or not SKIPPED_CLASSES.isdisjoint(classes(element))


def _part(element: Element, usual: Part) -> Part:
    """Return the part that an element belongs to; in a list, and on a page of lists, all is part of it but titles and summaries."""
    part = usual
    for inner in (*reversed([*element.iterancestors()]), element):
        above, part = part, Part.TITLE if inner.tag == "h1" else next((CLASSES[name] for name in classes(inner) if name in CLASSES), part)
        if part in (Part.FACT, Part.TEXT) if usual is Part.LIST else above is Part.LIST:
            part = Part.LIST
    return part
