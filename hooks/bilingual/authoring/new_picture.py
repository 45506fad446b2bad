"""Adds a picture to a record that is there, as the page for editors does: by a proposal."""

import argparse
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from bilingual.authoring import answers, attachments, proposals
from bilingual.authoring.input_problems import InputError, InputProblem, input_problem
from bilingual.diagnostics import catalog
from bilingual.schema import descriptions
from bilingual.schema.images import Image
from bilingual.schema.table import FieldShape, fields_of
from bilingual.text.language import LOCALES, SOURCE_LOCALE, slugify

NAME = "picture"
"""What stands in the place of a kind of record: ``new picture``."""
_ASKED = ("alt", "alt-en", "people", "licence", "role")
"""What is asked for at a terminal where it is not given."""


def propose(arguments: Sequence[str], ask: Callable[[str], str] | None) -> tuple[proposals.Proposal, attachments.Fetch]:
    """Return the proposal that ``arguments`` make, and what brings its file; what they lack is asked for, where there is an ``ask``.

    Raises:
        InputError: an answer is missing or not clear; it holds every problem.
    """
    said = _parse(arguments)
    record, file, key = (said.pop(name) for name in ("record", "file", "key"))
    questions = dict(_questions())
    for option in _ASKED if ask else ():
        field, _ = questions[option]
        said[option] = said[option] or ask(f"{option}: {descriptions.of_field(Image, field)}") if ask else ""
    problems: list[InputProblem] = []
    files: dict[str, dict[str, Any]] = {locale: {} for locale in LOCALES}
    for option, (field, locale) in questions.items():
        text = said[option].strip()
        if text:
            value = _read(text, fields_of(Image)[field], f"--{option}")
            problems += [value] if isinstance(value, InputProblem) else []
            files[locale][field] = value
        elif fields_of(Image)[field].required and locale == SOURCE_LOCALE:
            problems.append(input_problem(f"--{option}", "missing-answer", option=f"--{option}"))
    if not Path(file).is_file():
        problems.append(input_problem(file, "no-file"))
    if problems:
        raise InputError(problems)
    files[SOURCE_LOCALE]["file"] = f"{attachments.PREFIX}{file}"
    path = ["images", key or slugify(Path(file).stem) or NAME]
    changes = {locale: [(path, fields, "")] for locale, fields in files.items() if fields}
    proposal = proposals.Proposal.model_validate({"version": 1, "language": SOURCE_LOCALE, "records": {record: changes}})
    return proposal, attachments.fetch_beside(Path(file))


def _questions() -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the options, each with the field and the language that it is for."""
    for name, shape in fields_of(Image).items():
        if name != "file":
            yield name, (name, SOURCE_LOCALE)
            yield from ((f"{name}-{locale}", (name, locale)) for locale in LOCALES if locale != SOURCE_LOCALE and shape.kind == "words")


def _read(text: str, shape: FieldShape, where: str) -> str | InputProblem:
    if shape.values:
        return answers.read_choice(text, shape.values, where)
    return answers.read_date(text, where) if shape.form == "date" else text


def _parse(arguments: Sequence[str]) -> dict[str, str]:
    parser = argparse.ArgumentParser(prog=f"python -m bilingual new {NAME}", description=catalog.line("options", f"new {NAME}"))
    parser.add_argument("record", help=catalog.line("options", "status key"))
    parser.add_argument("file", help=str(descriptions.of_field(Image, "file")).replace("%", "%%"))
    for option, (field, _) in _questions():
        parser.add_argument(f"--{option}", default="", metavar="…", help=str(descriptions.of_field(Image, field)).replace("%", "%%"))
    parser.add_argument("--key", default="", help=catalog.line("options", "new --key"))
    found: Mapping[str, str] = vars(parser.parse_args(arguments))
    return {name.replace("_", "-"): text for name, text in found.items()}
