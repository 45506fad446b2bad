"""Atomic replacement: the old file or the new one, never a part of either, and nothing left beside it."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from bilingual.content import atomic_files

posix = pytest.mark.skipif(os.name == "nt", reason="modes, links and limits of POSIX")


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_file_is_replaced_and_nothing_stays_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "file"
    for content in (b"first\r\n", b"", b"second\n"):
        atomic_files.replace(path, content)
        assert path.read_bytes() == content
    assert names(tmp_path) == ["file"]


@posix
def test_what_is_open_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with path.open("rb") as file:
        atomic_files.replace(path, b"new")
        assert (file.read(), path.read_bytes()) == (b"old", b"new")


@posix
@pytest.mark.parametrize("mode", [0o640, 0o444, 0o755])
def test_a_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(mode)
    atomic_files.replace(path, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", mode)


@posix
def test_a_new_file_has_the_mode_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"")
    atomic_files.replace(tmp_path / "file", b"new")
    assert (tmp_path / "file").stat().st_mode == (tmp_path / "other").stat().st_mode


@posix
@pytest.mark.parametrize("is_there", [True, False])
def test_a_link_stays_and_leads_to_the_new_text(tmp_path: Path, is_there: bool) -> None:
    (tmp_path / "folder").mkdir()
    target, link = tmp_path / "folder" / "file", tmp_path / "link"
    if is_there:
        target.write_bytes(b"old")
    link.symlink_to("folder/file")
    atomic_files.replace(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert names(target.parent) == ["file"]


# Failures


def fail(failure: BaseException) -> Callable[..., None]:
    def failing(*_: object) -> None:
        raise failure

    return failing


@pytest.mark.parametrize("step", ["pathlib.Path.replace", "shutil.copymode"])
@pytest.mark.parametrize("failure", [OSError(errno.EIO, "broken"), KeyboardInterrupt()], ids=["a broken disk", "an interruption"])
def test_a_failure_leaves_the_old_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, failure: BaseException) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    monkeypatch.setattr(step, fail(failure))
    with pytest.raises(type(failure)):
        atomic_files.replace(path, b"new")
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["file"]


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        atomic_files.replace(tmp_path / "folder", b"new")
    assert names(tmp_path) == ["folder"]


FULL = """
import pathlib, resource
from bilingual.site import ledger
from bilingual.authoring import additions
from bilingual.authoring.autofix import fix_files
from bilingual.translation import notes

root = pathlib.Path.cwd()
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))  # what is written stops in the middle of a file, as on a full disk
"""


@posix
@pytest.mark.parametrize(
    ("path", "writing"),
    [
        pytest.param(
            "records/translations.txt", "notes.write(root, {('events/a', 'title'): (notes.Note('0' * 12, '1' * 12),)})", id="notes"
        ),
        pytest.param(
            "records/addresses.txt",
            "ledger.addresses_of = lambda site: {f'{n}/': 'events/a' for n in range(20)}; ledger.update(None, root)",
            id="ledger",
        ),
        pytest.param(
            "content/tr/topics.yml",
            "additions.write(root, [additions.Change('content/tr/topics.yml', b'# old\\n', b'x' * 200)])",
            id="a block that is added",
        ),
        pytest.param("content/tr/events/a.yml", "fix_files(root)", id="autofix"),
    ],
)
def test_a_full_disk_leaves_what_git_tracks_as_it_was(tmp_path: Path, path: str, writing: str) -> None:
    file = tmp_path / path
    file.parent.mkdir(parents=True)
    before = b"title: A\r\nsummary: " + b"b" * 200 + b"\r\n" if path.endswith("a.yml") else b"# old\n"
    file.write_bytes(before)
    done = subprocess.run([sys.executable, "-c", FULL + writing], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr.splitlines()[-1] == f"OSError: [Errno {errno.EFBIG}] {os.strerror(errno.EFBIG)}"
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [file.name]


@posix
@pytest.mark.parametrize("sizes", [(10, 200), (200, 10)], ids=["in the last file", "in the first"])
def test_a_full_disk_leaves_no_new_file(tmp_path: Path, sizes: tuple[int, int]) -> None:
    """A short text is written only when its file is closed, which is when the disk is found to be full."""
    changes = ", ".join(f"additions.Change('{number}.yml', None, b'x' * {size})" for number, size in enumerate(sizes))
    writing = f"additions.write(root, [{changes}])"
    done = subprocess.run([sys.executable, "-c", FULL + writing], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert "OSError" in done.stderr
    assert not [path.name for path in tmp_path.rglob("*") if path.is_file()]
