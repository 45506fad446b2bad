"""The line that a problem stands in, and the caret below its column."""

import unicodedata
from functools import partial
from pathlib import Path

import pytest
from bilingual.content.source import read_lines
from bilingual.diagnostics.excerpt import WIDTH, excerpt, report, report_warnings
from bilingual.diagnostics.problems import problem


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        ("date: 2019-13-01", 7, ["    1 | date: 2019-13-01", "      |       ^"]),
        ("date:", 6, ["    1 | date:", "      |      ^"]),
        ("title: İğdır şöleni", 14, ["    1 | title: İğdır şöleni", "      |              ^"]),
        ("\tlabel: kişi", 1, ["    1 | →label: kişi", "      | ^"]),
        ("a\tb", 3, ["    1 | a→b", "      |   ^"]),
        ("日本語 x", 5, ["    1 | 日本語 x", "      |        ^"]),
        ("e\u0323\u0301x", 4, ["    1 | e\u0323\u0301x", "      |  ^"]),
        ("a\u202eb", 3, ["    1 | a\N{REPLACEMENT CHARACTER}b", "      |   ^"]),
        ("\x1b[31m", 2, ["    1 | \N{REPLACEMENT CHARACTER}[31m", "      |  ^"]),
    ],
    ids=["value", "end-of-line", "turkish", "tab-before", "tab-within", "wide", "marks", "direction", "escape-sequence"],
)
def test_the_caret_stands_below_the_column(line: str, column: int, expected: list[str]) -> None:
    assert excerpt([line], 1, column) == expected


@pytest.mark.parametrize("number", [1, 9, 10, 12_345])
def test_the_caret_stands_right_whatever_the_number_of_the_line(number: int) -> None:
    shown, caret = excerpt([""] * (number - 1) + ["title: x"], number, 8)
    assert shown[caret.index("^")] == "x"


@pytest.mark.parametrize(("lines", "line"), [([], 1), (["a"], 2), (["  "], 1), (["a"], 0)], ids=["no-file", "beyond", "empty", "none"])
def test_nothing_is_shown_of_a_line_that_is_not_there_or_is_empty(lines: list[str], line: int) -> None:
    assert excerpt(lines, line, 1) == []


@pytest.mark.parametrize("column", [1, 2, 59, 60, 61, 62, 500, 901, 960, 999, 1000])
def test_a_long_line_is_cut_around_the_caret(column: int) -> None:
    line = "".join(chr(0x4E00 + place) if place % 7 == 0 else chr(0x100 + place % 100) for place in range(1000))
    shown, caret = excerpt([line], 1, column)
    assert len(shown) <= len("    1 | ") + WIDTH + 2
    # The caret's cell is that of the character: cells are counted here one by one.
    cells = 0
    for character in shown:
        if cells == caret.index("^"):
            break
        cells += 2 if unicodedata.east_asian_width(character) == "W" else 1
    assert character == line[column - 1]


def test_a_report_shows_every_line_and_counts_the_problems(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_bytes("\ufefftitle: I\u0307lk\r\ndate: dün\r\n".encode())
    found = [
        problem("x.yml", (2, 7), "date", "not-a-date", value="dün", suggestion="2019-10-01"),
        problem("x.yml", (1, 8), "title", "empty-value"),
        problem("gone.yml", (1, 1), "", "missing-file"),
    ]
    lines = report(found, partial(read_lines, tmp_path)).splitlines()
    assert lines[-1] == "3 sorun bulundu; hiçbir şey yayımlanmadı. / 3 problems found; nothing was published."
    assert lines[0].startswith("gone.yml:1:1: ")
    assert lines[4:6] == ["    1 | title: İlk", "      |        ^"]
    assert lines[8:10] == ["    2 | date: dün", "      |       ^"]


def test_nothing_outside_of_the_project_is_shown(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("password: x\n", encoding="utf-8")
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "x.yml").symlink_to("../secret")
    assert "password" not in report([problem("x.yml", (1, 1), "", "not-a-file")], partial(read_lines, tmp_path / "project"))


def test_no_line_of_a_picture_is_shown(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    assert len(report([problem("x.png", (1, 1), "", "picture-with-place")], partial(read_lines, tmp_path)).splitlines()) == 3


def test_a_personal_detail_is_named_and_not_repeated(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text("title: Toplantı # ayse@gmail.com\n", encoding="utf-8")
    said = report([problem("x.yml", (1, 19), "", "private-email")], partial(read_lines, tmp_path))
    assert "x.yml:1:19: " in said
    assert "ayse" not in said


def test_no_warnings_are_reported_as_nothing() -> None:
    assert report_warnings([], partial(read_lines, Path())) == ""
