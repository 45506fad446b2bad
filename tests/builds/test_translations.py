"""Translations as an editor meets them: a Turkish text is changed, the commands say so, the page says so, and it is put right."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from bilingual import __main__ as commands
from bilingual.outputs import edit_page
from bilingual.rendering.contexts import translations as translations_page
from bilingual.rendering.renderer import Renderer
from bilingual.site import site
from bilingual.site.site import Settings
from bilingual.translation import earlier
from bilingual.translation.notes import FILE

from tests.builds.tiny import copy_tiny_site, write
from tests.conftest import ROOT
from tests.made_up import all_outputs

MEETING, MEETING_EN = "content/tr/events/meeting.yml", "content/en/events/meeting.yml"
ABOUT = "docs/tr/about.md"
NOTICE = "translates an older version of the Turkish text"
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The tiny site with all its translations noted, the entry in Turkish only left out."""
    root = copy_tiny_site(tmp_path / "project")
    (root / "content/tr/events/visit.yml").unlink()
    return root


@pytest.fixture
def run(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Give `run(*arguments)`: exit status and output of a command in the project; all translations are noted first."""
    monkeypatch.chdir(project)
    monkeypatch.setenv("COLUMNS", "100")

    def run_command(*arguments: str) -> tuple[int, str]:
        status = commands.main(list(arguments))
        captured = capsys.readouterr()
        return status, captured.out + captured.err

    assert run_command("translated", "--record")[0] == 0
    return run_command


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def pages_with_notice(root: Path) -> dict[str, str]:
    """The pages of the English site that say that they are outdated, with the day that they name."""
    renderer = renderer_of(root)
    found = {}
    for route in renderer.site.routes.all:
        notice = re.search(rf'<p class="notice">([^<]*{NOTICE}.*?)</p>', renderer.render(route).html, re.DOTALL)
        if notice:
            day = re.search(r'<time datetime="([^"]*)"', notice[1])
            found[route.uri] = day[1] if day else ""
    return found


def renderer_of(root: Path, **settings: Any) -> Renderer:
    return Renderer(site.load(root, Settings(site_url="https://example.org/", timeline=(2017, 2019), **settings)))


def states(run: Run) -> list[str]:
    """The lines of `status` that name an outdated text, such as "outdated: summary"."""
    status, shown = run("status")
    assert status == 0
    return re.findall(r"^  \w+ / (outdated: \D\S*)$", shown, re.MULTILINE)


# the issue's walk


def test_a_changed_sentence_marks_its_text_and_its_page_until_someone_has_gone_through_it(project: Path, run: Run) -> None:
    assert states(run) == []
    assert pages_with_notice(project) == {}

    change(project, MEETING, "ilk metni benimsedi", "ilk metni oybirliğiyle benimsedi")
    assert states(run) == ["outdated: summary"]
    assert pages_with_notice(project) == {"en/events/example-meeting-2018/": "2020-04-02"}

    change(project, MEETING_EN, "adopted the first text", "adopted the first version")
    assert states(run) == ["outdated: summary"], "the English alone does not clear it"

    status, said = run("translated", "events/meeting", "summary")
    assert status == 0
    assert "events/meeting summary: çeviri güncel sayıldı." in said
    assert states(run) == []
    assert pages_with_notice(project) == {}


def test_spacing_changes_nothing(project: Path, run: Run) -> None:
    change(project, MEETING, "Ardından [bulgular]", "Ardından\n  [bulgular]")
    change(project, ABOUT, "Gerçek site", "Gerçek  site")
    noted = (project / FILE).read_bytes()
    assert states(run) == []
    assert run("translated", "--record")[1].startswith(f"{FILE} güncel.")
    assert (project / FILE).read_bytes() == noted


def test_a_page_without_a_day_of_its_own_names_none(project: Path, run: Run) -> None:
    change(project, ABOUT, "Gerçek site büyüktür", "Gerçek site çok büyüktür")
    change(project, "content/tr/topics.yml", "Kimin nerede oturduğu", "Kimin nerede nasıl oturduğu")
    assert states(run) == ["outdated: summary", "outdated: body#neden"]
    assert pages_with_notice(project) == {"en/about/": "", "en/topics/housing/": ""}


# the recorder


def test_a_change_of_both_languages_is_current(project: Path, run: Run) -> None:
    change(project, MEETING, "ilk metni benimsedi", "ilk metni onayladı")
    change(project, MEETING_EN, "adopted the first text", "approved the first text")
    assert f"{FILE} yenilendi" in run("translated", "--record")[1]
    assert states(run) == []


def test_two_changes_one_after_the_other_are_not(project: Path, run: Run) -> None:
    change(project, MEETING, "ilk metni benimsedi", "ilk metni onayladı")
    run("translated", "--record")
    change(project, MEETING_EN, "adopted the first text", "accepted the first text")
    run("translated", "--record")
    assert states(run) == ["outdated: summary"]


def test_another_checkout_says_what_changed_even_where_nobody_kept_the_notes(project: Path, run: Run, tmp_path: Path) -> None:
    change(project, MEETING, "ilk metni benimsedi", "ilk metni onayladı")
    shutil.copytree(project, tmp_path / "base")
    change(project, MEETING_EN, "adopted the first text", "accepted the first text")
    change(project, ABOUT, "Gerçek site büyüktür", "Gerçek site küçüktür")
    change(project, "docs/en/about.md", "The real site is large", "The real site is small")
    assert run("translated", "--record", "--since", str(tmp_path / "base"))[0] == 0
    assert states(run) == ["outdated: summary"]


def test_a_checkout_that_cannot_be_read_is_passed_over(project: Path, run: Run, tmp_path: Path) -> None:
    change(project, MEETING, "ilk metni benimsedi", "ilk metni onayladı")
    status, said = run("translated", "--record", "--since", str(tmp_path / "nowhere"))
    assert status == 0
    assert "okunamadı" in said
    assert states(run) == ["outdated: summary"]


def test_new_and_removed_texts_are_noted_and_dropped(project: Path, run: Run) -> None:
    change(project, MEETING, "title: Örnek Toplantı\n", "title: Örnek Toplantı\nmotto: Birlikte\n")
    change(project, MEETING_EN, "title: Example Meeting\n", "title: Example Meeting\nmotto: Together\n")
    change(project, "docs/en/about.md", "\n## Why?\n\nThe real site is large.\n", "")
    run("translated", "--record")
    lines = (project / FILE).read_text(encoding="utf-8")
    assert "events/meeting motto " in lines
    assert "pages/about body#neden" not in lines
    assert "eksik / missing: body#neden" in run("status", "about")[1]
    assert pages_with_notice(project) == {"en/about/": ""}


# notes that are missing or spoilt


@pytest.mark.parametrize("spoilt", [None, b"", b"\x00\xff" * 999, b"<<<<<<< HEAD\n"])
def test_without_notes_nothing_is_outdated_and_everything_is_built(spoilt: bytes | None, project: Path, run: Run) -> None:
    change(project, MEETING, "ilk metni benimsedi", "ilk metni onayladı")
    (project / FILE).unlink()
    if spoilt is not None:
        (project / FILE).write_bytes(spoilt)
    assert pages_with_notice(project) == {}
    status, shown = run("status")
    assert status == 0
    assert "translated --record" in shown
    assert run("translated", "--record")[0] == 0
    assert "translated --record" not in run("status")[1]


# the commands


@pytest.mark.parametrize("arguments", [("--record",), ("meeting",)])
def test_notes_that_cannot_be_written_are_no_traceback(arguments: tuple[str, ...], project: Path, run: Run) -> None:
    (project / FILE).unlink()
    (project / FILE).mkdir()
    status, said = run("translated", *arguments)
    assert status == 1
    assert "dosya okunamadı ya da yazılamadı / a file could not be read or written" in said
    assert FILE in said


def test_one_record_or_a_whole_file_can_be_confirmed(project: Path, run: Run) -> None:
    change(project, "content/tr/topics.yml", "Kimin nerede oturduğu", "Kimin nerede nasıl oturduğu")
    change(project, "content/tr/topics.yml", "Kimin nasıl iyileştiği", "Kimin nerede iyileştiği")
    assert states(run) == ["outdated: summary", "outdated: summary"]
    assert run("translated", "housing")[0] == 0
    assert states(run) == ["outdated: summary"]
    assert run("translated", "content/en/topics.yml")[0] == 0
    assert states(run) == []


def test_only_the_fields_that_are_named_are_confirmed(project: Path, run: Run) -> None:
    change(project, MEETING, "ilk metni benimsedi", "ilk metni onayladı")
    change(project, MEETING, "label: belediye", "label: kent")
    assert run("translated", "meeting", "figures")[0] == 0
    assert states(run) == ["outdated: summary"]


def test_a_section_with_a_new_heading_keeps_one_note(project: Path, run: Run) -> None:
    change(project, ABOUT, "## Neden?", "## Niçin?")
    assert states(run) == ["outdated: body#nicin"]
    assert run("translated", "about")[0] == 0
    assert states(run) == []
    noted = (project / FILE).read_text(encoding="utf-8")
    assert "pages/about body#nicin " in noted
    assert "pages/about body#neden " not in noted


def test_a_section_without_english_is_not_confirmed_by_the_way(project: Path, run: Run) -> None:
    change(project, "docs/en/about.md", "\n## Why?\n\nThe real site is large.\n", "")
    assert "pages/about body#neden: çevirisi yok." in run("translated", "about")[1]
    assert "eksik / missing: body#neden" in run("status", "about")[1]
    assert run("translated", "about", "body#neden")[0] == 0
    assert states(run) == []
    assert pages_with_notice(project) == {}


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        (("translated",), "KEY ya da --record yazın. / Give KEY, or --record."),
        (("translated", "meeting", "--record"), "KEY ya da --record yazın."),
        (("translated", "meting"), "Şu mu: events/meeting? / there is no such record. Is it events/meeting?"),
        (("translated", "meeting", "sumary"), "Şu mu: summary? / there is no such field. Is it summary?"),
        (("status", "meting"), "Şu mu: events/meeting?"),
    ],
)
def test_what_cannot_be_meant_is_answered_in_both_languages(arguments: tuple[str, ...], answer: str, project: Path, run: Run) -> None:
    noted = (project / FILE).read_bytes()
    status, said = run(*arguments)
    assert status == 1
    assert answer in said
    assert (project / FILE).read_bytes() == noted


def test_a_key_that_two_registers_have_must_be_told_apart(project: Path, run: Run) -> None:
    (project / "content/tr/events/center.yml").write_text((project / MEETING).read_text(encoding="utf-8").replace("ornek-", "a-"), "utf-8")
    status, said = run("translated", "center")
    assert status == 1
    assert "events/center, organizations/center" in said


def test_status_shows_both_texts(project: Path, run: Run) -> None:
    change(project, MEETING, "ilk metni benimsedi", "ilk metni onayladı")
    shown = run("status")[1]
    assert "  content/en/events/meeting.yml\n" in shown
    assert "    tr: Belediyeler ilk metni onayladı." in shown
    assert "    en: The municipalities adopted the first text." in shown
    assert all(len(line) <= 100 for line in shown.splitlines()[:-2])
    assert "güncel / current: 3, eskimiş / outdated: 1, eksik / missing: 0" in run("status", "meeting")[1]


def test_a_word_of_the_site_that_has_changed_is_shown_like_any_other_text(project: Path, run: Run) -> None:
    write(project, {"content/tr/site.yml": "own_theme: göç\n", "content/en/site.yml": "own_theme: migration\n"})
    run("translated", "--record")
    change(project, "content/tr/site.yml", "göç", "Örnek belediyelerin barınma")
    for shown in (run("status")[1], run("status", "site")[1]):
        assert "content/en/site.yml" in shown
        assert "Örnek belediyelerin barınma" in shown


@pytest.mark.parametrize("width", ["20", "60", "200"])
def test_the_table_keeps_to_the_width(width: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", width)
    table = run("status")[1].split("\n\n")[1].splitlines()
    assert len({len(line) for line in table}) == 1
    assert len(table[0]) == max(int(width), 16 + 40)


def test_status_stays_short_where_a_whole_file_is_not_translated(project: Path, run: Run) -> None:
    text = "title: Toplantı\nkind: meeting\nsummary: Bir toplantı.\nsources: [brochure]\npublished: 2020-03-01\n"
    figures = "".join(f"  f{number}: {{label: sayı {number}, value: 1, sources: [brochure]}}\n" for number in range(30))
    (project / "content/tr/events/other.yml").write_text(f"{text}figures:\n{figures}", encoding="utf-8")
    shown = run("status")[1]
    assert "  events/other " in shown
    assert "sayı " not in shown
    assert "make status KEY=" in shown
    assert run("status", "other")[1].count("sayı ") == 30


# the editors' page


def pages(root: Path, **settings: Any) -> tuple[str, str]:
    renderer = renderer_of(root, **settings)
    turkish, english = (renderer.render(route).document for route in renderer.site.routes.all if route.kind == "translations")
    return turkish, english


def test_the_page_shows_what_needs_work_in_both_languages(project: Path, run: Run) -> None:
    turkish, english = pages(project)
    assert "Bütün çeviriler güncel." in turkish
    assert "Every translation is current." in english
    change(project, MEETING, "ilk metni benimsedi", "ilk metni onayladı")
    change(project, MEETING_EN, "figures:\n  municipalities: {label: municipalities}\n", "")
    for document, title, state in zip(pages(project), ("Örnek Toplantı", "Example Meeting"), ("eskimiş", "outdated"), strict=True):
        assert f">{title}</a></h3>" in document
        assert f'<span class="tag">{state}</span> <code>summary</code>' in document
        assert '<dd lang="tr">Belediyeler ilk metni onayladı.</dd>' in document
        assert '<dd lang="en">The municipalities adopted the first text.</dd>' in document
        assert "<code>figures.municipalities.label</code>" in document
        assert "<code>content/en/events/meeting.yml</code>" in document
        assert "<code>events/meeting</code>" in document
        assert "<code>python -m bilingual translated " in document
        assert "/actions/" not in document
    workflow = yaml.safe_load((ROOT / ".github/workflows/translated.yml").read_text(encoding="utf-8"))
    names = workflow["name"].split(" / ")
    for document, name in zip(pages(project, edit_url="https://example.net/union/site/edit/main/"), names, strict=True):
        assert 'href="https://example.net/union/site/edit/main/content/en/events/meeting.yml"' in document
        assert f'<a href="https://example.net/union/site/actions/workflows/translated.yml">{name}</a>' in document


def test_a_title_in_turkish_only_makes_the_page_itself_no_partly_translated_one(tmp_path: Path) -> None:
    _, english = pages(copy_tiny_site(tmp_path / "project"))
    assert '<span lang="tr">Çevrilmemiş Ziyaret</span>' in english
    assert "Parts of this page are in Turkish only" not in english


def test_the_page_does_not_grow_without_end(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    change(project, "content/tr/topics.yml", "Kimin nerede oturduğu", "Kimin nerede nasıl oturduğu")
    change(project, MEETING, "ilk metni benimsedi", "ilk metni onayladı")
    change(project, MEETING, "label: belediye", "label: kent")
    monkeypatch.setattr(translations_page, "MOST_RECORDS", 1)
    monkeypatch.setattr(translations_page, "MOST_TEXTS", 1)
    _, english = pages(project)
    assert english.count('<article class="translation">') == 1
    assert "This record has 1 more texts." in english
    assert "There are 1 more records" in english


def test_readers_and_programs_do_not_meet_the_page(project: Path, run: Run) -> None:
    renderer = renderer_of(project)
    routes = [route for route in renderer.site.routes.all if route.kind == "translations"]
    assert [route.uri for route in routes] == ["ceviri-durumu/", "en/translation-status/"]
    for route in routes:
        assert '<meta name="robots" content="noindex">' in renderer.render(route).document
    for artifact in all_outputs(renderer):
        if not artifact.uri.endswith((".html", ".png")) and artifact.uri != "addresses.txt":
            assert b"ceviri-durumu" not in artifact.content, artifact.uri
            assert b"translation-status" not in artifact.content, artifact.uri


@pytest.mark.parametrize("editors_links", [True, False])
def test_every_page_leads_to_it_where_the_site_shows_editors_their_links(editors_links: bool, project: Path, run: Run) -> None:
    renderer = renderer_of(project, editors_links=editors_links)
    for route in (route for route in renderer.site.routes.all if route.kind != "translations"):
        footer = renderer.render(route).document.rpartition('<footer class="site-footer">')[2]
        assert ("ceviri-durumu/" in footer or "translation-status/" in footer) == editors_links, route.uri


# merging


def test_git_merges_what_two_branches_have_noted(project: Path, run: Run, tmp_path: Path) -> None:
    base = (project / FILE).read_bytes()
    sides = []
    for old, new in (("ilk metni benimsedi", "ilk metni onayladı"), ("label: belediye", "label: kent")):
        (project / FILE).write_bytes(base)
        change(project, MEETING, old, new)
        run("translated", "meeting")
        sides.append((project / FILE).read_bytes())
        change(project, MEETING, new, old)
    for name, content in zip(("ours", "base", "theirs"), (sides[0], base, sides[1]), strict=True):
        (tmp_path / name).write_bytes(content)
    command = ["git", "merge-file", "--union", "-p", "ours", "base", "theirs"]
    (project / FILE).write_bytes(subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout)
    change(project, MEETING, "ilk metni benimsedi", "ilk metni onayladı")
    change(project, MEETING, "label: belediye", "label: kent")
    assert states(run) == []
    assert run("translated", "--record")[0] == 0
    assert states(run) == []


# the Turkish that an English text was made from


def commit(project: Path) -> None:
    own = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    for arguments in (["init"], ["add", "."], [*own, "commit", "--message", "x"]):
        subprocess.run(["git", *arguments], cwd=project, check=True, capture_output=True)


def test_what_an_english_text_was_made_from_is_kept_and_shown_until_it_is_current(run: Run, project: Path) -> None:
    before = {"summary": "Belediyeler ilk metni benimsedi.", "body": "Toplantı [merkezin]"}
    section = (project / ABOUT).read_text(encoding="utf-8").rpartition("\n## ")[2].partition("\n")[2].strip()
    commit(project)
    for words in ("ikinci", "üçüncü"):
        change(project, MEETING, f"{'ilk' if words == 'ikinci' else 'ikinci'} metni benimsedi", f"{words} metni benimsedi")
        commit(project)
    change(project, ABOUT, section, "Başka türlü.")
    assert not (project / earlier.FILE).exists()
    assert run("translated", "--record")[0] == 0
    kept = [line for line in (project / earlier.FILE).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert [line.split()[0] for line in kept] == ["events/meeting", "pages/about"]
    assert kept[0] == f'events/meeting summary "{before["summary"]}"'
    assert section.split("\n")[0] in kept[1]
    assert f"    tr (önceki / before): {before['summary']}\n    tr: Belediyeler üçüncü" in run("status", "events/meeting")[1]
    renderer = renderer_of(project, editors_links=True, issues_url="https://example.net/issues/")
    files = {file.uri: file.content for file in edit_page.make(renderer)}
    said = json.loads(files["api/edit/records/events/meeting.json"])
    assert said["earlier"] == {"summary": [before["summary"], "Belediyeler üçüncü metni benimsedi."]}
    ((place, (then, now)),) = json.loads(files["api/edit/records/pages/about.json"])["earlier"].items()
    assert place.startswith("body#")
    assert section in then
    assert "Başka türlü." in now
    shutil.rmtree(project / ".git")  # what is kept needs no git
    assert run("translated", "--record")[0] == 0
    assert [line for line in (project / earlier.FILE).read_text(encoding="utf-8").splitlines() if not line.startswith("#")] == kept
    assert run("translated", "events/meeting")[0] == 0
    assert (project / earlier.FILE).read_text(encoding="utf-8").splitlines()[2:] == kept[1:]


def test_without_git_or_with_lines_of_a_merge_nothing_is_known_and_nothing_fails(run: Run, project: Path) -> None:
    change(project, MEETING, "ilk metni benimsedi", "ilk metni onayladı")
    assert run("translated", "--record")[0] == 0
    assert not (project / earlier.FILE).exists()
    lines = ["<<<<<<< main", 'events/meeting summary "', r'events/meeting summary "\q"', 'events/meeting summary "Başka."']
    write(project, {earlier.FILE: "\n".join(lines)})
    assert "önceki" not in run("status", "events/meeting")[1]
    assert run("translated", "--record")[0] == 0
    assert (project / earlier.FILE).read_text(encoding="utf-8") == earlier.HEAD
