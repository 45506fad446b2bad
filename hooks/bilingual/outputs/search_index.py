"""The index that the search page loads: in parts, so that a query loads little however much there is.

For each language there is ``search/<locale>.json`` with the tables and the list of parts, and a folder, named by a digest of its content,
with two sorts of parts. ``w0.json``, ``w1.json`` … hold the words in order, each with its postings; ``t0.json`` … hold what results show.
A part's first word, or first document, stands in the list, so that the script knows which part to load. Parts have about equal sizes.
The list also says which documents are terms of the glossary and which are sources, as numbers of the first and the last of each run.

A posting is a number, ``step * 128 + impact``: how many documents on from the last one, and how much the word counts there. Where the word
stands in a name of the document it is a list of that number and, for each place, ``name * 256 + position * 16 + length``. Name 0 is the
title, with position 15 for the words of the kind and the date; names from 64 on are words by which readers look for it. A word that stands
in most documents lists only those that have it in more than their text, and no word lists more than the best 2,000. A row that leaves some
out begins with a number below 0: how many documents have the word.
"""

import marshal
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import log2
from typing import Any, Final

from bilingual.outputs.artifact import Artifact
from bilingual.outputs.search_words import OPTIONAL_WORDS, tables, tokens, words
from bilingual.rendering.plain_text import Section, without_marks
from bilingual.text.json_text import compact

GROUPS: Final = ("terms", "sources")
"""What is shown apart from other pages: terms in a box with their definition, sources folded below all else."""
FOLDER: Final = "search"
"""Where the index stands below the site's root."""

_WORDS_SIZE: Final = 8_000
_TEXTS_SIZE: Final = 5_000
"""About how many characters a part holds; a browser gets about a third of it."""

_NAME, _OTHER_NAME, _SEARCH_WORD, _KIND, _HEADING, _SUMMARY, _TEXT = 10.0, 9.0, 6.0, 5.0, 4.0, 3.0, 1.0
"""What a word counts, by where it stands; in the text a little more for each time that it stands there."""
_MOST_TIMES: Final = 8
"""More times than these count no more."""
_SCALE: Final = 4
_STEP: Final = 128
_LONGEST_NAME: Final = 15
_MOST_NAMES: Final = 64
_COMMON_SHARE: Final = 0.5
_FEW: Final = 100
"""In an index of so few documents, no word is common."""
_MOST_POSTINGS: Final = 2_000
"""As many documents of one word are listed at most, so that a query loads no more however much there is."""


@dataclass(frozen=True, slots=True)
class Document:
    """A page as search sees it.

    ``names`` are the title and whatever else the page goes by, ``words`` what else readers look for it by; ``language`` is the title's.
    ``kind`` says in a word what it is, ``date`` when it was; ``weight`` is how much it counts beside others, 1 for most. ``group`` is
    "terms", "sources" or empty; of a term, ``term`` is what the box with its definition says.
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
    group: str = ""
    term: Mapping[str, Any] | None = None


def address(locale: str) -> str:
    """Return the address of the list of a language's parts, relative to the site's root."""
    return f"{FOLDER}/{locale}.json"


@dataclass(frozen=True, slots=True)
class Indexed:
    """A page as the index takes it, in a form that needs little room: its words, packed by ``marshal``, its result as JSON, its group."""

    hits: bytes
    shown: str
    group: str = ""


def index_document(document: Document, locale: str, headings_of_many: frozenset[str] = frozenset()) -> Indexed:
    """Return a document as the index takes it; ``headings_of_many`` are headings that say nothing of a page."""
    return Indexed(marshal.dumps(_hits(document, locale, headings_of_many)), compact(_shown(document, locale)), document.group)


def make_index(pages: Sequence[Indexed], locale: str) -> Iterator[Artifact]:
    """Yield the files of the index of one language."""
    postings: defaultdict[str, list[_Posting]] = defaultdict(list)
    for number, page in enumerate(pages):
        place = number * _STEP * 2
        for word, hit in marshal.loads(page.hits).items():
            postings[word].append(place + hit if isinstance(hit, int) else (place + hit[0], *hit[1:]))
    rows = ((word, compact(_encode(postings.pop(word), len(pages)))) for word in sorted(postings))
    word_starts, word_parts = _split(rows, _WORDS_SIZE)
    text_starts, text_parts = _split(((number, page.shown) for number, page in enumerate(pages)), _TEXTS_SIZE)
    files = [(f"w{number}.json", part) for number, part in enumerate(word_parts)]
    files += [(f"t{number}.json", part) for number, part in enumerate(text_parts)]
    digest = sha256()
    for _, content in files:
        digest.update(content)
    folder = f"{locale}/{digest.hexdigest()[:12]}"
    for name, content in files:
        yield Artifact(f"{FOLDER}/{folder}/{name}", content)
    groups = {group: _runs([page.group == group for page in pages]) for group in GROUPS}
    index = {"documents": len(pages), "folder": folder, "words": word_starts, "texts": text_starts, **groups, **tables(locale)}
    yield Artifact(address(locale), compact(index).encode())


def _runs(members: Sequence[bool]) -> list[list[int]]:
    """Return the first and the last number of each run of members."""
    found: list[list[int]] = []
    for number, is_member in enumerate(members):
        if is_member and found and found[-1][1] == number - 1:
            found[-1][1] = number
        elif is_member:
            found.append([number, number])
    return found


_Hit = int | tuple[int, ...]
"""``impact * 2``, and 1 more where the word stands outside of the text; with its places in names, where it stands in any."""
_Posting = int | tuple[int, ...]
"""A hit to whose first number the document's is added, times 256."""


