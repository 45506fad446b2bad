"""Where a page stands in the site: the menu, the pages above it, beside it, and in the other language."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from bilingual.site import pagination
from bilingual.site.routes import LISTS, Route
from bilingual.text.language import LOCALES, SOURCE_LOCALE

if TYPE_CHECKING:
    from bilingual.rendering.views.view import View

TABS = (("declaration", ""), ("signatories", ""), ("declaration-history", ""), ("side-by-side", ""), ("page", "how-to-join"))
"""The kinds of the pages of the declaration that are tabs, in their order, with their keys."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: its name and page, and whether the reader is on that page ("page") or below it ("true")."""

    name: str
    route: Route
    current: str


def parents(route: Route) -> tuple[str, ...]:
    """Return the kinds of the common pages above a page, the topmost first."""
    if route.kind in ("signatory", "signatories-table"):
        return ("declaration", "signatories")
    if route.kind in ("signatories", "declaration-history", "side-by-side") or (route.kind == "page" and route.key == "how-to-join"):
        return ("declaration",)
    if route.kind in ("year", "facet", "facet-list"):
        return ("timeline",)
    if route.register in LISTS and (route.key or route.kind == "withdrawn"):
        return (f"{route.register}-list",)
    return ()


class Navigation:
    """The ways around the page of ``view``."""

    def __init__(self, view: "View") -> None:
        self._view = view
        self._route = view.route
        self._parents = parents(view.route)

    @property
    def place(self) -> object:
        """What the page's frame depends on: the page itself where the frame leads to it, or else what stands above it."""
        return self._parents if self._route.key and self._route.register != "pages" else self._route

    def menu(self) -> list[tuple[str, Route, str]]:
        """Return the menu: title, page, and "page" or "section" where the reader is there or below it."""
        rows = []
        above = set(self._parents) if self._route.is_first else {*self._parents, self._route.kind}
        for name, title in self._view.site.settings.menu.get(self._view.locale, ()):
            kind, _, key = name.partition("/")
            route = self._view.links.find(kind, key)
            if route and (title or kind != "home"):  # the site's name leads home, too
                state = "page" if route is self._route else "section" if kind in above else ""
                rows.append((title or self._view.context.titles.of(route, short=True), route, state))
        return rows

    def breadcrumbs(self) -> list[tuple[str, Route]]:
        """Return the pages above this one, the home first, with their titles."""
        view, route = self._view, self._route
        above = view.context.once(("above", view.locale, self._parents), self._above)
        found = [(title, other) for title, other in above if other is not route]
        first = None if route.is_first else view.site.routes.page(route, 1)
        return [*found, (view.context.titles.of(first, short=True), first)] if first else found

    def _above(self) -> list[tuple[str, Route]]:
        """Return the home and the single pages above this one, those that are there, with their titles."""
        view = self._view
        routes = (view.links.find("home", "index"), *(view.links.find(kind) for kind in self._parents))
        return [(view.context.titles.of(route, short=True), route) for route in routes if route]

    def tabs(self) -> list[Tab]:
        """Return the tabs that lead to the other pages of the declaration, none on most pages."""
        if self._route.kind != "declaration" and "declaration" not in self._parents:
            return []
        found = [(kind, self._view.links.find(kind, key)) for kind, key in TABS]
        below = self._parents[1:]
        state = {route: "page" if route is self._route else "true" if route and route.kind in below else "" for _, route in found}
        return [Tab(self._view.labels.tabs[kind], route, state[route]) for kind, route in found if route]

    def pages(self) -> pagination.Navigation:
        """Return the ways to the other pages of the list that this is a page of."""
        return pagination.navigate(self._view.site.routes, self._route)

    # other languages

    @cached_property
    def twins(self) -> tuple[tuple[str, Route | None], ...]:
        """Every language with the page's twin in it, or None where it has none."""
        return tuple((locale, self._view.site.routes.twin(self._route, locale)) for locale in LOCALES)

    def has_all_twins(self) -> bool:
        """Return whether the page is there in every language."""
        return None not in [twin for _, twin in self.twins]

    def translations(self) -> Iterator[tuple[str, Route]]:
        """Yield the languages that the page is in, as search engines call them, each with the page; nothing where it is in one only."""
        for locale, twin in self.twins if self.has_all_twins() else ():
            if twin:
                yield locale, twin
                if locale == SOURCE_LOCALE:
                    yield "x-default", twin
