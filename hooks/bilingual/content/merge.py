"""Merges the Turkish and the English file of a record by the table of fields into one input for its model.

Facts come from the Turkish file alone; words and editions become a value per language. Every problem gets its place in the file that
has it.
"""

from dataclasses import dataclass, field
from typing import Any

from bilingual.content.document import Document, Tree
from bilingual.diagnostics.problems import Problem, problem
from bilingual.schema import COLLECTIONS, SINGLE_FILES
from bilingual.schema.fields import FieldKind, Record
from bilingual.schema.table import FieldShape, fields_of, says_words
from bilingual.text.closest import closest_match
from bilingual.text.language import LOCALES, SOURCE_LOCALE, TARGET_LOCALE

Location = tuple[str | int, ...]
MANY = 500
"""Beyond so many problems, nobody needs the closest match of each, and it is costly to find."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The two documents of a record, and where in them the record stands."""

    source: Document
    other: Document | None
    at: Location = field(default=())

    def below(self, *steps: str | int) -> "Merged":
        """Return the same documents, looked at from further inside."""
        return Merged(self.source, self.other, (*self.at, *steps))

    def document(self, locale: str) -> Document:
        """Return the document of ``locale``, or the Turkish one where that is the only one."""
        return self.source if locale == SOURCE_LOCALE or self.other is None else self.other

    def tree(self, locale: str) -> Tree:
        """Return what the document of ``locale`` says at this place, or None where it says nothing."""
        document = self.source if locale == SOURCE_LOCALE else self.other
        tree: Tree = document.tree if document else None
        for step in self.at:
            tree = tree.get(str(step)) if isinstance(tree, dict) else None
        return tree

    def problem(
        self,
        location: Location,
        code: str,
        *,
        locale: str = SOURCE_LOCALE,
        of_key: bool = False,
        within: tuple[int, int] | None = None,
        **values: object,
    ) -> Problem:
        """Make a problem at ``location`` below this place, in the document of ``locale``; ``Document.locate`` says what the rest means."""
        document, whole = self.document(locale), (*self.at, *location)
        place = document.locate(whole, of_key=of_key, within=within)
        return problem(document.path, place, ".".join(map(str, whole)), code, **values)

    def keys(self, problems: list[Problem]) -> list[str]:
        """Return the keys of a file that is a mapping of records; keys that only the English file has are problems."""
        source, other = self.tree(SOURCE_LOCALE), self.tree(TARGET_LOCALE)
        known = source if isinstance(source, dict) else {}
        for key in other if isinstance(other, dict) else []:
            if key not in known:
                match = closest_match(key, known)
                problems.append(
                    self.problem((key,), "key-without-turkish", locale=TARGET_LOCALE, of_key=True, path=self.source.path, closest=match)
                )
        return list(known)


def merge(model: type[Record], where: Merged, problems: list[Problem], key: str = "") -> dict[str, Any] | None:
    """Return the input for ``model`` at ``where``, or None (with a problem) where the Turkish file holds no fields there."""
    source, other = where.tree(SOURCE_LOCALE), where.tree(TARGET_LOCALE)
    if not isinstance(source, dict):
        problems.append(where.problem((), "not-a-mapping", of_key=True))
        return None
    if other is not None and not isinstance(other, dict):
        problems.append(where.problem((), "not-a-mapping", locale=TARGET_LOCALE, of_key=True))
        other = None
    fields = fields_of(model)
    # What says no words, such as a source of which there is nothing but the title, needs no translation.
    merged: dict[str, Any] = {"key": key, "locales": (SOURCE_LOCALE,) if other is None and says_words(model, source) else LOCALES}
    if where.source.body is not None and not where.at:
        documents = {SOURCE_LOCALE: where.source, TARGET_LOCALE: where.other}
        merged["body"] = {locale: one.body for locale, one in documents.items() if one and one.body and not one.body.isspace()}
    given: dict[str, Tree] = {}
    for name, value in source.items():
        meant = name
        if name not in fields or name in merged:
            known = fields if len(problems) < MANY else ()
            match = closest_match(name, known)
            problems.append(_unknown_field(name, match, where, SOURCE_LOCALE))
            # Read as what it was meant to be, so that one slip of the finger is one problem, and not that the field is missing as well.
            if match is None or match in source or match in merged:
                continue
            meant = match
            where.source.misnamed[*where.at, match] = name
        given[meant] = value
        if value is not None:
            _merge_source(fields[meant], value, where, name, merged, problems)
    _add_own_words(model, source, other or {}, given, merged)
    for name, value in (other or {}).items():
        shape = fields.get(name)
        if shape is None or name in ("key", "locales"):
            words = [known for known, other_shape in fields.items() if other_shape.kind is not FieldKind.FACT]
            match = closest_match(name, words if len(problems) < MANY else ())
            problems.append(_unknown_field(name, match, where, TARGET_LOCALE))
        elif shape.kind is FieldKind.FACT:
            problems.append(where.problem((name,), "fact-in-english", locale=TARGET_LOCALE, of_key=True, path=where.source.path))
        elif value is not None:
            _merge_other(shape, value, where, given.get(name) is not None, merged, problems)
    return merged


