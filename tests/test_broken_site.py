"""A site that is wrong in every way we know at once, and what holds for all problems alike."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from bilingual.content import loader
from bilingual.diagnostics import catalog
from bilingual.diagnostics.problems import ContentError, problem

from tests.golden import Case, cases, lay_out, write

BROKEN = Path(__file__).parent / "broken"
EXPECTED = BROKEN / "problems.txt"
MESSAGES = catalog.texts("en", "problems")

UNWRITABLE: dict[str, object] = {
    "docs/tr/Kötü Ad.md": "Metin.\n",
    "content/tr/events/Kötü_Ad.yml": "title: Toplantı\n",
    "content/tr/events/link-out-of-the-project.yml": {"link": "../../../../hosts"},
    "content/tr/events/too-deep.yml": {"start": "title: ", "repeat": "[", "times": 100_000},
    "content/tr/events/too-large.yml": {"start": "title: ", "repeat": "Toplantı ", "times": 250_000},
    "content/tr/events/too-long.yml": {"start": "kind: panel\ntitle: ", "repeat": "Panel ", "times": 200},
}
"""What no repository should hold: links, names that systems spell differently, files too large to look at; and a label too few."""

UNPROVOKED = {
    "same-name": "needs a disk that tells capital letters apart; see units/test_pictures.py",
    "unreadable": "needs a disk that fails; see units/test_source.py",
    **dict.fromkeys(
        ("address-changed", "address-without-record", "address-of-another", "bad-ledger-line", "key-changed"),
        "comes of the ledger of addresses, not of the content; see outputs/test_ledger.py",
    ),
    "other-term": "is a warning; see units/test_terminology.py",
    **dict.fromkeys(("not-on-card", "published-later", "repeated-value"), "are warnings; see units/test_check.py"),
    **dict.fromkeys(
        (
            "straight-quotes",
            "unequal-lists",
            "other-citations",
            "announced-without-remark",
            "long-summary",
            "unlike-its-series",
            "unused-record",
            "picture-uncredited",
            "status-not-updated",
        ),
        "are warnings; see units/test_editorial_warnings.py",
    ),
    "document-locked": "needs a document that a program locked; see units/test_documents.py",
    **dict.fromkeys(
        ("document-without-title", "document-without-language", "document-without-tags", "files-of-withdrawn"),
        "are warnings; see units/test_documents.py",
    ),
    **dict.fromkeys(
        ("not-in-the-menu", "dead-address", "dead-anchor"), "come of the settings, and of pages as they are made; see units/test_check.py"
    ),
    **dict.fromkeys(
        (
            "unknown-setting",
            "setting-refused",
            "setting-fixed",
            "setting-needed",
            "setting-names-no-file",
            "no-such-title",
            "extension-refused",
            "plugin-refused",
            "no-color",
            "color-contrast",
        ),
        "come of the settings; see units/test_settings_check.py",
    ),
    "no-answer": "comes of the answers for a new site; see editors/test_new_site.py",
    "invalid": "stands for faults that pydantic may learn to find in future releases",
}
"""The messages that no case can bring about, and why."""


@pytest.fixture
def broken_site(tmp_path: Path) -> Path:
    shutil.copytree(BROKEN / "site", tmp_path / "site")
    for path, said in UNWRITABLE.items():
        write(tmp_path / "site" / path, said)
    (tmp_path / "hosts").write_text("title: Elsewhere\n", encoding="utf-8")
    return tmp_path / "site"


def test_every_problem_of_every_file_comes_out_in_one_run(broken_site: Path, rewrite_cases: bool) -> None:
    with pytest.raises(ContentError) as caught:
        loader.read(broken_site)
    if rewrite_cases:
        EXPECTED.write_text(f"{caught.value}\n", encoding="utf-8", newline="\n")
    assert f"{caught.value}\n" == EXPECTED.read_text(encoding="utf-8")


def test_a_second_run_says_the_same(broken_site: Path) -> None:
    reports = set()
    for _ in range(2):
        with pytest.raises(ContentError) as caught:
            loader.read(broken_site)
        reports.add(str(caught.value))
    assert len(reports) == 1


def test_every_broken_file_is_named(broken_site: Path) -> None:
    with pytest.raises(ContentError) as caught:
        loader.read(broken_site)
    named = {found.path for found in caught.value.problems}
    files = {path.relative_to(broken_site).as_posix() for path in broken_site.rglob("*") if not path.is_dir()}
    # Where two files say a thing together, the fault may stand in the other of them.
    pairs = {path for path in files if {path.replace("/en/", "/tr/", 1), path.replace("/tr/", "/en/", 1)} & named}
    assert files - named - pairs == {"content/tr/events/same-address-1.yml"}


def test_every_message_is_provoked_by_a_case() -> None:
    printed, unprovoked = "\n".join(printed_lines()), set()
    for code, english in MESSAGES.items():
        pattern = re.escape(catalog.BLANK.sub("\0", english)).replace("\0", ".*")
        if not re.search(rf"^ *{pattern}$", printed, re.MULTILINE):
            unprovoked.add(code)
    assert unprovoked == UNPROVOKED.keys()


def test_every_message_says_what_is_wrong_and_then_what_to_do_in_both_languages() -> None:
    wrong = []
    for code, english in MESSAGES.items():
        values = dict.fromkeys(catalog.BLANK.findall(english), "x")
        found = problem("content/tr/events/x.yml", (1, 1), "field", code, **values | {"closest": None})
        said = [message.partition("; ") for message in (found.turkish, found.english)]
        if not all(fault and remedy for fault, _, remedy in said) or found.turkish == found.english:
            wrong.append(code)
    assert wrong == []


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in cases("problems")])
def test_every_problem_points_into_its_file(path: Path, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as caught:
        loader.read(lay_out(tmp_path, Case(path).files))
    for found in caught.value.problems:
        file = tmp_path / found.path
        lines = file.read_bytes().decode("utf-8", "replace").split("\n") if file.is_file() else [""]
        assert 1 <= found.line <= len(lines), found
        assert 1 <= found.column <= len(lines[found.line - 1]) + 1, found


def printed_lines() -> Iterator[str]:
    """Yield all lines that the cases and the broken site expect."""
    yield from EXPECTED.read_text(encoding="utf-8").splitlines()
    for path in cases("problems"):
        yield from Case(path).expected.get("problems", "").splitlines()
