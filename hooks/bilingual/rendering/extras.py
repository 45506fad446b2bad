"""The stylesheets and scripts that every page loads, before those that mkdocs.yml names, and those that only some load, by their kind."""

from collections.abc import Mapping

from bilingual.site.routes import Route

STYLES = "assets/styles/site.css"
SCRIPT = "assets/scripts/site.js"
FACETS = ("assets/styles/facets.css", "assets/scripts/facets.js")
TIMELINE = ("assets/styles/timeline.css", *FACETS)
DECLARATION = ("assets/styles/declaration.css",)
SIGNATORIES = ("assets/styles/signatories.css",)
MARKDOWN = ("assets/styles/markdown.css",)
"""What pages load whose texts have boxes, code, pictures with captions or the like."""

PICTURES = ("assets/styles/pictures.css",)

MAP = ("assets/styles/map.css",)

LIST = ("assets/scripts/list.js",)

PAGED = ("assets/styles/pages.css",)
"""What pages of lists load that have several pages."""

UPCOMING = ("assets/scripts/upcoming.js",)
"""What the pages load that show which events lie ahead, where there may be any."""

EXTRAS: Mapping[str, tuple[str, ...]] = {
    "home": (*MAP, "assets/styles/home.css"),
    "events-list": FACETS,
    "timeline": TIMELINE,
    "facet": TIMELINE,
    "facet-list": TIMELINE,
    "year": TIMELINE,
    "declaration": (*DECLARATION, "assets/scripts/clauses.js"),
    "declaration-history": DECLARATION,
    "side-by-side": (*DECLARATION, "assets/scripts/clauses.js"),
    "page/how-to-join": DECLARATION,
    "place": MAP,
    "project": MAP,
    "places-list": MAP,
    "organizations-list": LIST,
    "sources-list": LIST,
    "signatories": (*SIGNATORIES, *MAP, "assets/scripts/signatories.js"),
    "signatories-table": ("assets/styles/signatory-table.css", "assets/styles/filters.css", "assets/scripts/table.js"),
    "organization": MAP,
    "glossary": ("assets/styles/glossary.css",),
    "search": ("assets/styles/search.css",),
    "edit": ("assets/styles/edit.css",),
    "translations": ("assets/styles/translations.css",),
}
"""Addresses of files, by a page's kind, or by its kind and key."""


def extras(route: Route) -> tuple[str, ...]:
    """Return what a page loads beside what every page loads, relative to the site's root."""
    return (*EXTRAS.get(route.kind, ()), *EXTRAS.get(f"{route.kind}/{route.key}", ()), *(PAGED if route.pages > 1 else ()))
