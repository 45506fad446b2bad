"""The index that the search page loads: in parts, so that a query loads little however much there is.

For each language there is ``search/<locale>.json`` with the tables and the list of parts, and a folder, named by a digest of its content,
with two sorts of parts. ``w0.json``, ``w1.json`` … hold the words in order, each with its postings; ``t0.json`` … hold what results show.
A part's first word, or first document, stands in the list, so that the script knows which part to load. Parts have about equal sizes.

A posting is a number, ``step * 128 + impact``: how many documents on from the last one, and how much the word counts there. Where the word
stands in a name of the document it is a list of that number and, for each place, ``name * 256 + position * 16 + length``. Name 0 is the
title, with position 15 for the words of the kind and the date; names from 64 on are words by which readers look for it. A word that stands
in most documents starts with 0, and only those are listed that have it in more than their text.
"""

import json
import marshal
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import log2
from typing import Any, Final

from bilingual.outputs.artifact import Artifact
from bilingual.outputs.search_words import OPTIONAL_WORDS, tables, tokens_and_compounds
from bilingual.plain_text import Section, without_marks

FOLDER: Final = "search"
"""Where the index stands below the site's root."""

_WORDS_SIZE: Final = 8_000
_TEXTS_SIZE: Final = 5_000
"""About how many characters a part holds; a browser gets about a third of it."""

_NAME, _OTHER_NAME, _SEARCH_WORD, _KIND, _HEADING, _SUMMARY, _TEXT = 10.0, 9.0, 6.0, 5.0, 4.0, 3.0, 1.0
"""What a word counts, by where it stands; in the text a little more for each time that it stands there."""
_SCALE: Final = 4
_STEP: Final = 128
_LONGEST_NAME: Final = 15
_MOST_NAMES: Final = 64
_COMMON_SHARE: Final = 0.5
_COMMON: Final = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A page as search sees it.

    ``names`` are the title and whatever else the page goes by, ``words`` what else readers look for it by; ``language`` is the title's.
    ``kind`` says in a word what it is, ``date`` when it was; ``weight`` is how much it counts beside others, 1 for most.
    """

    uri: str
    names: tuple[str, ...]
    words: tuple[str, ...]
    language: str
    kind: str
    date: str
    summary: str
    sections: tuple[Section, ...]
    weight: float = 1.0


def address(locale: str) -> str:
    """Return the address of the list of a language's parts, relative to the site's root."""
    return f"{FOLDER}/{locale}.json"


@dataclass(frozen=True, slots=True)
class Indexed:
    """A page as the index takes it, in a form that needs little room: its words, packed by ``marshal``, and its result as JSON."""

    hits: bytes
    shown: str


def index_document(document: Document, locale: str, headings_of_many: frozenset[str] = frozenset()) -> Indexed:
    """Return a document as the index takes it; ``headings_of_many`` are headings that say nothing of a page."""
    return Indexed(marshal.dumps(_hits(document, locale, headings_of_many)), _json(_shown(document, locale)))


def make_index(pages: Sequence[Indexed], locale: str) -> Iterator[Artifact]:
    """Yield the files of the index of one language."""
    postings: dict[str, list[_Posting]] = {}
    for number, page in enumerate(pages):
        place = number * _STEP * 2
        for word, hit in marshal.loads(page.hits).items():
            postings.setdefault(word, []).append(place + hit if isinstance(hit, int) else (place + hit[0], *hit[1:]))
    rows = ((word, _json(_encode(postings.pop(word), len(pages)))) for word in sorted(postings))
    word_starts, word_parts = _split(rows, _WORDS_SIZE)
    text_starts, text_parts = _split(((number, page.shown) for number, page in enumerate(pages)), _TEXTS_SIZE)
    files = [(f"w{number}.json", "{" + ",".join(part) + "}") for number, part in enumerate(word_parts)]
    files += [(f"t{number}.json", "{" + ",".join(part) + "}") for number, part in enumerate(text_parts)]
    digest = sha256("".join(content for _, content in files).encode()).hexdigest()[:12]
    for name, content in files:
        yield Artifact(f"{FOLDER}/{locale}/{digest}/{name}", content.encode())
    index = {"documents": len(pages), "folder": f"{locale}/{digest}", "words": word_starts, "texts": text_starts, **tables(locale)}
    yield Artifact(address(locale), _json(index).encode())


_Hit = int | tuple[int, ...]
"""``impact * 2``, and 1 more where the word stands outside of the text; with its places in names, where it stands in any."""
_Posting = int | tuple[int, ...]
"""A hit to whose first number the document's is added, times 256."""


