"""What the pages of one site share: its content and how to find it, labels, titles, terms, and lists that are made once."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

from bilingual.rendering.labels import labels_of
from bilingual.rendering.markdown import MarkdownRenderer
from bilingual.rendering.term_links import Terms
from bilingual.rendering.titles import Titles
from bilingual.site.indexes import Indexes
from bilingual.site.site import Site
from bilingual.text.language import LOCALES

Shared = TypeVar("Shared")


class Context:
    """What views and outputs of ``site`` get."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.indexes = Indexes(site.corpus)
        self.labels = {locale: labels_of(site.words, site.settings, locale) for locale in LOCALES}
        self.terms = {locale: Terms(site.corpus, locale) for locale in LOCALES}
        self.titles = Titles(site, self.labels)
        self.markdown = MarkdownRenderer(site.settings.markdown)
        self.foreign = {
            text: code
            for _, entry in site.corpus.entries()
            for locale, code in entry.title_language.items()
            if (text := entry.title.get(locale))
        }
        """The languages of titles that are in neither language of the site, by title."""
        self._made: dict[object, Any] = {}

    def once(self, name: object, make: Callable[[], Shared]) -> Shared:
        """Return what pages share under a ``name``, made for the first that asks: the whole of a list that has several pages, say."""
        if name not in self._made:
            self._made[name] = make()
        return cast(Shared, self._made[name])
