"""The example site holds everything that pages can show: every field of the table, every value of every list."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from bilingual.content import loader
from bilingual.content.model import Corpus
from bilingual.schema import COLLECTIONS, REGISTERS, SINGLE_FILES, Page, Record
from bilingual.schema.fields import FieldKind, Localized
from bilingual.schema.labels import LabelChanges
from bilingual.schema.table import fields_of

Field = tuple[str, str, str]
"""The name of the model that declares a field, the field's, and the language that states it; empty for a fact."""

MODELS: dict[str, type[Record]] = {**COLLECTIONS, **REGISTERS, **SINGLE_FILES, "pages": Page}
NEVER_IN_TURKISH = {"translation_published"}


@pytest.fixture(scope="module")
def example(example_project: Path) -> Corpus:
    return loader.read(example_project)


def records(example: Corpus) -> Iterator[Record]:
    for name in MODELS:
        held: Any = getattr(example, name)
        yield from [held] if isinstance(held, Record) else held.values()


def declaring(model: type[Record], name: str) -> str:
    return next(base.__name__ for base in reversed(model.__mro__) if name in getattr(base, "model_fields", {}))


def stated(record: Record) -> Iterator[Field]:
    """Yield the fields that a record states, those of the records inside included."""
    for name, shape in fields_of(type(record)).items():
        value = getattr(record, name)
        if shape.record:
            groups = value.values() if shape.by_key else [value] if value is not None else []
            for group in groups:
                yield declaring(type(record), name), name, ""
                yield from stated(group)
        elif isinstance(value, Localized):
            yield from ((declaring(type(record), name), name, locale) for locale, _ in value.items())
        elif name in record.model_fields_set:
            yield declaring(type(record), name), name, ""


def all_fields(models: list[type[Record]]) -> Iterator[Field]:
    """Yield every field that could be stated."""
    seen: set[type[Record]] = set()
    while models:
        model = models.pop()
        if model in seen or model is LabelChanges:
            continue
        seen.add(model)
        for name, shape in fields_of(model).items():
            if shape.record:
                models.append(shape.record)
            languages = [""] if shape.kind in (None, FieldKind.FACT) else ["en"] if name in NEVER_IN_TURKISH else ["tr", "en"]
            yield from ((declaring(model, name), name, language) for language in languages)


def test_every_field_is_written_somewhere(example: Corpus) -> None:
    found = {field for record in records(example) for field in stated(record)}
    missing = sorted(set(all_fields(list(MODELS.values()))) - found)
    assert not missing, missing


def values(record: Record) -> Iterator[StrEnum]:
    """Yield the values of lists that a record takes, those of the records inside included."""
    for name, shape in fields_of(type(record)).items():
        value = getattr(record, name)
        if shape.record:
            for group in value.values() if shape.by_key else [value] if value is not None else []:
                yield from values(group)
        elif isinstance(value, Localized):
            yield from (said for _, said in value.items() if isinstance(said, StrEnum))
        elif isinstance(value, StrEnum):
            yield value


def lists(model: type[Record]) -> Iterator[type[StrEnum]]:
    for name, shape in fields_of(model).items():
        if shape.record:
            yield from lists(shape.record)
        elif (found := fields_of(model)[name].values) is not None:
            yield found


def test_every_value_of_a_list_is_taken_somewhere(example: Corpus) -> None:
    taken = {value for record in records(example) for value in values(record)}
    assert sorted({value for model in MODELS.values() for found in lists(model) for value in found} - taken) == []


def test_it_has_drafts_and_what_is_taken_back_and_what_is_not_translated(example: Corpus) -> None:
    assert any(event.draft for event in example.events.values())
    assert any(event.withdrawn for event in example.events.values())
    for register in ("events", "reports", "organizations", "places", "topics", "glossary", "sources", "pages"):
        assert any(record.locales == ("tr",) for record in example.register(register).values()), register


def test_there_is_a_topic_of_which_nothing_tells(example: Corpus) -> None:
    assert any(("topics", key) not in example.links_to for key in example.topics)
