"""Everything that is published besides pages; each module is a pure function of the site."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bilingual.outputs import calendars, cards, citations, feeds, llms, markdown_twins, not_found, open_data, redirects, search, sitemap
from bilingual.outputs.artifact import Artifact

if TYPE_CHECKING:
    from bilingual.render import Renderer


def make_all(renderer: "Renderer") -> Iterator[Artifact]:
    """Yield every file that is not a page, in the order in which they are written."""
    yield from not_found.make(renderer)
    yield from sitemap.make(renderer)
    yield from calendars.make(renderer)
    yield from open_data.make(renderer)
    yield from markdown_twins.make(renderer)
    yield from llms.make(renderer)
    yield from search.make(renderer)
    yield from redirects.make(renderer)
    yield from citations.make(renderer)
    yield from cards.make(renderer)


__all__ = ["Artifact", "feeds", "make_all"]
