"""The live preview in a real browser: the page follows the files by itself, also through a mistake, and under its own policy."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from bilingual.content import loader
from bilingual.host.preview_server import Preview, PreviewServer
from playwright.sync_api import Page, expect

from tests.browser.pages import listen_for_failures, no_errors
from tests.builds.tiny import copy_tiny_site
from tests.drawn import draw
from tests.photographs import exif, saved

EVENT = "content/tr/events/meeting.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_tiny_site(tmp_path / "project")


@pytest.fixture
def address(project: Path) -> Iterator[str]:
    """The address of the preview of the project."""
    with PreviewServer(("127.0.0.1", 0), Preview(project)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def change(project: Path, old: str, new: str) -> None:
    """Save the event with a change, as an editor does."""
    text = (project / EVENT).read_text(encoding="utf-8")
    assert old in text
    (project / EVENT).write_text(text.replace(old, new), encoding="utf-8")


def test_the_page_follows_the_files(project: Path, address: str, page: Page) -> None:
    with no_errors(page):
        page.goto(f"{address}etkinlikler/ornek-toplanti-2018/")
        change(project, "title: Örnek Toplantı", "title: Başka Toplantı")
        expect(page.get_by_role("heading", level=1)).to_have_text("Başka Toplantı")


def test_a_mistake_is_seen_until_it_is_mended(project: Path, address: str, page: Page) -> None:
    page.goto(f"{address}etkinlikler/ornek-toplanti-2018/")
    change(project, "date: 2018-10-16", "date: 2018-13-16")
    expect(page.locator("pre")).to_contain_text(f"{EVENT}:11:7: date: ")
    assert page.locator("pre").evaluate("pre => getComputedStyle(pre).whiteSpace") == "pre-wrap"
    change(project, "date: 2018-13-16", "date: 2018-11-17")
    expect(page.get_by_role("main")).to_contain_text("17 Kasım 2018")


def test_what_an_editor_writes_is_saved_and_said_and_no_draft_is_left(project: Path, address: str, page: Page) -> None:
    failures = listen_for_failures(page)
    page.goto(f"{address}en/edit/?kind=events&key=meeting")
    page.locator('[data-place="title"] textarea').first.fill("Yeni Toplantı")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text(f"Saved.\n{EVENT}")
    assert "title: Yeni Toplantı\n" in (project / EVENT).read_text(encoding="utf-8")
    expect(page.locator(".edit-bar")).to_be_hidden()
    expect(page.locator('[data-place="title"] textarea').first).to_have_value("Yeni Toplantı")
    assert page.evaluate("localStorage.length") == 0
    assert failures == []


def test_what_cannot_be_saved_is_said_and_the_draft_stays(project: Path, address: str, page: Page) -> None:
    before = (project / EVENT).read_bytes()
    page.goto(f"{address}duzenle/?kind=events&key=meeting")
    page.locator('[data-place="date"] input').fill("2018-13-16")
    page.get_by_role("button", name="Kaydet").click()
    expect(page.get_by_role("status")).to_contain_text("Önce işaretli yerleri düzeltin.")
    page.get_by_role("button", name="Kaydet").click()
    expect(page.get_by_role("status")).to_contain_text(f"Kaydedilmedi; hiçbir dosya değişmedi.\n{EVENT}")
    assert (project / EVENT).read_bytes() == before
    assert page.evaluate("localStorage.length") == 1


def test_a_new_record_is_saved_with_its_picture_and_opened_again(project: Path, address: str, page: Page, tmp_path: Path) -> None:
    picture = tmp_path / "IMG 1.jpg"
    picture.write_bytes(saved(draw(1, (300, 200)), "JPEG", exif=exif(6, place=True)))
    failures = listen_for_failures(page)
    page.goto(f"{address}duzenle/?kind=places&new=")
    page.locator('[data-place="name"] textarea').first.fill("Kıyı Salonu")
    page.locator('[data-place="kind"] select').select_option("venue")
    page.locator('[data-place="images"] input[type=file]').set_input_files(picture)
    page.locator('[data-place$=".alt"] textarea').first.fill("Salon")
    page.locator('[data-place$=".people"] select').select_option("none")
    page.get_by_role("button", name="Kaydet").click()
    expect(page.get_by_role("status")).to_contain_text("Kaydedildi.")
    assert page.url.endswith("kind=places&key=kiyi-salonu")
    assert failures == []
    (image,) = loader.read(project).places["kiyi-salonu"].images.values()
    assert (project / "docs/assets/images/places/kiyi-salonu" / image.file).is_file()
