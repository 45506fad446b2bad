"""Draws the picture of a page (card_text.py) as a PNG of sixteen colours: the band of its page, with the drawing that the page's card has.

Nothing comes from the system; card-band.png and card-mark.png are the program's pictures or the site's.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw

from bilingual.rendering.contexts.home import Art
from bilingual.rendering.social import png
from bilingual.rendering.social.card_text import CardText, Look
from bilingual.rendering.social.cards import HEIGHT, WIDTH
from bilingual.rendering.social.letters import Font, font_of, printable
from bilingual.rendering.views.entries import Cover
from bilingual.site import colors

Colour = tuple[int, int, int]
Box = tuple[int, int, int, int]

# The colours of assets/styles/site.css, where the site has none of its own.
WHITE, HOT, DIM = (0xFF, 0xFF, 0xFF), (0xFF, 0x7D, 0x5C), (0x8F, 0xB4, 0xCF)
BANDS = {
    "events": (0x0D, 0x35, 0x57),
    "reports": (0x3A, 0x25, 0x60),
    "projects": (0x17, 0x40, 0x2A),
    "declaration": (0x6D, 0x24, 0x15),
}
PAGE = "#08323f"
COVERS = {"reports": (0x4B, 0x30, 0x79), "events": (0x14, 0x49, 0x7C), "later": (0x1D, 0x4A, 0x55)}
SHADES = 7
"""So many colours, the first of the palette, lead in equal steps from the band to the white of the letters."""

LEFT, RIGHT = 72, 790
KIND_TOP, TITLE_TOP, TITLE_BOTTOM, SITE_TOP = 72, 140, 500, 528
TITLE_SIZES = (76, 66, 58, 50, 44, 38)
SMALL_SIZE = 30
LEADING = 1.16
MOST_LINES = 5
OVERHANG = 8
"""How far a letter may reach beyond its place, in pixels."""
ART: Box = (850, 120, 1128, 490)
"""Where the page's drawing stands."""
GAP = 1.3
"""From one dot to the next, in diameters."""
LINES_LEFT, LINES_SIZE = 560, (1680, 840)
MOTIF = 0.5
"""How strong the lines of the drawing are on a band; they fade towards the words."""
PICTURES = Path(__file__).parents[2] / "assets" / "images"


def draw_card(text: CardText) -> bytes:
    """Return the picture as the bytes of a PNG; equal texts give equal bytes."""
    palette = _palette(text.sort, text.look, _cover(text.art.covers[0].hue, text.look) if text.art.covers else HOT)
    # The picture holds numbers of colours. Since the first lead to white, letters may be blended with what is there.
    picture = _numbers(text.sort, text.look).copy()
    draw, small = ImageDraw.Draw(picture), font_of("sans", SMALL_SIZE)
    white, pale = SHADES - 1, SHADES - 2
    kind = " · ".join(part for part in (text.kind, text.date) if part)
    _draw_line(draw, (LEFT, KIND_TOP), _cut(printable(kind, "sans"), small, RIGHT - LEFT), pale, small)
    site_left = LEFT + _mark(text.look).width + 20
    _draw_line(draw, (site_left, SITE_TOP + 12), _cut(printable(text.site, "sans"), small, RIGHT - site_left), pale, small)
    _write(draw, text.title, (LEFT, TITLE_TOP, RIGHT, TITLE_BOTTOM), TITLE_SIZES, colour=white, spare=1 / 3)
    if text.art.covers or text.art.dots or text.art.number:
        picture.paste(_in_numbers(_draw_art(text.art, text.sort, text.look), palette), ART)
    return png.encode(picture, palette)


@cache
def _ground(sort: str, look: Look) -> Image.Image:
    """Return what the pictures of a sort of page share: its colour, the lines of the site's drawing, its mark."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), _band(sort, look))
    width = WIDTH - LINES_LEFT
    fading = Image.linear_gradient("L").rotate(90).resize((width, HEIGHT)).point([round(value * MOTIF) for value in range(256)])
    lines = _lines_of_band(look).resize(LINES_SIZE).crop((0, 0, width, HEIGHT))
    picture.paste(WHITE, (LINES_LEFT, 0), ImageChops.multiply(lines, fading))
    picture.paste(_mark(look), (LEFT, SITE_TOP), _mark(look))
    return picture


@cache
def _numbers(sort: str, look: Look) -> Image.Image:
    return _in_numbers(_ground(sort, look), _palette(sort, look))


def _in_numbers(picture: Image.Image, palette: Image.Image) -> Image.Image:
    """Return a picture of which each point is the number of its nearest colour."""
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def _picture(name: str, look: Look) -> Image.Image:
    """Return a picture of the site, or else the program's own."""
    own = Path(look.folder, "images", name)
    return Image.open(own if look.folder and own.is_file() else PICTURES / name)


