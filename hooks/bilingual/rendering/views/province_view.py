"""The part of a page's view that knows provinces: their maps, their names, and what is in each."""

from collections.abc import Iterable, Sequence
from typing import Any

from bilingual.rendering.contexts.report import divide
from bilingual.rendering.maps.province_map import Province, ProvinceMap, draw
from bilingual.rendering.views.view import View
from bilingual.schema import Project
from bilingual.text import language
from bilingual.text.provinces import PROVINCES


class ProvinceView(View):
    """The templates' way to the provinces; page_view.py adds the rest of a page."""

    def by_province(self, organizations: Iterable[str]) -> list[tuple[str, list[str]]]:
        """Return organizations by the key of their province, the largest group first, and by "" where that is not known."""
        found: dict[str, list[str]] = {}
        for key in organizations:
            found.setdefault(self.corpus.organizations[key].province or "", []).append(key)
        return sorted(
            found.items(),
            key=lambda group: (
                not group[0],
                -len(group[1]),
                group[0] and language.sort_key(self.text(self.corpus.places[group[0]].name), self.locale),
            ),
        )

    def province_map(self, provinces: Iterable[str], **choices: Any) -> ProvinceMap:
        """Return the map of provinces, given by their keys; for the ``choices`` see ``draw`` in rendering/maps/province_map.py."""
        return draw({key: self.province_name(key) for key in provinces if self.is_on_map(key)}, **choices)

    def is_on_map(self, key: str | None) -> bool:
        """Return whether the map has a place of this key; one of another country may be called a province, too."""
        return key in PROVINCES

    def participants_map(self, groups: Iterable[tuple[str, Sequence[str]]]) -> ProvinceMap | None:
        """Return the map of the provinces that a project's bodies are in, each with their number; None where none is known."""
        numbers = {province: len(keys) for province, keys in groups if province in PROVINCES}
        return self.province_map(numbers, looks=dict.fromkeys(numbers, "on"), numbers=numbers, dots=True) if numbers else None

    def counted_participants(self, project: Project) -> str:
        """Return the key of the number that says how many participants there are, and that its other numbers divide; "" where none does."""
        whole, *_ = divide(project.figures)
        return whole if whole and project.figures[whole].value == len(project.participants) else ""

    def province_name(self, key: str) -> str:
        """Return what a province is called, whether or not it is among the places of the content."""
        place = self.corpus.places.get(key)
        return self.text(place.name) if place else PROVINCES[key].name_in(self.locale)

    def home_map(self, on: Iterable[str] = (), **choices: Any) -> ProvinceMap:
        """Return the map of the site's own provinces, and of those ``on`` it; dashed where sources differ on whether one belongs there."""
        home = self.site.settings.home_provinces
        known = self.corpus.places
        disputed = {key: "old" for key in home if key in known and "in_union_area" in known[key].remarks}
        on = tuple(filter(self.is_on_map, on))
        if not set(on) <= set(home):
            choices = {"named": on} | choices  # far apart, their neighbours' names say nothing
        return self.province_map(dict.fromkeys((*home, *on)), looks=disputed | dict.fromkeys(on, "on"), **choices)

    def in_order(self, provinces: Iterable[Province]) -> list[Province]:
        """Return provinces of a map in the order of the language's alphabet."""
        return sorted(provinces, key=lambda province: language.sort_key(province.name, self.locale))
