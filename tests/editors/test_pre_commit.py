"""The checks on "git commit" for those who work locally: .pre-commit-config.yaml is sound, and its checks find what they are for."""

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.builds.tiny import clean_environment, copy_tiny_site
from tests.conftest import ROOT

CONFIG = ROOT / ".pre-commit-config.yaml"


def run(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with this Python first on the path, as it is in the project's environment."""
    environment = clean_environment(PRE_COMMIT_HOME=str(folder / ".git" / "pre-commit"))
    environment["PATH"] = f"{Path(sys.executable).parent}:{environment['PATH']}"
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the tiny site, everything staged."""
    root = copy_tiny_site(tmp_path / "site")
    (root / CONFIG.name).write_bytes(CONFIG.read_bytes())
    (root / "tool.py").write_text('"""Nothing."""\n', encoding="utf-8")
    run(root, "git", "init", "--quiet")
    run(root, "git", "add", ".")
    return root


def hook(root: Path, name: str) -> subprocess.CompletedProcess[str]:
    return run(root, sys.executable, "-m", "pre_commit", "run", name, "--all-files")


def test_the_configuration_is_sound_and_fetches_nothing() -> None:
    done = run(ROOT, sys.executable, "-m", "pre_commit", "validate-config", str(CONFIG))
    assert done.returncode == 0, done.stdout
    assert {repository["repo"] for repository in yaml.safe_load(CONFIG.read_text(encoding="utf-8"))["repos"]} == {"local"}


def test_a_mistake_in_the_content_stops_the_commit(repository: Path) -> None:
    assert hook(repository, "content").returncode == 0
    event = repository / "content" / "tr" / "events" / "meeting.yml"
    event.write_text(event.read_text(encoding="utf-8").replace("date: 2018-10-16", "date: 2018-13-16"), encoding="utf-8")
    run(repository, "git", "add", ".")
    done = hook(repository, "content")
    assert done.returncode == 1
    assert "content/tr/events/meeting.yml:" in done.stdout
    assert "takvimde yok" in done.stdout


def test_a_slip_in_python_stops_the_commit(repository: Path) -> None:
    assert hook(repository, "ruff").returncode == 0
    (repository / "tool.py").write_text("import os\n", encoding="utf-8")
    done = hook(repository, "ruff")
    assert done.returncode == 1
    assert "tool.py" in done.stdout


def test_a_generated_file_that_is_missing_stops_the_commit(repository: Path) -> None:
    (repository / "handbook/tr").mkdir(parents=True, exist_ok=True)
    (repository / "handbook/tr/fields.md").write_text("", encoding="utf-8")
    run(repository, "git", "add", ".")
    done = hook(repository, "generated")
    assert done.returncode == 1
    assert "handbook/tr/fields.md: güncel değil" in done.stdout
