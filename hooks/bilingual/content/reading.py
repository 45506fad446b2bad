"""Reads a record out of its files and checks it by itself: merging, validating, references, rules.

What can be said of a record only beside others, that two have one address, say, is left to loader.py.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bilingual.content import images, rules
from bilingual.content.document import Document
from bilingual.content.merge import Location, Merged, merge
from bilingual.content.rules import Declared
from bilingual.content.source import content_path, read_markdown, read_yaml
from bilingual.content.validation import ALWAYS_TRUE, sound_part, validate
from bilingual.diagnostics.problems import Problem, problem
from bilingual.schema import COLLECTIONS, REGISTERS, SINGLE_FILES, Page, Record
from bilingual.schema.fields import MAX_KEY, is_key
from bilingual.schema.table import walk_references
from bilingual.text.closest import closest_match
from bilingual.text.language import SOURCE_LOCALE, TARGET_LOCALE, slugify

Name = tuple[str, str]
"""Register and key of what the files of a pair hold; the key is empty where they hold more than one record."""
Reference = tuple[Location, str, str]
"""The field that refers, the register that it refers to, and the key there."""


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
        documents[locale], found = (read_markdown if register == "pages" else read_yaml)(root, path)
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
    texts = rules.texts_of(reading.record)
    references = [*walk_references(type(reading.record), reading.record), *rules.text_references(texts)]
    for location, register, key in references:
        found = _unknown_reference(reading.where, location, register, key, declared)
        if found and location[-1] in rules.TEXTS:
            continue  # rules.check names it with its place in the text
        if found:
            problems.append(found)
        elif (register, key) == (reading.register, reading.key):
            problems.append(reading.where.problem(location, "self-reference"))
    problems += rules.check(reading.record, reading.where, declared, texts)
    problems += images.check(reading.register, reading.record, reading.where, declared["assets"] or ())
    return references


def _check_unsound(reading: Reading, declared: Declared) -> Iterator[Problem]:
    """Yield what is wrong with the references and the texts of a record that is not valid, and with the part of it that would be."""
    if reading.tree is None:
        return
    model, where = model_of(reading.register), reading.where
    for location, register, key in walk_references(model, reading.tree):
        if found := _unknown_reference(where, location, register, key, declared):
            yield found
    yield from rules.check_texts(rules.texts_of(reading.tree), where, declared)
    if (part := sound_part(model, reading.tree)) is not None:
        yield from (found for found in rules.check(part, where, declared, ()) if found.code in ALWAYS_TRUE)


def _unknown_reference(where: Merged, location: Location, register: str, key: str, declared: Declared) -> Problem | None:
    """Return the problem that a reference leads to what stands nowhere, if it does."""
    if rules.is_declared(register, key, declared):
        return None
    closest = closest_match(key, declared[register] or ())
    return where.problem(location, "unknown-reference", value=key, register=shown(register), closest=closest)


def shown(register: str) -> str:
    """Return where an editor finds the records of ``register``."""
    if within := {"versions": "declaration", "lanes": "site"}.get(register):
        return f"{within}.yml ({register})"
    return f"{register}/" if register in COLLECTIONS else f"{register}.yml"
