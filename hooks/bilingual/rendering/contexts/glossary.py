"""The page of the glossary: its terms in the order of the alphabet, and their anchors."""

from typing import Any

from bilingual.rendering.views.view import View


def glossary_context(view: View) -> dict[str, Any]:
    """Return what the page of the glossary shows."""
    return {"terms": view.context.terms[view.locale].all, "anchors": view.context.terms[view.locale].anchors}
