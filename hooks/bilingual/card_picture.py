"""Draws the picture of a page (cards.py) as a PNG of sixteen colours, with fonts from a package; nothing of it comes from the system."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

import font_source_sans_pro
import font_source_serif_pro
from PIL import Image, ImageDraw, ImageFont

from bilingual import png
from bilingual.cards import HEIGHT, WIDTH, CardText

# The colours of docs/assets/styles/site.css: the deep of the sea, its three depths in the mark, and one hue for each sort of page.
DEEP, WHITE, PANEL = (0x08, 0x32, 0x3F), (0xFF, 0xFF, 0xFF), (0x0C, 0x47, 0x59)
LAND, SHALLOW, STRAIT, CITY = (0xD5, 0xEB, 0xF0), (0x6F, 0xB6, 0xC9), (0x1D, 0x75, 0x90), (0xE0, 0x57, 0x3A)
HUES = {
    "events": (0x8F, 0xC1, 0xF0),
    "reports": (0xC9, 0xAE, 0xEE),
    "projects": (0x9B, 0xD6, 0xA9),
    "declaration": (0xF0, 0x9B, 0x84),
}
SHADES = 10
"""How many steps of the palette lead from the ground to the white of the letters; six more are the panel's, the mark's and the sort's."""

LEFT, RIGHT = 72, 850
KIND_TOP, TITLE_TOP, TITLE_BOTTOM, SITE_TOP = 78, 150, 500, 546
TITLE_SIZES = (76, 66, 58, 50, 44, 38)
SMALL_SIZE = 30
LEADING = 1.16
FILTER = 2
"""Points of colour 0 at the left of every row while a card is drawn: packed, they are the byte by which a PNG says "no filter"."""
MARGIN = 12
"""How far a letter may reach beyond its own width, in points."""


def draw_card(text: CardText) -> bytes:
    """Return the picture as the bytes of a PNG; equal texts give equal bytes."""
    title, lines = _fit(text.title)
    kind = " · ".join(part for part in (text.kind, text.date) if part)
    small = font_of("sans", SMALL_SIZE)
    height = round(title.size * LEADING)
    top = TITLE_TOP + (TITLE_BOTTOM - TITLE_TOP - height * len(lines)) // 3
    kind_band = _band(text.site, KIND_TOP, KIND_TOP + _depth(small))
    _write(kind_band, 0, small, _cut(_printable(kind, "sans"), small), strength=0.8)
    title_band = _band(text.site, top, top + (len(lines) - 1) * height + _depth(title))
    for number, line in enumerate(lines):
        _write(title_band, number * height, title, line)
    return png.assemble(WIDTH, HEIGHT, _palette(text.sort), _pieces_of(text.site, ((KIND_TOP, kind_band), (top, title_band))))


@cache
def _frame(site: str) -> Image.Image:
    """Return what the pictures of all pages in one language share: the ground, and the site's name."""
    picture, small = _ground().copy(), font_of("sans", SMALL_SIZE)
    _write(picture, SITE_TOP, small, _cut(_printable(site, "sans"), small), strength=0.8)
    return picture


def _band(site: str, top: int, bottom: int) -> Image.Image:
    """Return some rows of the frame, to be written on."""
    return _frame(site).crop((0, top, FILTER + WIDTH, bottom))


def _pieces_of(site: str, bands: Iterable[tuple[int, Image.Image]]) -> Iterator[png.Piece]:
    """Yield the rows of a picture compressed: the ``bands`` of its own letters, by their tops, and between them rows that it shares."""
    end = 0
    for top, band in bands:
        yield _shared_piece(site, end, top)
        yield png.compress(_rows(band), level=1)
        end = top + band.height
    yield _shared_piece(site, end, HEIGHT)


@cache
def _shared_piece(site: str, top: int, bottom: int) -> png.Piece:
    return png.compress(_rows(_band(site, top, bottom)), level=9)


def _rows(picture: Image.Image) -> bytes:
    """Return rows as a PNG has them: two points in a byte, behind the byte that names the filter."""
    return picture.tobytes("raw", "P;4")


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


