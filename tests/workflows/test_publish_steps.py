"""Every step of the workflows that publish, run in a clean clone."""

import json
from pathlib import Path

import pytest

from tests.workflows.runner import Answers, commit, git, run

VALUES = {
    "steps.pages.outputs.base_url": "https://union.example.org/goc",
    "github.server_url": "https://git.example.org",
    "github.repository": "example/site",
    "github.ref_name": "main",
    "github.token": "",
    "inputs.version": "",
    "vars.FEEDBACK": "",
}
VERSION = "Sürüm / Version"
DEPLOY = "actions/deploy-pages"


@pytest.mark.long  # a whole job: it builds, verifies, reports
def test_the_main_branch_is_checked_built_for_its_address_and_verified(project: Path) -> None:
    done = run("publish", "build", project, VALUES)
    printed = "\n".join(f"{step.name}: {step.status}\n{step.printed[-2000:]}" for step in done.steps if step.status)
    assert all(step.status == 0 for step in done.steps[:-1]), printed
    assert done.statuses["actions/upload-artifact"] is None, "there is nothing to tell"
    assert done.calls("make").splitlines() == [".venv/pyproject.stamp .venv/tools.stamp", "check", "build", "verify SITE=site BROWSER=60"]
    home = (project / "site/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://union.example.org/goc/">' in home
    assert "duzenle/?kind=pages&amp;key=index" in home
    page = (project / "site/duzenle/index.html").read_text(encoding="utf-8")
    assert "https://git.example.org/example/site/issues/" in page
    assert "https://git.example.org/example/site/commits/main/" in page


def answers(*, newest: str = "newer", relation: str = "behind", states: str = "success inactive") -> Answers:
    return [
        ("commits/main", newest, 0),
        ("deployments?environment=github-pages", "2 failed\n1 published\n", 0),
        ("deployments/2/statuses", "failure queued", 0),
        ("deployments/1/statuses", states, 0),
        ("compare/published...", relation, 0),
    ]


@pytest.mark.parametrize(
    ("given", "published"),
    [
        pytest.param(answers(newest="THIS"), True, id="the newest commit"),
        pytest.param(answers(relation="ahead"), True, id="older than the branch, newer than what is published"),
        pytest.param(answers(relation="identical"), True, id="the same again"),
        pytest.param(answers(relation="behind"), False, id="an old run that is run again"),
        pytest.param(answers(relation="diverged"), False, id="a commit that is on the branch no longer"),
        pytest.param(answers(states="error"), True, id="nothing was ever published"),
    ],
)
def test_an_older_version_is_never_published_over_a_newer_one(given: Answers, published: bool, project: Path) -> None:
    head = git(project, "rev-parse", "HEAD")
    told = [(part, head if answer == "THIS" else answer, status) for part, answer, status in given]
    done = run("publish", "deploy", project, VALUES, told)
    assert done.statuses[DEPLOY] == (0 if published else None)
    assert done.steps[0].status == 0
    assert published or "::notice::Yayımda daha yeni bir sürüm var (published)" in done.steps[0].printed


def test_where_github_does_not_answer_nothing_is_published(project: Path) -> None:
    assert run("publish", "deploy", project, VALUES, [("api", "", 1)]).statuses[DEPLOY] is None


ISSUE = "Kayıt / Issue"
AUTHOR: Answers = [("/commits/", "@editor", 0), ("run download", {"finding.txt": "content/tr/events/x.yml:3:1: @all yanlış\n"}, 0)]
OPEN: Answers = [*AUTHOR, ("issue list", "12\n", 0), ("issue edit 12", "", 0), ("issue comment 12", "", 0), ("issue close 12", "", 0)]
NONE: Answers = [*AUTHOR, ("issue list", "", 0), ("label create publishing", "", 0), ("issue create", "", 0)]


@pytest.mark.parametrize(
    ("result", "told", "calls"),
    [
        pytest.param(("failure", ""), NONE, ["label create", "issue create"], id="a failed build opens an issue"),
        pytest.param(("failure", ""), OPEN, ["issue edit", "issue comment"], id="the issue that is there is renewed"),
        pytest.param(("success", "failure"), NONE, ["label create", "issue create"], id="so is it where the upload fails"),
        pytest.param(("success", "success"), OPEN, ["issue close"], id="what is published again closes it"),
        pytest.param(("success", "success"), NONE, [], id="all is well"),
        pytest.param(("success", "skipped"), OPEN, [], id="an older version that is not published changes nothing"),
    ],
)
def test_one_issue_says_whose_change_stopped_and_why(result: tuple[str, str], told: Answers, calls: list[str], project: Path) -> None:
    (project / "stopped.md").unlink(missing_ok=True)
    values = VALUES | {"needs.build.result": result[0], "needs.deploy.outputs.published": result[1], "github.run_id": "1"}
    done = run("publish", "issue", project, values, told)
    assert done.statuses == {ISSUE: 0}, done.printed(ISSUE)
    called = [" ".join(json.loads(line)[:2]) for line in done.calls("gh").splitlines()]
    assert [call for call in called if call.startswith(("issue", "label")) and call != "issue list"] == calls
    if {"issue edit", "issue create"} & set(calls):
        text = (project / "stopped.md").read_text(encoding="utf-8")
        assert "@editor" in text
        assert "\n    content/tr/events/x.yml:3:1: @all yanlış\n" in text, "as code, in which nothing is a mention"
        assert "https://git.example.org/example/site/actions/runs/1" in text


def test_a_failed_step_leaves_its_finding(project: Path) -> None:
    git(project, "switch", "--quiet", "--create", "broken")
    event = project / "content/tr/events/meeting.yml"
    before = event.read_text(encoding="utf-8")
    event.write_text(before + "prtners: [union]\n", encoding="utf-8")
    done = run("publish", "build", project, VALUES)
    event.write_text(before, encoding="utf-8")
    git(project, "switch", "--quiet", "main")
    assert (done.statuses["İçerik / Content"], done.statuses["Site / Site"]) == (2, None)
    assert "prtners" in (project / "finding.txt").read_text(encoding="utf-8")
    assert done.statuses["actions/upload-artifact"] == 0


@pytest.fixture(scope="module")
def history(project: Path) -> dict[str, str]:
    """Commits by name: an old one with a tag, the newest on main, and one on a branch that is not merged."""
    found = {"old": git(project, "rev-parse", "HEAD")}
    git(project, "tag", "v1")
    mkdocs = project / "mkdocs.yml"
    mkdocs.write_text(mkdocs.read_text(encoding="utf-8") + "# newer\n", encoding="utf-8")
    found["new"] = commit(project)
    git(project, "push", "--quiet", "origin", "main")
    git(project, "switch", "--quiet", "--create", "unmerged")
    mkdocs.write_text("site_name: Another\n", encoding="utf-8")
    found["unmerged"] = commit(project)
    git(project, "switch", "--quiet", "main")
    git(project, "fetch", "--quiet", "origin")
    return found


@pytest.mark.long  # a whole job: it builds, verifies, reports
def test_an_earlier_version_comes_back_for_todays_address(project: Path, history: dict[str, str]) -> None:
    git(project, "clean", "-fdxq", "--", "site")
    done = run("republish", "build", project, VALUES | {"inputs.version": "v1"})
    printed = "\n".join(f"{step.name}: {step.status}\n{step.printed[-2000:]}" for step in done.steps if step.status)
    assert all(step.status == 0 for step in done.steps), printed
    assert history["old"] in done.summary
    assert git(project.parent / "version", "rev-parse", "HEAD") == history["old"]
    assert 'href="https://union.example.org/goc/"' in (project / "site/index.html").read_text(encoding="utf-8")
    assert run("republish", "deploy", project, VALUES).statuses == {DEPLOY: 0}


@pytest.mark.parametrize(
    ("version", "sentence"),
    [
        ("unmerged", "Bu sürüm ana dalda yok"),
        ("v9", "Böyle bir commit ya da etiket yok"),
        ("0" * 40, "Böyle bir commit ya da etiket yok"),
        ("", "Böyle bir commit ya da etiket yok"),
        ("--all", "Böyle bir commit ya da etiket yok"),
        ("main; touch harmed", "Böyle bir commit ya da etiket yok"),
        ("$(touch harmed)", "Böyle bir commit ya da etiket yok"),
        ("main\ntouch harmed", "Böyle bir commit ya da etiket yok"),
    ],
)
def test_only_a_version_of_the_main_branch_comes_back(version: str, sentence: str, project: Path, history: dict[str, str]) -> None:
    given = history.get(version, version)
    done = run("republish", "build", project, VALUES | {"inputs.version": given})
    assert done.statuses[VERSION] == 1
    assert sentence in done.printed(VERSION)
    assert done.statuses["Site / Site"] is None
    assert not (project / "harmed").exists()
