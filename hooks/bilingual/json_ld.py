"""Writes things of schema.org as JSON, without what is empty; what many pages name is written once for all of them."""

import json
from typing import Any

Node = dict[str, Any]
"""A thing: what it says, by the terms of schema.org. It holds texts, numbers, other nodes and lists of these; what is None or empty says
nothing."""

_quote = json.encoder.encode_basestring


class Written(str):
    """A node that is JSON already."""

    __slots__ = ()


def write(node: Node) -> Written:
    """Return a node as JSON without what is empty, at any depth; a list of one becomes its one."""
    return Written(_write(node))


def _write(value: Any) -> str:
    """Return a value as JSON, or "" where it is empty."""
    kind = type(value)
    if kind is str:
        return _quote(value) if value else ""
    if kind is dict:
        parts = [f'"{name}": {text}' for name, one in value.items() if one is not None and (text := _write(one))]
        return f"{{{', '.join(parts)}}}" if parts else ""
    if kind is list:
        parts = [text for one in value if (text := _write(one))]
        return f"[{', '.join(parts)}]" if len(parts) > 1 else "".join(parts)
    if kind is Written or kind is int:
        return str(value)
    return json.dumps(value, ensure_ascii=False) if value or value == 0 else ""
