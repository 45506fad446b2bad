"""Adds a record to the content: asks for it at a terminal, or takes it from options."""

import argparse
import contextlib
import datetime
import functools
import importlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bilingual.authoring import additions, new_picture, saved_answers, wording
from bilingual.authoring.dialog import Dialog
from bilingual.authoring.drafting import draft
from bilingual.authoring.record_finder import Names
from bilingual.authoring.record_text import NewRecord
from bilingual.authoring.saved_answers import SavedAnswers
from bilingual.cli import apply
from bilingual.content import loader
from bilingual.diagnostics import catalog
from bilingual.diagnostics.failures import Failed
from bilingual.schema.entries import Origin
from bilingual.schema.kinds import KINDS, Kind, questions_of
from bilingual.text import dates, edtf
from bilingual.text.language import LOCALES, SOURCE_LOCALE


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command; those of a kind of record are read when it is known."""
    parser.add_argument("--language", choices=LOCALES, default=SOURCE_LOCALE)
    parser.add_argument("--ask", action="store_true")
    parser.add_argument("kind", nargs="?", metavar="TÜR/KIND", help=", ".join((*KINDS, new_picture.NAME)))
    parser.add_argument("answers", nargs=argparse.REMAINDER, metavar="…")


def run(options: argparse.Namespace) -> int:
    """Add the record that the options or the editor's answers describe; return 1 where nothing was added."""
    try:
        return _run(options)
    except (EOFError, KeyboardInterrupt):
        print("", *catalog.both("commands", "given-up"), sep="\n", file=sys.stderr)
        return 1


def _run(options: argparse.Namespace) -> int:
    root, interactive = Path.cwd(), options.ask or sys.stdin.isatty()
    if options.kind == new_picture.NAME:
        proposal, fetch = new_picture.propose(options.answers, _prompt if interactive else None)
        return apply.make(root, proposal, fetch)
    if options.kind not in KINDS and (options.kind or not interactive):
        print(f"{catalog.line('commands', 'no-kind')}: {', '.join((*KINDS, new_picture.NAME))}", file=sys.stderr)
        return 1
    names = Names(loader.read(root))
    kind, given, key = KINDS.get(options.kind), dict[str, str](), ""
    if kind:
        given, key = _parse_answers(kind, options.answers)
    needed = {question.option for question in questions_of(kind) if question.required} - _defaults().keys() if kind else {""}
    if interactive and not needed <= given.keys():
        return _ask(root, options.language, kind, given, key, names)
    return int(kind is None or not _add(root, kind, {**_defaults(), **given}, key, names, []))


def _prompt(question: str) -> str:
    print(question)
    return input("> ")


def _ask(root: Path, language: str, kind: Kind | None, given: dict[str, str], key: str, names: Names) -> int:
    """Ask for what is not ``given``, until a record can be added; every answer is kept until then."""
    with contextlib.suppress(ImportError):
        importlib.import_module("readline")  # longer lines than a terminal takes by itself, and keys to move in them
    dialog = Dialog(language, input, print, names, functools.partial(additions.problems_of, root))
    kind = kind or dialog.ask_kind()
    texts: dict[str, str] = {}
    if (saved := saved_answers.load(root, kind.name)) and _wants_to_go_on(saved.texts.get(kind.title_field, "")):
        texts = saved.texts
        for name, answered in saved.added:
            dialog.add(KINDS[name], answered)
    dialog.keep = lambda: saved_answers.save(root, kind.name, SavedAnswers(texts, dialog.added))
    while True:
        dialog.ask_all(kind, texts, given, _defaults())
        if _add(root, kind, texts, key, names, dialog.records):
            saved_answers.forget(root, kind.name)
            return 0
        print(*catalog.both("commands", "answers-kept", path=saved_answers.path_of(kind.name)), sep="\n")
        input("> ")


def _wants_to_go_on(title: str) -> bool:
    """Return whether the editor goes on with the answers that were kept; any answer that starts with h (hayır) or n (no) says not."""
    print(*catalog.both("commands", "half-done", title=title), sep="\n")
    return not input("> ").strip().startswith(("h", "H", "n", "N"))


def _add(root: Path, kind: Kind, texts: Mapping[str, str], key: str, names: Names, others: Sequence[NewRecord]) -> bool:
    """Add the record that ``texts`` make, and ``others``; return whether that could be done, having said what was or what is wrong."""
    try:
        records = [*others, *draft(kind, texts, names, lambda question: f"--{question.option}", key)]
        changes = additions.changes_for(root, records, wording.comments_on)
        warnings = additions.check(root, changes)
        additions.write(root, changes)
    except (Failed, OSError) as error:
        print(f"{error}\n{catalog.line('commands', 'not-written')}", file=sys.stderr)
        return False
    told = (*_understood(records[-1], texts), *additions.told(changes), *catalog.both("commands", "next"), warnings)
    print(*filter(None, told), sep="\n")
    return True


def _defaults() -> dict[str, str]:
    """Return the answers that need not be given; the day on which the editor adds a record is that on which it is published."""
    ours = Origin.TRANSLATION.value
    return {"published": datetime.date.today().isoformat(), "title-origin-en": ours, "name-origin-en": ours}


def _parse_answers(kind: Kind, arguments: Sequence[str]) -> tuple[dict[str, str], str]:
    """Return the answers given as options, by question, and the key, if one is given."""
    parser = argparse.ArgumentParser(prog=f"python -m bilingual new {kind.name}", description=" / ".join(kind.names))
    for question in questions_of(kind):
        mark = "*" if question.required else ""
        shown = f"{' / '.join(wording.name_of(question))}{mark}".replace("%", "%%")
        parser.add_argument(f"--{question.option}", action="append", metavar="…", help=shown)
    parser.add_argument("--key", default="", help=catalog.line("options", "new --key"))
    said = vars(parser.parse_args(arguments))
    key = said.pop("key")
    return {name.replace("_", "-"): "\n".join(parts) for name, parts in said.items() if parts}, key


def _understood(record: NewRecord, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield how a date was understood that was not given in EDTF."""
    value, text = record.fields[SOURCE_LOCALE].get("date"), texts.get("date", "").strip()
    if isinstance(value, str) and value != text:
        words = " / ".join(dates.format_date(edtf.parse(value), locale) for locale in LOCALES)
        yield f"“{text}” → {value} ({words})"
