"""The fonts of the pictures: packages' and not the system's, with the letters of the Latin, Greek and Cyrillic scripts."""

from functools import cache, lru_cache
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro
from PIL import ImageFont

Font = ImageFont.FreeTypeFont
_ANY_SIZE = 30


@cache
def font_of(family: str, size: int) -> Font:
    """Return the font for titles ("serif") or for the lines around them ("sans"), in pixels."""
    folder, name = {
        "serif": (font_source_serif_pro.font_directory, "SourceSerifPro-Semibold.otf"),
        "sans": (font_source_sans_pro.font_directory, "SourceSansPro-Regular.otf"),
    }[family]
    # The other layout engine takes libraries from the system.
    return ImageFont.truetype(str(Path(folder, name)), size, layout_engine=ImageFont.Layout.BASIC)


def missing(text: str, family: str = "serif") -> str:
    """Return the letters of a text that a font has not, such as Arabic ones, each once."""
    return "".join(dict.fromkeys(letter for letter in text if letter.isalnum() and not _has(letter, family)))


@lru_cache(maxsize=5000)
def printable(text: str, family: str) -> str:
    """Return a text without the characters that the font has not, such as emoji."""
    return " ".join("".join(letter for letter in text if letter == " " or _has(letter, family)).split())


@cache
def _has(character: str, family: str) -> bool:
    return _shape(character, family) != _shape("\U0010ffff", family)


@cache
def _shape(character: str, family: str) -> bytes:
    return bytes(font_of(family, _ANY_SIZE).getmask(character))
