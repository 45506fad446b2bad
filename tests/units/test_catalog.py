"""The words for editors: the same in both languages, and none that nobody says."""

import ast
import re
from functools import cache
from importlib import import_module
from inspect import Parameter, signature
from pathlib import Path
from typing import get_args

import pytest
from bilingual.cli import COMMANDS
from bilingual.diagnostics import catalog
from bilingual.text.language import LOCALES

FOLDER = Path(catalog.__file__).parent
PROGRAM = FOLDER.parents[1]
GROUPS = sorted(path.stem for path in (FOLDER / "tr").iterdir())


def test_both_languages_have_the_same_groups() -> None:
    assert sorted(path.stem for path in (FOLDER / "en").iterdir()) == GROUPS


@pytest.mark.parametrize("group", GROUPS)
def test_both_languages_have_the_same_texts_with_the_same_blanks(group: str) -> None:
    turkish, english = ({key: set(catalog.BLANK.findall(text)) for key, text in catalog.texts(locale, group).items()} for locale in LOCALES)
    assert turkish == english
    assert list(turkish) == list(english)


@pytest.mark.parametrize("group", sorted({*GROUPS} - {"names", "options"}))  # names go by fields; see authoring/test_writing.py
def test_every_text_is_used(group: str) -> None:
    keys = {re.sub(r"^(new|in|of|change)-|-(missing|hint|about)$", "", key) for key in catalog.texts("tr", group)}
    assert keys - named_in_the_program() == set()


def test_every_command_and_option_is_explained_and_nothing_else() -> None:
    explained = {*COMMANDS}
    for command in COMMANDS:
        for name, parameter in signature(import_module(f"bilingual.cli.{command.replace('-', '_')}").run).parameters.items():
            shown = f"--{name.replace('_', '-')}" if parameter.kind is Parameter.KEYWORD_ONLY else name
            if not any("help" in told for told in get_args(parameter.annotation)[1:] if isinstance(told, dict)):
                explained.add(f"{command} {shown}")
    assert catalog.texts("tr", "options").keys() == explained


def test_every_text_that_is_asked_for_by_its_name_is_there() -> None:
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in PROGRAM.rglob("*.py"))
    calls = [
        node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("catalog.")
    ]
    asked = [[part.value for part in call.args[-2:] if isinstance(part, ast.Constant)] for call in calls]
    named = [(group, key) for group, key in (names for names in asked if len(names) == 2)]
    assert len(named) > 50
    assert [(group, key) for group, key in named if key not in catalog.texts("tr", group)] == []


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("group", ["problems", "input_problems"])
def test_messages_are_set_with_real_quotation_marks_and_end_without_a_stop(group: str, locale: str) -> None:
    for message in catalog.texts(locale, group).values():
        assert '"' not in message
        assert not message.endswith(".")
        assert message == " ".join(message.split())


def test_braces_in_a_value_stay_braces() -> None:
    assert "{value} {0}" in catalog.text("tr", "problems", "bad-link", value="{value} {0}")


def test_a_blank_without_a_value_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        catalog.text("tr", "problems", "bad-link")


@cache
def named_in_the_program() -> frozenset[str]:
    """Every string that stands in the program's code, and every name in the scripts of the editors' page."""
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in PROGRAM.glob("assets/scripts/edit*.js"))
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in PROGRAM.rglob("*.py"))
    constants = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    commands = (path.stem.replace("_", "-") for path in (PROGRAM / "cli").iterdir())
    named = re.findall(r"[\w-]+", scripts)
    return frozenset({*commands, *named, *(node.value for node in constants if isinstance(node.value, str))})