@cache
def _lines_of_band(look: Look) -> Image.Image:
    return _picture("card-band.png", look).convert("L").resize((1200, 600))


@cache
def _mark(look: Look) -> Image.Image:
    mark = _picture("card-mark.png", look).convert("RGBA")
    mark.thumbnail((64, 64))
    return mark


@cache
def _mark_colours(look: Look) -> list[Colour]:
    """Return the four colours that the mark has most of."""
    points = _mark(look).tobytes()
    counted = Counter(points[at : at + 3] for at in range(0, len(points), 4) if points[at + 3] == 255)
    return [_colour(colour.hex()) for colour, _ in counted.most_common(4)]


def _band(sort: str, look: Look) -> Colour:
    own = dict(look.colors)
    if sort in BANDS:
        return _colour(colors.band(own[sort])) if sort in own else BANDS[sort]
    return _colour(own.get("deep", PAGE))


def _cover(hue: str, look: Look) -> Colour:
    own = dict(look.colors).get(hue)
    return _colour(colors.cover(own)) if own else COVERS[hue]


def _colour(written: str) -> Colour:
    red, green, blue = bytes.fromhex(written.removeprefix("#"))
    return red, green, blue


@cache
def _palette(sort: str, look: Look, *more: Colour) -> Image.Image:
    """Return the colours of a sort of page, at most sixteen: the shades of its band, those of the mark, and ``more``."""
    band = _band(sort, look)
    colours = [_between(band, WHITE, step / (SHADES - 1)) for step in range(SHADES)]
    colours += [*_mark_colours(look), *more]
    limited = Image.new("P", (1, 1))
    limited.putpalette([part for colour in colours for part in colour])
    return limited


def _between(start: Colour, end: Colour, part: float) -> Colour:
    red, green, blue = (round(first + (last - first) * part) for first, last in zip(start, end, strict=True))
    return red, green, blue


# the drawing of the page


