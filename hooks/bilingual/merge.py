"""Merges the Turkish and the English file of a record by the table of fields, and validates the result.

Facts come from the Turkish file alone; words and editions become a value per language. Every problem gets its place in the file that
has it.
"""

import re
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bilingual.document import Document, Tree
from bilingual.language import LOCALES, SOURCE_LOCALE, slugify
from bilingual.problems import Problem, closest_match, problem
from bilingual.schema import COLLECTIONS, SINGLE_FILES, Interface
from bilingual.schema.fields import FieldKind, Record
from bilingual.schema.table import FieldShape, fields_of

Location = tuple[str | int, ...]
AnyRecord = TypeVar("AnyRecord", bound=Record)
MANY = 500
"""Beyond so many problems, nobody needs the closest match of each, and it is costly to find."""
_OTHER = next(locale for locale in LOCALES if locale != SOURCE_LOCALE)


@dataclass(frozen=True, slots=True)
class Merged:
    """The two documents of a record, and where in them the record stands."""

    source: Document
    other: Document | None
    at: Location = field(default=())

    def below(self, *steps: str | int) -> "Merged":
        """Return the same documents, looked at from further inside."""
        return Merged(self.source, self.other, (*self.at, *steps))

    def tree(self, locale: str) -> Tree:
        """Return what the document of ``locale`` says at this place, or None where it says nothing."""
        document = self.source if locale == SOURCE_LOCALE else self.other
        tree: Tree = document.tree if document else None
        for step in self.at:
            tree = tree.get(str(step)) if isinstance(tree, dict) else None
        return tree

    def problem(self, location: Location, code: str, *, locale: str = SOURCE_LOCALE, of_key: bool = False, **values: object) -> Problem:
        """Make a problem at ``location`` below this place, in the document of ``locale``."""
        document = self.source if locale == SOURCE_LOCALE or self.other is None else self.other
        whole = (*self.at, *location)
        return problem(document.path, document.locate(whole, of_key=of_key), ".".join(map(str, whole)), code, **values)

    def text_problem(self, location: Location, locale: str, line: int, column: int, code: str, values: dict[str, object]) -> Problem:
        """Make a problem inside of a Markdown text: ``line`` (from 0) and ``column`` (from 1) count within that text."""
        document = self.source if locale == SOURCE_LOCALE or self.other is None else self.other
        whole = (*self.at, *location)
        if location == ("body",) and document.body is not None:
            place = (document.body_line + line, column)
        else:
            place = document.locate_in_text(whole, line, column)
        return problem(document.path, place, ".".join(map(str, whole)), code, **values)

    def keys(self, problems: list[Problem]) -> list[str]:
        """Return the keys of a file that is a mapping of records; keys that only the English file has are problems."""
        source, other = self.tree(SOURCE_LOCALE), self.tree(_OTHER)
        known = source if isinstance(source, dict) else {}
        for key in other if isinstance(other, dict) else []:
            if key not in known:
                match = closest_match(key, known)
                problems.append(
                    self.problem((key,), "key-without-turkish", locale=_OTHER, of_key=True, path=self.source.path, closest=match)
                )
        return list(known)