def _add_own_words(
    model: type[Record], source: dict[str, Tree], other: dict[str, Tree], given: dict[str, Tree], merged: dict[str, Any]
) -> None:
    """Let the title of a source stand for its translation into the source's own language, where there is one into the other language."""
    language = source.get("title_language") or source.get("language")
    for name, own in model.own_words.items():
        written = {SOURCE_LOCALE: given.get(name), TARGET_LOCALE: other.get(name)}
        words = source.get(own)
        if language in LOCALES and isinstance(words, str) and written.pop(language) is None and any(written.values()):
            merged.setdefault(name, {})[language] = words
            given[name] = given.get(name) or words


def _unknown_field(name: str, match: str | None, where: Merged, locale: str) -> Problem:
    """Return the problem of a field that a record does not have; one that only other files have is told from one that is misspelt."""
    if match is None and not where.at and (others := _files_with(name)):
        return where.problem((name,), "field-of-others", locale=locale, of_key=True, allowed=", ".join(others))
    code = "comma-in-value" if name.isdigit() else "unknown-field"
    return where.problem((name,), code, locale=locale, of_key=True, closest=match)


def _files_with(field: str) -> list[str]:
    """Return the folders and files whose records have ``field``."""
    return [
        *(f"{name}/" for name, model in COLLECTIONS.items() if field in fields_of(model)),
        *(f"{name}.yml" for name, model in SINGLE_FILES.items() if field in fields_of(model)),
    ]


def _merge_source(shape: FieldShape, value: Tree, where: Merged, written: str, merged: dict[str, Any], problems: list[Problem]) -> None:
    """Add the value of a Turkish field, which the file calls ``written``, to ``merged``."""
    if shape.record is None:
        merged[shape.name] = value if shape.kind is FieldKind.FACT else {SOURCE_LOCALE: value}
    elif not shape.by_key:
        merged[shape.name] = merge(shape.record, where.below(written), problems)
    elif not isinstance(value, dict):
        problems.append(where.problem((written,), "not-a-mapping", of_key=True))
    else:
        inner = where.below(written)
        records = {key: merge(shape.record, inner.below(key), problems, key) for key in inner.keys(problems)}
        merged[shape.name] = {key: record for key, record in records.items() if record is not None}


def _merge_other(shape: FieldShape, value: Tree, where: Merged, in_source: bool, merged: dict[str, Any], problems: list[Problem]) -> None:
    if shape.kind is FieldKind.EDITION or (shape.kind is FieldKind.WORDS and in_source):
        merged.setdefault(shape.name, {})[TARGET_LOCALE] = value
    elif in_source and shape.by_key and not isinstance(value, dict):
        problems.append(where.problem((shape.name,), "not-a-mapping", locale=TARGET_LOCALE, of_key=True))
    elif not in_source:
        problems.append(where.problem((shape.name,), "words-without-turkish", locale=TARGET_LOCALE, of_key=True, path=where.source.path))
