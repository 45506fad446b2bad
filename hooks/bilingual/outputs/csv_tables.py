"""Tables for spreadsheets: one row for each record, made from the table of fields.

A text in two languages has a column for each; a reference has its key, and columns with the names that it stands for; a list stands in one
cell. Long texts and groups of fields by key are left out, but for those that have a table of their own. All of it stands in the JSON.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import Any

from bilingual.content.images import with_paths
from bilingual.diagnostics import catalog
from bilingual.outputs.record_data import FILE_FACTS, HIDDEN, TYPES, RecordWriter
from bilingual.rendering.renderer import Renderer
from bilingual.schema import COLLECTIONS, REGISTERS, Page, Record, descriptions
from bilingual.schema.declaration import Clause, Signature, SignatureStatus, Version
from bilingual.schema.entries import Certainty, EventKind, Figure, Person, PersonRole, ReportKind
from bilingual.schema.event_life import EventStatus
from bilingual.schema.fields import FieldKind, Form, Localized
from bilingual.schema.files import File, FileKind
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

Cell = str | int | float | bool | Decimal | None
Of = Callable[[Any], Cell]
"""Makes a cell of a value, or of a whole record."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type in Table Schema, what it holds, and the table whose keys it holds, if it does."""

    name: str
    type: str = "string"
    description: str = ""
    foreign: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its columns, its rows as cells that are safe in spreadsheets (see ``make_table``), and the columns that identify a row."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    key: tuple[str, ...]


def make_table(name: str, columns: tuple[Column, ...], rows: Iterable[Iterable[Cell]], key: tuple[str, ...] = ("id",)) -> Table:
    """Return a table of ``rows``, in which no text is left that spreadsheets take for a formula.

    Such a text, and one that starts with an apostrophe, gets an apostrophe before it, which readers take away again.
    """
    return Table(name, columns, tuple(tuple(map(_guarded, row)) for row in rows), key)


_FORMULA_STARTS = frozenset("=+-@\t\r'")


def _guarded(cell: Cell) -> Cell:
    if isinstance(cell, str):
        return f"'{cell}" if cell[:1] in _FORMULA_STARTS else cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return cell


def make_tables(renderer: Renderer) -> Iterator[Table]:
    """Yield all tables, in the order of ``downloads.TABLES``."""
    writer, corpus = _TableWriter(renderer), renderer.site.corpus
    for register, model in {**COLLECTIONS, **REGISTERS}.items():
        yield writer.register_table(register, model, corpus.register(register))
    yield writer.register_table("signatories", Signature, corpus.register("signatories"))
    declaration = corpus.declaration
    yield writer.part_table("declaration-versions", Version, [((), key, one) for key, one in corpus.register("versions").items()])
    groups = ("preamble", "points", "commitments")
    clauses = [((group,), key, one) for group in groups for key, one in getattr(declaration, group).items()] if declaration else []
    yield writer.part_table(
        "declaration-clauses",
        Clause,
        clauses,
        (Column("part", description=catalog.line("columns", "part")),),
    )
    owner = (
        Column("register", description=catalog.line("columns", "record-table")),
        Column("record", description=catalog.line("columns", "record-key")),
    )
    for name, part in (("people", Person), ("figures", Figure), ("files", File), ("images", Image)):
        yield writer.part_table(name, part, _parts(corpus, name), owner)


def _parts(corpus: Any, field: str) -> Iterator[tuple[tuple[str, ...], str, Record]]:
    """Yield the groups of fields that stand in a field such as "people" of any record, with register and key of the record."""
    for register, model in {**COLLECTIONS, **REGISTERS, "pages": Page}.items():
        if field in fields_of(model):
            for key, record in sorted(corpus.register(register).items()):
                for name, part in getattr(with_paths(register, record), field).items():
                    yield (register, key), name, part


