"""Reads a list that comes as a spreadsheet or as text with separators (RFC 4180 and what Turkish Excel makes of it) into rows of texts."""

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bilingual.authoring.input_problems import InputError, input_problem
from bilingual.content.lint.characters import visible

MAX_BYTES = 10_000_000
MAX_UNPACKED = 200_000_000
"""As many bytes may a workbook have unpacked; a few thousand packed ones can hold gigabytes."""
MAX_CELLS = 500_000
"""As many cells may a sheet span: a sign in the last corner of a sheet makes it 17 thousand million."""
MAX_ROWS = 10_000
SEPARATORS = (";", ",", "\t", "|")
_UNREAL = re.compile(r"=|#[^\W\d_][\w/]*[!?]?$")
"""A formula, or what spreadsheets show where one failed: "#YOK", "#REF!"."""
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty: the number of its first line, from 1, and its cells as texts, without blanks around them.

    ``faults`` says by column, from 0, why a cell may not mean what it says: a code of input_problems.yml.
    """

    line: int
    cells: tuple[str, ...]
    faults: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a list, the names of its sheets, the one that is read first, and the encoding of a text, "" where it is none."""

    rows: tuple[Row, ...]
    sheets: tuple[str, ...] = ()
    encoding: str = ""


def read(path: Path) -> Table:
    """Return the rows of the list ``path``: the sheet in front of an .xlsx file, or a text file in UTF-8, UTF-16 or Windows-1254.

    Raises:
        InputError: the file cannot be read as such a list.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error.strerror or type(error).__name__) from None
    if len(content) > MAX_BYTES:
        raise _unreadable(path, f"> {MAX_BYTES} B")
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise _unreadable(path, ".xls → .xlsx")
    table = _read_workbook(path, content) if content.startswith(b"PK") else _read_text(path, content)
    if len(table.rows) > MAX_ROWS:
        raise _unreadable(path, f"{len(table.rows)} > {MAX_ROWS}")
    return table


def _read_text(path: Path, content: bytes) -> Table:
    decoded, encoding = _decode(path, content)
    text = decoded.replace("\r\n", "\n").replace("\r", "\n")
    named = re.match('sep=([^"\n])$', text, re.MULTILINE)
    separator = named[1] if named else _separator_of(text)
    reader = csv.reader(io.StringIO(text[named.end() :] if named else text, newline=""), delimiter=separator, strict=True)
    rows, line = [], 1
    try:
        for cells in reader:
            texts = tuple(map(_cell_text, cells))
            if any(texts):
                rows.append(Row(line, texts, {at: "formula" for at, cell in enumerate(texts) if _UNREAL.match(cell)}))
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError([input_problem(f"{path.name}:{line}", "unreadable-list", reason=error)]) from None
    return Table(tuple(rows), encoding=encoding)


def _decode(path: Path, content: bytes) -> tuple[str, str]:
    """Return the text of a file and its encoding. Windows-1254, which Turkish Excel writes, takes nearly any bytes, so it comes last."""
    for encoding in ("utf-16",) if content.startswith(_UTF_16) else ("utf-8-sig", "cp1254"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, encoding
    raise _unreadable(path, "UTF-8?")


def _separator_of(text: str) -> str:
    """Return the separator that divides the first lines into most cells."""
    head = "\n".join(text.split("\n", 20)[:20])

    def cells(separator: str) -> int:
        try:
            return max((len(row) for row in csv.reader(io.StringIO(head, newline=""), delimiter=separator)), default=0)
        except csv.Error:
            return 0

    return max(SEPARATORS, key=cells)


def _read_workbook(path: Path, content: bytes) -> Table:
    import openpyxl  # slow to import, and only for this
    from openpyxl.worksheet.cell_range import CellRange

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > MAX_UNPACKED:
                raise _unreadable(path, f"> {MAX_UNPACKED} B")
            merged = [area for name in parts.namelist() if "worksheets/" in name for area in _MERGED.findall(parts.read(name))]
        if sum(CellRange(area.decode()).size["rows"] * CellRange(area.decode()).size["columns"] for area in merged) > MAX_CELLS:
            raise _unreadable(path, f"> {MAX_CELLS}")
        workbook = openpyxl.load_workbook(io.BytesIO(content))
    except InputError:
        raise
    except Exception as error:  # a broken part leads openpyxl to errors of any kind
        raise _unreadable(path, type(error).__name__) from None
    sheet = workbook.active
    if sheet is None or not hasattr(sheet, "iter_rows"):
        raise _unreadable(path, "0")
    if sheet.max_row * sheet.max_column > MAX_CELLS:
        raise _unreadable(path, f"{sheet.max_row} × {sheet.max_column}")
    in_areas = {cell for area in sheet.merged_cells.ranges for cell in area.cells}
    rows = []
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        texts = tuple(_cell_text(cell.value) for cell in cells)
        if any(texts):
            hidden = "hidden-row" if sheet.row_dimensions[number].hidden else ""
            faults = {at: ("merged-cells" if (number, at + 1) in in_areas else _fault(cell) or hidden) for at, cell in enumerate(cells)}
            rows.append(Row(number, texts, {at: fault for at, fault in faults.items() if fault}))
    others = [other.title for other in workbook.worksheets if other is not sheet and (other.max_row > 1 or other.max_column > 1)]
    return Table(tuple(rows), (sheet.title, *others))


def _fault(cell: Any) -> str:
    if cell.data_type in ("f", "e"):
        return "formula"
    return "struck-out" if cell.value is not None and cell.font and cell.font.strike else ""


def _cell_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(visible(str(value)).split())


def _unreadable(path: Path, reason: object) -> InputError:
    return InputError([input_problem(path.name, "unreadable-list", reason=reason)])
