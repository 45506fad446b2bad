"""What the pages of the timeline show: the list, its picture, and the facets that narrow it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from bilingual import chart, facets, language
from bilingual.addresses import SEGMENTS
from bilingual.facets import DIMENSIONS
from bilingual.timeline import ONE_DOCUMENT, Moment, Timeline, arrange, by_year, count_facets, narrow
from bilingual.timeline_rows import name_of

if TYPE_CHECKING:
    from bilingual.render import Renderer
    from bilingual.routes import Route
    from bilingual.view import View

PICTURE_FROM = 3
"""Fewer entries than this need no picture."""

MOST_CHOICES = 100
"""As many facets of one dimension, those with the most entries, stand in a page."""

FILTERED_FROM = 20
"""A year with fewer entries than this needs no filter."""


@dataclass(frozen=True, slots=True)
class FacetLink:
    """A facet that a page offers: its name, the readable part of its address, how many entries it has, and its page."""

    name: Markup
    slug: str
    count: int
    route: "Route"


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """The facets of a dimension: what it is called, its word in a query (``?kind=forum``), and what it offers."""

    dimension: str
    name: str
    parameter: str
    links: tuple[FacetLink, ...]


# the contexts of the templates


def timeline_context(renderer: "Renderer", view: "View") -> dict[str, Any]:
    """Return what the whole timeline shows."""
    return _context(view, arrange(renderer.moments, *renderer.site.settings.timeline))


def facet_context(renderer: "Renderer", view: "View") -> dict[str, Any]:
    """Return what the timeline narrowed to one facet shows."""
    facet = facets.facet_of(view.route.key)
    narrowed = arrange(narrow(renderer.moments, facet), *renderer.site.settings.timeline)
    query = f"?{_parameter(facet.dimension, view)}={facets.slug(facet, view.corpus, view.locale)}"
    return _context(view, narrowed) | {"facet": facet, "facet_name": name_of(facet, view), "query": query}


def year_context(renderer: "Renderer", view: "View") -> dict[str, Any]:
    """Return what a year's page shows: what touches the year, and the years around it."""
    year = int(view.route.key)
    position = renderer.years.index(year)
    touching = [moment for moment in renderer.moments if moment.date and moment.date.overlaps(year, year)]
    moments = tuple(moment for moment in touching if moment.sort != "projects")
    return {
        "year": year,
        "before": renderer.years[position - 1] if position else None,
        "after": renderer.years[position + 1] if position + 1 < len(renderer.years) else None,
        "spans": tuple(moment for moment in touching if moment.sort == "projects"),
        "moments": moments,
        "facet_groups": facet_groups(view, touching) if len(moments) >= FILTERED_FROM else (),
    }


def _context(view: "View", timeline: Timeline) -> dict[str, Any]:
    drawn = len(timeline.within) >= PICTURE_FROM and not timeline.is_long
    return {
        "timeline": timeline,
        "chart": chart.draw(timeline) if drawn else None,
        "shapes": chart.SHAPES,
        "facet_groups": view.renderer.shared("facets", view, lambda one: facet_groups(one, view.renderer.moments)),
        "facet": None,
        "query": "",
        "longest_list": ONE_DOCUMENT,
        "by_year": by_year,
    }


# facets


def facet_groups(view: "View", moments: Iterable[Moment]) -> tuple[FacetGroup, ...]:
    """Return the facets that ``moments`` have, dimension by dimension, each in the order of the language's alphabet."""
    groups: dict[str, list[FacetLink]] = {dimension: [] for dimension in DIMENSIONS}
    for facet, count in count_facets(moments).items():
        route = view.to("facet", facet.key)
        if route:
            slug = facets.slug(facet, view.corpus, view.locale)
            groups[facet.dimension].append(FacetLink(name_of(facet, view), slug, count, route))
    return tuple(
        FacetGroup(
            dimension,
            view.labels.facets[dimension],
            _parameter(dimension, view),
            tuple(sorted(_most_used(links), key=lambda link: language.sort_key(link.name.striptags(), view.locale))),
        )
        for dimension, links in groups.items()
        if links
    )


def _most_used(links: list[FacetLink]) -> list[FacetLink]:
    """Return the links that a page offers of a dimension: those with the most entries, where there are too many to choose from."""
    return sorted(links, key=lambda link: (-link.count, link.slug))[:MOST_CHOICES]


def _parameter(dimension: str, view: "View") -> str:
    """Return the word of a dimension in the address of a filtered list; the same as in the addresses of its facets' pages."""
    return SEGMENTS[f"facets-{dimension}"][view.locale].rpartition("/")[2]


def facet_title(view: "View") -> str:
    """Return the title of a facet's page."""
    facet = facets.facet_of(view.route.key)
    title = str(view.labels.titles.facet).replace("{dimension}", view.labels.facets[facet.dimension])
    return title.replace("{name}", name_of(facet, view).striptags())
