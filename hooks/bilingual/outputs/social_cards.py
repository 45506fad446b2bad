"""The pictures of pages for where their addresses are shared (see rendering/social/)."""

from collections.abc import Iterator

from bilingual.outputs.artifact import Artifact
from bilingual.rendering.renderer import Renderer
from bilingual.rendering.social import cards
from bilingual.rendering.views.view import View
from bilingual.site.routes import Route


def make_for(renderer: Renderer, route: Route) -> Iterator[Artifact]:
    """Yield the picture of a page, if it has one of its own."""
    if cards.has_card(route):
        from bilingual.rendering.social import card_text, drawing  # not above: they load fonts, which `check` seldom needs

        yield Artifact(cards.card_uri(route), drawing.draw_card(card_text.card_text(View(renderer.context, route))))
