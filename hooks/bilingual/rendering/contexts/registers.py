"""What the common page of a register shows, on each of its pages: entries by year, other records by letter or by kind, and figures."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, cast

from bilingual.rendering.contexts.listing import Group, listing, name_groups
from bilingual.rendering.labels import Labels
from bilingual.rendering.views.names import title_in
from bilingual.rendering.views.view import View
from bilingual.schema import COLLECTIONS, Entry, Record
from bilingual.schema.registers import OrganizationKind, PlaceKind, SourceKind
from bilingual.site.indexes import entry_order
from bilingual.site.lengths import FIGURE_REGISTERS
from bilingual.text import language

Named = Iterator[tuple[Any, str, Sequence[Any]]]
"""Groups: what each goes by, its name, its rows."""


def register_context(view: View) -> dict[str, Any]:
    """Return what a page of the list of a register shows."""
    register = view.route.register
    make = GROUPS[register]
    groups: list[Group] = view.context.once(("list", register, view.locale), lambda: name_groups(make(view)))
    return {"listing": listing(view, groups)}


def figures_context(view: View) -> dict[str, Any]:
    """Return what a page of all figures shows."""
    context = register_context(view)
    records = (record for register in FIGURE_REGISTERS for record in sorted_records(view, register))
    figures = sum(len(getattr(record, "figures", ())) for record in records)
    return context | {"figures": figures}


def sorted_records(view: View, register: str) -> list[Record]:
    """Return the records of a register that have a page, in the order of the language's alphabet."""

    def order(record: Record) -> tuple[object, ...]:
        return language.sort_key(title_in(record, view.locale), view.locale), record.key

    def make() -> list[Record]:
        records = view.corpus.register(register)
        return sorted((records[key] for key in view.links.with_page(register, records)), key=order)

    return view.context.once(("sorted", register, view.locale), make)


def _by_year(view: View) -> Named:
    """Yield the entries of each year, the latest year first, the earliest entry of a year first; those without a date at the end."""
    entries = [cast(Entry, record) for record in view.corpus.register(view.route.register).values()]
    years: dict[int | None, list[Entry]] = {}
    for entry in sorted(entries, key=entry_order):
        years.setdefault(entry.span.first_day.year if entry.span else None, []).append(entry)
    undated = years.pop(None, [])
    for year in sorted(cast(dict[int, list[Entry]], years), reverse=True):
        yield year, str(year), years[year]
    if undated:
        yield None, view.labels.date_not_known, undated


def _organizations(view: View) -> Named:
    return _by_kind(view, OrganizationKind, view.labels.organization_kind_plurals)


def _sources(view: View) -> Named:
    return _by_kind(view, SourceKind, view.labels.source_kind_plurals)


def _places(view: View) -> Named:
    """Yield the places by their kinds, the site's own provinces before the others."""
    home = set(view.site.settings.home_provinces)
    for kind, name, records in _by_kind(view, (kind for kind in PlaceKind if kind is not PlaceKind.ONLINE), view.labels.place_kind_plurals):
        if kind is not PlaceKind.PROVINCE or not home:
            yield kind, name, records
            continue
        for key, is_home in (("home", True), ("elsewhere", False)):
            if found := [record for record in records if (record.key in home) is is_home]:
                yield key, view.labels.maps[f"{key}_provinces"], found


def _by_kind(view: View, kinds: Iterable[str], names: Labels) -> Named:
    for kind in kinds:
        if records := [record for record in sorted_records(view, view.route.register) if vars(record)["kind"] == kind]:
            yield kind, names[kind], records


def _ungrouped(view: View) -> Named:
    yield None, "", sorted_records(view, view.route.register)


def _with_figures(view: View) -> Named:
    """Yield the records that have figures, by their register: entries in the order of time, organizations in that of the alphabet."""
    for register in FIGURE_REGISTERS:
        records = [record for record in sorted_records(view, register) if getattr(record, "figures", None)]
        if register in COLLECTIONS:
            records.sort(key=lambda entry: entry_order(cast(Entry, entry)))
        if records:
            yield register, view.labels.titles[f"{register}-list"], records


GROUPS: Mapping[str, Callable[[View], Named]] = {
    **dict.fromkeys(COLLECTIONS, _by_year),
    "organizations": _organizations,
    "topics": _ungrouped,
    "places": _places,
    "sources": _sources,
    "figures": _with_figures,
}
"""What makes the groups of each list, in the order of its page."""
