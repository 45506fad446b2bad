"""A site built from content that wants to run: a browser shows it as text, in search results too, even without the pages' policy."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.builds.tiny import copy_tiny_site, write

ATTACK = (
    "<script>alert(1)</script><img src=x onerror=alert(1)> \"' onmouseover=alert(1) x=' javascript:alert(1) "
    "</title></script><svg onload=alert(1)>"
)
WORDS = f"'Kötü {ATTACK.replace(chr(39), chr(39) * 2)}'"
EVENT = f"""\
title: {WORDS}
kind: meeting
summary: {WORDS}
theme: {WORDS}
motto: {WORDS}
themes: [{WORDS}]
date: 2018-10-16
people:
  speaker: {{name: {WORDS}, role: speaker, wording: {WORDS}}}
parts:
  film: {{kind: film-screening, title: {WORDS}, summary: {WORDS}, sources: [brochure]}}
figures:
  people: {{label: {WORDS}, value: 20, remark: {WORDS}, sources: [brochure]}}
remarks:
  date: {{text: {WORDS}}}
search_words: [{WORDS}]
sources: [brochure]
published: 2020-03-01
body: |
  ## Kötü `<script>alert(1)</script>`

  `<img src=x onerror=alert(1)>` ve &lt;script&gt;alert(1)&lt;/script&gt;, [x](https://example.org/ "' onclick='alert(1)").
"""
ENGLISH = f"title: {WORDS}\nsummary: {WORDS}\nfigures:\n  people: {{label: {WORDS}}}\n"
PAGES = (
    "",
    "en/",
    "etkinlikler/",
    "en/events/",
    "etkinlikler/meeting/",
    "en/events/meeting/",
    "zaman-cizelgesi/",
    "en/timeline/",
    "sayilar/",
)


@pytest.fixture(scope="module")
def site(build_once: Callable[[str, Path], Path], run_folder: Path, serve: Callable[..., str]) -> str:
    """The address of the tiny site with an event full of attacks, built whole."""
    project = run_folder / "hostile-project"
    if not project.exists():
        copy_tiny_site(project)
        write(project, {"content/tr/events/meeting.yml": EVENT, "content/en/events/meeting.yml": ENGLISH})
    return serve(build_once("hostile-site", project))


def watch(page: Page) -> list[str]:
    """Take the security policy out of every page, and return a list that fills with everything that runs all the same."""
    seen: list[str] = []

    def note_dialog(dialog: object) -> None:
        seen.append("a dialog")
        dialog.dismiss()  # type: ignore[attr-defined]

    def without_policy(route: Route) -> None:
        answer = route.fetch()
        if "text/html" not in answer.headers.get("content-type", ""):
            return route.fulfill(response=answer)
        text, count = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", answer.text())
        assert count == 1
        return route.fulfill(response=answer, body=text)

    page.on("dialog", note_dialog)
    page.on("console", lambda message: seen.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on("response", lambda answer: seen.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    page.route("**/*", without_policy)
    return seen


def test_nothing_in_a_text_runs(page: Page, site: str) -> None:
    seen = watch(page)
    shown = 0
    for uri in PAGES:
        page.goto(site + uri, wait_until="load")
        shown += "onerror=alert(1)" in page.inner_text("body")
        assert page.locator("[onerror], [onload], [onmouseover], [onclick], img[src=x]").count() == 0, uri
        assert seen == [], uri
    assert shown >= 6, "the attacks are on no page: nothing was tested"


@pytest.mark.parametrize("address", ["ara/", "en/search/"])
def test_nothing_in_a_result_runs(page: Page, site: str, address: str) -> None:
    seen = watch(page)
    page.goto(f"{site}{address}?q=onerror+%3Cimg+src%3Dx+onerror%3Dalert(1)%3E", wait_until="networkidle")
    page.wait_for_timeout(300)
    assert "onerror=alert(1)" in page.inner_text("main")
    assert page.locator("[onerror], [onload], img[src=x], main script:not([src]):not([type])").count() == 0
    assert seen == []
