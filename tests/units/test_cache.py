"""The cache: it gives back what was kept, and nothing that is damaged."""

import os
from pathlib import Path

from bilingual.building.cache import Cache


def test_what_was_kept_is_there_in_the_next_build(tmp_path: Path) -> None:
    Cache(tmp_path).keep("x", "name", [b"con", b"tent"])
    assert Cache(tmp_path).load("x", "name") == b"content"
    assert Cache(tmp_path).load("x", "other") is None


def test_what_is_damaged_is_not_there(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.keep("x", "name", [b"con", b"tent"])
    path = tmp_path / "x" / "name"
    for damaged in (path.read_bytes()[:-1], path.read_bytes() + b"x", b""):
        path.write_bytes(damaged)
        assert cache.load("x", "name") is None


def test_without_a_folder_nothing_is_kept() -> None:
    cache = Cache()
    cache.keep("x", "name", [b"con", b"tent"])
    cache.drop_oldest("x", 0)
    assert cache.load("x", "name") is None


def test_a_cache_that_cannot_be_written_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    cache = Cache(tmp_path / "file" / "cache")
    cache.keep("x", "name", [b"con", b"tent"])
    cache.drop_oldest("x", 0)
    assert cache.load("x", "name") is None


def test_what_was_kept_long_ago_is_deleted(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number, name in enumerate(("oldest", "old", "new")):
        cache.keep("x", name, [name.encode()])
        os.utime(tmp_path / "x" / name, (number, number))
    cache.drop_oldest("x", 2)
    assert [cache.load("x", name) for name in ("oldest", "old", "new")] == [None, b"old", b"new"]
