"""The steps of the workflow that turns a form into a pull request, run in a clean clone."""

import json
from pathlib import Path

import pytest

from tests.intake.filled_in import EVENT, filled_in
from tests.workflows.runner import Answers, Job, git, run

VALUES = {"github.token": ""}
RECORD, PROPOSAL, ANSWER = "Kayıt / Record", "Öneri / Pull request", "Yanıt / Answer"
GITHUB: Answers = [("auth setup-git", "", 0), ("pr create", "", 0), ("issue comment", "", 0), ("workflow run", "", 0)]
FILES = {"content/tr/events/kiyida-goc-2019.yml", "content/en/events/kiyida-goc-2019.yml", "content/tr/sources.yml"}


def send(project: Path, body: str, number: int, answers: Answers = GITHUB) -> Job:
    """Run the job on the main branch, as the forge does for an issue with this text."""
    git(project, "switch", "--quiet", "main")
    for name in ("added.md", "refused.md"):
        (project / name).unlink(missing_ok=True)
    event = project.parent / "event.json"
    event.write_text(json.dumps({"issue": {"number": number, "body": body, "created_at": "2026-11-22T10:00:00Z"}}), encoding="utf-8")
    environment = {"GITHUB_EVENT_PATH": str(event), "ISSUE": str(number), "BRANCH": f"form/{number}", "BASE": "main"}
    return run("form", "record", project, VALUES, answers, environment)


def called(job: Job) -> list[str]:
    return [" ".join(json.loads(line)) for line in job.calls("gh").splitlines()]


def test_a_form_becomes_a_branch_and_a_pull_request_and_is_answered(project: Path) -> None:
    job = send(project, filled_in("event", EVENT), 12)
    assert job.statuses[PROPOSAL] == 0, job.printed(PROPOSAL)
    assert job.statuses[ANSWER] is None
    changed = git(project, "diff", "--name-only", "origin/main", "origin/form/12").splitlines()
    assert set(changed) == FILES
    assert git(project, "log", "-1", "--format=%B", "origin/form/12") == "Add the record of form #12\n\nCloses #12"
    assert called(job) == [
        "auth setup-git",
        "pr create --base main --head form/12 --fill",
        "issue comment 12 --body-file added.md",
        "workflow run check.yml --ref form/12",
    ]


def test_a_branch_that_is_there_is_not_overwritten(project: Path) -> None:
    send(project, filled_in("event", EVENT), 13)
    before = git(project, "rev-parse", "origin/form/13")
    git(project, "switch", "--quiet", "main")
    git(project, "branch", "--quiet", "--delete", "--force", "form/13")  # a new run has a clone of its own
    job = send(project, filled_in("event", EVENT | {"summary": "Başka bir özet."}), 13)
    assert job.statuses[PROPOSAL] == 1
    assert called(job)[-1] == "issue comment 13 --body-file .github/form-not-proposed.md"
    git(project, "fetch", "--quiet", "origin")
    assert git(project, "rev-parse", "origin/form/13") == before


def test_where_actions_may_open_no_pull_request_the_editor_is_told(project: Path) -> None:
    job = send(project, filled_in("event", EVENT), 14, [("pr create", "", 1), *GITHUB])
    assert job.statuses[PROPOSAL] == 1
    assert called(job)[-1] == "issue comment 14 --body-file .github/form-not-proposed.md"


def test_a_form_that_is_not_clear_is_answered_and_leaves_no_branch(project: Path) -> None:
    job = send(project, filled_in("event", EVENT | {"date": "geçen yıl"}), 15)
    assert (job.statuses[RECORD], job.statuses[PROPOSAL], job.statuses[ANSWER]) == (0, None, 0)
    assert called(job) == ["issue comment 15 --body-file refused.md"]
    assert "form/15" not in git(project, "branch", "--all")


@pytest.mark.parametrize("body", ["### Hangi sayfa / Which page\n\nx", "Merhaba"])
def test_another_issue_is_left_alone(project: Path, body: str) -> None:
    job = send(project, body, 16)
    assert (job.statuses[RECORD], job.statuses[PROPOSAL], job.statuses[ANSWER]) == (0, None, None)
    assert called(job) == []
