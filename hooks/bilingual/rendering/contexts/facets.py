"""The page of a facet, which shows the timeline narrowed to it, and the page of all facets of a dimension."""

from typing import TYPE_CHECKING, Any

from bilingual.rendering.contexts.facet_groups import FacetLink, all_facets, facet_links, in_order
from bilingual.rendering.contexts.listing import Group, listing, name_groups
from bilingual.rendering.contexts.timeline import listed, years_of
from bilingual.rendering.labels import fill_in
from bilingual.site import facets
from bilingual.site.timeline_items import arrange, count_facets
from bilingual.text import language

if TYPE_CHECKING:
    from bilingual.rendering.renderer import Renderer
    from bilingual.rendering.views.view import View


def facet_context(renderer: "Renderer", view: "View") -> dict[str, Any]:
    """Return what the timeline narrowed to one facet shows."""
    facet = facets.facet_of(view.route.key)
    timeline = renderer.once(facet, lambda: arrange(renderer.by_facet[facet], *renderer.site.settings.timeline))
    return {
        "overview": {},
        "facet": facet,
        "facet_name": view.names.facet(facet),
        "facet_groups": all_facets(view),
        **listed(timeline, years_of(timeline, view), view),
    }


def facet_list_context(renderer: "Renderer", view: "View") -> dict[str, Any]:
    """Return what the page of all facets of a dimension shows: those facets, letter by letter."""

    def by_letter() -> list[Group]:
        letters: dict[str, list[FacetLink]] = {}
        for link in in_order(facet_links(view, count_facets(renderer.moments))[view.route.key], view.locale):
            letters.setdefault(language.alphabet_letter(link.name.striptags(), view.locale), []).append(link)
        return name_groups((letter, letter, links) for letter, links in letters.items())

    groups = renderer.once(("facet-list", view.route.key, view.locale), by_letter)
    return {"dimension": view.route.key, "listing": listing(view, groups)}


def facet_list_title(view: "View") -> str:
    """Return the title of the page of all facets of a dimension."""
    name = view.labels.titles[f"{facets.REGISTERS[view.route.key]}-list"]
    return fill_in(view.labels.titles.facet_list, name=name)


def facet_title(view: "View") -> str:
    """Return the title of a facet's page."""
    facet = facets.facet_of(view.route.key)
    title = str(view.labels.titles.facet).replace("{dimension}", view.labels.facets[facet.dimension])
    return title.replace("{name}", view.names.facet(facet).striptags())
