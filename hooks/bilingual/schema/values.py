"""Reads from the types of the table of fields how the value of a field is written: its form, the values allowed, the register it names."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from bilingual.schema.fields import Form, Localized, Record, Reference
from bilingual.text.language import SOURCE_LOCALE


@dataclass(frozen=True, slots=True)
class ValueShape:
    """How the value of a field is written in one file; of a group of fields by key, only what is said of its keys.

    ``form`` is how a single value is written, ``values`` the enumeration it is one of, ``register`` what its key is from: one of the
    three, and all None where any name may stand. ``many`` says that there is a list of them, ``by_key`` that there is one below each of
    several keys, and ``by_field`` that these keys are names of fields. ``at_least`` is the least number of values or of keys.
    """

    form: Form | None = None
    values: type[StrEnum] | None = None
    register: str | None = None
    many: bool = False
    by_key: bool = False
    by_field: bool = False
    at_least: int = 0


@cache
def value_of(model: type[Record], name: str) -> ValueShape:
    """Return how the value of the field ``name`` of ``model`` is written."""
    parts = list(_parts(get_type_hints(model, include_extras=True)[name]))
    origins = [get_origin(part) for part in parts]
    keys = next((get_args(part)[0] for part in parts if get_origin(part) is dict), None)
    return ValueShape(
        form=next((part for part in parts if isinstance(part, Form)), None),
        values=next((part for part in parts if _is_enumeration(part)), None),
        register=next((part.register for part in parts if isinstance(part, Reference)), None),
        many=tuple in origins,
        by_key=keys is not None,
        by_field=keys is str,
        at_least=max((getattr(limit, "min_length", 0) or 0 for limit in model.model_fields[name].metadata), default=0),
    )


def _is_enumeration(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, StrEnum)


def _parts(hint: Any) -> Iterator[Any]:
    """Yield the parts of a type from the outside to the inside: unions, lists and mappings, marks, and plain types."""
    if isinstance(hint, type) and issubclass(hint, Localized):
        yield from _parts(hint.model_fields[SOURCE_LOCALE].annotation)
    elif isinstance(hint, type) and issubclass(hint, Record):
        return
    elif hint is not NoneType:
        yield hint
        yield from hint.__metadata__ if get_origin(hint) is Annotated else ()
        inner = get_args(hint)[1:] if get_origin(hint) is dict else get_args(hint)[:1] if get_origin(hint) is Annotated else get_args(hint)
        for part in inner:
            if part is not Ellipsis:
                yield from _parts(part)
