"""Things of schema.org without what is empty."""

from typing import Any

Node = dict[str, Any]
"""A thing: what it says, by the terms of schema.org. It holds texts, numbers, other nodes and lists of these; what is None or empty says
nothing."""


def without_empty(value: Any) -> Any:
    """Return a node without what is empty, at any depth, or None where nothing is left; a list of one becomes its one."""
    if isinstance(value, dict):
        return {name: said for name, one in value.items() if (said := without_empty(one)) is not None} or None
    if isinstance(value, list):
        said = [one for one in map(without_empty, value) if one is not None]
        return said if len(said) > 1 else next(iter(said), None)
    return None if value == "" else value
