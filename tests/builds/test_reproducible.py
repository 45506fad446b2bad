"""The same tree gives the same bytes: anywhere, at any time, whatever the machine; and a build leaves the tree alone."""

import shutil
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from bilingual.diagnostics import catalog
from bilingual.host import publish

from tests.builds.tiny import BUILD, clean_environment, copy_example_site, copy_tiny_site, run, snapshot, write
from tests.conftest import ROOT

Sources = dict[str, tuple[int, bytes]]
MACHINES = {
    "far-east": {"TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"},
    "far-west": {"TZ": "Pacific/Pago_Pago", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
}


@pytest.mark.parametrize("machine", ["far-east", pytest.param("far-west", marks=pytest.mark.long)])  # a build each; one is Turkish
def test_every_machine_builds_the_same_bytes(tmp_path: Path, tiny_site: Path, machine: str) -> None:
    project = copy_tiny_site(tmp_path / machine / "another folder")
    built = run(BUILD, project, **MACHINES[machine])
    assert built.returncode == 0, built.stderr
    assert differences(project / "site", tiny_site) == []


def test_a_build_does_not_depend_on_the_one_before_it(tiny_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    newest = "title: Yeni\nkind: panel\nsummary: Yeni bir panel.\nsources: [brochure]\npublished: 2023-07-08\n"
    write(tiny_project, {"content/tr/events/newest.yml": newest})
    publish.build(tiny_project, tmp_path / "site")
    (tiny_project / "content/tr/events/newest.yml").unlink()
    publish.build(tiny_project, tmp_path / "site")
    built = run(BUILD, tiny_project)
    assert built.returncode == 0, built.stderr
    assert built.stderr.splitlines() == [*catalog.both("builds", "no-feedback")], "the tiny site says nothing of where to report a mistake"
    assert differences(tmp_path / "site", tiny_project / "site") == []


def test_the_day_of_the_build_stands_nowhere(tiny_site: Path) -> None:
    now = datetime.now(UTC)
    days = {(now + timedelta(days)).strftime(form) for days in (-1, 0, 1) for form in ("%Y-%m-%d", "%d %b %Y", "%Y%m%d")}
    pages = {path: content for path, content in snapshot(tiny_site).items() if not path.startswith("assets/")}
    assert [path for path, content in pages.items() if any(day.encode() in content for day in days)] == []


# A site in a fresh clone, by MkDocs' own command


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site with the program beside its content, as a fresh repository with everything committed."""
    folder = copy_example_site(tmp_path_factory.mktemp("clone") / "repository", engine="engine")
    for name in ("hooks",):
        shutil.copytree(ROOT / name, folder / "engine" / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(ROOT / "mkdocs.yml", folder / "engine")
    shutil.copy(ROOT / ".gitignore", folder)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "--message", "all")
    return folder


@pytest.fixture(scope="module")
def built_clone(clone: Path) -> tuple[subprocess.CompletedProcess[str], Sources, Sources]:
    """What `mkdocs build --strict` says in the clone, and the clone's sources before and after."""
    write(clone, {"site/old/index.html": "of another build", "site/.hidden": "no part of a site"})
    (clone / "site/leads-outside").symlink_to(clone / "docs")
    before = sources(clone)
    command = (sys.executable, "-m", "mkdocs", "build", "--strict")
    built = run(command, clone, PYTHONPATH=str(clone / "engine" / "hooks"), NO_MKDOCS_2_WARNING="1")
    return built, before, sources(clone)


def test_mkdocs_builds_a_clone_strictly_without_a_warning(built_clone: tuple[subprocess.CompletedProcess[str], object, object]) -> None:
    built = built_clone[0]
    assert built.returncode == 0, built.stderr
    pictures = catalog.line("builds", "pictures")
    assert [line for line in built.stderr.splitlines() if not line.startswith(("INFO ", pictures))] == []
    assert built.stdout == ""


def test_mkdocs_and_our_own_command_build_the_same_bytes(clone: Path, built_clone: object, example_site: Path) -> None:
    """What stood in the folder before is gone, but for what is hidden."""
    assert differences(clone / "site", example_site) == [".hidden"]
    assert not (clone / "site/leads-outside").exists()


def test_a_build_leaves_content_and_docs_alone(built_clone: tuple[object, Sources, Sources]) -> None:
    _, before, after = built_clone
    assert before.keys() == after.keys()
    assert [path for path in before if before[path] != after[path]] == []


def test_a_build_leaves_git_status_clean(clone: Path, built_clone: object) -> None:
    assert git(clone, "status", "--porcelain") == ""


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(("git", *arguments), cwd=folder, env=clean_environment(), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def sources(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Every file of the content and the hand-written pages: when it was written, and what it holds."""
    paths = sorted(path for name in ("content", "docs") for path in (folder / name).rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): (path.stat().st_mtime_ns, path.read_bytes()) for path in paths}


def differences(one: Path, other: Path) -> list[str]:
    """The paths of files that are not in both folders, or not equal."""
    first, second = snapshot(one), snapshot(other)
    assert first != {}
    return sorted(path for path in first.keys() | second.keys() if first.get(path) != second.get(path))
