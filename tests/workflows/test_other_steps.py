"""Every step of the workflows that look after links and settings, run in a clean clone; and that no step of any is left out."""

import ast
import json
from pathlib import Path

import pytest
from bilingual.translation.notes import Note, digest, text_of

from tests.workflows.runner import WORKFLOWS, Answers, Job, commit, git, load, run, run_steps

VALUES = {"steps.pages.outputs.base_url": "https://union.example.org", "github.token": "", "github.repository": "example/site"}
ISSUE = "Kayıt / Issue"
SETTINGS = "Ayarlar / Settings"


@pytest.fixture(scope="module")
def unasked(project: Path) -> Path:
    """The clone with every link on the list of those that are left alone: no test asks other sites."""
    (project / ".github/unchecked-links.txt").write_text("http\n", encoding="utf-8")
    return project


OPEN: Answers = [("issue list", "12\n", 0), ("issue close 12", "", 0), ("issue edit 12 --body-file links.md", "", 0)]
NONE: Answers = [("issue list", "", 0), ("label create links --force", "", 0), ("issue create", "", 0)]


@pytest.mark.long  # a whole job: it builds; what becomes of the issue is tried below
def test_where_every_link_answers_the_issue_is_closed(unasked: Path) -> None:
    done = run("links", "links", unasked, VALUES, OPEN)
    assert all(step.status == 0 for step in done.steps), done.steps
    assert (unasked / "links.md").read_text(encoding="utf-8") == ""
    assert [json.loads(line)[:2] for line in done.calls("gh").splitlines()] == [["issue", "list"], ["issue", "close"]]


