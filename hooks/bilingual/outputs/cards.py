"""The pictures of pages for where their addresses are shared (see cards/)."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from bilingual.cards import pages as cards
from bilingual.outputs.artifact import Artifact

if TYPE_CHECKING:
    from bilingual.render import Renderer
    from bilingual.routes import Route


def make_for(renderer: "Renderer", route: "Route") -> Iterator[Artifact]:
    """Yield the picture of a page, if it has one of its own."""
    if cards.has_card(route):
        from bilingual.cards import drawing as card_picture  # not above: it loads fonts, which a build of kept pages never needs

        yield Artifact(cards.card_uri(route), card_picture.draw_card(cards.card_text(renderer, route)))
