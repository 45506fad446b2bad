"""Reads the table of fields: which kind each field of a model is, what it holds, and which registers it refers to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from bilingual.schema.fields import FieldKind, Localized, Record, Reference
from bilingual.schema.values import value_of
from bilingual.text.language import SOURCE_LOCALE


@dataclass(frozen=True, slots=True)
class FieldShape:
    """What the merger must know of a field.

    ``kind`` is None for a group of fields; ``record`` is the model of a group, and ``by_key`` says that it is a mapping of such groups.
    ``register`` is the register that a reference names, if it is one.
    """

    name: str
    kind: FieldKind | None
    required: bool
    record: type[Record] | None = None
    by_key: bool = False
    register: str | None = None


@cache
def fields_of(model: type[Record]) -> dict[str, FieldShape]:
    """Return the fields of ``model`` that an editor may write, by name."""
    hints = get_type_hints(model, include_extras=True)
    return {
        name: _shape(name, hints[name], field.is_required()) for name, field in model.model_fields.items() if name not in model.injected
    }


@cache
def references_of(model: type[Record]) -> tuple[FieldShape, ...]:
    """Return those fields of ``model`` that refer to a register, and the groups that do so somewhere inside."""
    return tuple(shape for shape in fields_of(model).values() if shape.register or (shape.record and references_of(shape.record)))


def walk_references(record: Record) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield every reference in ``record``: its location, the register it names, and the key in it."""
    for shape in references_of(type(record)):
        value = getattr(record, shape.name)
        if not value:
            continue
        if shape.register:
            for location, key in _texts(value):
                yield (shape.name, *location), shape.register, key
        elif shape.by_key:
            for key, child in value.items():
                for location, register, target in walk_references(child):
                    yield (shape.name, key, *location), register, target
        else:
            for location, register, target in walk_references(value):
                yield (shape.name, *location), register, target


@cache
def wordings_of(model: type[Record]) -> tuple[FieldShape, ...]:
    """Return those fields of ``model`` that are words, and the groups that hold some inside."""
    return tuple(
        shape for shape in fields_of(model).values() if shape.kind is FieldKind.WORDS or (shape.record and wordings_of(shape.record))
    )


def walk_words(record: Record) -> Iterator[tuple[tuple[str, ...], Localized[Any]]]:
    """Yield all words in ``record`` that the Turkish file gives: their location, and their value."""
    for shape in wordings_of(type(record)):
        value = getattr(record, shape.name)
        if value is None:
            continue
        if shape.record is None:
            if value.get(SOURCE_LOCALE) is not None:
                yield (shape.name,), value
        else:
            groups = (((key,), child) for key, child in value.items()) if shape.by_key else [((), value)]
            for at, group in groups:
                for location, words in walk_words(group):
                    yield (shape.name, *at, *location), words


def walk_raw_references(model: type[Record], tree: Any) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield the references in the input of a record of ``model`` that is not valid, as ``walk_references`` does for one that is.

    What is of another shape than the model asks for is passed over.
    """
    for shape in references_of(model):
        value = tree.get(shape.name) if isinstance(tree, dict) else None
        if shape.register and not (isinstance(value, str) and value_of(model, shape.name).many):
            for location, key in _texts(value):
                yield (shape.name, *location), shape.register, key
        elif shape.record:
            groups = (
                [((), value)] if not shape.by_key else [((key,), child) for key, child in value.items()] if isinstance(value, dict) else []
            )
            for at, group in groups:
                for location, register, target in walk_raw_references(shape.record, group):
                    yield (shape.name, *at, *location), register, target


def _texts(value: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield (), value
    elif value is not None:
        for step, child in value.items() if isinstance(value, dict) else enumerate(value):
            for location, text in _texts(child):
                yield (step, *location), text


def _shape(name: str, hint: Any, required: bool) -> FieldShape:
    for part in _parts(hint):
        if isinstance(part, Reference):
            return FieldShape(name, FieldKind.FACT, required, register=part.register)
        if isinstance(part, type) and issubclass(part, Localized):
            return FieldShape(name, part.kind, required)
        if isinstance(part, type) and issubclass(part, Record):
            return FieldShape(name, None, required, part, by_key=_is_mapping(hint))
    return FieldShape(name, FieldKind.FACT, required)


def _is_mapping(hint: Any) -> bool:
    return get_origin(hint) is dict or any(_is_mapping(part) for part in get_args(hint) if get_origin(part) is not None)


def _parts(hint: Any) -> Iterator[Any]:
    if get_origin(hint) is Annotated:
        yield from hint.__metadata__
        yield from _parts(hint.__origin__)
    elif isinstance(hint, type) and get_origin(hint) is None:
        if hint is not NoneType:
            yield hint
    else:
        for part in get_args(hint):
            yield from _parts(part)


def with_groups(models: Iterable[type[Record]], *left_out: type[Record]) -> list[type[Record]]:
    """Return ``models`` and, behind them, the groups of fields in them, each once; those ``left_out`` and what is in them are not."""
    found = list(models)
    for model in found:
        for shape in fields_of(model).values():
            if shape.record and shape.record not in (*found, *left_out):
                found.append(shape.record)
    return found
