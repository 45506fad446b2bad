"""The steps of the workflow that turns a form into a pull request, run in a clean clone."""

import json
from pathlib import Path

import pytest
from bilingual.authoring import issue_forms

from tests.authoring.filled_in import EVENT, filled_in
from tests.workflows.runner import Answers, Job, git, run

VALUES = {"github.token": "", "github.event.sender.login": "somebody"}
RECORD, PROPOSAL, ANSWER = "Kayıt / Record", "Öneri / Pull request", "Yanıt / Answer"
YES: Answers = [("permission", "write", 0)]
NO: Answers = [("permission", "read", 0)]
GITHUB: Answers = [
    ("label create kabul", "", 0),
    ("auth setup-git", "", 0),
    ("pr create", "", 0),
    ("issue comment", "", 0),
    ("workflow run", "", 0),
]
FILES = {"content/tr/events/kiyida-goc-2019.yml", "content/en/events/kiyida-goc-2019.yml", "content/tr/sources.yml"}


def send(project: Path, body: str, number: int, answers: Answers = GITHUB, permission: Answers = YES, action: str = "opened") -> Job:
    """Run the job on the main branch, as the forge does for an issue with this text."""
    git(project, "switch", "--quiet", "main")
    for name in ("added.md", "answer.md", "editor"):
        (project / name).unlink(missing_ok=True)
    event = project.parent / "event.json"
    issue = {"number": number, "body": body, "created_at": "2026-11-22T10:00:00Z"}
    event.write_text(json.dumps({"action": action, "issue": issue}), encoding="utf-8")
    environment = {"GITHUB_EVENT_PATH": str(event), "ISSUE": str(number), "BRANCH": f"form/{number}", "BASE": "main"}
    return run("form", "record", project, VALUES, [*permission, *answers], environment)


def called(job: Job) -> list[str]:
    calls = [" ".join(json.loads(line)) for line in job.calls("gh").splitlines()]
    assert calls[0] == "api repos/example/site/collaborators/somebody/permission --jq .permission"
    return calls[1:]


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


@pytest.mark.long  # the same answer as where the branch is there already
def test_where_actions_may_open_no_pull_request_the_editor_is_told(project: Path) -> None:
    job = send(project, filled_in("event", EVENT), 14, [("pr create", "", 1), *GITHUB])
    assert job.statuses[PROPOSAL] == 1
    assert called(job)[-1] == "issue comment 14 --body-file .github/form-not-proposed.md"


def test_a_form_that_is_not_clear_is_answered_and_leaves_no_branch(project: Path) -> None:
    job = send(project, filled_in("event", EVENT | {"date": "geçen yıl"}), 15)
    assert (job.statuses[RECORD], job.statuses[PROPOSAL], job.statuses[ANSWER]) == (0, None, 0)
    assert called(job)[-1] == "issue comment 15 --body-file answer.md"
    assert "form/15" not in git(project, "branch", "--all")


def test_a_form_from_outside_is_answered_and_waits_for_an_editor(project: Path) -> None:
    job = send(project, filled_in("event", EVENT | {"date": "geçen yıl"}), 17, permission=NO)
    assert (job.statuses[RECORD], job.statuses[PROPOSAL], job.statuses[ANSWER]) == (0, None, 0)
    answer = (project / "answer.md").read_text(encoding="utf-8")
    assert "Bir editör okuyacak" in answer
    assert "geçen yıl" in answer, "what is not clear is said at once"
    assert "form/17" not in git(project, "branch", "--all")
    again = send(project, filled_in("event", EVENT), 17, permission=NO, action="edited")
    assert called(again) == [], "answered once"


def test_an_editors_label_takes_over_a_form_from_outside(project: Path) -> None:
    job = send(project, filled_in("event", EVENT), 18, permission=[("permission", "admin", 0)], action="labeled")
    assert job.statuses[PROPOSAL] == 0, job.printed(PROPOSAL)
    assert "issue comment 18 --body-file added.md" in called(job)


@pytest.mark.long  # what a form from outside waits for is tried above
def test_a_label_of_somebody_who_may_not_write_takes_over_nothing(project: Path) -> None:
    job = send(project, filled_in("event", EVENT), 19, permission=NO, action="labeled")
    assert called(job) == []
    assert "form/19" not in git(project, "branch", "--all")


@pytest.mark.long  # what becomes of the name is tried in tests/authoring/test_forms.py, the steps above
def test_an_unknown_name_is_added_and_listed_in_the_answer(project: Path) -> None:
    job = send(project, filled_in("event", EVENT | {"organizers": "Kıyı Derneği; union", "topics": "Deniz"}), 20)
    assert job.statuses[PROPOSAL] == 0, job.printed(RECORD)
    answer = (project / "added.md").read_text(encoding="utf-8")
    assert "content/tr/organizations.yml: kiyi-dernegi — Kıyı Derneği" in answer
    assert "content/tr/topics.yml: deniz — Deniz" in answer
    changed = git(project, "show", "origin/form/20:content/tr/organizations.yml")
    assert "kiyi-dernegi:\n  name: Kıyı Derneği\n  kind: association\n" in changed
    assert "organizers: [kiyi-dernegi, union]" in git(project, "show", "origin/form/20:content/tr/events/kiyida-goc-2019.yml")


def test_where_the_content_is_broken_the_sender_is_answered_all_the_same(project: Path) -> None:
    git(project, "switch", "--quiet", "main")
    event = project / "content/tr/events/meeting.yml"
    before = event.read_text(encoding="utf-8")
    event.write_text(before + "prtners: [union]\n", encoding="utf-8")
    job = send(project, filled_in("event", EVENT), 21)
    event.write_text(before, encoding="utf-8")
    assert job.statuses["İçerik / Content"] == 2
    assert called(job) == ["issue comment 21 --body-file .github/form-not-proposed.md"]


def test_who_reports_a_mistake_is_thanked(project: Path) -> None:
    headings = issue_forms.CORRECTION_HEADINGS
    job = send(project, "\n\n".join(f"### {heading}\n\nx" for heading in headings), 22, permission=NO)
    assert called(job)[-1] == "issue comment 22 --body-file answer.md"
    assert "Bir editör kaynağına bakıp düzeltecek" in (project / "answer.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("body", ["### Başka bir başlık\n\nx", pytest.param("Merhaba", marks=pytest.mark.long)])  # a job each
def test_another_issue_is_left_alone(project: Path, body: str) -> None:
    job = send(project, body, 16)
    assert (job.statuses[RECORD], job.statuses[PROPOSAL], job.statuses[ANSWER]) == (0, None, None)
    assert called(job) == []
