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
_LINE_OF_ANOTHER_SORT: Final = re.compile(r"^(?:[^\w“‘\"'(\[\n]|[0-9]+[.)])| $", re.MULTILINE)
"""The start of a line that may be a list, a heading or code; and a blank at the end of one, which may stand for a break."""
_PARAGRAPH_END: Final = re.compile(r"\n{2,}")


def read_paragraphs(text: str, cite: Callable[[Sequence[str]], Element]) -> Element | None:
    """Return the tree of ``text``, a div of paragraphs, or None where it may hold something else.

    ``cite`` makes the element of a citation from its keys; links have their addresses as they are written.
    """
    if "_" in text or not text.strip() or not _PARAGRAPHS.fullmatch(text) or _LINE_OF_ANOTHER_SORT.search(text):
        return None
    root = Element("div")
    for paragraph in _PARAGRAPH_END.split(text.strip("\n")):
        element = SubElement(root, "p")
        element.tail = "\n"
        if "[" in paragraph:
            _add_pieces(element, paragraph, cite)
        else:
            element.text = paragraph
    return root


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
