"""Turns a list of signatories into records to add, and says of every line that is not clear why it is not."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from bilingual.authoring.answers import NewSource
from bilingual.authoring.drafting import new_sources, read_answers
from bilingual.authoring.input_problems import InputProblem, input_problem
from bilingual.authoring.record_finder import Names
from bilingual.authoring.record_text import NewRecord, compose, with_sources
from bilingual.authoring.spreadsheet import Row, Table
from bilingual.authoring.wording import name_of
from bilingual.diagnostics import catalog
from bilingual.schema.kinds import KINDS, questions_of
from bilingual.schema.registers import OrganizationKind
from bilingual.text.closest import closest_match
from bilingual.text.language import SOURCE_LOCALE, fold

KIND = KINDS["signatory"]
MOST_LINES_ABOVE = 20
"""The row of headings is looked for so far down."""
ALIKE = 0.86
"""Names whose letters agree to this part may be one name with a slip."""
_GENERIC = re.compile(r"\b(t ?c|bele\w*|baskanligi|municipality)\b")
_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "name": (
        "ad",
        "adı",
        "name",
        "kurum",
        "kurum adı",
        "belediye",
        "belediye adı",
        "belediyenin adı",
        "imzacı",
        "signatory",
        "municipality",
    ),
    "name-en": ("ingilizce adı", "ingilizce ad", "english name", "name in english"),
    "kind": ("kurum türü", "type"),
    "province": ("şehir", "ili"),
    "version": ("sürüm", "version", "metin"),
    "date": ("imza tarihi", "imza günü", "tarihi", "date of signing", "signed on"),
    "office": ("makam", "görev", "görevi", "unvan", "unvanı", "office"),
    "office-en": ("office in english",),
    "signed-by": ("imzalayan kişi", "ad soyad", "signer"),
    "remark": ("not", "açıklama", "remark", "note"),
    "sources": ("kaynak", "kaynağı", "source"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """What a list comes to: records to add by line, sources to add, lines that are in the content already, and every problem."""

    records: Mapping[int, NewRecord] = field(default_factory=dict)
    sources: Sequence[NewRecord] = ()
    there: Mapping[int, str] = field(default_factory=dict)
    problems: Sequence[tuple[int, InputProblem]] = ()

    @property
    def additions(self) -> list[NewRecord]:
        """The sources and the signatories to add, in the order of the list."""
        return [*self.sources, *self.records.values()]


@dataclass(frozen=True, slots=True)
class _Known:
    """A signatory that a line may be another mention of: one of the content by its key, or one of an earlier line."""

    name: str
    province: object
    version: object
    key: str = ""
    line: int = 0


def headings() -> list[str]:
    """Return the headings of an empty list, in Turkish."""
    return [_plain(name_of(question)[0]) for question in questions_of(KIND)]


def read(table: Table, file: str, names: Names, defaults: Mapping[str, str], accepted: Iterable[int] = ()) -> Reading:
    """Return what the rows of ``table`` come to; ``file`` is what problems call the list.

    ``defaults`` holds the answers, by option, for rows that leave them empty. Rows whose line is among ``accepted`` are signatories of
    their own, however much they look like another.
    """
    columns, start, problems = _columns(table.rows, file)
    reader = _Reader(names, file, frozenset(accepted))
    reader.problems += [(0, one) for one in (*table.problems, *problems)]
    for row in table.rows[start:] if columns else ():
        given = {option: row.cells[at] for at, option in columns.items() if at < len(row.cells) and row.cells[at]}
        reader.take(row.line, {**defaults, **given})
    return reader.result()


class _Reader:
    """Takes the rows of a list one by one."""

    def __init__(self, names: Names, file: str, accepted: frozenset[int]) -> None:
        self.names = names
        self.file = file
        self.accepted = accepted
        self.records: dict[int, NewRecord] = {}
        self.there: dict[int, str] = {}
        self.problems: list[tuple[int, InputProblem]] = []
        self.brought: list[NewSource] = []
        self.seen: dict[frozenset[tuple[str, str]], int] = {}
        self.organizations = {key: _core(name) for key, name in names.choices("organizations").items()}
        register = names.corpus.signatories
        self.known = [
            _Known(name, signature.province, signature.version, key=key)
            for key, signature in (register.signatories.items() if register else ())
            for _, name in signature.name.items()
        ]

    def take(self, line: int, texts: Mapping[str, str]) -> None:
        """Take the row of ``line``, with its answers by option."""
        where = f"{self.file}:{line}"
        first = self.seen.setdefault(frozenset(texts.items()), line)
        if first != line:
            self.problems.append((line, input_problem(where, "same-row", line=first)))
            return
        said, brought, unclear = read_answers(KIND, texts, self.names, lambda question: f"{where}: {name_of(question)[0]}")
        unclear = [_worded(one, where) for one in unclear]
        name = texts.get("name", "")
        known = _Known(name, said.get(("province", SOURCE_LOCALE)), said.get(("version", SOURCE_LOCALE)), line=line)
        if not unclear and (other := self._alike(known)):
            if other.key and _same(other, known) and other.version == known.version:
                self.there[line] = other.key
                return
            unclear = [] if line in self.accepted else [_likeness(other, known, where)]
        organizations = self.names.find("organizations", name)
        if not unclear and not organizations and line not in self.accepted:
            unclear = self._problems_of_organization(known, where)
        if unclear:
            self.problems += [(line, one) for one in unclear]
            return
        if len(organizations) == 1:
            said["organization", SOURCE_LOCALE] = organizations[0]
        try:
            self.records[line] = compose(KIND, said, self.names.corpus, taken=[record.key for record in self.records.values()])
        except ValueError:
            self.problems.append((line, input_problem(where, "no-letters", value=name)))
            return
        self.brought += brought
        self.known.append(known)

    def _problems_of_organization(self, known: _Known, where: str) -> list[InputProblem]:
        """Return the problem that a name is that of an organization with a slip, if one is much like it."""
        core = _core(known.name)
        alike = [key for key, other in self.organizations.items() if _are_alike(core, other)]
        shown = self.names.choices("organizations")
        return [input_problem(where, "perhaps-organization", name=shown[key], key=key, line=known.line) for key in alike[:1]]

    def _alike(self, known: _Known) -> _Known | None:
        """Return the signatory of the content, or else of an earlier line, that has the same name, or else one much like it."""
        others = [other for other in self.known if not (other.province and known.province and other.province != known.province)]
        same = [other for other in others if _same(other, known)]
        core = _core(known.name)
        alike = same or [other for other in others if _are_alike(core, _core(other.name))]
        return alike[0] if alike else None

    def result(self) -> Reading:
        """Return what all rows came to."""
        sources = new_sources(self.brought, self.names.corpus)
        keys = {url: source.key for url, source in sources.items()}
        records = {line: with_sources(record, keys) for line, record in self.records.items()}
        return Reading(records, list(sources.values()), self.there, self.problems)


def _columns(rows: Sequence[Row], file: str) -> tuple[dict[int, str], int, list[InputProblem]]:
    """Return the option that each column answers, the position of the first row below the headings, and what is doubtful about these."""
    known = _known_headings()
    for position, row in enumerate(rows[:MOST_LINES_ABOVE]):
        found = {at: known.get(_fold(cell), "") for at, cell in enumerate(row.cells) if cell}
        if "name" not in found.values():
            continue
        problems: list[InputProblem] = []
        columns: dict[int, str] = {}
        for at, option in found.items():
            where = f"{file}:{row.line}"
            if not option:
                match = closest_match(_fold(row.cells[at]), known)
                problems.append(input_problem(where, "unknown-column", value=row.cells[at], closest=match))
            elif option in columns.values():
                problems.append(input_problem(where, "column-twice", value=row.cells[at]))
            else:
                columns[at] = option
        return columns, position + 1, problems
    return {}, 0, [input_problem(file, "no-headings")]


def _known_headings() -> dict[str, str]:
    """Return the options by everything that their column may be called, folded."""
    known: dict[str, str] = {}
    for question in questions_of(KIND):
        named = (*catalog.both("names", question.field), question.field) if question.locale == SOURCE_LOCALE else ()
        for heading in (*name_of(question), *named, question.option, *_SYNONYMS.get(question.option, ())):
            known.setdefault(_fold(heading), question.option)
    return known


_FOR_LISTS = {"version": "no-version", "sources": "no-source", "name": "no-name", "kind": "no-kind"}


def _worded(found: InputProblem, where: str) -> InputProblem:
    """Return a problem about a missing answer in words that speak of columns; any other as it is."""
    option = found.option
    if found.code != "missing-answer" or option not in _FOR_LISTS:
        return found
    allowed = ", ".join(OrganizationKind)
    return input_problem(where, _FOR_LISTS[option], allowed=allowed)


def _likeness(other: _Known, known: _Known, where: str) -> InputProblem:
    if other.key:
        return input_problem(where, "perhaps-listed", name=other.name, key=other.key, line=known.line)
    return input_problem(where, "perhaps-same-row", name=other.name, other=other.line, line=known.line)


def _same(first: _Known, second: _Known) -> bool:
    return _fold(first.name) == _fold(second.name)


def _are_alike(first: str, second: str) -> bool:
    if abs(len(first) - len(second)) > 2:
        return first == second
    matcher = SequenceMatcher(a=first, b=second, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _core(name: str) -> str:
    """Return what sets a name apart: without "belediyesi", however that is spelt, and the like."""
    return " ".join(_GENERIC.sub(" ", _fold(name)).split())


def _plain(heading: str) -> str:
    """Return a heading without the remark that it is Turkish, which goes without saying in a list."""
    return heading.removesuffix(" (Türkçe)")


def _fold(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", fold(text)).split())
