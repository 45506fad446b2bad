"""Writes JSON for people to read, each value in a line of its own, as Python's encoder does.

Where that indents, it works in Python, with a generator for each level, and keeps every part of the text until its end.
"""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

_quote = json.encoder.encode_basestring


def write(value: Any, indent: int) -> bytes:
    """Return a value as JSON in UTF-8 in which each level stands ``indent`` blanks further in, with a line end.

    It is made of dictionaries with texts as keys, lists, texts, numbers, truth values and None. In the outermost dictionary, an iterator
    stands for the list of what it yields, one at a time. The result is that of ``json.dumps`` with ``ensure_ascii=False``.
    """
    return b"".join(part.encode() for part in chain(_parts(value, "\n", " " * indent), "\n"))


def _parts(value: Any, start: str, step: str) -> Iterator[str]:
    """Yield ``_write`` in parts, among them each value that an iterator in a dictionary yields."""
    if not isinstance(value, dict):
        yield _write(value, start, step)
        return
    inner, before = start + step, "{"
    for key, one in value.items():
        yield f"{before}{inner}{_quote(key)}: "
        yield from _listed(one, inner, step) if isinstance(one, Iterator) else (_write(one, inner, step),)
        before = ","
    yield f"{start}}}" if value else "{}"


def _listed(values: Iterator[Any], start: str, step: str) -> Iterator[str]:
    inner, before = start + step, "["
    for one in values:
        yield f"{before}{inner}{_write(one, inner, step)}"
        before = ","
    yield f"{start}]" if before == "," else "[]"


def _write(value: Any, start: str, step: str) -> str:
    """Return a value whose last line is to begin with ``start``, which holds the end of the line before; each level adds ``step``."""
    inner = start + step
    if isinstance(value, dict):
        parts = [f"{_quote(key)}: {_quote(one) if type(one) is str else _write(one, inner, step)}" for key, one in value.items()]
        return f"{{{inner}{f',{inner}'.join(parts)}{start}}}" if parts else "{}"
    if isinstance(value, list):
        parts = [_quote(one) if type(one) is str else _write(one, inner, step) for one in value]
        return f"[{inner}{f',{inner}'.join(parts)}{start}]" if parts else "[]"
    return json.dumps(value, ensure_ascii=False)