def _draw_art(art: Art, sort: str, look: Look) -> Image.Image:
    """Return the place of the drawing, with it."""
    picture = _ground(sort, look).crop(ART)
    draw, (width, height) = ImageDraw.Draw(picture), picture.size
    if art.covers:
        _draw_cover(picture, draw, art.covers[0], look)
    elif art.dots:
        _draw_dots(picture, art.dots)
    else:
        end = _write(draw, art.number, (0, 0, width, height // 2 + 20), (150, 110, 84, 64, 52, 42), spare=1)
        _write(draw, art.noun, (0, end + 8, width, height), (34, 28), family="sans")
    return picture


def _draw_cover(picture: Image.Image, draw: ImageDraw.ImageDraw, cover: Cover, look: Look) -> None:
    width, height = picture.size
    background = _cover(cover.hue, look)
    draw.rectangle((0, 0, width - 1, height - 1), background, _between(background, WHITE, 0.3))
    left = 160 * cover.crop
    lines = _lines_of_band(look).crop((left, 220, left + width - 2, 220 + height // 2))
    picture.paste(_between(background, WHITE, 0.4), (1, height - height // 2 - 1), lines)
    _write(draw, cover.title, (24, 24, width - 24, height // 2), (40, 32, 26, 22))
    draw.text((24, height - 64), cover.year, WHITE, font_of("serif", 34))


def _draw_dots(picture: Image.Image, rows: Sequence[Sequence[str]]) -> None:
    width, height = picture.size
    size = int(min(width / (len(rows[0]) * GAP), height / (len(rows) * GAP), 56))
    dot = Image.new("L", (4 * size, 4 * size))
    ImageDraw.Draw(dot).ellipse((0, 0, 4 * size - 1, 4 * size - 1), 255)
    dot = dot.reduce(4)
    top = (height - round(len(rows) * size * GAP)) // 2
    for row, looks in enumerate(rows):
        for column, look in enumerate(looks):
            place = (round(column * size * GAP), top + round(row * size * GAP))
            picture.paste({"hot": HOT, "dim": DIM}.get(look, WHITE), place, dot)


# words


def _write(
    draw: ImageDraw.ImageDraw,
    words: str,
    box: Box,
    sizes: Sequence[int],
    *,
    family: str = "serif",
    colour: Colour | int = WHITE,
    spare: float = 0,
) -> int:
    """Write words in the largest of ``sizes`` in which they have room in a box, and return where they end.

    ``spare`` says which share of the room that is left stands above them.
    """
    left, top, right, bottom = box
    font, lines = _fit(words, (right - left, bottom - top), sizes, family)
    height = round(font.size * LEADING)
    top += round((bottom - top - height * len(lines)) * spare)
    for number, line in enumerate(lines):
        _draw_line(draw, (left, top + number * height), line, colour, font)
    return top + height * len(lines)


def _draw_line(draw: ImageDraw.ImageDraw, place: tuple[int, int], line: str, colour: Colour | int, font: Font) -> None:
    left, top = place
    for word in line.split():
        draw.bitmap((left - OVERHANG, top), _shape_of(word, font), colour)
        left += round(_length(f"{word} ", font))


@lru_cache(maxsize=2000)
def _shape_of(word: str, font: Font) -> Image.Image:
    """Return the letters of a word, since most words stand in several pictures."""
    picture = Image.new("L", (round(_length(word, font)) + 2 * OVERHANG, round(font.size * 1.5)))
    ImageDraw.Draw(picture).text((OVERHANG, 0), word, 255, font)
    return picture


def _fit(words: str, room: tuple[int, int], sizes: Sequence[int], family: str) -> tuple[Font, list[str]]:
    """Return the largest font in which words have room, and their lines; the smallest cuts what has none."""
    width, height = room
    for size in sizes:
        font, most = font_of(family, size), min(int(height // (size * LEADING)), MOST_LINES)
        pieces = [piece for word in printable(words, family).split() for piece in _pieces(word, font, width)]
        starts = _wrap(pieces, font, width)
        if len(starts) <= most:
            return font, _lines(pieces, _balance(pieces, font, starts, width))
    lines = _lines(pieces, starts)
    return font, [*lines[: most - 1], _cut(f"{lines[most - 1]} {lines[most]}", font, width)]


def _cut(line: str, font: Font, width: int) -> str:
    """Return a line, cut after a word where it is too long."""
    if _length(line, font) <= width:
        return line
    while " " in line and _length(f"{line}…", font) > width:
        line = line.rpartition(" ")[0].rstrip(".,;:–- ")
    return f"{line}…"


def _wrap(pieces: Sequence[str], font: Font, width: float) -> list[int]:
    """Return which pieces begin a line, where each line takes as many as have room in it."""
    starts: list[int] = []
    end, blank = width + 1, _length(" ", font)
    for number, piece in enumerate(pieces):
        end += blank + _length(piece, font)
        if end > width:
            starts.append(number)
            end = _length(piece, font)
    return starts


def _balance(pieces: Sequence[str], font: Font, starts: list[int], width: int) -> list[int]:
    """Return which pieces begin a line, with lines as even as their number allows."""
    widths = range(width, width // 2, -30)
    narrow = bisect_left(widths, True, key=lambda width: len(_wrap(pieces, font, width)) > len(starts))
    return _wrap(pieces, font, widths[narrow - 1])


def _lines(pieces: Sequence[str], starts: Sequence[int]) -> list[str]:
    return [" ".join(pieces[start:end]) for start, end in pairwise([*starts, len(pieces)])]


def _pieces(word: str, font: Font, width: int) -> Iterator[str]:
    """Yield a word, or the parts of one that is wider than a line."""
    if _length(word, font) <= width:
        yield word
    else:
        middle = len(word) // 2
        yield from _pieces(word[:middle], font, width)
        yield from _pieces(word[middle:], font, width)


@lru_cache(maxsize=5000)
def _length(text: str, font: Font) -> float:
    return font.getlength(text)
