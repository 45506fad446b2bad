"""Every step of the workflow that releases the engine, run in a clean clone."""

import hashlib
from pathlib import Path

import bilingual
import pytest

from tests.workflows.runner import run

TAG = f"v{bilingual.__version__}"


def test_the_wheel_of_a_tag_is_built_and_released_with_its_digest(project: Path) -> None:
    built = run("release", "wheel", project, {}, environment={"GITHUB_REF_NAME": TAG})
    assert all(step.status in (0, None) for step in built.steps), built.steps
    (wheel,) = (project / "dist").glob("*.whl")
    values = {"github.token": "", "github.repository": "example/site"}
    answers = [("run download", "", 0), ("release create", "", 0)]
    environment = {"GITHUB_REF_NAME": TAG, "GITHUB_SERVER_URL": "https://git.example.org"}
    released = run("release", "release", project, values, answers, environment)
    assert [step.status for step in released.steps] == [0], released.steps
    assert f'["release", "create", "{TAG}", "dist/{wheel.name}"' in released.calls("gh")
    notes = (project / "notes.md").read_text(encoding="utf-8")
    assert f"/releases/download/{TAG}/{wheel.name}#sha256={hashlib.sha256(wheel.read_bytes()).hexdigest()}\n" in notes


@pytest.mark.parametrize("tag", ["v999.0.0", pytest.param("main", marks=pytest.mark.long)])
def test_a_tag_of_another_version_is_not_released(project: Path, tag: str) -> None:
    built = run("release", "wheel", project, {}, environment={"GITHUB_REF_NAME": tag})
    assert any(step.status for step in built.steps), built.steps
