"""Draws the pictures of the fixtures: groves and hills, without anybody. ``python tests/drawn.py`` writes them anew.

The bytes in the repository are those that one machine made; nothing depends on another making the same.
"""

import math
import random
from pathlib import Path

from PIL import Image, ImageDraw

SITES = Path(__file__).parent / "sites"
PICTURES = {
    "aegean/events/founding/grove.jpg": (1, (1800, 1200)),
    "aegean/events/founding/hills.jpg": (2, (1500, 1000)),
    "aegean/events/founding/path.png": (3, (900, 1200)),
    "aegean/events/harvest/terraces.jpg": (4, (1500, 1000)),
    "aegean/reports/olives/cover.jpg": (5, (900, 1200)),
    "aegean/projects/groves/spring.jpg": (6, (1500, 1000)),
    "aegean/organizations/union/valley.jpg": (7, (1500, 1000)),
    "aegean/pages/about/evening.jpg": (8, (1500, 900)),
    "example/places/hall/hall.jpg": (9, (600, 400)),
    "example/organizations/union/area.jpg": (10, (600, 400)),
    "example/reports/handbook/cover.jpg": (11, (450, 600)),
    "example/events/ornek-fotografli-etkinlik/acilis.jpg": (12, (600, 400)),
}


def draw(seed: int, size: tuple[int, int]) -> Image.Image:
    """Return a landscape with olive trees, which differs by ``seed``."""
    chance = random.Random(seed)
    width, height = size
    picture = Image.linear_gradient("L").resize(size)
    picture = Image.composite(Image.new("RGB", size, "#f3e3c2"), Image.new("RGB", size, "#8fb9d3"), picture)
    pen = ImageDraw.Draw(picture)
    for row in range(5):
        base, swing, phase = height * (0.35 + 0.13 * row), height * 0.07, chance.uniform(0, 6)
        shade = tuple(int(value) for value in (150 - 22 * row, 170 - 18 * row, 130 - 20 * row))
        ridge = [(x, base + swing * math.sin(x * 6 / width + phase)) for x in range(0, width + 1, 20)]
        pen.polygon([*ridge, (width, height), (0, height)], fill=shade)
        for _ in range(6 + 4 * row):
            x, size_of_tree = chance.uniform(0, width), height * (0.012 + 0.012 * row)
            y = base + swing * math.sin(x * 6 / width + phase) + chance.uniform(0, height * 0.08)
            pen.line((x, y, x, y - size_of_tree), fill="#4a3b2a", width=max(2, int(size_of_tree / 6)))
            pen.ellipse((x - size_of_tree, y - 2.4 * size_of_tree, x + size_of_tree, y - 0.7 * size_of_tree), fill="#5d7350")
    return picture


if __name__ == "__main__":
    for name, (seed, size) in PICTURES.items():
        site, _, place = name.partition("/")
        path = SITES / site / "docs/assets/images" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        draw(seed, size).save(path, **({"quality": 80, "optimize": True} if path.suffix == ".jpg" else {"optimize": True}))
