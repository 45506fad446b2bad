"""The notes of what every English text was made from: digests, the file, and how notes are taken."""

import random
import re
import unicodedata
from pathlib import Path

import pytest
from bilingual.translation.notes import FILE, HEAD, NOTHING, Note, Notes, digest, read, text_of, write
from bilingual.translation.units import Status, Unit, confirm, record
from hypothesis import given
from hypothesis import strategies as st

from tests.made_up import example_corpus

# digests

TEXT = "Belediyeler, “İstanbul’da” toplandı [@brosur].\n\n- çalıştay\n- şölen"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(TEXT.replace(" ", "\n  "), id="other lines"),
        pytest.param(f"\n{TEXT}  \n", id="white space around it"),
        pytest.param(TEXT.replace(" ", "\u00a0"), id="blanks that do not break"),
        pytest.param(unicodedata.normalize("NFD", TEXT), id="letters taken apart"),
        pytest.param(TEXT.replace("“", '"').replace("”", '"').replace("’", "'"), id="straight quotation marks"),
        pytest.param(TEXT.replace("Belediyeler", "Beledi\u00adyeler"), id="a soft hyphen"),
        pytest.param(TEXT.replace(", ", " , "), id="a blank before a comma"),
    ],
)
def test_what_makes_no_difference(other: str) -> None:
    assert other != TEXT
    assert digest(other) == digest(TEXT)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(TEXT.replace("çalıştay", "calistay"), id="other letters"),
        pytest.param(TEXT.replace("İ", "I"), id="a letter without its dot"),
        pytest.param(TEXT.replace("Belediyeler", "belediyeler"), id="a small letter"),
        pytest.param(TEXT.replace("toplandı", "toplanmadı"), id="another word"),
        pytest.param(TEXT.replace(".", "?"), id="another sign"),
        pytest.param(TEXT + "\n- son", id="one more line"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_makes_a_difference(other: str) -> None:
    assert digest(other) != digest(TEXT)


SPACES = st.sampled_from([" ", "  ", "\n", "\n\n", "\t", "\u00a0", " \n "])
WORD = st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=12)


@given(st.lists(WORD, min_size=1, max_size=20), st.data())
def test_spacing_never_counts_and_words_always_do(words: list[str], data: st.DataObject) -> None:
    first, second = (words[0] + "".join(data.draw(SPACES) + word for word in words[1:]) for _ in range(2))
    assert digest(first) == digest(second)
    position, new = data.draw(st.integers(0, len(words) - 1)), data.draw(WORD)
    changed = [*words[:position], words[position] + new, *words[position + 1 :]]
    assert digest(" ".join(changed)) != digest(first)


# the file

NOTES: Notes = {
    ("events/forum", "title"): (Note("0" * 12, "1" * 12),),
    ("declaration", "points.7.text"): (Note("2" * 12, "3" * 12, "4" * 12),),
    ("pages/about", "body#neden"): (Note("5" * 12, NOTHING),),
}


