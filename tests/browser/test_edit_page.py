"""The page on which editors write, as they meet it: nothing changed, the tasks that they have, keyboard, screen reader, a slow line."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NewContext, listen_for_failures

PHONE, DESK = {"width": 360, "height": 780}, {"width": 1280, "height": 800}
MOST_BYTES = 30_000
LONGEST = 4000

OPEN_ALL = """() => {
    const folds = () => [...document.querySelectorAll(".edit details:not([open])")];
    while (folds().length) for (const fold of folds()) { fold.fill?.(); fold.open = true; }
    const inputs = [...document.querySelectorAll(".edit-form :is(input, textarea, select)")];
    for (const input of inputs.filter(one => one.type !== "file" && !(one.tagName === "SELECT" && one.closest(".edit-add"))))
        for (const event of ["input", "change", "blur"]) input.dispatchEvent(new Event(event, { bubbles: true }));
    return inputs.length;
}"""
"""Opens every fold and touches every control without changing what it says; returns how many there are."""


@pytest.fixture(scope="module")
def folder(example_project: Path, tmp_path_factory: pytest.TempPathFactory, build_once: Callable[[str, Path], Path]) -> Path:
    """The example site, which leads editors to their page."""
    project = Path(shutil.copytree(example_project, tmp_path_factory.mktemp("edited") / "project"))
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("extra:\n", "extra:\n  editors_links: true\n"), encoding="utf-8")
    return build_once("edited-site", project)


@pytest.fixture(scope="module")
def site(folder: Path, serve: Callable[..., str]) -> str:
    return serve(folder, "/ornek/")


@pytest.fixture
def desk(new_context: NewContext, site: str) -> Page:
    return new_context(viewport=DESK).new_page()


def open_record(page: Page, site: str, query: str, locale: str = "tr") -> None:
    page.goto(f"{site}{'duzenle/' if locale == 'tr' else 'en/edit/'}?{query}")
    expect(page.locator(".edit-form")).to_be_visible()


def field(page: Page, place: str) -> Any:
    return page.locator(f'[data-place="{place}"]')


def proposal(page: Page) -> dict[str, Any]:
    """The list of changes, after the pause in which the page waits for more."""
    page.wait_for_timeout(600)
    text = page.locator(".edit-changes textarea").input_value()
    found: dict[str, Any] = json.loads(text) if text else {}
    return found


def mark(value: Any) -> str:
    return f"{crc32(json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(',', ':')).encode()):08x}"


def names_of_records(folder: Path) -> list[str]:
    below = folder / "api/edit/records"
    return sorted(path.relative_to(below).as_posix().removesuffix(".json") for path in below.rglob("*.json"))


def query_of(name: str) -> str:
    kind, _, key = name.partition("/")
    return f"kind={kind}&key={key}" if key else f"kind={'signatory-list' if kind == 'signatories' else kind}"


def assert_nothing_changes(page: Page, site: str, name: str) -> None:
    open_record(page, site, query_of(name))
    assert page.evaluate(OPEN_ALL) > 1, name
    assert proposal(page) == {}, name
    expect(page.locator(".edit-bar")).to_be_hidden()


@pytest.mark.parametrize("register", ["events", "organizations", "pages", "declaration", "signatories", "site"])
def test_opening_a_record_changes_nothing(desk: Page, folder: Path, site: str, register: str) -> None:
    failures = listen_for_failures(desk)
    for name in [name for name in names_of_records(folder) if name.partition("/")[0] == register][:2]:
        assert_nothing_changes(desk, site, name)
    assert failures == []


@pytest.mark.long  # two records of most kinds are opened above
def test_opening_any_record_changes_nothing(desk: Page, folder: Path, site: str) -> None:
    for name in names_of_records(folder):
        assert_nothing_changes(desk, site, name)