@pytest.mark.parametrize(
    ("answers", "calls"),
    [
        pytest.param(OPEN, ["issue list", "issue edit"], id="the issue that is there is renewed"),
        pytest.param(NONE, ["issue list", "label create", "issue create"], id="without one, one is opened"),
    ],
)
def test_dead_links_stand_in_one_issue(answers: Answers, calls: list[str], unasked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.workflows.runner.load", lambda name: only(name, ISSUE))
    (unasked / "links.md").write_text("Ölü bağlantı\n", encoding="utf-8")
    done = run("links", "links", unasked, VALUES, answers)
    assert done.statuses == {ISSUE: 0}
    assert [" ".join(json.loads(line)[:2]) for line in done.calls("gh").splitlines()] == calls


def only(name: str, step: str) -> dict:
    """A workflow whose jobs have the step of this name and no other."""
    tree = load(name)
    for job in tree["jobs"].values():
        job["steps"] = [one for one in job["steps"] if one.get("name") == step]
    return tree


def test_the_settings_are_asked_for_and_judged_in_both_languages(project: Path) -> None:
    answers: Answers = [
        ("/pages", '{"message": "Not Found", "status": "404"}', 1),
        ("/rules/branches/main", "[]", 0),
        ("/actions/permissions", '{"message": "Resource not accessible by integration", "status": "403"}', 1),
        ("/actions/workflows", '{"workflows": [{"name": "Links", "state": "disabled_inactivity"}]}', 0),
        ("repos/example/site", '{"default_branch": "main", "has_issues": true}', 0),
    ]
    done = run("setup-check", "settings", project, VALUES, answers)
    assert done.statuses[SETTINGS] == 1, "something is missing"
    assert "Source: “GitHub Actions” seçin" in done.summary
    assert "Source: choose “GitHub Actions”" in done.summary
    assert "Links" in done.summary
    assert len(done.calls("gh").splitlines()) == 8


PROPOSED: Answers = [
    ("auth setup-git", "", 0),
    ("pr create --base main --head records/1", "", 0),
    ("workflow run check.yml --ref records/1", "", 0),
]


def test_what_tools_keep_becomes_a_pull_request_once_with_a_check_of_its_own(project: Path) -> None:
    done = run("records", "records", project, VALUES, PROPOSED)
    assert all(step.status == 0 for step in done.steps), done.steps
    assert "records/translations.txt" in git(project, "diff", "--name-only", "main", "origin/records/1").splitlines()
    assert len(done.calls("gh").splitlines()) == 3
    again = run("records", "records", project, VALUES)  # on the branch, which has all of it
    assert all(step.status == 0 for step in again.steps), again.steps
    assert "up to date" in again.summary
    assert again.calls("gh") == ""


CONFIRMATION = "Çeviri / Translation"
CONFIRMED: Answers = [
    ("auth setup-git", "", 0),
    ("pr create --base main --head translated/1", "", 0),
    ("workflow run check.yml --ref translated/1", "", 0),
]


@pytest.fixture
def outdated(project: Path) -> Path:
    """The clone on its main branch, with a Turkish summary that was changed since its English was noted."""
    git(project, "switch", "--quiet", "main")
    notes, event = project / "records/translations.txt", project / "content/tr/events/meeting.yml"
    text = event.read_text(encoding="utf-8")
    if not notes.exists():
        notes.parent.mkdir()
        made_from = digest("Belediyeler ilk metni benimsedi.")
        notes.write_text(text_of({("events/meeting", "summary"): (Note(made_from, digest("x")),)}), encoding="utf-8")
        event.write_text(text.replace("ilk metni benimsedi", "ilk metni onayladı"), encoding="utf-8")
        commit(project)
    return project


def confirm(project: Path, key: str, fields: str = "", answers: Answers = ()) -> Job:
    return run("translated", "translated", project, VALUES | {"inputs.key": key, "inputs.fields": fields}, answers)


def test_a_translation_that_fits_is_noted_and_proposed_with_a_check_of_its_own(outdated: Path) -> None:
    done = confirm(outdated, "content/en/events/meeting.yml", " summary, ", CONFIRMED)
    assert all(step.status == 0 for step in done.steps), done.steps
    assert git(outdated, "diff", "--name-only", "main", "origin/translated/1").splitlines() == ["records/translations.txt"]
    assert "events/meeting summary: çeviri güncel sayıldı." in done.summary
    assert (outdated / "noted.md").read_text(encoding="utf-8") == done.summary
    calls = [json.loads(line) for line in done.calls("gh").splitlines()]
    assert [" ".join(call[:2]) for call in calls] == ["auth setup-git", "pr create", "workflow run"]
    again = confirm(outdated, "events/meeting", "summary")  # on the branch, which has the note
    assert all(step.status == 0 for step in again.steps), again.steps
    assert "There is nothing to note" in again.summary
    assert again.calls("gh") == ""


@pytest.mark.parametrize(
    ("key", "fields", "sentence"),
    [
        pytest.param("events/meeting", "sumary", "Şu mu: summary?", id="a field that is not there"),
        pytest.param("$(touch harmed)", "", "yalnızca ASCII harfleri", id="a command"),
        *(
            pytest.param(*named, id=name, marks=pytest.mark.long)  # one of each sort is tried above
            for name, *named in (
                ("a record that is not there", "events/meetin", "", "Şu mu: events/meeting?"),
                ("an option", "--record", "", "yalnızca ASCII harfleri"),
                ("an option among the fields", "events/meeting", "--since=/", "yalnızca ASCII harfleri"),
                ("a command among the fields", "events/meeting", "summary; touch harmed", "yalnızca ASCII harfleri"),
                ("a second line", "events/meeting\ntouch harmed", "", "yalnızca ASCII harfleri"),
                ("nothing", " ", "", "yalnızca ASCII harfleri"),
            )
        ),
    ],
)
def test_what_is_no_name_is_refused_and_proposes_nothing(key: str, fields: str, sentence: str, outdated: Path) -> None:
    before = (outdated / "records/translations.txt").read_bytes()
    done = confirm(outdated, key, fields)
    assert done.statuses[CONFIRMATION] == 1
    assert sentence in done.summary
    assert done.statuses["Öneri / Pull request"] is None
    assert (outdated / "records/translations.txt").read_bytes() == before
    assert not (outdated / "harmed").exists()


def test_every_job_with_steps_is_run_by_these_tests() -> None:
    jobs = {(path.stem, job) for path in WORKFLOWS.glob("*.yml") for job, _ in run_steps(load(path.stem))}
    run_here = set()
    for path in Path(__file__).parent.glob("test_*_steps.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "run":
                run_here.add(tuple(argument.value for argument in node.args[:2] if isinstance(argument, ast.Constant)))
    assert run_here >= jobs
