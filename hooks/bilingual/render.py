"""Turns a route into a finished page: a pure function of the site.

Everything a reader sees between the browser's frame and the publisher's stylesheet is made here; the host only puts the pieces together.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

import jinja2
from markupsafe import Markup

from bilingual import downloads, language, plain_text
from bilingual.addresses import anchor
from bilingual.data_page import data_context
from bilingual.declaration_page import declaration_context, side_by_side_context
from bilingual.document_view import DocumentView
from bilingual.indexes import Indexes, entry_order
from bilingual.language import LOCALES
from bilingual.markdown import Heading, MarkdownRenderer
from bilingual.naming import distinct_title
from bilingual.page_view import PageView
from bilingual.plain_text import PageText
from bilingual.reads import Read, Recorder
from bilingual.routes import LISTS, Route
from bilingual.schema import COLLECTIONS, Entry, Organization, Page, Record, Term
from bilingual.signatories_page import signatories_context
from bilingual.site import Site
from bilingual.timeline import find_moments
from bilingual.timeline_page import facet_context, facet_title, timeline_context, year_context
from bilingual.translations_page import translations_context
from bilingual.view import Labels, View
from bilingual.watching import watch

Shared = TypeVar("Shared")

TEMPLATES = Path(__file__).with_name("templates")


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A finished page: plain ``title`` and ``description``, the article as HTML, its headings, and the whole document around it."""

    route: Route
    title: str
    description: str
    html: str
    toc: tuple[Heading, ...]
    document: str


def _state_of_templates() -> tuple[tuple[str, int, int], ...]:
    """Return what tells edited templates from those that were read before: name, time and size of each file."""
    return tuple(sorted((file.name, (found := file.stat()).st_mtime_ns, found.st_size) for file in os.scandir(TEMPLATES)))


@lru_cache(maxsize=1)
def _environment(state: tuple[tuple[str, int, int], ...]) -> jinja2.Environment:
    """Return the templates in a ``state``, compiled once for all sites."""
    del state
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.globals |= {"anchor": anchor, "downloads": downloads}
    return environment


