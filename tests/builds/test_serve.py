"""The live preview: what an editor saves is seen, mistakes are named and fixed without a restart, drafts show."""

import os
import signal
from collections.abc import Iterator

import pytest

from benchmarks.preview import Preview
from tests.builds.tiny import clean_environment, copy_tiny_site

PATIENCE = 120  # seconds; machines may be slow
EVENT = "content/tr/events/meeting.yml"


def change(preview: Preview, path: str, old: str, new: str) -> None:
    """Save a file of the project with a change, as an editor does."""
    file = preview.folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    folder = tmp_path_factory.mktemp("preview")
    with Preview(copy_tiny_site(folder / "project"), folder / "log.txt", clean_environment(), PATIENCE) as running:
        running.wait_until(lambda: "Örnek Toplantı" in running.page("etkinlikler/"))
        yield running


def test_both_languages_are_served(preview: Preview) -> None:
    assert '<html lang="tr">' in preview.page("")
    assert '<html lang="en">' in preview.page("en/")


def test_drafts_show_in_the_preview(preview: Preview) -> None:
    assert "Taslak Forum" in preview.page("etkinlikler/draft/")
    assert "Draft Forum" in preview.page("en/events/")


def test_a_saved_change_shows(preview: Preview) -> None:
    change(preview, EVENT, "title: Örnek Toplantı", "title: Yeniden Adlandırılan Toplantı")
    preview.wait_until(lambda: "Yeniden Adlandırılan Toplantı" in preview.page("etkinlikler/ornek-toplanti-2018/"))
    assert "Yeniden Adlandırılan Toplantı" in preview.page("etkinlikler/")


def test_a_new_file_shows_and_is_gone_when_deleted(preview: Preview) -> None:
    event = "title: Canlı Eklenen\nkind: panel\nsummary: Önizleme sırasında eklendi.\nsources: [brochure]\npublished: 2020-06-01\n"
    file = preview.folder / "content/tr/events/live.yml"
    file.write_text(event, encoding="utf-8")
    preview.wait_until(lambda: "Canlı Eklenen" in preview.page("etkinlikler/live/"))
    file.unlink()
    preview.wait_until(lambda: "Canlı Eklenen" not in preview.page("etkinlikler/"))
    assert "Canlı Eklenen" not in preview.page("etkinlikler/live/")


def test_a_mistake_is_named_and_the_next_save_recovers(preview: Preview) -> None:
    change(preview, EVENT, "date: 2018-10-16", "date: 2018-13-16")
    preview.wait_until(lambda: f"{EVENT}:11:7: date: " in preview.said())
    preview.wait_until(lambda: "1 problem found; nothing was published." in preview.said())
    change(preview, EVENT, "date: 2018-13-16", "date: 2018-11-17")
    preview.wait_until(lambda: "17 Kasım 2018" in preview.page("etkinlikler/ornek-toplanti-2018/"))
    assert "Traceback" not in preview.said()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_ctrl_c_ends_it_quietly(preview: Preview) -> None:
    """The last test of this file: it ends the preview."""
    preview.process.send_signal(signal.SIGINT)
    assert preview.process.wait(PATIENCE) == 0
    assert "Traceback" not in preview.said()
