"""Adds the signatories of a list to the content; without ``--write``, shows what it would add, and every problem."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual.diagnostics import catalog
from bilingual.diagnostics.failures import Failed

if TYPE_CHECKING:
    from bilingual.authoring.additions import Change
    from bilingual.authoring.record_text import NewRecord
    from bilingual.authoring.signatory_list import Reading


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE")
    parser.add_argument("--template", action="store_true")
    parser.add_argument("--source", default="")
    parser.add_argument("--version", default="")
    parser.add_argument("--kind", default="")
    parser.add_argument("--accept", type=int, action="append", default=[], metavar="LINE")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--skip-doubtful", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Show, and with ``--write`` add, the signatories of the list; return 1 where something is doubtful, unless it is to be skipped."""
    from bilingual.authoring import signatory_list, spreadsheet
    from bilingual.authoring.record_finder import Names
    from bilingual.content import loader

    if options.template:
        print(";".join(signatory_list.headings()))
        return 0
    if options.file is None:
        print(catalog.line("commands", "no-list"), file=sys.stderr)
        return 1
    defaults = {"sources": options.source, "version": options.version, "kind": options.kind}
    given = {option: text for option, text in defaults.items() if text}
    try:
        names = Names(loader.read(Path.cwd()))
        table = spreadsheet.read(options.file)
        if table.encoding == "cp1254":
            print(catalog.line("commands", "windows-1254"))
        reading = signatory_list.read(table, options.file.name, names, given, options.accept)
        return _act(reading, write=options.write, skip=options.skip_doubtful)
    except (Failed, OSError) as error:
        print(f"{error}\n{catalog.line('commands', 'not-written')}", file=sys.stderr)
        return 1


def _act(reading: "Reading", *, write: bool, skip: bool) -> int:
    """Show what the list came to, and write it where it is wanted and nothing, or nothing that is not to be skipped, is in problem."""
    from bilingual.authoring import additions

    root = Path.cwd()
    changes = additions.changes_for(root, reading.additions)
    additions.check(root, changes)
    refused = bool(reading.problems) and not skip
    if not write or refused:
        print("\n".join(_blocks(reading.additions)))
    for line, key in reading.there.items():
        print(f"{line}: {catalog.line('commands', 'already-listed')}: {key}")
    for _, found in reading.problems:
        print(found, file=sys.stderr)
    doubtful = len({line for line, _ in reading.problems if line})
    counts = (("to-add", len(reading.records)), ("there-already", len(reading.there)), ("doubtful", doubtful))
    print(" · ".join(f"{catalog.line('commands', key)}: {count}" for key, count in counts))
    if write and not refused:
        additions.write(root, changes)
        print("\n".join(_written(changes)))
        return 0
    if write:
        print(*catalog.both("commands", "doubtful-lines"), sep="\n", file=sys.stderr)
    else:
        print(catalog.line("commands", "shown-only"))
    return 1 if refused else 0


def _blocks(records: "Iterable[NewRecord]") -> Iterable[str]:
    """Yield the blocks that would be added, by file."""
    from bilingual.authoring.record_text import block_of
    from bilingual.content.source import content_path
    from bilingual.text.language import LOCALES

    for locale in LOCALES:
        for record in records:
            if block := block_of(record, locale):
                yield from (f"--- {content_path(locale, record.kind.register)}", *block)


def _written(changes: "Iterable[Change]") -> Iterable[str]:
    for change in changes:
        yield f"{change.path}: {catalog.line('commands', 'added' if change.before else 'written')}"
    yield from catalog.both("commands", "list-checked")
