"""Characters that nobody sees: they hide words, turn their order round, or keep a search from finding them, and content holds none."""

import re
import unicodedata

_JOINED = "\\u0600-\\u08ff\\u0900-\\u0dff\\ufb50-\\ufdff\\ufe70-\\ufefc\\ufe0f\\u2190-\\u2bff\\U0001f000-\\U0001faff"
"""Scripts in which a joiner or a non-joiner decides how letters look, and pictures that are joined from several."""

_NO_WIDTH = "\\xad\\u034f\\u180e\\u200b\\u2060-\\u2064\\u206a-\\u206f\\ufeff"
_DIRECTIONS = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069"
"""Marks of direction (UAX 9)."""
_LINE_ENDS = "\\x0b\\x0c\\u2028\\u2029"
"""Ends of lines that Word and PDF write, and that YAML and scripts read in ways of their own."""
_JOINERS = f"\\u200c\\u200d](?<![{_JOINED}][\\u200c\\u200d])"
"""Joiners, but behind what they join."""

HIDDEN = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f"  # control characters; C1 is what files in an old encoding turn into
    f"{_NO_WIDTH}{_DIRECTIONS}\\u2028\\u2029\\ufff9-\\ufffb"
    "\\u115f\\u1160\\u3164\\uffa0"  # fillers
    "\\ue000-\\uf8ff\\ufdd0-\\ufdef\\ufffe\\uffff\\U000e0000-\\U000e0fff\\U000f0000-\\U0010ffff"  # for private use, tags, no characters
    f"{_JOINERS}"
)
"""A character that stands in no content."""
_SUPERFLUOUS = re.compile(f"[{_NO_WIDTH}{_DIRECTIONS}{_JOINERS}")


def visible(text: str, line_end: str = " ") -> str:
    """Return ``text`` without what comes along when texts are pasted: characters of no width, and ends of lines of other programs.

    >>> visible("ya\\xadzı\\u2028lar", "/")
    'yazı/lar'
    """
    return re.sub(f"[{_LINE_ENDS}]", line_end, _SUPERFLUOUS.sub("", text))


def name_of(character: str) -> str:
    """Return the code point of ``character`` with its name, where it has one.

    >>> name_of("\\u202e")
    'U+202E RIGHT-TO-LEFT OVERRIDE'
    """
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
