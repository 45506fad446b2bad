"""Finds records by what people call them: their key, a name in either language, an abbreviation, a former name, an address."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from bilingual.content.derive import is_own_record
from bilingual.content.model import Corpus
from bilingual.schema.fields import Localized
from bilingual.schema.registers import Organization, PlaceKind, Source
from bilingual.text.closest import closest_match
from bilingual.text.language import SOURCE_LOCALE, fold, slugify

PROVINCES = "provinces"
"""The name of a register that holds those places that are provinces."""
LONGEST_KEY = 60
"""A key made from a title has at most so many characters, before what sets it apart from another."""


class Names:
    """The names of all records of a corpus, by register."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.new_sources: dict[str, tuple[str, str]] = {}
        """The web pages that are about to join the bibliography, by key: address and title."""
        self._by_register: dict[str, dict[str, list[str]]] = {}

    def add_source(self, url: str, title: str) -> str:
        """Let a web page join the bibliography; return its key, "" where none follows from its title."""
        stem = slugify(f"web {title}", LONGEST_KEY) if slugify(title) else ""
        key = numbered(stem, {*self.corpus.sources, *self.new_sources}.__contains__)
        if key:
            self.new_sources[key] = (url, title)
        return key

    def choices(self, register: str) -> dict[str, str]:
        """Return the Turkish name of every record of ``register`` by key."""
        return {key: next(iter(_names_of(record)), key) for key, record in self._records(register).items()}

    def record(self, register: str, key: str) -> Any:
        """Return a record. Raises KeyError where there is none."""
        return self._records(register)[key]

    def find(self, register: str, text: str) -> list[str]:
        """Return the keys of the records that ``text`` names: the one whose key it is, or all with such a name."""
        text = text.strip()
        if text in self._records(register) or (register == "sources" and is_own_record(text)):
            return [text]
        new = [key for key, (url, _) in self.new_sources.items() if register == "sources" and url == text]
        return [*new, *self._folded(register).get(_fold(text), [])]

    def nearest(self, register: str, text: str) -> str | None:
        """Return the key of the record that ``text`` was most likely meant to name, or None."""
        folded = self._folded(register)
        match = closest_match(_fold(text), folded)
        return folded[match][0] if match else None

    def _records(self, register: str) -> Mapping[str, Any]:
        return self._provinces if register == PROVINCES else self.corpus.register(register)

    @cached_property
    def _provinces(self) -> dict[str, Any]:
        return {key: place for key, place in self.corpus.places.items() if place.kind is PlaceKind.PROVINCE}

    def _folded(self, register: str) -> dict[str, list[str]]:
        """Return the keys by folded name."""
        if register not in self._by_register:
            found: dict[str, list[str]] = {}
            for key, record in self._records(register).items():
                for name in dict.fromkeys(map(_fold, (*_names_of(record), key))):
                    found.setdefault(name, []).append(key)
            self._by_register[register] = found
        return self._by_register[register]


def _names_of(record: Any) -> Iterable[str]:
    """Yield what a record is called, its Turkish name first."""
    if isinstance(record, Source):
        yield record.title
        yield from (text for _, text in record.title_translation.items()) if record.title_translation else ()
        yield from (record.url,) if record.url else ()
        return
    named: list[Localized[str]] = [
        getattr(record, name) for name in ("name", "title", "term", "abbreviation", "short_title") if getattr(record, name, None)
    ]
    if isinstance(record, Organization):
        named += [other.name for other in record.other_names.values()]
    for localized in named:
        yield from (text for _, text in sorted(localized.items(), key=lambda pair: pair[0] != SOURCE_LOCALE))


def _fold(text: str) -> str:
    return " ".join(fold(text).split())


def numbered(key: str, is_taken: Callable[[str], bool]) -> str:
    """Return ``key``, with a number where it is taken; "" for none."""
    number, free = 2, key
    while free and is_taken(free):
        number, free = number + 1, f"{key}-{number}"
    return free
