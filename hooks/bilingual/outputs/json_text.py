"""Writes JSON for people to read, each value in a line of its own, as Python's encoder does.

Where that indents, it works in Python, with a generator for each level, and keeps every part of the text until its end.
"""

import json
from collections.abc import Iterator
from typing import Any

_quote = json.encoder.encode_basestring


def write(value: Any, indent: int) -> str:
    """Return a value as JSON in which each level stands ``indent`` blanks further in, with a line end.

    It is made of dictionaries with texts as keys, lists, texts, numbers, truth values and None. An iterator stands for the list of what it
    yields, one at a time. The result is that of ``json.dumps`` with ``ensure_ascii=False``.
    """
    return _write(value, "\n", " " * indent) + "\n"


def _write(value: Any, start: str, step: str) -> str:
    """Return a value whose last line is to begin with ``start``, which holds the end of the line before; each level adds ``step``."""
    inner = start + step
    if isinstance(value, dict):
        parts = [f"{_quote(key)}: {_quote(one) if type(one) is str else _write(one, inner, step)}" for key, one in value.items()]
        return f"{{{inner}{f',{inner}'.join(parts)}{start}}}" if parts else "{}"
    if isinstance(value, (list, Iterator)):
        parts = [_quote(one) if type(one) is str else _write(one, inner, step) for one in value]
        return f"[{inner}{f',{inner}'.join(parts)}{start}]" if parts else "[]"
    return json.dumps(value, ensure_ascii=False)
