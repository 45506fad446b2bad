"""Everything that is published besides pages; each module is a pure function of the site."""

from collections.abc import Callable, Iterator

from bilingual.outputs import (
    assets,
    calendars,
    citations,
    colors,
    edit_page,
    feeds,
    llms,
    markdown_twins,
    not_found,
    open_data,
    redirects,
    sitemap,
    social_cards,
)
from bilingual.outputs.artifact import Artifact
from bilingual.rendering.renderer import Renderer
from bilingual.site.routes import Route

MAKERS: tuple[Callable[[Renderer], Iterator[Artifact]], ...] = (
    open_data.make,
    calendars.make_common,
    sitemap.make,
    llms.make,
    not_found.make,
    redirects.make,
    colors.make,
    edit_page.make,
    assets.make,
)
"""What makes the files that are about the whole site, the longest work first; the search index stands apart, as it needs every page."""

MakerForPages = Callable[[Renderer, Route], Iterator[Artifact]]

MAKERS_FOR_PAGES: tuple[MakerForPages, ...] = (
    markdown_twins.make_for,
    citations.make_for,
    calendars.make_for,
    social_cards.make_for,
)
"""What makes the files that belong to one page and are not the page."""


def files_for(make_for: MakerForPages, renderer: Renderer, route: Route) -> list[Artifact]:
    """Return what one of MAKERS_FOR_PAGES makes for a page; further pages of a list have no files of their own."""
    return list(make_for(renderer, route)) if route.is_first else []


__all__ = ["MAKERS", "MAKERS_FOR_PAGES", "Artifact", "feeds", "files_for"]
