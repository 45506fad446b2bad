"""What the pages of records show of their lists."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any, cast

from bilingual.rendering.contexts.listing import Group, listing
from bilingual.rendering.views.view import View
from bilingual.schema import Entry
from bilingual.site.indexes import Involvement
from bilingual.site.record_rows import MAKERS, Lists

LEADING = 6
"""As many of an organization's activities stand unfolded on its page where there are many."""


def record_context(view: View) -> dict[str, Any]:
    """Return what stands on the page of a record of the lists that it has, by their names."""
    route = view.route

    def make() -> Lists:
        lists = dict(MAKERS[route.register](view.indexes, route.key))
        if "signatures" in lists:
            lists["signatures"] = view.signatories.in_order(lists["signatures"])
        return lists

    lists = make() if route.pages == 1 else view.context.once((route.register, route.key, route.locale), make)
    listed = listing(view, [Group(name, "", "", rows) for name, rows in lists.items()])
    shown = dict.fromkeys(lists, ()) | {group.key: tuple(group.rows) for group in listed.groups}
    context = {"lists": SimpleNamespace(**shown), "total": listed.total}
    if route.register == "organizations":
        leading = _leading(view, shown["involvements"])
        context |= {"leading": leading, "others": [row for row in shown["involvements"] if row not in leading]}
    elif route.register == "places":
        context["summary"] = _summary_of_place(view, lists)
    return context


def _leading(view: View, involvements: Sequence[Sequence[Involvement]]) -> list[Sequence[Involvement]]:
    """Return what an organization's page shows unfolded of what it took part in: all where that is little, else milestones first."""
    if len(involvements) <= LEADING + 2:
        return list(involvements)
    entries = {id(row): cast(Entry, view.corpus.register(row[0].register)[row[0].key]) for row in involvements}
    ranked = sorted(involvements, key=lambda row: not (entries[id(row)].milestone or entries[id(row)].featured))
    chosen = {id(row) for row in ranked[:LEADING]}
    return [row for row in involvements if id(row) in chosen]


def _summary_of_place(view: View, lists: Lists) -> str:
    """Return what there is at a place, in one line: "No events recorded; 4 organisations, 1 signatory."."""
    entries, counted = len(lists["entries"]), (("organizations", "organizations"), ("signatures", "signatories"))
    others = [view.numbers.count(len(lists[name]), words) for name, words in counted if lists[name]]
    first = view.numbers.count(entries, "entries") if entries else str(view.labels.maps.no_entries)
    return (f"{first}; {', '.join(others)}" if others else first) + "."
