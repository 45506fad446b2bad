"""Reads a record out of its files and checks it by itself: merging, validating, references, rules.

What can be said of a record only beside others, that two have one address, say, is left to loader.py.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bilingual.content import images, rules
from bilingual.content.document import Document
from bilingual.content.merge import Location, Merged, merge
from bilingual.content.rules import Declared
from bilingual.content.source import content_path, read
from bilingual.diagnostics.problems import Problem, problem
from bilingual.schema import COLLECTIONS, REGISTERS, SINGLE_FILES, Page, Record
from bilingual.schema.fields import MAX_KEY, MAX_SLUG, FieldKind, is_key
from bilingual.schema.table import fields_of, walk_references
from bilingual.text.closest import closest_match
from bilingual.text.language import LOCALES, SOURCE_LOCALE, TARGET_LOCALE, slugify

Name = tuple[str, str]
"""Register and key of what the files of a pair hold; the key is empty where they hold more than one record."""
Reference = tuple[Location, str, str]
"""The field that refers, the register that it refers to, and the key there."""

AnyRecord = TypeVar("AnyRecord", bound=Record)

ALWAYS_TRUE = frozenset({"updated-before-published", "within-and-day", "date-outside-within", "place-twice", "publisher-twice"})
"""The codes of rules about fields that are there: they hold of a record whatever is wrong with its other fields."""

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


@dataclass(frozen=True, slots=True)
class Reading:
    """A record as its files say it.

    ``register`` and ``key`` name it, and ``where`` is its place. ``tree`` is what its model was given, None where there is nothing to give;
    ``record`` is None where that is not valid.
    """

    register: str
    key: str
    where: Merged
    tree: dict[str, Any] | None
    record: Record | None


def model_of(register: str) -> type[Record]:
    """Return the model of the records of a collection, of a register, of a file that holds one record, or of the pages."""
    return COLLECTIONS.get(register) or REGISTERS.get(register) or SINGLE_FILES.get(register) or Page


def read_pair(root: Path, register: str, key: str, paths: Mapping[str, str], problems: list[Problem]) -> Merged | None:
    """Return what the files of a record say, or None where one of them cannot be read, or the Turkish one is missing.

    What is wrong with each file joins ``problems``.
    """
    documents: dict[str, Document] = {}
    for locale, path in paths.items():
        documents[locale], found = read(root, path)
        problems += found
    if SOURCE_LOCALE not in documents:
        turkish = content_path(SOURCE_LOCALE, register, key)
        problems += [problem(path, (1, 1), "", "english-without-turkish", path=turkish) for path in paths.values()]
        return None
    if any(document.tree is None for document in documents.values()):
        return None
    return Merged(documents[SOURCE_LOCALE], documents.get(TARGET_LOCALE))


def read_records(register: str, key: str, where: Merged, problems: list[Problem]) -> list[Reading]:
    """Return the record in the files at ``where``, or all records where they hold a mapping; what is wrong joins ``problems``."""
    if register not in REGISTERS:
        return [_read(register, key, where, problems)]
    return [_read(register, name, where.below(name), problems) for name in _keys_of_register(where, problems)]


def _read(register: str, key: str, where: Merged, problems: list[Problem]) -> Reading:
    model = model_of(register)
    tree = merge(model, where, problems, key=key)
    return Reading(register, key, where, tree, validate(model, tree, where, problems))


def _keys_of_register(where: Merged, problems: list[Problem]) -> list[str]:
    """Return the keys of a file that holds a mapping of records; what cannot be a key is a problem."""
    keys = where.keys(problems)
    for key in keys:
        if not is_key(key):
            suggestion = slugify(key, MAX_KEY) or "kisa-ad"
            problems.append(where.problem((key,), "not-a-key", of_key=True, value=key, most=MAX_KEY, suggestion=suggestion))
    return [key for key in keys if is_key(key)]


def check(reading: Reading, declared: Declared, problems: list[Problem]) -> list[Reference]:
    """Return what a record refers to, nothing where it is not valid; what is wrong joins ``problems`` either way."""
    if reading.record is None or reading.tree is None:
        problems += _check_unsound(reading, declared)
        return []
    record, where = reading.record, reading.where
    texts = rules.texts_of(record)
    fields = list(walk_references(type(record), record))
    references = [*fields, *rules.text_references(texts)]
    problems += _unknown_references(fields, where, declared)  # rules.check names those of texts, with their places in them
    itself = (reading.register, reading.key)
    problems += (where.problem(location, "self-reference") for location, *target in references if tuple(target) == itself)
    problems += rules.check(record, where, declared, texts)
    problems += images.check(reading.register, record, where, declared["assets"] or ())
    return references


def _check_unsound(reading: Reading, declared: Declared) -> Iterator[Problem]:
    """Yield what is wrong with the references and the texts of a record that is not valid, and with the part of it that would be."""
    if reading.tree is None:
        return
    model, where = model_of(reading.register), reading.where
    yield from _unknown_references(walk_references(model, reading.tree), where, declared)
    yield from rules.check_texts(rules.texts_of(reading.tree), where, declared)
    if (part := sound_part(model, reading.tree)) is not None:
        yield from (found for found in rules.check(part, where, declared, ()) if found.code in ALWAYS_TRUE)


def _unknown_references(references: Iterable[Reference], where: Merged, declared: Declared) -> Iterator[Problem]:
    """Yield a problem for every reference that leads to what stands nowhere."""
    for location, register, key in references:
        if not rules.is_declared(register, key, declared):
            closest = closest_match(key, declared[register] or ())
            yield where.problem(location, "unknown-reference", value=key, register=shown(register), closest=closest)


def shown(register: str) -> str:
    """Return where an editor finds the records of ``register``."""
    if within := {"versions": "declaration", "lanes": "site"}.get(register):
        return f"{within}.yml ({register})"
    return f"{register}/" if register in COLLECTIONS else f"{register}.yml"


def validate(model: type[AnyRecord], merged: dict[str, Any] | None, where: Merged, problems: list[Problem]) -> AnyRecord | None:
    """Return the validated record, or None where it has problems, which are added to ``problems``."""
    if merged is None:
        return None
    try:
        return model.model_validate(merged)
    except ValidationError as error:
        problems += [_problem_of(model, details, where) for details in error.errors(include_url=False)]
        return None


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
    values: dict[str, Any] = {"value": value, "reason": details["msg"], "closest": None}
    if isinstance(value, list):
        values["value"] = f"[{', '.join(map(str, value))}]"
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
        values["most"] = MAX_KEY if kind == "not-a-key" else MAX_SLUG
        values["suggestion"] = slugify(str(value), MAX_KEY) or "kisa-ad"
        of_key = kind == "not-a-key"
    elif kind == "not-an-old-address":
        path = re.sub(r"^(\w+:)?//[^/]*", "", str(value))
        values["suggestion"] = "/".join(filter(None, map(slugify, path.split("/")))) or "etkinlikler/eski-ad"
    elif kind == "missing":
        of_key = True
    elif kind not in _CODES and "-" not in kind:  # the names of our own checks have a hyphen, pydantic's have none
        code = "invalid"
    values["plain"] = context.get("plain")
    values["limit"] = context.get("max_length", context.get("min_length"))
    return where.problem(location, code, locale=locale, of_key=of_key, **values)


def _place(model: type[Record], location: Location) -> tuple[str, Location]:
    """Return the language, and the location in that language's file, of one of pydantic's locations."""
    steps = [step for step in location if step != "[key]"]  # pydantic's mark of a key
    at = 0
    while at < len(steps) and (shape := fields_of(model).get(str(steps[at]))):
        at += 1
        if shape.record is None:
            is_localized = shape.kind is not FieldKind.FACT and at < len(steps) and steps[at] in LOCALES
            return (str(steps.pop(at)), tuple(steps)) if is_localized else (SOURCE_LOCALE, tuple(steps))
        model = shape.record
        at += shape.by_key
    return SOURCE_LOCALE, tuple(steps)
