"""Everything that is published besides pages; each module is a pure function of the site."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bilingual.outputs import feeds, not_found, sitemap
from bilingual.outputs.artifact import Artifact

if TYPE_CHECKING:
    from bilingual.render import Renderer


def make_all(renderer: "Renderer") -> Iterator[Artifact]:
    """Yield every file that is not a page, in the order in which they are written."""
    yield from not_found.make(renderer)
    yield from sitemap.make(renderer.site)


__all__ = ["Artifact", "feeds", "make_all"]
