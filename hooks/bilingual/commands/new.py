"""Adds a record to the content: asks for it at a terminal, or takes it from options or from a filled-in form."""

import argparse
import datetime
import difflib
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bilingual.intake.additions import Change
    from bilingual.intake.kinds import Kind
    from bilingual.intake.records import NewRecord

HELP = "yeni kayıt ekler: etkinlik, imzacı, kaynak… / adds a record: an event, a signatory, a source…"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command; those of a kind of record are read when it is known."""
    parser.add_argument("--language", choices=("tr", "en"), default="tr", help="soruların dili / the language of the questions (tr)")
    parser.add_argument("--from-form", type=Path, metavar="FILE", help="GitHub olay dosyası / the file of a GitHub event")
    parser.add_argument("--reply", type=Path, metavar="FOLDER", help="forma yanıtı bu klasöre yazar / writes the answer to the form here")
    parser.add_argument(
        "kind", nargs="?", metavar="TÜR/KIND", help="event, report, project, organization, place, topic, source, signatory, page"
    )
    parser.add_argument(
        "answers", nargs=argparse.REMAINDER, metavar="…", help="yanıtlar; liste için: new event --help / answers; see there"
    )


def run(options: argparse.Namespace) -> int:
    """Add the record that the options or the editor's answers describe; return 1 where nothing was added."""
    if options.from_form:
        return _run_form(options.from_form, options.reply)
    try:
        return _run(options)
    except (EOFError, KeyboardInterrupt):
        print("\nVazgeçildi; hiçbir şey yazılmadı. / Given up; nothing was written.", file=sys.stderr)
        return 1


def _run_form(event_file: Path, folder: Path | None) -> int:
    """Add the record of a filled-in form; that a form is not clear is an outcome, not a failure."""
    from bilingual.intake import form_reply

    outcomes = {
        form_reply.ADDED: "Kayıt eklendi. / The record was added.",
        form_reply.REFUSED: "Kayıt eklenmedi. / The record was not added.",
        None: "Bu kayıt bir form değil. / This issue is no form.",
    }
    print(outcomes[form_reply.answer(Path.cwd(), event_file, folder)])
    return 0


def _run(options: argparse.Namespace) -> int:
    from bilingual import corpus
    from bilingual.intake import additions, wording
    from bilingual.intake.dialog import Dialog
    from bilingual.intake.doubts import Doubtful
    from bilingual.intake.drafting import draft
    from bilingual.intake.kinds import KINDS, questions_of
    from bilingual.intake.names import Names
    from bilingual.schema.entries import Origin

    root, interactive = Path.cwd(), sys.stdin.isatty()
    if options.kind not in KINDS and (options.kind or not interactive):
        print(f"Türünü yazın / give the kind: {', '.join(KINDS)}", file=sys.stderr)
        return 1
    dialog = Dialog(options.language, input, print)
    kind = KINDS[options.kind] if options.kind else dialog.ask_kind()
    given, key, dry = _parse_answers(kind, options.answers)
    names = Names(corpus.read(root))
    ours = Origin.TRANSLATION.value
    defaults = {"published": _today(), "title-origin-en": ours, "name-origin-en": ours}
    needed = {question.option for question in questions_of(kind) if question.required} - defaults.keys()
    texts = dialog.ask_all(kind, given, defaults, names) if interactive and not needed <= given.keys() else {**defaults, **given}
    try:
        records = draft(kind, texts, names, lambda question: f"--{question.option}", key)
        changes = additions.changes_for(root, records, wording.comments_on)
        warnings = additions.check(root, changes)
        if not dry:
            additions.write(root, changes)
    except (Doubtful, additions.Invalid, additions.NotAddable, OSError) as error:
        print(f"{error}\nHiçbir şey yazılmadı. / Nothing was written.", file=sys.stderr)
        return 1
    print("\n".join(filter(None, (*_told(records, changes, texts, dry=dry), warnings))))
    return 0


def _parse_answers(kind: "Kind", arguments: Sequence[str]) -> tuple[dict[str, str], str, bool]:
    """Return the answers given as options, by question; the key, if one is given; and whether nothing is to be written."""
    from bilingual.intake import wording
    from bilingual.intake.kinds import questions_of

    parser = argparse.ArgumentParser(prog=f"python -m bilingual new {kind.name}", description=" / ".join(kind.names))
    for question in questions_of(kind):
        mark = "*" if question.required else ""
        shown = f"{' / '.join(wording.name_of(question, kind))}{mark}".replace("%", "%%")
        parser.add_argument(f"--{question.option}", action="append", metavar="…", help=shown)
    parser.add_argument("--key", default="", help="anahtar; verilmezse başlıktan çıkar / the key; made from the title if none is given")
    parser.add_argument("--dry-run", action="store_true", help="yazmaz, yazacağını gösterir / writes nothing, shows what it would write")
    said = vars(parser.parse_args(arguments))
    key, dry = said.pop("key"), said.pop("dry_run")
    return {name.replace("_", "-"): "\n".join(parts) for name, parts in said.items() if parts}, key, dry


def _told(records: "Sequence[NewRecord]", changes: "Sequence[Change]", texts: Mapping[str, str], *, dry: bool) -> Iterator[str]:
    """Yield what was written where, how dates were understood, and what to do next."""
    from bilingual import dates
    from bilingual.language import LOCALES, SOURCE_LOCALE

    for question, text in texts.items():
        value = records[-1].fields[SOURCE_LOCALE].get(question)
        if question == "date" and isinstance(value, str) and value != text.strip():
            words = " / ".join(dates.format_date(dates.parse(value), locale) for locale in LOCALES)
            yield f"“{text}” → {value} ({words})"
    for change in changes:
        if dry:
            yield f"--- {change.path}\n{_added_text(change)}"
        else:
            yield f"{change.path}: {'eklendi / added to' if change.before else 'yazıldı / written'}"
    if not dry:
        yield "Sırada: dosyayı açıp tamamlayın, “make check” ile denetleyin, sonra bir değişiklik önerisi (pull request) açın."
        yield "Next: open the file and complete it, check it with “make check”, then open a pull request."


def _added_text(change: "Change") -> str:
    """Return the lines that a change adds."""
    old = (change.before or b"").decode().splitlines()
    lines = change.after.decode().splitlines()
    added = difflib.ndiff(old, lines) if old else (f"+ {line}" for line in lines)
    return "\n".join(line[2:] for line in added if line.startswith("+ "))


def _today() -> str:
    """Return the day on which the editor adds the record, which is the day on which it is published."""
    return datetime.date.today().isoformat()
