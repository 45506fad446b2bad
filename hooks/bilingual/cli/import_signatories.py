"""Adds the signatories of a list to the content; without ``--write``, shows what it would add, and every doubt."""

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from bilingual.authoring import additions, signatory_list, spreadsheet
from bilingual.authoring.input_problems import InputProblem
from bilingual.authoring.new_record import NewRecord
from bilingual.authoring.record_finder import Names
from bilingual.authoring.signatory_list import Reading
from bilingual.content import loader
from bilingual.content.source import content_path
from bilingual.content.yaml_writer import Written, field
from bilingual.diagnostics import catalog
from bilingual.diagnostics.failures import Failed
from bilingual.text.language import LOCALES


def _names(text: str) -> list[str]:
    """Return the headings of "Telefon;Nüfus"."""
    return text.split(";")


def _lines(text: str) -> list[int]:
    """Return the lines of "5, 7-9". Raises ValueError for anything else."""
    if not re.fullmatch(r"\s*\d{1,7}(\s*[-–,]\s*\d{1,7})*\s*", text):
        raise ValueError(text)
    ends = [[int(end) for end in re.split("[-–]", part)] for part in text.split(",")]
    return [line for part in ends for line in range(part[0], part[-1] + 1)]


def run(
    file: Path | None = None,
    *,
    template: bool = False,
    source: str = "",
    version: str = "",
    kind: str = "",
    signed: Annotated[Sequence[str], {"type": _names, "action": "extend"}] = (),
    ignore: Annotated[Sequence[str], {"type": _names, "action": "extend"}] = (),
    accept: Annotated[Sequence[int], {"type": _lines, "action": "extend"}] = (),
    names_seen: bool = False,
    write: bool = False,
    skip_doubtful: bool = False,
) -> int:
    """Show, and with ``--write`` add, the signatories of the list; return 1 where something is doubtful, unless it is to be skipped."""
    if template:
        print(";".join(signatory_list.headings()))
        return 0
    if file is None:
        print(catalog.line("commands", "no-list"), file=sys.stderr)
        return 1
    defaults = {"sources": source, "version": version, "kind": kind}
    given = {option: text for option, text in defaults.items() if text}
    wishes = signatory_list.Wishes(given, frozenset(accept), names_seen, signed, ignore)
    try:
        names = Names(loader.read(Path.cwd()))
        table = spreadsheet.read(file)
        if table.encoding == "cp1254":
            print(catalog.line("commands", "windows-1254"))
        reading = signatory_list.read(table, names, wishes)
        return _act(reading, file.name, table.sheets[1:], write=write, skip=skip_doubtful)
    except (Failed, OSError) as error:
        print(f"{error}\n{catalog.line('commands', 'not-written')}", file=sys.stderr)
        return 1


def _act(reading: Reading, file: str, sheets: Iterable[str], *, write: bool, skip: bool) -> int:
    """Show what the list came to, and write it where that is wanted and nothing, or nothing that is not to be skipped, is doubtful."""
    root = Path.cwd()
    blocks = _blocks(reading.additions)
    changes = [additions.blocks(root, path, ["signatories"] * ("signatories" in path), said) for path, said in blocks.items()]
    additions.check(root, changes)
    refused = bool(reading.faults) or (bool(reading.doubts) and not skip)
    if not write or refused:
        for path, said in blocks.items():
            print(f"--- {path}", *(line for key, value in said.items() for line in field(key, value)), sep="\n")
    for line, text in reading.spelt.items():
        print(f"{line}: {text}")
    for fault in _complaints(reading, file):
        print(fault, file=sys.stderr)
    print("\n".join(_table(reading, sheets)))
    if write and not refused:
        additions.write(root, changes)
        print(*additions.told(changes), *catalog.both("commands", "list-checked"), sep="\n")
        return 0
    if write:
        print(*catalog.both("commands", "doubtful-columns" if reading.faults else "doubtful-lines"), sep="\n", file=sys.stderr)
    else:
        print(catalog.line("commands", "shown-only"))
    return 1 if refused else 0


def _complaints(reading: Reading, file: str) -> Iterable[InputProblem]:
    """Yield the problems of the list, and each doubt once with all its lines, both with their places in the file."""
    lines: dict[InputProblem, list[int]] = {}
    for line, doubt in reading.doubts:
        lines.setdefault(doubt, []).append(line)
    yield from (replace(fault, where=":".join(filter(None, (file, fault.where)))) for fault in reading.faults)
    yield from (replace(doubt, where=": ".join(filter(None, (f"{file}:{_ranges(at)}", doubt.where)))) for doubt, at in lines.items())


def _table(reading: "Reading", sheets: Iterable[str]) -> Iterable[str]:
    """Yield the table of all rows: what becomes of them and how many they are, and each that is not added with its line."""
    rows: Mapping[str, Mapping[int, str]] = {
        "to-add": dict.fromkeys(reading.records, ""),
        "there-already": reading.there,
        "not-signed": reading.unsigned,
        "doubtful": {line: reading.names[line] for line, _ in reading.doubts},
        "left-out": reading.left_out,
    }
    for key, found in rows.items():
        yield f"{catalog.line('commands', key) + ':':32} {len(found):5}"
        yield from (f"  {line:5}  {text}" for line, text in found.items() if text)
    yield from (f"{catalog.line('commands', 'sheet-left-out')}: {name}" for name in sheets)


def _ranges(lines: Iterable[int]) -> str:
    """Return lines, which come in order, as "3, 5-9"."""
    found: list[list[int]] = []
    for line in lines:
        if found and line == found[-1][-1] + 1:
            found[-1] = [found[-1][0], line]
        else:
            found.append([line])
    return ", ".join("-".join(map(str, ends)) for ends in found)


def _blocks(records: Iterable[NewRecord]) -> dict[str, dict[str, Written]]:
    """Return the blocks to add, by file and key."""
    found: dict[str, dict[str, Written]] = {}
    for locale in LOCALES:
        for record in records:
            if record.fields[locale]:
                found.setdefault(content_path(locale, record.kind.register), {})[record.key] = record.written(locale)
    return found
