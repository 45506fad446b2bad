"""Asks an editor at a terminal, in the editor's language, one question after the other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bilingual.authoring import answers
from bilingual.authoring.answers import NewSource, Value
from bilingual.authoring.drafting import draft
from bilingual.authoring.input_problems import InputError, InputProblem
from bilingual.authoring.record_finder import PROVINCES, Names
from bilingual.authoring.record_text import NewRecord
from bilingual.authoring.wording import hint_of, name_of
from bilingual.diagnostics import catalog
from bilingual.diagnostics.problems import Problem
from bilingual.schema import descriptions
from bilingual.schema.fields import FieldKind
from bilingual.schema.kinds import AUTHORS, KINDS, Kind, Question, questions_of
from bilingual.text import dates, edtf
from bilingual.text.language import LOCALES, SOURCE_LOCALE, fold

ADDABLE: Mapping[str, str] = {"organizations": "organization", "places": "place", "topics": "topic", "sources": "source"}
"""The kinds of records that can be added on the way, by register."""
MOST_CANDIDATES = 15
"""So many records are offered at once."""
END, NOTHING = ".", "-"
"""A line of its own that ends a text, and the answer that deletes one that was kept."""
_SHOWN = 60
"""So many characters of an answer that was kept are shown."""


@dataclass
class Dialog:
    """A dialog in one language.

    ``read`` shows a prompt and returns a line, as ``input`` does, and ``show`` prints one. ``check`` says what is wrong with an answer, and
    ``keep`` is called after each. What ``read`` raises where the editor gives up (EOFError, KeyboardInterrupt) goes on to the caller.

    ``records`` are those that were added on the way, and ``added`` the answers that they were made of.
    """

    locale: str
    read: Callable[[str], str]
    show: Callable[[str], object]
    names: Names
    check: Callable[[Kind, Question, Value], Sequence[Problem]]
    keep: Callable[[], object] = lambda: None
    records: list[NewRecord] = field(default_factory=list)
    added: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    _sources: str = ""
    """The last ones that were given: a record that is added on the way often rests on them."""

    @property
    def language(self) -> int:
        """Where the editor's language stands among both."""
        return LOCALES.index(self.locale)

    def ask_kind(self) -> Kind:
        """Return the kind of record that the editor wants to add."""
        kinds = list(KINDS.values())
        while True:
            self.show(self._say("which-kind"))
            self._show_numbered([kind.names[self.language] for kind in kinds])
            answer = self.read("> ").strip()
            named = [kind for kind in kinds if fold(answer) in map(fold, (kind.name, *kind.names))]
            if found := self._numbered(answer, kinds) or next(iter(named), None):
                return found

    def ask_all(
        self, kind: Kind, texts: dict[str, str], given: Mapping[str, str], defaults: Mapping[str, str], *, few: bool = False
    ) -> None:
        """Add to ``texts`` an answer to every question about ``kind``; "" where the editor leaves one out.

        What is ``given`` is not asked. What ``texts`` holds already is offered again, and ``defaults`` where it holds nothing. With
        ``few``, only what a record cannot do without is asked.
        """
        texts |= given
        for question in questions_of(kind):
            wanted = question.required or not few
            if wanted and question.option not in given and self._makes_sense(question, kind, texts):
                kept = texts.get(question.option, "")
                texts[question.option] = self._ask(question, kind, kept or defaults.get(question.option, ""), texts, is_kept=bool(kept))
                if question.register == "sources":
                    self._sources = texts[question.option]
                self.keep()

    def add(self, kind: Kind, texts: dict[str, str]) -> str:
        """Let a record that is made of the answers ``texts`` be added; return its key. Raises InputError where they are not clear."""
        made = draft(kind, texts, self.names, lambda question: name_of(question)[self.language])
        for record in made:
            self.names.add(record.kind.register, record.key, record.name)
        self.records += made
        self.added.append((kind.name, texts))
        return made[-1].key

    @staticmethod
    def _makes_sense(question: Question, kind: Kind, texts: Mapping[str, str]) -> bool:
        """Return whether a question can be answered: English words translate Turkish ones, and somebody gave a title that is there."""
        if question.field.endswith("_origin"):
            return bool(texts.get(f"{kind.title_field}-{question.locale}"))
        translates = question.locale != SOURCE_LOCALE and question.sort is FieldKind.WORDS
        return not translates or bool(texts.get(question.field.replace("_", "-")))

    def _ask(self, question: Question, kind: Kind, default: str, texts: dict[str, str], *, is_kept: bool) -> str:
        self.show("")
        shown = " ".join(default.split())
        state = "kept" if is_kept else "default" if default else "required" if question.required else "optional"
        short = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}…"
        self.show(f"{name_of(question)[self.language]} ({self._say(state, value=short)})")
        self.show(f"  {hint_of(question)[self.language]}")
        if question.choices:
            self._show_numbered([getattr(descriptions.of_value(value), self.locale) for value in question.choices])
        elif few := self._few(question):
            self._show_numbered(list(few.values()))
        while True:
            text = self._lines(question, texts) if question.markdown or question.register == "sources" else self.read("> ").strip()
            text = "" if text == NOTHING and is_kept else text or default
            if text or not question.required:
                if (understood := self._understand(text, question, kind)) is not None:
                    return understood
            else:
                self.show(self._say("needed"))

    def _lines(self, question: Question, texts: dict[str, str]) -> str:
        """Return several lines: of Markdown up to a line with nothing but a full stop, or single ones up to an empty line.

        Where the editor gives up in the midst of them, what was typed joins ``texts``.
        """
        self.show(f"  {self._say('end' if question.markdown else 'empty-line')}")
        end = END if question.markdown else ""
        lines: list[str] = []
        try:
            while (line := self.read("> ").rstrip()) != end:
                lines.append(line)
        except (EOFError, KeyboardInterrupt):
            if any(lines):
                texts[question.option] = "\n".join(lines).strip()
                self.keep()
            raise
        return "\n".join(lines).strip()

    def _understand(self, text: str, question: Question, kind: Kind) -> str | None:
        """Return an answer in a form that is clear, or None (with what is not clear shown) where it must be asked for again."""
        if not text:
            return ""
        if question.choices and (value := self._numbered(text, list[StrEnum](question.choices))):
            return str(value)
        if question.register:
            parts = [self._one(part, question) for part in (answers.split(text, question, self.names) if question.many else [text])]
            return None if None in parts else ("\n" if question.register == "sources" else "; ").join(filter(None, parts))
        read = answers.read(text, question, self.names, name_of(question)[self.language])
        if isinstance(read, list):
            self._refuse(read)
            return None
        is_free = not question.choices and not question.dated and question.field != AUTHORS
        if is_free and (wrong := self.check(kind, question, read[0])):
            self._refuse(wrong)
            return None
        if question.dated and isinstance(read[0], str) and read[0] != text:
            self.show(f"  {self._say('understood', value=f'{read[0]} ({dates.format_date(edtf.parse(read[0]), self.locale)})')}")
        return text

    def _refuse(self, found: Sequence[InputProblem | Problem]) -> None:
        for one in found:
            self.show(f"  {one.english if self.language else one.turkish}")

    def _one(self, text: str, question: Question) -> str | None:
        """Return the key that one name in an answer stands for, or the address and the title of a new source.

        Where several may be meant, or none, the editor chooses by number, and may add a record. None means to ask again.
        """
        register = PROVINCES if question.field == "province" else question.register or ""
        found = self.names.find(register, text)
        if len(found) == 1:
            return found[0]
        if key := self._numbered(text, list(self._few(question))):
            return str(key)
        if register == "sources" and (source := self._source(text)):
            return source
        nearest = self.names.nearest(register, text)
        candidates = list(dict.fromkeys([*found, *self.names.starting(register, text), *([nearest] if nearest else [])]))[:MOST_CANDIDATES]
        self.show(f"  {self._say('several' if found else 'unknown', value=text)}")
        offered = [f"{name} ({key})" for key in candidates if (name := self.names.choices(register)[key])]
        is_addable = register in ADDABLE  # provinces are all there already
        if is_addable:
            offered.append(self._say("new", kind=KINDS[ADDABLE[register]].names[self.language], value=text))
        if not offered:
            return None
        self._show_numbered(offered)
        self.show(f"  {self._say('which')}")
        answer = self.read("> ").strip()
        if is_addable and answer == str(len(offered)):
            return self._add_on_the_spot(KINDS[ADDABLE[register]], text)
        return self._numbered(answer, candidates) or (self._one(answer, question) if answer else None)

    def _source(self, text: str) -> str | None:
        """Return the address and the title of a web page that ``text`` names, having asked for a title left out; else None."""
        read = answers.read_source(text, self.names, "")
        if isinstance(read, NewSource):
            return text
        if isinstance(read, InputProblem) and read.code == "source-without-title":
            self.show(f"  {self._say('page-title')}")
            title = self.read("> ").strip()
            return f"{text.strip()} {title}" if title else None
        return None

    def _add_on_the_spot(self, kind: Kind, name: str) -> str | None:
        """Ask what a new record of this name cannot do without; return its key, or None where it could not be made."""
        self.show(f"\n{self._say('new', kind=kind.names[self.language], value=name)}")
        texts: dict[str, str] = {}
        self.ask_all(kind, texts, {kind.title_field: name}, {"sources": self._sources}, few=True)
        try:
            key = self.add(kind, texts)
        except InputError as error:
            self._refuse(error.problems)
            return None
        self.keep()
        self.show(f"  {self._say('added', value=name)}")
        return key

    def _few(self, question: Question) -> dict[str, str]:
        """Return the records that a question may mean, where they are few enough to be listed."""
        register = question.register if question.field != "province" else None
        known = self.names.choices(register) if register and register != "sources" else {}
        return known if len(known) <= MOST_CANDIDATES else {}

    def _show_numbered(self, lines: Sequence[str]) -> None:
        for number, line in enumerate(lines, start=1):
            self.show(f"  {number:>2}. {line}")

    @staticmethod
    def _numbered(answer: str, values: Sequence[Any]) -> Any:
        """Return the value with the number that ``answer`` is, or None."""
        return values[int(answer) - 1] if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(values) else None

    def _say(self, name: str, **values: str) -> str:
        return catalog.text(self.locale, "questions", name, **values)
