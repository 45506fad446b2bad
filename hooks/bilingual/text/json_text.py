"""Writes JSON: letters as they are, in lines for people to read, or for programs in one."""

import json
from typing import Any


def lines(value: Any, indent: int) -> str:
    """Return a value as JSON in lines, each level ``indent`` blanks further in, with a line end."""
    return json.dumps(value, ensure_ascii=False, indent=indent) + "\n"


def line(value: Any) -> str:
    """Return a value as JSON in one line."""
    return json.dumps(value, ensure_ascii=False)


def compact(value: Any) -> str:
    """Return a value as JSON without any blank between its parts."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
