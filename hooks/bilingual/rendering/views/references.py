"""The list of sources at a page's foot.

Sources are numbered in the order in which a page cites them, and so are the places where it cites them: their anchors stay what they were
when each number was printed.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from markupsafe import Markup

from bilingual.content.markdown_elements import key_of, place_in
from bilingual.rendering.views.subject import Subject
from bilingual.schema import Source, addresses
from bilingual.text import dates
from bilingual.text.locators import in_words

if TYPE_CHECKING:
    from bilingual.rendering.views.view import View


class References(Subject):
    """The sources that a page cites, with their numbers."""

    def __init__(self, view: "View") -> None:
        super().__init__(view)
        self._numbers: dict[str, int] = {}
        self._citations: dict[str, int] = {}

    def known(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Return those of ``keys`` that are sources, each once; they may bear places, here as below."""
        return tuple(key for key in dict.fromkeys(keys) if key_of(key) in self._corpus.sources)

    def number(self, key: str) -> int:
        """Return the number of a source on this page, the next one where it is cited for the first time."""
        return self._numbers.setdefault(key_of(key), len(self._numbers) + 1)

    def take_in(self, keys: Iterable[str]) -> None:
        """Give each source its number."""
        for key in self.known(keys):
            self.number(key)

    def new_citation(self, key: str) -> str:
        """Return the anchor of the next place that cites a source."""
        number, source = self.number(key), key_of(key)
        self._citations[source] = self._citations.get(source, 0) + 1
        return addresses.anchor("citations", f"{number}-{self._citations[source]}", self._locale)

    def listed(self, keys: Iterable[str] = ()) -> list[tuple[int, Source]]:
        """Return the page's references in order, those in ``keys`` that were not cited yet at the end."""
        self.take_in(keys)
        return [(number, self._corpus.sources[key]) for key, number in self._numbers.items()]

    def anchor(self, key: str) -> str:
        """Return the anchor of a source in the page's list of references."""
        return addresses.anchor("references", str(self.number(key)), self._locale)

    def brief(self, key: str) -> Markup:
        """Return a source in one line: its title, which leads to it, who published it, the year, and the place that is cited."""
        source = self._corpus.sources[key_of(key)]
        words, language_of_title = self.title(key)
        title: Markup | str = words
        if language_of_title != self._locale:
            title = Markup('<span lang="{}">{}</span>').format(language_of_title, words)
        address = source.url or self._view.links.source(source.key)
        publisher = self._view.names.publisher(source)
        year = dates.format_year(source.date, self._locale) if source.date else ""
        return Markup(", ").join(
            [Markup('<a href="{}">{}</a>').format(address, title), *filter(None, (publisher, year, in_words(place_in(key), self._locale)))]
        )

    def title(self, key: str) -> tuple[str, str]:
        """Return a source's title and its language; our translation where there is one that the page's readers need."""
        source = self._corpus.sources[key_of(key)]
        translated = (
            source.title_translation.get(self._locale) if source.title_translation and source.language_of_title != self._locale else None
        )
        return (translated, self._locale) if translated else (source.title, source.language_of_title)
