"""Tables for spreadsheets: one row for each record, made from the table of fields and from the records as the JSON has them.

A text in two languages has a column for each; a reference has its key, and columns with the names that it stands for; a list stands in one
cell. Long texts and groups of fields by key are left out, but for those that have a table of their own. All of it stands in the JSON.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Any

from bilingual.diagnostics import catalog
from bilingual.outputs.record_data import FILE_FACTS, HIDDEN, TYPES, PlainRecord
from bilingual.rendering.renderer import Renderer
from bilingual.schema import COLLECTIONS, REGISTERS, Record, descriptions
from bilingual.schema.declaration import Clause, Signature, SignatureStatus, Version
from bilingual.schema.event_life import EventStatus
from bilingual.schema.fields import FieldKind, Form
from bilingual.schema.files import File, FileKind
from bilingual.schema.groups import Certainty, EventKind, Figure, Person, PersonRole, ReportKind
from bilingual.schema.images import Image
from bilingual.schema.registers import OrganizationKind, PlaceKind, SourceKind
from bilingual.schema.table import FieldShape, fields_of
from bilingual.text.edtf import Edtf
from bilingual.text.language import LOCALES

LIST_SIGN = " | "
"""Stands between the parts of a list in one cell."""

LABELS: Mapping[type[StrEnum], str] = {
    Certainty: "certainties",
    EventKind: "event_kinds",
    EventStatus: "event_statuses",
    ReportKind: "report_kinds",
    PersonRole: "person_roles",
    FileKind: "file_kinds",
    OrganizationKind: "organization_kinds",
    PlaceKind: "place_kinds",
    SourceKind: "source_kinds",
    SignatureStatus: "signature_statuses",
}
"""The group of labels that puts the values of a field into words."""

LEFT_OUT = HIDDEN | {"redirect_from", "search_words", "slug"}
"""Fields that no table has."""

CLAUSES = ("preamble", "points", "commitments")
PARTS: Mapping[str, type[Record]] = {"people": Person, "figures": Figure, "files": File, "images": Image}
"""The groups of fields by key that have a common table, whatever record they stand in."""

Cell = str | int | Decimal | None


def as_cell(value: Any) -> Cell:
    """Return a value as it stands in a cell."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return LIST_SIGN.join(map(str, value))
    return value.text if isinstance(value, Edtf) else value


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type in Table Schema, what it holds, and the table whose keys it holds, if it does.

    ``path`` leads to its value in a plain record; ``cell`` puts that into a cell.
    """

    name: str
    type: str = "string"
    description: str = ""
    foreign: str = ""
    path: tuple[str, ...] = ()
    cell: Callable[[Any], Cell] = as_cell

    def of(self, record: PlainRecord) -> Cell:
        """Return the cell of a record, empty where nothing stands at the path."""
        value: Any = record
        for name in self.path:
            value = value.get(name)
            if value is None:
                return None
        return self.cell(value)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, its rows, and how many columns at its start identify a row."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    keys: int = 1


def make_tables(renderer: Renderer, data: Mapping[str, Sequence[PlainRecord]]) -> Iterator[Table]:
    """Yield the tables of the ``data``, which are the plain records of each data set and of pages, in the order of ``downloads.TABLES``."""
    columns = _Columns(renderer, data)
    head = [_described("id", "table-id"), _described("key", "table-key")]
    head += [_described(f"page_{locale}", "page-address", ("page", locale), locale=locale) for locale in LOCALES]
    models: dict[str, type[Record]] = {**COLLECTIONS, **REGISTERS, "signatories": Signature}
    for register, model in models.items():
        if register in data:
            yield _table(register, [*head, *columns.of(model)], data[register])
    key = _described("key", "key-within")
    for declaration in data.get("declaration", ()):
        yield _table("declaration-versions", [key, *columns.of(Version)], _with_keys(declaration["versions"]))
        clauses = [{"part": group} | one for group in CLAUSES for one in _with_keys(declaration.get(group, {}))]
        yield _table("declaration-clauses", [_described("part", "part"), key, *columns.of(Clause)], clauses, 2)
    owner = [_described("register", "record-table"), _described("record", "record-key")]
    for name, model in PARTS.items():
        parts = [
            {"register": register, "record": record["key"]} | one
            for register, records in data.items()
            for record in records
            for one in _with_keys(record.get(name, {}))
        ]
        yield _table(name, [*owner, key, *columns.of(model)], parts, 3)


def _table(name: str, columns: Sequence[Column], records: Iterable[PlainRecord], keys: int = 1) -> Table:
    return Table(name, columns, [[column.of(record) for column in columns] for record in records], keys)


def _with_keys(groups: Mapping[str, PlainRecord]) -> Iterator[dict[str, Any]]:
    return ({"key": key, **group} for key, group in groups.items())


def _described(name: str, about: str, path: tuple[str, ...] = (), kind: str = "string", **values: str) -> Column:
    """Return a column that holds no field of a model: what it is ``about`` stands in the catalogue."""
    return Column(name, kind, catalog.line("columns", about, **values), path=path or (name,))


class _Columns:
    """Makes the columns of models; ``data`` are all plain records, whose names stand beside their keys."""

    def __init__(self, renderer: Renderer, data: Mapping[str, Sequence[PlainRecord]]) -> None:
        self._labels = renderer.context.labels
        self._names = {
            (register, locale): {record["key"]: _name_of(record).get(locale) for record in data[register]}
            for register in (*COLLECTIONS, *REGISTERS)
            for locale in LOCALES
            if register != "sources"
        }

    def of(self, model: type[Record]) -> Iterator[Column]:
        """Yield the columns of a model, and those of what documents and pictures themselves say."""
        yield from self._fields(model, ())
        for name, (kind, about) in FILE_FACTS.get(model, {}).items():
            yield _described(name, about, kind=kind)

    def _fields(self, model: type[Record], steps: tuple[str, ...]) -> Iterator[Column]:
        """Yield the columns of the group of fields at ``steps`` inside of a record."""
        for name, shape in fields_of(model).items():
            if name in LEFT_OUT or shape.by_key or shape.form is Form.MARKDOWN:
                continue
            if shape.record is not None:
                yield from self._fields(shape.record, (*steps, name))
            else:
                yield from self._field((*steps, name), str(descriptions.of_field(model, name)), shape)

    def _field(self, path: tuple[str, ...], about: str, shape: FieldShape) -> Iterator[Column]:
        """Yield the columns of the field at ``path``."""
        name, kind = "_".join(path), "string" if shape.many else TYPES.get(shape.form, "string")
        if shape.kind is not FieldKind.FACT:
            yield from (Column(f"{name}_{locale}", kind, about, path=(*path, locale)) for locale in LOCALES)
            return
        foreign = "" if shape.many or shape.register in ("versions", "lanes") else shape.register
        yield Column(name, "date" if shape.form is Form.DAY else kind, about, foreign or "", path)
        for locale in LOCALES:
            if (names := self._words_for(shape, locale)) is not None:
                said = catalog.line("columns", "in-words", field=shape.name, locale=locale)
                yield Column(f"{name}_{locale}", "string", said, path=path, cell=partial(_in_words, names))
        if shape.form is Form.DATE:
            first = f"{shape.name}: {catalog.line('columns', 'first-day-covered')}"
            last = f"{shape.name}: {catalog.line('columns', 'last-day-covered')}"
            yield Column(f"{name}_first_day", "date", first, path=path, cell=lambda date: date.first_day.isoformat())
            yield Column(
                f"{name}_last_day", "date", last, path=path, cell=lambda date: None if date.open_end else date.last_day.isoformat()
            )

    def _words_for(self, shape: FieldShape, locale: str) -> Any:
        """Return the words for the values of a field, by key or by value, if there are any."""
        if shape.values and shape.values in LABELS:
            return self._labels[locale][LABELS[shape.values]]
        return self._names.get((shape.register or "", locale))


def _in_words(names: Mapping[str, str], value: Any) -> str:
    words = map(names.get, (value,) if isinstance(value, str) else value)
    return LIST_SIGN.join(str(found) for found in words if found)


def _name_of(record: PlainRecord) -> Mapping[str, str]:
    """Return what a record is called in both languages: its name, its title or its term."""
    found: Mapping[str, str] = record.get("name") or record.get("title") or record["term"]
    return found


# files

_FORMULA_STARTS = frozenset("=+-@\t\r'")


def write_csv(table: Table, delimiter: str) -> bytes:
    """Return a table as CSV that spreadsheets open right: UTF-8 with a byte order mark; with semicolons, fractions have a comma.

    A text that spreadsheets take for a formula, and one that starts with an apostrophe, gets an apostrophe before it, which readers take
    away again.
    """
    point = "," if delimiter == ";" else "."

    def written(cell: Cell) -> Cell:
        if isinstance(cell, str):
            return f"'{cell}" if cell[:1] in _FORMULA_STARTS else cell
        return f"{cell:f}".replace(".", point) if isinstance(cell, Decimal) else cell

    text = io.StringIO()
    rows = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    rows.writerow([column.name for column in table.columns])
    rows.writerows(map(written, row) for row in table.rows)
    return text.getvalue().encode("utf-8-sig")