def merge(model: type[Record], where: Merged, problems: list[Problem], key: str = "") -> dict[str, Any] | None:
    """Return the input for ``model`` at ``where``, or None (with a problem) where the Turkish file holds no fields there."""
    source, other = where.tree(SOURCE_LOCALE), where.tree(_OTHER)
    if not isinstance(source, dict):
        problems.append(where.problem((), "not-a-mapping", of_key=True))
        return None
    if other is not None and not isinstance(other, dict):
        problems.append(where.problem((), "not-a-mapping", locale=_OTHER, of_key=True))
        other = None
    fields = fields_of(model)
    # What says no words, such as a source of which there is nothing but the title, needs no translation.
    merged: dict[str, Any] = {"key": key, "locales": (SOURCE_LOCALE,) if other is None and _says_words(model, source) else LOCALES}
    if where.source.body is not None:
        _add_bodies(where, merged)
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
        given[meant] = value
        if value is not None:
            _merge_source(fields[meant], value, where, name, merged, problems)
    _add_own_words(model, source, other or {}, given, merged)
    for name, value in (other or {}).items():
        shape = fields.get(name)
        if shape is None or name in ("key", "locales"):
            words = [known for known, other_shape in fields.items() if other_shape.kind is not FieldKind.FACT]
            match = closest_match(name, words if len(problems) < MANY else ())
            problems.append(_unknown_field(name, match, where, _OTHER))
        elif shape.kind is FieldKind.FACT:
            problems.append(where.problem((name,), "fact-in-english", locale=_OTHER, of_key=True, path=where.source.path))
        elif value is not None:
            _merge_other(shape, value, where, given.get(name) is not None, merged, problems)
    return merged


def _add_own_words(
    model: type[Record], source: dict[str, Tree], other: dict[str, Tree], given: dict[str, Tree], merged: dict[str, Any]
) -> None:
    """Let the title of a source stand for its translation into the source's own language, where there is one into the other language."""
    language = source.get("language")
    for name, own in model.own_words.items():
        written = {SOURCE_LOCALE: given.get(name), _OTHER: other.get(name)}
        words = source.get(own)
        if language in LOCALES and isinstance(words, str) and written.pop(language) is None and any(written.values()):
            merged.setdefault(name, {})[language] = words
            given[name] = given.get(name) or words


def _unknown_field(name: str, match: str | None, where: Merged, locale: str) -> Problem:
    """Return the problem of a field that a record does not have; one that only other files have is told from one that is misspelt."""
    if match is None and not where.at and (others := _files_with(name)):
        return where.problem((name,), "field-of-others", locale=locale, of_key=True, allowed=", ".join(others))
    return where.problem((name,), "unknown-field", locale=locale, of_key=True, closest=match)


def _files_with(field: str) -> list[str]:
    """Return the folders and files whose records have ``field``."""
    return [
        *(f"{name}/" for name, model in COLLECTIONS.items() if field in fields_of(model)),
        *(f"{name}.yml" for name, model in SINGLE_FILES.items() if field in fields_of(model) and model is not Interface),
    ]


def _says_words(model: type[Record], tree: dict[str, Tree]) -> bool:
    """Return whether ``tree``, the Turkish input of a record, holds words anywhere inside."""
    fields = fields_of(model)
    for name, value in tree.items():
        shape = fields.get(name)
        if shape is None or value is None:
            continue
        if shape.kind is FieldKind.WORDS:
            return True
        if shape.record and isinstance(value, dict):
            groups = value.values() if shape.by_key else [value]
            if any(_says_words(shape.record, group) for group in groups if isinstance(group, dict)):
                return True
    return False


def _add_bodies(where: Merged, merged: dict[str, Any]) -> None:
    bodies = {SOURCE_LOCALE: where.source.body}
    if where.other is not None:
        bodies[_OTHER] = where.other.body
    merged["body"] = {locale: body for locale, body in bodies.items() if body and body.strip()}


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
        merged.setdefault(shape.name, {})[_OTHER] = value
    elif in_source and shape.by_key and not isinstance(value, dict):
        problems.append(where.problem((shape.name,), "not-a-mapping", locale=_OTHER, of_key=True))
    elif not in_source:
        problems.append(where.problem((shape.name,), "words-without-turkish", locale=_OTHER, of_key=True, path=where.source.path))


def validate(model: type[AnyRecord], merged: dict[str, Any] | None, where: Merged, problems: list[Problem]) -> AnyRecord | None:
    """Return the validated record, or None where it has problems, which are added to ``problems``."""
    if merged is None:
        return None
    try:
        return model.model_validate(merged)
    except ValidationError as error:
        problems += [_problem_of(model, details, where) for details in error.errors(include_url=False)]
        return None


