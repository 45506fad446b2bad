"""Problems of the content: what is wrong, where, and what to write instead, in Turkish and English."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from bilingual.diagnostics import catalog

WARNINGS = frozenset(
    {
        *("other-term", "published-later", "repeated-value", "straight-quotes", "unequal-lists", "other-citations"),
        *("document-without-title", "document-without-language", "document-without-tags", "files-of-withdrawn", "picture-uncredited"),
        *("announced-without-remark", "long-summary", "not-on-card", "unlike-its-series", "unused-record"),
    }
)
"""The codes of what an editor should look at, but what stops nothing."""

PERSONAL = frozenset({"identity-number", "private-email", "mobile-number"})
"""The codes of personal details; the words themselves are repeated in no report, since reports are public and stay."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in one place of the content.

    ``path`` is relative to the project's folder, with slashes; ``line`` and ``column`` count from 1; ``field`` names the field with
    dots between its levels, or is empty; ``turkish`` and ``english`` say what is wrong and what to write. ``code`` is its key.
    """

    path: str
    line: int
    column: int
    field: str
    turkish: str
    english: str
    code: str = dataclasses.field(default="", compare=False)

    @property
    def is_warning(self) -> bool:
        """Whether it stops nothing."""
        return self.code in WARNINGS

    def __str__(self) -> str:
        """Return the problem in the form that editors see: a line in Turkish and, below it, the same in English."""
        place = f"{_shorten(self.path)}:{self.line}:{self.column}: "
        field = f"{self.field}: " if self.field else ""
        return f"{place}{field}{self.turkish}\n{' ' * len(place)}{' ' * len(field)}{self.english}"


def problem(file: str, place: tuple[int, int], field: str, code: str, **values: object) -> Problem:
    """Make the problem ``code`` of the catalogue in the content file ``file``, with ``values`` for the blanks in its wording.

    ``place`` is line and column, counted from 1. A value is a text, or a pair of a Turkish and an English one; ``closest`` is the
    closest match, or None for none.

    Raises:
        KeyError: there is no such code, or a blank has no value.
    """
    shown = {name: value if isinstance(value, tuple) else _shorten(str(value)) for name, value in values.items()}
    match = values.get("closest")
    shown["closest"] = catalog.both("closest", "problem", match=match) if match else ""
    return Problem(file, *place, _shorten(field), *catalog.both("problems", code, **shown), code)


def report(problems: Iterable[Problem]) -> str:
    """Return all ``problems``, sorted and without repeats, closed by a line that counts them in both languages."""
    found = sorted(set(problems))
    return "\n".join([*map(str, found), total(len(found))])


def total(count: int) -> str:
    """Return the line that closes a report of ``count`` problems."""
    return catalog.line("commands", "one-problem" if count == 1 else "problems", count=count)


class ContentError(Exception):
    """The content has problems; ``problems`` holds every one of every file."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(report(self.problems))


def _shorten(text: str, limit: int = 400) -> str:
    """Return ``text`` on one line without control characters, cut where it is longer than ``limit`` characters."""
    line = text[: limit + 1]
    if not line.isprintable():
        line = "".join(character if character.isprintable() else " " for character in line)
    return line if len(line) <= limit else line[:limit] + "…"
