"""Draws the picture of a page (pages.py) as a PNG of sixteen colours, with fonts from a package; nothing of it comes from the system.

Rows are held as a PNG has them (png.py): two points in a byte, as differences from the row above, behind the byte that names this filter.
What is drawn apart adds up in that form, so that words are kept in it, and most of what is left to compress are noughts.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise
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
STEP = 8
"""Rows of titles begin and end at multiples of this, so that the rows around them are shared by many."""

Placed = tuple[Image.Image, int, int]
"""A word in the form that rows have, and where it goes: how many bytes right, how many rows down."""


def draw_card(text: CardText) -> bytes:
    """Return the picture as the bytes of a PNG; equal texts give equal bytes."""
    title, lines = _fit(text.title)
    height = round(title.size * LEADING)
    top = TITLE_TOP + (TITLE_BOTTOM - TITLE_TOP - height * len(lines)) // 3
    written = [list(_words(line, title, top + number * height)) for number, line in enumerate(lines)]
    words = [word for line in written for word in line]
    first = min([y for _, _, y in words], default=top) // STEP * STEP
    last = -(-max([y + letters.height for letters, _, y in words], default=top) // STEP) * STEP
    kind = " · ".join(part for part in (text.kind, text.date) if part)
    pieces = (
        _shared_piece(text.site, 0, KIND_TOP),
        _kind_piece(text.site, kind),
        _shared_piece(text.site, KIND_TOP + _depth(_small()), first),
        png.compress(_rows(text.site, first, last, written).tobytes()),
        _shared_piece(text.site, last, SITE_TOP),
        _shared_piece(text.site, SITE_TOP, HEIGHT),
    )
    return png.complete(_beginning(text.sort), pieces)


@cache
def _beginning(sort: str) -> bytes:
    return png.begin(WIDTH, HEIGHT, palette(sort))


@cache
def _frame(site: str) -> Image.Image:
    """Return the rows that the pictures of all pages in one language share: the ground, and the site's name."""
    rows = Image.new("L", (png.row_length(WIDTH), HEIGHT), png.UP)
    rows.paste(_differences(ground()).crop((0, 0, WIDTH // 2, HEIGHT)), (1, 0))
    for letters, x, y in _words(_cut(_printable(site, "sans"), _small()), _small(), SITE_TOP, strength=0.8):
        rows.paste(letters, (x, y))
    return rows


def _rows(site: str, top: int, bottom: int, lines: Sequence[Sequence[Placed]]) -> Image.Image:
    """Return rows of the frame with lines of words on them."""
    rows = _frame(site).crop((0, top, png.row_length(WIDTH), bottom))
    for letters, x, y in chain(*lines[::2]):
        rows.paste(letters, (x, y - top))
    if len(lines) < 2:
        return rows
    # What hangs below a line may reach beside what stands up from the next, but not beside what stands up from the one after it.
    between = Image.new("L", rows.size)
    for letters, x, y in chain(*lines[1::2]):
        between.paste(letters, (x, y - top))
    return ImageChops.add_modulo(rows, between)


@cache
def _shared_piece(site: str, top: int, bottom: int) -> png.Piece:
    return png.compress(_frame(site).crop((0, top, png.row_length(WIDTH), bottom)).tobytes())


@lru_cache(maxsize=1000)
def _kind_piece(site: str, kind: str) -> png.Piece:
    """Return the rows that name the sort of page and its date; several events have one day."""
    words = list(_words(_cut(_printable(kind, "sans"), _small()), _small(), KIND_TOP, strength=0.8))
    return png.compress(_rows(site, KIND_TOP, KIND_TOP + _depth(_small()), [words]).tobytes())


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


def _words(line: str, font: ImageFont.FreeTypeFont, top: int, strength: float = 1.0) -> Iterator[Placed]:
    """Yield what is put on the frame for a line, word by word, since titles share words; ``strength`` says how near to white it is."""
    left, blank = LEFT, _length(" ", font)
    for word in line.split(" "):
        if word:
            letters, x, y = _word(word, font, strength, left % 2)
            yield letters, 1 + left // 2 + x, top + y
        left += _length(word, font) + blank


@lru_cache(maxsize=1000)
def _word(word: str, font: ImageFont.FreeTypeFont, strength: float, odd: int) -> tuple[Image.Image, int, int]:
    """Return the rows of a word in shades of the palette, and where they begin: how many bytes right of where it is written, how many rows
    below the line's top. ``odd`` is 1 where it is written at the second point of a byte.
    """
    shapes, end = [], odd
    for letter in word:
        shape, x, y = _letter(letter, font)
        shapes.append((shape, end + x, y))
        end += _length(letter, font)
    left, top = min([x for _, x, _ in shapes]) // 2 * 2, min([y for _, _, y in shapes])
    right, bottom = max([x + shape.width for shape, x, _ in shapes]), max([y + shape.height for shape, _, y in shapes])
    mask = Image.new("L", (right - left, bottom - top))
    for shape, x, y in shapes:
        mask.paste(255, (x - left, y - top), shape)
    points = Image.frombytes("P", mask.size, mask.tobytes().translate(_shades(strength)))
    return _differences(points), left // 2, top


@cache
def _letter(letter: str, font: ImageFont.FreeTypeFont) -> tuple[Image.Image, int, int]:
    """Return what a letter covers, from 0 to 255, and where it begins: how far right of where it is written, and below the line's top."""
    mask = Image.new("L", (MARGIN + _length(letter, font) + MARGIN, _depth(font)))
    ImageDraw.Draw(mask).text((MARGIN, 0), letter, fill=255, font=font)
    covered = mask.getbbox() or (MARGIN, 0, MARGIN + 1, 1)
    return mask.crop(covered), covered[0] - MARGIN, covered[1]


@cache
def _shades(strength: float) -> bytes:
    """Return the number of the colour for each of the 256 degrees to which a letter covers a point."""
    return bytes([round(value * strength * (SHADES - 1) / 255) for value in range(256)])


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
        starts = _wrap(pieces, font, RIGHT - LEFT)
        room = int((TITLE_BOTTOM - TITLE_TOP) // (size * LEADING))
        if len(starts) <= min(room, 5):
            return font, _lines(pieces, _balance(pieces, font, starts))
    lines = _lines(pieces, starts)
    return font, [*lines[: room - 1], _cut(f"{lines[room - 1]} {lines[room]}", font)] if len(lines) > room else lines


def _cut(line: str, font: ImageFont.FreeTypeFont) -> str:
    """Return a line, cut after a word where it is too long for the picture."""
    if _length(line, font) <= RIGHT - LEFT:
        return line
    while " " in line and _length(f"{line}…", font) > RIGHT - LEFT:
        line = line.rpartition(" ")[0].rstrip(".,;:–- ")
    return f"{line}…"


def _wrap(pieces: Sequence[str], font: ImageFont.FreeTypeFont, width: int) -> list[int]:
    """Return which pieces begin a line, where each line takes as many as have room in it."""
    starts: list[int] = []
    end, blank = width + 1, _length(" ", font)
    for number, piece in enumerate(pieces):
        end += blank + _length(piece, font)
        if end > width:
            starts.append(number)
            end = _length(piece, font)
    return starts


def _balance(pieces: Sequence[str], font: ImageFont.FreeTypeFont, starts: list[int]) -> list[int]:
    """Return which pieces begin a line, with lines as even as their number allows."""
    if len(starts) < 2:
        return starts
    widths = range(RIGHT - LEFT, (RIGHT - LEFT) // 2, -30)
    narrow = bisect_left(widths, True, key=lambda width: len(_wrap(pieces, font, width)) > len(starts))
    return _wrap(pieces, font, widths[narrow - 1])


def _lines(pieces: Sequence[str], starts: Sequence[int]) -> list[str]:
    return [" ".join(pieces[start:end]) for start, end in pairwise([*starts, len(pieces)])]


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
    for character in set(text):
        if character != " " and not _has_letter(character, family):
            text = text.replace(character, "")
    return " ".join(text.split())


@cache
def _has_letter(character: str, family: str) -> bool:
    return _shape(character, family) != _shape("\U0010ffff", family)


@cache
def _shape(character: str, family: str) -> bytes:
    return bytes(font_of(family, SMALL_SIZE).getmask(character))
