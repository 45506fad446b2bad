"""What the pages of the timeline show: the list, its picture, and the facets that narrow it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from bilingual.rendering.contexts import chart
from bilingual.rendering.contexts.listing import Group, listing, name_groups
from bilingual.rendering.contexts.registers import register_context
from bilingual.rendering.contexts.timeline_rows import mark_label, name_of
from bilingual.rendering.labels import fill_in
from bilingual.schema.addresses import SEGMENTS, anchor
from bilingual.site import downloads, facets, lanes
from bilingual.site.facets import DIMENSIONS, Facet
from bilingual.site.timeline_items import Moment, Timeline, arrange, count_facets
from bilingual.text import language

if TYPE_CHECKING:
    from bilingual.rendering.renderer import Renderer
    from bilingual.rendering.views.page_view import PageView
    from bilingual.rendering.views.view import View
    from bilingual.site.routes import Route

PICTURE_FROM = 3
"""Fewer entries than this need no picture."""

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
    route: "Route"


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """The facets of a dimension: what it is called, its word in a query (``?kind=forum``), and what it offers.

    ``every`` is the page of all its facets, where there are too many to offer.
    """

    dimension: str
    name: str
    parameter: str
    links: tuple[FacetLink, ...]
    every: "Route | None"


# the contexts of the templates


def timeline_context(renderer: "Renderer", view: "PageView") -> dict[str, Any]:
    """Return what the whole timeline shows: everything, or where that is too long for one document, an overview of the years."""
    timeline = renderer.timeline
    groups = _beside_overview(timeline, view) if timeline.is_long else _groups(timeline, view)
    return {
        "overview": _years_of_overview(timeline, renderer.years) if timeline.is_long else {},
        "facet": None,
        "facet_groups": _all_facets(view),
        **_listed(timeline, groups, view),
    }


def facet_context(renderer: "Renderer", view: "PageView") -> dict[str, Any]:
    """Return what the timeline narrowed to one facet shows."""
    facet = facets.facet_of(view.route.key)
    timeline = renderer.once(facet, lambda: arrange(renderer.by_facet[facet], *renderer.site.settings.timeline))
    return {
        "overview": {},
        "facet": facet,
        "facet_name": name_of(facet, view),
        "facet_groups": _all_facets(view),
        **_listed(timeline, _groups(timeline, view), view),
    }


def year_context(renderer: "Renderer", view: "PageView") -> dict[str, Any]:
    """Return what a year's page shows: what touches the year, and the years around it."""
    year, position = int(view.route.key), renderer.years.index(int(view.route.key))
    touching = renderer.by_touched_year[year]
    filtered = len(touching) >= FILTERED_FROM
    return {
        "year": year,
        "before": renderer.years[position - 1] if position else None,
        "after": renderer.years[position + 1] if position + 1 < len(renderer.years) else None,
        "listing": listing(view, [Group(year, str(year), anchor("years", str(year), view.locale), touching)]),
        "facet_groups": _all_facets(view) if not offers_own_facets(view.route) else facet_groups(view, touching) if filtered else (),
    }


def facet_list_context(renderer: "Renderer", view: "PageView") -> dict[str, Any]:
    """Return what the page of all facets of a dimension shows: those facets, letter by letter."""

    def by_letter() -> list[Group]:
        letters: dict[str, list[FacetLink]] = {}
        for link in _in_order(_facet_links(view, count_facets(renderer.moments))[view.route.key], view.locale):
            letters.setdefault(language.alphabet_letter(link.name.striptags(), view.locale), []).append(link)
        return name_groups((letter, letter, links) for letter, links in letters.items())

    groups = renderer.once(("facet-list", view.route.key, view.locale), by_letter)
    return {"dimension": view.route.key, "listing": listing(view, groups)}


def picture(timeline: Timeline, view: "View") -> chart.Chart | None:
    """Return the picture of a timeline, or None where there is too little to draw."""
    drawn = chart.draw(timeline, lanes.lanes_of(view.corpus), lambda moment: mark_label(view, moment))
    return drawn if sum(len(lane.marks) for lane in drawn.lanes) >= PICTURE_FROM else None


def _listed(timeline: Timeline, groups: Iterable[Group], view: "PageView") -> dict[str, Any]:
    """Return what any timeline shows: its rows, and their picture where they all stand in one document."""
    whole = view.route.pages == 1 and not (timeline.is_long and view.route.kind == "timeline")
    return {"timeline": timeline, "listing": listing(view, groups), "chart": picture(timeline, view) if whole else None}