_CODES = {
    "missing": "missing",
    "string_type": "not-a-text",
    "tuple_type": "not-a-list",
    "dict_type": "not-a-mapping",
    "model_type": "not-a-mapping",
    "string_too_short": "empty-value",
    "string_too_long": "too-long",
    "too_short": "too-few",
}


ALWAYS_TRUE = frozenset({"updated-before-published", "within-and-day", "date-outside-within", "publisher-twice"})
"""The codes of rules about fields that are there: they hold of a record whatever is wrong with its other fields."""


def sound_part(model: type[AnyRecord], merged: dict[str, Any]) -> AnyRecord | None:
    """Return what a record that is not valid would be without the fields that are wrong, or None where it cannot do without them."""
    try:
        return model.model_validate(merged)
    except ValidationError as error:
        wrong = {details["loc"][0] for details in error.errors(include_url=False, include_input=False) if details["loc"]}
    rest = {name: value for name, value in merged.items() if name not in wrong}
    return None if len(rest) == len(merged) else sound_part(model, rest)


def _problem_of(model: type[Record], details: ErrorDetails, where: Merged) -> Problem:
    locale, location = _place(model, details["loc"])
    kind, value, context = details["type"], details["input"], details.get("ctx", {})
    of_key = False
    values: dict[str, object] = {"value": value, "reason": details["msg"], "closest": None}
    code = _CODES.get(kind, kind)
    if value is None and kind != "missing":
        code = "empty-value"
    elif kind == "enum":
        allowed = re.findall(r"'([^']+)'", str(context.get("expected", "")))
        code = "not-allowed"
        values |= {"closest": closest_match(str(value), allowed), "allowed": ", ".join(allowed)}
    elif kind == "not-a-date":
        code = context["code"]
        values["suggestion"] = context["suggestion"] or "2019-10-01"
    elif kind in ("not-a-key", "not-a-slug"):
        values["suggestion"] = slugify(str(value)) or "kisa-ad"
        of_key = kind == "not-a-key"
    elif kind == "not-an-old-address":
        path = re.sub(r"^(\w+:)?//[^/]*", "", str(value))
        values["suggestion"] = "/".join(filter(None, map(slugify, path.split("/")))) or "etkinlikler/eski-ad"
    elif kind == "missing":
        of_key = True
    elif kind not in _CODES and kind not in _CUSTOM:
        code = "invalid"
    values["plain"] = context.get("plain")
    values["limit"] = context.get("max_length", context.get("min_length"))
    return where.problem(location, code, locale=locale, of_key=of_key, **values)


_CUSTOM = {
    "several-lines",
    "not-a-day",
    "not-an-address",
    "not-an-isbn",
    "not-a-language",
    "not-a-country",
    "not-a-currency",
    "not-a-number",
    "grouped-number",
    "not-a-whole-number",
    "not-true-or-false",
    "not-a-unit",
    "not-a-province-code",
}


def _place(model: type[Record], location: Location) -> tuple[str, Location]:
    """Return the language, and the location in that language's file, of one of pydantic's locations."""
    found: list[str | int] = []
    steps = list(location)
    while steps:
        step = steps.pop(0)
        shape = fields_of(model).get(str(step))
        found.append(step)
        if shape is None:
            break
        if shape.record is None:
            if shape.kind is not FieldKind.FACT and steps and steps[0] in LOCALES:
                return str(steps[0]), (*found, *_plain(steps[1:]))
            break
        model = shape.record
        if shape.by_key and steps:
            found.append(steps.pop(0))
    return SOURCE_LOCALE, (*_plain(found), *_plain(steps))


def _plain(steps: list[Any]) -> list[str | int]:
    """Leave out the mark that pydantic puts into the location of a key."""
    return [step for step in steps if step != "[key]"]
