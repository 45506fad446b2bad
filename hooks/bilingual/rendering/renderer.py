"""Turns a route into a finished page: a pure function of the site.

Everything a reader sees between the browser's frame and the publisher's stylesheet is made here; the host only puts the pieces together.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bilingual.rendering import directions, templating
from bilingual.rendering.context import Context
from bilingual.rendering.contexts.data_page import data_context
from bilingual.rendering.contexts.declaration import declaration_context, history_context, side_by_side_context
from bilingual.rendering.contexts.events import events_context
from bilingual.rendering.contexts.facets import facet_context, facet_list_context
from bilingual.rendering.contexts.glossary import glossary_context
from bilingual.rendering.contexts.home import home_context
from bilingual.rendering.contexts.records import record_context
from bilingual.rendering.contexts.registers import GROUPS, figures_context, register_context
from bilingual.rendering.contexts.report import report_context
from bilingual.rendering.contexts.signatories import signatories_context, table_context
from bilingual.rendering.contexts.timeline import timeline_context
from bilingual.rendering.contexts.translations import translations_context
from bilingual.rendering.contexts.year import year_context
from bilingual.rendering.markdown import Heading
from bilingual.rendering.views.view import View
from bilingual.site.record_rows import MAKERS
from bilingual.site.routes import KINDS, Route
from bilingual.site.site import Site


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """A finished page: plain ``title`` and ``description``, the article as HTML, its headings, and the whole document around it."""

    route: Route
    title: str
    description: str
    html: str
    toc: tuple[Heading, ...]
    document: str

    @property
    def file(self) -> bytes:
        """What is published: the document, with words of other scripts set apart."""
        return directions.encode(self.document)


class Renderer:
    """Renders the pages of one site; what they share stands in ``context``."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.context = Context(site)

    def render(self, route: Route) -> RenderedPage:
        """Return the page of ``route``. Content that passed its checks cannot make this fail."""
        view, titles = View(self.context, route), self.context.titles
        context = _context(view)
        body = templating.render(f"{route.kind}.html", view, **context)
        article = templating.render("_article.html", view, body=body, **context)
        distinct, description = titles.distinct(route), titles.description(route)
        document = templating.render(
            "_document.html", view, article=article, title=view.title, distinct_title=distinct, description=description, **context
        )
        return RenderedPage(route, view.title, description, str(article), tuple(view.headings.all), str(document))

    @staticmethod
    def compile_templates() -> None:
        """Compile all templates; done before processes are forked, it is done for all."""
        templates = templating.environment()
        for name in templates.list_templates():
            templates.get_template(name)

    def redirect(self, route: Route, target: Route) -> str:
        """Return the document that stands at the old address ``route`` and leads to the page ``target``."""
        return templating.render("redirect.html", View(self.context, route), target=target, title=self.context.titles.of(target))


def _context(view: View) -> dict[str, Any]:
    """Return what the template of a page's kind is given beside the view."""
    route = view.route
    context: dict[str, Any] = {"record": view.record, "indexes": view.indexes}
    if route.kind == "withdrawn":
        context["withdrawn"] = view.site.withdrawn[route.register, route.key.split("/", 1)[1]]
    elif route.kind in CONTEXTS:
        context |= CONTEXTS[route.kind](view)
    return context


CONTEXTS: Mapping[str, Callable[[View], dict[str, Any]]] = {
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
