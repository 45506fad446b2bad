"""Writes values as YAML in the way of our content files, so that ``source`` reads them back as they were."""

import re
import textwrap
from collections.abc import Mapping, Sequence

from bilingual.text.language import single_spaced

WIDTH = 120
"""A longer text of one line is folded over several; the longest line of a folded text has so many characters."""

Written = str | Sequence[str] | Mapping[str, "Written"]
"""What a field can say: a text, a list of texts, or a mapping of these. A text that holds a line end keeps its lines."""

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


def field(name: str, value: Written) -> list[str]:
    """Return the lines of a field, without indentation: a text, a long one folded, one of several lines as it stands, a list, a mapping."""
    if isinstance(value, Mapping):
        lines = [line for part, said in value.items() for line in field(part, said)]
        return [f"{name}:", *indented(lines, 2)] if lines else [f"{name}: {{}}"]
    if isinstance(value, str) and "\n" in value:
        return [f"{name}: |", *indented([line if line.strip() else "" for line in value.strip().split("\n")], 2)]
    if isinstance(value, str):
        text = single_spaced(value)
        line = f"{name}: {scalar(text)}"
        return [f"{name}: >-", *_folded(text)] if len(line) > WIDTH and " " in text else [line]
    if all(_PLAIN_IN_LIST.fullmatch(part) and not _SPECIAL.search(part) for part in value):
        line = f"{name}: [{', '.join(value)}]"
        if len(line) <= WIDTH:
            return [line]
    return [f"{name}:", *(f"  {item(part)}" for part in value)]


def item(text: str) -> str:
    """Return the line of a text in a list."""
    return f"- {scalar(text)}"


def indented(lines: Sequence[str], by: int) -> list[str]:
    """Return lines moved to the right by ``by`` blanks; empty lines stay empty."""
    return [f"{' ' * by}{line}" if line else "" for line in lines]


def _folded(text: str) -> list[str]:
    return indented(textwrap.wrap(text, WIDTH - 2, break_long_words=False, break_on_hyphens=False), 2)
