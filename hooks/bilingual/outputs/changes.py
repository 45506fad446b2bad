"""When what a page shows last changed: its own record, or the newest of what it lists."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, cast

from bilingual.dates import Edtf
from bilingual.routes import Route
from bilingual.schema import COLLECTIONS, Entry, Page
from bilingual.timeline import DECLARATION

if TYPE_CHECKING:
    from bilingual.render import Renderer


class Changes:
    """The last changes of the pages of one site."""

    def __init__(self, renderer: "Renderer") -> None:
        self.renderer = renderer
        self.corpus = renderer.site.corpus
        self._of_lists: dict[tuple[str, str, str], Edtf | None] = {}

    def of(self, route: Route) -> Edtf | None:
        """Return the day on which a page's content last changed, that of the whole list for each of its pages; None without any date."""
        if route.pages == 1:
            return self._of(route)
        name = route.kind, route.key, route.locale
        if name not in self._of_lists:
            self._of_lists[name] = self._of(route)
        return self._of_lists[name]

    def _of(self, route: Route) -> Edtf | None:
        corpus, indexes, locale = self.corpus, self.renderer.indexes, route.locale
        record = self.renderer.record_of(route)
        if isinstance(record, Entry):
            return record.changed_in(locale)
        if isinstance(record, Page) and route.kind == "page":
            return record.updated or record.published
        if route.kind in ("declaration", "side-by-side"):
            return self._declaration
        if route.kind in ("signatories", "signatory") and corpus.signatories:
            return corpus.signatories.checked
        if route.kind == "organization":
            return _newest((corpus.register(part.register)[part.key] for part in indexes.involvements(route.key)), locale)
        if route.kind == "place":
            names = indexes.places_within(route.key)
            return _newest((entry for name in names for _, entry in indexes.entries_referring("places", name)), locale)
        if route.kind in ("topic", "source"):
            return _newest((entry for _, entry in indexes.entries_referring(route.register, route.key)), locale)
        if route.kind == "year":
            return _newest((entry for _, entry in indexes.by_year.get(int(route.key), ())), locale)
        if route.kind == "facet":
            return self._by_facet[locale].get(route.key)
        if route.register in COLLECTIONS:
            return _newest(corpus.register(route.register).values(), locale)
        return self._newest

    @cached_property
    def _newest(self) -> Edtf:
        return self.renderer.site.newest_change

    @cached_property
    def _declaration(self) -> Edtf | None:
        declaration = self.corpus.declaration
        return (declaration.updated or declaration.published) if declaration else None

    @cached_property
    def _by_facet(self) -> Mapping[str, Mapping[str, Edtf]]:
        """The newest change among the entries of each facet, by language and the facet's key."""
        found: dict[str, dict[str, Edtf]] = {route.locale: {} for route in self.renderer.site.routes.all}
        for moment in self.renderer.moments:
            for locale, newest in found.items():
                entry = None if moment.sort == DECLARATION else cast(Entry, self.corpus.register(moment.sort)[moment.key])
                day = entry.changed_in(locale) if entry else self._declaration
                if day is not None:
                    for facet in moment.facets:
                        newest[facet.key] = max(newest.get(facet.key, day), day, key=lambda one: one.first_day)
        return found


def _newest(records: Iterable[object], locale: str) -> Edtf | None:
    days = (record.changed_in(locale) for record in records if isinstance(record, Entry))
    return max(days, key=lambda day: day.first_day, default=None)
