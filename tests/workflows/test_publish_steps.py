"""Every step of the workflows that publish, run in a clean clone."""

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
}
VERSION = "Sürüm / Version"
DEPLOY = "actions/deploy-pages"


def test_the_main_branch_is_checked_tested_built_for_its_address_and_verified(project: Path) -> None:
    done = run("publish", "build", project, VALUES)
    printed = "\n".join(f"{step.name}: {step.status}\n{step.printed[-2000:]}" for step in done.steps if step.status)
    assert all(step.status == 0 for step in done.steps), printed
    assert done.calls("make").splitlines() == ["check test", "build", "verify SITE=site BROWSER=1"]
    home = (project / "site/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://union.example.org/goc/">' in home
    assert "https://git.example.org/example/site/edit/main/" in home


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
    assert published or "::error::Yayımda daha yeni bir sürüm var (published)" in done.steps[0].printed


def test_where_github_does_not_answer_nothing_is_published(project: Path) -> None:
    assert run("publish", "deploy", project, VALUES, [("api", "", 1)]).statuses[DEPLOY] is None


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