@lru_cache(maxsize=500)
def _word(word: str, font: ImageFont.FreeTypeFont, strength: float) -> tuple[Image.Image, Image.Image]:
    """Return a word in shades of the palette, and where it covers the ground; it has MARGIN points of room on both sides."""
    mask = Image.new("L", (round(font.getlength(word)) + 2 * MARGIN, _depth(font)))
    ImageDraw.Draw(mask).text((MARGIN, 0), word, fill=255, font=font)
    shades = mask.point([round(value * strength * (SHADES - 1) / 255) for value in range(256)])
    # A picture of another mode than the ground's would be converted each time.
    return Image.frombytes("P", shades.size, shades.tobytes()), shades.point([0] + [255] * 255)


def _write(picture: Image.Image, top: int, font: ImageFont.FreeTypeFont, line: str, strength: float = 1.0) -> None:
    """Write a line on the ground, word by word, since titles share words; ``strength`` says how near to white it is."""
    left = float(LEFT)
    for word in line.split(" "):
        if word:
            shades, covered = _word(word, font, strength)
            picture.paste(shades, (FILTER + round(left) - MARGIN, top), covered)
        left += _length(word, font) + _length(" ", font)


def _depth(font: ImageFont.FreeTypeFont) -> int:
    """Return how many rows a line takes, with what hangs below it."""
    return round(font.size * 1.5)


