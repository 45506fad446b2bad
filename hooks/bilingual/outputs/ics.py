"""Writes components of iCalendar (RFC 5545) as bytes: escaped texts, and lines that the library icalendar folds."""

from collections.abc import Iterable
from datetime import date

from icalendar.parser import Contentline

_LONGEST_LINE = 75
"""Octets of a line, without its end; nearly all are shorter, and need no folding."""


def component(name: str, properties: Iterable[tuple[str, str]], inner: bytes = b"") -> bytes:
    """Return a component: its ``properties``, each with its parameters and its encoded value, and the components inside of it."""
    lines = [f"{head}:{value}" for head, value in properties]
    folded = [code if len(code := line.encode()) <= _LONGEST_LINE else bytes(Contentline(line).to_ical()) for line in lines]  # type: ignore[no-untyped-call]
    code = name.encode()
    return b"BEGIN:%b\r\n%b\r\n%bEND:%b\r\n" % (code, b"\r\n".join(folded), inner, code)


def text(value: str) -> str:
    """Return a text as a value."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")  # str.translate takes ten times as long
    return escaped.replace("\r", "").replace("\n", "\\n")


def day(value: date) -> str:
    """Return a day as a value of the type DATE."""
    return value.isoformat().replace("-", "")


def midnight(value: date) -> str:
    """Return the start of a day, in UTC, as a value of the type DATE-TIME."""
    return f"{day(value)}T000000Z"
