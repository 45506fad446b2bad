"""The steps of the workflow that turns a proposal into a pull request, run in a clean clone."""

import json
from pathlib import Path

import pytest

from tests.authoring.proposed import AN_EVENT, EVENT, FIELDS, carried, new, proposal, reported
from tests.workflows.runner import Answers, Job, git, run

VALUES = {"github.token": "", "github.event.sender.login": "somebody"}
CHANGES, PROPOSAL, ANSWER = "Değişiklikler / Changes", "Öneri / Pull request", "Yanıt / Answer"
YES: Answers = [("permission", "write", 0)]
NO: Answers = [("permission", "read", 0)]
GITHUB: Answers = [
    ("label create kabul", "", 0),
    ("auth setup-git", "", 0),
    ("pr create", "", 0),
    ("issue comment", "", 0),
    ("workflow run", "", 0),
]
FILES = {f"content/{locale}/{EVENT}.yml" for locale in ("tr", "en")}
WRONG = carried(proposal({EVENT: new({**FIELDS, "date": "geçen yıl"})}))


def send(project: Path, body: str, number: int, answers: Answers = GITHUB, permission: Answers = YES, action: str = "opened") -> Job:
    """Run the job on the main branch, as the forge does for an issue with this text."""
    git(project, "switch", "--quiet", "main")
    for name in ("made.md", "answer.md", "editor"):
        (project / name).unlink(missing_ok=True)
    event = project.parent / "event.json"
    issue = {"number": number, "body": body}
    event.write_text(json.dumps({"action": action, "issue": issue}), encoding="utf-8")
    environment = {"GITHUB_EVENT_PATH": str(event), "ISSUE": str(number), "BRANCH": f"proposal/{number}", "BASE": "main"}
    return run("proposal", "proposal", project, VALUES, [*permission, *answers], environment)


def called(job: Job) -> list[str]:
    calls = [" ".join(json.loads(line)) for line in job.calls("gh").splitlines()]
    assert calls[0] == "api repos/example/site/collaborators/somebody/permission --jq .permission"
    return calls[1:]


def test_a_proposal_becomes_a_branch_and_a_pull_request_and_is_answered(project: Path) -> None:
    job = send(project, carried(AN_EVENT), 12)
    assert job.statuses[PROPOSAL] == 0, job.printed(PROPOSAL)
    assert job.statuses[ANSWER] is None
    changed = git(project, "diff", "--name-only", "origin/main", "origin/proposal/12").splitlines()
    assert set(changed) == FILES
    assert git(project, "log", "-1", "--format=%B", "origin/proposal/12") == "Make the changes of proposal #12\n\nCloses #12"
    assert called(job) == [
        "auth setup-git",
        "pr create --base main --head proposal/12 --fill",
        "issue comment 12 --body-file made.md",
        "workflow run check.yml --ref proposal/12",
    ]


@pytest.mark.long  # two jobs; git refuses the push
def test_a_branch_that_is_there_is_not_overwritten(project: Path) -> None:
    send(project, carried(AN_EVENT), 13)
    before = git(project, "rev-parse", "origin/proposal/13")
    git(project, "switch", "--quiet", "main")
    git(project, "branch", "--quiet", "--delete", "--force", "proposal/13")  # a new run has a clone of its own
    job = send(project, carried(proposal({EVENT: new({**FIELDS, "summary": "Başka bir özet."})})), 13)
    assert job.statuses[PROPOSAL] == 1
    assert called(job)[-1] == "issue comment 13 --body-file .github/not-proposed.md"
    git(project, "fetch", "--quiet", "origin")
    assert git(project, "rev-parse", "origin/proposal/13") == before


@pytest.mark.long  # the same answer as where the branch is there already
def test_where_actions_may_open_no_pull_request_the_editor_is_told(project: Path) -> None:
    job = send(project, carried(AN_EVENT), 14, [("pr create", "", 1), *GITHUB])
    assert job.statuses[PROPOSAL] == 1
    assert called(job)[-1] == "issue comment 14 --body-file .github/not-proposed.md"


@pytest.mark.long  # one from outside is answered in the same way below
def test_a_proposal_that_is_not_clear_is_answered_and_leaves_no_branch(project: Path) -> None:
    job = send(project, WRONG, 15)
    assert (job.statuses[CHANGES], job.statuses[PROPOSAL], job.statuses[ANSWER]) == (0, None, 0)
    assert called(job)[-1] == "issue comment 15 --body-file answer.md"
    assert "proposal/15" not in git(project, "branch", "--all")


def test_a_proposal_from_outside_is_answered_and_waits_for_an_editor(project: Path) -> None:
    job = send(project, WRONG, 17, permission=NO)
    assert (job.statuses[CHANGES], job.statuses[PROPOSAL], job.statuses[ANSWER]) == (0, None, 0)
    answer = (project / "answer.md").read_text(encoding="utf-8")
    assert "Bir editör okuyacak" in answer
    assert "geçen yıl" in answer, "what is not clear is said at once"
    assert "proposal/17" not in git(project, "branch", "--all")
    again = send(project, carried(AN_EVENT), 17, permission=NO, action="edited")
    assert called(again) == [], "answered once"


def test_an_editors_label_takes_over_a_proposal_from_outside(project: Path) -> None:
    job = send(project, carried(AN_EVENT), 18, permission=[("permission", "admin", 0)], action="labeled")
    assert job.statuses[PROPOSAL] == 0, job.printed(PROPOSAL)
    assert "issue comment 18 --body-file made.md" in called(job)


@pytest.mark.long  # what a proposal from outside waits for is tried above
def test_a_label_of_somebody_who_may_not_write_takes_over_nothing(project: Path) -> None:
    job = send(project, carried(AN_EVENT), 19, permission=NO, action="labeled")
    assert called(job) == []
    assert "proposal/19" not in git(project, "branch", "--all")


def test_where_the_content_is_broken_the_sender_is_answered_all_the_same(project: Path) -> None:
    git(project, "switch", "--quiet", "main")
    event = project / "content/tr/events/meeting.yml"
    before = event.read_text(encoding="utf-8")
    event.write_text(before + "prtners: [union]\n", encoding="utf-8")
    job = send(project, carried(AN_EVENT), 21)
    event.write_text(before, encoding="utf-8")
    assert job.statuses["İçerik / Content"] == 2
    assert called(job) == ["issue comment 21 --body-file .github/not-proposed.md"]


@pytest.mark.long  # test_proposal_issues.py has the answer
def test_who_reports_a_mistake_is_thanked(project: Path) -> None:
    job = send(project, reported(), 22, permission=NO)
    assert called(job)[-1] == "issue comment 22 --body-file answer.md"
    assert "Bir editör kaynağına bakıp düzeltecek" in (project / "answer.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("body", ["### Başka bir başlık\n\nx", pytest.param("Merhaba", marks=pytest.mark.long)])  # a job each
def test_another_issue_is_left_alone(project: Path, body: str) -> None:
    job = send(project, body, 16)
    assert (job.statuses[CHANGES], job.statuses[PROPOSAL], job.statuses[ANSWER]) == (0, None, None)
    assert called(job) == []
