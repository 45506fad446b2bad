"""Reading: scalars stay text, everything knows its place, and nothing is followed out of the project."""

from pathlib import Path

import pytest
import yaml
from bilingual.content.document import Document, compose
from bilingual.content.source import MAX_BYTES, content_path, find_files, read

TEXT = """\
# a comment
title: Toplantı
figures:
  people:
    value: 1.10
topics: [housing,
  health]
body: |
  First line.

    Third line.
quoted: "One
  text"
empty:
"""


@pytest.fixture
def document(tmp_path: Path) -> Document:
    (tmp_path / "x.yml").write_text(TEXT, encoding="utf-8")
    found, problems = read(tmp_path, "x.yml")
    assert not problems
    return found


@pytest.mark.parametrize(
    "text", ["no", "off", "1.10", "12:30", "0x1F", "2019-11-06", "1_000", "007", ".inf", "+1", "yes", "0o7", "<<", "="]
)
def test_scalars_stay_the_text_that_was_written(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.yml").write_text(f"value: {text}\nlist: [{text}]\n", encoding="utf-8")
    found, problems = read(tmp_path, "x.yml")
    assert not problems
    assert found.tree == {"value": text, "list": [text]}


@pytest.mark.parametrize("text", ["", "~", "null", "# a comment"], ids=["nothing", "tilde", "null", "comment"])
def test_a_value_left_empty_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.yml").write_text(f"value: {text}\n", encoding="utf-8")
    assert read(tmp_path, "x.yml")[0].tree == {"value": None}


def test_an_empty_text_in_quotation_marks_is_a_text(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text("value: ''\nother: \"null\"\n", encoding="utf-8")
    assert read(tmp_path, "x.yml")[0].tree == {"value": "", "other": "null"}


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ((), (2, 1)),
        (("title",), (2, 8)),
        (("figures",), (3, 1)),
        (("figures", "people", "value"), (5, 12)),
        (("topics", 1), (7, 3)),
        (("body",), (8, 7)),
        (("empty",), (14, 7)),
        (("figures", "people", "label"), (4, 3)),
        (("figures", "countries"), (3, 1)),
        (("nothing",), (2, 1)),
        (("topics", 9), (6, 1)),
        (("title", "deeper"), (2, 8)),
    ],
    ids=lambda value: ".".join(map(str, value)) if value and isinstance(value[0], str) else None,
)
def test_a_value_knows_its_place_or_that_of_what_is_around_it(
    document: Document, location: tuple[str | int, ...], place: tuple[int, int]
) -> None:
    assert document.locate(location) == place


@pytest.mark.parametrize(
    ("location", "place"),
    [(("title",), (2, 1)), (("figures", "people"), (4, 3)), (("topics", 0), (6, 10))],
    ids=["field", "deeper-field", "value-of-a-list"],
)
def test_a_key_knows_its_place(document: Document, location: tuple[str | int, ...], place: tuple[int, int]) -> None:
    assert document.locate(location, of_key=True) == place


@pytest.mark.parametrize(
    ("location", "line", "column", "place"),
    [(("body",), 0, 1, (9, 3)), (("body",), 2, 3, (11, 5)), (("quoted",), 1, 3, (12, 9))],
    ids=["first-line", "third-line", "in-quotation-marks"],
)
def test_a_place_within_a_text_is_found_in_the_file(
    document: Document, location: tuple[str, ...], line: int, column: int, place: tuple[int, int]
) -> None:
    assert document.locate(location, within=(line, column)) == place


