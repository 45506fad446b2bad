"""A new site: what `init` writes is whole as it is, and `update` touches only what nobody has changed."""

import datetime
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from bilingual.__main__ import main
from bilingual.audit import verify
from bilingual.authoring import delivery, new_site
from bilingual.cli import check, update
from bilingual.diagnostics.failures import Failed
from bilingual.diagnostics.problems import ContentError
from bilingual.host import publish

from benchmarks.preview import Preview
from tests.builds.tiny import clean_environment
from tests.conftest import ROOT

PATIENCE = 120  # seconds; machines may be slow
DAY = datetime.date(2026, 3, 1)
OF_ANOTHER_SITE = re.compile(r"marmara|i̇?stanbul dekl|maruf|reslog|\bmbb\b|\b2015\b", re.IGNORECASE)
EMPTY = ("abbreviation_tr", "abbreviation_en", "website", "feedback", "repository", "provinces")


def answers(folder: Path, **changes: str) -> dict[str, str]:
    """Complete answers, with a wheel that is none."""
    wheel = folder / "bilingual_site-0.1.0-py3-none-any.whl"
    wheel.write_bytes(b"PK")
    return {name: shown for name, (_, shown) in new_site.QUESTIONS.items()} | {"engine": str(wheel)} | changes


def written(folder: Path, **changes: str) -> Path:
    """A new site in a folder of its own."""
    new_site.write(folder / "new", answers(folder, **changes), DAY)
    return folder / "new"


