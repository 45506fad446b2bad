"""Whether a page is a translation, and whether what it was translated from has changed since."""

from collections.abc import Mapping

from bilingual.rendering.views.subject import Subject
from bilingual.site.routes import Route
from bilingual.text.edtf import Edtf
from bilingual.text.language import SOURCE_LOCALE

WHOLE_FILES = ("glossary",)
"""The pages that show every record of a file."""
FILES_OF: Mapping[str, str] = {"declaration": "declaration", "declaration-history": "declaration", "signatories": "signatories"}
"""The kinds of pages that show, in one language, what one file holds."""


class Translation(Subject):
    """The page of ``view`` as a translation."""

    def original(self) -> Route | None:
        """Return this page in the language that it was translated from, or None where it is that page itself."""
        return None if self._view.locale == SOURCE_LOCALE else self._view.site.routes.twin(self._view.route, SOURCE_LOCALE)

    def changed(self) -> Edtf | None:
        """Return the day on which the original of this page's words last changed, or None where its file does not say."""
        view = self._view
        record = view.corpus.declaration if FILES_OF.get(view.route.kind) == "declaration" else view.record
        return getattr(record, "updated", None)

    def is_outdated(self) -> bool:
        """Return whether the original has changed since this page was translated."""
        if self.original() is None:
            return False
        site, route = self._view.site, self._view.route
        if route.kind in WHOLE_FILES:
            return any(register == route.kind for register, _ in site.outdated)
        if route.kind == "home" and site.words.home:
            return ("site", "") in site.outdated
        return (FILES_OF.get(route.kind, route.register), route.key) in site.outdated
