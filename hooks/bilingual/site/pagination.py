"""Long lists, divided into pages: what stands on each, and the ways between them.

The first page of a list has the address that the list always had; the others stand below it, ``…/sayfa/2/`` and ``…/page/2/``. All pages
of a list are about equally long, so that none holds a single row. Which rows stand on which page changes as the list grows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bilingual.site.routes import Route, Routes

AROUND = 2
"""As many pages before and after the reader's own are offered by their numbers, beside the first and the last."""


@dataclass(frozen=True, slots=True)
class Navigation:
    """The ways from a page of a list to the others; among those that are offered by their numbers, None stands for a gap."""

    before: Route | None
    after: Route | None
    numbered: tuple[Route | None, ...]


def rows_on(route: Route, rows: Sequence[Any]) -> Sequence[Any]:
    """Return those of a list's ``rows`` that stand on its page ``route``."""
    start, end = bounds(route, len(rows))
    return rows[start:end]


def navigate(routes: Routes, route: Route) -> Navigation:
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


def bounds(route: Route, total: int) -> tuple[int, int]:
    """Return the positions of the first row on a page and of the one after the last, in a list of so many rows."""
    return total * (route.number - 1) // route.pages, total * route.number // route.pages


def number_of(route: Route, position: int, total: int) -> int:
    """Return the number of the page on which the row at ``position`` stands: the inverse of ``bounds``."""
    return -(-(position + 1) * route.pages // total)
