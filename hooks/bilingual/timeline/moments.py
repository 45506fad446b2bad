"""The timeline as a list: what stands in it, in which order, and in which part of the page."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from bilingual import language
from bilingual.corpus import Corpus
from bilingual.dates import Edtf
from bilingual.schema import COLLECTIONS, Entry
from bilingual.timeline.facets import Facet, facets_of_entries, kind_of

ONE_DOCUMENT = 300
"""As many moments stand in one document; beyond, the timeline is an overview of the years' pages."""

DECLARATION = "declaration"
"""The sort, and the kind, of the declaration's versions."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An entry or a version of the declaration in the timeline.

    ``sort`` is an entry's register or "declaration"; ``key`` is that of the entry or the version. ``date`` is None where nothing is known;
    ``within`` says that it is the span of a larger event, on some day of which it took place.
    """

    sort: str
    key: str
    kind: str
    date: Edtf | None
    within: bool
    facets: frozenset[Facet]

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
    """The moments of a timeline from the year ``first`` to ``last``, each in one place, in order.

    ``spans`` are the projects that ran in these years, ``years`` holds what happened in each, empty ones too.
    """

    first: int
    last: int
    spans: tuple[Moment, ...]
    years: Mapping[int, tuple[Moment, ...]]
    undated: tuple[Moment, ...]
    earlier: tuple[Moment, ...]
    later: tuple[Moment, ...]

    @property
    def within(self) -> tuple[Moment, ...]:
        """What happened in these years."""
        return tuple(moment for moments in self.years.values() for moment in moments)

    @property
    def moments(self) -> tuple[Moment, ...]:
        """Everything, in the order of the page."""
        return (*self.spans, *self.within, *self.earlier, *self.later, *self.undated)

    @property
    def is_long(self) -> bool:
        """Whether it is too long for one document; then it is an overview of the years, with only what stands in none of them in full."""
        return len(self.moments) > ONE_DOCUMENT

    def beside(self, years: Collection[int]) -> tuple[tuple[Moment, ...], ...]:
        """Return what an overview of ``years`` leaves out, as spans, earlier, later, undated: projects, and what lies in none of them."""
        earlier, later = (
            tuple(moment for moment in moments if moment.sort == "projects" or moment.year not in years)
            for moments in (self.earlier, self.later)
        )
        return self.spans, earlier, later, self.undated


def find_moments(corpus: Corpus) -> tuple[Moment, ...]:
    """Return everything that stands in a timeline: dated before undated, by date, then by title in Turkish order."""
    facets = facets_of_entries(corpus)
    found: list[tuple[tuple[object, ...], Moment]] = []
    for register in COLLECTIONS:
        for key, record in corpus.register(register).items():
            entry = cast(Entry, record)
            within: Edtf | None = getattr(entry, "within", None)
            date = within or entry.date
            moment = Moment(register, key, kind_of(entry), date, within is not None, facets[register, key])
            found.append((_order(date, 0, entry.title.tr, key), moment))
    if corpus.declaration:
        for key, version in corpus.declaration.versions.items():
            moment = Moment(DECLARATION, key, DECLARATION, version.date, False, frozenset({Facet("kind", DECLARATION)}))
            found.append((_order(version.date, 1, version.title.tr, key), moment))
    return tuple(moment for _, moment in sorted(found, key=lambda pair: pair[0]))


def arrange(moments: Iterable[Moment], first: int, last: int) -> Timeline:
    """Return a timeline of ``moments``, which are in order, from the year ``first`` to ``last``."""
    years: dict[int, list[Moment]] = {year: [] for year in range(first, last + 1)}
    spans, undated, earlier, later = [], [], [], []
    for moment in moments:
        if moment.date is None:
            undated.append(moment)
        elif moment.sort == "projects" and moment.date.overlaps(first, last):
            spans.append(moment)
        elif moment.date.first_day.year < first:
            earlier.append(moment)
        elif moment.date.first_day.year > last:
            later.append(moment)
        else:
            years[moment.date.first_day.year].append(moment)
    kept = {year: tuple(group) for year, group in years.items()}
    return Timeline(first, last, tuple(spans), kept, tuple(undated), tuple(earlier), tuple(later))


def by_facet(moments: Iterable[Moment]) -> Mapping[Facet, tuple[Moment, ...]]:
    """Return the moments that have each facet, in their order; the facets in the order of dimension and value."""
    found: dict[Facet, list[Moment]] = {}
    for moment in moments:
        for facet in moment.facets:
            found.setdefault(facet, []).append(moment)
    return {facet: tuple(found[facet]) for facet in sorted(found)}


def by_touched_year(moments: Iterable[Moment], years: Collection[int]) -> Mapping[int, tuple[Moment, ...]]:
    """Return the moments that touch each of ``years``: projects first, then what happened, both in their order."""
    found: dict[int, tuple[list[Moment], list[Moment]]] = {year: ([], []) for year in years}
    for moment in moments:
        if moment.date:
            first, last = max(moment.date.first_day.year, min(years)), min(moment.date.last_day.year, max(years))
            for year in range(first, last + 1):
                if year in found:
                    found[year][moment.sort != "projects"].append(moment)
    return {year: (*spans, *happened) for year, (spans, happened) in found.items()}


def count_facets(moments: Iterable[Moment]) -> Mapping[Facet, int]:
    """Return how many moments have each facet, in the order of dimension and value."""
    counts: dict[Facet, int] = {}
    for moment in moments:
        for facet in moment.facets:
            counts[facet] = counts.get(facet, 0) + 1
    return {facet: counts[facet] for facet in sorted(counts)}


def _order(date: Edtf | None, rank: int, title: str | None, key: str) -> tuple[object, ...]:
    """Return the key of a moment's place; on the same day a version of the declaration (rank 1) follows the event that it came from."""
    words = language.sort_key(title or "", language.SOURCE_LOCALE)
    return (0, date.sort_key, rank, words, key) if date else (1, rank, words, key)
