"""The live preview does not read again what has not changed, and whatever has changed is read."""

import os
from pathlib import Path

import pytest
from bilingual import corpus, remembered, source
from bilingual.problems import ContentError
from bilingual.remembered import Remembered, state_of

from tests.golden import lay_out

EVENT = """\
title: {title}
kind: meeting
summary: Bir toplantı.
sources: [brochure]
published: 2020-01-01
"""
PATH = "content/tr/events/meeting.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(tmp_path, {PATH: EVENT.format(title="Önce")})


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remember files however shortly before they were written."""
    monkeypatch.setattr(remembered, "SETTLED", -1_000_000_000)


def rewrite(path: Path, text: str) -> None:
    """Give a file another text, and the time of its last change that it had; not before the disk's clock has moved on."""
    times = path.stat()
    before = state_of(str(path))
    while state_of(str(path)) == before:
        path.write_text(text, encoding="utf-8")
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def title(root: Path, memory: source.Memory) -> str | None:
    return corpus.read(root, memory).events["meeting"].title.tr


@pytest.mark.usefixtures("at_once")
def test_what_has_not_changed_is_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = source.Memory()
    expected = corpus.read(root, memory)
    monkeypatch.setattr(source.Files, "_read_text", None)  # whoever reads a content file now fails
    assert corpus.read(root, memory) == expected
    with pytest.raises(TypeError):
        corpus.read(root)


@pytest.mark.usefixtures("at_once")
def test_a_change_that_keeps_size_and_time_is_seen(root: Path) -> None:
    memory = source.Memory()
    assert title(root, memory) == "Önce"
    rewrite(root / PATH, EVENT.format(title="Sonr"))
    assert title(root, memory) == "Sonr"


@pytest.mark.usefixtures("at_once")
def test_a_file_in_the_place_of_another_is_seen(root: Path) -> None:
    memory = source.Memory()
    assert title(root, memory) == "Önce"
    other = root / "other.yml"
    other.write_text(EVENT.format(title="Sonr"), encoding="utf-8")
    times = (root / PATH).stat()
    os.utime(other, ns=(times.st_atime_ns, times.st_mtime_ns))
    other.replace(root / PATH)
    assert title(root, memory) == "Sonr"


@pytest.mark.usefixtures("at_once")
def test_a_file_that_is_gone_is_forgotten(root: Path) -> None:
    memory = source.Memory()
    assert "meeting" in corpus.read(root, memory).events
    (root / PATH).unlink()
    assert "meeting" not in corpus.read(root, memory).events


@pytest.mark.usefixtures("at_once")
def test_problems_are_remembered_too_and_go_with_their_cause(root: Path) -> None:
    memory = source.Memory()
    rewrite(root / PATH, EVENT.format(title="Önce") + "title: İki\n")
    for _ in range(2):
        with pytest.raises(ContentError, match="title"):
            corpus.read(root, memory)
    rewrite(root / PATH, EVENT.format(title="Önce"))
    assert title(root, memory) == "Önce"


def test_what_was_written_just_now_is_read_again(root: Path) -> None:
    memory: Remembered[str] = Remembered()
    state = state_of(str(root / PATH))
    memory.keep(PATH, state, "made")
    assert memory.recall(PATH, state) is None


def test_what_a_link_leads_to_is_read_again(root: Path) -> None:
    (root / "link.yml").symlink_to(PATH)
    assert state_of(str(root / "link.yml")) is None
    assert state_of(str(root / "nothing.yml")) is None
