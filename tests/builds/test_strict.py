"""A strict build says nothing and ends with 0, or names every mistake, ends with 1 and leaves the published site alone."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from bilingual.cli import check
from bilingual.diagnostics.problems import ContentError
from bilingual.host import publish

from tests.builds.tiny import BUILD, copy_tiny_site, run, snapshot, write

MKDOCS = (sys.executable, "-m", "mkdocs", "build", "--strict")
COMMANDS = [pytest.param(BUILD, id="bilingual"), pytest.param(MKDOCS, id="mkdocs")]

MEETING = """\
title: Örnek Toplantı
kind: meetin
summary: Yanlış yazılmış bir toplantı.
date: 2019-13-01
sources: [brochure]
published: 2020-03-01
"""
BROKEN = {
    "content/tr/events/meeting.yml": MEETING,
    "content/en/events/meeting.yml": "title: Example Meeting\nsummary: Mistyped.\ndate: 2018-10-16\n",
    "content/tr/topics.yml": 'housing: "Barınma\n',
}
PLACES = (
    "content/tr/events/meeting.yml:2:7: kind: ",
    "content/tr/events/meeting.yml:4:7: date: ",
    "content/en/events/meeting.yml:3:1: date: ",
    "content/tr/topics.yml:1:10: ",
)


@dataclass(frozen=True)
class FailedBuild:
    """A project whose published site was good before mistakes were made, and what a command then said."""

    project: Path
    before: dict[str, bytes]
    exit_status: int
    output: str
    errors: str


@pytest.fixture(scope="module", params=COMMANDS)
def failed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> FailedBuild:
    project = copy_tiny_site(tmp_path_factory.mktemp("broken") / "project")
    write(project, {"site/addresses.txt": "/ home", "site/index.html": "the last good site", "site/en/index.html": "in English"})
    before = snapshot(project / "site")
    write(project, BROKEN)
    built = run(request.param, project)
    return FailedBuild(project, before, built.returncode, built.stdout, built.stderr)


def test_a_build_without_mistakes_says_nothing(tiny_project: Path) -> None:
    built = run(BUILD, tiny_project, FEEDBACK="info@example.org")
    assert (built.returncode, built.stdout, built.stderr) == (0, "", "")


def test_mistakes_end_a_build_with_1(failed: FailedBuild) -> None:
    assert failed.exit_status == 1


@pytest.mark.parametrize("place", PLACES)
def test_mistakes_are_named_with_their_places_in_both_languages(failed: FailedBuild, place: str) -> None:
    lines = failed.errors.splitlines()
    (number,) = (number for number, line in enumerate(lines) if line.startswith(place))
    english = lines[number + 1]
    assert len(english) - len(english.lstrip(" ")) == len(place), "the same in English stands below"


def test_all_mistakes_are_counted_in_both_languages(failed: FailedBuild) -> None:
    count = len(re.findall(r"^content/\S+:\d+:\d+: ", failed.errors, re.MULTILINE))
    assert count >= len(PLACES)
    assert f"\n{count} sorun bulundu; hiçbir şey yayımlanmadı. / {count} problems found; nothing was published.\n" in failed.errors


def test_mistakes_in_content_show_no_traceback(failed: FailedBuild) -> None:
    said = failed.output + failed.errors
    assert "Traceback" not in said
    assert ".py" not in said


def test_mistakes_leave_the_published_site_as_it_is(failed: FailedBuild) -> None:
    assert snapshot(failed.project / "site") == failed.before
    assert {path.name for path in failed.project.iterdir()} - {".cache"} == {"content", "docs", "mkdocs.yml", "site"}


def test_a_content_mistake_publishes_nothing_where_nothing_was(tiny_project: Path) -> None:
    write(tiny_project, BROKEN)
    with pytest.raises(ContentError):
        publish.build(tiny_project, tiny_project / "site")
    assert {path.name for path in tiny_project.iterdir()} - {".cache"} == {"content", "docs", "mkdocs.yml"}


def test_a_mistake_in_the_menu_is_named_with_its_place_and_leaves_the_site(tiny_project: Path) -> None:
    write(tiny_project, {"site/addresses.txt": "/ home", "site/index.html": "the last good site"})
    settings = tiny_project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("about.md", "abuot.md"), encoding="utf-8")
    built = run(BUILD, tiny_project)
    assert built.returncode == 1
    assert re.search(r"^mkdocs\.yml:\d+:\d+: nav: “abuot\.md” ", built.stderr, re.MULTILINE)
    assert "Traceback" not in built.stderr
    assert snapshot(tiny_project / "site") == {"addresses.txt": b"/ home", "index.html": b"the last good site"}


@pytest.mark.parametrize("target", ["#yok", "https://example.org/yok/"], ids=["anchor", "address"])
def test_a_build_refuses_what_leads_nowhere_as_the_check_does(tiny_project: Path, target: str) -> None:
    write(
        tiny_project,
        {"docs/tr/about.md": f"---\ntitle: Hakkında\ndescription: Site.\npublished: 2020-01-01\n---\n\n[Bağlantı]({target})\n"},
    )
    said = []
    for make in (check.read, lambda project: publish.build(project, project / "site")):
        with pytest.raises(ContentError) as caught:
            make(tiny_project)
        said.append([(found.code, found.path, found.line) for found in caught.value.problems])
    assert said == [[("dead-anchor" if "#" in target else "dead-address", "docs/tr/about.md", 7)]] * 2
