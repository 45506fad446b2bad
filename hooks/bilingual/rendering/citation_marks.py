"""Takes the citations out of a rendered text: each paragraph, item or cell gets one mark behind its last word, which names them all.

Where they prove different things, each keeps the words before it, so that no source seems to prove what it does not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

BLOCKS = frozenset(
    [
        *("p", "li", "dt", "dd", "td", "th", "h2", "h3", "h4", "h5", "h6", "div", "blockquote", "ul", "ol", "dl", "table", "pre"),
        *("details", "summary", "figure", "figcaption"),
    ]
)
_CITATION = "citation"
_WORD = re.compile(r"\w")
LONGEST = 6
"""As many words before a citation tell which it is."""


@dataclass(frozen=True, slots=True)
class Cited:
    """The sources that are cited at one place, and the words before it; no words where they prove the whole paragraph.

    Each of ``keys`` may bear a place in the source: "plan-tr, s. 12".
    """

    keys: tuple[str, ...]
    words: str = ""


def citation(keys: Sequence[str]) -> Element:
    """Return what stands in the place of a citation until it is taken out."""
    return Element(_CITATION, {"keys": ";".join(keys)})


def take_citations(root: Element) -> list[tuple[Element, int, list[Cited]]]:
    """Take every citation out of the tree; return the block that each stood in, where its mark belongs, and what it cites."""
    found = []
    for block in [element for element in root.iter() if element.tag in BLOCKS]:
        pieces = list(_pieces(block))
        if any(keys for _, keys in pieces):
            _remove(block)
            found.append((block, _end(block), _arrange(pieces)))
    return found


def put(mark: Element, block: Element, position: int) -> None:
    """Put a mark into a block behind the last word before ``position``."""
    before = block[position - 1] if position else None
    text = (before.tail if before is not None else block.text) or ""
    blank = text[len(text.rstrip()) :]
    if before is not None:
        before.tail = text.rstrip()
    else:
        block.text = text.rstrip()
    mark.tail = blank
    block.insert(position, mark)


def _pieces(element: Element) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the texts of a block and the keys of its citations in order, without those of blocks inside of it."""
    yield element.text or "", ()
    for child in element:
        if child.tag == _CITATION:
            yield "", tuple(child.get("keys", "").split(";"))
        elif child.tag not in BLOCKS:
            yield from _pieces(child)
        yield child.tail or "", ()


def _arrange(pieces: Sequence[tuple[str, tuple[str, ...]]]) -> list[Cited]:
    """Return what a block cites: together where all its citations name the same or stand at its end, else each with the words before it."""
    places: list[Cited] = []
    text = ""
    is_behind = True  # whether nothing but citations stands behind the first one
    for words, keys in pieces:
        if keys and places and not _WORD.search(text):
            places[-1] = Cited(tuple(dict.fromkeys((*places[-1].keys, *keys))), places[-1].words)
        elif keys:
            places.append(Cited(keys, _last_words(text)))
            text = ""
        elif places and _WORD.search(words):
            is_behind = False
        text += words
    if len(places) == 1 and is_behind:
        return [Cited(places[0].keys)]
    if len(places) > 1 and len({frozenset(place.keys) for place in places}) == 1:
        return [Cited(places[0].keys)]
    return places


def _last_words(text: str) -> str:
    words = text.split()
    return ("…" if len(words) > LONGEST else "") + " ".join(words[-LONGEST:]).strip(" .,;:")


def _remove(element: Element) -> None:
    """Take the citations out of a block; what stood behind one stands behind the word before it."""
    for child in list(element):
        if child.tag == _CITATION:
            position = list(element).index(child)
            tail = child.tail or ""
            if position:
                before = element[position - 1]
                before.tail = (before.tail or "") + tail
            else:
                element.text = (element.text or "") + tail
            element.remove(child)
        elif child.tag not in BLOCKS:
            _remove(child)


def _end(block: Element) -> int:
    """Return where the words of a block end: before the first block inside of it."""
    return next((position for position, child in enumerate(block) if child.tag in BLOCKS), len(block))
