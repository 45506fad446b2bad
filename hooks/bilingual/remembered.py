"""Entries that earlier readings found sound: while nothing that decided it has changed, they need not be read again.

An entry is the same while the stamps of its files are (``Files.stamp_of``); the ground of all entries is the program, the glossary, and
what texts may point at besides records. What an entry refers to may go, so that is looked up each time. An entry with a problem or a
warning is never remembered, and what it is made of is validated again.
"""

import hashlib
import marshal
import time
from collections.abc import Iterable, Mapping
from typing import Any

from bilingual import program
from bilingual.building.cache import Cache
from bilingual.building.stamps import Stamp
from bilingual.reading import Name, ReadRecord, is_declared, read_again
from bilingual.rules import Declared
from bilingual.schema import Term
from bilingual.source import Files

SECTION = "content"
"""Of the cache."""
_ENTRIES = "entries"

SETTLED = 3_000_000_000
"""So many nanoseconds after a change, the next one leaves a trace: no disk in use counts time in steps of more than two seconds."""

Paths = Mapping[str, str]
"""The files of a record by language."""


class Remembered:
    """The ``entries`` that ``cache`` has as they are now."""

    def __init__(self, cache: Cache, files: Files, entries: Mapping[Name, Paths], declared: Declared, glossary: Mapping[str, Term]) -> None:
        self._cache, self._entries = cache, entries
        self._ground = _ground(declared, glossary) if cache.is_open else b""
        # Looked at before anything is read: what changes while it is read is not as it was noted.
        before = time.time_ns() - SETTLED
        self._stamps = {name: _stamps(files, paths, before) for name, paths in entries.items()} if cache.is_open else {}
        known = self._load()
        self._kept = {
            name: noted
            for name, stamps in self._stamps.items()
            if stamps
            and (noted := known.get(name))
            and noted[0] == stamps
            and all(is_declared(register, key, declared) for _, register, key in noted[2])
        }
        self.records = {name: read_again(*name, tree, references) for name, (_, tree, references) in self._kept.items()}

    def _load(self) -> Mapping[Name, Any]:
        packed = self._cache.load(SECTION, _ENTRIES)
        ground, known = marshal.loads(packed) if packed else (b"", {})
        return known if ground == self._ground else {}

    def add(self, records: Iterable[ReadRecord], faulty: Iterable[str]) -> None:
        """Remember ``records`` that were just read, too, but for those with a file among the ``faulty`` paths; then let go of all."""
        passed_over = set(faulty)
        added = {
            record.file: (stamps, record.tree, record.references)
            for record in records
            if (stamps := self._stamps.get(record.file)) and passed_over.isdisjoint(self._entries[record.file].values())
        }
        if added:
            self._cache.keep(SECTION, _ENTRIES, [marshal.dumps((self._ground, self._kept | added))])
        self._kept, self.records = {}, {}


def _ground(declared: Declared, glossary: Mapping[str, Term]) -> bytes:
    pointed_at = [sorted(declared[name] or ()) for name in ("assets", "clauses")]
    return hashlib.sha256(repr((program.state(), pointed_at, glossary)).encode()).digest()


def _stamps(files: Files, paths: Paths, before: int) -> tuple[tuple[str, Stamp], ...] | None:
    """Return the stamps of the files of an entry, or None where one has none, or has changed since ``before``."""
    stamps = [(locale, files.stamp_of(path)) for locale, path in paths.items()]
    settled = tuple((locale, stamp) for locale, stamp in stamps if stamp and max(stamp[2:]) < before)
    return settled if len(settled) == len(stamps) else None
