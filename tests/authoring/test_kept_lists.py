"""Lists as municipalities keep them: nobody who did not sign is written, and nobody who signed is lost without a word."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bilingual.authoring import list_columns, signatory_list, spreadsheet
from bilingual.authoring.record_finder import Names
from bilingual.authoring.signatory_list import Wishes
from bilingual.content import loader

from tests.authoring.kept_lists import LISTS, bodies

ALL = ("--source", "brochure", "--version", "first")


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
@pytest.mark.parametrize("name", LISTS)
def test_those_who_signed_are_written_and_nobody_else(
    project: Path, editor: Callable[..., int], capsys: pytest.CaptureFixture[str], name: str, suffix: str
) -> None:
    made = LISTS[name]()
    path = made.write(project.parent, suffix)
    assert editor("import-signatories", str(path), *ALL, *made.options, "--write") == 0, capsys.readouterr().err
    register = loader.read(project).signatories
    assert register
    written = {
        (signature.name.tr, signature.province) for signature in register.signatories.values() if signature.name.tr != "Örnek Belediyesi"
    }
    names = Names(loader.read(project))
    assert written == {(body.name, names.find("provinces", body.province)[0]) for body in bodies() if body.signed}


@pytest.mark.parametrize("name", LISTS)
def test_every_row_is_accounted_for(names: Names, tmp_path: Path, name: str) -> None:
    made = LISTS[name]()
    table = spreadsheet.read(made.write(tmp_path, ".xlsx"))
    reading = signatory_list.read(table, names, Wishes({"sources": "brochure", "version": "first"}))
    start = list_columns.headings_of(table.rows)
    assert start is not None
    told = {*reading.records, *reading.there, *reading.unsigned, *reading.left_out, *(line for line, _ in reading.doubts)}
    assert told == {row.line for row in table.rows} - {table.rows[start].line}


@pytest.mark.parametrize("name", LISTS)
def test_one_complaint_for_the_list(project: Path, editor: Callable[..., int], capsys: pytest.CaptureFixture[str], name: str) -> None:
    made = LISTS[name]()
    assert editor("import-signatories", str(made.write(project.parent, ".csv"))) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) < 20, said
