"""What is written is read back as it was, and stands where it belongs."""

import os
import re
from pathlib import Path

import pytest
from bilingual.authoring import additions, yaml_edits
from bilingual.authoring.record_options import options_of
from bilingual.content import source, yaml_writer
from bilingual.content.lint import placeholders
from bilingual.content.lint.characters import HIDDEN
from bilingual.diagnostics import catalog
from bilingual.diagnostics.failures import Failed
from bilingual.schema.fields import normalize
from bilingual.schema.kinds import KINDS
from bilingual.schema.table import fields_of
from bilingual.text.language import LOCALES
from hypothesis import example, given
from hypothesis import strategies as st

PRINTABLE = st.characters(exclude_categories=["C", "Z"], include_characters=" ")
LINES = (
    st.text(PRINTABLE, min_size=1, max_size=200)
    .map(lambda text: normalize(" ".join(text.split())))
    .filter(lambda text: text and not HIDDEN.search(text) and not placeholders.find(text, "x.yml"))
)


def read(folder: Path, lines: list[str]) -> object:
    (folder / "x.yml").write_text("\n".join([*lines, ""]), encoding="utf-8", newline="\n")
    document, problems = source.read(folder, "x.yml")
    assert not problems, problems
    assert document.tree
    return document.tree["a"]


@given(LINES)
@example("Konut: bir hak")
@example("değer # değil")
@example("null")
@example("- liste değil")
@example('"tırnak" \\ ters çizgi')
@example("*")
@example("sonunda:")
@example("uzun " * 40 + "son")
def test_a_text_is_read_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    assert read(tmp_path_factory.getbasetemp(), yaml_writer.field("a", text)) == text


@given(st.lists(LINES, min_size=1, max_size=5, unique=True))
@example(["a, b", "c"])
@example(["[", "]"])
def test_a_list_is_read_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    assert read(tmp_path_factory.getbasetemp(), yaml_writer.field("a", tuple(texts))) == texts


def test_markdown_keeps_its_lines(tmp_path: Path) -> None:
    text = "Bir: iki # üç\n\n## Ara başlık\n\n- liste\n  - içerde"
    assert read(tmp_path, yaml_writer.field("a", text)) == text


def test_no_line_of_a_long_text_is_too_long() -> None:
    assert max(map(len, yaml_writer.field("summary", "sözcük " * 100))) <= yaml_writer.WIDTH


# Where a block goes

IN_ORDER = "a:\n  name: A\n\n# about c\nc:\n  name: |\n    C\n    # no comment\n\n# the end\n"
AS_WRITTEN = "z:\n  name: Z\n# Second part\na:\n  name: A\n"
GROUPED = "checked: 2020-01-01\nsignatories:\n  a:\n    name: A\n  c:\n    name: C\n\ntotals:\n  b: {}\n"


@pytest.mark.parametrize(
    ("text", "group", "expected"),
    [
        pytest.param(IN_ORDER, "", "a:\n  name: A\nb:\n  name: B\n\n# about c", id="by its key, before the comment of the next"),
        pytest.param(IN_ORDER.replace("c:", "aa:"), "", "    # no comment\nb:\n  name: B\n\n# the end\n", id="after the last"),
        pytest.param(AS_WRITTEN, "", "  name: A\nb:\n  name: B\n", id="at the end where keys are in no order"),
        pytest.param(AS_WRITTEN.rstrip("\n"), "", "  name: A\nb:\n  name: B\n", id="after a line without an end"),
        pytest.param(GROUPED, "signatories", "    name: A\n  b:\n    name: B\n  c:\n", id="below its group"),
        pytest.param("", "", "b:\n  name: B\n", id="in a new file"),
        pytest.param("checked: 2020-01-01\n", "signatories", "2020-01-01\nsignatories:\n  b:\n    name: B\n", id="with its group"),
        pytest.param("# only a comment\n", "", "# only a comment\nb:\n  name: B\n", id="in a file of comments"),
    ],
)
def test_a_block_stands_where_it_belongs(text: str, group: str, expected: str) -> None:
    found = yaml_edits.add(text, [group] if group else [], {"b": {"name": "B"}})
    assert expected in found
    added = re.sub(r"^ *b:\n +name: B\n", "", found, count=1, flags=re.MULTILINE)
    assert added.removesuffix("signatories:\n" if "signatories" not in text else "") == text + (
        "\n" if text and not text.endswith("\n") else ""
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("b: {}\nd: {}\n", "a: 1\nb: {}\nc: 1\nd: {}\ne: 1\n", id="by key"),
        pytest.param("d: {}\nb: {}\n", "d: {}\nb: {}\ne: 1\na: 1\nc: 1\n", id="last, in the order given"),
    ],
)
def test_several_blocks_at_once(text: str, expected: str) -> None:
    assert yaml_edits.add(text, [], dict.fromkeys("eac", "1")) == expected


