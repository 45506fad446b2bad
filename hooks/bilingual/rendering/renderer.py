"""Turns a route into a finished page: a pure function of the site.

Everything a reader sees between the browser's frame and the publisher's stylesheet is made here; the host only puts the pieces together.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar, cast

from bilingual.rendering import templating
from bilingual.rendering.contexts.data_page import data_context
from bilingual.rendering.contexts.declaration import declaration_context, history_context, side_by_side_context
from bilingual.rendering.contexts.events import events_context
from bilingual.rendering.contexts.facets import facet_context, facet_list_context, facet_list_title, facet_title
from bilingual.rendering.contexts.glossary import glossary_context
from bilingual.rendering.contexts.home import home_context
from bilingual.rendering.contexts.records import record_context
from bilingual.rendering.contexts.registers import GROUPS, figures_context, register_context
from bilingual.rendering.contexts.report import report_context
from bilingual.rendering.contexts.signatories import signatories_context, table_context
from bilingual.rendering.contexts.timeline import timeline_context
from bilingual.rendering.contexts.translations import translations_context
from bilingual.rendering.contexts.year import year_context
from bilingual.rendering.labels import fill_in, labels_of
from bilingual.rendering.markdown import Heading, MarkdownRenderer
from bilingual.rendering.naming import LONGEST_DESCRIPTION, distinct_descriptions, distinct_titles
from bilingual.rendering.views.names import name_or_title
from bilingual.rendering.views.view import View
from bilingual.rendering.views.words import text_in
from bilingual.schema import Page, Record, Term, addresses
from bilingual.site.facets import Facet
from bilingual.site.indexes import Indexes
from bilingual.site.record_rows import MAKERS
from bilingual.site.routes import KINDS, Route
from bilingual.site.site import Site
from bilingual.site.timeline_items import Moment, Timeline, arrange, by_facet, by_touched_year
from bilingual.text import language
from bilingual.text.language import LOCALES

Shared = TypeVar("Shared")


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A finished page: plain ``title`` and ``description``, the article as HTML, its headings, and the whole document around it."""

    route: Route
    title: str
    description: str
    html: str
    toc: tuple[Heading, ...]
    document: str