def test_a_page_is_its_head_and_its_text(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("---\ntitle: Hakkında\n---\n\nMetin.\n", encoding="utf-8")
    found, problems = read(tmp_path, "x.md")
    assert not problems
    assert found.tree == {"title": "Hakkında"}
    assert (found.body, found.body_line) == ("\nMetin.\n", 4)
    assert found.locate(("title",)) == (2, 8)


def test_a_line_of_dashes_in_a_text_does_not_end_the_head_twice(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_text("---\ntitle: a\n---\nbir\n\n---\n\niki\n", encoding="utf-8")
    assert read(tmp_path, "x.md")[0].body == "bir\n\n---\n\niki\n"


def test_windows_files_and_decomposed_letters_read_the_same(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_bytes("\ufefftitle: I\u0307stanbul\r\nbody: |\r\n  bir\r\n  iki\r\n".encode())
    assert read(tmp_path, "x.yml")[0].tree == {"title": "İstanbul", "body": "bir\niki"}


def test_files_are_found_sorted_and_hidden_ones_passed_over(tmp_path: Path) -> None:
    for name in (
        "content/tr/b.yml",
        "content/tr/a/c.txt",
        "content/tr/.hidden.yml",
        "content/tr/.git/d.yml",
        "docs/tr/e.md",
        "docs/tr/f.png",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = find_files(tmp_path, {"docs/tr": ".md", "content/tr": "", "content/en": ""})
    assert found == ["content/tr/a/c.txt", "content/tr/b.yml", "docs/tr/e.md"]


@pytest.mark.parametrize(
    ("locale", "register", "key", "path"),
    [
        ("en", "events", "maruf-2019", "content/en/events/maruf-2019.yml"),
        ("tr", "topics", "housing", "content/tr/topics.yml"),
        ("tr", "site", "", "content/tr/site.yml"),
        ("en", "pages", "contact", "docs/en/contact.md"),
    ],
    ids=["entry", "register", "single", "page"],
)
def test_a_record_stands_in_one_file(locale: str, register: str, key: str, path: str) -> None:
    assert content_path(locale, register, key) == path


def test_a_file_as_large_as_may_be_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    for name, size in (("fits.yml", MAX_BYTES), ("too-large.yml", MAX_BYTES + 1)):
        (tmp_path / name).write_bytes(b"title: ".ljust(size, b"x"))
    assert not read(tmp_path, "fits.yml")[1]
    assert [found.english.split(";")[0] for found in read(tmp_path, "too-large.yml")[1]] == ["the file is too large"]


def test_a_disk_that_fails_is_a_problem_and_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.yml").write_text("title: a\n", encoding="utf-8")

    def fail(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("bilingual.content.source.open", fail, raising=False)
    found, problems = read(tmp_path, "x.yml")
    assert found.tree is None
    assert [problem.english for problem in problems] == ["the file cannot be read (Permission denied); check its permissions"]


def test_a_link_inside_of_the_project_is_read(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text("title: a\n", encoding="utf-8")
    (tmp_path / "y.yml").symlink_to("x.yml")
    assert read(tmp_path, "y.yml")[0].tree == {"title": "a"}


@pytest.mark.parametrize("path", ["../secret.yml", "content/../../secret.yml", "linked/secret.yml", "link.yml", "content", "\0"])
def test_nothing_is_read_from_outside_of_the_project(tmp_path: Path, path: str) -> None:
    (tmp_path / "secret.yml").write_text("title: a\n", encoding="utf-8")
    (tmp_path / "project/content").mkdir(parents=True)
    (tmp_path / "project/linked").symlink_to("..")
    (tmp_path / "project/link.yml").symlink_to("../secret.yml")
    found, problems = read(tmp_path / "project", path)
    assert found.tree is None
    assert [problem.code for problem in problems] == ["not-a-file"]


@pytest.mark.parametrize("text", ["? a #b", 'title: A\n\x85\u2028"\\u200b"'])
def test_a_text_that_ends_where_only_the_parser_ends_lines_is_read(text: str) -> None:
    document, problems = compose("content/tr/x.yml", text, 0)
    assert document.tree or problems


def test_a_parser_without_libyaml_reads_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.yml").write_text(TEXT, encoding="utf-8")
    (tmp_path / "deep.yml").write_text("title: " + "[" * 100_000, encoding="utf-8")
    (tmp_path / "anchor.yml").write_text("title: &a b\n", encoding="utf-8")
    expected = [read(tmp_path, name)[0].tree for name in ("x.yml", "deep.yml", "anchor.yml")]
    problems = [read(tmp_path, name)[1] for name in ("deep.yml", "anchor.yml")]
    monkeypatch.setattr("bilingual.content.document.Loader", yaml.SafeLoader)
    assert [read(tmp_path, name)[0].tree for name in ("x.yml", "deep.yml", "anchor.yml")] == expected
    assert [read(tmp_path, name)[1] for name in ("deep.yml", "anchor.yml")] == problems
