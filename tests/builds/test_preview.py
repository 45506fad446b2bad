"""The live preview: what an editor saves is seen, mistakes are named and fixed without a restart, drafts show."""

import os
import re
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from bilingual.host import preview_server

from benchmarks.preview import Preview
from tests.builds.tiny import clean_environment, copy_moved_site, copy_tiny_site, run, snapshot

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


def test_every_file_equals_that_of_a_build(example_project: Path, example_site: Path) -> None:
    """But for the script that waits for a change."""
    site = preview_server.Preview(example_project, drafts=False)
    script = re.compile(rb'<script src="/_preview/reload\.js\?[0-9-]+"></script>')
    files = snapshot(example_site)
    answers = {uri: site.answer("/" + uri.removesuffix("index.html")) for uri in files}
    assert [uri for uri, answer in answers.items() if (answer.status, script.sub(b"", answer.content)) != (200, files[uri])] == []
    assert [uri for uri, answer in answers.items() if uri.endswith(".html") and not script.search(answer.content)] == []


def test_below_a_path_old_addresses_lead_on_and_unknown_ones_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/repo/")
    site = preview_server.Preview(copy_moved_site(tmp_path / "project"))
    assert site.answer("/") == (302, "/repo/", b"")
    assert site.answer("/repo/etkinlikler") == (301, "/repo/etkinlikler/", b"")
    assert b"ornek-toplanti-2018/" in site.answer("/repo/etkinlikler/eski-ad/").content
    assert site.answer("/repo/yok/").status == 404
    assert b"/repo/etkinlikler/" in site.answer("/repo/yok/").content
    assert site.answer("/repo/assets/../../mkdocs.yml").status == 404


def test_what_plugins_change_is_shown_as_they_change_it(tmp_path: Path) -> None:
    project = copy_tiny_site(tmp_path / "project")
    hook = project / "sign.py"
    hook.write_text("def on_post_page(output, page, config):\n    return output.replace('</body>', 'imza</body>')\n", encoding="utf-8")
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("hooks: [", "hooks: [sign.py, ").replace("extra:\n", "extra:\n  plugins_for_pages: [sign.py]\n")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert b"imza<script" in preview_server.Preview(project).answer("/").content


def test_without_the_plugin_that_a_feed_needs_it_says_so(tmp_path: Path) -> None:
    project = copy_tiny_site(tmp_path / "project")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("plugins: []\n")
    answer = preview_server.Preview(project).answer("/rss.xml")
    assert answer.status == 500
    assert "plugins.i18n: bu ayar yok" in answer.content.decode()


def test_an_address_in_use_is_told_in_both_languages(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        done = run((sys.executable, "-m", "bilingual", "serve", "--address", address), copy_tiny_site(tmp_path / "project"))
    assert done.returncode == 1
    assert done.stderr.startswith(f"{address} adresini başka bir program kullanıyor.")
    assert f"Another program uses {address}." in done.stderr


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


@pytest.mark.parametrize(
    ("path", "old", "new", "place"),
    [
        (EVENT, "date: 2018-10-16", "date: 2018-13-16", f"{EVENT}:11:7: date: "),
        (EVENT, "title: ", "title: '", f"{EVENT}:"),
        ("mkdocs.yml", "nav: [", "nav: [missing.md, ", "mkdocs.yml:3:7: nav: "),
        ("mkdocs.yml", "nav: [", "nav: ][", "mkdocs.yml:3:6: "),
        ("mkdocs.yml", "first: 2017", "first: x", "mkdocs.yml:5:21: extra.timeline.first: "),
    ],
)
def test_a_mistake_is_a_page_and_the_next_save_recovers(preview: Preview, path: str, old: str, new: str, place: str) -> None:
    change(preview, path, old, new)
    seen = preview.page("etkinlikler/")
    assert "kendiliğinden geri gelir" in seen
    assert "comes back by itself" in seen
    assert place in seen
    change(preview, path, new, old)
    assert "kendiliğinden geri gelir" not in preview.page("etkinlikler/")
    assert place in preview.said()
    assert "Traceback" not in preview.said()


def test_whoever_waits_is_told_of_a_change(preview: Preview) -> None:
    version = re.findall(r"reload\.js\?([0-9-]+)", preview.page(""))[0]
    with urlopen(f"{preview.address}_preview/changes?{version}", timeout=PATIENCE) as waiting:
        assert waiting.readline() == b":\n"
        change(preview, EVENT, "kind:", "kind: ")
        assert b"data: changed\n" in waiting.read()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_ctrl_c_ends_it_quietly(preview: Preview) -> None:
    """The last test of this file: it ends the preview."""
    preview.process.send_signal(signal.SIGINT)
    assert preview.process.wait(PATIENCE) == 0
    assert "Traceback" not in preview.said()