class _TableWriter:
    def __init__(self, renderer: Renderer) -> None:
        self.renderer = renderer
        self.writer = RecordWriter(renderer.site)

    def register_table(self, register: str, model: type[Record], records: Mapping[str, Record]) -> Table:
        """Return the table of a register."""
        head: tuple[Column, ...] = (
            Column("id", description=catalog.line("columns", "table-id")),
            Column("key", description=catalog.line("columns", "table-key")),
        )
        head += tuple(Column(f"page_{locale}", description=catalog.line("columns", "page-address", locale=locale)) for locale in LOCALES)
        columns, cells = zip(*self._fields(model), strict=True)
        rows = ((*self._head(register, record), *(cell(record) for cell in cells)) for _, record in sorted(records.items()))
        return make_table(register, (*head, *columns), rows)

    def part_table(
        self, name: str, model: type[Record], parts: Iterable[tuple[tuple[str, ...], str, Record]], owner: tuple[Column, ...] = ()
    ) -> Table:
        """Return the table of groups of fields, each with the values that say whose it is, and its key there."""
        head = (*owner, Column("key", description=catalog.line("columns", "key-within")))
        columns, cells = zip(*self._fields(model), *self._of_files(model), strict=True)
        rows = ((*values, key, *(cell(part) for cell in cells)) for values, key, part in parts)
        return make_table(name, (*head, *columns), rows, tuple(column.name for column in head))

    def _of_files(self, model: type[Record]) -> Iterator[tuple[Column, Of]]:
        """Yield the columns of what documents and pictures themselves say."""
        for name, (kind, about) in FILE_FACTS.get(model, {}).items():
            yield Column(name, kind, catalog.line("columns", about)), partial(self._fact_of_file, name)

    def _fact_of_file(self, name: str, file: File | Image) -> Cell:
        fact: Cell = self.writer.of_file(file).get(name)
        return fact

    def _head(self, register: str, record: Record) -> tuple[Cell, ...]:
        plain = self.writer.head(register, record)
        return plain["id"], plain["key"], *(plain["page"].get(locale) for locale in LOCALES)

    def _fields(self, model: type[Record], prefix: str = "", steps: tuple[str, ...] = ()) -> Iterator[tuple[Column, Of]]:
        """Yield the columns of a model, or of the one at ``steps`` inside of it, each with what makes its cell of a record."""
        for name, shape in fields_of(model).items():
            if name in LEFT_OUT or shape.by_key or shape.form is Form.MARKDOWN:
                continue
            path = (*steps, name)
            if shape.record is not None:
                yield from self._fields(shape.record, f"{prefix}{name}_", path)
                continue
            for column, cell in self._columns(prefix + name, str(descriptions.of_field(model, name)), shape):
                yield column, partial(_cell_at, path, cell)

    def _columns(self, name: str, about: str, shape: FieldShape) -> Iterator[tuple[Column, Of]]:
        """Yield the columns of a field, whose names begin with ``name``, each with what makes its cell of the field's value."""
        kind = "string" if shape.many else TYPES.get(shape.form, "string")
        if shape.kind is not FieldKind.FACT:
            yield from ((Column(f"{name}_{locale}", kind, about), partial(_words, locale)) for locale in LOCALES)
            return
        foreign = shape.register if shape.register and not shape.many and shape.register not in ("versions", "lanes") else ""
        plain = partial(self._keys, shape) if shape.register else _cell
        yield Column(name, "date" if shape.form is Form.DAY else kind, about, foreign), plain
        labels = LABELS.get(shape.values, "") if shape.values else ""
        if shape.register in _NAMED or labels:
            for locale in LOCALES:
                in_words = partial(self._names, shape, locale) if shape.register else partial(self._label, labels, locale)
                yield Column(f"{name}_{locale}", "string", catalog.line("columns", "in-words", field=shape.name, locale=locale)), in_words
        if shape.form is Form.DATE:
            first = f"{shape.name}: {catalog.line('columns', 'first-day-covered')}"
            last = f"{shape.name}: {catalog.line('columns', 'last-day-covered')}"
            yield Column(f"{name}_first_day", "date", first), lambda date: date.first_day.isoformat()
            yield Column(f"{name}_last_day", "date", last), lambda date: None if date.open_end else date.last_day.isoformat()

    def _keys(self, shape: FieldShape, value: Any) -> str:
        return LIST_SIGN.join(self.writer.keys(shape, value if isinstance(value, tuple) else (value,)))

    def _names(self, shape: FieldShape, locale: str, value: Any) -> str:
        keys = self.writer.keys(shape, value if isinstance(value, tuple) else (value,))
        records = self.renderer.site.corpus.register(shape.register or "")
        names = (_name_of(records[key]) for key in keys)
        return LIST_SIGN.join([found for words in names if words and (found := words.get(locale))])

    def _label(self, group: str, locale: str, value: Any) -> str:
        return str(self.renderer.context.labels[locale][group][value])


_NAMED = frozenset(COLLECTIONS) | (frozenset(REGISTERS) - {"sources"})
"""The registers whose records have a name in each language."""


def _cell_at(path: tuple[str, ...], cell: Of, record: Any) -> Cell:
    """Return the ``cell`` of what stands at a path inside of a record, empty where nothing does."""
    for name in path:
        if record is not None:
            record = getattr(record, name)
    return None if record is None else cell(record)


def _words(locale: str, words: Any) -> Cell:
    found = words.get(locale)
    return None if found is None else _cell(found)


def _name_of(record: Record) -> Localized[str] | None:
    """Return what a record is called in both languages: its name, its title or its term, if its sort has one."""
    fields = vars(record)  # a model is slow to say that it lacks a field
    words = fields.get("name") or fields.get("title") or fields.get("term")
    return words if isinstance(words, Localized) else None


def _cell(value: Any) -> Cell:
    if type(value) is str:
        return value
    if isinstance(value, tuple):
        return LIST_SIGN.join(map(str, value))
    if isinstance(value, Edtf):
        return value.text
    return value if isinstance(value, (bool, int, Decimal)) else str(value)


# files


def write_csv(table: Table, delimiter: str) -> bytes:
    """Return a table as CSV that spreadsheets open right: UTF-8 with a byte order mark; with semicolons, fractions have a comma."""
    point = "," if delimiter == ";" else "."

    def written(cell: Cell) -> Cell:
        return f"{cell:f}".replace(".", point) if isinstance(cell, Decimal) else cell

    text = io.StringIO()
    rows = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    rows.writerow([column.name for column in table.columns])
    rows.writerows(map(written, row) for row in table.rows)
    return text.getvalue().encode("utf-8-sig")
