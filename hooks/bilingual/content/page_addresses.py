"""The addresses of pages: no two may be the same, and of those that pages had (``redirect_from``), none may be a page's or lead to two."""

import re
from collections.abc import Iterable, Iterator, Mapping

from bilingual.content.merge import Location, Merged
from bilingual.content.model import Corpus
from bilingual.diagnostics.problems import Problem
from bilingual.schema import COLLECTIONS, REGISTERS, Record
from bilingual.schema.addresses import PAGES, SEGMENTS, address, home, slug_of
from bilingual.schema.fields import OldAddresses
from bilingual.text.language import LOCALES, SOURCE_LOCALE, TARGET_LOCALE

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


Addressed = tuple[str, Record, Merged]
"""A record that has a page: the register of its address, and where it stands."""


def check(corpus: Corpus) -> Iterator[Problem]:
    """Yield the problems of the addresses of all records that have a page; of two that have the same one, the second is named."""
    records = list(_addressed(corpus))
    lists = {(register, locale): address(register, "", locale) for register in SEGMENTS for locale in LOCALES}
    taken = dict.fromkeys(lists.values(), "mkdocs.yml")
    for register, record, where in records:
        for locale in record.locales:
            slug = slug_of(register, record.key, record, locale)
            uri = lists[register, locale] + (f"{slug}/" if slug else "")
            if slug and (RESERVED.fullmatch(uri) or (locale == SOURCE_LOCALE and uri.startswith(home(TARGET_LOCALE)))):
                yield where.problem(("slug",), "reserved-slug", locale=locale, uri=uri)
            elif slug and uri in taken:
                yield where.problem(("slug",), "same-address", locale=locale, uri=uri, path=taken[uri])
            taken[uri] = where.document(locale).path
    yield from _check_old(records, taken)


def _addressed(corpus: Corpus) -> Iterator[Addressed]:
    """Yield the records that have an address, by register, and by key where each has a file."""
    for register in sorted([*COLLECTIONS, *(name for name in REGISTERS if name in SEGMENTS), "pages", "signatories"]):
        records = corpus.register(register)
        for key in records if register in REGISTERS or register == "signatories" else sorted(records):
            yield register, records[key], corpus.place_of(register, key)


def _check_old(records: Iterable[Addressed], taken: Mapping[str, str]) -> Iterator[Problem]:
    """Yield the problems of old addresses; ``taken`` names the file of every present one."""
    wanted: dict[str, str] = {}
    for _, record, where in records:
        old: OldAddresses | None = getattr(record, "redirect_from", None)
        for locale, uris in old.items() if old else ():
            for position, uri in enumerate(uris):
                place: Location = ("redirect_from", position)
                if uri in taken or RESERVED.fullmatch(uri):
                    path = taken.get(uri, "mkdocs.yml")
                    yield where.problem(place, "old-address-taken", locale=locale, uri=uri, path=path)
                elif uri in wanted:
                    yield where.problem(place, "old-address-twice", locale=locale, uri=uri, path=wanted[uri])
                wanted[uri] = where.source.path
