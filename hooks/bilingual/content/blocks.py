"""Lines in double square brackets that a Markdown text may hold, and what stands in their place.

``[[commitments]]`` and the like ask for what the site makes of its content. ``[[dots: 32 members, 19 guests]]`` draws one dot for each.
Below ``[[folds]]`` every section is folded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bilingual.text.closest import closest_match

BLOCK = re.compile(r"^\[\[([^\[\]\n]*)\]\][ \t]*$", re.MULTILINE)
"""A line that the site replaces by something of its own: ``[[commitments]]``."""
NAMED: Final = ("commitments", "feeds", "calendars")
"""What the site makes of its content, by the names of templates."""
FOLDS: Final = "folds"
MOST_DOTS: Final = 100
"""More than these nobody counts."""
ACROSS: Final = 8
"""As many dots stand in a row."""

_DOTS = re.compile(r"dots:\s*(.*)")
_ITEM = re.compile(r"([1-9][0-9]{0,2})\s+(\S.*)")
_MARKS = re.compile(r"\s*\[[@^][^\[\]]*\]")
_SECTION = re.compile(r"^##[ \t]+(.*?)[ \t#]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Dots:
    """A number of things of one sort, each a dot: what they are, and where the dots stand."""

    number: int
    words: str

    @property
    def places(self) -> tuple[tuple[int, int], ...]:
        """The middles of the dots, 20 units apart."""
        return tuple((10 + 20 * (index % ACROSS), 10 + 20 * (index // ACROSS)) for index in range(self.number))

    @property
    def height(self) -> int:
        """How high the dots are together."""
        return 20 * -(-self.number // ACROSS)


def dots_of(line: str) -> tuple[Dots, ...]:
    """Return what a line such as "dots: 32 members, 19 guests" asks for; nothing where it is another, or badly written."""
    match = _DOTS.fullmatch(line)
    items = [_ITEM.fullmatch(item.strip()) for item in re.split(r"[,;]", match[1])] if match else []
    found = tuple(Dots(int(item[1]), item[2]) for item in items if item)
    return found if found and len(found) == len(items) and all(one.number <= MOST_DOTS for one in found) else ()


def fault(line: str) -> tuple[str, dict[str, object]] | None:
    """Return the code of what is wrong with a line and the values for its wording, or None."""
    if line in (*NAMED, FOLDS) or dots_of(line):
        return None
    if line.partition(":")[0].strip() == "dots":
        return "bad-dots", {"value": line, "most": MOST_DOTS}
    return "unknown-block", {"value": line, "closest": closest_match(line, (*NAMED, FOLDS, "dots: "))}


def heading_words(heading: str) -> str:
    """Return a heading without the marks of its sources and footnotes.

    >>> heading_words("Başlık [@brochure-tr][^1]")
    'Başlık'
    """
    return _MARKS.sub("", heading).strip()


def in_words(line: str) -> str:
    """Return what a line stands for in a plain text: a list of what it counts, or nothing."""
    return "".join(f"- {one.number} {one.words}\n" for one in dots_of(line))


def sections(text: str) -> Iterator[tuple[str, str]]:
    """Yield the heading and the text of each section; what stands before the first heading has none."""
    pieces = _SECTION.split(text)
    if pieces[0].strip():
        yield "", pieces[0]
    yield from zip(pieces[1::2], pieces[2::2], strict=True)