@pytest.mark.parametrize("text", ["{}", "- a\n", "a: [\n", "signatories: {}\n"])
def test_a_file_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        yaml_edits.add(text, ["signatories"], {"b": {"name": "B"}})


def test_line_ends_and_a_byte_order_mark_stay() -> None:
    found = yaml_edits.add("\ufeffa:\r\n  name: A\r\n", [], {"b": {"name": "B"}})
    assert found == "\ufeffa:\r\n  name: A\r\nb:\r\n  name: B\r\n"


# Both or none


def test_a_failure_takes_back_what_was_written(tmp_path: Path) -> None:
    (tmp_path / "register.yml").write_bytes(b"a: 1\n")
    (tmp_path / "folder").write_bytes(b"no folder")
    changes = [
        additions.Change("new.yml", None, b"new\n"),
        additions.Change("register.yml", b"a: 1\n", b"a: 1\nb: 2\n"),
        additions.Change("folder/x.yml", None, b"x\n"),
    ]
    with pytest.raises(OSError, match="folder"):
        additions.write(tmp_path, changes)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"register.yml": b"a: 1\n", "folder": b"no folder"}


def test_a_register_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "register.yml").write_bytes(b"a: 1\nc: 3\n")
    with pytest.raises(OSError, match="changed meanwhile"):
        additions.write(tmp_path, [additions.Change("register.yml", b"a: 1\n", b"a: 1\nb: 2\n")])
    assert (tmp_path / "register.yml").read_bytes() == b"a: 1\nc: 3\n"


def test_an_interruption_takes_back_what_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = Path.replace

    def interrupted(path: Path, target: Path) -> Path:
        if target.name == "second.yml":
            raise KeyboardInterrupt
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        additions.write(tmp_path, [additions.Change(name, None, b"x") for name in ("first.yml", "second.yml")])
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_and_nothing_is_written_through_it_before_the_check(tmp_path: Path) -> None:
    (tmp_path / "content/tr").mkdir(parents=True)
    target, link = tmp_path / "content/shared.yml", tmp_path / "content/tr/topics.yml"
    target.write_bytes(b"a:\n  name: A\n")
    link.symlink_to(target)  # an absolute one, which leads out of every copy
    change = additions.Change("content/tr/topics.yml", target.read_bytes(), b"a:\n  nam: A\n")
    with pytest.raises(Failed, match="nam"):
        additions.check(tmp_path, [change])
    assert target.read_bytes() == change.before
    additions.write(tmp_path, [change])
    assert (link.is_symlink(), target.read_bytes()) == (True, change.after)


# What editors are told


def test_every_option_has_a_name_in_both_languages_without_the_name_of_a_field_or_file() -> None:
    asked = {shape.name for kind in KINDS.values() for _, shape in options_of(kind.model)}
    fields = {name for kind in KINDS.values() for name in fields_of(kind.model) if "_" in name}
    for locale in LOCALES:
        names = catalog.texts(locale, "names")
        assert asked <= names.keys()
        for words in names.values():
            assert not re.search(r"\.yml|_", words), words
            assert not fields & set(words.split())
