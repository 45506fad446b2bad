"""What the declaration's pages show: its clauses with their addresses and citations, one language at a time or both side by side."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from markupsafe import Markup

from bilingual.rendering.contexts.declaration_anchors import anchors_elsewhere, moved_anchors
from bilingual.rendering.labels import fill_in
from bilingual.rendering.views.view import View
from bilingual.schema import Declaration
from bilingual.schema.addresses import anchor
from bilingual.schema.declaration import Clause, Definition, Version
from bilingual.text import dates
from bilingual.text.defined_terms import lead_to_definitions
from bilingual.text.language import LOCALES, SOURCE_LOCALE

GROUPS = ("preamble", "points", "commitments")
"""The parts of the declaration whose clauses have numbers, as in the text itself."""


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause on a page: its name, "Taahhüt 7", its heading and anchor, its text with links to definitions, and how to cite it.

    ``sources`` are to be shown with it: none where all clauses of its part have the same, and it refers to nothing else.
    """

    clause: Clause
    name: str
    heading: Markup
    anchor: str
    text: Markup
    is_official: bool
    sources: tuple[str, ...]
    citation: str

    @property
    def name_around(self) -> tuple[str, str]:
        """What stands before the number in the clause's name, and after it."""
        before, _, after = self.name.partition(self.clause.key)
        return before, after


@dataclass(frozen=True, slots=True)
class ClauseGroup:
    """A numbered part of the declaration; ``remark`` leads it in, with the ``sources`` that all its clauses have in common."""

    name: str
    title: str
    remark: Markup
    sources: tuple[str, ...]
    clauses: tuple[ShownClause, ...]


@dataclass(frozen=True, slots=True)
class ParallelText:
    """A text in one language beside its counterpart: ``state`` says whether it is there, and as new as the Turkish that it translates."""

    locale: str
    name: str
    heading: str | None
    text: str | None
    is_official: bool
    state: Literal["current", "missing", "older"]


def declaration_context(view: View) -> dict[str, Any]:
    """Return what the declaration's page shows."""
    declaration = declaration_of(view)
    groups = {name: group for name in GROUPS if (group := _group(declaration, name, view)).clauses}
    present = present_version(declaration)
    return {
        "declaration": declaration,
        "groups": groups,
        "all_official": all(shown.is_official for group in groups.values() for shown in group.clauses),
        "present": present,
        "first": next((version for version in declaration.versions.values() if version.date and version is not present), None),
        "anchors_elsewhere": anchors_elsewhere(view.locale),
        "moved_anchors": moved_anchors(view),
    }


def history_context(view: View) -> dict[str, Any]:
    """Return what the page of the declaration's history shows."""
    declaration = declaration_of(view)
    signed = Counter(signature.version for signature in view.signatories.of("confirmed"))
    return {"declaration": declaration, "present": present_version(declaration), "signed": signed}


def side_by_side_context(view: View) -> dict[str, Any]:
    """Return what the page in both languages shows: its parts, each with its title in every language and its rows.

    A row is a text in every language, the Turkish first, with the anchor that it has on the declaration's own page.
    """
    declaration = declaration_of(view)
    parts = []
    for group in (*GROUPS, "definitions"):
        records: Mapping[str, Clause | Definition] = getattr(declaration, group)
        rows = [
            (anchor(group, key, view.locale), [_parallel_text(group, record, locale, view) for locale in LOCALES])
            for key, record in records.items()
        ]
        if rows:
            parts.append((group, [(locale, str(view.context.labels[locale].sections[group])) for locale in LOCALES], rows))
    texts = [(group, text) for group, _, rows in parts for _, row in rows for text in row]
    return {
        "declaration": declaration,
        "parts": parts,
        "all_official": all(text.is_official for group, text in texts if group in GROUPS),
        "anchors_elsewhere": anchors_elsewhere(view.locale),
        "missing": sum(text.state == "missing" for _, text in texts),
        "older": sum(text.state == "older" for _, text in texts),
    }


def declaration_of(view: View) -> Declaration:
    """Return the declaration, of which there is a page."""
    return cast(Declaration, view.corpus.declaration)


def present_version(declaration: Declaration) -> Version | None:
    """Return the version that the clauses belong to: the one that stands at the official address; None where that is not said."""
    addresses = {address for _, address in declaration.official_url.items()}
    return next((version for version in declaration.versions.values() if version.url in addresses), None)


# one language


def _group(declaration: Declaration, name: str, view: View) -> ClauseGroup:
    seen: set[str] = set()
    clauses: Mapping[str, Clause] = getattr(declaration, name)
    remark = view.words.of(getattr(declaration, f"{name}_remark"))
    named = {clause.sources for clause in clauses.values()}
    sources = named.pop() if remark and len(named) == 1 else ()
    shown = tuple(_shown(declaration, name, clause, view, seen, sources) for clause in clauses.values())
    return ClauseGroup(name, view.labels.sections[name], remark, sources, shown)


def _shown(declaration: Declaration, group: str, clause: Clause, view: View, seen: set[str], common: tuple[str, ...]) -> ShownClause:
    official = clause.official_text.get(view.locale)
    text = official or clause.text.get(view.locale)
    name = fill_in(view.labels.clauses[group], number=clause.key)
    place = anchor(group, clause.key, view.locale)
    html = mark_terms(text, declaration, view, seen) if text else view.words.of(clause.text)
    sources = clause.sources + clause.cites if clause.cites or clause.remark or not common else ()
    version, wordings = present_version(declaration), view.labels.clause_citation
    citation = fill_in(
        wordings.official if official else wordings.summary,
        declaration=view.words.text(next(iter(declaration.names.values())).name)
        + (f" ({view.words.text(version.title)})" if version else ""),
        clause=name,
        site=view.labels.site_name,
        date=dates.format_date(declaration.updated or declaration.published, view.locale),
        address=f"{view.site.settings.site_url}{view.route.uri}#{place}",
    )
    return ShownClause(clause, name, view.words.of(clause.heading), place, html, official is not None, sources, citation)


def mark_terms(text: str, declaration: Declaration, view: View, seen: set[str]) -> Markup:
    """Return a text in the page's language, with links from defined terms to their definitions; see ``lead_to_definitions``."""
    terms = {key: term for key, definition in declaration.definitions.items() if (term := definition.term.get(view.locale))}

    def link(key: str, word: str) -> Markup:
        return Markup('<a class="term" href="#{}">{}</a>').format(anchor("definitions", key, view.locale), word)

    return lead_to_definitions(text, terms, view.locale, seen, link)


# both languages


def _parallel_text(group: str, record: Clause | Definition, locale: str, view: View) -> ParallelText:
    if isinstance(record, Clause):
        name, heading = fill_in(view.context.labels[locale].clauses[group], number=record.key), record.heading
        official = record.official_text.get(locale)
    else:
        name, heading, official = record.term.get(locale) or "", None, None
    text = official or record.text.get(locale)
    outdated = view.site.outdated.get(("declaration", ""), ()) if locale != SOURCE_LOCALE and not official else ()
    is_older = any(f"{group}.{record.key}.{field}" in outdated for field in ("term", "heading", "text"))
    state: Any = "missing" if not text else "older" if is_older else "current"
    return ParallelText(locale, name, heading.get(locale) if heading else None, text, official is not None, state)
