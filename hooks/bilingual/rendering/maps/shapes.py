"""The outlines of the provinces, read from ``provinces.json`` once for each process."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Box = tuple[float, float, float, float]
"""Left, top, right and bottom."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A province on the grid of the map: its outlines as SVG paths (for maps of a region, of the country), its box and its middle."""

    near: str
    far: str
    box: Box
    middle: tuple[float, float]


@cache
def shapes() -> Mapping[str, Shape]:
    """Return the shape of each province by its key."""
    read = json.loads(Path(__file__).with_name("provinces.json").read_text(encoding="utf-8"))
    return {key: Shape(one["near"], one["far"], tuple(one["box"]), tuple(one["middle"])) for key, one in read.items()}


def around(boxes: Iterable[Box]) -> Box:
    """Return the box around others."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def overlap(one: Box, other: Box) -> bool:
    """Return whether two boxes have room in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
