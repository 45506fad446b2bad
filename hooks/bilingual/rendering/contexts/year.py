"""The page of a year: what touches the year, and the years around it."""

from typing import Any

from bilingual.rendering.contexts.facet_groups import FILTERED_FROM, all_facets, facet_groups
from bilingual.rendering.contexts.listing import Group, listing
from bilingual.rendering.contexts.timeline import years
from bilingual.rendering.views.view import View
from bilingual.schema.addresses import anchor
from bilingual.site.timeline_items import by_touched_year


def year_context(view: View) -> dict[str, Any]:
    """Return what a year's page shows: what touches the year, and the years around it."""
    year, all_years = int(view.route.key), years(view.context)
    position = all_years.index(year)
    touching = view.context.once("by-touched-year", lambda: by_touched_year(view.site.timeline_items, all_years))[year]
    own_facets = view.route.pages == 1 and len(touching) >= FILTERED_FROM
    offered = facet_groups(view, touching) if own_facets else all_facets(view) if view.route.pages > 1 else ()
    return {
        "year": year,
        "before": all_years[position - 1] if position else None,
        "after": all_years[position + 1] if position + 1 < len(all_years) else None,
        "listing": listing(view, [Group(year, str(year), anchor("years", str(year), view.locale), touching)]),
        "facet_groups": offered,
    }
