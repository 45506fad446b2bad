"""Long lists, divided into pages: how many there are, what stands on each, and the ways between them.

The first page of a list has the address that the list always had; the others stand below it, ``…/sayfa/2/`` and ``…/page/2/``. All pages
of a list are about equally long, so that none holds a single row. Which rows stand on which page changes as the list grows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bilingual.schema.addresses import page_address

if TYPE_CHECKING:
    from bilingual.site.routes import Route, Routes

ROWS = 100
"""As many rows of a list stand on one page."""
WHOLE_FOR_LONGER: Mapping[str, int] = {"signatories-table": 4}
"""The kinds of pages that may hold more rows, by how many times as many: readers sort this table, which they can do within a page only."""
AROUND = 2
"""As many pages before and after the reader's own are offered by their numbers, beside the first and the last."""


@dataclass(frozen=True, slots=True)
class Navigation:
    """The ways from a page of a list to the others; among those that are offered by their numbers, None stands for a gap."""

    before: "Route | None"
    after: "Route | None"
    numbered: tuple["Route | None", ...]


def divide(route: "Route", rows: int, size: int = ROWS) -> Iterator["Route"]:
    """Yield the pages of the list ``route``, which has so many ``rows``, with about ``size`` rows on each."""
    pages = max(1, -(-rows // (size * WHOLE_FOR_LONGER.get(route.kind, 1))))
    if pages == 1:
        yield route
        return
    for number in range(1, pages + 1):
        yield replace(route, number=number, pages=pages, uri=page_address(route.uri, number, route.locale))


def rows_on(route: "Route", rows: Sequence[Any]) -> Sequence[Any]:
    """Return those of a list's ``rows`` that stand on its page ``route``."""
    start, end = bounds(route, len(rows))
    return rows[start:end]


def navigate(routes: "Routes", route: "Route") -> Navigation:
    """Return the ways from the page ``route`` of a list to the others."""
    near = range(route.number - AROUND, route.number + AROUND + 1)
    numbers = sorted({1, *near, route.pages} & set(range(1, route.pages + 1)))
    numbered: list[Route | None] = []
    for before, number in zip([0, *numbers], numbers, strict=False):
        if number - before == 2:  # a gap takes as much room as the one number that it would stand for
            numbered.append(routes.page(route, number - 1))
        elif number - before > 2:
            numbered.append(None)
        numbered.append(routes.page(route, number))
    return Navigation(routes.page(route, route.number - 1), routes.page(route, route.number + 1), tuple(numbered))


def bounds(route: "Route", total: int) -> tuple[int, int]:
    """Return the positions of the first row on a page and of the one after the last, in a list of so many rows."""
    return total * (route.number - 1) // route.pages, total * route.number // route.pages


def number_of(route: "Route", position: int, total: int) -> int:
    """Return the number of the page on which the row at ``position`` stands: the inverse of ``bounds``."""
    return -(-(position + 1) * route.pages // total)
