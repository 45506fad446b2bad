"""Shows each problem with the line that it stands in and a caret below its column, as editors see it in a terminal."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from bilingual.diagnostics import catalog
from bilingual.diagnostics.failures import Failed, explain
from bilingual.diagnostics.problems import PERSONAL, ContentError, Problem, total

Reader = Callable[[str], Sequence[str]]
"""What gives the lines of a file by its path, as problems name it."""

WIDTH = 100
"""As many characters of a line are shown; a longer one is cut on both sides of the caret."""
BEFORE = 60
"""As many of them stand before the caret where a line is cut."""


def reason(error: ContentError | Failed | OSError, read_lines: Reader) -> str:
    """Return why something cannot be done, as editors see it."""
    if isinstance(error, ContentError):
        return report(error.problems, read_lines)
    return explain(error) if isinstance(error, OSError) else str(error)


def report(problems: Iterable[Problem], read_lines: Reader) -> str:
    """Return all ``problems``, sorted and without repeats, with their lines, closed by a line that counts them."""
    found = sorted(set(problems))
    return "\n".join([show(found, read_lines), total(len(found))])


def report_warnings(warnings: Iterable[Problem], read_lines: Reader) -> str:
    """Return the ``warnings`` below a heading of their own, or nothing where there are none."""
    found = sorted(set(warnings))
    if not found:
        return ""
    return f"{catalog.line('commands', 'warnings')} ({len(found)})\n{show(found, read_lines)}"


def show(problems: Iterable[Problem], read_lines: Reader) -> str:
    """Return ``problems`` in their order, each followed by its line."""
    lines = cache(read_lines)
    shown: list[str] = []
    for problem in problems:
        shown.append(str(problem))
        if problem.code not in PERSONAL:
            shown += excerpt(lines(problem.path), problem.line, problem.column)
    return "\n".join(shown)


def excerpt(lines: Sequence[str], line: int, column: int) -> list[str]:
    """Return the line number ``line`` of ``lines`` and below it a caret at ``column``, both from 1; nothing where the line is empty.

    Columns count code points. Tabs and what cannot be seen are shown as signs of one cell; wide characters take two, marks none.
    """
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    if not text.strip():
        return []
    start, end = _window(len(text), column - 1)
    shown = [_visible(character) for character in text[start:end]]
    before, after = "…" if start else "", "…" if end < len(text) else ""
    indent = len(before) + sum(map(_cells, shown[: column - 1 - start]))
    margin = " " * len(str(line))
    return [f"    {line} | {before}{''.join(shown)}{after}".rstrip(), f"    {margin} | {' ' * indent}^"]


def _window(length: int, position: int) -> tuple[int, int]:
    """Return start and end of what is shown of a line of ``length`` characters, so that ``position`` is in it."""
    if length <= WIDTH:
        return 0, length
    start = max(0, min(position - BEFORE, length - WIDTH))
    return start, start + WIDTH


def _visible(character: str) -> str:
    """Return ``character``, or a sign of one cell for one that a terminal would not show, or would obey."""
    if character == "\t":
        return "→"
    return character if character.isprintable() else "\N{REPLACEMENT CHARACTER}"


def _cells(character: str) -> int:
    """Return how many cells of a terminal ``character`` takes (UAX 11)."""
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
