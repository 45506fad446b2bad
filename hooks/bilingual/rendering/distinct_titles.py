"""Gives every page a title and a description of its own, for browsers' tabs and search engines, whatever else is called the same.

A title says the sort of what it names ("Adana – İl"). Where that is not enough, it says what differs: province, date, place, or at last a
number. A description that others have, too, begins with the title.
"""

from collections.abc import Iterable, Iterator, Mapping

from bilingual.content.derive import is_own_record
from bilingual.rendering.labels import Labels
from bilingual.rendering.views.names import Names
from bilingual.rendering.views.words import Words
from bilingual.schema import Entry, Organization, Place, Record, Source, Topic
from bilingual.schema.declaration import Signature
from bilingual.site.facets import REGISTERS, facet_of
from bilingual.site.routes import Route
from bilingual.site.site import Site
from bilingual.text import dates, language
from bilingual.text.edtf import Edtf

JOINT = " – "


def distinct_titles(plain: Mapping[Route, str], site: Site, labels: Labels, locale: str) -> Mapping[str, str]:
    """Return the titles of the pages that have a title in ``plain``, all of one language, by their addresses."""
    details = _Details(site, labels, locale)
    titles = [(route, JOINT.join([details.title(route, title), *details.sorts_of_page(route)])) for route, title in plain.items()]
    return _numbered((route, title, f"{title}{JOINT}{{number}}") for route, title in _tell_apart(titles, details))


def distinct_descriptions(plain: Mapping[Route, str], titles: Mapping[str, str], longest: int) -> Mapping[str, str]:
    """Return the descriptions of the pages that have one in ``plain``, by their addresses; ``titles`` are those of the same pages."""
    found = [
        (route, language.truncate(f"{titles[route.uri]}: {text}", longest) if len(routes) > 1 else text)
        for text, routes in _by_text(plain.items()).items()
        for route in routes
    ]
    return _numbered((route, text, f"{{number}}{JOINT}{text}") for route, text in found)


def _by_text(texts: Iterable[tuple[Route, str]]) -> dict[str, list[Route]]:
    """Return the pages with one text together."""
    groups: dict[str, list[Route]] = {}
    for route, text in texts:
        groups.setdefault(text, []).append(route)
    return groups


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


def _tell_apart(titles: list[tuple[Route, str]], details: "_Details", position: int = 0) -> Iterator[tuple[Route, str]]:
    """Yield each page with its title; to those that are equal, the details that differ are added, from ``position`` on."""
    for title, routes in _by_text(titles).items():
        found = [details.of_page(route)[position : position + 1] for route in routes] if len(routes) > 1 else []
        if not any(found):
            yield from ((route, title) for route in routes)
        elif len(set(found)) == 1:
            yield from _tell_apart([(route, title) for route in routes], details, position + 1)
        else:
            told = [JOINT.join([title, *filter(None, detail)]) for detail in found]
            yield from _tell_apart(list(zip(routes, told, strict=True)), details, position + 1)


class _Details:
    """What pages of a language say beside their titles."""

    def __init__(self, site: Site, labels: Labels, locale: str) -> None:
        self._site = site
        self._corpus = site.corpus
        self.labels = labels
        self._words = Words(locale)
        self._names = Names(site.corpus, labels, self._words)
        self._locale = locale

    def title(self, route: Route, plain: str) -> str:
        """Return a page's title, of a source our translation of it where there is one."""
        record = self._site.record_of(route)
        translated = isinstance(record, Source) and record.title_translation
        return self._words.text(translated) if translated else plain

    def sorts_of_page(self, route: Route) -> Iterator[str]:
        """Yield what sort of thing a page is about."""
        return self._sorts(route.register, self._site.record_of(route))

    def of_page(self, route: Route) -> tuple[str, ...]:
        """Return what may tell a page from others of its name and sort, the best first; "" for what is not known."""
        if route.kind == "facet" and (register := REGISTERS.get(facet_of(route.key).dimension)):
            record = self._corpus.register(register)[facet_of(route.key).value]
            return (*self._sorts(register, record), *self._of_record(record))
        return self._of_record(self._site.record_of(route))

    def _sorts(self, register: str, record: Record | None) -> Iterator[str]:
        labels = self.labels
        if isinstance(record, Entry):
            yield self._names.kind_of(register, record)
        elif isinstance(record, Signature):
            yield labels.signatory
        elif isinstance(record, Organization):
            yield labels.organization_kinds[record.kind]
        elif isinstance(record, Place):
            yield labels.place_kinds[record.kind]
        elif isinstance(record, Topic):
            yield labels.topic
        elif isinstance(record, Source):
            yield labels.source_kinds[record.kind]
            publisher = self._corpus.organizations.get(record.publisher or "")
            if publisher or record.publisher_name:
                yield self._words.text(publisher.name) if publisher else str(record.publisher_name)
            elif is_own_record(record.key) and record.date:
                yield dates.format_date(record.date, self._locale)

    def _of_record(self, record: Record | None) -> tuple[str, ...]:
        corpus, text = self._corpus, self._words.text

        def place(key: str | None) -> str:
            return text(corpus.places[key].name) if key and key in corpus.places else ""

        def day(date: Edtf | None) -> str:
            return dates.format_date(date, self._locale) if date else ""

        match record:
            case Entry():
                return day(record.span), place(getattr(record, "place", None))
            case Signature():
                version = corpus.declaration and corpus.declaration.versions.get(record.version)
                return place(record.province), day(record.date), text(version.title) if version else ""
            case Organization():
                parent = corpus.organizations.get(record.parent or "")
                return place(record.province), text(parent.name) if parent else ""
            case Place():
                return place(record.within), self._names.country(record.country) if record.country else ""
            case Source():
                return day(record.date), record.number or "", self._names.language(record.language)
        return ()
