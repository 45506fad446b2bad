"""Draws the picture of a page (pages.py) as a PNG of sixteen colours, with fonts from a package; nothing of it comes from the system.

Rows are held as a PNG has them (png.py): two points in a byte, as differences from the row above, behind the byte that names this filter.
What is drawn apart adds up in that form, so that words are kept in it, and most of what is left to compress are noughts.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro
from PIL import Image, ImageChops, ImageDraw, ImageFont

from bilingual.cards import png
from bilingual.cards.ground import SHADES, ground, palette
from bilingual.cards.pages import HEIGHT, WIDTH, CardText

LEFT, RIGHT = 72, 850
KIND_TOP, TITLE_TOP, TITLE_BOTTOM, SITE_TOP = 78, 150, 500, 546
TITLE_SIZES = (76, 66, 58, 50, 44, 38)
SMALL_SIZE = 30
LEADING = 1.16
MARGIN = 16
"""How far a letter may reach beyond its own width, in points; an even number."""


def draw_card(text: CardText) -> bytes:
    """Return the picture as the bytes of a PNG; equal texts give equal bytes."""
    title, lines = _fit(text.title)
    height = round(title.size * LEADING)
    top = TITLE_TOP + (TITLE_BOTTOM - TITLE_TOP - height * len(lines)) // 3
    band = _frame(text.site).crop((0, top, png.row_length(WIDTH), top + (len(lines) - 1) * height + _depth(title)))
    for number, line in enumerate(lines):
        _write(band, number * height, title, line)
    kind = " · ".join(part for part in (text.kind, text.date) if part)
    pieces = (
        _shared_piece(text.site, 0, KIND_TOP),
        _kind_piece(text.site, kind),
        _shared_piece(text.site, KIND_TOP + _depth(_small()), top),
        png.compress(band.tobytes()),
        _shared_piece(text.site, top + band.height, HEIGHT),
    )
    return png.assemble(WIDTH, HEIGHT, palette(text.sort), pieces)


@cache
def _frame(site: str) -> Image.Image:
    """Return the rows that the pictures of all pages in one language share: the ground, and the site's name."""
    rows = Image.new("L", (png.row_length(WIDTH), HEIGHT), png.UP)
    rows.paste(_differences(ground()).crop((0, 0, WIDTH // 2, HEIGHT)), (1, 0))
    _write(rows, SITE_TOP, _small(), _cut(_printable(site, "sans"), _small()), strength=0.8)
    return rows


@cache
def _shared_piece(site: str, top: int, bottom: int) -> png.Piece:
    return png.compress(_frame(site).crop((0, top, png.row_length(WIDTH), bottom)).tobytes())


@lru_cache(maxsize=1000)
def _kind_piece(site: str, kind: str) -> png.Piece:
    """Return the rows that name the sort of page and its date; several events have one day."""
    band = _frame(site).crop((0, KIND_TOP, png.row_length(WIDTH), KIND_TOP + _depth(_small())))
    _write(band, 0, _small(), _cut(_printable(kind, "sans"), _small()), strength=0.8)
    return png.compress(band.tobytes())


# text


@cache
def font_of(family: str, size: int) -> ImageFont.FreeTypeFont:
    """Return the font for titles ("serif") or for the lines around them ("sans"), in pixels."""
    folder, name = {
        "serif": (font_source_serif_pro.font_directory, "SourceSerifPro-Semibold.otf"),
        "sans": (font_source_sans_pro.font_directory, "SourceSansPro-Regular.otf"),
    }[family]
    # The other layout engine takes libraries from the system.
    return ImageFont.truetype(str(Path(folder, name)), size, layout_engine=ImageFont.Layout.BASIC)


def _small() -> ImageFont.FreeTypeFont:
    return font_of("sans", SMALL_SIZE)


def _write(rows: Image.Image, top: int, font: ImageFont.FreeTypeFont, line: str, strength: float = 1.0) -> None:
    """Add a line to rows of the frame, word by word, since titles share words; ``strength`` says how near to white it is."""
    written = Image.new("L", (1 + (RIGHT + MARGIN) // 2, _depth(font)))
    left = LEFT
    for word in line.split(" "):
        if word:
            letters, x, y = _word(word, font, strength, left % 2)
            written.paste(letters, (1 + left // 2 + x, y))
        left += _length(word, font) + _length(" ", font)
    box = (0, top, written.width, top + written.height)
    rows.paste(ImageChops.add_modulo(rows.crop(box), written), box)


@lru_cache(maxsize=1000)
def _word(word: str, font: ImageFont.FreeTypeFont, strength: float, odd: int) -> tuple[Image.Image, int, int]:
    """Return the rows of a word in shades of the palette, and where they begin: how many bytes right of where it is written, how many rows
    below the line's top. ``odd`` is 1 where it is written at the second point of a byte.
    """
    mask = Image.new("L", (MARGIN + _length(word, font) + MARGIN, _depth(font)))
    left = MARGIN + odd
    for letter in word:
        shape, x, y = _letter(letter, font)
        mask.paste(255, (left + x, y), shape)
        left += _length(letter, font)
    covered = _covered(mask)
    left = covered[0] // 2
    return _differences(mask.crop((left * 2, *covered[1:])).point(_shades(strength), "P")), left - MARGIN // 2, covered[1]


@cache
def _letter(letter: str, font: ImageFont.FreeTypeFont) -> tuple[Image.Image, int, int]:
    """Return what a letter covers, from 0 to 255, and where it begins: how far right of where it is written, and below the line's top."""
    mask = Image.new("L", (MARGIN + _length(letter, font) + MARGIN, _depth(font)))
    ImageDraw.Draw(mask).text((MARGIN, 0), letter, fill=255, font=font)
    covered = _covered(mask)
    return mask.crop(covered), covered[0] - MARGIN, covered[1]


def _covered(mask: Image.Image) -> tuple[int, int, int, int]:
    return mask.getbbox() or (0, 0, 1, 1)


@cache
def _shades(strength: float) -> list[int]:
    """Return the number of the colour for each of the 256 degrees to which a letter covers a point."""
    return [round(value * strength * (SHADES - 1) / 255) for value in range(256)]


def _differences(points: Image.Image) -> Image.Image:
    """Return rows of points packed by two, each as what it adds to the row above, and one row more, which takes it all away."""
    width, height = (points.width + 1) // 2, points.height + 1
    rows = Image.frombytes("L", (width, height), points.tobytes("raw", "P;4") + bytes(width))
    return ImageChops.subtract_modulo(rows, ImageChops.offset(rows, 0, 1))


def _depth(font: ImageFont.FreeTypeFont) -> int:
    """Return how many rows a line takes, with what hangs below it."""
    return round(font.size * 1.4)


def _fit(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """Return the largest font in which a title has room, and its lines; the smallest cuts what has none."""
    words = _printable(title, "serif").split()
    for size in TITLE_SIZES:
        font = font_of("serif", size)
        pieces = [piece for word in words for piece in _pieces(word, font, RIGHT - LEFT)]
        lines = _wrap(pieces, font, RIGHT - LEFT)
        room = int((TITLE_BOTTOM - TITLE_TOP) // (size * LEADING))
        if len(lines) <= min(room, 5):
            return font, _balance(pieces, font, lines)
    return font, [*lines[: room - 1], _cut(f"{lines[room - 1]} {lines[room]}", font)] if len(lines) > room else lines


def _cut(line: str, font: ImageFont.FreeTypeFont) -> str:
    """Return a line, cut after a word where it is too long for the picture."""
    if _length(line, font) <= RIGHT - LEFT:
        return line
    while " " in line and _length(f"{line}…", font) > RIGHT - LEFT:
        line = line.rpartition(" ")[0].rstrip(".,;:–- ")
    return f"{line}…"


def _wrap(pieces: Sequence[str], font: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines: list[str] = []
    end, blank = width + 1, _length(" ", font)
    for piece in pieces:
        wide = _length(piece, font)
        if end + blank + wide > width:
            lines.append(piece)
            end = wide
        else:
            lines[-1] += f" {piece}"
            end += blank + wide
    return lines


def _balance(pieces: Sequence[str], font: ImageFont.FreeTypeFont, lines: list[str]) -> list[str]:
    """Return the lines as even as their number allows."""
    for width in range(RIGHT - LEFT, (RIGHT - LEFT) // 2, -30) if len(lines) > 1 else ():
        even = _wrap(pieces, font, width)
        if len(even) > len(lines):
            break
        lines = even
    return lines


def _pieces(word: str, font: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    """Yield a word, or the parts of one that is wider than a line."""
    if _length(word, font) <= width:
        yield word
    else:
        middle = len(word) // 2
        yield from _pieces(word[:middle], font, width)
        yield from _pieces(word[middle:], font, width)


@lru_cache(maxsize=5000)
def _length(text: str, font: ImageFont.FreeTypeFont) -> int:
    """Return the width of a text in whole points: these fonts and this layout engine move no letter for the sake of another."""
    return int(font.getlength(text)) if len(text) == 1 else sum(_length(letter, font) for letter in text)


def _printable(text: str, family: str) -> str:
    """Return a text without the characters that the font has not, such as emoji."""
    return " ".join("".join(character for character in text if character == " " or _has_letter(character, family)).split())


@cache
def _has_letter(character: str, family: str) -> bool:
    return _shape(character, family) != _shape("\U0010ffff", family)


@cache
def _shape(character: str, family: str) -> bytes:
    return bytes(font_of(family, SMALL_SIZE).getmask(character))
