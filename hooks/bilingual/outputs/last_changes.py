"""When what a page shows last changed: its own record, or the newest of what it lists."""

from collections.abc import Iterable
from datetime import date
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
        self._of_lists: dict[tuple[str, str, str], date | None] = {}

    def of(self, route: Route) -> date | None:
        """Return the day on which a page's content last changed, that of the whole list for each of its pages; None without any date."""
        if route.pages == 1:
            return self._of(route)
        name = route.kind, route.key, route.locale
        if name not in self._of_lists:
            self._of_lists[name] = self._of(route)
        return self._of_lists[name]

    def _of(self, route: Route) -> date | None:
        kind, key, record = route.kind, route.key, self.context.site.record_of(route)
        if isinstance(record, Entry):
            return record.changed_in(route.locale).first_day
        if kind == "page" and isinstance(record, Page):
            return (record.updated or record.published).first_day
        if kind in ("declaration", "declaration-history", "side-by-side"):
            return self._declaration()
        if kind in ("signatories", "signatories-table", "signatory") and self.corpus.signatories:
            return self.corpus.signatories.checked.first_day
        if kind == "year":
            items = (one for one in self.context.site.timeline_items if one.date and one.date.overlaps(int(key), int(key)))
            return self._newest(self._entries(items), route.locale)
        if kind == "facet":
            found = self._by_facet[facet_of(key)]
            declaration = self._declaration() if any(one.versions for one in found) else None
            return max(filter(None, (declaration, self._newest(self._entries(found), route.locale))), default=None)
        if kind == "organization":
            return self._newest((self.corpus.register(one.register)[one.key] for one in self.indexes.involvements(key)), route.locale)
        if kind == "place":
            return self._newest((entry for _, entry in self.indexes.entries_at(key)), route.locale)
        if kind in ("topic", "source"):
            return self._newest((entry for _, entry in self.indexes.entries_referring(route.register, key)), route.locale)
        if route.register in COLLECTIONS:
            return self._newest(self.corpus.register(route.register).values(), route.locale)
        return self.context.site.newest_change.first_day

    def _entries(self, items: Iterable[TimelineItem]) -> Iterable[object]:
        return (self.corpus.register(one.sort)[one.key] for one in items if one.sort in COLLECTIONS)

    def _newest(self, entries: Iterable[object], locale: str) -> date | None:
        return max((cast(Entry, entry).changed_in(locale).first_day for entry in entries), default=None)

    def _declaration(self) -> date | None:
        declaration = self.corpus.declaration
        return (declaration.updated or declaration.published).first_day if declaration else None
