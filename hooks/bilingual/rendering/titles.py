"""What pages are called and what they are about, in plain words: in menus, in browsers' tabs, to search engines."""

from collections.abc import Mapping
from functools import cached_property

from bilingual.rendering.distinct_titles import distinct_descriptions, distinct_titles
from bilingual.rendering.labels import Labels, fill_in
from bilingual.rendering.views.names import Names, title_in
from bilingual.rendering.views.words import Words, text_in
from bilingual.schema import Page
from bilingual.site import facets
from bilingual.site.routes import Route
from bilingual.site.site import Site
from bilingual.text import language

LONGEST_DESCRIPTION = 300


class Titles:
    """The titles and descriptions of all pages of a site, in ``labels`` by language."""

    def __init__(self, site: Site, labels: Mapping[str, Labels]) -> None:
        self._site = site
        self.labels = labels

    def of(self, route: Route, *, short: bool = False) -> str:
        """Return a page's plain title, or its short one for menus; a further page of a list says which page it is."""
        return self._with_page(self._plain(route, short=short), route)

    def distinct(self, route: Route) -> str:
        """Return a page's title, which no other page of its language has."""
        first = self._site.routes.page(route, 1) or route
        return self._with_page(self._distinct[first.uri], route)

    def description(self, route: Route) -> str:
        """Return a page's plain description, which no other page of its language has."""
        text = self._descriptions[(self._site.routes.page(route, 1) or route).uri]
        return text if route.is_first else language.truncate(f"{self.page_label(route)}. {text}", LONGEST_DESCRIPTION)

    def page_label(self, route: Route) -> str:
        """Return which page of a list a page is: "Sayfa 2 / 12", "Page 2 of 12"."""
        return fill_in(self.labels[route.locale].paging.of, number=route.number, pages=route.pages)

    def _with_page(self, title: str, route: Route) -> str:
        return title if route.is_first else f"{title} – {self.page_label(route)}"

    def _first_pages(self, locale: str) -> list[Route]:
        return [route for route in self._site.routes.all if route.is_first and route.locale == locale]

    @cached_property
    def _distinct(self) -> Mapping[str, str]:
        """The titles of all pages by their addresses."""
        found: dict[str, str] = {}
        for locale in self.labels:
            plain = {route: self.of(route) for route in self._first_pages(locale)}
            found |= distinct_titles(plain, self._site, self.labels[locale], locale)
        return found

    @cached_property
    def _descriptions(self) -> Mapping[str, str]:
        """The descriptions of all pages by their addresses."""
        found: dict[str, str] = {}
        for locale in self.labels:
            plain = {one: language.truncate(self._plain_description(one), LONGEST_DESCRIPTION) for one in self._first_pages(locale)}
            found |= distinct_descriptions(plain, self._distinct, LONGEST_DESCRIPTION)
        return found

    def _plain(self, route: Route, *, short: bool) -> str:
        labels = self.labels[route.locale]
        record = self._site.record_of(route)
        if isinstance(record, Page) and short and record.short_title:
            return text_in(record.short_title, route.locale)
        if route.kind == "declaration" and short:
            return str(labels.declaration)
        if route.kind == "home":
            return str(labels.home if short else labels.site_name)
        if route.kind == "year":
            return route.key
        if route.kind == "facet":
            return self._of_facet(route)
        if route.kind == "facet-list":
            return fill_in(labels.titles.facet_list, name=labels.titles[f"{facets.REGISTERS[route.key]}-list"])
        if record is not None:
            return title_in(record, route.locale)
        if route.kind == "withdrawn":
            return str(labels.withdrawn.title)
        return str(labels.titles[route.kind])

    def _of_facet(self, route: Route) -> str:
        labels, facet = self.labels[route.locale], facets.facet_of(route.key)
        name = Names(self._site.corpus, labels, Words(route.locale)).facet(facet)
        return fill_in(labels.titles.facet, dimension=labels.facets[facet.dimension], name=name.striptags())

    def _plain_description(self, route: Route) -> str:
        """Return what a page is about in plain words, of any length, whether or not others say the same."""
        record = self._site.record_of(route)
        if isinstance(record, Page):
            return text_in(record.description, route.locale)
        if (summary := getattr(record, "summary", None)) is not None:
            return text_in(summary, route.locale)
        title = self._distinct[route.uri]
        return str(self.labels[route.locale].descriptions.get(route.kind) or title).replace("{title}", title)
