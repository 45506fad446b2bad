"""The preview of a change, opened from a folder in a real browser: no server, no other host."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bilingual.audit import built_site
from bilingual.audit.review import changes, preview
from bilingual.audit.verify.console import ABORTED
from playwright.sync_api import Frame, Page

from tests.builds.links import read_pages
from tests.review.changed import build_changed


@pytest.fixture(scope="module")
def folder(tiny_site: Path, run_folder: Path, build_once: Callable[[str, Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A preview of the tiny site's change."""
    folder = tmp_path_factory.mktemp("preview") / "önizleme klasörü"
    before, after = built_site.read(tiny_site), built_site.read(build_changed(run_folder, build_once)[1])
    preview.write(changes.compare(before, after), after, folder)
    return folder


@pytest.fixture
def opened(page: Page, folder: Path) -> Page:
    """The file of the changed pages; nothing may be asked for but files of the folder, and nothing may fail."""
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.append(request.url) if not is_in(folder, request.url) else None)
    page.faults = faults  # type: ignore[attr-defined]
    page.goto((folder / preview.FILE).as_uri())
    return page


def is_in(folder: Path, url: str) -> bool:
    return url.startswith((folder.as_uri(), "data:", "about:"))


def shown(page: Page, titles: list[str]) -> list[Frame]:
    """The frames, once they show pages of these titles."""
    for number, title in enumerate(titles):
        page.frame_locator("iframe").nth(number).locator("h1").filter(has_text=title).wait_for()
    frames = page.frames[1:]
    assert len(frames) == len(titles)
    return frames


def test_the_first_record_stands_in_both_languages_with_its_styles(opened: Page) -> None:
    opened.get_by_role("link", name="Example Meeting").click()
    turkish, english = shown(opened, ["Örnek Toplantı", "Example Meeting"])
    assert turkish.locator("html").get_attribute("lang") == "tr"
    assert english.locator("html").get_attribute("lang") == "en"
    for frame in (turkish, english):
        assert frame.locator("html").get_attribute("data-script") == "on", "its scripts run"
        assert frame.evaluate("getComputedStyle(document.querySelector('.skip-link')).position") in ("absolute", "fixed")
    assert turkish.get_by_text("17 Ekim 2018").first.is_visible()
    assert opened.locator("li[aria-current]").count() == 1
    assert opened.faults == []  # type: ignore[attr-defined]


def test_links_lead_within_the_page_to_other_pages_and_into_the_site(opened: Page, folder: Path) -> None:
    opened.get_by_role("link", name="Example Meeting").click()
    (turkish, _) = shown(opened, ["Örnek Toplantı", "Example Meeting"])
    turkish.locator(".mark-src").first.click()
    turkish.locator(".note").first.wait_for()
    turkish.locator(".skip-link").focus()
    turkish.locator(".skip-link").press("Enter")
    assert len(opened.frames) == 3
    assert turkish.evaluate("scrollY") > 0, "within the page"
    turkish.locator(".breadcrumbs a").last.click()
    shown(opened, ["Etkinlikler", "Events"])
    opened.frames[1].locator(".site-header a[href^='site/']").first.click()
    opened.wait_for_url(re.compile(r"/site/.*index\.html$"))
    assert Path(unquote(urlsplit(opened.url).path)).is_relative_to(folder / preview.SITE)
    assert opened.faults == []  # type: ignore[attr-defined]


def test_nothing_but_our_scripts_runs_in_the_file(opened: Page) -> None:
    (frame, *_) = (opened.locator("iframe").first.element_handle().content_frame(),)
    assert frame is not None
    frame.locator("h1").wait_for()
    frame.evaluate("const s = document.createElement('script'); s.textContent = 'parent.document.title = 1'; document.body.append(s)")
    assert opened.title() != "1"
    assert any("Content Security Policy" in fault for fault in opened.faults)  # type: ignore[attr-defined]


