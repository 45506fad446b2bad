"""Changes of a text at places in it."""

from collections.abc import Iterable
from dataclasses import dataclass

import yaml


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """What stands from ``start`` to ``end`` of a text, counted from 0, is to become ``new``."""

    start: int
    end: int
    new: str


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return ``text`` with all ``edits``, which must not overlap, made at once."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


class Places:
    """The lines of a text, and where they start."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def start(self, line: int) -> int:
        """Return where line number ``line``, from 0, starts."""
        return self._starts[line]

    def of(self, mark: yaml.Mark) -> int:
        """Return the place of a mark of the parser."""
        return self._starts[mark.line] + mark.column
