"""Turns a list of signatories into records to add, and says of every row that it does not take why not."""

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bilingual.authoring import list_columns, record_options
from bilingual.authoring.input_problems import InputProblem, input_problem
from bilingual.authoring.list_columns import Columns, names_of, words
from bilingual.authoring.new_record import NewRecord, compose, new_sources
from bilingual.authoring.record_finder import Names
from bilingual.authoring.signatory_names import SORTS, core_of, kind_of, small_case, spellings, title_case
from bilingual.authoring.signing_words import is_doubtful, plain, title_says
from bilingual.authoring.spreadsheet import Row, Table
from bilingual.schema.kinds import KINDS
from bilingual.schema.registers import OrganizationKind
from bilingual.text.language import SOURCE_LOCALE, lower

KIND = KINDS["signatory"]
_TOTAL = re.compile(r"(?:genel |ara |alt )?(?:toplam|total)[ :]*\d*")
_CASES: Mapping[str, Callable[[str], str]] = {"name": title_case, "signed-by": title_case, "office": small_case}
_FOR_LISTS = {"version": "no-version", "sources": "no-source", "name": "no-name", "kind": "no-kind"}


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the editor says besides the list.

    ``defaults`` holds the answers, by option, for rows that leave them empty. Of the lines in ``accepted``, doubts that a person can settle
    are settled; with ``names_seen``, names that were set out of capitals are right. ``signed`` and ``ignored`` name columns.
    """

    defaults: Mapping[str, str] = field(default_factory=dict)
    accepted: Container[int] = ()
    names_seen: bool = False
    signed: Sequence[str] = ()
    ignored: Sequence[str] = ()


@dataclass(slots=True)
class Reading:
    """What a list comes to, by line: records to add, keys of those that are there, what others say who did not sign, what is no row.

    ``doubts`` holds lines with a problem each; ``faults`` problems of the whole list, which forbid to write any of it; ``spelt`` the words
    that were set out of capitals and await a look; ``names`` what each row is called.
    """

    records: dict[int, NewRecord] = field(default_factory=dict)
    sources: Sequence[NewRecord] = ()
    there: dict[int, str] = field(default_factory=dict)
    unsigned: dict[int, str] = field(default_factory=dict)
    left_out: dict[int, str] = field(default_factory=dict)
    doubts: list[tuple[int, InputProblem]] = field(default_factory=list)
    faults: Sequence[InputProblem] = ()
    spelt: dict[int, str] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)

    @property
    def additions(self) -> list[NewRecord]:
        """The sources and the signatories to add, in the order of the list."""
        return [*self.sources, *self.records.values()]


def headings() -> list[str]:
    """Return the headings of an empty list, in Turkish."""
    return [turkish for turkish, _ in names_of().values()]


def read(table: Table, names: Names, wishes: Wishes | None = None) -> Reading:
    """Return what the rows of ``table`` come to."""
    wishes = wishes or Wishes()
    start = list_columns.headings_of(table.rows)
    if start is None:
        return Reading(faults=[input_problem("", "no-headings")])
    above, below = table.rows[:start], table.rows[start + 1 :]
    others = {row.line for row in below if _is_title(row) or _is_total(row) or row.cells == table.rows[start].cells}
    body = [row for row in below if row.line not in others]
    columns = list_columns.read(table.rows[start], body, wishes.signed, wishes.ignored)
    reader = _Reader(names, columns, wishes, body)
    for title in (*table.sheets[:1], *map(_text, above)):
        said = title_says(title)
        if said is not None:
            reader.title, reader.is_dated = said, False
    reader.reading.left_out = {row.line: _text(row) for row in (*above, *below) if row in above or row.line in others}
    for row in below:
        if row.line not in others:
            reader.take(row)
        elif _is_title(row):
            reader.pass_title(_text(row))
    reader.reading.sources = new_sources(names, list(reader.reading.records.values()))
    return reader.reading


def _text(row: Row) -> str:
    return " ".join(filter(None, row.cells))


def _is_title(row: Row) -> bool:
    """Return whether a row below the headings is a title: one text in merged cells, or one that says whether those below have signed."""
    merged = sum(fault == "merged-cells" for fault in row.faults.values())
    return sum(map(bool, row.cells)) == 1 < len(row.cells) and (merged > 1 or title_says(_text(row)) is not None)


def _is_total(row: Row) -> bool:
    """Return whether a row holds totals: its first words say so, or a cell says nothing else."""
    first, *others = [plain(cell) for cell in row.cells if cell]
    return bool(re.search(r"\btoplam", first) or any(map(_TOTAL.fullmatch, (first, *others))))


@dataclass(frozen=True, slots=True)
class _Known:
    """A signatory that a row may be another mention of: one of the content by its key, or one of an earlier line."""

    name: str
    province: object
    version: object
    key: str = ""
    line: int = 0


class _Reader:
    """Takes the rows of a list one by one."""

    def __init__(self, names: Names, columns: Columns, wishes: Wishes, body: Sequence[Row]) -> None:
        self.names, self.columns, self.wishes = names, columns, wishes
        self.reading = Reading(faults=columns.problems)
        says_so = columns.signed or "version" in columns.options.values()
        self.is_dated = not says_so and any("date" in columns.answers_of(row) for row in body)
        """Whether dates alone may say who signed."""
        self.title: bool | None = True
        self.is_divided = False
        self.rows: dict[tuple[str, ...], int] = {}
        self.known: dict[str, list[_Known]] = {}
        organizations = {key: core_of(name) for key, name in names.choices("organizations").items()}
        self.organizations = {spelling: key for key, core in organizations.items() if core for spelling in spellings(core)}
        register = names.corpus.signatories
        for key, signature in register.signatories.items() if register else ():
            for _, name in signature.name.items():
                self._remember(_Known(name, signature.province, signature.version, key=key))

    def pass_title(self, title: str) -> None:
        """Take note of a title among the rows. Where one says who signed, another that does not say so leaves it open."""
        said = title_says(title)
        self.is_divided |= said is not None
        if self.is_divided:
            self.title = said

    def take(self, row: Row) -> None:
        """Take a row: as a record, as one that is there, as one that did not sign, or as a doubt."""
        texts = self.columns.answers_of(row)
        self.reading.names[row.line] = texts.get("name") or _text(row)
        signed = self.columns.has_signed(row) if self.columns.signed else self.title
        first = self.rows.setdefault(row.cells, row.line)
        if doubts := self._doubts_about_cells(row, first):
            pass
        elif signed is False and "date" not in texts:
            self.reading.unsigned[row.line] = " – ".join(filter(None, (texts.get("name"), self.columns.words_of(row))))
            return
        elif signed is False:
            doubts = [input_problem("", "date-without-signature")]
        elif not (signed and self.title):
            doubts = [input_problem("", "unclear-signature", value=self.columns.words_of(row))]
        else:
            doubts = self._take_signed(row.line, texts)
        self.reading.doubts += [(row.line, doubt) for doubt in doubts]

    def _doubts_about_cells(self, row: Row, first: int) -> list[InputProblem]:
        """Return why the cells of ``row`` may not mean what they say."""
        read = {*self.columns.options, *self.columns.signed}
        settled = ("hidden-row", "struck-out") if row.line in self.wishes.accepted else ()
        codes = dict.fromkeys(code for at, code in row.faults.items() if at in read and code not in settled)
        doubts = [input_problem("", code) for code in codes]
        return [*doubts, input_problem("", "same-row", line=first)] if first != row.line else doubts

    def _take_signed(self, line: int, texts: dict[str, str]) -> list[InputProblem]:
        """Add the record of a row that signed, unless that is there; or return the doubts about it."""
        accepted = line in self.wishes.accepted
        spelt = {option: write(texts[option]) for option, write in _CASES.items() if option in texts}
        told = texts.get("kind", "")
        in_capitals = any(texts[option] != text for option, text in spelt.items())
        texts = {**self.wishes.defaults, **texts, **spelt}
        name = texts.get("name", "")
        by_name = kind_of(name, texts.get("province", ""), self.names)
        if not core_of(told):
            texts["kind"] = by_name or self.wishes.defaults.get("kind", "")
        elif core_of(told) in SORTS:
            texts["kind"] = SORTS[core_of(told)]
        said, unclear = record_options.read(texts, KIND.model, self.names, lambda option: names_of()[option][0])
        facts = said[SOURCE_LOCALE]
        doubts = [_worded(one) for one in unclear]
        if name and not any(map(str.isalpha, name)):
            doubts.append(input_problem("", "numeric-name", value=name))
        if "beledıye" in lower(name, SOURCE_LOCALE):
            doubts.append(input_problem("", "no-turkish-letters"))
        known = _Known(name, facts.get("province"), facts.get("version"), line=line)
        other = self._other_mention(known) if name else None
        if not doubts and other and other.key and words(other.name) == words(name) and other.version == known.version:
            self.reading.there[line] = other.key
            return []
        organizations = self.names.find("organizations", name)
        if not accepted:
            doubts += self._doubts_to_settle(texts, other, not organizations)
            if by_name and by_name != facts.get("kind", by_name):
                doubts.append(input_problem("", "another-kind", value=told, name=name))
        if in_capitals and not self.wishes.names_seen:
            self.reading.spelt[line] = " · ".join(spelt.values())
            doubts.append(input_problem("", "capitals"))
        if doubts:
            return doubts
        if len(organizations) == 1:
            facts["organization"] = organizations[0]
        try:
            record = compose(KIND, said, self.names, taken=[record.key for record in self.reading.records.values()])
        except ValueError:
            return [input_problem("", "no-letters", value=name)]
        self.reading.records[line] = record
        self._remember(known)
        return []

    def _doubts_to_settle(self, texts: Mapping[str, str], other: _Known | None, is_new: bool) -> Iterator[InputProblem]:
        """Yield the doubts about a row that a person can settle."""
        name = texts.get("name", "")
        if "province" not in texts and is_new:
            yield input_problem("", "no-province")
        if is_doubtful(texts.get("remark", "")):
            yield input_problem("", "doubtful-remark", value=texts["remark"])
        if self.is_dated and "date" not in texts:
            yield input_problem("", "no-date")
        if other:
            code = "perhaps-listed" if other.key else "perhaps-same-row"
            yield input_problem("", code, name=other.name, key=other.key, other=other.line)
        alike = next((self.organizations[spelling] for spelling in spellings(core_of(name)) if spelling in self.organizations), None)
        if is_new and alike:
            yield input_problem("", "perhaps-organization", name=self.names.choices("organizations")[alike], key=alike)

    def _other_mention(self, known: _Known) -> _Known | None:
        """Return the signatory that has the same name, or else one that differs by a letter, and is not of another province."""
        found = [other for spelling in spellings(core_of(known.name)) for other in self.known.get(spelling, ())]
        alike = [other for other in found if not (other.province and known.province and other.province != known.province)]
        return min(alike, key=lambda other: (words(other.name) != words(known.name), not other.key), default=None)

    def _remember(self, known: _Known) -> None:
        for spelling in spellings(core_of(known.name)):
            self.known.setdefault(spelling, []).append(known)


def _worded(found: InputProblem) -> InputProblem:
    """Return a problem about a missing answer in words that speak of columns; any other as it is."""
    if found.code != "missing-answer" or found.option not in _FOR_LISTS:
        return found
    return input_problem("", _FOR_LISTS[found.option], allowed=", ".join(OrganizationKind))