class Renderer:
    """Renders the pages of one site; holds what they share: templates, lists, labels."""

    def __init__(self, site: Site) -> None:
        self.plain_site = site
        self.recorder = Recorder()
        self.site = watch(site, self.recorder)
        """Like the site, but it notes what is read."""
        self.indexes = Indexes(site.corpus, self.site.corpus, self.recorder)
        self.moments = find_moments(site.corpus)
        """Everything that stands in a timeline, in order."""
        self.labels = {locale: Labels(site.corpus.interface, locale) for locale in LOCALES}
        self.markdown = MarkdownRenderer()
        self._templates = _environment(_state_of_templates())
        self._shared: dict[tuple[str, str], tuple[Any, bool, set[Read]]] = {}

    def render(self, route: Route) -> RenderedPage:
        """Return the page of ``route``. Content that passed its checks cannot make this fail."""
        view = DocumentView(self, route)
        context = self._context(view)
        body = self._template(f"{route.kind}.html", view, **context)
        title = self.title_of(route)
        description = language.truncate(self._description(view, context), 300)
        article = self._template("_article.html", view, article=body, **context)
        head = self._template("_head.html", view, title=title, distinct_title=distinct_title(view, title), description=description)
        header, footer = self._template("_header.html", view), self._template("_footer.html", view)
        document = self._template("_document.html", view, head=head, header=header, article=article, footer=footer)
        return RenderedPage(route, title, description, article, tuple(view.headings), document)

    def text_of(self, route: Route) -> PageText:
        """Return the plain text of a page, which is rendered for it."""
        return plain_text.read(self.render(route).html, route.locale)

    def redirect(self, route: Route, target: Route) -> str:
        """Return the document that stands at the old address ``route`` and leads to the page ``target``."""
        return self._template("redirect.html", View(self, route), target=target, title=self.title_of(target))

    def block(self, name: str, view: View) -> Markup:
        """Return what the site puts in the place of a line such as ``[[commitments]]``."""
        return self._template(f"block-{name}.html", view)

    def _template(self, name: str, view: View, **context: Any) -> Markup:
        template = self._templates.get_template(name)
        html = template.render(
            view=view, labels=view.labels, site=self.site, corpus=self.site.corpus, route=view.route, locale=view.locale, **context
        )
        return Markup(html)

    def shared(self, name: str, view: View, make: Callable[[View], Shared]) -> Shared:
        """Return what pages of one language share, made for the first that asks, whose addresses must not matter to it."""
        key = name, view.locale
        if key not in self._shared:
            own = PageView(self, view.route)
            with self.recorder.record_aside() as reads:
                self._shared[key] = make(own), own.fell_back, reads
        found, fell_back, reads = self._shared[key]
        self.recorder.note(reads)
        view.fell_back |= fell_back
        return cast(Shared, found)

    # titles

    def title_of(self, route: Route, *, short: bool = False) -> str:
        """Return a page's plain title, or its short one for menus."""
        labels = self.labels[route.locale]
        record = self.record_of(route)
        if isinstance(record, Page) and short and record.short_title:
            return View(self, route).text(record.short_title)
        if route.kind == "home":
            return str(labels.home if short else labels.site_name)
        if route.kind == "year":
            return route.key
        if route.kind == "facet":
            return facet_title(View(self, route))
        if record is not None:
            view = View(self, route)
            words = getattr(record, "name", None) or getattr(record, "title", None)
            return words if isinstance(words, str) else view.text(words)
        if route.kind == "withdrawn":
            return str(labels.withdrawn.title)
        return str(labels.titles[route.kind])

    def record_of(self, route: Route) -> Record | None:
        """Return the record that a page shows, or None for a page of another sort."""
        if route.kind in ("withdrawn", "year", "facet") or not route.key:
            return None
        if route.register == "signatories":
            register = self.site.corpus.signatories
            return register.signatories.get(route.key) if register else None
        return self.site.corpus.register(route.register).get(route.key)

    def parents(self, route: Route) -> tuple[str, ...]:
        """Return the kinds of the common pages above a page, the topmost first."""
        if route.kind == "signatory":
            return ("declaration", "signatories")
        if route.kind in ("signatories", "side-by-side") or (route.kind == "page" and route.key == "how-to-join"):
            return ("declaration",)
        if route.kind in ("year", "facet"):
            return ("timeline",)
        if route.register in LISTS and (route.key or route.kind == "withdrawn"):
            return (f"{route.register}-list",)
        return ()

    def menu(self, view: View) -> list[tuple[str, Route, str]]:
        """Return the menu of ``view``'s page: title, page, and "page" or "section" where the reader is there or below it."""
        rows = []
        above = set(self.parents(view.route))
        for name in self.site.settings.menu:
            kind, _, key = name.partition("/")
            route = view.to(kind, key)
            if route:
                state = "page" if route is view.route else "section" if kind in above else ""
                rows.append((self.title_of(route, short=True), route, state))
        return rows

    def description_of(self, route: Route) -> str:
        """Return a page's plain description."""
        return language.truncate(self._description(PageView(self, route), {"record": self.record_of(route)}), 300)

    def _description(self, view: PageView, context: Mapping[str, Any]) -> str:
        record = context.get("record")
        if isinstance(record, Page):
            return view.text(record.description)
        title = distinct_title(view, self.title_of(view.route))
        summary = getattr(record, "summary", None)
        if summary is not None:
            # Bodies that took part in one thing alike have one summary alike.
            return f"{title}: {view.text(summary)}" if isinstance(record, Organization) else view.text(summary)
        described = self.labels[view.locale].descriptions.get(view.route.kind)
        return str(described or title).replace("{title}", title)

    # what each kind of page is made of

    def _context(self, view: PageView) -> dict[str, Any]:
        route = view.route
        record = self.record_of(route)
        context: dict[str, Any] = {"record": record, "indexes": self.indexes}
        if route.kind == "withdrawn":
            context["withdrawn"] = self.site.withdrawn[route.register, route.key.split("/", 1)[1]]
        elif route.kind in LIST_CONTEXTS:
            context |= LIST_CONTEXTS[route.kind](self, view)
        return context

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that have a page, sorted."""
        return tuple(sorted(int(route.key) for route in self.site.routes.all if route.kind == "year" and route.locale == LOCALES[0]))

    def sorted_records(self, register: str, locale: str) -> list[Record]:
        """Return the records of a register that have a page, in the order of the language's alphabet."""
        records = self.site.corpus.register(register)
        shown = [record for key, record in records.items() if self.site.routes.page_of(register, key, locale)]

        def order(record: Record) -> tuple[object, ...]:
            words = getattr(record, "name", None) or record.title  # type: ignore[attr-defined]
            text = words if isinstance(words, str) else words.get(locale) or words.get(LOCALES[0])
            return language.sort_key(text or "", locale), record.key

        return sorted(shown, key=order)


def _collection(renderer: Renderer, view: View) -> dict[str, Any]:
    register = view.route.register
    entries = [cast(Entry, record) for record in renderer.site.corpus.register(register).values()]
    groups: dict[int | None, list[Entry]] = {}
    for entry in sorted(entries, key=entry_order, reverse=True):
        groups.setdefault(entry.span.first_day.year if entry.span else None, []).append(entry)
    if None in groups:
        groups[None] = groups.pop(None)  # at the end, below the earliest year
    for group in groups.values():
        group.sort(key=entry_order)
    return {"groups": groups, "total": len(entries)}


def _alphabetical(renderer: Renderer, view: View) -> dict[str, Any]:
    groups: dict[str, list[Record]] = {}
    for record in renderer.sorted_records(view.route.register, view.locale):
        words = getattr(record, "name", None) or record.title  # type: ignore[attr-defined]
        text = words if isinstance(words, str) else view.text(words)
        groups.setdefault(language.alphabet_letter(text, view.locale), []).append(record)
    return {"groups": groups, "total": sum(map(len, groups.values()))}


def _terms(renderer: Renderer, view: View) -> dict[str, Any]:
    def order(term: Term) -> tuple[object, ...]:
        return language.sort_key(view.text(term.term), view.locale), term.key

    named = [term for term in renderer.site.corpus.glossary.values() if term.term.get(view.locale)]
    return {"terms": sorted(named, key=order)}


LIST_CONTEXTS = {
    **{f"{register}-list": _collection for register in COLLECTIONS},
    **{f"{register}-list": _alphabetical for register in ("organizations", "topics", "sources")},
    "places-list": _alphabetical,
    "data": data_context,
    "glossary": _terms,
    "timeline": timeline_context,
    "facet": facet_context,
    "declaration": declaration_context,
    "side-by-side": side_by_side_context,
    "signatories": signatories_context,
    "year": year_context,
    "translations": translations_context,
}
