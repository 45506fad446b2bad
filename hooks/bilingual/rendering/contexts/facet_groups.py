"""The facets that a page offers to narrow its timeline or list, dimension by dimension."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from bilingual.rendering.views.view import View
from bilingual.schema.addresses import SEGMENTS
from bilingual.site import facets, lanes
from bilingual.site.facets import DIMENSIONS, Facet
from bilingual.site.routes import Route
from bilingual.site.timeline_items import TimelineItem, count_facets
from bilingual.text import language

OFFERED = 30
"""As many facets of a dimension that has a page of all are offered, those with the most entries."""

FILTERED_FROM = 10
"""A year, or a list of events, with fewer entries than this needs no filter."""


@dataclass(frozen=True, slots=True)
class FacetLink:
    """A facet that a page offers: its value and name, the readable part of its address, how many entries it has, and its page."""

    value: str
    name: Markup
    slug: str
    count: int
    route: Route


@dataclass(frozen=True, slots=True, eq=False)
class FacetGroup:
    """The facets of a dimension: what it is called, its word in a query (``?kind=forum``), and what it offers.

    ``every`` is the page of all its facets, where there are too many to offer.
    """

    dimension: str
    name: str
    parameter: str
    links: tuple[FacetLink, ...]
    every: Route | None


def facet_groups(view: View, items: Iterable[TimelineItem]) -> tuple[FacetGroup, ...]:
    """Return the facets that ``items`` have, dimension by dimension, each in the order of the language's alphabet.

    Of a dimension with too many to choose from, those with the most entries are offered, and the page of all.
    """
    found: list[FacetGroup] = []
    for dimension, links in facet_links(view, count_facets(items)).items():
        most_used = sorted(links, key=lambda link: (-link.count, link.slug))
        every = view.links.find("facet-list", dimension)
        offered = in_order(most_used[:OFFERED] if every else most_used, view.locale)
        if dimension == "lane":  # in the order of the page, top to bottom
            offered.sort(key=lambda link: list(lanes.lanes_of(view.corpus)).index(link.value))
        if links:
            parameter = SEGMENTS[f"facets-{dimension}"][view.locale].rpartition("/")[2]  # as in the addresses of its facets' pages
            found.append(FacetGroup(dimension, view.labels.facets[dimension], parameter, tuple(offered), every))
    return tuple(found)


def all_facets(view: View) -> tuple[FacetGroup, ...]:
    """Return the facets of everything, which the pages of one language share."""
    return view.shared("facets", lambda: facet_groups(view, view.site.timeline_items))


def facet_links(view: View, counts: Mapping[Facet, int]) -> Mapping[str, list[FacetLink]]:
    """Return the facets that have a page by their dimension."""
    found: dict[str, list[FacetLink]] = {dimension: [] for dimension in DIMENSIONS}
    for facet, count in counts.items():
        if route := view.links.find("facet", facet.key):
            slug = facets.slug(facet, view.corpus, view.locale)
            found[facet.dimension].append(FacetLink(facet.value, view.names.facet(facet), slug, count, route))
    return found


def in_order(links: Iterable[FacetLink], locale: str) -> list[FacetLink]:
    """Return facets in the order of the language's alphabet."""
    return sorted(links, key=lambda link: language.sort_key(link.name.striptags(), locale))