def test_what_is_written_is_read_again_and_written_once(tmp_path: Path) -> None:
    assert write(tmp_path, NOTES)
    assert read(tmp_path) == NOTES
    assert not write(tmp_path, {place: NOTES[place] for place in reversed(list(NOTES))})
    lines = (tmp_path / FILE).read_text(encoding="utf-8").removeprefix(HEAD).splitlines()
    assert lines == sorted(lines)
    assert lines[0] == "declaration points.7.text 222222222222 333333333333 444444444444"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\xff\xfe\x00garbage\x00 \x80" * 50, id="no text"),
        pytest.param("events/forum title eskimiş güncel\n".encode(), id="no digests"),
        pytest.param(b"events/forum title 000000000000\n", id="a digest missing"),
        pytest.param(b"events/forum title 00000000000 111111111111\n", id="a digest too short"),
        pytest.param(b"events/forum title 00000000000G 111111111111\n", id="a digest of other letters"),
        pytest.param(b"<<<<<<< HEAD\n=======\n>>>>>>> branch\n", id="marks of a merge"),
        pytest.param(b"\n" * 1000, id="blank lines"),
    ],
)
def test_lines_that_are_none_are_passed_over(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.parent.mkdir()
    path.write_bytes(content)
    assert read(tmp_path) == {}
    path.write_bytes(content + b"\n" + text_of(NOTES).encode())
    assert read(tmp_path) == NOTES


def test_lines_may_end_as_on_windows(tmp_path: Path) -> None:
    (tmp_path / FILE).parent.mkdir()
    (tmp_path / FILE).write_bytes(text_of(NOTES).replace("\n", "\r\n").encode())
    assert read(tmp_path) == NOTES


def test_a_folder_in_the_place_of_the_file_says_nothing(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir(parents=True)
    assert read(tmp_path) == {}
    assert read(tmp_path / "nowhere") == {}


def test_spoilt_files_are_read_without_an_error(tmp_path: Path) -> None:
    chance, whole = random.Random(7), text_of(NOTES).encode()
    (tmp_path / FILE).parent.mkdir()
    for _ in range(300):
        spoilt = bytearray(whole)
        for _ in range(chance.randrange(1, 20)):
            spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
        (tmp_path / FILE).write_bytes(spoilt[: chance.randrange(len(spoilt))])
        for place, notes in read(tmp_path).items():
            assert all(re.fullmatch(r"[0-9a-f]{12}|-|", one) for note in notes for one in note)
            assert len(place) == 2


# merging

THERE: Notes = {("events/forum", "title"): (Note(digest("Forum"), digest("Forum")),)}


def merged(*branches: Notes) -> dict[tuple[str, str], tuple[Note, ...]]:
    """What a merge that keeps the lines of all branches makes of their files (`merge=union` in .gitattributes)."""
    lines = dict.fromkeys(line for notes in branches for line in text_of(notes).splitlines())
    return read_text("\n".join(lines))


def read_text(text: str) -> dict[tuple[str, str], tuple[Note, ...]]:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / FILE).parent.mkdir()
        (Path(folder) / FILE).write_text(text, encoding="utf-8")
        return read(Path(folder))


def test_lines_of_two_branches_stand_side_by_side() -> None:
    here = {**THERE, ("events/a", "title"): (Note(digest("Bir"), digest("One")),)}
    there = {**THERE, ("events/b", "title"): (Note(digest("İki"), digest("Two")),)}
    assert merged(here, there) == {**here, **there}


@pytest.mark.parametrize("turned", [False, True])
def test_a_text_that_both_branches_changed_is_current_by_either_line(turned: bool) -> None:
    place = ("events/forum", "title")
    branches = [{place: (Note(digest(f"Forum {name}"), digest(f"Forum {name}")),)} for name in "ab"]
    notes = merged(*reversed(branches)) if turned else merged(*branches)
    assert len(notes[place]) == 2
    text = Unit("events", "forum", "title", "Forum b", "Forum b", notes[place])
    assert text.status is Status.CURRENT
    assert Unit("events", "forum", "title", "Forum c", "Forum b", notes[place]).status is Status.OUTDATED
    assert record([text], {}) == {place: (Note(digest("Forum b"), digest("Forum b")),)}


def test_the_repository_asks_for_such_a_merge() -> None:
    attributes = (Path(__file__).parents[2] / ".gitattributes").read_text(encoding="utf-8")
    assert f"{FILE} merge=union\n" in attributes


# taking notes

PLACE = ("events/forum", "title")


def text(turkish: str, english: str | None, *notes: Note) -> Unit:
    return Unit("events", "forum", "title", turkish, english, notes)


def note(made_from: str, english: str, seen: str = "") -> Note:
    return Note(digest(made_from), digest(english), digest(seen) if seen else "")


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        pytest.param(text("bir", "one"), None, note("bir", "one"), id="new in both languages"),
        pytest.param(text("bir", None), None, None, id="not translated"),
        pytest.param(text("bir", None, note("bir", "one")), None, None, id="translation taken out"),
        pytest.param(text("bir", "one", note("bir", "one")), None, note("bir", "one"), id="nothing changed"),
        pytest.param(text("bir", "ONE", note("bir", "one")), None, note("bir", "ONE"), id="English corrected"),
        pytest.param(text("iki", "one", note("bir", "one")), None, note("bir", "one", "iki"), id="Turkish changed"),
        pytest.param(text("iki", "two", note("bir", "one")), None, note("iki", "two"), id="both changed"),
        pytest.param(
            text("iki", "two", note("bir", "one", "iki")), None, note("bir", "two", "iki"), id="English changed after the Turkish"
        ),
        pytest.param(text("iki", "three", note("bir", "two", "iki")), None, note("bir", "three", "iki"), id="English changed once more"),
        pytest.param(text("üç", "three", note("bir", "two", "iki")), None, note("üç", "three"), id="both changed after the Turkish"),
        pytest.param(text("üç", "two", note("bir", "two", "iki")), None, note("bir", "two", "üç"), id="Turkish changed once more"),
        pytest.param(text("bir", "two", note("bir", "two", "iki")), None, note("bir", "two"), id="Turkish changed back"),
        pytest.param(text("iki", "two", note("bir", "one")), ("iki", "one"), note("bir", "two", "iki"), id="since: English alone"),
        pytest.param(text("iki", "two", note("bir", "one", "iki")), ("bir", "one"), note("iki", "two"), id="since: both"),
        pytest.param(text("iki", "one"), ("bir", "one"), note("bir", "one", "iki"), id="since: Turkish alone, nothing noted"),
        pytest.param(text("bir", "two"), ("bir", "one"), note("bir", "two"), id="since: English alone, nothing noted"),
        pytest.param(text("iki", "two"), ("bir", "one"), note("iki", "two"), id="since: both, nothing noted"),
    ],
)
def test_record(now: Unit, before: tuple[str, str] | None, expected: Note | None) -> None:
    turkish_and_english = {PLACE: (digest(before[0]), digest(before[1]))} if before else {}
    assert record([now], turkish_and_english) == ({PLACE: (expected,)} if expected else {})


def test_what_is_recorded_twice_is_the_same() -> None:
    from bilingual.translation.units import units_of

    first = record(units_of(example_corpus(), {}), {})
    assert len(first) > 200
    assert record(units_of(example_corpus(), first), {}) == first


def test_confirm_notes_the_given_texts_alone() -> None:
    other = ("events/forum", "summary")
    notes = {PLACE: (note("bir", "one", "iki"),), other: (note("a", "A", "b"),)}
    after = confirm(notes, [text("iki", "one", *notes[PLACE])])
    assert after == {PLACE: (note("iki", "one"),), other: notes[other]}
