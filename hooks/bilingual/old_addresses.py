"""The addresses that pages had (``redirect_from``): none may be a page's today, and none may lead to two pages."""

import re
from collections.abc import Iterable, Iterator, Mapping

from bilingual.addresses import address
from bilingual.language import LOCALES
from bilingual.merge import Location, Merged
from bilingual.problems import Problem
from bilingual.schema import Record
from bilingual.schema.fields import OldAddresses

YEAR = re.compile("|".join(rf"{address('years', '', locale)}[0-9]{{4}}/" for locale in LOCALES))
"""The addresses of single years' pages; which of them there are is known only when all dates are."""


def check(records: Iterable[tuple[Merged, tuple[str, ...], Record]], taken: Mapping[str, str]) -> Iterator[Problem]:
    """Yield the problems of old addresses.

    ``records`` are those that have a page, each with its file and its place in it; ``taken`` names the file of every present address.
    """
    wanted: dict[str, str] = {}
    for where, steps, record in records:
        old: OldAddresses = getattr(record, "redirect_from", OldAddresses())
        for locale, uris in old.items():
            for position, uri in enumerate(uris):
                place: Location = (*steps, "redirect_from", position)
                if uri in taken or YEAR.fullmatch(uri):
                    yield where.problem(place, "old-address-taken", locale=locale, uri=uri, path=taken.get(uri, "mkdocs.yml"))
                elif uri in wanted:
                    yield where.problem(place, "old-address-twice", locale=locale, uri=uri, path=wanted[uri])
                wanted[uri] = where.source.path
