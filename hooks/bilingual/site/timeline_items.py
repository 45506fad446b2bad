"""The timeline as a list: what stands in it, in which order, and in which part of the page."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import cast

from bilingual.content.model import Corpus
from bilingual.schema.declaration import Version
from bilingual.site.facets import Facet, facets_of_entries, kind_of
from bilingual.site.indexes import entry_order, order_of
from bilingual.site.lanes import lane_of
from bilingual.text.edtf import Edtf

ONE_DOCUMENT = 300
"""As many items stand in one document; beyond, the timeline is an overview of the years' pages."""

DECLARATION = "declaration"
"""The sort, and the kind, of the declaration's versions."""


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """An entry in the timeline, or a version of the declaration that came from no event there.

    ``sort`` is an entry's register or "declaration"; ``key`` is that of the entry or the version. ``date`` is None where nothing is known;
    ``within`` says that it is the span of a larger event, on some day of which it took place. ``versions`` are the keys of the
    declaration's versions that came from it.
    """

    sort: str
    key: str
    kind: str
    date: Edtf | None
    within: bool
    facets: frozenset[Facet]
    lane: str = ""
    milestone: bool = False
    versions: tuple[str, ...] = ()

    @property
    def year(self) -> int | None:
        """The year in which it began."""
        return self.date.first_day.year if self.date else None

    @property
    def known_days(self) -> bool:
        """Whether its first and last day are known."""
        return bool(self.date and not self.within and self.date.has_known_days)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The items of a timeline, each in one place, in order: by the year in which it began, or with what has no date.

    ``first`` and ``last`` are the years that it is about. A project that began before, and ran on into them, stands in the first.
    """

    first: int
    last: int
    years: Mapping[int, tuple[TimelineItem, ...]]
    undated: tuple[TimelineItem, ...]

    @property
    def items(self) -> tuple[TimelineItem, ...]:
        """Everything, in the order of the page."""
        return (*chain.from_iterable(self.years.values()), *self.undated)

    @property
    def is_long(self) -> bool:
        """Whether it is too long for one document; then it is an overview of the years, with only what stands in none of them in full."""
        return len(self.items) > ONE_DOCUMENT

    @property
    def projects(self) -> tuple[TimelineItem, ...]:
        """The projects with a date."""
        return tuple(item for items in self.years.values() for item in items if item.sort == "projects")


def find_items(corpus: Corpus) -> tuple[TimelineItem, ...]:
    """Return everything that stands in a timeline: dated before undated, by date, then by title in Turkish order."""
    facets = facets_of_entries(corpus)
    versions: dict[str | None, list[str]] = {}
    for name, step in corpus.declaration.versions.items() if corpus.declaration else ():
        versions.setdefault(step.event if step.event in corpus.events else None, []).append(name)
    found: list[tuple[tuple[object, ...], TimelineItem]] = []
    for register, entry in corpus.entries():
        within = getattr(entry, "within", None) is not None
        own = tuple(versions.get(entry.key, ())) if register == "events" else ()
        lane = lane_of(corpus, DECLARATION if own else register, entry)
        own_facets = {Facet("lane", lane), *([Facet("kind", DECLARATION)] if own else ())}
        item = TimelineItem(
            register, entry.key, kind_of(entry), entry.span, within, facets[register, entry.key] | own_facets, lane, entry.milestone, own
        )
        found.append((entry_order(entry), item))
    lane = lane_of(corpus, DECLARATION)
    of_version = frozenset({Facet("kind", DECLARATION), Facet("lane", lane)})
    for key in versions.get(None, ()):
        version = cast(Version, corpus.register("versions")[key])
        item = TimelineItem(DECLARATION, key, DECLARATION, version.date, False, of_version, lane, False, (key,))
        found.append((order_of(version.date, version.title, key), item))
    return tuple(item for _, item in sorted(found, key=lambda pair: pair[0]))


def arrange(items: Iterable[TimelineItem], first: int, last: int) -> Timeline:
    """Return a timeline of ``items``, which are in order, about the years from ``first`` to ``last``."""
    years: dict[int, list[TimelineItem]] = {}
    undated = []
    for item in items:
        if item.date is None:
            undated.append(item)
        else:
            began = item.date.first_day.year
            runs = item.sort == "projects" and item.date.overlaps(first, last)
            years.setdefault(max(began, first) if runs else began, []).append(item)
    return Timeline(first, last, {year: tuple(years[year]) for year in sorted(years)}, tuple(undated))


def by_facet(items: Iterable[TimelineItem]) -> Mapping[Facet, tuple[TimelineItem, ...]]:
    """Return the items that have each facet, in their order; the facets in the order of dimension and value."""
    found: dict[Facet, list[TimelineItem]] = {}
    for item in items:
        for facet in item.facets:
            found.setdefault(facet, []).append(item)
    return {facet: tuple(found[facet]) for facet in sorted(found)}


def by_touched_year(items: Iterable[TimelineItem], years: Collection[int]) -> Mapping[int, tuple[TimelineItem, ...]]:
    """Return the items that touch each of ``years``: projects first, then what happened, both in their order."""
    found: dict[int, tuple[list[TimelineItem], list[TimelineItem]]] = {year: ([], []) for year in years}
    for item in items:
        if item.date:
            first, last = max(item.date.first_day.year, min(years)), min(item.date.last_day.year, max(years))
            for year in range(first, last + 1):
                if year in found:
                    found[year][item.sort != "projects"].append(item)
    return {year: (*spans, *happened) for year, (spans, happened) in found.items()}


def count_facets(items: Iterable[TimelineItem]) -> Mapping[Facet, int]:
    """Return how many items have each facet, in the order of dimension and value."""
    return {facet: len(found) for facet, found in by_facet(items).items()}
