"""What a page says about itself: how to cite it, its picture, structured data, whether its translation is older than the text."""

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from bilingual import cards, citing
from bilingual.dates import Edtf
from bilingual.language import SOURCE_LOCALE
from bilingual.page_view import PageView
from bilingual.routes import Route
from bilingual.schema import SINGLE_FILES, Declaration, Entry, Report
from bilingual.structured_data import structured_data
from bilingual.view import fill_in

WHOLE_FILES = ("glossary",)
"""The pages that show every record of a file."""


class DocumentView(PageView):
    """The templates' way to everything: what a page shows, and what it says about itself."""

    def how_to_cite(self, record: Entry | Declaration) -> list[citing.Citation]:
        """Return the ways to cite the page or what it is about, the best first."""
        return citing.citations(self, record)

    def citation_files(self, record: Entry | Declaration) -> Mapping[str, str]:
        """Return the files for reference managers by the name of their form, relative to the root; nothing for most pages."""
        return citing.downloads(record, self.locale)

    def structured_data(self, title: str, description: str) -> Markup:
        """Return the page's graph of schema.org in an element of its own."""
        return structured_data(self, title, description)

    def card(self) -> dict[str, Any]:
        """Return address, size and alternative text of the picture that stands for the page elsewhere."""
        title = self.labels.site_name if not cards.has_card(self.route) else self.renderer.title_of(self.route)
        return {
            "url": self.site.settings.site_url + cards.card_uri(self.route),
            "width": cards.WIDTH,
            "height": cards.HEIGHT,
            "alt": fill_in(self.labels.card, title=title),
        }

    def original(self) -> Route | None:
        """Return this page in the language that it was translated from, or None where it is that page itself."""
        return None if self.locale == SOURCE_LOCALE else self.site.routes.twin(self.route, SOURCE_LOCALE)

    def changed_original(self) -> Edtf | None:
        """Return the day on which the original of this page's words last changed, or None where its file does not say."""
        record = self.corpus.declaration if self.route.kind == "declaration" else self.renderer.record_of(self.route)
        return getattr(record, "updated", None)

    def is_outdated(self) -> bool:
        """Return whether the original has changed since this page was translated."""
        if self.original() is None:
            return False
        if self.route.kind in WHOLE_FILES:
            return any(register == self.route.kind for register, _ in self.site.outdated)
        register = self.route.kind if self.route.kind in SINGLE_FILES else self.route.register
        return (register, self.route.key) in self.site.outdated

    def citation_tags(self) -> Iterator[tuple[str, str]]:
        """Yield name and content of the tags by which reference managers know a report (Highwire Press) and of Dublin Core."""
        record = self.renderer.record_of(self.route) if self.route.kind == "report" else None
        if isinstance(record, Report):
            yield from citing.tags(self, record)
