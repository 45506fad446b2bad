"""The lists on the pages of records: what stands on a project's page, an organization's, a topic's, a place's, a source's.

Some records are behind thousands of entries, so these lists are divided into pages as others are (see paging.py).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from bilingual.indexes import Indexes, Involvement, entries_about
from bilingual.lists.paging import Group, listing
from bilingual.schema import Entry

if TYPE_CHECKING:
    from bilingual.page_view import PageView
    from bilingual.render import Renderer

Lists = Mapping[str, Sequence[Any]]
"""The rows of each list on a page, by the list's name, in the order of the page."""


def _of_project(indexes: Indexes, key: str) -> Lists:
    return {"events": indexes.events_of(key), "reports": indexes.reports_of("projects", key)}


def _of_organization(indexes: Indexes, key: str) -> Lists:
    entries: dict[tuple[str, str], list[Involvement]] = {}
    for involvement in indexes.involvements(key):
        entries.setdefault((involvement.register, involvement.key), []).append(involvement)
    return {
        "involvements": list(entries.values()),
        "bodies": indexes.bodies_of(key),
        "signatures": indexes.signatures_of("organization", key),
        "published": indexes.records_referring("organizations", key, "sources"),
    }


def _of_topic(indexes: Indexes, key: str) -> Lists:
    return {"entries": indexes.sorted_entries(entries_about(indexes.corpus, key))}


def _of_place(indexes: Indexes, key: str) -> Lists:
    return {
        "entries": indexes.entries_at(key),
        "places": indexes.records_referring("places", key, "places"),
        "organizations": indexes.records_referring("places", key, "organizations"),
        "signatures": indexes.signatures_of("province", key),
    }


def _of_source(indexes: Indexes, key: str) -> Lists:
    return {
        "entries": indexes.entries_referring("sources", key),
        "organizations": indexes.records_referring("sources", key, "organizations"),
    }


LEADING = 6
"""As many of an organization's activities stand unfolded on its page where there are many."""

MAKERS: Mapping[str, Callable[[Indexes, str], Lists]] = {
    "projects": _of_project,
    "organizations": _of_organization,
    "topics": _of_topic,
    "places": _of_place,
    "sources": _of_source,
}
"""What makes the lists of a record, for the registers whose pages have any that may get long."""


def count_rows(indexes: Indexes, register: str, key: str, enough: int) -> int:
    """Return how many rows the lists of a record have together; where those that refer to it are no more than ``enough``, their number."""
    if register not in MAKERS:
        return 0
    referring = sum(len(indexes.corpus.links_to.get((register, name), ())) for name in _with_those_below(indexes, register, key))
    signatures = sum(len(indexes.signatures_of(field, key)) for field in ("organization", "province"))
    if referring + signatures <= enough:
        return referring + signatures
    return sum(map(len, MAKERS[register](indexes, key).values()))


def _with_those_below(indexes: Indexes, register: str, key: str) -> Iterator[str]:
    if register == "places":
        yield from indexes.places_within(key)
    elif register == "organizations":
        yield from indexes.organizations_within(key)
    else:
        yield key


def record_context(renderer: "Renderer", view: "PageView") -> dict[str, Any]:
    """Return what stands on the page of a record of the lists that it has, by their names."""
    route = view.route

    def make() -> Lists:
        lists = dict(MAKERS[route.register](renderer.indexes, route.key))
        if "signatures" in lists:
            lists["signatures"] = view.sort_signatures(lists["signatures"])
        return lists

    lists = make() if route.pages == 1 else renderer.once((route.register, route.key, route.locale), make)
    listed = listing(view, [Group(name, "", "", rows) for name, rows in lists.items()])
    shown = dict.fromkeys(lists, ()) | {group.key: tuple(group.rows) for group in listed.groups}
    context = {"lists": SimpleNamespace(**shown), "total": listed.total}
    if route.register == "organizations":
        leading = _leading(view, shown["involvements"])
        context |= {"leading": leading, "others": [row for row in shown["involvements"] if row not in leading]}
    elif route.register == "places":
        context["summary"] = _summary_of_place(view, lists)
    return context


def _leading(view: "PageView", involvements: Sequence[Sequence[Involvement]]) -> list[Sequence[Involvement]]:
    """Return what an organization's page shows unfolded of what it took part in: all where that is little, else milestones first."""
    if len(involvements) <= LEADING + 2:
        return list(involvements)
    entries = {id(row): cast(Entry, view.corpus.register(row[0].register)[row[0].key]) for row in involvements}
    ranked = sorted(involvements, key=lambda row: not (entries[id(row)].milestone or entries[id(row)].featured))
    chosen = {id(row) for row in ranked[:LEADING]}
    return [row for row in involvements if id(row) in chosen]


def _summary_of_place(view: "PageView", lists: Lists) -> str:
    """Return what there is at a place, in one line: "No events recorded; 4 organisations, 1 signatory."."""
    entries, counted = len(lists["entries"]), (("organizations", "organizations"), ("signatures", "signatories"))
    others = [view.count(len(lists[name]), words) for name, words in counted if lists[name]]
    first = view.count(entries, "entries") if entries else str(view.labels.maps.no_entries)
    return (f"{first}; {', '.join(others)}" if others else first) + "."
