"""The addresses of pages: no two may be the same, and of those that pages had (``redirect_from``), none may be a page's or lead to two."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bilingual.content.merge import Location, Merged
from bilingual.diagnostics.problems import Problem
from bilingual.schema import Record
from bilingual.schema.addresses import PAGES, SEGMENTS, address, home, slug_of
from bilingual.schema.fields import OldAddresses
from bilingual.text.language import LOCALES, SOURCE_LOCALE

RESERVED = re.compile(
    "|".join(
        [
            *(rf"{address('timeline', '', locale)}.+" for locale in LOCALES),
            *(rf"(?:.*/)?{word}/[0-9]+/" for word in PAGES.values()),
        ]
    )
    + "|assets/.*|api/.*"
)
"""Addresses that the site gives itself, as its content comes and goes: the timeline's years and views, further pages of lists, files."""


@dataclass(frozen=True, slots=True)
class Addressed:
    """A record that has a page.

    ``register`` is that of its address, ``paths`` are its files by language, and ``steps`` lead to it inside of them, which are at
    ``where``.
    """

    register: str
    record: Record
    paths: Mapping[str, str]
    steps: tuple[str, ...]
    where: Merged


def check(records: Sequence[Addressed]) -> Iterator[Problem]:
    """Yield the problems of the addresses of ``records``; of two that have the same one, the second is named."""
    lists = {(register, locale): address(register, "", locale) for register in SEGMENTS for locale in LOCALES}
    taken = dict.fromkeys(lists.values(), "mkdocs.yml")
    for addressed in records:
        record = addressed.record
        for locale in record.locales:
            slug = slug_of(addressed.register, record.key, record, locale)
            uri = lists[addressed.register, locale] + (f"{slug}/" if slug else "")
            if slug and (RESERVED.fullmatch(uri) or _speaks_another(uri, locale)):
                place = (*addressed.steps, "slug")
                yield addressed.where.problem(place, "reserved-slug", locale=locale, uri=uri)
            elif slug and uri in taken:
                place = (*addressed.steps, "slug")
                yield addressed.where.problem(place, "same-address", locale=locale, uri=uri, path=taken[uri])
            taken[uri] = addressed.paths.get(locale, addressed.paths[SOURCE_LOCALE])
    yield from _check_old(records, taken)


def _speaks_another(uri: str, locale: str) -> bool:
    """Return whether an address lies in the folder of another language."""
    return any(uri.startswith(home(other)) for other in LOCALES if home(other) and other != locale)


def _check_old(records: Sequence[Addressed], taken: Mapping[str, str]) -> Iterator[Problem]:
    """Yield the problems of old addresses; ``taken`` names the file of every present one."""
    wanted: dict[str, str] = {}
    for addressed in records:
        old: OldAddresses | None = getattr(addressed.record, "redirect_from", None)
        for locale, uris in old.items() if old else ():
            for position, uri in enumerate(uris):
                place: Location = (*addressed.steps, "redirect_from", position)
                if uri in taken or RESERVED.fullmatch(uri):
                    path = taken.get(uri, "mkdocs.yml")
                    yield addressed.where.problem(place, "old-address-taken", locale=locale, uri=uri, path=path)
                elif uri in wanted:
                    yield addressed.where.problem(place, "old-address-twice", locale=locale, uri=uri, path=wanted[uri])
                wanted[uri] = addressed.paths[SOURCE_LOCALE]
