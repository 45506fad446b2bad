"""The live preview in a real browser: the page follows the files by itself, also through a mistake, and under its own policy."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from bilingual.host.preview_server import Preview, PreviewServer
from playwright.sync_api import Page, expect

from tests.browser.pages import no_errors
from tests.builds.tiny import copy_tiny_site

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
