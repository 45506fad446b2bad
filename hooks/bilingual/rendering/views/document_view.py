"""What a page says about itself: how to cite it, its picture, structured data, whether its translation is older than the text.

And what leads away from it: files beside it, calendars, the pages above it, an editor.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from markupsafe import Markup

from bilingual.rendering.labels import fill_in
from bilingual.rendering.metadata import citing
from bilingual.rendering.metadata.structured_data import structured_data
from bilingual.rendering.social import cards
from bilingual.rendering.views.page_view import PageView
from bilingual.schema import Declaration, Entry, Report
from bilingual.site import downloads
from bilingual.site.routes import Route
from bilingual.text.dates import Edtf
from bilingual.text.language import SOURCE_LOCALE

WHOLE_FILES = ("glossary",)
"""The pages that show every record of a file."""
FILES_OF: Mapping[str, str] = {"declaration": "declaration", "declaration-history": "declaration", "signatories": "signatories"}
"""The kinds of pages that show, in one language, what one file holds."""
MOST_CALENDARS = 100
"""As many calendars stand in a page."""


class DocumentView(PageView):
    """The templates' way to everything: what a page shows, and what it says about itself."""

    def how_to_cite(self, record: Entry | Declaration) -> list[citing.Citation]:
        """Return the ways to cite the page or what it is about, the best first."""
        return citing.citations(self, record, self._cited)

    @cached_property
    def _cited(self) -> list[citing.Item]:
        """What can be cited of the report or of the declaration that the page shows."""
        record = self.corpus.declaration if self.route.kind == "declaration" else self.record
        return citing.items(self, record) if isinstance(record, Report | Declaration) else []

    def citation_files(self, record: Entry | Declaration) -> Mapping[str, str]:
        """Return the files for reference managers by the name of their form, relative to the root; nothing for most pages."""
        return citing.downloads(record, self.locale)

    def translations(self) -> Iterator[tuple[str, Route]]:
        """Yield the languages that the page is in, as search engines call them, each with the page; nothing where it is in one only."""
        for locale, twin in self.twins() if self.has_all_twins() else ():
            if twin:
                yield locale, twin
                if locale == SOURCE_LOCALE:
                    yield "x-default", twin

    def structured_data(self, title: str, description: str) -> Markup:
        """Return the page's graph of schema.org in an element of its own."""
        return structured_data(self, title, description)

    def card(self) -> dict[str, Any]:
        """Return address, size and alternative text of the picture that stands for the page elsewhere."""
        title = self.labels.site_name if not cards.has_card(self.route) else self.title
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
        record = self.corpus.declaration if FILES_OF.get(self.route.kind) == "declaration" else self.record
        return getattr(record, "updated", None)

    def is_outdated(self) -> bool:
        """Return whether the original has changed since this page was translated."""
        if self.original() is None:
            return False
        if self.route.kind in WHOLE_FILES:
            return any(register == self.route.kind for register, _ in self.site.outdated)
        if self.route.kind == "home" and self.corpus.site.home:
            return ("site", "") in self.site.outdated
        register = FILES_OF.get(self.route.kind, self.route.register)
        return (register, self.route.key) in self.site.outdated

    def citation_tags(self) -> list[tuple[str, str]]:
        """Return name and content of the tags by which reference managers know a report (Highwire Press) and of Dublin Core."""
        return list(citing.tags(self, self.record, *self._cited)) if isinstance(self.record, Report) else []

    # files beside the pages

    def alternates(self) -> list[tuple[str, str, str]]:
        """Return media type, title and address of what this page is offered as, too, and of what can be subscribed to from it."""
        titles = {"page": self.title, "": str(self.labels.site_name)}
        found = downloads.alternates(self.route, self.own_calendar)
        return [(media_type, titles.get(name) or self.labels.titles[f"{name}-list"], uri) for media_type, name, uri in found]

    def calendars(self) -> tuple[list[tuple[str, Entry | None, str]], bool]:
        """Return the calendars that can be subscribed to in the page's language as sort, project, address, and whether there are more.

        Where there are very many, those of the projects that were added or changed last are offered.
        """
        found = list(downloads.calendars(self.indexes, self.locale))
        if len(found) <= MOST_CALENDARS:
            return found, False
        newest = {entry.key: place for place, (register, entry) in enumerate(self.indexes.newest) if register == "projects"}
        found.sort(key=lambda calendar: newest[calendar[1].key] if calendar[1] else -1)
        return found[:MOST_CALENDARS], True

    @cached_property
    def own_calendar(self) -> str | None:
        """The address of the calendar of the entry that this page shows, relative to the root, or None where it has none."""
        entry, route = self.record, self.route
        if not isinstance(entry, Entry) or not route.is_first:
            return None
        found = downloads.has_calendar(self.indexes, route.register, entry, self.locale)
        return downloads.entry_calendar(self.locale, route.register, entry.key) if found else None

    # what stands around it

    def breadcrumbs(self) -> list[tuple[str, Route]]:
        """Return the pages above this one, the home first, with their titles."""
        parents = self.renderer.parents(self.route)
        above = self.renderer.shared(("above", parents), self, lambda one: _titled(one, parents))
        found = [(title, route) for title, route in above if route is not self.route]
        first = None if self.route.is_first else self.site.routes.page(self.route, 1)
        return [*found, (self.renderer.title_of(first, short=True), first)] if first else found

    def edit_links(self) -> list[tuple[str, str, str]]:
        """Return label, file and address of what opens this page's words and facts in an editor; no address where the site has none."""
        settings, route, labels = self.site.settings, self.route, self.labels.footer
        paths = {labels.edit_words: route.words_path}
        if route.facts_path != route.words_path:
            paths[labels.edit_facts] = route.facts_path
        return [(label, path, settings.edit_url and settings.edit_url + path) for label, path in paths.items() if path]


def _titled(view: PageView, kinds: Iterable[str]) -> list[tuple[str, Route]]:
    """Return the home and the single pages of these ``kinds``, those that are there, with their titles."""
    routes = (view.to("home", "index"), *(view.to(kind) for kind in kinds))
    return [(view.renderer.title_of(route, short=True), route) for route in routes if route]
