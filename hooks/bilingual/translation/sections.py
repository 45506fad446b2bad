"""The sections of a text in Markdown, and which section of the English translates which of the Turkish.

A section goes from a heading to the next one; what stands before the first heading is one, too. The two languages have different
headings, so sections are matched by what is known of them, and else by their order.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bilingual.content.blocks import heading_words
from bilingual.schema.addresses import ANCHORS, distinct_anchor
from bilingual.text.language import slugify

_HEADING = re.compile(r"^(#{2,6})[ \t]+(.*?)[ \t#]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text, with its heading: the heading's level (0 where there is none), its anchor, and the Markdown."""

    level: int
    anchor: str
    text: str


Pair = tuple[Section | None, Section | None]
"""A Turkish section and the English one that translates it; None where a language has none."""


def split(text: str, locale: str) -> list[Section]:
    """Return the sections of a ``text`` in the language ``locale`` in order; each anchor is there once."""
    headings = list(_HEADING.finditer(text))
    ends = [*(heading.start() for heading in headings[1:]), len(text)]
    first = text[: headings[0].start()] if headings else text
    found = [Section(0, "", first)] if first.strip() else []
    taken: set[str] = set()
    for heading, end in zip(headings, ends, strict=False):
        anchor = distinct_anchor(slugify(heading_words(heading[2])) or ANCHORS["parts"][locale], taken)
        taken.add(anchor)
        found.append(Section(len(heading[1]), anchor, text[heading.start() : end]))
    return found


def pair(turkish: Sequence[Section], english: Sequence[Section], known: Callable[[Section], Sequence[int]]) -> Iterator[Pair]:
    """Yield every section of both languages, once: the Turkish ones in order, then what only the English has.

    ``known`` gives the positions of the English sections that a Turkish one is known to have been translated by, the likeliest first.
    What is not known is matched by order, among the sections of one level that follow the same known ones.
    """
    matches: dict[int, int] = {}
    used: set[int] = set()
    for position, section in enumerate(turkish):
        match = next((found for found in known(section) if found not in used), None)
        if match is not None:
            matches[position] = match
            used.add(match)
    gaps = _in_gaps(english, {match: match for match in used})
    for gap, positions in _in_gaps(turkish, matches).items():
        matches |= zip(positions, gaps.get(gap, []), strict=False)
    used = set(matches.values())
    yield from ((section, english[matches[position]] if position in matches else None) for position, section in enumerate(turkish))
    yield from ((None, section) for position, section in enumerate(english) if position not in used)


def _in_gaps(sections: Sequence[Section], matches: Mapping[int, int]) -> dict[tuple[int, int], list[int]]:
    """Return the positions that have no match, by the match before them and their level."""
    found: dict[tuple[int, int], list[int]] = {}
    before = -1
    for position, section in enumerate(sections):
        if position in matches:
            before = matches[position]
        else:
            found.setdefault((before, section.level), []).append(position)
    return found
