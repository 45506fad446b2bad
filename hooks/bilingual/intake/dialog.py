"""Asks an editor at a terminal, in the editor's language, one question after the other."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any

from bilingual import dates
from bilingual.intake import answers
from bilingual.intake.kinds import KINDS, Kind, Question, questions_of
from bilingual.intake.names import PROVINCES, Names
from bilingual.intake.wording import hint_of, name_of
from bilingual.language import LOCALES, SOURCE_LOCALE, fold
from bilingual.schema import descriptions
from bilingual.schema.fields import FieldKind
from bilingual.schema.table import fields_of

MOST_CANDIDATES = 15
"""So many records are offered at once."""
_WORDS = {
    "which-kind": ("Ne ekleyeceksiniz? Numarasını ya da adını yazın.", "What will you add? Write its number or its name."),
    "required": ("gerekli", "required"),
    "optional": ("isteğe bağlı, boş bırakmak için Enter", "optional; Enter to leave it out"),
    "default": ("Enter: {value}", "Enter: {value}"),
    "needed": ("Bu yanıt gerekli.", "This answer is needed."),
    "empty-line": ("Bitirmek için boş satırda Enter.", "End with an empty line."),
    "two-empty-lines": ("Bitirmek için iki boş satır bırakın.", "End with two empty lines."),
    "which": ("Hangisi? Numarasını yazın ya da yeniden deneyin.", "Which one? Write its number, or try again."),
    "understood": ("Anlaşılan: {value}", "Understood as: {value}"),
}


class Dialog:
    """A dialog in one language; ``read`` shows a prompt and returns a line, as ``input`` does, and ``show`` prints one.

    What ``read`` raises where the editor gives up (EOFError, KeyboardInterrupt) goes on to the caller.
    """

    def __init__(self, locale: str, read: Callable[[str], str], show: Callable[[str], object]) -> None:
        self.language = LOCALES.index(locale)
        self.locale = locale
        self.read = read
        self.show = show

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

    def ask_all(self, kind: Kind, given: Mapping[str, str], defaults: Mapping[str, str], names: Names) -> dict[str, str]:
        """Return ``given`` with an answer to every question about ``kind`` that it does not answer; "" where the editor leaves one out.

        ``defaults`` holds the answers that Enter stands for.
        """
        texts = dict(given)
        for question in questions_of(kind):
            if question.option not in texts and self._makes_sense(question, kind, texts):
                texts[question.option] = self._ask(question, kind, defaults.get(question.option, ""), names)
        return texts

    @staticmethod
    def _makes_sense(question: Question, kind: Kind, texts: Mapping[str, str]) -> bool:
        """Return whether a question can be answered: English words translate Turkish ones, and somebody gave a title that is there."""
        if question.field.endswith("_origin"):
            return bool(texts.get(f"{kind.title_field}-{question.locale}"))
        translates = question.locale != SOURCE_LOCALE and fields_of(kind.model)[question.field].kind is FieldKind.WORDS
        return not translates or bool(texts.get(question.field.replace("_", "-")))

    def _ask(self, question: Question, kind: Kind, default: str, names: Names) -> str:
        self.show("")
        state = "required" if question.required and not default else "default" if default else "optional"
        self.show(f"{name_of(question, kind)[self.language]} ({self._say(state, value=default)})")
        self.show(f"  {hint_of(question, kind)[self.language]}")
        if question.choices:
            self._show_numbered([getattr(descriptions.of_value(value), self.locale) for value in question.choices])
        elif few := self._few(question, names):
            self._show_numbered([f"{name} ({key})" for key, name in few.items()])
        while True:
            text = self._lines(question) if question.markdown or question.register == "sources" else self.read("> ").strip()
            text = text or default
            if text or not question.required:
                if (understood := self._understand(text, question, kind, names)) is not None:
                    return understood
            else:
                self.show(self._say("needed"))

    def _lines(self, question: Question) -> str:
        """Return several lines: paragraphs up to two empty lines, or single lines up to an empty one."""
        self.show(f"  {self._say('two-empty-lines' if question.markdown else 'empty-line')}")
        lines: list[str] = []
        while (line := self.read("> ").rstrip()) or (question.markdown and lines and lines[-1]):
            lines.append(line)
        return "\n".join(lines).strip()

    def _understand(self, text: str, question: Question, kind: Kind, names: Names) -> str | None:
        """Return an answer in a form that is clear, or None (with what is not clear shown) where it must be asked for again."""
        if not text:
            return ""
        if question.choices and (value := self._numbered(text, list[StrEnum](question.choices))):
            return str(value)
        if question.register and question.register != "sources":
            parts = [self._one(part, question, names) for part in answers.split(text, question, names)]
            return None if None in parts else "; ".join(filter(None, parts))
        read = answers.read(text, question, names, name_of(question, kind)[self.language])
        if isinstance(read, list):
            for found in read:
                self.show(f"  {found.english if self.language else found.turkish}")
            return None
        if question.dated and isinstance(read[0], str) and read[0] != text:
            self.show(f"  {self._say('understood', value=f'{read[0]} ({dates.format_date(dates.parse(read[0]), self.locale)})')}")
        return text

    def _one(self, text: str, question: Question, names: Names) -> str | None:
        """Return the key that one name in an answer stands for, chosen by number where several may be meant; None to ask again."""
        register = PROVINCES if question.field == "province" else question.register or ""
        found = names.find(register, text)
        if len(found) == 1:
            return found[0]
        if key := self._numbered(text, list(self._few(question, names))):
            return str(key)
        nearest = names.nearest(register, text)
        candidates = list(dict.fromkeys([*found, *names.starting(register, text), *([nearest] if nearest else [])]))[:MOST_CANDIDATES]
        refused = answers.read_reference(text, register, names, text)
        if not isinstance(refused, str):
            self.show(f"  {refused.english if self.language else refused.turkish}")
        if not candidates:
            return None
        shown = names.choices(register)
        self._show_numbered([f"{shown[key]} ({key})" for key in candidates])
        self.show(f"  {self._say('which')}")
        answer = self.read("> ").strip()
        return self._numbered(answer, candidates) or (self._one(answer, question, names) if answer else None)

    @staticmethod
    def _few(question: Question, names: Names) -> dict[str, str]:
        """Return the records that a question may mean, where they are few enough to be listed."""
        register = question.register if question.field != "province" else None
        known = names.choices(register) if register and register != "sources" else {}
        return known if len(known) <= MOST_CANDIDATES else {}

    def _show_numbered(self, lines: Sequence[str]) -> None:
        for number, line in enumerate(lines, start=1):
            self.show(f"  {number:>2}. {line}")

    @staticmethod
    def _numbered(answer: str, values: Sequence[Any]) -> Any:
        """Return the value with the number that ``answer`` is, or None."""
        return values[int(answer) - 1] if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(values) else None

    def _say(self, name: str, **values: str) -> str:
        return _WORDS[name][self.language].format(**values)
