"""Sets words of a script that runs from right to left apart from what follows them, so that it stands in order (UAX 9)."""

import re
from typing import Final

_LETTERS: Final = "\u0590-\u07ff"
"""Hebrew, Arabic and their neighbours: a page whose UTF-8 has none of ``_BYTES`` has none of them, and most pages end at that look."""
_BYTES: Final = tuple(bytes([first]) for first in range(0xD6, 0xE0))
_WORDS: Final = re.compile(
    f"<(script|style|title|svg|textarea|option|bdi)\\b.*?</\\1>|<!--.*?-->"  # what no element may stand in
    f'|<span (?P<stated>lang="[^"]*">[^<]*[{_LETTERS}][^<]*</span>)'
    f"|<[^>]*>"
    f"|(?P<words>[{_LETTERS}](?:[\\W\\d_]*[{_LETTERS}])*)",
    re.DOTALL,
)


def encode(document: str) -> bytes:
    """Return a page in UTF-8 with such words in elements of their own; "und" is their language where nothing says which it is."""
    encoded = document.encode()
    return _WORDS.sub(_apart, document).encode() if any(first in encoded for first in _BYTES) else encoded


def _apart(match: re.Match[str]) -> str:
    if stated := match["stated"]:
        return f'<span dir="auto" {stated}'
    return f'<bdi lang="und" dir="rtl">{words}</bdi>' if (words := match["words"]) else match[0]