class Renderer:
    """Renders the pages of one site; holds what they share: templates, lists, labels."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.indexes = Indexes(site.corpus)
        self.moments = site.moments
        """Everything that stands in a timeline, in order."""
        self.labels = {locale: labels_of(site.corpus.site, locale) for locale in LOCALES}
        self.markdown = MarkdownRenderer()
        self._templates = templating.environment()
        self._made: dict[object, Any] = {}

    def render(self, route: Route) -> RenderedPage:
        """Return the page of ``route``. Content that passed its checks cannot make this fail."""
        view = View(self, route)
        context = self._context(view)
        body = templating.render(f"{route.kind}.html", view, **context)
        title = view.title
        description = self.description_of(route)
        article = templating.render("_article.html", view, body=body, **context)
        document = templating.render(
            "_document.html",
            view,
            article=article,
            title=title,
            distinct_title=self._distinct_title(route),
            description=description,
            **context,
        )
        return RenderedPage(route, title, description, str(article), tuple(view.headings.all), str(document))

    def compile_templates(self) -> None:
        """Compile all templates; done before processes are forked, it is done for all."""
        for name in self._templates.list_templates():
            self._templates.get_template(name)

    def redirect(self, route: Route, target: Route) -> str:
        """Return the document that stands at the old address ``route`` and leads to the page ``target``."""
        return templating.render("redirect.html", View(self, route), target=target, title=self.title_of(target))

    def once(self, name: object, make: Callable[[], Shared]) -> Shared:
        """Return what pages share under a ``name``, made for the first that asks: the whole of a list that has several pages, say."""
        if name not in self._made:
            self._made[name] = make()
        return cast(Shared, self._made[name])

    # titles

    def title_of(self, route: Route, *, short: bool = False) -> str:
        """Return a page's plain title, or its short one for menus; a further page of a list says which page it is."""
        return self._with_page(self._title(route, short=short), route)

    def titles(self, locale: str) -> Mapping[str, str]:
        """Return a title of its own for each first page of a language, by address."""
        return self.once(("titles", locale), lambda: distinct_titles(self, locale))

    def _distinct_title(self, route: Route) -> str:
        first = self.site.routes.page(route, 1) or route
        return self._with_page(self.titles(route.locale)[first.uri], route)

    def _with_page(self, title: str, route: Route) -> str:
        return title if route.is_first else f"{title} – {self.page_label(route)}"

    def page_label(self, route: Route) -> str:
        """Return which page of a list a page is: "Sayfa 2 / 12", "Page 2 of 12"."""
        return fill_in(self.labels[route.locale].paging.of, number=route.number, pages=route.pages)

    def _title(self, route: Route, *, short: bool) -> str:
        labels = self.labels[route.locale]
        record = self.record_of(route)
        if isinstance(record, Page) and short and record.short_title:
            return text_in(record.short_title, route.locale)
        if route.kind == "declaration" and short:
            return str(labels.declaration)
        if route.kind == "home":
            return str(labels.home if short else labels.site_name)
        if route.kind == "year":
            return route.key
        if route.kind == "facet":
            return facet_title(View(self, route))
        if route.kind == "facet-list":
            return facet_list_title(View(self, route))
        if record is not None:
            words = name_or_title(record)
            return words if isinstance(words, str) else text_in(words, route.locale)
        if route.kind == "withdrawn":
            return str(labels.withdrawn.title)
        return str(labels.titles[route.kind])

    def record_of(self, route: Route) -> Record | None:
        """Return the record that a page shows, or None for a page of another sort."""
        if route.kind in ("withdrawn", "year", "facet", "facet-list") or not route.key:
            return None
        if route.register == "signatories":
            register = self.site.corpus.signatories
            return register.signatories.get(route.key) if register else None
        return self.site.corpus.register(route.register).get(route.key)

    def description_of(self, route: Route) -> str:
        """Return a page's plain description, which no other page of its language has."""
        first = self.site.routes.page(route, 1) or route
        texts = self.once(("descriptions", route.locale), lambda: distinct_descriptions(self, route.locale))
        text = texts[first.uri]
        return text if route.is_first else language.truncate(f"{self.page_label(route)}. {text}", LONGEST_DESCRIPTION)

    def plain_description_of(self, route: Route) -> str:
        """Return what a page is about in plain words, of any length, whether or not others say the same."""
        record = self.record_of(route)
        if isinstance(record, Page):
            return text_in(record.description, route.locale)
        if (summary := getattr(record, "summary", None)) is not None:
            return text_in(summary, route.locale)
        title = self.titles(route.locale)[route.uri]
        return str(self.labels[route.locale].descriptions.get(route.kind) or title).replace("{title}", title)

    # what each kind of page is made of

    def _context(self, view: View) -> dict[str, Any]:
        route = view.route
        context: dict[str, Any] = {"record": view.record, "indexes": self.indexes}
        if route.kind == "withdrawn":
            context["withdrawn"] = self.site.withdrawn[route.register, route.key.split("/", 1)[1]]
        elif route.kind in LIST_CONTEXTS:
            context |= LIST_CONTEXTS[route.kind](self, view)
        return context

    @cached_property
    def timeline(self) -> Timeline:
        """The whole timeline."""
        return arrange(self.moments, *self.site.settings.timeline)

    @cached_property
    def by_facet(self) -> Mapping[Facet, tuple[Moment, ...]]:
        """What stands in the timeline of each facet."""
        return by_facet(self.moments)

    @cached_property
    def by_touched_year(self) -> Mapping[int, tuple[Moment, ...]]:
        """What touches each year that has a page: projects, then what happened."""
        return by_touched_year(self.moments, self.years)

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that have a page, sorted."""
        return tuple(sorted({int(route.key) for route in self.site.routes.all if route.kind == "year"}))

    def terms(self, locale: str) -> list[Term]:
        """Return the terms of the glossary that a language has, in the order of its alphabet."""
        named = [(term.term.get(locale), term) for term in self.site.corpus.glossary.values()]
        return [term for _, _, term in sorted((language.sort_key(name, locale), term.key, term) for name, term in named if name)]

    def term_anchors(self, locale: str) -> Mapping[str, str]:
        """Return the anchors of the terms on the page of the glossary, by key: the words of the term, such as "gecici-koruma"."""

        def make() -> dict[str, str]:
            found: dict[str, str] = {}
            for term in self.terms(locale):
                found[term.key] = addresses.distinct_anchor(language.slugify(term.term.get(locale) or "") or term.key, found.values())
            return found

        return self.once(("term-anchors", locale), make)

    def sorted_records(self, register: str, locale: str) -> list[Record]:
        """Return the records of a register that have a page, in the order of the language's alphabet."""
        return self.once(("sorted", register, locale), lambda: self._sorted_records(register, locale))

    def _sorted_records(self, register: str, locale: str) -> list[Record]:
        records = self.site.corpus.register(register)
        shown = [record for key, record in records.items() if self.site.routes.page_of(register, key, locale)]

        def order(record: Record) -> tuple[object, ...]:
            words = name_or_title(record)
            text = words if isinstance(words, str) else words.get(locale) or words.get(LOCALES[0])
            return language.sort_key(text or "", locale), record.key

        return sorted(shown, key=order)


LIST_CONTEXTS = {
    **{f"{register}-list": register_context for register in GROUPS if register != "figures"},
    **{KINDS[register]: record_context for register in MAKERS},
    "report": report_context,
    "events-list": events_context,
    "figures": figures_context,
    "data": data_context,
    "glossary": glossary_context,
    "home": home_context,
    "timeline": timeline_context,
    "facet": facet_context,
    "facet-list": facet_list_context,
    "declaration": declaration_context,
    "declaration-history": history_context,
    "side-by-side": side_by_side_context,
    "signatories": signatories_context,
    "signatories-table": table_context,
    "year": year_context,
    "translations": translations_context,
}
