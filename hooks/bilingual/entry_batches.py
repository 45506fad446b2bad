"""Reads the entries of the collections, the bulk of all content, many at a time and on all cores (forks.py).

A batch holds the same entries however many cores there are, so that what is found does not depend on them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from bilingual import advice
from bilingual.building.forks import Jobs
from bilingual.document import Document
from bilingual.language import SOURCE_LOCALE, TARGET_LOCALE
from bilingual.merge import Merged
from bilingual.problems import Problem, problem
from bilingual.reading import Name, ReadRecord, check, read_records
from bilingual.rules import Declared
from bilingual.schema import Term
from bilingual.source import Files, content_path
from bilingual.translation import terminology

Paths = Mapping[str, str]
"""The files of a record by language."""

ENTRIES = 100
"""So many entries are read at a time."""
FEW = 300
"""So few entries are read sooner than other processes are started."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What was read of a batch of entries: those that are valid, what is wrong, and what is to be looked at where nothing is wrong."""

    entries: list[ReadRecord]
    problems: list[Problem]
    warnings: list[Problem]


class Entries:
    """Entries that are being read and checked: from now on by other processes, where there are many.

    It is a context: what still runs when it is left is ended.
    """

    def __init__(self, files: Files, entries: Mapping[Name, Paths], declared: Declared, glossary: Mapping[str, Term]) -> None:
        names = list(entries.items())
        batches = [names[first : first + ENTRIES] for first in range(0, len(names), ENTRIES)]
        jobs = [partial(_read_batch, files, batch, declared, glossary) for batch in batches]
        self._jobs = Jobs(jobs, cores=1 if len(names) <= FEW else None)

    def batches(self) -> list[Batch]:
        """Wait until all is read, and return it: the same in the same order, whoever has read it."""
        return self._jobs.results()

    def __enter__(self) -> "Entries":
        return self

    def __exit__(self, *_: object) -> None:
        self._jobs.__exit__()


def _read_batch(files: Files, names: Sequence[tuple[Name, Paths]], declared: Declared, glossary: Mapping[str, Term]) -> Batch:
    problems: list[Problem] = []
    readings = [
        reading
        for (register, key), paths in names
        if (where := read_pair(files, register, key, paths, problems)) is not None
        for reading in read_records(register, key, where, problems)
    ]
    entries = [entry for reading in readings if (entry := check(reading, declared, problems)) is not None]
    if any(not found.is_warning for found in problems):
        return Batch(entries, problems, [])
    sound = [(reading.record, reading.where) for reading in readings if reading.record is not None]
    return Batch(entries, problems, [*terminology.find(sound, glossary), *advice.find(sound)])


def read_pair(files: Files, register: str, key: str, paths: Paths, problems: list[Problem]) -> Merged | None:
    """Return what the files of a record say, or None where one of them cannot be read, or the Turkish one is missing.

    What is wrong with each file joins ``problems``.
    """
    documents: dict[str, Document] = {}
    for locale, path in paths.items():
        documents[locale], found = files.read_markdown(path) if register == "pages" else files.read_yaml(path)
        problems += found
    if SOURCE_LOCALE not in documents:
        turkish = content_path(SOURCE_LOCALE, register, key)
        problems += [problem(path, (1, 1), "", "english-without-turkish", path=turkish) for path in paths.values()]
        return None
    if any(document.tree is None for document in documents.values()):
        return None
    return Merged(documents[SOURCE_LOCALE], documents.get(TARGET_LOCALE))
