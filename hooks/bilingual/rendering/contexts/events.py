"""The list of events, with the facets by which it can be filtered."""

from typing import Any

from bilingual.rendering.contexts.facet_groups import FILTERED_FROM, facet_groups
from bilingual.rendering.contexts.registers import register_context
from bilingual.rendering.views.view import View
from bilingual.site import downloads


def events_context(view: View) -> dict[str, Any]:
    """Return what the list of events shows, and the facets by which it can be filtered where it stands on one page."""
    moments = {moment.key: moment for moment in view.site.moments if moment.sort == "events"}
    groups = facet_groups(view, moments.values()) if view.route.pages == 1 and len(moments) >= FILTERED_FROM else ()
    return {
        **register_context(view),
        "moments": moments,
        "facet_groups": [group for group in groups if len(group.links) > 1],
        "calendar": downloads.calendar(view.locale, "events"),
    }
