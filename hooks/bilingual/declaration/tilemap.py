"""A map of the union's provinces as tiles: each a square about where it lies around the Sea of Marmara."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PLACES: Mapping[str, tuple[int, int]] = {
    "edirne": (1, 1),
    "kirklareli": (1, 2),
    "tekirdag": (2, 2),
    "istanbul": (2, 3),
    "kocaeli": (2, 4),
    "sakarya": (2, 5),
    "duzce": (2, 6),
    "yalova": (3, 4),
    "bolu": (3, 6),
    "canakkale": (4, 1),
    "balikesir": (4, 2),
    "bursa": (4, 3),
    "bilecik": (4, 4),
}
"""The row and column of each province, both from 1; between the second and the fourth row lies the sea."""

WIDTH = 6
LEVELS = 4


@dataclass(frozen=True, slots=True)
class Tile:
    """A province with its number; ``level`` is 0 for none, else from 1 to 4 by its share of the largest number."""

    province: str
    row: int
    column: int
    count: int
    level: int


def tiles(provinces: Iterable[str], counts: Mapping[str, int]) -> list[Tile]:
    """Return the tiles of ``provinces`` in their order; those that have no place of their own stand in rows below the map."""
    most = max(counts.values(), default=0)
    lowest = max(row for row, _ in PLACES.values())
    found, homeless = [], 0
    for province in provinces:
        row, column = PLACES.get(province, (lowest + 1 + homeless // WIDTH, homeless % WIDTH + 1))
        homeless += province not in PLACES
        count = counts.get(province, 0)
        found.append(Tile(province, row, column, count, -(-LEVELS * count // most) if count else 0))
    return found
