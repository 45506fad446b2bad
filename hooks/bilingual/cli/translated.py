"""Notes that translations fit their Turkish again, or brings the notes up to date with the content."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from bilingual.content import loader
from bilingual.content.model import Corpus
from bilingual.diagnostics import catalog
from bilingual.diagnostics.problems import ContentError
from bilingual.text.closest import closest_match
from bilingual.translation import history, statuses, units
from bilingual.translation import notes as translation_notes
from bilingual.translation.notes import Notes, Place, digest
from bilingual.translation.units import Status, Unit


def run(key: str = "", fields: Annotated[Sequence[str], {"nargs": "*"}] = (), *, record: bool = False, since: Path | None = None) -> int:
    """Write the notes; return 1 where there is nothing by the name that the options give."""
    if bool(key) == record or (since and not record):
        print(catalog.line("commands", "key-or-record"), file=sys.stderr)
        return 1
    return _record(since) if record else _confirm(key, fields)


def _record(since: Path | None) -> int:
    root = Path.cwd()
    notes = translation_notes.read(root)
    corpus = loader.read(root)
    after = units.record(units.units_of(corpus, notes), _digests(since, notes) if since else {})
    history.keep(root, units.units_of(corpus, after))
    has_changed = translation_notes.write(root, after)
    print(f"{translation_notes.FILE} {catalog.line('commands', 'notes-renewed' if has_changed else 'notes-current')}")
    return 0


def _digests(root: Path, notes: Notes) -> dict[Place, tuple[str, str]]:
    """Return the digests of both languages in the project ``root``; none where its content cannot be read."""
    try:
        before = loader.read(root)
    except ContentError:
        print(f"{root}: {catalog.line('commands', 'no-content')}", file=sys.stderr)
        return {}
    texts = units.units_of(before, notes)
    return {text.place_in_file: (digest(text.turkish), digest(text.english)) for text in texts if text.english}


def _confirm(name: str, fields: Sequence[str]) -> int:
    root = Path.cwd()
    notes = translation_notes.read(root)
    corpus = loader.read(root)
    texts = list(units.units_of(corpus, notes))
    found = statuses.statuses_of(texts)
    records = statuses.find_records(found, name)
    if not records:
        print(statuses.unknown_record(found, name), file=sys.stderr)
        return 1
    if len({record.register for record in records}) > 1:
        names = ", ".join(record.name for record in records)
        print(f"{name}: {catalog.line('commands', 'several-records')}: {names}", file=sys.stderr)
        return 1
    meant = {record.name for record in records}
    candidates = [text for text in texts if text.record in meant]
    places = [text.place for text in candidates]
    if unknown := next((field for field in fields if not any(_is_at(place, field) for place in places)), None):
        match = closest_match(unknown, places)
        closest = catalog.both("closest", "record", match=match) if match else ""
        print(f"{name} {unknown}: {catalog.line('commands', 'no-such-field', closest=closest)}", file=sys.stderr)
        return 1
    _write(corpus, notes, [text for text in candidates if not fields or any(_is_at(text.place, field) for field in fields)], fields)
    return 0


def _write(corpus: Corpus, notes: Notes, chosen: list[Unit], fields: Sequence[str]) -> None:
    """Note the chosen texts as current, and say which were not before."""
    # A section that the English leaves out on purpose must be named; that nobody has translated it yet is likelier.
    fitting = [text for text in chosen if text.english or (text.english == "" and text.place in fields)]
    confirmed = units.confirm(notes, fitting)
    translation_notes.write(Path.cwd(), confirmed)
    history.keep(Path.cwd(), units.units_of(corpus, confirmed))
    for text in fitting:
        if text.status is not Status.CURRENT or not text.notes:
            print(f"{text.record} {text.place}: {catalog.line('commands', 'noted')}")
    for text in chosen:
        if text not in fitting:
            print(f"{text.record} {text.place}: {catalog.line('commands', 'no-translation')}")
    print(catalog.line("commands", "current", count=len(fitting)))


def _is_at(place: str, field: str) -> bool:
    return place == field or place.startswith((f"{field}.", f"{field}#"))
