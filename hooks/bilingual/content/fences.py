"""Finds code between lines of ``` or ~~~, in time that grows with the text alone. What is not closed is code to its end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})([^`~]*)$")


@dataclass(frozen=True, slots=True)
class Fence:
    """Code from the line ``first``, its fence, up to before ``end``; ``indent`` is what stands before the fence."""

    first: int
    end: int
    indent: int
    info: str
    is_closed: bool


def fences(lines: Sequence[str]) -> Iterator[Fence]:
    """Yield the pieces of code of a text."""
    opened: tuple[int, re.Match[str]] | None = None
    for number, line in enumerate(lines):
        if ("`" not in line and "~" not in line) or (match := _FENCE.match(line)) is None:
            continue
        if opened is None:
            opened = number, match
        elif match[1].startswith(opened[1][1]) and not match[2].strip():
            yield Fence(opened[0], number + 1, opened[1].start(1), opened[1][2].strip(), True)
            opened = None
    if opened:
        yield Fence(opened[0], len(lines), opened[1].start(1), opened[1][2].strip(), False)
