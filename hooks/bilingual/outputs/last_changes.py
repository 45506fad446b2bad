"""When what a page shows last changed: its own record, or the newest of what it lists."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from bilingual.rendering.contexts.data_page import newest_change
from bilingual.rendering.renderer import Renderer
from bilingual.schema import COLLECTIONS, Page
from bilingual.site.indexes import entry_role
from bilingual.site.routes import Route
from bilingual.site.timeline_items import DECLARATION
from bilingual.text.language import LOCALES

Name = tuple[str, str]
"""An entry by its register and key."""


class Changes:
    """The last changes of the pages of one site."""

    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        self.corpus = renderer.site.corpus
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
        kind, register, key, locale = route.kind, route.register, route.key, route.locale
        if day := self._of_entries[locale].get((register, key)):
            return day
        if kind == "page" and isinstance(record := self.renderer.site.record_of(route), Page):
            return (record.updated or record.published).first_day
        if kind in ("declaration", "declaration-history", "side-by-side"):
            return self._declaration
        if kind in ("signatories", "signatories-table", "signatory") and self.corpus.signatories:
            return self.corpus.signatories.checked.first_day
        if kind == "organization":
            return self._newest(self._entries_of_organization(key), locale)
        if kind == "place":
            places = self.renderer.context.indexes.places_within(key)
            return self._newest((name for place in places for name in self._linking("places", place)), locale)
        if kind in ("topic", "source"):
            return self._newest(self._linking(register, key), locale)
        if kind == "year":
            return self._by_year[locale].get(int(key))
        if kind == "facet":
            return self._by_facet[locale].get(key)
        if register in COLLECTIONS:
            return self._newest(((register, entry) for entry in self.corpus.register(register)), locale)
        return newest_change(self.renderer.context).first_day

    def _linking(self, register: str, key: str) -> Iterable[Name]:
        """Return the entries that refer to a record anywhere."""
        return {(link.register, link.key) for link in self.corpus.links_to.get((register, key), ()) if link.register in COLLECTIONS}

    def _entries_of_organization(self, organization: str) -> Iterable[Name]:
        """Return the entries that an organization and the bodies below it took part in."""
        names = self.renderer.context.indexes.organizations_within(organization)
        links = (link for name in names for link in self.corpus.links_to.get(("organizations", name), ()))
        return {(link.register, link.key) for link in links if entry_role(link)}

    def _newest(self, names: Iterable[Name], locale: str) -> date | None:
        days = self._of_entries[locale]
        return max((days[name] for name in names), default=None)

    @cached_property
    def _of_entries(self) -> Mapping[str, Mapping[Name, date]]:
        """The last change of each entry, by language and name."""
        entries = self.renderer.context.indexes.entries
        return {locale: {(register, one.key): one.changed_in(locale).first_day for register, one in entries} for locale in LOCALES}

    @cached_property
    def _declaration(self) -> date | None:
        declaration = self.corpus.declaration
        return (declaration.updated or declaration.published).first_day if declaration else None

    @cached_property
    def _by_year(self) -> Mapping[str, Mapping[int, date]]:
        """The newest change among the entries that touch each year, by language and year."""
        found: dict[str, dict[int, date]] = {locale: {} for locale in LOCALES}
        for register, entry in self.renderer.context.indexes.entries:
            for year in entry.span.years if entry.span else ():
                for locale, newest in found.items():
                    day = self._of_entries[locale][register, entry.key]
                    newest[year] = max(newest.get(year, day), day)
        return found

    @cached_property
    def _by_facet(self) -> Mapping[str, Mapping[str, date]]:
        """The newest change among the entries of each facet, by language and the facet's key."""
        found: dict[str, dict[str, date]] = {locale: {} for locale in LOCALES}
        for item in self.renderer.site.timeline_items:
            for locale, newest in found.items():
                days = [] if item.sort == DECLARATION else [self._of_entries[locale][item.sort, item.key]]
                if item.versions and self._declaration:
                    days.append(self._declaration)
                if day := max(days, default=None):
                    for facet in item.facets:
                        newest[facet.key] = max(newest.get(facet.key, day), day)
        return found
