"""The provinces on a page: their maps, and what is in each."""

from collections.abc import Iterable, Sequence
from typing import Any

from bilingual.rendering.maps.province_map import Province, ProvinceMap, draw
from bilingual.rendering.views.names import Names
from bilingual.rendering.views.words import Words
from bilingual.site.site import Site
from bilingual.text import language
from bilingual.text.provinces import PROVINCES


class Provinces:
    """The provinces in the language of ``words``, given by their keys."""

    def __init__(self, site: Site, words: Words, names: Names) -> None:
        self._site = site
        self._words = words
        self._names = names

    def group(self, organizations: Iterable[str]) -> list[tuple[str, list[str]]]:
        """Return organizations by the key of their province, the largest group first, and by "" where that is not known."""
        corpus, words = self._site.corpus, self._words
        found: dict[str, list[str]] = {}
        for key in organizations:
            found.setdefault(corpus.organizations[key].province or "", []).append(key)
        return sorted(
            found.items(),
            key=lambda group: (
                not group[0],
                -len(group[1]),
                group[0] and language.sort_key(words.text(corpus.places[group[0]].name), words.locale),
            ),
        )

    def map(self, provinces: Iterable[str], **choices: Any) -> ProvinceMap:
        """Return the map of provinces; for the ``choices`` see ``draw`` in rendering/maps/province_map.py."""
        return draw({key: self._names.province(key) for key in provinces if self.is_on_map(key)}, **choices)

    @staticmethod
    def is_on_map(key: str | None) -> bool:
        """Return whether the map has a place of this key; one of another country may be called a province, too."""
        return key in PROVINCES

    def map_of_groups(self, groups: Iterable[tuple[str, Sequence[str]]]) -> ProvinceMap | None:
        """Return the map of the provinces that a project's bodies are in, each with their number; None where none is known."""
        numbers = {province: len(keys) for province, keys in groups if province in PROVINCES}
        return self.map(numbers, looks=dict.fromkeys(numbers, "on"), numbers=numbers, dots=True) if numbers else None

    def home_map(self, on: Iterable[str] = (), **choices: Any) -> ProvinceMap:
        """Return the map of the site's own provinces, and of those ``on`` it; dashed where sources differ on whether one belongs there."""
        home, known = self._site.settings.home_provinces, self._site.corpus.places
        disputed = {key: "old" for key in home if key in known and "in_union_area" in known[key].remarks}
        on = tuple(key for key in on if self.is_on_map(key))
        if not set(on) <= set(home):
            choices = {"named": on} | choices  # far apart, their neighbours' names say nothing
        return self.map(dict.fromkeys((*home, *on)), looks=disputed | dict.fromkeys(on, "on"), **choices)

    def in_order(self, provinces: Iterable[Province]) -> list[Province]:
        """Return provinces of a map in the order of the language's alphabet."""
        return sorted(provinces, key=lambda province: language.sort_key(province.name, self._words.locale))
