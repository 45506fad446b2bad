"""The terms of the glossary, and the links that lead to their definitions from where a text first uses them."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Final

from bilingual.content.model import Corpus
from bilingual.schema import addresses
from bilingual.text import language

_NOT_IN: Final = r"<(a|button|code|h[1-6]|pre|summary|svg|th)\b.*?</\1>|<[^>]*>"
"""The elements in which no term becomes a link, and tags."""


class Terms:
    """The terms that a language has: in ``all`` of them, the order of its alphabet."""

    def __init__(self, corpus: Corpus, locale: str) -> None:
        named = [(term.term.get(locale), term) for term in corpus.glossary.values()]
        self.locale = locale
        self.all = [term for _, _, term in sorted((language.sort_key(name, locale), term.key, term) for name, term in named if name)]

    @cached_property
    def anchors(self) -> Mapping[str, str]:
        """The anchors of the terms on the page of the glossary, by key: the words of the term, such as "gecici-koruma"."""
        found: dict[str, str] = {}
        for term in self.all:
            found[term.key] = addresses.distinct_anchor(language.slugify(term.term.get(self.locale) or "") or term.key, found.values())
        return found

    @cached_property
    def _keys(self) -> Mapping[str, str]:
        """The keys of the terms by their words, as they stand within a sentence and at its beginning."""
        names = {str(term.term.get(self.locale)): term.key for term in self.all}
        return names | {language.capitalize_first(name, self.locale): key for name, key in names.items()}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = "|".join(re.escape(name) for name in sorted(self._keys, key=lambda name: (-len(name), name)))
        return re.compile(rf"{_NOT_IN}|(?<![\w’])(?P<term>{names})(?!\w)", re.DOTALL)

    def link(self, html: str, address: str, seen: set[str]) -> str:
        """Return ``html`` with links to the page of the terms at ``address``; ``seen`` holds the terms that the page has linked already."""

        def link(match: re.Match[str]) -> str:
            key = self._keys.get(match["term"])
            if key is None or key in seen:
                return match[0]
            seen.add(key)
            return f'<a class="term" href="{address}#{self.anchors[key]}">{match[0]}</a>'

        return self._pattern.sub(link, html) if self.all else html
