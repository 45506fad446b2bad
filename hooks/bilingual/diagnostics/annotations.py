"""Writes problems as workflow commands of GitHub Actions, which show them at the lines of a pull request.

See "Workflow commands for GitHub Actions", https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands.
"""

from collections.abc import Iterable

from bilingual.diagnostics import catalog
from bilingual.diagnostics.problems import Problem

_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def annotate(problems: Iterable[Problem]) -> str:
    """Return a command for each of ``problems``, sorted and without repeats, one a line."""
    return "\n".join(map(_command, sorted(set(problems))))


def _command(problem: Problem) -> str:
    properties = {
        "file": problem.path,
        "line": problem.line,
        "col": problem.column,
        "title": problem.field or catalog.line("editors", "no-field"),
    }
    written = ",".join(f"{name}={str(value).translate(_PROPERTY)}" for name, value in properties.items())
    message = f"{problem.turkish}\n{problem.english}".translate(_MESSAGE)
    return f"::{'warning' if problem.is_warning else 'error'} {written}::{message}"
