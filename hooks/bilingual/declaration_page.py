"""What the declaration's pages show: its clauses with their addresses and citations, one language at a time or both side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from markupsafe import Markup

from bilingual import dates
from bilingual.addresses import anchor
from bilingual.language import LOCALES, SOURCE_LOCALE
from bilingual.schema import Declaration
from bilingual.schema.declaration import Clause, Version
from bilingual.terms import lead_to_definitions

if TYPE_CHECKING:
    from bilingual.render import Renderer
    from bilingual.routes import Route
    from bilingual.view import View

GROUPS = ("preamble", "points", "commitments")
"""The parts of the declaration whose clauses have numbers."""

State = Literal["current", "missing", "older"]


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause on a page: its name, "Taahhüt 7", its anchor, its text with links to definitions, and how to cite it."""

    clause: Clause
    name: str
    anchor: str
    text: Markup
    is_official: bool
    address: str
    citation: str


@dataclass(frozen=True, slots=True)
class ClauseGroup:
    """A numbered part of the declaration."""

    name: str
    title: str
    remark: Markup
    clauses: tuple[ShownClause, ...]


@dataclass(frozen=True, slots=True)
class ParallelText:
    """A text in one language beside its counterpart: ``state`` says whether it is there, and as new as the Turkish that it translates."""

    locale: str
    name: str
    text: str
    is_official: bool
    state: State


@dataclass(frozen=True, slots=True)
class ParallelRow:
    """A clause in every language, the Turkish first."""

    anchor: str
    texts: tuple[ParallelText, ...]


def declaration_context(renderer: "Renderer", view: "View") -> dict[str, Any]:
    """Return what the declaration's page shows."""
    declaration = renderer.site.corpus.declaration
    assert declaration is not None  # there is a page of it
    return {
        "declaration": declaration,
        "groups": [group for name in GROUPS if (group := _group(declaration, name, view)).clauses],
        "present": present_version(declaration),
        "signed": signed_by_version(view),
    }


def side_by_side_context(renderer: "Renderer", view: "View") -> dict[str, Any]:
    """Return what the page in both languages shows: its parts, each with its title in every language and its rows."""
    declaration = renderer.site.corpus.declaration
    assert declaration is not None
    parts = []
    for group in (*GROUPS, "definitions"):
        rows = parallel_rows(declaration, group, renderer.labels, view.locale)
        if rows:
            parts.append((group, [(locale, str(renderer.labels[locale].sections[group])) for locale in LOCALES], rows))
    texts = [text for _, _, rows in parts for row in rows for text in row.texts]
    return {
        "declaration": declaration,
        "parts": parts,
        "missing": sum(text.state == "missing" for text in texts),
        "older": sum(text.state == "older" for text in texts),
        "changed": [(locale, declaration.updated or declaration.published) for locale in LOCALES],
    }


def present_version(declaration: Declaration) -> Version | None:
    """Return the version that the clauses belong to: the one that stands at the official address; None where that is not said."""
    addresses = {address for _, address in declaration.official_url.items()}
    return next((version for version in declaration.versions.values() if version.url in addresses), None)


def signed_by_version(view: "View") -> Mapping[str, int]:
    """Return how many confirmed signatures each version has."""
    register = view.corpus.signatories
    counts: dict[str, int] = {}
    for signature in register.signatories.values() if register else ():
        if signature.status == "confirmed":
            counts[signature.version] = counts.get(signature.version, 0) + 1
    return counts


# one language


def _group(declaration: Declaration, name: str, view: "View") -> ClauseGroup:
    seen: set[str] = set()
    clauses = tuple(_shown(declaration, name, clause, view, seen) for clause in getattr(declaration, name).values())
    remark = view.words(getattr(declaration, f"{name}_remark"))
    return ClauseGroup(name, view.labels.sections[name], remark, clauses)


def _shown(declaration: Declaration, group: str, clause: Clause, view: "View", seen: set[str]) -> ShownClause:
    official = clause.official_text.get(view.locale)
    text = official or clause.text.get(view.locale)
    name = str(view.labels.clauses[group]).replace("{number}", clause.key)
    place = anchor(group, clause.key, view.locale)
    address = f"{view.site.settings.site_url}{view.route.uri}#{place}"
    html = mark_terms(text, declaration, view, seen) if text else view.words(clause.text)
    return ShownClause(clause, name, place, html, official is not None, address, _citation(declaration, name, official, address, view))


def mark_terms(text: str, declaration: Declaration, view: "View", seen: set[str]) -> Markup:
    """Return a text in the page's language, with links from defined terms to their definitions; see ``lead_to_definitions``."""
    terms = {key: term for key, definition in declaration.definitions.items() if (term := definition.term.get(view.locale))}

    def link(key: str, word: str) -> Markup:
        return Markup('<a class="term" href="#{}">{}</a>').format(anchor("definitions", key, view.locale), word)

    return lead_to_definitions(text, terms, view.locale, seen, link)


def _citation(declaration: Declaration, name: str, official: str | None, address: str, view: "View") -> str:
    """Return the line by which a clause is cited; it says whether it is the official text or our summary."""
    version = present_version(declaration)
    citations = view.labels.citations
    values = {
        "declaration": view.text(next(iter(declaration.names.values())).name) + (f" ({view.text(version.title)})" if version else ""),
        "clause": name,
        "site": view.labels.site_name,
        "date": dates.format_date(declaration.updated or declaration.published, view.locale),
        "address": address,
    }
    line = str(citations.official if official else citations.summary)
    for word, value in values.items():
        line = line.replace(f"{{{word}}}", value)
    return line


# both languages


def parallel_rows(declaration: Declaration, group: str, labels: Mapping[str, Any], page_locale: str) -> list[ParallelRow]:
    """Return the rows of a part of the declaration; anchors are those of the page's language, as on the declaration's own page."""
    return [
        ParallelRow(
            anchor(group, key, page_locale),
            tuple(_parallel_text(group, key, record, locale, labels[locale]) for locale in LOCALES),
        )
        for key, record in getattr(declaration, group).items()
    ]


def _parallel_text(group: str, key: str, record: Any, locale: str, labels: Any) -> ParallelText:
    official = record.official_text.get(locale) if isinstance(record, Clause) else None
    text = official or record.text.get(locale)
    if isinstance(record, Clause):
        name = str(labels.clauses[group]).replace("{number}", key)
    else:
        name = record.term.get(locale) or ""
    state: State = "current" if text else "missing"
    return ParallelText(locale, name, text or "", official is not None, state)
