"""What was found sound is not read again while nothing has changed that decided it, and whatever has changed is read."""

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from bilingual import corpus, program, remembered, source
from bilingual.building.cache import Cache
from bilingual.corpus import Corpus
from bilingual.problems import ContentError, Problem
from bilingual.remembered import SECTION

from tests.golden import lay_out
from tests.made_up import EVENT

PATH, ENGLISH = "content/tr/events/meeting.yml", "content/en/events/meeting.yml"
WORDS = "title: First\nsummary: A meeting.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(
        tmp_path, {PATH: EVENT.format(title="Önce") + "related: [other]\n", "content/tr/events/other.yml": EVENT.format(title="Öbür")}
    )


@pytest.fixture
def cache(root: Path) -> Cache:
    return Cache(root / ".cache")


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remember files however shortly before they were written."""
    monkeypatch.setattr(remembered, "SETTLED", -1_000_000_000)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the entries that are opened from now on."""
    paths: list[str] = []
    read = source.Files.read_raw

    def note(files: source.Files, path: str, limit: int = source.MAX_BYTES) -> bytes | Problem:
        paths.extend([path] if "/events/" in path else [])
        return read(files, path, limit)

    monkeypatch.setattr(source.Files, "read_raw", note)
    return paths


def rewrite(path: Path, text: str) -> None:
    """Give a file another text, and the time of its last change that it had; not before the disk's clock has moved on."""
    before = path.stat()
    while path.stat().st_ctime_ns == before.st_ctime_ns:
        path.write_text(text, encoding="utf-8")
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def outcome(root: Path, cache: Cache | None = None) -> Corpus | tuple[Problem, ...]:
    try:
        return corpus.read(root, cache)
    except ContentError as error:
        return error.problems


def test_what_has_not_changed_is_not_read_again(root: Path, cache: Cache, opened: list[str]) -> None:
    expected = corpus.read(root, cache)
    assert opened
    opened.clear()
    found = corpus.read(root, cache)
    assert not opened
    assert found == expected
    assert repr(found) == repr(expected)  # kept pages are told from others by it


def test_only_what_has_changed_is_read_again(root: Path, cache: Cache, opened: list[str]) -> None:
    corpus.read(root, cache)
    rewrite(root / PATH, EVENT.format(title="Sonr"))
    opened.clear()
    assert corpus.read(root, cache).events["meeting"].title.tr == "Sonr"
    assert opened == [PATH]


def test_a_file_in_the_place_of_another_is_seen(root: Path, cache: Cache) -> None:
    corpus.read(root, cache)
    other, times = root / "other.yml", (root / PATH).stat()
    other.write_text(EVENT.format(title="Sonr"), encoding="utf-8")
    os.utime(other, ns=(times.st_atime_ns, times.st_mtime_ns))
    other.replace(root / PATH)
    assert corpus.read(root, cache).events["meeting"].title.tr == "Sonr"


def test_english_words_that_come_and_go_are_seen(root: Path, cache: Cache) -> None:
    corpus.read(root, cache)
    lay_out(root, {ENGLISH: WORDS})
    assert corpus.read(root, cache).events["meeting"].title.en == "First"
    (root / ENGLISH).unlink()
    assert corpus.read(root, cache).events["meeting"].title.en is None


def test_what_an_entry_refers_to_is_missed(root: Path, cache: Cache) -> None:
    corpus.read(root, cache)
    (root / "content/tr/events/other.yml").unlink()
    found = outcome(root, cache)
    assert found == outcome(root)
    assert isinstance(found, tuple)
    assert [problem.code for problem in found] == ["unknown-reference"]


def test_a_problem_is_found_again_and_goes_with_its_cause(root: Path, cache: Cache) -> None:
    rewrite(root / PATH, EVENT.format(title="Önce") + "title: İki\n")
    for _ in range(2):
        with pytest.raises(ContentError, match="title"):
            corpus.read(root, cache)
    rewrite(root / PATH, EVENT.format(title="Önce"))
    assert corpus.read(root, cache).events["meeting"].title.tr == "Önce"


