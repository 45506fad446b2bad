"""Gives every page a title and a description of its own, for browsers' tabs and search engines, whatever else is called the same.

A title says the sort of what it names ("Adana – İl"). Where that is not enough, it says what differs: province, date, place, or at last a
number. A description that others have, too, begins with the title.
"""

from collections.abc import Iterable, Iterator, Mapping

from bilingual.content.derive import is_own_record
from bilingual.rendering.labels import Labels
from bilingual.rendering.views.names import Names, title_in
from bilingual.rendering.views.words import Words
from bilingual.schema import Entry, Organization, Page, Place, Record, Source
from bilingual.schema.declaration import Signature
from bilingual.site.facets import REGISTERS, facet_of
from bilingual.site.routes import Route
from bilingual.site.site import Site
from bilingual.text import dates, language
from bilingual.text.edtf import Edtf

JOINT = " – "
MOST_DETAILS = 5
"""No page has more details than this by which to tell it apart."""


def distinct_titles(plain: Mapping[Route, str], site: Site, labels: Labels, locale: str) -> Mapping[str, str]:
    """Return the titles of the pages that have a title in ``plain``, all of one language, by their addresses."""
    details = _Details(site, labels, locale)
    titles = {route: details.title(route, title) for route, title in plain.items()}
    for position in range(MOST_DETAILS):
        for routes in _by_text(titles):
            found = [details.of_page(route)[position : position + 1] for route in routes]
            if len(set(found)) > 1:
                titles |= {route: JOINT.join([titles[route], *filter(None, one)]) for route, one in zip(routes, found, strict=True)}
    return _numbered((route, title, f"{title}{JOINT}{{number}}") for route, title in titles.items())


def distinct_descriptions(plain: Mapping[Route, str], titles: Mapping[str, str], longest: int) -> Mapping[str, str]:
    """Return the descriptions of the pages that have one in ``plain``, by their addresses; ``titles`` are those of the same pages."""
    found = dict(plain)
    for routes in _by_text(plain):
        found |= {route: language.truncate(f"{titles[route.uri]}: {plain[route]}", longest) for route in routes}
    return _numbered((route, text, f"{{number}}{JOINT}{text}") for route, text in found.items())


def _by_text(texts: Mapping[Route, str]) -> list[list[Route]]:
    """Return the pages that have a text in common."""
    groups: dict[str, list[Route]] = {}
    for route, text in texts.items():
        groups.setdefault(text, []).append(route)
    return [routes for routes in groups.values() if len(routes) > 1]


def _numbered(texts: Iterable[tuple[Route, str, str]]) -> dict[str, str]:
    """Return each page's text by its address, in the last of its forms where the text is taken, with the next number that is free."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for route, text, form in sorted(texts, key=lambda named: (named[0].kind, named[0].key)):
        number, free = 1, text
        while free in taken:
            number += 1
            free = form.replace("{number}", str(number))
        taken.add(free)
        found[route.uri] = free
    return found


class _Details:
    """What pages of a language say beside their titles."""

    def __init__(self, site: Site, labels: Labels, locale: str) -> None:
        self._site = site
        self._corpus = site.corpus
        self._words = Words(locale)
        self._names = Names(site.corpus, labels, self._words)
        self._locale = locale

    def title(self, route: Route, plain: str) -> str:
        """Return a page's title, of a source our translation of it where there is one, with what sort of thing the page is about."""
        record = self._site.record_of(route)
        translated = record.title_translation if isinstance(record, Source) else None
        return JOINT.join([self._words.text(translated) or plain, *self._sorts(route.register, record)])

    def of_page(self, route: Route) -> tuple[str, ...]:
        """Return what may tell a page from others of its name and sort, the best first; "" for what is not known."""
        if route.kind == "facet" and (register := REGISTERS.get(facet_of(route.key).dimension)):
            record = self._corpus.register(register)[facet_of(route.key).value]
            return (*self._sorts(register, record), *self._of_record(record))
        return self._of_record(self._site.record_of(route))

    def _sorts(self, register: str, record: Record | None) -> Iterator[str]:
        if record is not None and not isinstance(record, Page):
            yield self._names.kind_of(register, record)
        if isinstance(record, Source) and (record.publisher or record.publisher_name):
            yield self._named("organizations", record.publisher) or str(record.publisher_name)
        elif isinstance(record, Source) and is_own_record(record.key) and record.date:
            yield self._day(record.date)

    def _of_record(self, record: Record | None) -> tuple[str, ...]:
        match record:
            case Entry():
                return self._day(record.span), self._named("places", getattr(record, "place", None))
            case Signature():
                version = self._corpus.declaration and self._corpus.declaration.versions.get(record.version)
                return self._named("places", record.province), self._day(record.date), self._words.text(version.title) if version else ""
            case Organization():
                return self._named("places", record.province), self._named("organizations", record.parent)
            case Place():
                return self._named("places", record.within), self._names.country(record.country) if record.country else ""
            case Source():
                return self._day(record.date), record.number or "", self._names.language(record.language)
        return ()

    def _named(self, register: str, key: str | None) -> str:
        record = self._corpus.register(register).get(key or "")
        return title_in(record, self._locale) if record else ""

    def _day(self, date: Edtf | None) -> str:
        return dates.format_date(date, self._locale) if date else ""
