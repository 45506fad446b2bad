"""Leads from a text to the definitions of the terms of the field, where it first uses them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from bilingual.content.model import Corpus
from bilingual.schema import Term, addresses
from bilingual.text import language

_TAG: Final = re.compile(r"(<[^>]*>)")
_NOT_IN: Final = frozenset({"a", "button", "code", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "summary", "svg", "th"})
"""The elements in which no term becomes a link."""


class Linker:
    """Links the terms of a language to their definitions, the first use of each on a page."""

    def __init__(self, terms: Iterable[Term], anchors: Mapping[str, str], locale: str) -> None:
        """``anchors`` are those of the terms on the page of the glossary, by key."""
        self._anchors = anchors
        self._keys: dict[str, str] = {}
        for term in terms:
            name = str(term.term.get(locale))
            self._keys |= {name: term.key, language.capitalize_first(name, locale): term.key}
        names = "|".join(re.escape(name) for name in sorted(self._keys, key=lambda name: (-len(name), name)))
        self._pattern = re.compile(rf"(?<![\w’])(?:{names})(?!\w)") if names else None

    def link(self, html: str, address: str, seen: set[str]) -> str:
        """Return ``html`` with links to the page of the terms at ``address``; ``seen`` holds the terms that the page has linked already."""
        if self._pattern is None or not self._pattern.search(html):
            return html
        return "".join(self._pieces(html, address, seen))

    def _pieces(self, html: str, address: str, seen: set[str]) -> Iterator[str]:
        within: list[str] = []
        for piece in _TAG.split(html):
            if piece.startswith("<"):
                name = re.match(r"</?(\w*)", piece)[1]  # type: ignore[index]  # a tag begins so
                if name in _NOT_IN:
                    within = within[:-1] if piece.startswith("</") else [*within, name]
                yield piece
            elif within:
                yield piece
            else:
                yield self._linked(piece, address, seen)

    def _linked(self, text: str, address: str, seen: set[str]) -> str:
        def link(match: re.Match[str]) -> str:
            key = self._keys[match[0]]
            if key in seen:
                return match[0]
            seen.add(key)
            return f'<a class="term" href="{address}#{self._anchors[key]}">{match[0]}</a>'

        assert self._pattern
        return self._pattern.sub(link, text)


class Terms:
    """The terms of the glossary that a language has: in ``all`` of them, the order of its alphabet."""

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
    def linker(self) -> Linker:
        """What leads from texts to the terms."""
        return Linker(self.all, self.anchors, self.locale)
