"""Reads what comes back from a filled-in form: the text of an issue, with a heading for each question and the answer below it."""

from collections.abc import Mapping

from bilingual.authoring.input_problems import InputError, InputProblem, input_problem
from bilingual.authoring.issue_forms import CORRECTION_HEADINGS, FORMS, asked_in_form, label_of
from bilingual.content.lint.characters import visible
from bilingual.schema.kinds import KINDS, Kind

NO_RESPONSE = frozenset({"", "_No response_", "None"})
"""What the forge writes where a question was not answered."""


def kind_of(body: str) -> Kind | None:
    """Return the kind of record whose form the text of an issue comes from, or None: all its headings stand there, in their order."""
    headings = [line for line in _lines(body) if line.startswith("### ")]
    fitting = [KINDS[name] for name in FORMS if _is_part_of(_headings(KINDS[name]), headings)]
    return max(fitting, key=lambda kind: len(_headings(kind)), default=None)


def is_correction(body: str) -> bool:
    """Return whether the text of an issue comes from the form by which a mistake is reported."""
    return _is_part_of(dict.fromkeys((f"### {heading}" for heading in CORRECTION_HEADINGS), ""), _lines(body))


def read(body: str, kind: Kind) -> dict[str, str]:
    """Return the answers in the text of an issue by option, "" where none was given. Other headings in an answer are part of it.

    Raises:
        InputError: a heading of the form stands in an answer, too, so that nobody can tell where an answer ends.
    """
    lines = _lines(body)
    headings = _headings(kind)
    problems: list[InputProblem] = [
        input_problem(heading, "heading-twice", value=heading) for heading in headings if lines.count(heading) > 1
    ]
    if problems:
        raise InputError(problems)
    starts = [lines.index(heading) for heading in headings]
    answers = {}
    for option, start, end in zip(headings.values(), starts, [*starts[1:], len(lines)], strict=True):
        text = "\n".join(lines[start + 1 : end]).strip()
        answers[option] = "" if text in NO_RESPONSE else text
    return answers


def _headings(kind: Kind) -> Mapping[str, str]:
    """Return the options by the headings of the form."""
    return {f"### {label_of(question)}": question.option for question in asked_in_form(kind)}


def _lines(body: str) -> list[str]:
    return [line.rstrip() for line in visible(body, "\n").replace("\r\n", "\n").replace("\r", "\n").split("\n")]


def _is_part_of(wanted: Mapping[str, str], found: list[str]) -> bool:
    """Return whether ``found`` holds all of ``wanted``, in order."""
    rest = iter(found)
    return all(heading in rest for heading in wanted)
