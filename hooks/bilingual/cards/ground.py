"""Draws what the pictures of all pages share (pages.py): the ground with the site's mark, and the sixteen colours."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from PIL import Image, ImageDraw

from bilingual.cards.pages import HEIGHT, WIDTH

# The colours of docs/assets/styles/site.css: the deep of the sea, its three depths in the mark, and one hue for each sort of page.
DEEP, WHITE, PANEL = (0x08, 0x32, 0x3F), (0xFF, 0xFF, 0xFF), (0x0C, 0x47, 0x59)
LAND, SHALLOW, STRAIT, CITY = (0xD5, 0xEB, 0xF0), (0x6F, 0xB6, 0xC9), (0x1D, 0x75, 0x90), (0xE0, 0x57, 0x3A)
HUES = {
    "events": (0x8F, 0xC1, 0xF0),
    "reports": (0xC9, 0xAE, 0xEE),
    "projects": (0x9B, 0xD6, 0xA9),
    "declaration": (0xF0, 0x9B, 0x84),
}
SHADES = 6
"""How many steps of the palette lead from the ground to the white of the letters; the other ten are the mark's and the sort's."""
BLENDED = ((PANEL, LAND), (LAND, SHALLOW), (SHALLOW, STRAIT), (PANEL, CITY))
"""Colours that meet at the edges of the mark; halfway between them are four more of the palette."""

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
MARK_SCALE = HEIGHT / 48
"""The mark is as high as the picture."""
HIDDEN = 10.6 * MARK_SCALE
"""How much of the mark, in points, the panel cuts off at the left."""
SMOOTH = 4
"""How many times larger the panel is drawn before it is made small, so that its edges are smooth."""


@cache
def ground() -> Image.Image:
    """Return the picture without its words, in numbers of colours: the mark, and a line at the left in the colour of the sort of page."""
    colours = palette("")
    picture = Image.new("P", (WIDTH, HEIGHT))
    picture.paste(len(colours) - 1, (0, 0, 14, HEIGHT))
    limited = Image.new("P", (1, 1))
    limited.putpalette([part for colour in colours for part in colour])
    panel = _panel().quantize(palette=limited, dither=Image.Dither.NONE)
    picture.paste(Image.frombytes("P", panel.size, panel.tobytes()), (PANEL_AT, 0))
    return picture


def palette(sort: str) -> list[tuple[int, ...]]:
    """Return the sixteen colours of a sort of page: the shades from the ground to white, the mark's colours and edges, the sort's hue."""
    return [*_fixed_colours(), HUES.get(sort, SHALLOW)]


@cache
def _fixed_colours() -> tuple[tuple[int, ...], ...]:
    steps = (_between(DEEP, WHITE, step / (SHADES - 1)) for step in range(SHADES))
    return *steps, PANEL, LAND, SHALLOW, STRAIT, CITY, *(_between(*colours, 0.5) for colours in BLENDED)


def _between(start: Sequence[int], end: Sequence[int], part: float) -> tuple[int, ...]:
    return tuple(round(first + (last - first) * part) for first, last in zip(start, end, strict=True))


def _panel() -> Image.Image:
    scale, left = MARK_SCALE * SMOOTH, -HIDDEN * SMOOTH
    large = Image.new("RGB", ((WIDTH - PANEL_AT) * SMOOTH, HEIGHT * SMOOTH), PANEL)
    draw = ImageDraw.Draw(large)
    for colour, outline in MARK:
        draw.polygon([(left + x * scale, y * scale) for x, y in _points(outline)], fill=colour)
    draw.circle((left + CITY_AT[0] * scale, CITY_AT[1] * scale), CITY_RADIUS * scale, fill=CITY)
    return large.reduce(SMOOTH)


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
