"""Every step of the workflow that checks a pull request, run in a clean clone."""

from pathlib import Path

import pytest
from bilingual.audit import setup_check

from tests.workflows.runner import Answers, Job, commit, git, load, outputs, run

VALUES = {
    "steps.preview.outputs.artifact-url": "https://example.org/preview",
    "steps.pages.outputs.base_url || 'https://example.org'": "https://union.example.org/goc",
}
PULL_REQUEST = {"GITHUB_BASE_REF": "main", "GITHUB_REF_NAME": "7/merge"}
EVENT = "content/tr/events/meeting.yml"
MERGE = "Ana dalla birleştir / Merge with main"
TITLE = "title: Örnek Toplantı"


@pytest.fixture(scope="module")
def changed(project: Path) -> Path:
    """The clone with a change of one event, in Turkish only, on a branch of its own."""
    git(project, "switch", "--quiet", "--create", "change")
    path = project / EVENT
    text = path.read_text(encoding="utf-8")
    assert TITLE in text
    path.write_text(text.replace(TITLE, f"{TITLE} Yenilendi"), encoding="utf-8")
    commit(project)
    return project


@pytest.fixture(scope="module")
def site_job(changed: Path) -> Job:
    """The job that builds and reports, on a change without mistakes."""
    return run("check", "site", changed, VALUES, environment=PULL_REQUEST)


@pytest.mark.long  # a whole job: it builds, verifies, reports
def test_every_step_of_the_job_succeeds(site_job: Job) -> None:
    printed = "\n".join(f"{step.name}: {step.status}\n{step.printed[-2000:]}" for step in site_job.steps if step.status)
    assert all(step.status == 0 for step in site_job.steps), printed


@pytest.mark.long  # a whole job: it builds, verifies, reports
def test_the_report_stands_in_the_summary_and_in_the_artifact(site_job: Job) -> None:
    assert site_job.summary.startswith("## Bu değişiklik sitede neyi değiştiriyor?")
    assert "What does this change do to the site?" in site_job.summary
    assert "Yenilendi" in site_job.summary
    assert "https://example.org/preview" in site_job.summary
    assert (site_job.project / "report.md").read_text(encoding="utf-8") == site_job.summary


@pytest.mark.long  # a whole job: it builds, verifies, reports
def test_the_preview_shows_the_changed_page_and_the_site(site_job: Job) -> None:
    folder = site_job.project / "preview"
    assert "Yenilendi" in (folder / "onizleme-preview.html").read_text(encoding="utf-8")
    assert (folder / "site/en/index.html").is_file()


@pytest.mark.long  # a whole job: it builds, verifies, reports
def test_what_tools_keep_is_offered_as_a_change_that_applies(site_job: Job) -> None:
    patch = site_job.project / "tool-kept.patch"
    assert "+++ b/records/translations.txt" in patch.read_text(encoding="utf-8")
    git(site_job.project, "apply", "--check", patch.name)
    assert "tool-kept.patch" in site_job.summary


@pytest.mark.long  # a whole job: it builds, verifies, reports
def test_a_mistake_is_marked_on_its_line_and_reported(site_job: Job) -> None:
    project = site_job.project
    for name in ("site", "preview", "report.md", "tool-kept.patch"):
        path = project / name
        git(project, "clean", "-fdxq", "--", name)
        assert not path.exists()
    path = project / EVENT
    path.write_text(path.read_text(encoding="utf-8") + "prtners: [union]\n", encoding="utf-8")
    commit(project)
    done = run("check", "site", project, VALUES | {"steps.preview.outputs.artifact-url": ""}, environment=PULL_REQUEST)
    assert done.statuses["İçerik / Content"] == 1
    assert f"::error file={EVENT},line=" in done.printed("İçerik / Content")
    assert done.statuses["Site / Site"] is None
    assert done.statuses["Değişiklikten önceki site / The site before the change"] != 0, "it is there already; the report goes on"
    assert done.statuses["Önizleme / Preview"] is None
    assert done.statuses["Rapor / Report"] == 0
    assert "Site kurulamadı" in done.summary
    assert "prtners" in done.summary


@pytest.mark.parametrize("target", ["test", "test-all"])
def test_the_tests_are_made(project: Path, target: str) -> None:
    done = run("check", "tests", project, {"matrix.target": target})
    assert done.statuses["Sınamalar / Tests"] == 0
    assert done.calls("make") == f"{target}\n"


@pytest.fixture
def merged(project: Path, tmp_path: Path) -> Path:
    """A clone of its own, in which the main branch has moved on since a branch left it."""
    copy = tmp_path / "site"
    git(tmp_path, "clone", "--quiet", (project.parent / "origin.git").as_posix(), "site")
    git(copy, "switch", "--quiet", "--create", "change")
    git(copy, "switch", "--quiet", "main")
    (copy / "hooks/newer.py").write_text("# theirs\n", encoding="utf-8")
    commit(copy)
    git(copy, "update-ref", "refs/remotes/origin/main", "main")
    git(copy, "switch", "--quiet", "change")
    return copy


