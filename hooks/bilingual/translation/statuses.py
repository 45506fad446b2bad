"""The state of all translations: how many texts of each record are current, outdated or missing, and which."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from bilingual.content.model import Corpus
from bilingual.content.source import content_path
from bilingual.diagnostics import catalog
from bilingual.text.closest import closest_match
from bilingual.text.language import LOCALES
from bilingual.translation import earlier, notes
from bilingual.translation.units import Status, Unit, record_name, units_of

Counts = Counter[str]
"""How many texts have each status, by its name; those that are not recorded ("unrecorded") count as current, too."""


@dataclass(frozen=True, slots=True)
class RecordStatus:
    """The translation of one record: how many texts have each status, and which need work."""

    register: str
    key: str
    counts: Counts
    outdated: tuple[Unit, ...] = ()
    missing: tuple[Unit, ...] = ()
    unrecorded: tuple[Unit, ...] = ()

    @property
    def name(self) -> str:
        """The record as the notes name it: "events/forum-2019", or "declaration"."""
        return record_name(self.register, self.key)

    @property
    def needs_work(self) -> bool:
        """Whether something is outdated or missing."""
        return bool(self.outdated or self.missing)

    def path_in(self, locale: str) -> str:
        """Return the path of the file that holds the record in a language, relative to the project."""
        return content_path(locale, self.register, self.key)


@dataclass(frozen=True, slots=True)
class Translations:
    """The state of all translations, by register and key, in the order of the registers."""

    records: Mapping[tuple[str, str], RecordStatus] = field(default_factory=dict)
    earlier: Mapping[str, str] = field(default_factory=dict)
    """What is known of the Turkish that outdated texts were made from, by digest."""

    def made_from(self, text: Unit) -> str:
        """Return the Turkish that a text was made from, or "" where it is not known."""
        return next((self.earlier[note.made_from] for note in text.notes if note.made_from in self.earlier), "")

    @property
    def total(self) -> Counts:
        """The sum over all records."""
        return sum((record.counts for record in self.records.values()), Counts())

    @property
    def by_register(self) -> dict[str, list[RecordStatus]]:
        """The records of each register."""
        found: dict[str, list[RecordStatus]] = {}
        for record in self.records.values():
            found.setdefault(record.register, []).append(record)
        return found

    @property
    def outdated(self) -> dict[tuple[str, str], frozenset[str]]:
        """The places that are older than their Turkish, by register and key; sections that only one language has are among them."""
        found = {}
        for name, record in self.records.items():
            missing = (text for text in record.missing if text.english is not None)
            if places := frozenset(text.place for text in (*record.outdated, *missing)):
                found[name] = places
        return found


def find_records(translations: Translations, name: str) -> list[RecordStatus]:
    """Return the records that an editor may mean by ``name``; more than one where they share a key.

    ``name`` is what the notes call a record, its key alone, or the path of a file: the records in it.
    """
    exact = [record for record in translations.records.values() if record.name == name]
    paths = (PurePath(name).as_posix().removeprefix("./"), name)
    in_file = [record for record in translations.records.values() if any(record.path_in(locale) in paths for locale in LOCALES)]
    return exact or in_file or [record for record in translations.records.values() if record.key == name]


def unknown_record(translations: Translations, name: str) -> str:
    """Return the sentence, in both languages, that nothing is called ``name``, and what may have been meant."""
    names = {short: record.name for record in translations.records.values() for short in (record.name, record.key) if short}
    match = closest_match(name, names)
    closest = catalog.both("closest", "record", match=names[match]) if match else ""
    return f"{name}: {catalog.line('translations', 'no-such-record', closest=closest)}"


def statuses_of(texts: Iterable[Unit], known: Mapping[str, str] | None = None) -> Translations:
    """Return the state of the translations of ``texts``, with what is ``known`` of earlier Turkish."""
    grouped: dict[tuple[str, str], list[Unit]] = {}
    for text in texts:
        grouped.setdefault((text.register, text.key), []).append(text)
    return Translations({name: _record_status(*name, texts) for name, texts in grouped.items()}, known or {})


def read(root: Path, corpus: Corpus) -> Translations:
    """Return the state of every translation of ``corpus``, by what the project ``root`` keeps."""
    return statuses_of(units_of(corpus, notes.read(root)), earlier.read(root))


def _record_status(register: str, key: str, texts: Iterable[Unit]) -> RecordStatus:
    found: dict[Status, list[Unit]] = {status: [] for status in Status}
    for text in texts:
        found[text.status].append(text)
    current, outdated, missing = (tuple(found[status]) for status in (Status.CURRENT, Status.OUTDATED, Status.MISSING))
    unrecorded = tuple(text for text in current if not text.notes)
    counts = Counts(current=len(current), outdated=len(outdated), missing=len(missing), unrecorded=len(unrecorded))
    return RecordStatus(register, key, counts, outdated, missing, unrecorded)
