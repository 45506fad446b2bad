"""A full disk, missing permissions and two builds at once end in a clear message and a whole site."""

import contextlib
import ctypes
import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.builds.tiny import BUILD, clean_environment, copy_tiny_site, run, snapshot, write

if sys.platform != "win32":
    import resource

posix = pytest.mark.skipif(os.name == "nt", reason="limits and permissions of POSIX")

OLD = {"addresses.txt": "/ home", "index.html": "the last good site", "en/index.html": "in English"}
NOT_BUILT = "Site kurulamadı; önceki site yerinde duruyor. / The site was not built; the last one stays.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a site that was published long ago."""
    return with_old_site(copy_tiny_site(tmp_path / "project"))


def with_old_site(project: Path) -> Path:
    write(project / "site", OLD)
    return project


def build(project: Path, prepare: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    """Build as an editor does, in a process that `prepare` has changed."""
    return subprocess.run(
        BUILD,
        cwd=project,
        env=clean_environment(PYTHONDONTWRITEBYTECODE="1"),  # Python would keep half a file of bytecode, and stumble over it ever after
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=prepare,
    )


def assert_nothing_changed(project: Path, done: subprocess.CompletedProcess[str], turkish: str, english: str) -> None:
    """The build said why it failed, in both languages and without a traceback, and left the last good site and nothing else."""
    assert done.returncode == 1, done.stderr
    assert NOT_BUILT in done.stderr
    assert turkish in done.stderr
    assert english in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(project / "site") == {name: text.encode() for name, text in OLD.items()}
    assert {path.name for path in project.iterdir()} - {".cache"} == {"content", "docs", "mkdocs.yml", "site"}


# A full disk


@posix
@pytest.mark.parametrize("room", [0.5, *(pytest.param(room, marks=pytest.mark.long) for room in (0.05, 0.9))])  # a build each
def test_a_full_disk_leaves_the_site(tmp_path: Path, tiny_site: Path, room: float) -> None:
    """The disk has room for a part of the site. Where none can be mounted, a limit on the size of files takes its place."""
    sizes = sorted(path.stat().st_size for path in tiny_site.rglob("*") if path.is_file())
    disk = tmp_path / "disk"
    disk.mkdir()
    with mounted(disk) as is_mounted:
        project = with_old_site(copy_tiny_site(disk / "project"))
        (project / ".cache").symlink_to(tmp_path, target_is_directory=True)
        if is_mounted:
            fill(disk, leave=int(sum(sizes) * room))
            done = build(project)
        else:
            limit = sizes[int(len(sizes) * room)]
            done = build(project, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        assert_nothing_changed(project, done, "diskte yer kalmadı", "the disk is full")


@posix
def test_a_file_that_the_system_does_not_take_leaves_the_site(project: Path) -> None:
    limit = 30_000  # bytes; the host's stylesheet has more
    done = build(project, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
    assert_nothing_changed(project, done, "diskte yer kalmadı", "the disk is full")


@posix
@pytest.mark.parametrize(
    ("command", "path"),
    [
        ("addresses --update", "records/addresses.txt"),
        ("generate", "handbook/en/fields.md"),
        ("translated --record", "records/translations.txt"),
    ],
)
def test_a_full_disk_leaves_what_git_tracks(project: Path, command: str, path: str) -> None:
    write(project, {path: "# old\n"})
    before = snapshot(project)
    done = subprocess.run(
        (sys.executable, "-B", "-m", "bilingual", *command.split()),
        cwd=project,
        env=clean_environment(),
        capture_output=True,
        encoding="utf-8",
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)),
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert os.strerror(errno.EFBIG) in done.stderr
    assert {name: content for name, content in snapshot(project).items() if not name.startswith(".cache/")} == before


@contextlib.contextmanager
def mounted(folder: Path) -> Iterator[bool]:
    """Mount a disk of 8 MiB at `folder` where this machine lets us, and say whether it did."""
    privileged = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    mount = [*privileged, "mount", "-t", "tmpfs", "-o", "size=8m,mode=777", "none", str(folder)]
    works = sys.platform == "linux" and runs(mount)
    try:
        yield works
    finally:
        if works:
            subprocess.run([*privileged, "umount", "--lazy", str(folder)], check=True)


def runs(command: list[str]) -> bool:
    """Run a command that may not be there, and say whether it succeeded."""
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def fill(disk: Path, leave: int) -> None:
    """Take all the room of a disk but `leave` bytes."""
    free = os.statvfs(disk)
    with (disk / "filling").open("wb") as file:
        file.write(bytes(max(0, free.f_bavail * free.f_frsize - leave)))


# Missing permissions


def obey_permissions() -> None:
    """Take from this process, if it is root's, the right to do what permissions forbid; it keeps the user, and thus its own files."""
    if os.geteuid() == 0 and sys.platform == "linux":
        library = ctypes.CDLL(None, use_errno=True)
        for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            if library.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
                raise OSError(ctypes.get_errno(), "root's rights cannot be dropped")


PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 24, 1, 2


@contextlib.contextmanager
def forbidden(path: Path, mode: int) -> Iterator[None]:
    """Change the permissions of a file or folder for a while."""
    before = path.stat().st_mode
    path.chmod(mode)
    try:
        yield
    finally:
        path.chmod(before)


@posix
def test_a_folder_that_may_not_be_written_leaves_the_site(project: Path) -> None:
    with forbidden(project, 0o555):
        done = build(project, obey_permissions)
    assert_nothing_changed(project, done, "okuma ya da yazma izni yok", "there is no permission to read or write")


@posix
def test_an_asset_that_may_not_be_read_leaves_the_site(project: Path) -> None:
    write(project, {"docs/assets/styles/own.css": "b { color: red }"})
    with forbidden(project / "docs/assets/styles/own.css", 0):
        done = build(project, obey_permissions)
    assert_nothing_changed(project, done, "okuma ya da yazma izni yok", "there is no permission to read or write")
    assert "own.css" in done.stderr


@posix
def test_content_that_may_not_be_read_is_named_and_leaves_the_site(project: Path) -> None:
    with forbidden(project / "content/tr/topics.yml", 0):
        done = build(project, obey_permissions)
    assert done.returncode == 1
    assert done.stderr.startswith("content/tr/topics.yml:1:1: dosya okunamadı")
    assert "Traceback" not in done.stderr
    assert snapshot(project / "site") == {name: text.encode() for name, text in OLD.items()}


# Two builds at once


def test_two_builds_of_one_site_wait_for_each_other(project: Path, tiny_site: Path) -> None:
    said = build_at_once((project, project), project / "site")
    assert sorted("another build is under way" in text for text in said) == [False, True]
    assert snapshot(project / "site") == snapshot(tiny_site)
    assert {path.name for path in project.iterdir()} - {".cache"} == {"content", "docs", "mkdocs.yml", "site"}


@pytest.mark.long  # four builds; that two builds of one folder wait for each other is tried above
def test_builds_of_two_projects_into_one_folder_do_not_mix(tmp_path: Path, project: Path, tiny_site: Path) -> None:
    other = copy_tiny_site(tmp_path / "other")
    write(
        other,
        {"content/tr/events/other.yml": "title: Öbürü\nkind: panel\nsummary: Öbür proje.\nsources: [brochure]\npublished: 2020-06-01\n"},
    )
    build_at_once((project, other), tmp_path / "public" / "site")
    found = snapshot(tmp_path / "public")
    this = {f"site/{uri}": content for uri, content in snapshot(tiny_site).items()}
    if found != this:
        assert "site/etkinlikler/other/index.html" in found
        assert run((*BUILD, "--into", str(tmp_path / "public" / "site")), other).returncode == 0
        assert snapshot(tmp_path / "public") == found


def build_at_once(projects: tuple[Path, Path], destination: Path) -> list[str]:
    """Start a build of each project at the same time; return what they said, when both are done well."""
    processes = [
        subprocess.Popen((*BUILD, "--into", str(destination)), cwd=project, env=clean_environment(), stderr=subprocess.PIPE, text=True)
        for project in projects
    ]
    said = [process.communicate()[1] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], said
    return said
