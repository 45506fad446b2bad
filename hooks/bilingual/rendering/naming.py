"""Gives every page a title and a description of its own, for browsers' tabs and search engines, whatever else is called the same.

A title says the sort of what it names ("Adana – İl"). Where that is not enough, it says what differs: province, date, place, or at last a
number. A description that others have, too, begins with the title.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from bilingual.content.derive import is_own_record
from bilingual.rendering.views.view import View
from bilingual.schema import Entry, Organization, Place, Record, Source, Topic
from bilingual.schema.declaration import Signature
from bilingual.site.facets import REGISTERS, facet_of
from bilingual.site.routes import Route
from bilingual.text import dates, language
from bilingual.text.dates import Edtf

if TYPE_CHECKING:
    from bilingual.rendering.renderer import Renderer

LONGEST_DESCRIPTION = 300
JOINT = " – "


def distinct_titles(renderer: "Renderer", locale: str) -> Mapping[str, str]:
    """Return the titles of all pages of a language by their addresses; a list's further pages have that of its first."""
    views = [View(renderer, route) for route in renderer.site.routes.all if route.is_first and route.locale == locale]
    plain = [(view, JOINT.join([_plain_title(view), *_sorts(view, view.route.register, view.record)])) for view in views]
    return _numbered((view.route, title, f"{title}{JOINT}{{number}}") for view, title in _tell_apart(plain))


def distinct_descriptions(renderer: "Renderer", locale: str) -> Mapping[str, str]:
    """Return the descriptions of all pages of a language by their addresses; a list's further pages have that of its first."""
    titles = renderer.titles(locale)
    plain = {
        route: language.truncate(renderer.plain_description_of(route), LONGEST_DESCRIPTION)
        for route in renderer.site.routes.all
        if route.is_first and route.locale == locale
    }
    named = [(route, plain[route], f"{titles[route.uri]}: {plain[route]}") for group in _groups(plain) for route in group]
    shared = {route for group in _groups(plain) if len(group) > 1 for route in group}
    found = [(route, language.truncate(long, LONGEST_DESCRIPTION) if route in shared else text) for route, text, long in named]
    return _numbered((route, text, f"{{number}}{JOINT}{text}") for route, text in found)


def _groups(texts: Mapping[Route, str]) -> list[list[Route]]:
    """Return the pages with one text together."""
    groups: dict[str, list[Route]] = {}
    for route, text in texts.items():
        groups.setdefault(text, []).append(route)
    return list(groups.values())


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


def _tell_apart(titles: list[tuple[View, str]], position: int = 0) -> Iterator[tuple[View, str]]:
    """Yield each page with its title; to those that are equal, the details that differ are added, from ``position`` on."""
    groups: dict[str, list[View]] = {}
    for view, title in titles:
        groups.setdefault(title, []).append(view)
    for title, views in groups.items():
        details = [_details(view)[position : position + 1] for view in views] if len(views) > 1 else []
        if not any(details):
            yield from ((view, title) for view in views)
        elif len(set(details)) == 1:
            yield from _tell_apart([(view, title) for view in views], position + 1)
        else:
            told = [JOINT.join([title, *filter(None, detail)]) for detail in details]
            yield from _tell_apart(list(zip(views, told, strict=True)), position + 1)


def _plain_title(view: View) -> str:
    record = view.record
    if isinstance(record, Source) and record.title_translation:
        return view.words.text(record.title_translation)
    return view.title


def _sorts(view: View, register: str, record: Record | None) -> Iterator[str]:
    """Yield what sort of thing a page is about."""
    labels = view.labels
    if isinstance(record, Entry):
        yield view.names.kind_of(register, record)
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
        publisher = view.corpus.organizations.get(record.publisher or "")
        if publisher or record.publisher_name:
            yield view.words.text(publisher.name) if publisher else str(record.publisher_name)
        elif is_own_record(record.key) and record.date:
            yield dates.format_date(record.date, view.locale)


def _details(view: View) -> tuple[str, ...]:
    """Return what may tell a page from others of its name and sort, the best first; "" for what is not known."""
    record = view.record
    if view.route.kind == "facet" and (register := REGISTERS.get(facet_of(view.route.key).dimension)):
        record = view.corpus.register(register)[facet_of(view.route.key).value]
        return (*_sorts(view, register, record), *_details_of(view, record))
    return _details_of(view, record)


def _details_of(view: View, record: Record | None) -> tuple[str, ...]:
    places, organizations = view.corpus.places, view.corpus.organizations

    def place(key: str | None) -> str:
        return view.words.text(places[key].name) if key and key in places else ""

    def day(date: Edtf | None) -> str:
        return dates.format_date(date, view.locale) if date else ""

    match record:
        case Entry():
            return day(record.span), place(getattr(record, "place", None))
        case Signature():
            version = view.corpus.declaration and view.corpus.declaration.versions.get(record.version)
            return place(record.province), day(record.date), view.words.text(version.title) if version else ""
        case Organization():
            parent = organizations.get(record.parent or "")
            return place(record.province), view.words.text(parent.name) if parent else ""
        case Place():
            return place(record.within), view.names.country(record.country) if record.country else ""
        case Source():
            return day(record.date), record.number or "", view.names.language(record.language)
    return ()
