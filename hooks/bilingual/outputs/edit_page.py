"""What the editors' page works with, for sites that have it: the table of fields in its words, names to choose from, and every record."""

from collections.abc import Iterator, Mapping
from typing import Any

from bilingual.content.merge import Merged
from bilingual.diagnostics import catalog
from bilingual.outputs.artifact import Artifact
from bilingual.outputs.edit_schema import MODELS, REGISTERS_WITH_RECORDS, frame_of, schema_of
from bilingual.rendering.renderer import Renderer
from bilingual.rendering.views.names import title_in
from bilingual.rendering.views.words import text_in
from bilingual.schema import COLLECTIONS, REGISTERS, Record, Term
from bilingual.site.downloads import EDITED
from bilingual.site.site import Site
from bilingual.text import json_text
from bilingual.text.language import LOCALES, SOURCE_LOCALE
from bilingual.text.provinces import PROVINCES

NAMED = (*REGISTERS_WITH_RECORDS, "versions", "lanes")
"""What an editor chooses from."""

Tree = Mapping[str, Any]


def make(renderer: Renderer) -> Iterator[Artifact]:
    """Yield all files, none where the site has no such page."""
    site = renderer.site
    if not site.settings.has_edit_page:
        return
    for locale in LOCALES:
        yield _json(locale, frame_of(locale, saves=site.settings.saves))
        for kind in MODELS:
            yield _json(f"{locale}/{kind}", schema_of(kind, locale))
    for register in NAMED:
        yield _json(f"names/{register}", _names(site, register))
    for name, data in _records(site):
        yield _json(f"records/{name}", data)
    yield _json("translations", _untranslated(site))


def _json(name: str, value: Any) -> Artifact:
    return Artifact(f"{EDITED}{name}.json", json_text.compact(value).encode())


def _names(site: Site, register: str) -> dict[str, list[str]]:
    """Return what the records of a register are called, by key: in Turkish, in English, and otherwise."""
    found: dict[str, list[str]] = {}
    if register == "places":
        found = {key: [province.name_tr, province.name_en] for key, province in PROVINCES.items()}
    if register == "sources":
        found["own-record"] = list(catalog.both("editors", "own-record"))
    for key, record in _register(site, register).items():
        if register != "sources" or not key.startswith("own-record"):
            found[key] = [_name(record, locale) for locale in LOCALES] + _other_names(record)
    return found


def _name(record: Record, locale: str) -> str:
    return text_in(record.term, locale) if isinstance(record, Term) else title_in(record, locale)


def _other_names(record: Record) -> list[str]:
    fields = vars(record)
    words = (fields.get(name) for name in ("abbreviation", "acronym", "short_title"))
    return [text for value in words if value for text in ([value] if isinstance(value, str) else (each for _, each in value.items()))]


def _records(site: Site) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name of each record that has a file, and what its files say."""
    for (register, key), files in site.corpus.files.items():
        if register in COLLECTIONS or register == "pages":
            if key in _register(site, register):
                yield f"{register}/{key}", _said(site, register, key, files)
        elif register in REGISTERS:
            for own in _register(site, register):
                if isinstance(files.below(own).tree(SOURCE_LOCALE), dict):
                    yield f"{register}/{own}", _said(site, register, own, files.below(own))
        else:
            inside = {"signatories": ("signatories",), "site": ("labels",)}.get(register, ())
            yield register, _said(site, register, "", files, inside)
    if signatories := site.corpus.files.get(("signatories", "")):
        for own in _register(site, "signatories"):
            yield f"signatories/{own}", _said(site, "signatories", own, signatories.below("signatories", own))


def _register(site: Site, register: str) -> dict[str, Record]:
    """Return the records that may be seen: drafts and what is withdrawn are handed out in the live preview only."""
    withdrawn = {key: record for (of, key), record in site.withdrawn.items() if of == register and site.settings.saves}
    return {**site.corpus.register(register), **withdrawn}


def _said(site: Site, register: str, key: str, files: Merged, left_out: tuple[str, ...] = ()) -> dict[str, Any]:
    """Return what the files of a record say in each language, and the places whose English is older than the Turkish, or missing."""
    said: dict[str, Any] = {"file": files.source.path}
    for locale in LOCALES:
        tree = files.tree(locale)
        document = files.source if locale == SOURCE_LOCALE else files.other
        body = {"body": document.body.strip()} if document and document.body is not None else {}
        if isinstance(tree, dict):
            said[locale] = {name: value for name, value in tree.items() if name not in left_out} | body
    if state := site.translations.records.get((register, key)):
        units = {"outdated": state.outdated, "missing": state.missing}
        said |= {name: [unit.place for unit in found] for name, found in units.items() if found}
        earlier = {unit.place: [then, unit.turkish] for unit in state.outdated if (then := site.translations.made_from(unit))}
        said |= {"earlier": earlier} if earlier else {}
    return said


def _untranslated(site: Site) -> list[list[Any]]:
    """Return what is to be translated: the name of each record, its title in Turkish, and how many texts are outdated and missing."""
    return [
        [record.name, _title(site, record.register, record.key), len(record.outdated), len(record.missing)]
        for record in site.translations.records.values()
        if record.needs_work
    ]


def _title(site: Site, register: str, key: str) -> str:
    record = site.corpus.register(register).get(key) if key else None
    return _name(record, SOURCE_LOCALE) if record else catalog.text(SOURCE_LOCALE, "edit_page", f"of-{register}")
