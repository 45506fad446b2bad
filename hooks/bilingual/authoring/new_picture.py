"""Adds a picture to a record that is there, as the page for editors does: by a proposal."""

from collections.abc import Mapping
from pathlib import Path

from bilingual.authoring import attachments, record_options
from bilingual.authoring.input_problems import InputError, input_problem
from bilingual.authoring.proposals import Proposal
from bilingual.authoring.record_finder import Names
from bilingual.schema.images import Image
from bilingual.text.language import SOURCE_LOCALE, slugify

NAME = "picture"
"""What stands in the place of a kind of record: ``new picture``."""


def propose(record: str, file: Path, texts: Mapping[str, str], names: Names, key: str = "") -> Proposal:
    """Return the proposal of a picture in ``file``, of which ``texts`` speak by option, for a record such as "events/forum-2019".

    Raises:
        InputError: something is missing or not clear; it holds every problem.
    """
    said, problems = record_options.read({**texts, "file": file.name}, Image, names)
    if not file.is_file():
        problems.append(input_problem(str(file), "no-file"))
    if problems:
        raise InputError(problems)
    said[SOURCE_LOCALE]["file"] = f"{attachments.PREFIX}{file.name}"
    path = ["images", key or slugify(file.stem) or NAME]
    changes = {locale: [(path, fields, "")] for locale, fields in said.items() if fields}
    return Proposal.model_validate({"version": 1, "language": SOURCE_LOCALE, "records": {record: changes}})
