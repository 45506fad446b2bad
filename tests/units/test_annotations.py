"""Problems as workflow commands: what GitHub reads back is what was meant."""

import re
from urllib.parse import unquote

import pytest
from bilingual.diagnostics.annotations import annotate
from bilingual.diagnostics.problems import Problem, problem

ONE = problem("content/tr/events/x.yml", (4, 7), "date", "not-a-date", value="2019-13-01", suggestion="2019-10-01")


def read(command: str) -> tuple[str, dict[str, str], str]:
    """Read a command as the runner does: two colons, a name, properties, two colons, a message; and its three or five escapes."""
    match = re.fullmatch(r"::(\w+) ([^\n]*?)::([^\n\r]*)", command)
    assert match, command
    properties = dict(part.split("=", 1) for part in match[2].split(","))
    return match[1], {name: unquote(value) for name, value in properties.items()}, unquote(match[3])


def test_a_problem_becomes_an_error_at_its_place() -> None:
    kind, properties, message = read(annotate([ONE]))
    assert kind == "error"
    assert properties == {"file": "content/tr/events/x.yml", "line": "4", "col": "7", "title": "date"}
    assert message == f"{ONE.turkish}\n{ONE.english}"


def test_what_only_warns_becomes_a_warning() -> None:
    warning = problem("x.yml", (1, 1), "summary", "other-term", term="göçmen", value="refugee", agreed="migrant")
    assert read(annotate([warning]))[0] == "warning"


@pytest.mark.parametrize("text", ["100 %", "a::b", "::error file=x::y", "a,b", "a\nb", "a\r\nb", "%0A", "x=y", "İ"])
def test_every_text_is_read_back_as_it_was(text: str) -> None:
    found = Problem(text, 1, 2, text, text, text)
    _, properties, message = read(annotate([found]))
    assert (properties["file"], properties["title"], message) == (text, text, f"{text}\n{text}")


def test_problems_are_sorted_and_each_is_said_once() -> None:
    first = problem("a.yml", (1, 1), "", "empty-file")
    assert [read(line)[1]["file"] for line in annotate([ONE, first, ONE]).splitlines()] == ["a.yml", ONE.path]


def test_a_problem_of_a_whole_file_has_a_title_all_the_same() -> None:
    assert read(annotate([problem("x.yml", (1, 1), "", "empty-file")]))[1]["title"] == "İçerik / Content"
