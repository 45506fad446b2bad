"""The page of a facet, which shows the timeline narrowed to it, and the page of all facets of a dimension."""

from typing import Any

from bilingual.rendering.contexts.facet_groups import FacetLink, all_facets, facet_links, in_order
from bilingual.rendering.contexts.listing import Group, listing, name_groups
from bilingual.rendering.contexts.timeline import listed, years_of
from bilingual.rendering.views.view import View
from bilingual.site import facets
from bilingual.site.timeline_items import arrange, by_facet, count_facets
from bilingual.text import language


def facet_context(view: View) -> dict[str, Any]:
    """Return what the timeline narrowed to one facet shows."""
    facet = facets.facet_of(view.route.key)
    items = view.context.once("by-facet", lambda: by_facet(view.site.timeline_items))[facet]
    timeline = view.context.once(facet, lambda: arrange(items, *view.site.settings.timeline))
    return {
        "overview": {},
        "facet": facet,
        "facet_name": view.names.facet(facet),
        "facet_groups": all_facets(view),
        **listed(timeline, years_of(timeline, view), view),
    }


def facet_list_context(view: View) -> dict[str, Any]:
    """Return what the page of all facets of a dimension shows: those facets, letter by letter."""

    def by_letter() -> list[Group]:
        letters: dict[str, list[FacetLink]] = {}
        for link in in_order(facet_links(view, count_facets(view.site.timeline_items))[view.route.key], view.locale):
            letters.setdefault(language.alphabet_letter(link.name.striptags(), view.locale), []).append(link)
        return name_groups((letter, letter, links) for letter, links in letters.items())

    groups = view.context.once(("facet-list", view.route.key, view.locale), by_letter)
    return {"dimension": view.route.key, "listing": listing(view, groups)}
