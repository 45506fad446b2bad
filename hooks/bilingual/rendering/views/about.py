"""What a page says about itself to programs, and the files that belong to it."""

from functools import cached_property
from typing import Any

from markupsafe import Markup

from bilingual.rendering import extras
from bilingual.rendering.labels import fill_in
from bilingual.rendering.metadata import structured_data
from bilingual.rendering.social import cards
from bilingual.rendering.views.subject import Subject
from bilingual.schema import Entry
from bilingual.site import downloads

MOST_CALENDARS = 100
"""As many calendars stand in a page."""


class About(Subject):
    """What the page of ``view`` says about itself."""

    # to programs

    def structured_data(self, title: str, description: str) -> Markup:
        """Return the page's graph of schema.org in an element of its own."""
        return structured_data.structured_data(self._view, title, description)

    def card(self) -> dict[str, Any]:
        """Return address, size and alternative text of the picture that stands for the page elsewhere."""
        labels = self.labels
        title = labels.site_name if not cards.has_card(self._view.route) else self._view.title
        return {
            "url": self._view.site.settings.site_url + cards.card_uri(self._view.route),
            "width": cards.WIDTH,
            "height": cards.HEIGHT,
            "alt": fill_in(labels.card, title=title),
        }

    # files

    def alternates(self) -> list[tuple[str, str, str]]:
        """Return media type, title and address of what this page is offered as, too, and of what can be subscribed to from it."""
        labels = self.labels
        titles = {"page": self._view.title, "": str(labels.site_name)}
        found = downloads.alternates(self._view.route, self.own_calendar)
        return [(media_type, titles[name] if name in titles else labels.titles[f"{name}-list"], uri) for media_type, name, uri in found]

    def calendars(self) -> tuple[list[tuple[str, Entry | None, str]], bool]:
        """Return the calendars that can be subscribed to in the page's language as sort, project, address, and whether there are more.

        Where there are very many, those of the projects that were added or changed last are offered.
        """
        indexes = self._view.indexes
        found = list(downloads.calendars(indexes, self._view.locale))
        if len(found) <= MOST_CALENDARS:
            return found, False
        newest = {entry.key: place for place, (register, entry) in enumerate(indexes.newest) if register == "projects"}
        found.sort(key=lambda calendar: newest[calendar[1].key] if calendar[1] else -1)
        return found[:MOST_CALENDARS], True

    @cached_property
    def own_calendar(self) -> str | None:
        """The address of the calendar of the entry that this page shows, relative to the root, or None where it has none."""
        entry, route, locale = self._view.record, self._view.route, self._view.locale
        if not isinstance(entry, Entry) or not route.is_first:
            return None
        found = downloads.has_calendar(self._view.indexes, route.register, entry, locale)
        return downloads.entry_calendar(locale, route.register, entry.key) if found else None

    def extras(self, article: str) -> tuple[str, ...]:
        """Return the stylesheets and scripts that only pages load like this one, whose ``article`` it is, relative to the root."""
        styled, pictured = self._view.prose.is_styled, "<picture>" in article
        shown = ((extras.MARKDOWN, styled), (extras.PICTURES, pictured), (extras.UPCOMING, self._view.entries.upcoming()))
        return (*extras.extras(self._view.route), *(file for files, is_shown in shown if is_shown for file in files))
