"""The builds of the live preview: what is served, and what an editor is told."""

import sys
from pathlib import Path

import pytest
from bilingual.host.preview_builds import PreviewBuilds
from bilingual.site.site import BuildFailed

from tests.builds.tiny import clean_environment, copy_tiny_site, run


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("os.environ", clean_environment())
    return copy_tiny_site(tmp_path / "project")


def test_what_has_changed_is_served_after_the_next_build(project: Path) -> None:
    event = project / "content/tr/events/meeting.yml"
    builds = PreviewBuilds(project, "http://127.0.0.1:8000/")
    builds.build()
    event.write_text(event.read_text(encoding="utf-8").replace("title: Örnek Toplantı", "title: Başka Toplantı"), encoding="utf-8")
    builds.build()
    assert "Başka Toplantı" in (builds.folder / "etkinlikler/ornek-toplanti-2018/index.html").read_text(encoding="utf-8")


def test_an_unknown_address_is_answered_by_the_page_of_the_site(project: Path) -> None:
    builds = PreviewBuilds(project, "http://127.0.0.1:8000/")
    assert builds.answer(404) is None
    builds.folder.mkdir(parents=True)
    (builds.folder / "404.html").write_bytes(b"no such page")
    assert builds.answer(404) == b"no such page"
    assert builds.answer(500) is None


def test_a_preview_that_cannot_begin_says_so_in_both_languages(project: Path) -> None:
    (project / "content/tr/topics.yml").write_text('housing: "Barınma\n', encoding="utf-8")
    done = run((sys.executable, "-m", "bilingual", "serve"), project)
    assert done.returncode == 1
    assert "content/tr/topics.yml:1:10: " in done.stderr
    assert done.stderr.endswith("Önizleme kurulamadı; nedeni yukarıda yazıyor. / The preview was not built; the reason stands above.\n")
    assert "Traceback" not in done.stderr


def test_a_failed_build_is_a_failed_build(project: Path) -> None:
    (project / "content/tr/topics.yml").write_text('housing: "Barınma\n', encoding="utf-8")
    with pytest.raises(BuildFailed, match="was not built"):
        PreviewBuilds(project, "http://127.0.0.1:8000/").build()
