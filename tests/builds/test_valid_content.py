"""What check lets through, build builds and verify accepts: proved on content that is made at random, and valid.

The checker of HTML, which needs seconds to start, looks at all sites of a run at once.
"""

import shutil
from pathlib import Path

import pytest
from bilingual import publish, verify
from bilingual.commands import check
from bilingual.verify import html

from tests.builds.tiny import copy_tiny_site
from tests.builds.valid_content import Maker

SITES = 20
MANY_SITES = 300


def build_made_up_site(seed: int, folder: Path) -> Path:
    """Make, check and build the site of a number; return the built site."""
    project = copy_tiny_site(folder / f"project-{seed}")
    for locale in ("tr", "en"):
        shutil.rmtree(project / "docs" / locale)
        words = project / "content" / locale / "site.yml"
        text = words.read_bytes()
        shutil.rmtree(words.parent)
        words.parent.mkdir()
        words.write_bytes(text)
    Maker(seed).write(project)
    check.read(project)
    publish.build(project, folder / f"site-{seed}")
    shutil.rmtree(project)
    return folder / f"site-{seed}"


def refused(seeds: range, folder: Path) -> list[str]:
    """Return what verify finds in the sites of these numbers."""
    found: list[str] = []
    for seed in seeds:
        site = build_made_up_site(seed, folder)
        checks = verify.verify(site, without=("html",))
        found += [f"site {seed}: {check}: {one}" for check, findings in checks.items() for one in findings if not one.is_told]
        if seed % 10:  # one in ten is kept for the checker of HTML
            shutil.rmtree(site)
    return found + [f"html: {one}" for one in html.check_folder(folder)]


@pytest.mark.parametrize("seeds", [range(SITES // 2), range(SITES // 2, SITES)], ids=["one half", "the other"])  # two processes at once
def test_whatever_check_lets_through_is_built_and_accepted(tmp_path: Path, seeds: range) -> None:
    assert refused(seeds, tmp_path) == []


@pytest.mark.long  # many minutes; the twenty above are the same by chance
def test_whatever_check_lets_through_is_built_and_accepted_many_times(tmp_path: Path) -> None:
    assert refused(range(SITES, SITES + MANY_SITES), tmp_path) == []
