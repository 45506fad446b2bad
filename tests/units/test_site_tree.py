"""The folder of a site: what is written there is there, whole, and nothing else."""

import os
from pathlib import Path

import pytest
from bilingual.build.site_tree import SiteTree


@pytest.fixture
def tree(tmp_path: Path) -> SiteTree:
    return SiteTree(tmp_path / "site")


@pytest.mark.parametrize("content", [b"", b"shorter", b"as long as before", b"longer than it was before"])
@pytest.mark.parametrize("again", [False, True], ids=["in the same build", "in the next build"])
def test_what_is_written_over_a_file_is_all_that_it_holds(tree: SiteTree, content: bytes, again: bool) -> None:
    tree.write("events/one/index.html", b"what stood before")
    tree = SiteTree(tree.folder) if again else tree
    tree.write("events/one/index.html", content)
    path = tree.folder / "events/one/index.html"
    assert path.read_bytes() == tree.read("events/one/index.html") == content


def test_a_long_file_is_written_in_as_many_steps_as_the_system_takes(tree: SiteTree, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, content: write(handle, content[:7]))
    tree.write("page", b"twenty bytes of text")
    assert (tree.folder / "page").read_bytes() == b"twenty bytes of text"


def test_a_file_that_is_equal_is_not_written(tree: SiteTree, monkeypatch: pytest.MonkeyPatch) -> None:
    tree.write("page", b"text")
    monkeypatch.delattr(os, "write")
    SiteTree(tree.folder).write("page", b"text")
    assert tree.read("page") == b"text"


def test_files_and_folders_take_each_others_places(tree: SiteTree) -> None:
    tree.write("events", b"a file")
    tree.write("places/one/index.html", b"in folders")
    tree = SiteTree(tree.folder)
    tree.write("events/one/index.html", b"in folders")
    tree.write("places", b"a file")
    tree.remove_others({"events/one/index.html", "places"})
    files = {path.relative_to(tree.folder).as_posix(): path.read_bytes() for path in tree.folder.rglob("*") if path.is_file()}
    assert files == {"events/one/index.html": b"in folders", "places": b"a file"}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_what_leads_outside_is_taken_away(tree: SiteTree, tmp_path: Path) -> None:
    tree.write("page", b"text")
    outside = tmp_path / "outside"
    outside.write_bytes(b"not ours")
    (tree.folder / "one").hardlink_to(outside)
    (tree.folder / "other").symlink_to(outside)
    (tree.folder / "folder").symlink_to(tmp_path)
    assert set(SiteTree(tree.folder).found) == {"page"}
    assert outside.read_bytes() == b"not ours"
    assert sorted(path.name for path in tree.folder.iterdir()) == ["page"]
