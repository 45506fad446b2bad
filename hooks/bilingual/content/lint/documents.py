"""Checks the documents below docs/assets/, which readers open on their own computers, and reads what their pages say of them.

pypdf reads what a PDF says about itself. It is slow to load, and asked only where there is one.
"""

import hashlib
import io
import logging
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bilingual.content import source
from bilingual.content.lint.file_kinds import DOCUMENTS, FILES, HEAVIEST, ending_of
from bilingual.content.merge import Location, Merged
from bilingual.diagnostics.problems import Problem, problem
from bilingual.schema import Entry, Page, Record, Report
from bilingual.schema.files import File, FileKind
from bilingual.text.closest import closest_match
from bilingual.text.language import LOCALES

_MACROS = re.compile(r"vbaProject\.bin$|/macrosheets/|/activeX/|^(?:Basic|Scripts)/")
"""The parts of an office file that run: Microsoft's, and those of OpenDocument."""
_RUNS = {"/JavaScript", "/Launch"}
"""The actions of a PDF that run something (ISO 32000-2, 12.6.4)."""


_SUSPECT = re.compile(rb"/(?:JS|JavaScript|Launch|XFA|EF|EmbeddedFiles?)(?![A-Za-z0-9])|/[A-Za-z]*#[0-9A-Fa-f]{2}")
"""What a PDF names that runs something or holds a file, or what may be such a name in disguise: then all of it is looked through."""


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What a file says: its size in bytes, the pages of a PDF, and the codes of its ``faults`` and of what can be better."""

    size: int
    pages: int | None = None
    faults: tuple[str, ...] = ()


def check(root: Path, records: Iterable[tuple[Record, Merged]]) -> Iterator[Problem]:
    """Yield the problems of what ``records`` offer, and of all documents below docs/assets/: where a record names one, or in itself."""
    paths = [path for path in source.find_files(root, {"docs/assets": ""}) if ending_of(path) in DOCUMENTS]
    named: dict[str, tuple[Location, Merged]] = {}
    for record, where in records:
        if files := files_of(record):
            yield from _check_offered(record, where, paths)
            named = {f"docs/{FILES}{file.file}": (("files", key, "file"), where) for key, file in files.items()} | named
    for path in paths:
        found = read(root, path)
        if isinstance(found, Problem):
            yield found
            continue
        for code in found.faults:
            if path in named:
                location, where = named[path]
                yield where.problem(location, code)
            else:
                yield problem(path, (1, 1), "", code)


def facts(root: Path, records: Iterable[Record]) -> dict[str, DocumentFacts]:
    """Return what the files that ``records`` offer say, by their names below docs/assets/files/."""
    names = {file.file for record in records for file in files_of(record).values()}
    found = {name: read(root, f"docs/{FILES}{name}") for name in sorted(names)}
    return {name: document for name, document in found.items() if isinstance(document, DocumentFacts)}


def files_of(record: Record) -> Mapping[str, File]:
    """Return the files that a record offers, by key; none of a sort of record that offers none."""
    return record.files if isinstance(record, Entry | Page) else {}


def _check_offered(record: Record, where: Merged, paths: Sequence[str]) -> Iterator[Problem]:
    """Yield the problems of the files of ``record`` that no file shows by itself; ``paths`` are the documents that there are."""
    editions: set[str] = set()
    if vars(record)["withdrawn"]:
        yield where.problem(("files",), "files-of-withdrawn", of_key=True)
    for key, file in files_of(record).items():
        path = f"docs/{FILES}{file.file}"
        if ending_of(path) not in DOCUMENTS:
            yield where.problem(("files", key, "file"), "not-a-document", value=ending_of(path), allowed=", ".join(sorted(DOCUMENTS)))
        elif path not in paths:
            names = [path.removeprefix(f"docs/{FILES}") for path in paths]
            closest = closest_match(file.file.removeprefix("docs/").removeprefix(FILES), names)
            yield where.problem(("files", key, "file"), "no-such-document", value=path, closest=closest)
        if file.kind is FileKind.EDITION:
            if not isinstance(record, Report):
                yield where.problem(("files", key, "kind"), "edition-of-no-report")
            elif file.language in editions:
                yield where.problem(("files", key, "kind"), "edition-twice")
            elif file.language in LOCALES and record.url.get(file.language):
                yield where.problem(("url",), "edition-and-address", locale=file.language, key=key)
            editions.add(file.language)


def read(root: Path, path: str) -> DocumentFacts | Problem:
    """Return what the document ``path`` says, or the problem that it cannot be read or must not be."""
    raw = source.read_raw(root, path, HEAVIEST)
    if isinstance(raw, Problem):
        return raw
    known = (ending_of(path), hashlib.sha256(raw).digest())
    if known not in _KNOWN:
        _KNOWN[known] = _read(ending_of(path), raw)
    return _KNOWN[known]


_KNOWN: dict[tuple[str, bytes], DocumentFacts] = {}
"""What has been read, by ending and digest: the live preview reads all anew whenever a file changes."""


def _read(ending: str, raw: bytes) -> DocumentFacts:
    try:
        if ending == "pdf":
            return _read_pdf(raw)
        return DocumentFacts(len(raw), faults=() if ending == "csv" else _faults_of_office(ending, raw))
    except Exception:  # a broken file raises nearly anything
        return DocumentFacts(len(raw), faults=("document-broken",))


def _faults_of_office(ending: str, raw: bytes) -> tuple[str, ...]:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        names = packed.namelist()
    if ("mimetype" if ending.startswith("od") else "[Content_Types].xml") not in names:
        return ("document-broken",)
    return ("document-runs",) if any(map(_MACROS.search, names)) else ()


def _read_pdf(raw: bytes) -> DocumentFacts:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = PdfReader(io.BytesIO(raw))
    if reader.is_encrypted:
        return DocumentFacts(len(raw), faults=("document-locked",))
    parts = list(_parts(reader)) if any(map(_SUSPECT.search, _texts(reader, raw))) else []
    checks = {
        "document-runs": any("/XFA" in part or ("/JS" in part and "/S" in part) or part.get("/S") in _RUNS for part in parts),
        "document-embeds": any("/EmbeddedFiles" in part or "/EF" in part or part.get("/Type") == "/EmbeddedFile" for part in parts),
        "document-without-title": not (reader.metadata and reader.metadata.title),
        "document-without-language": "/Lang" not in reader.root_object,
        "document-without-tags": "/StructTreeRoot" not in reader.root_object,
    }
    return DocumentFacts(len(raw), len(reader.pages), tuple(code for code, found in checks.items() if found))


def _texts(reader: Any, raw: bytes) -> Iterator[bytes]:
    """Yield the bytes in which a PDF names what its objects are: its own, and those of compressed objects."""
    from pypdf.generic import IndirectObject

    yield raw
    for number in {stream for stream, _ in reader.xref_objStm.values()}:
        yield reader.get_object(IndirectObject(number, 0, reader)).get_data()


def _parts(reader: Any) -> Iterator[dict[str, Any]]:
    """Yield every dictionary of a PDF, wherever it stands; what refers to another object is left as it is."""
    from pypdf.generic import IndirectObject

    numbers = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
    left: list[Any] = [reader.trailer, *(reader.get_object(IndirectObject(number, 0, reader)) for number in sorted(numbers))]
    while left:
        part = left.pop()
        if isinstance(part, dict):
            yield part
            left += [value for value in dict.values(part) if isinstance(value, dict | list)]
        elif isinstance(part, list):
            left += [value for value in list.__iter__(part) if isinstance(value, dict | list)]
