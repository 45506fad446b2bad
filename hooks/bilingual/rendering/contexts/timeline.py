"""What the pages of the timeline show: the list and its picture."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bilingual.rendering.context import Context
from bilingual.rendering.contexts import chart
from bilingual.rendering.contexts.facet_groups import all_facets
from bilingual.rendering.contexts.listing import Group, listing
from bilingual.rendering.views.view import View
from bilingual.schema.addresses import anchor
from bilingual.site import lanes
from bilingual.site.timeline_items import Timeline, TimelineItem, arrange
from bilingual.text import language

PICTURE_FROM = 3
"""Fewer entries than this need no picture."""


def whole_timeline(context: Context) -> Timeline:
    """Return the timeline of everything."""
    return context.once("timeline", lambda: arrange(context.site.timeline_items, *context.site.settings.timeline))


def years(context: Context) -> tuple[int, ...]:
    """Return the years that have a page, sorted."""
    return context.once("years", lambda: tuple(sorted({int(route.key) for route in context.site.routes.all if route.kind == "year"})))


def timeline_context(view: View) -> dict[str, Any]:
    """Return what the whole timeline shows: everything, or where that is too long for one document, an overview of the years."""
    timeline = whole_timeline(view.context)
    groups = _beside_overview(timeline, view) if timeline.is_long else years_of(timeline, view)
    return {
        "overview": _years_of_overview(timeline, years(view.context)) if timeline.is_long else {},
        "facet": None,
        "facet_groups": all_facets(view),
        **listed(timeline, groups, view),
    }


def picture(timeline: Timeline, view: View) -> chart.Chart | None:
    """Return the picture of a timeline, or None where there is too little to draw."""
    drawn = chart.draw(timeline, lanes.lanes_of(view.corpus), view.timeline.mark_label)
    return drawn if sum(len(lane.marks) for lane in drawn.lanes) >= PICTURE_FROM else None


def listed(timeline: Timeline, groups: Iterable[Group], view: View) -> dict[str, Any]:
    """Return what any timeline shows: its rows, and their picture where they all stand in one document."""
    whole = view.route.pages == 1 and not (timeline.is_long and view.route.kind == "timeline")
    return {"timeline": timeline, "listing": listing(view, groups), "chart": picture(timeline, view) if whole else None}


def years_of(timeline: Timeline, view: View) -> Iterator[Group]:
    """Yield the years in which anything began, in order, and then what has no date."""
    for year, items in timeline.years.items():
        yield Group(year, str(year), anchor("years", str(year), view.locale), items)
    yield from _named("undated", str(view.labels.date_not_known), timeline.undated)


def _beside_overview(timeline: Timeline, view: View) -> Iterator[Group]:
    """Yield the groups of what stands on no year's page as that year's own: projects, and what has no date."""
    yield from _named("spans", str(view.labels.sections.spans), timeline.projects)
    yield from _named("undated", str(view.labels.date_not_known), timeline.undated)


def _named(key: str, title: str, items: Sequence[TimelineItem]) -> Iterator[Group]:
    if items:
        yield Group(key, title, language.slugify(title), items)


def _years_of_overview(timeline: Timeline, years: Sequence[int]) -> Mapping[int, list[TimelineItem]]:
    """Return what began in each year that has a page, but for projects: those of the timeline, and others in which something happened."""
    own = range(timeline.first, timeline.last + 1)
    found = {year: [item for item in timeline.years.get(year, ()) if item.sort != "projects"] for year in years}
    return {year: items for year, items in found.items() if items or year in own}
