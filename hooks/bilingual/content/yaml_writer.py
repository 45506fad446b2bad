"""Writes values as YAML in the way of our content files, so that ``source`` reads them back as they were."""

import re
import textwrap
from collections.abc import Mapping, Sequence

from bilingual.text.language import single_spaced

WIDTH = 120
"""A longer text of one line is folded over several; the longest line of a folded text has so many characters."""

Written = str | tuple[str, ...] | Mapping[str, Mapping[str, str]]
"""What a field can say: a text, a list, or records by key, each a mapping of texts."""

_PLAIN = re.compile(r"[^\W_][^\n]*")
_PLAIN_IN_LIST = re.compile(r"[^\W_][\w ./:’-]*")
_SPECIAL = re.compile(r": |:$|\s#|\t|\s$")


def scalar(text: str) -> str:
    """Return a text of one line as a YAML scalar: as it is where that is safe, else in double quotation marks.

    >>> scalar("Yerel Yönetişim")
    'Yerel Yönetişim'
    >>> scalar("Konut: bir hak")
    '"Konut: bir hak"'
    """
    if _PLAIN.fullmatch(text) and not _SPECIAL.search(text) and text != "null":
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def field(name: str, value: Written, *, markdown: bool = False) -> list[str]:
    """Return the lines of a field, without indentation: a text, a long text folded, Markdown as it stands, a list, or records by key."""
    if isinstance(value, Mapping):
        records = [
            line
            for key, said in value.items()
            for line in (f"{key}:", *indented([f"{part}: {scalar(text)}" for part, text in said.items()], 2))
        ]
        return [f"{name}:", *indented(records, 2)]
    if markdown and isinstance(value, str):
        return [f"{name}: |", *(f"  {line}".rstrip() for line in value.strip().split("\n"))]
    if isinstance(value, str):
        text = single_spaced(value)
        line = f"{name}: {scalar(text)}"
        return [f"{name}: >-", *_folded(text)] if len(line) > WIDTH and " " in text else [line]
    if all(_PLAIN_IN_LIST.fullmatch(part) and not _SPECIAL.search(part) for part in value):
        line = f"{name}: [{', '.join(value)}]"
        if len(line) <= WIDTH:
            return [line]
    return [f"{name}:", *(f"  - {scalar(part)}" for part in value)]


def comment(text: str) -> list[str]:
    """Return a text as lines of comment."""
    return [f"# {line}" for line in textwrap.wrap(text, WIDTH - 2, break_long_words=False, break_on_hyphens=False)]


def indented(lines: Sequence[str], by: int) -> list[str]:
    """Return lines moved to the right by ``by`` blanks; empty lines stay empty."""
    return [f"{' ' * by}{line}" if line else "" for line in lines]


def _folded(text: str) -> list[str]:
    return indented(textwrap.wrap(text, WIDTH - 2, break_long_words=False, break_on_hyphens=False), 2)
