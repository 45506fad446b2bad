"""The provinces on a page: their maps, and what is in each."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from bilingual.rendering.maps.province_map import Province, ProvinceMap, draw
from bilingual.rendering.views.subject import Subject
from bilingual.text import language
from bilingual.text.provinces import PROVINCES

Row = TypeVar("Row")


class Provinces(Subject):
    """Provinces, given by their keys."""

    def group(self, rows: Iterable[Row], province_of: Callable[[Row], str | None]) -> list[tuple[str, str, list[Row]]]:
        """Return rows by the key and the name of their province, the largest group first, and by "" where that is not known."""
        found: dict[str, list[Row]] = {}
        for row in rows:
            found.setdefault(province_of(row) or "", []).append(row)
        groups = [(key, key and self._view.names.province(key), group) for key, group in found.items()]
        return sorted(groups, key=lambda group: (not group[0], -len(group[2]), language.sort_key(group[1], self._locale)))

    def of_organizations(self, keys: Iterable[str]) -> list[tuple[str, str, list[str]]]:
        """Return organizations as ``group`` does."""
        return self.group(keys, lambda key: self._corpus.organizations[key].province)

    def map(self, provinces: Iterable[str], **choices: Any) -> ProvinceMap:
        """Return the map of provinces; for the ``choices`` see ``draw`` in rendering/maps/province_map.py."""
        return draw({key: self._view.names.province(key) for key in provinces if self.is_on_map(key)}, **choices)

    @staticmethod
    def is_on_map(key: str | None) -> bool:
        """Return whether the map has a place of this key; one of another country may be called a province, too."""
        return key in PROVINCES

    def map_of_groups(self, groups: Iterable[tuple[str, str, Sequence[str]]]) -> ProvinceMap | None:
        """Return the map of the provinces that a project's bodies are in, each with their number; None where none is known."""
        numbers = {province: len(keys) for province, _, keys in groups if province in PROVINCES}
        return self.map(numbers, looks=dict.fromkeys(numbers, "on"), numbers=numbers, dots=True) if numbers else None

    def home_map(self, on: Iterable[str] = (), **choices: Any) -> ProvinceMap:
        """Return the map of the site's own provinces, and of those ``on`` it; dashed where sources differ on whether one belongs there."""
        home, known = self._view.site.settings.home_provinces, self._corpus.places
        disputed = {key: "old" for key in home if key in known and "in_union_area" in known[key].remarks}
        on = tuple(key for key in on if self.is_on_map(key))
        if not set(on) <= set(home):
            choices = {"named": on} | choices  # far apart, their neighbours' names say nothing
        return self.map(dict.fromkeys((*home, *on)), looks=disputed | dict.fromkeys(on, "on"), **choices)

    def in_order(self, provinces: Iterable[Province]) -> list[Province]:
        """Return provinces of a map in the order of the language's alphabet."""
        return sorted(provinces, key=lambda province: language.sort_key(province.name, self._locale))