def _hits(document: Document, locale: str, headings_of_many: frozenset[str]) -> dict[str, _Hit]:
    """Return the hit of each word of a document."""
    places: dict[str, list[int]] = {}
    weights: dict[str, float] = {}
    title_length = 0
    # what counts most comes first
    for index, name in [*enumerate(document.names[:_MOST_NAMES]), *enumerate(document.words, _MOST_NAMES)]:
        in_order = tokens(name)
        length = min(len(in_order), _LONGEST_NAME)
        title_length = title_length if index else length
        for position, word in enumerate(in_order[: _LONGEST_NAME - 1]):
            places.setdefault(word, []).append(index * 256 + position * 16 + length)
        weight = _NAME if index == 0 else _OTHER_NAME if index < _MOST_NAMES else _SEARCH_WORD
        for word in words(name):
            weights.setdefault(word, weight)
    sort = f"{document.kind} {document.date}"
    for word in tokens(sort):
        places.setdefault(word, []).append(_LONGEST_NAME * 16 + title_length)
    headings = "\n".join([section.heading for section in document.sections if section.heading not in headings_of_many])
    for text, weight in ((sort, _KIND), (headings, _HEADING), (without_marks(document.summary), _SUMMARY)):
        for word in set(words(text)):
            weights[word] = weights.get(word, 0.0) + weight
    counts = _count_text(document)
    hits: dict[str, _Hit] = {}
    for word in {*weights, *(counts.keys() - OPTIONAL_WORDS[locale])}:
        in_text = _TEXT + log2(min(counts[word], _MOST_TIMES)) / 2 if counts[word] else 0.0
        impact = round((weights.get(word, 0.0) + in_text) * document.weight * _SCALE)
        hit = max(1, min(impact, _STEP - 1)) * 2 + (word in weights)
        hits[word] = (hit, *places[word]) if word in places else hit
    return hits


def _count_text(document: Document) -> Counter[str]:
    """Return how often each word stands in a document's text."""
    text = without_marks("\n".join([f"{section.heading}\n{section.text}" for section in document.sections]))
    return Counter(words(_ADDRESS.sub(" ", text)))


_ADDRESS: Final = re.compile(r"https?://\S+")


def _encode(postings: list[_Posting], documents: int) -> list[Any]:
    """Return a word's postings as they are published; of a word that many documents have, only the best, after how many have it."""
    listed = postings
    if documents > _FEW and len(postings) > documents * _COMMON_SHARE:
        listed = [posting for posting in postings if _packed(posting) & 1]
    if len(listed) > _MOST_POSTINGS:
        best = sorted(listed, key=lambda posting: -(_packed(posting) >> 1 & _STEP - 1))[:_MOST_POSTINGS]
        listed = sorted(best, key=_packed)
    row: list[Any] = [] if len(listed) == len(postings) else [-len(postings)]
    last = -_STEP
    for posting in listed:
        here = _packed(posting) >> 1
        row.append(here - last if isinstance(posting, int) else [here - last, *posting[1:]])
        last = here & -_STEP
    return row


def _packed(posting: _Posting) -> int:
    return posting if isinstance(posting, int) else posting[0]


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
        "term": document.term,
    }
    return {name: value for name, value in shown.items() if value}


def _split(rows: Iterable[tuple[str | int, str]], size: int) -> tuple[list[str | int], list[bytes]]:
    """Return the first name of each part, and the parts, which are JSON: rows by their names, of about ``size`` characters.

    The names are words or numbers and the rows JSON, so that nothing in them needs to be escaped.
    """
    starts: list[str | int] = []
    parts: list[bytes] = []
    members: list[str] = []
    length = 0
    for name, row in rows:
        if length >= size:
            parts.append(f"{{{','.join(members)}}}".encode())
            members, length = [], 0
        if not members:
            starts.append(name)
        members.append(f'"{name}":{row}')
        length += len(members[-1])
    if members:
        parts.append(f"{{{','.join(members)}}}".encode())
    return starts, parts
