"""The list of events, with the facets by which it can be filtered."""

from typing import Any

from bilingual.rendering.contexts.facet_groups import FILTERED_FROM, facet_groups
from bilingual.rendering.contexts.registers import register_context
from bilingual.rendering.views.view import View
from bilingual.site import downloads


def events_context(view: View) -> dict[str, Any]:
    """Return what the list of events shows, and the facets by which it can be filtered where it stands on one page."""
    items = {item.key: item for item in view.site.timeline_items if item.sort == "events"}
    groups = facet_groups(view, items.values()) if view.route.pages == 1 and len(items) >= FILTERED_FROM else ()
    return {
        **register_context(view),
        "items": items,
        "facet_groups": [group for group in groups if len(group.links) > 1],
        "calendar": downloads.calendar(view.locale, "events"),
    }
