"""The builds of the live preview: what is served, what an editor is told, and the second site that is made in between."""

import subprocess
import sys
from pathlib import Path

import pytest
from bilingual.preview_builds import PreviewBuilds
from bilingual.site import BuildFailed

from tests.builds.tiny import clean_environment, copy_tiny_site, run


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("os.environ", clean_environment())
    return copy_tiny_site(tmp_path / "project")


def test_a_second_site_waits_for_the_first_change(project: Path) -> None:
    with PreviewBuilds(project, "http://127.0.0.1:8000/") as builds:
        builds.build()
        assert not (project / ".cache/bilingual/preview-spare").exists()
        builds.copy()
        assert builds._copying
        assert builds._copying.wait(120) == 0
    served, spare = builds.folder, project / ".cache/bilingual/preview-spare"
    assert sorted(path.relative_to(served) for path in served.rglob("*")) == sorted(path.relative_to(spare) for path in spare.rglob("*"))


def test_a_change_does_not_wait_for_the_copy(project: Path) -> None:
    event = project / "content/tr/events/meeting.yml"
    with PreviewBuilds(project, "http://127.0.0.1:8000/") as builds:
        builds.build()
        builds.copy()
        event.write_text(event.read_text(encoding="utf-8").replace("title: Örnek Toplantı", "title: Başka Toplantı"), encoding="utf-8")
        builds.build()
        assert builds._copying
        assert builds._copying.returncode not in (None, 0)
    assert "Başka Toplantı" in (builds.folder / "etkinlikler/ornek-toplanti-2018/index.html").read_text(encoding="utf-8")


def test_nothing_goes_on_when_the_preview_ends(project: Path) -> None:
    with PreviewBuilds(project, "http://127.0.0.1:8000/") as builds:
        builds.copy()
    assert isinstance(builds._copying, subprocess.Popen)
    assert builds._copying.returncode is not None


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
    with PreviewBuilds(project, "http://127.0.0.1:8000/") as builds, pytest.raises(BuildFailed, match="was not built"):
        builds.build()
