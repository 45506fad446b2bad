"""What check lets through, build builds and verify accepts: proved on content that is made at random, and valid.

The checker of HTML, which needs seconds to start, looks at several sites at once.
"""

import shutil
from pathlib import Path

import pytest
from bilingual.audit import verify
from bilingual.audit.verify import html
from bilingual.cli import check
from bilingual.host import publish

from tests.builds.tiny import copy_tiny_site
from tests.builds.valid_content import Maker


def build_made_up_site(seed: int, folder: Path) -> Path:
    """Make, check and build the site of a number; return the built site."""
    project = copy_tiny_site(folder / f"project-{seed}")
    for locale in ("tr", "en"):
        shutil.rmtree(project / "docs" / locale)
        shutil.rmtree(project / "content" / locale)
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


@pytest.mark.parametrize(
    "seeds",
    [
        range(6),
        *(pytest.param(range(first, first + 60), marks=pytest.mark.long) for first in range(6, 306, 60)),  # a minute or two each
    ],
    ids=lambda seeds: f"{seeds.start} to {seeds.stop - 1}",
)
def test_whatever_check_lets_through_is_built_and_accepted(tmp_path: Path, seeds: range) -> None:
    assert refused(seeds, tmp_path) == []
