"""What is not clear in an editor's answer or list: a problem says where it is, what is not clear, and what to write."""

from collections.abc import Iterable
from dataclasses import dataclass

from bilingual.diagnostics import catalog
from bilingual.diagnostics.failures import Failed
from bilingual.text.language import SOURCE_LOCALE


@dataclass(frozen=True, slots=True)
class InputProblem:
    """Something that is not clear: where it is (an option, a heading of a form, a line of a list), and a sentence in both languages.

    ``code`` names it in the catalogue; ``option`` is the option whose answer is missing, if one is.
    """

    where: str
    code: str
    turkish: str
    english: str
    option: str = ""

    def __str__(self) -> str:
        """Return the problem as editors see it: a line in Turkish and, below it, the same in English."""
        return f"{self.where}: {self.turkish}\n{' ' * len(self.where)}  {self.english}"


def input_problem(where: str, code: str, **values: object) -> InputProblem:
    """Make the problem ``code`` of the catalogue; ``closest`` is the nearest match, or None for none."""
    match = values.pop("closest", None)
    shown: dict[str, object] = {name: _shorten(str(value)) for name, value in values.items()}
    shown["closest"] = catalog.both("closest", "input_problem", match=match) if match else ""
    return InputProblem(where, code, *catalog.both("input_problems", code, **shown), str(values.get("option", "")).removeprefix("--"))


class InputError(Failed):
    """Answers are not clear; ``problems`` holds every problem."""

    def __init__(self, problems: list[InputProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, problems)))


def worded(problems: Iterable[InputProblem], language: str) -> str:
    """Return problems in one language, each in a line."""
    return "\n".join(f"{one.where}: {one.turkish if language == SOURCE_LOCALE else one.english}" for one in problems)


def _shorten(text: str, limit: int = 600) -> str:
    line = "".join(character if character.isprintable() else " " for character in text[: limit + 1])
    return line if len(line) <= limit else line[:limit] + "…"
