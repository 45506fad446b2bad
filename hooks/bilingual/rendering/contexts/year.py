"""The page of a year: what touches the year, and the years around it."""

from typing import TYPE_CHECKING, Any

from bilingual.rendering.contexts.facet_groups import FILTERED_FROM, all_facets, facet_groups, offers_own_facets
from bilingual.rendering.contexts.listing import Group, listing
from bilingual.schema.addresses import anchor

if TYPE_CHECKING:
    from bilingual.rendering.renderer import Renderer
    from bilingual.rendering.views.view import View


def year_context(renderer: "Renderer", view: "View") -> dict[str, Any]:
    """Return what a year's page shows: what touches the year, and the years around it."""
    year, position = int(view.route.key), renderer.years.index(int(view.route.key))
    touching = renderer.by_touched_year[year]
    filtered = len(touching) >= FILTERED_FROM
    return {
        "year": year,
        "before": renderer.years[position - 1] if position else None,
        "after": renderer.years[position + 1] if position + 1 < len(renderer.years) else None,
        "listing": listing(view, [Group(year, str(year), anchor("years", str(year), view.locale), touching)]),
        "facet_groups": all_facets(view) if not offers_own_facets(view.route) else facet_groups(view, touching) if filtered else (),
    }
