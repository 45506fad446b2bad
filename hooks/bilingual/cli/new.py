"""Adds a record, or a picture to one, of which options speak; the page for editors in the live preview does the same."""

import argparse
import datetime
import sys
from pathlib import Path

from bilingual.authoring import attachments, new_picture, new_record, proposals, record_options
from bilingual.authoring.input_problems import InputError
from bilingual.authoring.record_finder import Names
from bilingual.content import loader
from bilingual.diagnostics import catalog
from bilingual.schema.fields import Record
from bilingual.schema.images import Image
from bilingual.schema.kinds import KINDS
from bilingual.text.language import fold


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command; those of a kind of record are read when it is known."""
    parser.add_argument("kind", nargs="?", default="", metavar="TÜR/KIND", help=", ".join((*KINDS, new_picture.NAME)))
    parser.add_argument("answers", nargs=argparse.REMAINDER, metavar="…")


def run(options: argparse.Namespace) -> int:
    """Add what the options describe; return 1 where nothing was added, having said what may be written."""
    kind = next((kind for kind in KINDS.values() if fold(options.kind) in map(fold, (kind.name, *kind.names))), None)
    if not kind and options.kind != new_picture.NAME:
        print(f"{catalog.line('commands', 'no-kind')}: {', '.join((*KINDS, new_picture.NAME))}", *_easier(), sep="\n", file=sys.stderr)
        return 1
    model: type[Record] = kind.model if kind else Image
    files = [] if kind else [part for part in options.answers[:2] if not part.startswith("-")]
    if "--help" in options.answers or len(files) != 2 * (kind is None):
        print(catalog.line("options", f"new {'kind' if kind else new_picture.NAME}"), record_options.listed(model), *_easier(), sep="\n")
        return int("--help" not in options.answers)
    root, names = Path.cwd(), Names(loader.read(Path.cwd()))
    try:
        texts = record_options.texts_of(options.answers[len(files) :])
        key = texts.pop("key", "")
        if kind:
            file, today = root / "any", {"published": datetime.date.today().isoformat()} if "published" in model.model_fields else {}
            proposal = new_record.propose(kind, today | texts, names, key)
        else:
            file = Path(files[1])
            proposal = new_picture.propose(files[0], file, texts, names, key)
        print(*proposals.make(root, proposal, attachments.fetch_beside(file)), *catalog.both("commands", "next"), sep="\n")
    except InputError as error:
        is_missing = any(problem.code == "missing-answer" for problem in error.problems)
        more = (record_options.listed(model), *_easier()) if is_missing else ()
        print(error, catalog.line("commands", "not-written"), *more, sep="\n", file=sys.stderr)
        return 1
    return 0


def _easier() -> tuple[str, str]:
    return catalog.both("commands", "edit-page")