@pytest.mark.parametrize(
    ("path", "scope"),
    [
        ("content/tr/events/meeting.yml", "content"),
        ("mkdocs.yml", "content"),
        ("hooks/bilingual/rendering/metadata/apa.py", "engine"),
        *(
            pytest.param(path, scope, marks=pytest.mark.long)  # test_change_scope.py has the sorts of files; the job is the same
            for path, scope in (
                ("docs/en/about.md", "content"),
                ("docs/assets/images/ring.svg", "content"),
                ("hooks/bilingual/assets/styles/site.css", "engine"),
            )
        ),
    ],
)
def test_what_a_change_touches_is_asked_of_its_merge_with_main(merged: Path, path: str, scope: str) -> None:
    added = "site_author: Somebody\n" if path == "mkdocs.yml" else "\n"
    (merged / path).write_text((merged / path).read_text(encoding="utf-8") + added, encoding="utf-8")
    commit(merged)
    done = run("check", "scope", merged, {}, environment=PULL_REQUEST)
    assert all(step.status == 0 for step in done.steps), done.steps
    assert (merged / "hooks/newer.py").exists(), "the main branch is merged"
    assert outputs(done.stubs) == {"scope": scope}


def test_a_change_that_conflicts_with_main_is_told_what_to_do(merged: Path) -> None:
    (merged / "hooks/newer.py").write_text("# mine\n", encoding="utf-8")
    commit(merged)
    done = run("check", "scope", merged, {}, environment=PULL_REQUEST)
    assert done.statuses[MERGE] == 1
    assert "Resolve conflicts" in done.printed(MERGE)


@pytest.mark.parametrize(
    ("scope", "site", "tests", "status"),
    [
        ("content", "success", "skipped", 0),
        ("engine", "success", "success", 0),
        ("content", "failure", "skipped", 1),
        ("engine", "success", "failure", 1),
        ("engine", "success", "skipped", 1),
        ("engine", "failure", "success", 1),
        ("engine", "success", "cancelled", 1),
        ("", "success", "skipped", 1),
    ],
)
def test_one_job_sums_up_the_others(project: Path, scope: str, site: str, tests: str, status: int) -> None:
    values = {"needs.scope.outputs.scope": scope, "needs.site.result": site, "needs.tests.result": tests}
    assert run("check", "required", project, values).statuses == {"Sonuç / Result": status}


def test_the_set_up_check_asks_for_that_job() -> None:
    assert load("check")["jobs"]["required"]["name"] == setup_check.REQUIRED


NEW_COMMENT: Answers = [
    ("run download", {"report.md": "Rapor"}, 0),
    ("api --paginate", "", 0),
    ("pr comment 7 --body-file comment.md", "", 0),
]
OLD_COMMENT: Answers = [("run download", {"report.md": "Rapor"}, 0), ("api --paginate", "41\n42\n", 0), ("issues/comments/41", "", 0)]
FROM_A_BRANCH: Answers = [("pr list", "7\n", 0), *NEW_COMMENT]
NO_PULL_REQUEST: Answers = [("pr list", "", 0)]


@pytest.mark.parametrize(
    ("answers", "number", "last"),
    [
        pytest.param(NEW_COMMENT, "7", '"pr", "comment", "7"', id="the first report is a new comment"),
        pytest.param(OLD_COMMENT, "7", '"PATCH", "repos/example/site/issues/comments/41"', id="the next takes its place"),
        pytest.param(FROM_A_BRANCH, "", '"pr", "comment", "7"', id="the branch of a proposal finds its pull request"),
        pytest.param(NO_PULL_REQUEST, "", '"pr", "list"', id="a branch without one gets none"),
    ],
)
def test_the_report_becomes_one_comment(answers: Answers, number: str, last: str, project: Path, tmp_path: Path) -> None:
    git(project, "worktree", "add", "--quiet", "--detach", (tmp_path / "empty").as_posix())
    values = {"github.token": "", "github.repository": "example/site", "github.event.pull_request.number": number}
    done = run("check", "comment", tmp_path / "empty", values, answers, PULL_REQUEST | {"GITHUB_REF_NAME": "proposal/3"})
    assert done.statuses == {"Yorum / Comment": 0}, done.printed("Yorum / Comment")
    assert last in done.calls("gh").splitlines()[-1]
    if len(answers) > 1:
        assert (tmp_path / "empty/comment.md").read_text(encoding="utf-8") == "<!-- report -->\nRapor"
