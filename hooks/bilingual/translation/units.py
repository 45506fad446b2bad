"""What an editor translates: every field of words, and every section of a page, in both languages, with what is noted of it.

A text is outdated where its Turkish is no longer the one that the English was made from, as far as that is noted (notes.py).
Of what is not noted nothing is known, and it counts as current.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from bilingual.content.derive import is_own_record
from bilingual.content.model import Corpus
from bilingual.schema import SINGLE_FILES, Page, Record
from bilingual.schema.fields import Localized, Prose, WordsList
from bilingual.schema.table import walk_words
from bilingual.text import provinces
from bilingual.text.english_names import derive_english_name
from bilingual.text.language import SOURCE_LOCALE, TARGET_LOCALE
from bilingual.translation import sections
from bilingual.translation.notes import NOTHING, Note, Notes, Place, digest

OWN_TO_EACH = frozenset({"search_words", "also", "avoid"})
"""Lists of words that each language has of its own: none of them translates another."""


class Status(StrEnum):
    """How an English text stands to its Turkish."""

    CURRENT = "current"
    OUTDATED = "outdated"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Unit:
    """A field of words, or a section of a page, in both languages, with what is noted of it.

    ``register`` and ``key`` name its record; the key is empty for the declaration, the interface, and what belongs to the file of
    signatories itself. ``place`` says where in the record it stands: "points.7.text", or "body#nasil-tutuluyor" for a section.
    ``turkish`` is empty for a section that only the English has; ``english`` is None where there is none, and empty for a section that
    the English text leaves out.
    """

    register: str
    key: str
    place: str
    turkish: str
    english: str | None
    notes: tuple[Note, ...] = ()

    @property
    def record(self) -> str:
        """The record as the notes name it: "events/forum-2019", or "declaration"."""
        return record_name(self.register, self.key)

    @property
    def place_in_file(self) -> Place:
        """Where the notes have this text."""
        return self.record, self.place

    @property
    def status(self) -> Status:
        """Whether the English is as new as the Turkish."""
        if not self.english:
            return Status.CURRENT if self.is_left_out else Status.MISSING
        if not self.notes or digest(self.turkish) in {note.made_from for note in self.notes}:
            return Status.CURRENT
        return Status.OUTDATED

    @property
    def is_left_out(self) -> bool:
        """Whether it is noted that the English text has nothing for this Turkish section, and needs nothing."""
        return self.english == "" and any(note.english == NOTHING and note.made_from == digest(self.turkish) for note in self.notes)


def record_name(register: str, key: str) -> str:
    """Return what the notes and the editors' commands call a record.

    >>> record_name("events", "forum-2019"), record_name("declaration", "")
    ('events/forum-2019', 'declaration')
    """
    return f"{register}/{key}" if key else register


def units_of(corpus: Corpus, notes: Notes) -> Iterator[Unit]:
    """Yield every text of ``corpus`` that an editor translates, record by record, with what ``notes`` say of it."""
    of_bodies: dict[str, dict[str, tuple[Note, ...]]] = {}
    for (name, place), known in notes.items():
        if name.startswith("pages/") and place.partition("#")[0] == "body":
            of_bodies.setdefault(name, {})[place] = known
    for register, key, record in _records_of(corpus):
        name = record_name(register, key)
        for location, words in walk_words(record):
            if (register, key, location[0]) == ("signatories", "", "signatories") or (register, location) == ("pages", ("body",)):
                continue  # each signatory is a record of its own, and each section of a page a text of its own
            if not _is_own_to_each(location, words) and not _follows(register, key, location, words):
                place = _joined(location)
                yield Unit(register, key, place, *_both(words), notes.get((name, place), ()))
        if isinstance(record, Page):
            yield from _section_units(key, record.body, of_bodies.get(name, {}))


def _records_of(corpus: Corpus) -> Iterator[tuple[str, str, Record]]:
    for register, record in corpus.records():
        if register != "sources" or not is_own_record(record.key):
            yield register, record.key, record
    for register in SINGLE_FILES:
        if (single := getattr(corpus, register)) is not None:
            yield register, "", single
    for key, signature in corpus.register("signatories").items():
        yield "signatories", key, signature


def _joined(location: tuple[str, ...]) -> str:
    """Return a place in a record as the notes write it; what an editor may have written into a key does not break their lines."""
    return "_".join(".".join(location).split())


def _both(words: Localized[Any]) -> tuple[str, str | None]:
    turkish, english = words.get(SOURCE_LOCALE), words.get(TARGET_LOCALE)
    if isinstance(words, WordsList):
        return "\n".join(turkish or ()), "\n".join(english) if english else None
    return turkish or "", english


def _is_own_to_each(location: tuple[str, ...], words: Localized[Any]) -> bool:
    return isinstance(words, WordsList) and not OWN_TO_EACH.isdisjoint((location[0], location[-1]))


def _follows(register: str, key: str, location: tuple[str, ...], words: Localized[str]) -> bool:
    """Return whether the English follows from the Turkish by itself, or comes with the project."""
    turkish, english = words.get(SOURCE_LOCALE), words.get(TARGET_LOCALE)
    if location != ("name",) or english is None:
        return False
    if register == "signatories":
        return english == derive_english_name(turkish or "")
    province = provinces.PROVINCES.get(key) if register == "places" else None
    return province is not None and (turkish, english) == (province.name_tr, province.name_en)


def _section_units(key: str, body: Prose, known: Mapping[str, tuple[Note, ...]]) -> Iterator[Unit]:
    """Yield a text for each section; ``known`` has the notes of the sections by their places."""
    turkish, english = (sections.split(body.get(locale) or "", locale) for locale in (SOURCE_LOCALE, TARGET_LOCALE))
    positions: dict[str, list[int]] = {}
    for position, section in enumerate(english):
        positions.setdefault(digest(section.text), []).append(position)
    by_turkish: dict[str, list[Note]] = {}
    for note in (note for notes in known.values() for note in notes):
        by_turkish.setdefault(note.made_from, []).append(note)

    def known_positions(section: sections.Section) -> list[int]:
        likely = [*by_turkish.get(digest(section.text), ()), *known.get(_place(section), ())]
        return [position for note in likely for position in positions.get(note.english, ())]

    present = {_place(section) for section in turkish}
    by_english = {note.english: notes for place, notes in known.items() if place not in present for note in notes}
    without = None if body.get(TARGET_LOCALE) is None else ""
    for here, there in sections.pair(turkish, english, known_positions):
        place = _place(here) if here else f"body#{TARGET_LOCALE}:{there.anchor if there else ''}"
        notes = known.get(place) or (by_english.get(digest(there.text), ()) if there else ())
        yield Unit("pages", key, place, here.text if here else "", there.text if there else without, notes)


def _place(section: sections.Section) -> str:
    return f"body#{section.anchor}" if section.anchor else "body"


# taking notes


def record(texts: Iterable[Unit], before: Mapping[Place, tuple[str, str]]) -> dict[Place, tuple[Note, ...]]:
    """Return the notes for ``texts``, all that the content holds now.

    An English is current where its Turkish is the one noted, where nothing was noted, and where both have changed since they were seen
    last: as ``before`` has the digests of both, or else as the last note has them. What is not there any more, or not translated, has no
    note.
    """
    return {text.place_in_file: (_next_note(text, before.get(text.place_in_file)),) for text in texts if text.english or text.is_left_out}


def _next_note(text: Unit, before: tuple[str, str] | None) -> Note:
    turkish, english = digest(text.turkish), digest(text.english or "")
    known = [note for note in text.notes if note.made_from == turkish] or sorted(text.notes)
    note = known[0] if known else Note(before[0], before[1]) if before else None
    if note is None or note.made_from == turkish:
        return Note(turkish, english)
    seen_turkish, seen_english = before or (note.turkish, note.english)
    if seen_turkish != turkish and seen_english != english:
        return Note(turkish, english)
    return Note(note.made_from, english, turkish)


def confirm(notes: Notes, texts: Iterable[Unit]) -> dict[Place, tuple[Note, ...]]:
    """Return ``notes`` with ``texts``, which were looked through, noted as current; all others stay as they are."""
    changed = dict(notes)
    for text in texts:
        if text.notes and text.notes != notes.get(text.place_in_file):  # a section that stood at another place until its heading changed
            changed = {place: of for place, of in changed.items() if place[0] != text.record or of != text.notes}
        changed[text.place_in_file] = (Note(digest(text.turkish), digest(text.english or "")),)
    return changed
