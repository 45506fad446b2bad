"""What a map shows of a set of provinces: a region with what lies around it, or the whole country, with names and numbers.

A map is 560 units wide, whatever it shows. The outlines stand on a grid of their own, which ``transform`` brings into it
(see tools/province_outlines.py).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bilingual.rendering.maps.shapes import Box, Shape, around, overlap, shapes

WIDTH: Final = 560
MARGIN: Final = 0.04
"""How much room stays free at each side, as a share of the width."""
RATIOS: Final = (1.25, 2.4)
"""How many times as wide as high a map may be."""
WIDEST: Final = 0.4
"""What takes more of the country's width than this is shown on a map of the whole country."""
LEVELS: Final = 4
SIZES: Final = (13.0, 21.0)
"""The height of letters on a wide map and on the narrowest (see map.css)."""
LETTER: Final = 0.56
"""How wide a letter is on average, as a share of its height."""
DOT: Final = 13.0
"""The radius of a dot with a number."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name or number on the map; a minor one is left out where the map is narrow."""

    text: str
    x: int
    y: int
    is_minor: bool = False


@dataclass(frozen=True, slots=True)
class Province:
    """A province that stands out on the map: its key and name, its outline, how it looks (see map.css), and its number where it has one."""

    key: str
    name: str
    path: str
    look: str
    number: int | None
    middle: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ProvinceMap:
    """A map: what stands out, the ``land`` around it as one path, labels; with ``dots``, each number stands in a dot beside a name."""

    view_box: str
    transform: str
    land: str
    provinces: tuple[Province, ...]
    labels: tuple[Label, ...]
    dots: bool = False

    @property
    def old(self) -> tuple[str, ...]:
        """The keys of the provinces that look "old": drawn with dashes."""
        return tuple(province.key for province in self.provinces if province.look == "old")


def draw(
    names: Mapping[str, str],
    *,
    looks: Mapping[str, str] | None = None,
    numbers: Mapping[str, int] | None = None,
    dots: bool = False,
    named: Iterable[str] | None = None,
    small: bool = False,
) -> ProvinceMap:
    """Return the map of the provinces ``names``, by key, in their order.

    ``looks`` says how some of them look, "on" or "old"; all others look "in". With ``numbers`` and without ``dots``, they are shaded by
    their number, and the numbers stand in the place of the names. Provinces outside of ``named`` go without a label.
    A ``small`` map only shows where something lies: in coarse outlines, without the land around.
    """
    looks, numbers = looks or {}, numbers or {}
    shown = {key: shapes()[key] for key in names}
    country = around(shape.box for shape in shapes().values())
    frame = around(shape.box for shape in shown.values()) if shown else country
    whole = not shown or frame[2] - frame[0] > WIDEST * (country[2] - country[0])
    box = left, top, right, bottom = _framed(country if whole else frame)
    scale = WIDTH / (right - left)

    def place(shape: Shape) -> tuple[int, int]:
        return round((shape.middle[0] - left) * scale), round((shape.middle[1] - top) * scale)

    def path(shape: Shape) -> str:
        return shape.far if whole or small else shape.near

    most = max(numbers.values(), default=0)
    drawn = tuple(
        Province(
            key,
            names[key],
            path(shape),
            f"q{-(-LEVELS * numbers[key] // most)}" if numbers.get(key) and not dots else looks.get(key, "in"),
            numbers.get(key),
            place(shape),
        )
        for key, shape in shown.items()
    )
    land = "".join(path(shape) for key, shape in shapes().items() if key not in shown and overlap(shape.box, box) and not small)
    texts = {
        one.key: str(one.number or "") if numbers and not dots else one.name for one in drawn if named is None or one.key in set(named)
    }
    by_size = sorted(drawn, key=lambda one: -_area(shown[one.key].box))
    labels = tuple(_labels([(texts[one.key], one.middle) for one in by_size if texts.get(one.key)], dots=dots))
    transform = f"scale({scale:.4f}) translate({-left:.0f} {-top:.0f})"
    return ProvinceMap(f"0 0 {WIDTH} {round((bottom - top) * scale)}", transform, land, drawn, labels, dots)


def _framed(box: Box) -> Box:
    """Return a box with a margin, made wider or higher where it is too narrow or too flat."""
    left, top, right, bottom = box
    margin = MARGIN * (right - left)
    left, top, right, bottom = left - margin, top - margin, right + margin, bottom + margin
    wider = max(0.0, RATIOS[0] * (bottom - top) - (right - left)) / 2
    higher = max(0.0, (right - left) / RATIOS[1] - (bottom - top)) / 2
    return left - wider, top - higher, right + wider, bottom + higher


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _labels(texts: Sequence[tuple[str, tuple[int, int]]], *, dots: bool) -> Iterator[Label]:
    """Yield texts with the middles of their provinces, as far as there is room for them beside the dots and those before."""
    circles = [(x - DOT, y - DOT, x + DOT, y + DOT) for _, (x, y) in texts] if dots else []
    taken: list[list[Box]] = [list(circles) for _ in SIZES]
    for text, (x, y) in texts:
        for place in (y + 30, y - 18) if dots else (y + 5,):
            boxes = [_label_box(text, x, place, size) for size in SIZES]
            fits = [not any(overlap(box, other) for other in others) for box, others in zip(boxes, taken, strict=True)]
            if fits[0]:
                for box, others, fit in zip(boxes, taken, fits, strict=True):
                    others += [box] if fit else []
                yield Label(text, round((boxes[-1][0] + boxes[-1][2]) / 2), place, is_minor=not fits[1])
                break


def _label_box(text: str, x: float, y: float, size: float) -> Box:
    """Return the room that a text takes around ``x`` on the line ``y``, moved so far that none of it is outside of the map."""
    half = len(text) * size * LETTER / 2
    x = min(max(x, half), WIDTH - half)
    return x - half, y - 0.8 * size, x + half, y + 0.25 * size
