"""What a proposal may change: the places that the table of fields knows, and the values that may stand there."""

import dataclasses
import re
from collections.abc import Mapping, Sequence
from typing import Any

from bilingual.content.lint.characters import visible
from bilingual.content.loader import name_of
from bilingual.content.reading import model_of
from bilingual.content.source import content_path
from bilingual.content.yaml_writer import Written
from bilingual.diagnostics.problems import Problem
from bilingual.schema import COLLECTIONS, REGISTERS, SINGLE_FILES, Record
from bilingual.schema.fields import FieldKind, Form, is_key, normalize
from bilingual.schema.kinds import written_order
from bilingual.schema.table import FieldShape, fields_of
from bilingual.text.language import SOURCE_LOCALE, single_spaced

_FIELD_NAME = re.compile(r"[a-z][a-z0-9_.-]{0,79}")


class Refused(Exception):
    """A change cannot be made; ``code`` names the reason in the catalogue."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: the register and key of its file, what leads to it there, and what the whole file may say."""

    register: str
    key: str
    prefix: tuple[str, ...]
    shape: FieldShape

    def path(self, locale: str) -> str:
        """Return the path of the file of a language, relative to the project."""
        return content_path(locale, self.register, self.key)


def place_of(name: str) -> Place:
    """Return where the record stands that a proposal calls ``name``, such as "events/forum-2019". Raises Refused where there is no such."""
    register, _, key = name.partition("/")
    is_own_file = register in COLLECTIONS or register == "pages"
    known = is_own_file or register in REGISTERS or register == "signatories" if key else register in SINGLE_FILES
    if not known or (key and not is_key(key)) or isinstance(name_of(content_path(SOURCE_LOCALE, register, key)), Problem):
        raise Refused("no-such-record")
    if is_own_file or not key:
        return Place(register, key, (), file_shape(register))
    return Place(register, "", (register, key) if register == "signatories" else (key,), file_shape(register))


def file_shape(register: str) -> FieldShape:
    """Return what a file of a register may say, as if it were a field."""
    return dataclasses.replace(record_shape(model_of(register)), name=register, by_key=register in REGISTERS)


def record_shape(model: type[Record]) -> FieldShape:
    """Return what a record may say, as if it were a field."""
    return FieldShape("", None, required=True, record=model)


def walk(shape: FieldShape, path: Sequence[str]) -> tuple[FieldShape, list[Sequence[str]]]:
    """Return what may stand at ``path``, and for each step the order of the group in which it stands. Raises Refused: nothing may."""
    orders = []
    for step in path:
        orders.append(_order(shape))
        shape = _below(shape, step)
    return shape, orders


def read_value(value: Any, shape: FieldShape, locale: str) -> Written:
    """Return a proposed value as it is written: cleaned, its names in order. Raises Refused where it may not stand there."""
    if shape.by_key or shape.record:
        if not isinstance(value, dict) or (shape.by_key and not value):
            raise Refused("bad-value")
        said = {name: read_value(part, _below(shape, name), locale) for name, part in value.items()}
        return {name: said[name] for name in sorted(said, key=_order(shape).index)} if not shape.by_key else said
    if shape.kind is FieldKind.FACT and locale != SOURCE_LOCALE:
        raise Refused("fact-in-english")
    if shape.many:
        if not isinstance(value, list | tuple) or not value:
            raise Refused("bad-value")
        return tuple(_read_text(text, None) for text in value)
    return _read_text(value, shape.form)


def tree_of(value: Written) -> Any:
    """Return a value as it is read back."""
    if isinstance(value, str):
        return value.strip()
    return {name: tree_of(part) for name, part in value.items()} if isinstance(value, Mapping) else [*value]


def _read_text(text: Any, form: Form | None) -> str:
    if form is Form.DATE and isinstance(text, list):  # one of several days, as YAML reads it without quotation marks
        text = f"[{', '.join(map(str, text))}]"
    if not isinstance(text, str):
        raise Refused("bad-value")
    plain = normalize(visible(text.replace("\r\n", "\n").replace("\r", "\n"), "\n"))
    clean = f"{plain.strip()}\n" if form is Form.MARKDOWN else single_spaced(plain)
    if not clean.strip():
        raise Refused("bad-value")
    return clean


def _below(shape: FieldShape, step: str) -> FieldShape:
    if shape.by_key and (_FIELD_NAME.fullmatch(step) if shape.by_field else is_key(step)):
        return dataclasses.replace(shape, by_key=False)
    found = fields_of(shape.record).get(step) if shape.record and not shape.by_key else None
    if found is None:
        raise Refused("unknown-path", value=step)
    return found


def _order(shape: FieldShape) -> Sequence[str]:
    return written_order(shape.record) if shape.record and not shape.by_key else ()