def test_every_changed_page_is_listed_with_what_becomes_of_it(opened: Page) -> None:
    rows = opened.locator("nav li").all_inner_texts()
    assert any("Örnek Toplantı" in row and "taşındı" in row and "changed" in row for row in rows)
    assert any("Yeni | *toplantı* <b>@kimse</b>" in row and "yeni" in row and "no page" in row for row in rows)
    assert any("Sonraki Çalıştay" in row and "kaldırıldı" in row for row in rows)
    assert opened.get_by_role("link", name="Sonraki Çalıştay").count() == 0, "what is gone cannot be shown"


def test_the_whole_site_opens_from_its_folder(page: Page, folder: Path) -> None:
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("requestfailed", lambda request: faults.append(request.url) if request.failure != ABORTED else None)
    page.on("request", lambda request: faults.append(request.url) if not is_in(folder, request.url) else None)
    site = folder / preview.SITE
    page.goto((site / "index.html").as_uri())
    page.locator(".site-header a[hreflang=en]").click()
    page.wait_for_url("**/site/en/index.html")
    for address in (
        "zaman-cizelgesi/index.html",
        "deklarasyon/imzacilar/index.html",
        "404.html",
        "en/events/example-meeting-2018/index.html",
    ):
        page.goto((site / address).as_uri())
        assert page.locator("html").get_attribute("data-script") == "on", "its scripts run"
        assert page.evaluate("getComputedStyle(document.querySelector('.skip-link')).position") in ("absolute", "fixed"), "it is styled"
    page.goto((site / "etkinlikler/ornek-toplanti-2018/index.html").as_uri())
    page.wait_for_url("**/etkinlikler/ornek-toplanti-ekim-2018/index.html")
    assert faults == []


@pytest.mark.parametrize("address", ["ara/index.html", "en/search/index.html"])
def test_search_says_that_it_needs_a_server(page: Page, folder: Path, address: str) -> None:
    page.goto((folder / preview.SITE / address).as_uri())
    assert page.get_by_text("Arama bir sunucu ister").is_visible()
    assert page.get_by_text("Search needs a server").is_visible()
    assert not page.locator(".search__form").is_visible()


def test_every_link_of_the_folder_leads_to_a_file_in_it(folder: Path) -> None:
    site = folder / preview.SITE
    wrong = []
    for page in read_pages(site).values():
        file = site / page.uri / "index.html" if page.uri.endswith("/") or not page.uri else site / page.uri
        for written in page.find(
            "//a/@href | //script/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //img/@src | //form/@action"
        ):
            parts = urlsplit(str(written))
            if not parts.scheme and parts.path:
                target = (file.parent / unquote(parts.path)).resolve()
                if not target.is_file() or not target.is_relative_to(site.resolve()):
                    wrong.append(f"{page.uri}: {written}")
    assert wrong == []


def test_every_link_of_the_file_leads_to_one_of_its_pages_or_to_a_file(folder: Path) -> None:
    text = (folder / preview.FILE).read_text(encoding="utf-8")
    payload = text.partition('id="preview">')[2].partition("</script>")[0].replace("\\u003c", "<").replace('\\"', '"')
    links = set(re.findall(r'<a\b[^>]*?\shref="([^"#][^"]*)"', payload))
    inside = {link for link in links if not re.match("[a-z]+:", link)}
    assert len(inside) > 20
    assert [link for link in inside if not (folder / urlsplit(link).path).is_file()] == []
    assert "http-equiv" not in payload
    assert not re.search(r'(?:src|rel="stylesheet" href)="(?!data:)', payload), "nothing is loaded"


def test_where_no_words_change_a_page_of_each_sort_is_shown(tiny_site: Path) -> None:
    site = built_site.read(tiny_site)
    shown = preview.document(changes.compare(site, site), site)
    for uri in ("", "etkinlikler/", "etkinlikler/ornek-toplanti-2018/", "zaman-cizelgesi/"):
        assert f'href="#/{uri}"' in shown