def test_a_warning_is_given_again(root: Path, cache: Cache) -> None:
    terms = "meeting: {{term: {}, definition: A definition., also: [{}]{}}}\nother: {{term: {}, definition: A definition.{}}}\n"
    sources = ", sources: [brochure]"
    glossary = {
        "content/tr/glossary.yml": terms.format("toplantı", "toplantılar", sources, "çalıştay", sources),
        "content/en/glossary.yml": terms.format("meeting", "meetings", "", "workshop", ""),
        ENGLISH: "title: First\nsummary: A workshop.\n",
    }
    lay_out(root, glossary)
    expected = corpus.read(root, cache).warnings
    assert [warning.path for warning in expected] == [ENGLISH]
    assert corpus.read(root, cache).warnings == expected


def glossary(root: Path) -> None:
    path = root / "content/tr/glossary.yml"
    path.write_text("meeting:\n  term: Toplantı\n  definition: Bir toplantı.\n  sources: [brochure]\n", encoding="utf-8")


def picture(root: Path) -> None:
    (root / "docs/assets").mkdir(parents=True, exist_ok=True)
    (root / "docs/assets/plan.txt").write_text("x", encoding="utf-8")


@pytest.mark.parametrize("change", [glossary, picture], ids=["glossary", "files"])
def test_all_is_read_again_where_the_ground_has_changed(
    root: Path, cache: Cache, opened: list[str], change: Callable[[Path], None]
) -> None:
    corpus.read(root, cache)
    change(root)
    opened.clear()
    outcome(root, cache)
    assert PATH in opened


def test_all_is_read_again_by_another_program(root: Path, cache: Cache, opened: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    corpus.read(root, cache)
    monkeypatch.setattr(program, "state", lambda: ("another",))
    opened.clear()
    corpus.read(root, cache)
    assert PATH in opened


def test_what_was_written_just_now_is_read_again(root: Path, cache: Cache, opened: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "SETTLED", 3_600_000_000_000)
    for _ in range(2):
        corpus.read(root, cache)
    assert opened.count(PATH) == 2


def test_what_a_link_leads_to_has_no_stamp(root: Path) -> None:
    (root / "link.yml").symlink_to(PATH)
    (root / "linked").symlink_to(root / "content")
    assert source.Files(root).stamp_of(PATH)
    for path in ("link.yml", "linked/tr/events/meeting.yml", "nothing.yml", "../other.yml"):
        assert source.Files(root).stamp_of(path) is None


def test_a_damaged_cache_is_no_cache(root: Path, cache: Cache) -> None:
    expected = corpus.read(root, cache)
    for path in (root / ".cache" / SECTION).iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    assert corpus.read(root, cache) == expected


def change_some(root: Path, chance: random.Random) -> None:
    """Change, break, add and remove a few entries at random; now and then remove all of them, so that not all is wrong for ever."""
    there = sorted(root.glob("content/*/events/random-*.yml"))
    for path in there if chance.random() < 0.3 else chance.sample(there, len(there) // 8):
        path.unlink()
    for number in chance.sample(range(12), 3):
        turkish = sorted(path.stem for path in root.glob("content/tr/events/random-*.yml"))
        locale = "en" if f"random-{number}" in turkish and chance.random() < 0.5 else "tr"
        title = f"Etkinlik {chance.random():.6f}"
        text = f"title: {title}\nsummary: A meeting.\n" if locale == "en" else EVENT.format(title=title)
        others = [key for key in turkish if key != f"random-{number}"]
        if locale == "tr" and others:
            text += f"related: [{chance.choice(others)}]\nbody: 'x [y](event:{chance.choice(others)}) [@web-page]'\n"
        text += chance.choice(("tilte: a\n", "kind: meting\n", "'")) if chance.random() < 0.1 else ""
        path = root / f"content/{locale}/events/random-{number}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            rewrite(path, text)
        else:
            path.write_text(text, encoding="utf-8")


def test_whatever_changes_the_same_is_found_as_without_a_cache(root: Path, cache: Cache) -> None:
    chance = random.Random(7)
    whole = 0
    for _ in range(40):
        change_some(root, chance)
        found, expected = outcome(root, cache), outcome(root)
        assert found == expected
        whole += isinstance(found, Corpus)
    assert 5 < whole < 35
