"""Adds a record, or a picture to one, of which options speak; the page for editors in the live preview does the same."""

import argparse
import datetime
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from bilingual.authoring import attachments, new_picture, new_record, proposals, record_options
from bilingual.authoring.input_problems import InputError
from bilingual.authoring.record_finder import Names
from bilingual.content import loader
from bilingual.diagnostics import catalog
from bilingual.schema.fields import Record
from bilingual.schema.images import Image
from bilingual.schema.kinds import KINDS
from bilingual.text.language import fold


def run(
    name: Annotated[str, {"nargs": "?", "metavar": "TÜR/KIND", "help": ", ".join((*KINDS, new_picture.NAME))}] = "",
    options: Annotated[Sequence[str], {"nargs": argparse.REMAINDER, "metavar": "…"}] = (),
) -> int:
    """Add what the options describe; return 1 where nothing was added, having said what may be written."""
    kind = next((kind for kind in KINDS.values() if fold(name) in map(fold, (kind.name, *kind.names))), None)
    if not kind and name != new_picture.NAME:
        print(f"{catalog.line('commands', 'no-kind')}: {', '.join((*KINDS, new_picture.NAME))}", *_easier(), sep="\n", file=sys.stderr)
        return 1
    model: type[Record] = kind.model if kind else Image
    files = [] if kind else [part for part in options[:2] if not part.startswith("-")]
    if "--help" in options or len(files) != 2 * (kind is None):
        print(catalog.line("commands", "new-record" if kind else "new-picture"), record_options.listed(model), *_easier(), sep="\n")
        return int("--help" not in options)
    root, names = Path.cwd(), Names(loader.read(Path.cwd()))
    try:
        texts = record_options.texts_of(options[len(files) :])
        key = texts.pop("key", "")
        if kind:
            today = {"published": datetime.date.today().isoformat()} if "published" in model.model_fields else {}
            folder, proposal = root, new_record.propose(kind, today | texts, names, key)
        else:
            file = Path(files[1])
            folder, proposal = file.parent, new_picture.propose(files[0], file, texts, names, key)
        print(*proposals.make(root, proposal, attachments.fetch_in(folder)), *catalog.both("commands", "next"), sep="\n")
    except InputError as error:
        is_missing = any(problem.code == "missing-answer" for problem in error.problems)
        more = (record_options.listed(model), *_easier()) if is_missing else ()
        print(error, catalog.line("commands", "not-written"), *more, sep="\n", file=sys.stderr)
        return 1
    return 0


def _easier() -> tuple[str, str]:
    return catalog.both("commands", "edit-page")
