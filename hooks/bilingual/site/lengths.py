"""How long each list is, as far as that decides how many pages it has."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

from bilingual.content.model import Corpus
from bilingual.schema.registers import PlaceKind
from bilingual.site.facets import REGISTERS, Facet, facet_of
from bilingual.site.indexes import Indexes, entries_about
from bilingual.site.record_rows import count_rows
from bilingual.site.timeline_items import TimelineItem, arrange, by_touched_year, count_facets

FIGURE_REGISTERS = ("events", "reports", "projects", "organizations")
"""The registers whose figures have a common page, in its order."""


class Lengths:
    """The lengths of all lists of the public ``corpus``, whose timeline from its first year to its last holds ``items``.

    No page of a record's lists has more than ``rows`` rows.
    """

    def __init__(self, corpus: Corpus, items: Sequence[TimelineItem], timeline: tuple[int, int], rows: int) -> None:
        self._corpus, self._items, self._timeline, self._rows = corpus, items, timeline, rows
        self._indexes = Indexes(corpus)
        self._known: dict[tuple[str, str, str], int] = {}

    def of(self, kind: str, register: str, key: str) -> int:
        """Return how many rows the list on a page has, 0 where there is none."""
        name = kind, register, key
        if name not in self._known:
            self._known[name] = self._count(*name)
        return self._known[name]

    def _count(self, kind: str, register: str, key: str) -> int:
        if kind == "facet":
            return self.facets[facet_of(key)]
        if kind == "facet-list":
            return self._choices[key]
        if kind == "year":
            return self._by_year[int(key)]
        if kind == "timeline":
            return self._listed_in_timeline
        if kind == "signatories-table":
            return len(self._corpus.register("signatories"))
        if kind == "figures":
            records = (record for name in FIGURE_REGISTERS for record in self._corpus.register(name).values())
            return sum(bool(getattr(record, "figures", None)) for record in records)
        if kind == f"{register}-list":
            return sum(is_listed(self._corpus, register, name) for name in self._corpus.register(register))
        return count_rows(self._indexes, register, key) if f"{kind}s" == register else 0

    @cached_property
    def facets(self) -> Mapping[Facet, int]:
        """How many entries each facet has."""
        return count_facets(self._items)

    @cached_property
    def _choices(self) -> Mapping[str, int]:
        return Counter(facet.dimension for facet in self.facets)

    @property
    def long_dimensions(self) -> list[str]:
        """The dimensions with too many facets to choose from beside a list: more than half as many as a list's rows. Kinds are few."""
        return [dimension for dimension in REGISTERS if self._choices[dimension] > self._rows // 2]

    @cached_property
    def years(self) -> list[int]:
        """The years that have a page: those of the timeline, and those in which an entry lies, sorted."""
        years = set(range(self._timeline[0], self._timeline[1] + 1))
        for item in self._items:
            if item.date and item.sort != "projects":
                years |= set(item.date.years)
        return sorted(years)

    @cached_property
    def _by_year(self) -> Mapping[int, int]:
        return {year: len(items) for year, items in by_touched_year(self._items, self.years).items()}

    @cached_property
    def _listed_in_timeline(self) -> int:
        """How many rows the whole timeline has; none where they all stand in one document."""
        timeline = arrange(self._items, *self._timeline)
        return len(timeline.projects) + len(timeline.undated) if timeline.is_long else 0


def has_page(corpus: Corpus, register: str, key: str) -> bool:
    """Return whether a record has a page of its own: all have, but topics that no entry names."""
    return register != "topics" or bool(entries_about(corpus, key))


def is_listed(corpus: Corpus, register: str, key: str) -> bool:
    """Return whether a record stands in the list of its register: what has a page does, but what is nowhere is no place to list."""
    return has_page(corpus, register, key) and not (register == "places" and corpus.places[key].kind is PlaceKind.ONLINE)
