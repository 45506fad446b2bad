"""What search finds: the pages as documents, each with its names, its sort and its text."""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, Final

from markupsafe import Markup

from bilingual.outputs.artifact import Artifact
from bilingual.outputs.search_index import Document, Indexed, index_document, make_index
from bilingual.rendering.context import Context
from bilingual.rendering.plain_text import PageText, read, read_lead
from bilingual.rendering.renderer import Renderer
from bilingual.rendering.views.view import View
from bilingual.schema import Declaration, Entry, Organization, Page, Record, Source
from bilingual.schema.fields import Localized
from bilingual.site.routes import Route
from bilingual.text.language import LOCALES

SEEN_OTHERWISE: Final = frozenset({"facet", "facet-list"})
"""The kinds of pages that are in no index, because all that they show stands on other pages."""

WEIGHTS: Final[Mapping[str, float]] = {
    **dict.fromkeys(("declaration-history", "project", "report", "event", "organization", "page", "source"), 1.0),
    **{"declaration": 1.2, "topic": 1.15, "place": 0.9, "signatories": 0.9, "signatory": 0.8},
}
"""How much a page counts beside others that match as well, for the kinds of pages whose text is searched."""
WEIGHT_OF_LISTS: Final = 0.8
"""The same for pages that list others; only their names and leads are searched, for the rest stands on the pages that they list."""


def make(renderer: Renderer) -> Iterator[Artifact]:
    """Yield the files of the index of each language."""
    for locale in LOCALES:
        yield from make_for(renderer, locale)


def make_for(renderer: Renderer, locale: str) -> Iterator[Artifact]:
    """Yield the files of the index of a language."""
    pages = (index_pages(renderer, route, renderer.render(route).html) for route in found_pages(renderer, locale))
    yield from make_index([page for found in pages for page in found], locale)


def found_pages(renderer: Renderer, locale: str) -> list[Route]:
    """Return the pages of a language that search finds, in the order of their routes."""
    return [route for route in renderer.site.routes.all if route.locale == locale and is_found(route)]


def is_found(route: Route) -> bool:
    """Return whether search finds a page."""
    return route.is_listed and route.is_first and route.kind not in SEEN_OTHERWISE


def index_pages(renderer: Renderer, route: Route, html: str) -> list[Indexed]:
    """Return a page with this article as the index takes it, with each of its terms on the glossary's; nothing where search finds none."""
    if not is_found(route):
        return []
    view = View(renderer.context, route)
    documents = [document_of(view, html), *(_terms(view) if route.kind == "glossary" else ())]
    headings = frozenset(view.labels.sections.values())
    return [index_document(document, route.locale, headings) for document in documents]


def document_of(view: View, html: str) -> Document:
    """Return a page with this article as search sees it."""
    route = view.route
    text = read(html, route.locale) if route.kind in WEIGHTS else PageText(read_lead(html, route.locale), ())
    record = view.subject
    kind, date = _kind_and_date(view, record)
    listed = view.labels.search_words.get(route.kind) or ()
    return Document(
        uri=route.uri,
        names=tuple(dict.fromkeys([view.title, *_names(record, route.locale, _abbreviations_of_others(view.context, record))])),
        words=tuple(dict.fromkeys([*_texts(getattr(record, "search_words", None), (route.locale,)), *listed])),
        language=_title_language(record, route.locale),
        kind=kind,
        date=date,
        summary=_summary(record, route.locale) or text.lead,
        sections=text.sections,
        weight=WEIGHTS.get(route.kind, WEIGHT_OF_LISTS),
        group="sources" if route.kind == "source" else "",
    )


def _terms(view: View) -> Iterator[Document]:
    """Yield the terms of the glossary, each with its names in both languages; what it is not called leads to it, too."""
    anchors, locale = view.context.terms[view.locale].anchors, view.locale
    for term in view.context.terms[locale].all:
        also = _texts(term.also, LOCALES)
        names = dict.fromkeys([*_texts(term.term, (locale,)), *_texts(term.term, LOCALES), *also])
        shown = {
            "other": [[code, name] for code, name in term.term.items() if code != locale],
            "remark": view.words.text(term.remark) if term.remark else "",
            "avoid": list(term.avoid.get(locale) or ()),
            "related": [[name, anchors[key]] for key in term.related if (name := view.corpus.glossary[key].term.get(locale))],
        }
        yield Document(
            uri=f"{view.route.uri}#{anchors[term.key]}",
            names=tuple(names),
            words=tuple(_texts(term.avoid, LOCALES)),
            language=locale,
            kind=view.labels.search.term,
            date="",
            summary=view.words.text(term.definition),
            sections=(),
            group="terms",
            term={name: value for name, value in shown.items() if value},
        )


def _abbreviations_of_others(context: Context, record: Record | None) -> Container[str]:
    """Return the abbreviations of all organizations but ``record``."""
    bodies = context.site.corpus.organizations.values()
    known = context.once("abbreviations", lambda: {text for body in bodies for text in _texts(body.abbreviation, LOCALES)})
    return known - set(_texts(record.abbreviation, LOCALES)) if isinstance(record, Organization) else known


def _names(record: Record | None, locale: str, others: Container[str]) -> Iterator[str]:
    """Yield what a record goes by besides its title: other and former names, abbreviations, mottos, its name in the other language.

    What stands in brackets behind another name abbreviates it, but where it is among the abbreviations of ``others``.
    """
    if record is None:
        return
    for name in ("short_title", "short_name", "title_translation", "theme", "motto"):
        yield from _texts(getattr(record, name, None), (locale,))
    for name in ("name", "title", "acronym", "abbreviation"):
        yield from _texts(getattr(record, name, None), LOCALES)
    for name in ("other_names", "names"):
        for other in getattr(record, name, {}).values():
            for text in _texts(other.name, LOCALES):
                whole, _, beside = text.rstrip(")").partition(" (")
                yield whole
                if beside and beside not in others:
                    yield beside


def _summary(record: Record | None, locale: str) -> str:
    if isinstance(record, Page):
        return record.description.get(locale) or ""
    if isinstance(record, Source) and record.title_translation and record.title_translation.get(locale) != record.title:
        return record.title_translation.get(locale) or ""
    return ""


def _texts(value: Any, locales: Iterable[str]) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from value
    elif isinstance(value, Localized):
        for locale in locales:
            yield from _texts(value.get(locale), locales)


def _title_language(record: Record | None, locale: str) -> str:
    """Return the language of a page's title, which is not the page's where a source has it as printed or the translation is missing."""
    if isinstance(record, Source):
        return record.language_of_title
    if isinstance(record, Entry) and (stated := record.title_language.get(locale)):
        return stated
    words = getattr(record, "name", None) or getattr(record, "title", None)
    if isinstance(words, Localized) and words.get(locale) is None:
        return next((found for found, _ in words.items()), locale)
    return locale


def _kind_and_date(view: View, record: Record | None) -> tuple[str, str]:
    """Return what sort of page it is, in a word, and a date where it has one; both may be empty."""
    if isinstance(record, Declaration):
        return str(view.labels.declaration), ""
    if record is None or isinstance(record, Page):
        return "", ""
    date = view.dates.short(record) if isinstance(record, Entry) and record.span else ""
    if isinstance(record, Source) and record.date:
        date = view.dates.when(record.date)
    return view.names.kind_of(view.route.register, record), Markup(date).striptags()
