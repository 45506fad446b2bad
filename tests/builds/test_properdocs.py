"""ProperDocs, the fork that goes on where MkDocs 1.x ends, publishes the same bytes: addresses, titles, heads, feeds and all."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builds.tiny import copy_tiny_site, run, snapshot
from tests.conftest import ROOT

PROPERDOCS = (sys.executable, "-m", "properdocs", "build", "--strict", "--config-file")  # comes with the RSS plugin


def build_by_properdocs(project: Path, into: Path) -> dict[str, bytes]:
    """What ProperDocs publishes of a project."""
    done = run((*PROPERDOCS, str(project / "mkdocs.yml"), "--site-dir", str(into)), project, NO_MKDOCS_2_WARNING="1")
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return snapshot(into)


@pytest.fixture
def assert_equal(tmp_path: Path) -> Callable[[Path, Path], None]:
    """Give `assert_equal(project, site)`: ProperDocs publishes the project as MkDocs did in the folder `site`."""

    def check(project: Path, site: Path) -> None:
        found, expected = build_by_properdocs(project, tmp_path / "by-properdocs"), snapshot(site)
        assert sorted(found) == sorted(expected)
        assert [uri for uri in expected if found[uri] != expected[uri]] == []

    return check


def test_the_tiny_site_is_the_same(tmp_path: Path, tiny_site: Path, assert_equal: Callable[[Path, Path], None]) -> None:
    assert_equal(copy_tiny_site(tmp_path / "project"), tiny_site)


def test_the_real_site_is_the_same(real_site: Path, assert_equal: Callable[[Path, Path], None]) -> None:
    assert_equal(ROOT, real_site)
