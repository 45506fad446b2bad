"""The page of the glossary: its terms in the order of the alphabet, and their anchors."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bilingual.rendering.renderer import Renderer
    from bilingual.rendering.views.view import View


def glossary_context(renderer: "Renderer", view: "View") -> dict[str, Any]:
    """Return what the page of the glossary shows."""
    return {"terms": renderer.terms(view.locale), "anchors": renderer.term_anchors(view.locale)}
