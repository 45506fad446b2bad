"""Reads Markdown that is nothing but paragraphs with citations and plain links, as most texts of entries are, into a tree.

Python-Markdown, which reads every other text, takes tens of milliseconds for what is here a matter of one; it is the oracle in the tests.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement

_LETTERS: Final = r"[\w\u0300-\u036f .,;:!?'\"“”‘’()/%–—…€$+=@-]"
"""What means nothing to Markdown, but at the start of a line."""
_CITATION: Final = r"(?<!!)\[@([\w-]+(?:; @[\w-]+)*)\](?![(:])"
_LINK: Final = rf"(?<!!)\[((?!@){_LETTERS}(?:{_LETTERS}|\n(?!\n))*+)\]\(([a-z]++:[\w/.#%?=-]*)\)"
_PIECE: Final = re.compile(f"{_CITATION}|{_LINK}")
_PARAGRAPHS: Final = re.compile(rf"(?:(?:{_LETTERS}|\n)++|{_CITATION}|{_LINK})*+")
_LINE_OF_ANOTHER_SORT: Final = re.compile(r"\n(?:[^\w“‘\"'(\[\n]|[0-9]+[.)])")
"""The start of a line that may be a list, a heading or code, behind the end of another: that is found faster than any start of a line."""


def is_paragraphs(text: str) -> bool:
    """Return whether ``text`` is for certain nothing but paragraphs with citations and plain links."""
    return (
        "_" not in text
        and not text.isspace()
        and " \n" not in text  # which may be a break
        and text[-1:] not in ("", " ")
        and _PARAGRAPHS.fullmatch(text) is not None
        and not _LINE_OF_ANOTHER_SORT.search(f"\n{text}")
    )


def write_paragraphs(text: str) -> str:
    """Return the HTML of paragraphs that hold neither citations nor links, and so nothing that HTML would write in another way."""
    return "\n".join([f"<p>{paragraph}</p>" for paragraph in _divide(text)])


def read_paragraphs(text: str, cite: Callable[[Sequence[str]], Element]) -> Element:
    """Return the tree of paragraphs, a div.

    ``cite`` makes the element of a citation from its keys; links have their addresses as they are written.
    """
    root = Element("div")
    for paragraph in _divide(text):
        element = SubElement(root, "p")
        element.tail = "\n"
        if "[" in paragraph:
            _add_pieces(element, paragraph, cite)
        else:
            element.text = paragraph
    return root


def _divide(text: str) -> list[str]:
    return [paragraph for part in text.split("\n\n") if (paragraph := part.strip("\n"))]


def _add_pieces(paragraph: Element, text: str, cite: Callable[[Sequence[str]], Element]) -> None:
    """Add text, citations and links to a paragraph; the mark of a citation stands at the word that it follows."""
    position, last = 0, None
    for match in _PIECE.finditer(text):
        keys, words, address = match.groups()
        before = text[position : match.start()]
        _add_text(paragraph, last, before.rstrip(" \n") if keys else before)
        if keys:
            last = cite(keys.split("; @"))
            paragraph.append(last)
        else:
            last = SubElement(paragraph, "a", {"href": address})
            last.text = words
        position = match.end()
    _add_text(paragraph, last, text[position:])


def _add_text(paragraph: Element, last: Element | None, text: str) -> None:
    if last is None:
        paragraph.text = text
    else:
        last.tail = text
