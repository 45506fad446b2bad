"""When what a page shows last changed: its own record, or the newest of what it lists."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import cast

from bilingual.rendering.context import Context
from bilingual.schema import COLLECTIONS, Entry, Page
from bilingual.site.facets import facet_of
from bilingual.site.routes import Route
from bilingual.site.timeline_items import TimelineItem, by_facet


class Changes:
    """The last changes of the pages of one site."""

    def __init__(self, context: Context) -> None:
        self.context, self.corpus, self.indexes = context, context.site.corpus, context.indexes
        self._by_facet = by_facet(context.site.timeline_items)

    def of(self, route: Route) -> date | None:
        """Return the day on which a page's content last changed, that of the whole list for each of its pages; None without any date."""
        return self.context.once(("last-change", route.kind, route.key, route.locale), partial(self._of, route))

    def _of(self, route: Route) -> date | None:
        kind, key, record = route.kind, route.key, self.context.site.record_of(route)
        if isinstance(record, Entry):
            return record.changed_in(route.locale).first_day
        if kind == "page" and isinstance(record, Page):
            return (record.updated or record.published).first_day
        if kind in ("declaration", "declaration-history", "side-by-side"):
            return self._declaration
        if kind in ("signatories", "signatories-table", "signatory") and self.corpus.signatories:
            return self.corpus.signatories.checked.first_day
        if kind in ("year", "facet"):
            items = self._in_year(int(key)) if kind == "year" else self._by_facet[facet_of(key)]
            days = [self._declaration] if kind == "facet" and any(one.versions for one in items) else []
            return self._newest((self.corpus.register(one.sort)[one.key] for one in items if one.sort in COLLECTIONS), route.locale, *days)
        if kind == "organization":
            return self._newest((self.corpus.register(one.register)[one.key] for one in self.indexes.involvements(key)), route.locale)
        if kind == "place":
            return self._newest((entry for _, entry in self.indexes.entries_at(key)), route.locale)
        if kind in ("topic", "source"):
            return self._newest((entry for _, entry in self.indexes.entries_referring(route.register, key)), route.locale)
        if route.register in COLLECTIONS:
            return self._newest(self.corpus.register(route.register).values(), route.locale)
        return self.context.site.newest_change.first_day

    def _in_year(self, year: int) -> Sequence[TimelineItem]:
        return [one for one in self.context.site.timeline_items if one.date and one.date.overlaps(year, year)]

    def _newest(self, entries: Iterable[object], locale: str, *days: date | None) -> date | None:
        changed = (cast(Entry, entry).changed_in(locale).first_day for entry in entries)
        return max(filter(None, (*days, *changed)), default=None)

    @property
    def _declaration(self) -> date | None:
        declaration = self.corpus.declaration
        return (declaration.updated or declaration.published).first_day if declaration else None