def _hits(document: Document, locale: str, headings_of_many: frozenset[str]) -> dict[str, _Hit]:
    """Return the hit of each word of a document."""
    places: dict[str, list[int]] = {}
    weights: dict[str, float] = {}
    title_length = 0
    for index, name in [*enumerate(document.names[:_MOST_NAMES]), *enumerate(document.words, _MOST_NAMES)]:
        words, joined = tokens_and_compounds(name)
        length = min(len(words), _LONGEST_NAME)
        title_length = title_length if index else length
        for position, word in enumerate(words[: _LONGEST_NAME - 1]):
            places.setdefault(word, []).append(index * 256 + position * 16 + length)
        weight = _NAME if index == 0 else _OTHER_NAME if index < _MOST_NAMES else _SEARCH_WORD
        for word in {*words, *joined}:
            weights[word] = max(weights.get(word, 0.0), weight)
    sort, joined_sort = tokens_and_compounds(f"{document.kind} {document.date}")
    for word in sort:
        places.setdefault(word, []).append(_LONGEST_NAME * 16 + title_length)
    headings = "\n".join(section.heading for section in document.sections if section.heading not in headings_of_many)
    heading_words, joined_in_headings = tokens_and_compounds(headings)
    summary, joined_in_summary = tokens_and_compounds(without_marks(document.summary))
    for found, weight in (
        ({*sort, *joined_sort}, _KIND),
        ({*heading_words, *joined_in_headings}, _HEADING),
        ({*summary, *joined_in_summary}, _SUMMARY),
    ):
        for word in found:
            weights[word] = weights.get(word, 0.0) + weight
    outside = set(weights)
    _weigh_text(document, locale, weights)
    return _hits_of(document, weights, outside, places)


def _weigh_text(document: Document, locale: str, weights: dict[str, float]) -> None:
    """Add to ``weights`` what the words of a document's text count; small words count only where they stand in them already."""
    text = _ADDRESS.sub(" ", without_marks("\n".join([f"{section.heading}\n{section.text}" for section in document.sections])))
    words, joined = tokens_and_compounds(text)
    optional, known = OPTIONAL_WORDS[locale], frozenset(weights)
    for word, count in Counter(words + joined).items():
        if word not in optional or word in known:
            weights[word] = weights.get(word, 0.0) + _TEXT + min(log2(count), 3) / 2


def _hits_of(document: Document, weights: dict[str, float], outside: set[str], places: dict[str, list[int]]) -> dict[str, _Hit]:
    """Return the hits of words of these ``weights``: most words of a text have one weight alike."""
    doubled = {weight: max(1, min(round(weight * document.weight * _SCALE), _STEP - 1)) * 2 for weight in set(weights.values())}
    found: dict[str, _Hit] = {}
    for word, weight in weights.items():
        hit = doubled[weight] + (word in outside)
        found[word] = (hit, *places[word]) if word in places else hit
    return found


_ADDRESS: Final = re.compile(r"https?://\S+")


def _encode(postings: list[_Posting], documents: int) -> list[Any]:
    """Return a word's postings as they are published; of a word that is everywhere only those outside the text."""
    row: list[Any] = []
    is_common = len(postings) > documents * _COMMON_SHARE and documents > 100
    if is_common:
        row.append(_COMMON)
    last = -_STEP
    for posting in postings:
        hit, places = (posting, ()) if isinstance(posting, int) else (posting[0], posting[1:])
        if is_common and not hit & 1:
            continue
        here, impact = divmod(hit >> 1, _STEP)
        packed = here * _STEP - last + impact
        row.append([packed, *places] if places else packed)
        last = here * _STEP
    return row


def _shown(document: Document, locale: str) -> dict[str, Any]:
    """Return what a result shows, without what is empty."""
    sections = [[section.anchor, section.heading, section.text] for section in document.sections]
    shown = {
        "uri": document.uri,
        "title": document.names[0],
        "lang": document.language if document.language != locale else "",
        "kind": document.kind,
        "date": document.date,
        "summary": document.summary,
        "sections": sections,
    }
    return {name: value for name, value in shown.items() if value}


def _split(rows: Iterable[tuple[Any, str]], size: int) -> tuple[list[Any], list[list[str]]]:
    """Return the rows, which are JSON, as members of objects, in parts of about ``size`` characters, and the first name of each part."""
    starts: list[Any] = []
    parts: list[list[str]] = []
    length = size
    for name, row in rows:
        if length >= size:
            starts.append(name)
            parts.append([])
            length = 0
        member = f"{_json(str(name))}:{row}"
        parts[-1].append(member)
        length += len(member)
    return starts, parts


_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
