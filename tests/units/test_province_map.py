"""Maps of provinces: how outlines are simplified, and what a map shows of a set of provinces."""

import re
from typing import Any

import pytest
from bilingual.rendering.maps.province_map import draw
from bilingual.rendering.maps.shapes import around, overlap, shapes
from bilingual.text.provinces import PROVINCES

from tools.province_outlines import SPELLINGS, simplify, thinned

MISSPELT = {key: spelling for spelling, key in SPELLINGS.items()}
REGION = {key: PROVINCES[key].name_tr for key in ("istanbul", "bursa", "yalova", "kocaeli")}
FAR_APART = {key: PROVINCES[key].name_tr for key in ("istanbul", "hatay")}


def topology(keys: list[str]) -> dict[str, Any]:
    """A row of squares side by side, as wide as high, each a province; their common borders have a tooth too small to be kept."""
    arcs, geometries = [], []
    for number in range(len(keys) + 1):  # the upright borders, from below to above
        arcs.append([[100 * number, 0], [1, 50], [-1, 50]])
    for number, key in enumerate(keys):
        arcs += [[[100 * number, 0], [100, 0]], [[100 * number, 100], [100, 0]]]
        below, above = len(keys) + 1 + 2 * number, len(keys) + 2 + 2 * number
        ring = [below, number + 1, ~above, ~number]
        geometries.append({"type": "Polygon", "properties": {"name": MISSPELT.get(key, key)}, "arcs": [ring]})
    geometries.append({"type": "Polygon", "properties": {"name": None}, "arcs": [[0]]})
    transform = {"scale": [0.002, 0.002], "translate": [26, 36]}
    return {"arcs": arcs, "transform": transform, "objects": {"tur": {"geometries": geometries}}}


def test_a_shape_without_a_name_is_dropped_and_small_teeth_of_common_borders_with_it() -> None:
    found = simplify(topology(list(PROVINCES)))
    assert list(found) == list(PROVINCES)
    assert {len(re.findall(r"-?\d+", one["near"])) for one in found.values()} == {8}, "four corners each"
    first, second = found["adana"]["box"], found["adiyaman"]["box"]
    assert first[2] == second[0], "their border stays a common one"


@pytest.mark.parametrize("keys", [list(PROVINCES)[:-1], [*list(PROVINCES)[:-1], "atlantis"]], ids=["80", "another"])
def test_other_shapes_than_those_of_the_81_provinces_are_refused(keys: list[str]) -> None:
    with pytest.raises(ValueError, match="not the 81 provinces"):
        simplify(topology(keys))


def test_a_line_keeps_its_ends_and_what_stands_out() -> None:
    line = [(0.0, 0.0), (1.0, 0.51), (2.0, 1.0), (3.0, 0.0)]
    assert thinned(line, 0.05) == [(0.0, 0.0), (2.0, 1.0), (3.0, 0.0)]
    assert thinned(line, 0.001) == line


def test_every_province_has_its_outlines() -> None:
    assert set(shapes()) == set(PROVINCES)
    for key, shape in shapes().items():
        left, top, right, bottom = shape.box
        assert re.fullmatch(r"(M\d+ \d+l[\d -]+z)+", shape.near), key
        assert re.fullmatch(r"(M\d+ \d+l[\d -]+z)+", shape.far), key
        assert left <= shape.middle[0] <= right, key
        assert top <= shape.middle[1] <= bottom, key
    assert around(shape.box for shape in shapes().values())[:2] == (0, 0)


def test_neighbours_meet() -> None:
    assert overlap(shapes()["istanbul"].box, shapes()["kocaeli"].box)
    assert not overlap(shapes()["istanbul"].box, shapes()["hatay"].box)


def test_a_region_is_shown_with_what_lies_around_it() -> None:
    region = draw(REGION)
    assert [province.key for province in region.provinces] == list(REGION)
    assert shapes()["sakarya"].near in region.land
    assert shapes()["hatay"].near not in region.land
    assert region.provinces[0].path == shapes()["istanbul"].near


@pytest.mark.parametrize("names", [{}, FAR_APART], ids=["none", "far apart"])
def test_the_whole_country_is_shown_for_none_and_for_many(names: dict[str, str]) -> None:
    country = draw(names)
    assert all(shape.far in country.land for key, shape in shapes().items() if key not in names)


def test_numbers_shade_provinces_and_one_without_has_none() -> None:
    shaded = draw(REGION, numbers={"istanbul": 40, "bursa": 11, "yalova": 1})
    assert {province.key: province.look for province in shaded.provinces} == {
        "istanbul": "q4",
        "bursa": "q2",
        "yalova": "q1",
        "kocaeli": "in",
    }
    assert sorted(label.text for label in shaded.labels) == ["1", "11", "40"]


def test_dots_hold_numbers_beside_names() -> None:
    dotted = draw(FAR_APART, looks=dict.fromkeys(FAR_APART, "on"), numbers=dict.fromkeys(FAR_APART, 3), dots=True)
    assert {province.look for province in dotted.provinces} == {"on"}
    assert sorted(label.text for label in dotted.labels) == ["Hatay", "İstanbul"]


def test_names_never_lie_over_each_other() -> None:
    labels = draw({key: province.name_tr for key, province in PROVINCES.items()}).labels
    assert 30 < len(labels) < 81
    boxes = [(x - len(text) * 3.6, y - 10, x + len(text) * 3.6, y + 3) for text, x, y in ((one.text, one.x, one.y) for one in labels)]
    assert not [(one, other) for number, one in enumerate(boxes) for other in boxes[:number] if overlap(one, other)]


def test_dashed_provinces_are_told_apart() -> None:
    assert draw(REGION, looks={"yalova": "old"}).old == ("yalova",)
