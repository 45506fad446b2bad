"""Reads a list that comes as a spreadsheet or as text with separators (RFC 4180 and what Turkish Excel makes of it) into rows of texts."""

import csv
import datetime
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bilingual.authoring.input_problems import InputError, InputProblem, input_problem

MAX_BYTES = 10_000_000
MAX_UNPACKED = 200_000_000
"""As many bytes may a workbook have unpacked; a few thousand packed ones can hold gigabytes."""
MAX_CELLS = 500_000
"""As many cells may a sheet span: a sign in the last corner of a sheet makes it 17 thousand million."""
SEPARATORS = (";", ",", "\t")
_ENCODINGS = ("utf-8-sig", "cp1254")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty: the number of its first line, from 1, and its cells as texts, without blanks around them."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a list, what is doubtful in their form, such as merged cells, and the encoding of a text, "" where it is no text."""

    rows: tuple[Row, ...]
    problems: tuple[InputProblem, ...] = ()
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
    if content.startswith(b"PK"):
        return _read_workbook(path, content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise _unreadable(path, ".xls → .xlsx")
    return _read_text(path, content)


def _read_text(path: Path, content: bytes) -> Table:
    decoded, encoding = _decode(path, content)
    text = decoded.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    separator = ""
    skipped = 0
    if lines[0].startswith("sep=") and len(lines[0]) == 5 and lines[0][4] != '"':
        separator, skipped = lines[0][4], 1
    text = "\n".join(lines[skipped:])
    separator = separator or _separator_of(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows, line = [], 1 + skipped
    try:
        for cells in reader:
            rows.append(Row(line, tuple(" ".join(cell.split()) for cell in cells)))
            line = reader.line_num + 1 + skipped
    except csv.Error as error:
        raise InputError([input_problem(f"{path.name}:{line}", "unreadable-list", reason=error)]) from None
    problems = [
        input_problem(f"{path.name}:{row.line}", "formula", value=cell) for row in rows for cell in row.cells if cell.startswith("=")
    ]
    return Table(tuple(row for row in rows if any(row.cells)), tuple(problems), encoding)


def _decode(path: Path, content: bytes) -> tuple[str, str]:
    """Return the text of a file and its encoding. Windows-1254, which Turkish Excel writes, takes nearly any bytes, so it comes last."""
    if content.startswith(_UTF_16):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = _ENCODINGS
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, encoding
    raise _unreadable(path, "UTF-8?")


def _separator_of(text: str) -> str:
    """Return the separator that divides the first lines into most cells."""
    head = "\n".join(text.split("\n")[:20])

    def cells(separator: str) -> int:
        try:
            return max((len(row) for row in csv.reader(io.StringIO(head, newline=""), delimiter=separator)), default=0)
        except csv.Error:
            return 0

    return max(SEPARATORS, key=cells)


def _read_workbook(path: Path, content: bytes) -> Table:
    import openpyxl  # slow to import, and only for this

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
        if unpacked > MAX_UNPACKED:
            raise _unreadable(path, f"> {MAX_UNPACKED} B")
        workbook = openpyxl.load_workbook(io.BytesIO(content))
        sheet = workbook.active
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError, openpyxl.utils.exceptions.InvalidFileException) as error:
        raise _unreadable(path, type(error).__name__) from None
    if sheet is None or not hasattr(sheet, "iter_rows"):
        raise _unreadable(path, "0")
    if sheet.max_row * sheet.max_column > MAX_CELLS:
        raise _unreadable(path, f"{sheet.max_row} × {sheet.max_column}")
    problems = [input_problem(f"{path.name}:{area.min_row}", "merged-cells", value=area.coord) for area in sheet.merged_cells.ranges]
    rows = []
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        problems += [input_problem(f"{path.name}:{number}", "formula", value=cell.coordinate) for cell in cells if cell.data_type == "f"]
        texts = tuple("" if cell.data_type == "f" else _cell_text(cell.value) for cell in cells)
        if any(texts):
            rows.append(Row(number, texts))
    return Table(tuple(rows), tuple(problems))


def _cell_text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def _unreadable(path: Path, reason: object) -> InputError:
    return InputError([input_problem(path.name, "unreadable-list", reason=reason)])
