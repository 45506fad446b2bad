"""What a page shows of a list: its groups, their rows on this page, and the ways to those on others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from bilingual.rendering.views.view import View
from bilingual.schema.addresses import distinct_anchor
from bilingual.site.pagination import bounds, number_of
from bilingual.site.routes import Route
from bilingual.text.language import slugify


@dataclass(frozen=True, slots=True)
class Group:
    """A group of a list, such as a year: what it goes by, its name and anchor, and its rows; on a page, those that stand there."""

    key: Any
    name: str
    anchor: str
    rows: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Jump:
    """The way to a group of a list: its name, its anchor, and the page on which it begins."""

    name: str
    anchor: str
    route: Route


@dataclass(frozen=True, slots=True)
class Listing:
    """What a page shows of a list: groups with their rows there, the ways to all groups, and how many rows the whole list has."""

    groups: tuple[Group, ...]
    jumps: tuple[Jump, ...]
    total: int


def name_groups(named: Iterable[tuple[Any, str, Sequence[Any]]]) -> list[Group]:
    """Return groups from what they go by, their names and rows, each with an anchor of its own."""
    found: list[Group] = []
    for key, name, rows in named:
        anchor = distinct_anchor("0-9" if name == "#" else slugify(name), {group.anchor for group in found})
        found.append(Group(key, name, anchor, rows))
    return found


def listing(view: View, groups: Iterable[Group]) -> Listing:
    """Return what ``view``'s page shows of the list that ``groups`` make up; a group that begins on an earlier page says so in its name."""
    groups, route = tuple(groups), view.route
    total = sum(len(group.rows) for group in groups)
    if route.pages == 1:
        return Listing(groups, tuple(Jump(group.name, group.anchor, route) for group in groups), total)
    start, end = bounds(route, total)
    found, jumps, position = [], [], 0
    for group in groups:
        if not group.rows:
            continue
        first = view.site.routes.page(route, number_of(route, position, total))
        jumps.append(Jump(group.name, group.anchor, cast(Route, first)))
        rows = group.rows[max(start - position, 0) : max(end - position, 0)]
        if rows:
            name = group.name if position >= start else str(view.labels.paging.continued).replace("{group}", group.name)
            found.append(replace(group, rows=rows, name=name))
        position += len(group.rows)
    return Listing(tuple(found), tuple(jumps), total)