def _fit(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """Return the largest font in which a title has room, and its lines; the smallest cuts what has none."""
    lines: list[str] = []
    words = _printable(title, "serif").split()
    for size in TITLE_SIZES:
        font = font_of("serif", size)
        lines = list(_wrap(words, font, RIGHT - LEFT))
        room = int((TITLE_BOTTOM - TITLE_TOP) // (size * LEADING))
        if len(lines) <= min(room, 5):
            return font, _balance(words, font, lines)
    return font, [*lines[: room - 1], _cut(f"{lines[room - 1]} {lines[room]}", font)] if len(lines) > room else lines


def _cut(line: str, font: ImageFont.FreeTypeFont) -> str:
    """Return a line, cut after a word where it is too long for the picture."""
    if font.getlength(line) <= RIGHT - LEFT:
        return line
    while " " in line and font.getlength(f"{line}…") > RIGHT - LEFT:
        line = line.rpartition(" ")[0].rstrip(".,;:–- ")
    return f"{line}…"


def _wrap(words: Iterable[str], font: ImageFont.FreeTypeFont, width: float) -> Iterator[str]:
    line, length, blank = "", 0.0, font.getlength(" ")
    for word in words:
        for piece in _pieces(word, font, RIGHT - LEFT):
            wide = _length(piece, font)
            if line and length + blank + wide > width:
                yield line
                line, length = piece, wide
            else:
                line, length = f"{line} {piece}" if line else piece, length + blank + wide if line else wide
    if line:
        yield line


def _balance(words: list[str], font: ImageFont.FreeTypeFont, lines: list[str]) -> list[str]:
    """Return the lines as even as their number allows."""
    for width in range(RIGHT - LEFT, (RIGHT - LEFT) // 2, -30):
        even = list(_wrap(words, font, width))
        if len(even) > len(lines):
            break
        lines = even
    return lines


def _pieces(word: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Return a word, or the parts of one that is wider than a line."""
    if _length(word, font) <= width:
        return [word]
    middle = len(word) // 2
    return [*_pieces(word[:middle], font, width), *_pieces(word[middle:], font, width)]


@cache
def _length(word: str, font: ImageFont.FreeTypeFont) -> float:
    return font.getlength(word)


def _printable(text: str, family: str) -> str:
    """Return a text without the characters that the font has not, such as emoji."""
    return " ".join("".join(character for character in text if character == " " or _has_letter(character, family)).split())


@cache
def _has_letter(character: str, family: str) -> bool:
    font = font_of(family, SMALL_SIZE)
    return bytes(font.getmask(character)) != bytes(font.getmask("\U0010ffff"))


# ground

MARK = (
    (
        LAND,
        "M31 0c0 6 1 10-4 13-8 0-17 3-20 9-2 4 1 6-1 10-2 3-4 4-6 5v9c5-2 8-5 13-9 4-1 7 2 12 2 4 0 4-4 7-4 4 0 11-1 13-7 "
        "1-5-6-7-8-12-1-6 2-10 3-16z",
    ),
    (SHALLOW, "M11 25c1-5 10-8 18-8 6 0 10 4 11 8-1 4-7 5-12 5-4 0-4 4-8 3-4 0-10-3-9-8z"),
    (STRAIT, "M16 24c3-3 8-3 13-3 4 0 7 2 7 4-2 2-7 1-11 1-3 0-9 2-9-2z"),
)
"""The site's mark as in templates/_mark.html: colours and outlines on a ground of 48 by 48; and its city."""
CITY_AT, CITY_RADIUS = (26.5, 8.5), 4.0
PANEL_AT = 896
MARK_SCALE, MARK_AT = HEIGHT / 48, (PANEL_AT - 10.6 * HEIGHT / 48, 0.0)
"""The mark is as high as the picture; a part of it shows in the panel at the right."""
SMOOTH = 4
"""How many times larger the ground is drawn before it is made small, so that its edges are smooth."""


@cache
def _ground() -> Image.Image:
    """Return the picture without its words: the mark, and a line in the colour of the sort of page, which only the palette knows."""
    large = Image.new("RGB", (WIDTH * SMOOTH, HEIGHT * SMOOTH), DEEP)
    draw = ImageDraw.Draw(large)
    draw.rectangle((PANEL_AT * SMOOTH, 0, WIDTH * SMOOTH, HEIGHT * SMOOTH), fill=PANEL)
    for colour, outline in MARK:
        draw.polygon([_on_card(point) for point in _points(outline)], fill=colour)
    (left, top), (right, bottom) = (_on_card((CITY_AT[0] + sign * CITY_RADIUS, CITY_AT[1] + sign * CITY_RADIUS)) for sign in (-1, 1))
    draw.ellipse((left, top, right, bottom), fill=CITY)
    draw.rectangle((0, 0, PANEL_AT * SMOOTH - 1, HEIGHT * SMOOTH), fill=DEEP)
    colours = _palette("")
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in colours for part in colour])
    mark = large.reduce(SMOOTH).quantize(palette=palette, dither=Image.Dither.NONE)
    ground = Image.new("P", (FILTER + WIDTH, HEIGHT))
    ground.paste(Image.frombytes("P", mark.size, mark.tobytes()), (FILTER, 0))
    ground.paste(len(colours) - 1, (FILTER, 0, FILTER + 14, HEIGHT))
    return ground


def _palette(sort: str) -> list[tuple[int, ...]]:
    """Return the sixteen colours: the shades from the ground to white, the mark's colours, the sort's hue."""
    steps = [
        tuple(round(dark + (light - dark) * step / (SHADES - 1)) for dark, light in zip(DEEP, WHITE, strict=True)) for step in range(SHADES)
    ]
    return [*steps, PANEL, LAND, SHALLOW, STRAIT, CITY, HUES.get(sort, SHALLOW)]


def _on_card(point: tuple[float, float]) -> tuple[float, float]:
    return tuple((start + part * MARK_SCALE) * SMOOTH for start, part in zip(MARK_AT, point, strict=True))  # type: ignore[return-value]


def _points(outline: str) -> Iterator[tuple[float, float]]:
    """Yield the corners of an SVG path of the commands M, c, v and z, with sixteen for every curve."""
    here = (0.0, 0.0)
    for command, numbers in re.findall(r"([Mcv])([^A-Za-z]*)", outline):
        values = [float(number) for number in re.findall(r"-?[0-9.]+", numbers)]
        if command == "c":
            for index in range(0, len(values), 6):
                curve = [here, *((here[0] + values[index + i], here[1] + values[index + i + 1]) for i in (0, 2, 4))]
                yield from (_on_curve(curve, step / 16) for step in range(1, 17))
                here = curve[-1]
        else:
            here = (values[0], values[1]) if command == "M" else (here[0], here[1] + values[0])
            yield here


def _on_curve(curve: list[tuple[float, float]], t: float) -> tuple[float, float]:
    """Return the point of a cubic Bézier curve at ``t`` from 0 to 1."""
    weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    return sum(w * x for w, (x, _) in zip(weights, curve, strict=True)), sum(w * y for w, (_, y) in zip(weights, curve, strict=True))