def _groups(timeline: Timeline, view: "View") -> Iterator[Group]:
    """Yield the years in which anything began, in order, and then what has no date."""
    for year, moments in timeline.years.items():
        yield Group(year, str(year), anchor("years", str(year), view.locale), moments)
    yield from _named("undated", str(view.labels.date_not_known), timeline.undated)


def _beside_overview(timeline: Timeline, view: "View") -> Iterator[Group]:
    """Yield the groups of what stands on no year's page as that year's own: projects, and what has no date."""
    yield from _named("spans", str(view.labels.sections.spans), timeline.projects)
    yield from _named("undated", str(view.labels.date_not_known), timeline.undated)


def _named(key: str, title: str, moments: Sequence[Moment]) -> Iterator[Group]:
    if moments:
        yield Group(key, title, language.slugify(title), moments)


def _years_of_overview(timeline: Timeline, years: Sequence[int]) -> Mapping[int, list[Moment]]:
    """Return what began in each year that has a page, but for projects: those of the timeline, and others in which something happened."""
    own = range(timeline.first, timeline.last + 1)
    found = {year: [moment for moment in timeline.years.get(year, ()) if moment.sort != "projects"] for year in years}
    return {year: moments for year, moments in found.items() if moments or year in own}


# facets


def facet_groups(view: "View", moments: Iterable[Moment]) -> tuple[FacetGroup, ...]:
    """Return the facets that ``moments`` have, dimension by dimension, each in the order of the language's alphabet.

    Of a dimension with too many to choose from, those with the most entries are offered, and the page of all.
    """
    found: list[FacetGroup] = []
    for dimension, links in _facet_links(view, count_facets(moments)).items():
        most_used = sorted(links, key=lambda link: (-link.count, link.slug))
        every = view.to("facet-list", dimension)
        offered = _in_order(most_used[:OFFERED] if every else most_used, view.locale)
        if dimension == "lane":  # in the order of the page, top to bottom
            offered.sort(key=lambda link: list(lanes.lanes_of(view.corpus)).index(link.value))
        if links:
            found.append(FacetGroup(dimension, view.labels.facets[dimension], _parameter(dimension, view), tuple(offered), every))
    return tuple(found)


def events_context(renderer: "Renderer", view: "PageView") -> dict[str, Any]:
    """Return what the list of events shows, and the facets by which it can be filtered where it stands on one page."""
    moments = {moment.key: moment for moment in renderer.moments if moment.sort == "events"}
    groups = facet_groups(view, moments.values()) if view.route.pages == 1 and len(moments) >= FILTERED_FROM else ()
    return {
        **register_context(renderer, view),
        "moments": moments,
        "facet_groups": [group for group in groups if len(group.links) > 1],
        "calendar": downloads.calendar(view.locale, "events"),
    }


def offers_own_facets(route: "Route") -> bool:
    """Return whether a page offers the facets of what it shows, by which it can be filtered; others offer those of everything."""
    return route.kind == "year" and route.pages == 1


def _all_facets(view: "View") -> tuple[FacetGroup, ...]:
    """Return the facets of everything, which the pages of one language share."""
    return view.renderer.shared("facets", view, lambda one: facet_groups(one, view.renderer.moments))


def _facet_links(view: "View", counts: Mapping[Facet, int]) -> Mapping[str, list[FacetLink]]:
    """Return the facets that have a page by their dimension."""
    found: dict[str, list[FacetLink]] = {dimension: [] for dimension in DIMENSIONS}
    for facet, count in counts.items():
        if route := view.to("facet", facet.key):
            slug = facets.slug(facet, view.corpus, view.locale)
            found[facet.dimension].append(FacetLink(facet.value, name_of(facet, view), slug, count, route))
    return found


def _in_order(links: Iterable[FacetLink], locale: str) -> list[FacetLink]:
    return sorted(links, key=lambda link: language.sort_key(link.name.striptags(), locale))


def _parameter(dimension: str, view: "View") -> str:
    """Return the word of a dimension in the address of a filtered list; the same as in the addresses of its facets' pages."""
    return SEGMENTS[f"facets-{dimension}"][view.locale].rpartition("/")[2]


def facet_list_title(view: "View") -> str:
    """Return the title of the page of all facets of a dimension."""
    name = view.labels.titles[f"{facets.REGISTERS[view.route.key]}-list"]
    return fill_in(view.labels.titles.facet_list, name=name)


def facet_title(view: "View") -> str:
    """Return the title of a facet's page."""
    facet = facets.facet_of(view.route.key)
    title = str(view.labels.titles.facet).replace("{dimension}", view.labels.facets[facet.dimension])
    return title.replace("{name}", name_of(facet, view).striptags())
