"""A subject of what templates may ask: it belongs to the view of one page."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bilingual.rendering.views.view import View


class Subject:
    """What a subject says, it says in the language of its ``view``, by its labels, of its corpus."""

    def __init__(self, view: "View") -> None:
        self._view = view
        self._locale = view.locale
        self.labels = view.labels
        self._corpus = view.corpus
