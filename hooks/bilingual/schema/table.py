"""Reads the table of fields: which kind each field of a model is, how its value is written, and which registers it refers to."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from bilingual.schema.fields import FieldKind, Form, Localized, Record, Reference
from bilingual.text.language import SOURCE_LOCALE

TRANSLATION_ONLY = frozenset({"translation_published"})
"""Editions that have no place in the Turkish file."""


@dataclass(frozen=True, slots=True)
class FieldShape:
    """What a field is, and how its value is written in one file.

    ``kind`` is None for a group of fields, whose model is ``record``. ``form`` is how a single value is written, ``values`` the enumeration
    that it is one of, ``register`` the register whose key it is: one of the three, and all None where any name may stand. ``many`` says
    that there is a list of them, ``by_key`` that there is one value, or group, below each of several keys, and ``by_field`` that these keys
    are names of fields. ``at_least`` is the least number of values or of keys.
    """

    name: str
    kind: FieldKind | None
    required: bool
    record: type[Record] | None = None
    register: str | None = None
    form: Form | None = None
    values: type[StrEnum] | None = None
    many: bool = False
    by_key: bool = False
    by_field: bool = False
    at_least: int = 0


@cache
def fields_of(model: type[Record]) -> dict[str, FieldShape]:
    """Return the fields of ``model`` that an editor may write, by name."""
    hints = get_type_hints(model, include_extras=True)
    return {
        name: _shape(name, hints[name], field.is_required(), field.metadata)
        for name, field in model.model_fields.items()
        if name not in model.injected
    }


def walk_references(model: type[Record], said: Any) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield every reference in a record of ``model``, or in the input of one that is not valid: its location, the register, and the key.

    What is of another shape than the model asks for is passed over.
    """
    for location, shape, value in _walk(_refers, model, said):
        if not (isinstance(value, str) and shape.many):
            for step, key in _texts(value):
                yield (*location, *step), shape.register or "", key


def walk_words(record: Record) -> Iterator[tuple[tuple[str, ...], Localized[Any]]]:
    """Yield all words in ``record`` that the Turkish file gives: their location, and their value."""
    for location, _, words in _walk(_is_words, type(record), record):
        if words.get(SOURCE_LOCALE) is not None:
            yield location, words


def says_words(model: type[Record], said: Any) -> bool:
    """Return whether a record of ``model``, or the input of one, holds words anywhere inside."""
    return any(True for _ in _walk(_is_words, model, said))


def _refers(shape: FieldShape) -> bool:
    return shape.register is not None


def _is_words(shape: FieldShape) -> bool:
    return shape.kind is FieldKind.WORDS


@cache
def _leading_to(wanted: Callable[[FieldShape], bool], model: type[Record]) -> tuple[FieldShape, ...]:
    """Return those fields of ``model`` that are ``wanted``, and the groups that hold some inside."""
    fields = fields_of(model).values()
    return tuple(shape for shape in fields if wanted(shape) or (shape.record and _leading_to(wanted, shape.record)))


def _walk(wanted: Callable[[FieldShape], bool], model: type[Record], said: Any) -> Iterator[tuple[tuple[str, ...], FieldShape, Any]]:
    """Yield the values of the ``wanted`` fields in a record of ``model``, or in the input of one, each with its location and its field."""
    values = vars(said) if isinstance(said, Record) else said if isinstance(said, dict) else {}
    for shape in _leading_to(wanted, model):
        value = values.get(shape.name)
        if value is None:
            continue
        if shape.record is None:
            yield (shape.name,), shape, value
        else:
            for at, group in _groups(shape, value):
                for location, inner, found in _walk(wanted, shape.record, group):
                    yield (shape.name, *at, *location), inner, found


def _groups(shape: FieldShape, value: Any) -> Iterable[tuple[tuple[str, ...], Any]]:
    """Return the groups of fields that a field holds, with what leads to each."""
    if not shape.by_key:
        return [((), value)]
    return [((key,), group) for key, group in value.items()] if isinstance(value, dict) else []


def _texts(value: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield (), value
    elif value is not None:
        for step, child in value.items() if isinstance(value, dict) else enumerate(value):
            for location, text in _texts(child):
                yield (step, *location), text


def _shape(name: str, hint: Any, required: bool, limits: Iterable[Any]) -> FieldShape:
    parts = list(_parts(hint))
    classes = [part for part in parts if isinstance(part, type)]
    record = next((part for part in classes if issubclass(part, Record)), None)
    localized = next((part for part in classes if issubclass(part, Localized)), None)
    keys = next((get_args(part)[0] for part in parts if get_origin(part) is dict), None)
    return FieldShape(
        name,
        localized.kind if localized else None if record else FieldKind.FACT,
        required,
        record,
        register=next((part.register for part in parts if isinstance(part, Reference)), None),
        form=next((part for part in parts if isinstance(part, Form)), None),
        values=next((part for part in classes if issubclass(part, StrEnum)), None),
        many=any(get_origin(part) is tuple for part in parts),
        by_key=keys is not None,
        by_field=keys is str,
        at_least=max((getattr(limit, "min_length", 0) or 0 for limit in limits), default=0),
    )


def _parts(hint: Any) -> Iterator[Any]:
    """Yield the parts of a type from the outside to the inside: unions, lists and mappings, marks, and plain types."""
    if hint in (NoneType, Ellipsis):
        return
    yield hint
    inner = get_args(hint)
    if isinstance(hint, type) and issubclass(hint, Localized):
        inner = (hint.model_fields[SOURCE_LOCALE].annotation,)
    elif get_origin(hint) is Annotated:
        yield from hint.__metadata__
        inner = inner[:1]
    elif get_origin(hint) is dict:
        inner = inner[1:]
    for part in inner:
        yield from _parts(part)


def with_groups(models: Iterable[type[Record]], *left_out: type[Record]) -> list[type[Record]]:
    """Return ``models`` and, behind them, the groups of fields in them, each once; those ``left_out`` and what is in them are not."""
    found = list(models)
    for model in found:
        for shape in fields_of(model).values():
            if shape.record and shape.record not in (*found, *left_out):
                found.append(shape.record)
    return found