def run(folder: Path, engine: Path | str, *command: Path | str) -> None:
    """Run a command that must succeed in ``folder``, with the engine of a folder or, without one, with that of the environment."""
    variables = clean_environment(PYTHONPATH=str(engine))
    done = subprocess.run(command, cwd=folder, env=variables, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"{command}: {done.stdout}\n{done.stderr}"


SITES = {
    "as-the-example": {},
    "with-a-declaration-and-no-more-than-it-must": {"declaration": "true", **dict.fromkeys(EMPTY, "")},
    "with-a-hostile-name": {"name_tr": "Ad: “tırnak” & #1", "publisher_en": "O’Neill – a: b \\ c & d"},
}


# The names of the example reach nothing that a hostile name does not; the wheel's long test builds such a site, too.
@pytest.mark.parametrize(
    "changes", [pytest.param(changes, id=name, marks=pytest.mark.long if not changes else ()) for name, changes in SITES.items()]
)
def test_a_new_site_is_checked_built_and_accepted_as_it_is(tmp_path: Path, changes: dict[str, str]) -> None:
    project = written(tmp_path, **changes)
    check.read(project)
    publish.build(project, project / "site")
    found = verify.verify(project / "site", [])
    assert not [str(one) for findings in found.values() for one in findings if not one.is_told]
    texts = [path for path in project.rglob("*") if path.suffix in (".md", ".yml", ".html", ".json", ".txt", ".css") and path.is_file()]
    assert not [path for path in texts if OF_ANOTHER_SITE.search(path.read_text(encoding="utf-8"))]


def test_what_a_new_site_has_leads_somewhere(tmp_path: Path) -> None:
    project = written(tmp_path)
    for page in (*project.glob("*.md"), *project.glob("handbook/??/*.md")):
        for target in re.findall(r"\]\(([^)#:]+\.md)[^):]*\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.relative_to(project)}: {target}"
    assert len((project / "hooks/mkdocs_events.py").read_text(encoding="utf-8").splitlines()) == 1
    assert "--hash=sha256:" in (project / "requirements.txt").read_text(encoding="utf-8").splitlines()[-1]


def test_a_folder_with_something_in_it_is_left(tmp_path: Path) -> None:
    with pytest.raises(Failed):
        new_site.write(tmp_path, answers(tmp_path), DAY)


def test_without_an_engine_there_is_no_site(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="nowhere"):
        written(tmp_path, engine="nowhere.whl")


def test_the_example_is_a_file_of_answers(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(new_site.example(), encoding="utf-8")
    assert new_site.read_answers(tmp_path / "a.yml") == {name: shown for name, (_, shown) in new_site.QUESTIONS.items()}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('last_year: "2027"', "last_year: 2018", "no-answer"),
        ('address: "https://library.example.org/"', "address: https://library.example.org", "no-answer"),
        ("TR-35", "TR-99", "no-answer"),
        ('engine: "bilingual', 'engine: "https://example.org/bilingual', "no-answer"),
        ("name_tr:", "name_tur:", "unknown-field"),
        ("Örnek Bilgi", "Örnek {bilgi}", "placeholder"),
        ("Örnek Bilgi", "Örnek *bilgi*", "no-answer"),
    ],
)
def test_a_wrong_answer_is_told_at_its_line(tmp_path: Path, old: str, new: str, code: str) -> None:
    text = new_site.example()
    line = text[: text.index(old)].count("\n") + 1
    (tmp_path / "a.yml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        new_site.read_answers(tmp_path / "a.yml")
    assert (code, line) in [(one.code, one.line) for one in caught.value.problems]


def test_without_answers_it_says_how_to_give_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert [main(["init"]), main(["init", "site"])] == [1, 1]
    assert capsys.readouterr().err.count("init FOLDER --answers FILE") == 2
    assert not (tmp_path / "site").exists()


def test_update_renews_what_nobody_changed_and_shows_what_the_site_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project = written(tmp_path)
    assert delivery.update(project) == ([], {})
    older, own, gone = (project / f"handbook/en/{name}.md" for name in ("dates", "photo", "review"))
    digests = project / delivery.RECORD
    old = b"what the last version said\n"
    digests.write_text(re.sub(r"\w+ (handbook/en/dates)", rf"{delivery._digest(old)} \1", digests.read_text(encoding="utf-8")))
    older.write_bytes(old)
    own.write_text("our own\n", encoding="utf-8")
    gone.unlink()
    monkeypatch.chdir(project)
    assert update.run() == 0
    said = capsys.readouterr().out
    assert older.read_bytes() == (ROOT / "handbook/en/dates.md").read_bytes()
    assert own.read_text(encoding="utf-8") == "our own\n"
    assert not gone.exists()
    assert re.findall(r"^(\S+): (?:yenilendi|site )", said, re.MULTILINE) == [
        f"handbook/en/{name}.md" for name in ("dates", "photo", "review")
    ]
    assert "\n-our own\n" in said
    assert update.run(engine=f"https://example.org/x.whl#sha256={'0' * 64}") == 0
    assert (project / "requirements.txt").read_text(encoding="utf-8").endswith(f"x.whl#sha256={'0' * 64}\n")


def test_a_site_of_the_last_version_builds_with_the_next_one(tmp_path: Path) -> None:
    """The next one has a label and a field more, and a workflow that has changed."""
    project = written(tmp_path)
    own = project / ".github/workflows/links.yml"
    own.write_text("# our own\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    engine = Path(shutil.copytree(ROOT / "hooks/bilingual", tmp_path / "next/bilingual", ignore=shutil.ignore_patterns("__pycache__")))
    for path, above, more in (
        ("schema/labels/tr.yml", "\nmenu: Menü\n", "new_label: Yeni\n"),
        ("schema/labels/en.yml", "\nmenu: Menu\n", "new_label: New\n"),
        ("schema/registers.py", "    merged_into: OrganizationKey | None = None\n", "    new_field: Line | None = None\n"),
        ("schema/descriptions.yml", "\nOrganization:\n", "  new_field: {tr: Yeni., en: New.}\n"),
        ("delivered/Makefile", "\n.DEFAULT_GOAL := help\n", "# changed\n"),
        ("delivered/workflows/check.yml", "\njobs:\n", "  # changed\n"),
        ("delivered/workflows/links.yml", "\njobs:\n", "  # changed\n"),
    ):
        text = (engine / path).read_text(encoding="utf-8")
        assert text.count(above) == 1, path
        (engine / path).write_text(text.replace(above, above + more), encoding="utf-8")
    for command in ("check", "build", "update"):
        run(project, engine.parent, sys.executable, "-m", "bilingual", command)
        if command == "build":
            assert {path: path.read_bytes() for path in before} == before
    assert own.read_text(encoding="utf-8") == "# our own\n"
    changed = {path.relative_to(project).as_posix() for path, content in before.items() if path.read_bytes() != content}
    of_the_field = {path for path in changed if path.startswith(".vscode/schemas/") or path.endswith("/fields.md")}
    assert len(of_the_field) == 6
    assert changed - of_the_field == {"records/engine.txt", "Makefile", ".github/workflows/check.yml"}


@pytest.mark.long
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal as Ctrl+C sends")
def test_from_the_wheel_to_a_site_in_an_empty_environment(tmp_path: Path) -> None:
    started = time.monotonic()
    shutil.rmtree(ROOT / "build", ignore_errors=True)  # what is left there of an older wheel would come into the new one
    run(tmp_path, "", sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "--wheel-dir", tmp_path, ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    run(tmp_path, "", sys.executable, "-m", "venv", tmp_path / "venv")
    python = next(tmp_path.glob("venv/[bS]*/python*"))
    run(tmp_path, "", python, "-m", "pip", "install", "-q", "--require-hashes", "-r", ROOT / "requirements.txt")
    run(tmp_path, "", python, "-m", "pip", "install", "-q", "--no-deps", wheel)
    (tmp_path / "a.yml").write_text(new_site.example().replace("bilingual_site-0.1.0-py3-none-any.whl", wheel.name), encoding="utf-8")
    run(tmp_path, "", python, "-m", "bilingual", "init", "site", "--answers", "a.yml")
    project, of_the_day = tmp_path / "site", ("--summary", "Bir kaydın özeti.", "--date", "2019-03-04", "--sources", "own-record")
    for record in (
        ("event", "--title", "Açılış toplantısı", "--kind", "meeting", *of_the_day),
        ("report", "--title", "İlk rapor", "--kind", "research-report", "--publishers", "publisher", "--languages", "tr", *of_the_day),
        ("organization", "--name", "Yeni Örnek Belediyesi", "--kind", "district-municipality", "--sources", "own-record"),
    ):
        run(project, "", python, "-m", "bilingual", "new", *record)
    for arguments in (["check"], ["build"], ["verify", "site", "--without", "html"], ["update"]):
        run(project, "", python, "-m", "bilingual", *arguments)
    with Preview(project, tmp_path / "log.txt", clean_environment(PYTHONPATH=""), PATIENCE, python=python) as preview:
        preview.wait_until(lambda: "Açılış toplantısı" in preview.page("etkinlikler/"))
        preview.process.send_signal(signal.SIGINT)
        assert preview.process.wait(PATIENCE) == 0
    assert "Traceback" not in preview.said()
    assert time.monotonic() - started < 600
