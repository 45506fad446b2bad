"""Notes that translations fit their Turkish again, or brings the notes up to date with the content."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual.closest import closest_match
from bilingual.problems import ContentError

if TYPE_CHECKING:
    from bilingual.translation.notes import Notes, Place
    from bilingual.translation.texts import Text

HELP = "çevirinin güncel olduğunu kaydeder / notes that a translation is current"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("key", nargs="?", metavar="KEY", help="kayıt ya da dosya / a record, or a file: events/maruf-2019")
    parser.add_argument("fields", nargs="*", metavar="FIELD", help="yalnızca bu alanlar / these fields only: summary, points.7")
    parser.add_argument("--record", action="store_true", help="içerikteki değişiklikleri kaydeder / notes what changed in the content")
    parser.add_argument(
        "--since",
        type=Path,
        metavar="FOLDER",
        help="projenin önceki hâli; iki dilde birden değişen alanlar güncel sayılır / the project as it was before the change",
    )


def run(options: argparse.Namespace) -> int:
    """Write the notes; return 1 where there is nothing by the name that the options give."""
    if bool(options.key) == options.record or (options.since and not options.record):
        print("KEY ya da --record yazın. / Give KEY, or --record.", file=sys.stderr)
        return 1
    from bilingual.translation.notes import FILE

    try:
        return _record(options.since) if options.record else _confirm(options.key, options.fields)
    except OSError as error:
        print(f"{FILE}: yazılamadı. / cannot be written. {error.strerror}", file=sys.stderr)
        return 1


def _record(since: Path | None) -> int:
    from bilingual import corpus
    from bilingual.translation import notes as translation_notes
    from bilingual.translation import texts as translation_texts

    root = Path.cwd()
    notes = translation_notes.read(root)
    texts = list(translation_texts.texts_of(corpus.read(root), notes))
    after = translation_notes.record(texts, _digests(since, notes) if since else {})
    if not translation_notes.write(root, after):
        print(f"{translation_notes.FILE} güncel. / is up to date.")
        return 0
    added, dropped = after.keys() - notes.keys(), notes.keys() - after.keys()
    renewed = sum(notes[place][0].made_from != after[place][0].made_from for place in after.keys() & notes.keys())
    outdated = sum(bool(note.seen) for found in after.values() for note in found)
    print(f"{translation_notes.FILE} yenilendi. / was brought up to date.")
    for number, words in (
        (len(added), "yeni çeviri / new translations"),
        (renewed, "yenilenen çeviri / renewed translations"),
        (len(dropped), "kaldırılan metin / texts removed"),
        (outdated, "Türkçesinden eski çeviri / translations older than their Turkish"),
    ):
        if number:
            print(f"  {number} {words}")
    return 0


def _digests(root: Path, notes: "Notes") -> "dict[Place, tuple[str, str]]":
    """Return the digests of both languages in the project ``root``; none where its content cannot be read."""
    from bilingual import corpus
    from bilingual.translation import texts as translation_texts
    from bilingual.translation.notes import digest

    try:
        before = corpus.read(root)
    except ContentError:
        print(f"{root}: okunamadı; kayıtlara bakılıyor. / cannot be read; going by the notes.", file=sys.stderr)
        return {}
    texts = translation_texts.texts_of(before, notes)
    return {text.place_in_file: (digest(text.turkish), digest(text.english)) for text in texts if text.english}


def _confirm(name: str, fields: list[str]) -> int:
    from bilingual import corpus
    from bilingual.translation import notes as translation_notes
    from bilingual.translation import states as translations
    from bilingual.translation import texts as translation_texts

    root = Path.cwd()
    notes = translation_notes.read(root)
    texts = list(translation_texts.texts_of(corpus.read(root), notes))
    found = translations.states_of_texts(texts)
    records = translations.find_records(found, name)
    if not records:
        print(translations.unknown_record(found, name), file=sys.stderr)
        return 1
    if len({record.register for record in records}) > 1:
        names = ", ".join(record.name for record in records)
        print(f"{name}: birden çok kayıt var; birini yazın. / there are several; give one of them: {names}", file=sys.stderr)
        return 1
    meant = {record.name for record in records}
    candidates = [text for text in texts if text.record in meant]
    places = [text.place for text in candidates]
    if unknown := next((field for field in fields if not any(_is_at(place, field) for place in places)), None):
        match = closest_match(unknown, places)
        turkish, english = (f" Şu mu: {match}?", f" Is it {match}?") if match else ("", "")
        print(f"{name} {unknown}: böyle bir alan yok.{turkish} / there is no such field.{english}", file=sys.stderr)
        return 1
    _write(notes, [text for text in candidates if not fields or any(_is_at(text.place, field) for field in fields)], fields)
    return 0


def _write(notes: "Notes", chosen: "list[Text]", fields: list[str]) -> None:
    """Note the chosen texts as current, and say which were not before."""
    from bilingual.translation import notes as translation_notes
    from bilingual.translation.texts import State

    # A section that the English leaves out on purpose must be named; that nobody has translated it yet is likelier.
    fitting = [text for text in chosen if text.english or (text.english == "" and text.place in fields)]
    translation_notes.write(Path.cwd(), translation_notes.confirm(notes, fitting))
    for text in fitting:
        if text.state is not State.CURRENT or not text.notes:
            print(f"{text.record} {text.place}: çeviri güncel sayıldı. / The translation is noted as current.")
    for text in chosen:
        if text not in fitting:
            print(f"{text.record} {text.place}: çevirisi yok. / There is no translation.")
    print(f"Güncel çeviri: {len(fitting)}. / Current translations: {len(fitting)}.")


def _is_at(place: str, field: str) -> bool:
    return place == field or place.startswith((f"{field}.", f"{field}#"))
