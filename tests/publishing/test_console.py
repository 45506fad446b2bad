"""`verify --browser`: every page is opened in Chromium, and what it complains of is found."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from bilingual.audit import verify
from bilingual.audit.verify import console

from tests.browser.chromium import find_or_install


@pytest.fixture(scope="module")
def chromium() -> str:
    return str(find_or_install())


def complaints(site: Path, chromium: str, opened: int | None = None) -> list[tuple[str, str]]:
    """What is found, in a thread of its own: in this one another test's browser may still be at hand, and two do not share a thread."""
    with ThreadPoolExecutor(1) as thread:
        found = thread.submit(verify.verify, site, verify.CHECKS, chromium, opened).result()["console"]
    return [(one.uri, str(one)) for one in found]


@pytest.mark.parametrize("opened", [12, pytest.param(None, marks=pytest.mark.long)], ids=["a sample", "every page"])  # a hundred pages
def test_no_page_of_a_whole_site_complains(tiny_site: Path, chromium: str, opened: int | None) -> None:
    assert complaints(tiny_site, chromium, opened) == []


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        ("<script>alert(1)</script>", "Content Security Policy"),
        ('<script src="assets/scripts/gone.js"></script>', "404"),
        ('<img src="https://example.net/dot.png" alt="">', "example.net"),
    ],
    ids=["a script in the page", "a file that is not there", "another host"],
)
def test_what_a_page_complains_of_is_found_there(tiny_site: Path, tmp_path: Path, chromium: str, damage: str, said: str) -> None:
    for name in ("index.html", "addresses.txt"):
        shutil.copy(tiny_site / name, tmp_path)
    shutil.copytree(tiny_site / "assets", tmp_path / "assets")
    page = tmp_path / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("</main>", f"{damage}</main>"), encoding="utf-8")
    found = complaints(tmp_path, chromium)
    assert {uri for uri, _ in found} == {"index.html"}
    assert any(said in line for _, line in found)


def test_an_old_address_leads_on_and_complains_of_nothing(tiny_site: Path, tmp_path: Path, chromium: str) -> None:
    for name in ("index.html", "addresses.txt"):
        shutil.copy(tiny_site / name, tmp_path)
    shutil.copytree(tiny_site / "assets", tmp_path / "assets")
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    (tmp_path / "old").mkdir()
    leads_on = page.replace("</head>", '<meta http-equiv="refresh" content="0; url=../"></head>').replace('"assets/', '"../assets/')
    (tmp_path / "old" / "index.html").write_text(leads_on, encoding="utf-8")
    assert complaints(tmp_path, chromium) == []


def test_without_a_browser_the_check_fails_and_says_what_to_do(tiny_site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "BROWSERS", ())
    (found,) = verify.verify(tiny_site, verify.CHECKS, "")["console"]
    assert found.code == "no-browser"
    assert "--browser" in str(found)
