"""A new site: what `init` writes is whole as it is, and `update` touches only what nobody has changed."""

import datetime
import re
import shutil
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest
from bilingual.audit import verify
from bilingual.authoring import delivery, new_site
from bilingual.cli import check, init, update
from bilingual.diagnostics.failures import Failed
from bilingual.diagnostics.problems import ContentError
from bilingual.host import publish

from tests.conftest import ROOT

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


SITES = {
    "as-the-example": {},
    "with-a-declaration-and-no-more-than-it-must": {"declaration": "true", **dict.fromkeys(EMPTY, "")},
    "with-a-hostile-name": {"name_tr": "Ad: “tırnak” & #1", "publisher_en": "O’Neill – a: b \\ c & d"},
}


@pytest.mark.parametrize("changes", SITES.values(), ids=SITES)
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


def test_who_is_asked_is_asked_again_until_it_is_an_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = iter([value for name, value in answers(tmp_path).items() for value in (["x", value] if name == "first_year" else [value])])
    monkeypatch.setattr("builtins.input", lambda prompt: next(given))
    assert init._ask() == answers(tmp_path)


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
    assert update.run(Namespace(engine=None)) == 0
    said = capsys.readouterr().out
    assert older.read_bytes() == (ROOT / "handbook/en/dates.md").read_bytes()
    assert own.read_text(encoding="utf-8") == "our own\n"
    assert not gone.exists()
    assert re.findall(r"^(\S+): (?:yenilendi|site )", said, re.MULTILINE) == [
        f"handbook/en/{name}.md" for name in ("dates", "photo", "review")
    ]
    assert "\n-our own\n" in said
    assert update.run(Namespace(engine=f"https://example.org/x.whl#sha256={'0' * 64}")) == 0
    assert (project / "requirements.txt").read_text(encoding="utf-8").endswith(f"x.whl#sha256={'0' * 64}\n")


@pytest.mark.long
def test_from_the_wheel_to_a_site_in_an_empty_environment(tmp_path: Path) -> None:
    def run(*command: str | Path, folder: Path = tmp_path) -> None:
        done = subprocess.run([*map(str, command)], cwd=folder, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == 0, f"{command}: {done.stdout}\n{done.stderr}"

    shutil.rmtree(ROOT / "build", ignore_errors=True)  # what is left there of an older wheel would come into the new one
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "--wheel-dir", tmp_path, ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    run(sys.executable, "-m", "venv", tmp_path / "venv")
    python = next(tmp_path.glob("venv/[bS]*/python*"))
    run(python, "-m", "pip", "install", "-q", "--require-hashes", "-r", ROOT / "requirements.txt")
    run(python, "-m", "pip", "install", "-q", "--no-deps", wheel)
    (tmp_path / "a.yml").write_text(new_site.example().replace("bilingual_site-0.1.0-py3-none-any.whl", wheel.name), encoding="utf-8")
    run(python, "-m", "bilingual", "init", "site", "--answers", "a.yml")
    for arguments in (["--title", "Açılış toplantısı", "--kind", "meeting"], ["--title", "İkinci toplantı", "--kind", "workshop"]):
        record = [*arguments, "--summary", "Bir toplantı yapıldı.", "--date", "2019-03-04", "--sources", "own-record"]
        run(python, "-m", "bilingual", "new", "event", *record, folder=tmp_path / "site")
    for arguments in (["check"], ["build"], ["verify", "site", "--without", "html"], ["update"]):
        run(python, "-m", "bilingual", *arguments, folder=tmp_path / "site")
