"""How a list is divided into pages: every row stands on one page, and the pages are about equally long."""

import pytest
from bilingual.rendering.contexts.listing import Group, listing, name_groups
from bilingual.rendering.renderer import Renderer
from bilingual.rendering.views.view import View
from bilingual.site.pagination import navigate, rows_on
from bilingual.site.routes import Route, Routes, divide
from hypothesis import given
from hypothesis import strategies as st

from tests.made_up import example_corpus, renderer_of

LIST = Route("events-list", "events", "", "en", "en/events/")


def routes_of(pages: list[Route]) -> Routes:
    return Routes(tuple(pages), {(LIST.kind, LIST.key, "en", page.number): page for page in pages})


@pytest.mark.parametrize(("rows", "pages"), [(0, 1), (1, 1), (100, 1), (101, 2), (200, 2), (201, 3), (7000, 70)])
def test_number_of_pages(rows: int, pages: int) -> None:
    assert len(list(divide(LIST, rows, 100))) == pages


def test_addresses_and_numbers() -> None:
    found = list(divide(LIST, 250, 100))
    assert [(page.uri, page.number, page.pages) for page in found] == [
        ("en/events/", 1, 3),
        ("en/events/page/2/", 2, 3),
        ("en/events/page/3/", 3, 3),
    ]


def test_a_list_of_one_page_stays_as_it_is() -> None:
    assert list(divide(LIST, 100, 100)) == [LIST]


@given(rows=st.integers(0, 500), size=st.integers(1, 60))
def test_every_row_stands_on_one_page_in_order(rows: int, size: int) -> None:
    pages = [rows_on(page, range(rows)) for page in divide(LIST, rows, size)]
    assert [row for page in pages for row in page] == list(range(rows))
    lengths = [len(page) for page in pages]
    assert max(lengths) <= size
    assert max(lengths) - min(lengths) <= 1


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return renderer_of(example_corpus(), list_rows=4)


@pytest.mark.parametrize("sizes", [(3, 0, 9, 1), (1, 1, 1, 16), (19,), (5, 5, 5, 4)])
def test_groups_are_divided_and_found(renderer: Renderer, sizes: tuple[int, ...]) -> None:
    groups = name_groups((name, f"Year {name}", [f"{name}-{row}" for row in range(size)]) for name, size in enumerate(sizes))
    first = renderer.site.routes.find("events-list", "", "en")
    assert first
    pages = [route for route in renderer.site.routes.all if route.kind == "events-list" and route.locale == "en"]
    assert len(pages) == 5
    shown = [listing(View(renderer.context, page), groups) for page in pages]
    assert [row for page in shown for group in page.groups for row in group.rows] == [row for group in groups for row in group.rows]
    seen: set[str] = set()
    for page, found in zip(pages, shown, strict=True):
        assert found.total == sum(sizes)
        for group in found.groups:
            assert group.name == (f"Year {group.key} (continued)" if group.anchor in seen else f"Year {group.key}")
            begins = [jump.route for jump in found.jumps if jump.anchor == group.anchor]
            assert begins == [page] or group.anchor in seen
            seen.add(group.anchor)
    assert [jump.anchor for jump in shown[0].jumps] == [f"year-{name}" for name, size in enumerate(sizes) if size]


def test_groups_of_one_name_have_anchors_of_their_own() -> None:
    assert [group.anchor for group in name_groups([("C", "C", [1]), ("Ç", "Ç", [2]), ("#", "#", [3])])] == ["c", "c-2", "0-9"]


def test_a_list_of_one_page_keeps_its_empty_groups(renderer: Renderer) -> None:
    route = renderer.site.routes.find("search", "", "en")
    assert route
    groups = [Group(2015, "2015", "year-2015", ()), Group(2016, "2016", "year-2016", ("one",))]
    assert list(listing(View(renderer.context, route), groups).groups) == groups


@pytest.mark.parametrize(
    ("pages", "number", "expected"),
    [
        (2, 1, [1, 2]),
        (5, 3, [1, 2, 3, 4, 5]),
        (9, 1, [1, 2, 3, None, 9]),
        (9, 5, [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        (12, 6, [1, None, 4, 5, 6, 7, 8, None, 12]),
        (70, 70, [1, None, 68, 69, 70]),
    ],
)
def test_ways_to_other_pages(pages: int, number: int, expected: list[int | None]) -> None:
    found = list(divide(LIST, pages, 1))
    ways = navigate(routes_of(found), found[number - 1])
    assert [page and page.number for page in ways.numbered] == expected
    assert ways.before == (found[number - 2] if number > 1 else None)
    assert ways.after == (found[number] if number < pages else None)
