"""The example site, with the page for editors, passes every check, and its HTML conforms to the standard; what does not is found."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from bilingual.audit import verify
from bilingual.audit.verify import html

from tests.builds.tiny import copy_edited_site
from tests.conftest import ROOT


@pytest.fixture(autouse=True)
def _project_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """The checker of HTML is found below the project's folder."""
    monkeypatch.chdir(ROOT)


def test_the_example_site_is_in_order(tmp_path: Path, build_once: Callable[[str, Path], Path]) -> None:
    site = build_once("edited-site", copy_edited_site(tmp_path / "project"))
    assert [str(one) for findings in verify.verify(site).values() for one in findings] == []


def test_html_that_does_not_conform_is_found_with_its_line(tmp_path: Path, tiny_site: Path) -> None:
    page = "hakkinda/index.html"
    (tmp_path / page).parent.mkdir()
    for uri in ("index.html", page):
        shutil.copy(tiny_site / uri, tmp_path / uri)
    text = (tmp_path / page).read_text(encoding="utf-8")
    (tmp_path / page).write_text(text.replace("</main>", "\n<ul><p>no item</p></ul></main>"), encoding="utf-8")
    others = [name for name in verify.CHECKS if name != "html"]
    (found,) = verify.verify(tmp_path, others)["html"]
    assert (found.uri, found.line, found.code) == (page, text.split("</main>")[0].count("\n") + 2, "html")
    assert "not allowed as child of element “ul”" in str(found)


@pytest.mark.parametrize("missing", ["java", "checker"])
def test_without_the_checker_the_check_fails_and_says_what_to_do(
    tiny_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    if missing == "java":
        monkeypatch.setattr(html, "find_java", lambda: None)
    else:
        monkeypatch.chdir(tmp_path)
    (found,) = verify.verify(tiny_site, [name for name in verify.CHECKS if name != "html"])["html"]
    assert found.code == "no-checker"
    assert "--without html" in str(found)
