"""What the common page of a register shows, on each of its pages: entries by year, other records by letter or by kind, and figures."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from bilingual.rendering.contexts.listing import Group, listing, name_groups
from bilingual.schema import COLLECTIONS, Entry, Record
from bilingual.schema.registers import OrganizationKind, PlaceKind, SourceKind
from bilingual.site.indexes import entry_order
from bilingual.site.lengths import FIGURE_REGISTERS

if TYPE_CHECKING:
    from bilingual.rendering.renderer import Renderer
    from bilingual.rendering.views.view import View

PLACE_KINDS = (PlaceKind.PROVINCE, PlaceKind.CITY, PlaceKind.VENUE, PlaceKind.OFFICE)
SOURCE_KINDS = (
    SourceKind.FOUNDING_DOCUMENT,
    SourceKind.DOCUMENT,
    SourceKind.BOOK,
    SourceKind.LAW,
    SourceKind.RESOLUTION,
    SourceKind.NEWS,
    SourceKind.WEB_PAGE,
)
"""The order in which places and sources stand in their lists, by their kinds."""

Named = Iterator[tuple[Any, str, Sequence[Any]]]
"""Groups: what each goes by, its name, its rows."""


def register_context(renderer: "Renderer", view: "View") -> dict[str, Any]:
    """Return what a page of the list of a register shows."""
    register = view.route.register
    make = GROUPS[register]
    groups: list[Group] = renderer.once(("list", register, view.locale), lambda: name_groups(make(renderer, view)))
    return {"listing": listing(view, groups)}


def figures_context(renderer: "Renderer", view: "View") -> dict[str, Any]:
    """Return what a page of all figures shows."""
    context = register_context(renderer, view)
    records = (record for register in FIGURE_REGISTERS for record in renderer.sorted_records(register, view.locale))
    figures = sum(len(getattr(record, "figures", ())) for record in records)
    return context | {"figures": figures}


def _by_year(renderer: "Renderer", view: "View") -> Named:
    """Yield the entries of each year, the latest year first, the earliest entry of a year first; those without a date at the end."""
    entries = [cast(Entry, record) for record in renderer.site.corpus.register(view.route.register).values()]
    years: dict[int | None, list[Entry]] = {}
    for entry in sorted(entries, key=entry_order):
        years.setdefault(entry.span.first_day.year if entry.span else None, []).append(entry)
    undated = years.pop(None, [])
    for year in sorted(cast(dict[int, list[Entry]], years), reverse=True):
        yield year, str(year), years[year]
    if undated:
        yield None, view.labels.date_not_known, undated


def _organizations(renderer: "Renderer", view: "View") -> Named:
    names = view.labels.organization_kind_plurals
    return ((kind, names[kind], records) for kind, records in _by_kind(renderer, view, tuple(OrganizationKind)))


def _places(renderer: "Renderer", view: "View") -> Named:
    """Yield the places by their kinds, the site's own provinces before the others."""
    names, home = view.labels.place_kind_plurals, set(renderer.site.settings.home_provinces)
    for kind, records in _by_kind(renderer, view, PLACE_KINDS):
        if kind is not PlaceKind.PROVINCE or not home:
            yield kind, names[kind], records
            continue
        for key, is_home in (("home", True), ("elsewhere", False)):
            if found := [record for record in records if (record.key in home) is is_home]:
                yield key, view.labels.maps[f"{key}_provinces"], found


def _sources(renderer: "Renderer", view: "View") -> Named:
    names = view.labels.source_kind_plurals
    return ((kind, names[kind], records) for kind, records in _by_kind(renderer, view, SOURCE_KINDS))


def _by_kind(renderer: "Renderer", view: "View", kinds: Sequence[str]) -> Iterator[tuple[str, list[Record]]]:
    found: dict[str, list[Record]] = {kind: [] for kind in kinds}
    for record in renderer.sorted_records(view.route.register, view.locale):
        if record.kind in found:  # type: ignore[attr-defined]
            found[record.kind].append(record)  # type: ignore[attr-defined]
    return ((kind, records) for kind, records in found.items() if records)


def _ungrouped(renderer: "Renderer", view: "View") -> Named:
    yield None, "", renderer.sorted_records(view.route.register, view.locale)


def _with_figures(renderer: "Renderer", view: "View") -> Named:
    """Yield the records that have figures, by their register: entries in the order of time, organizations in that of the alphabet."""
    for register in FIGURE_REGISTERS:
        records = [record for record in renderer.sorted_records(register, view.locale) if getattr(record, "figures", None)]
        if register in COLLECTIONS:
            records.sort(key=lambda entry: entry_order(cast(Entry, entry)))
        if records:
            yield register, view.labels.titles[f"{register}-list"], records


GROUPS: Mapping[str, Callable[["Renderer", "View"], Named]] = {
    **dict.fromkeys(COLLECTIONS, _by_year),
    "organizations": _organizations,
    "topics": _ungrouped,
    "places": _places,
    "sources": _sources,
    "figures": _with_figures,
}
"""What makes the groups of each list, in the order of its page."""
