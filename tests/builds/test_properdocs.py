"""ProperDocs, the fork that goes on where MkDocs 1.x ends, publishes the same bytes: addresses, titles, heads, feeds and all."""

import sys
from pathlib import Path

import pytest

from tests.builds.tiny import copy_example_site, run, snapshot

PROPERDOCS = (sys.executable, "-m", "properdocs", "build", "--strict", "--config-file")  # comes with the RSS plugin


def build_by_properdocs(project: Path, into: Path) -> dict[str, bytes]:
    """What ProperDocs publishes of a project."""
    done = run((*PROPERDOCS, str(project / "mkdocs.yml"), "--site-dir", str(into)), project, NO_MKDOCS_2_WARNING="1")
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return snapshot(into)


@pytest.mark.long  # another host than the one that publishes
def test_the_site_is_the_same(tmp_path: Path, example_site: Path) -> None:
    found, expected = build_by_properdocs(copy_example_site(tmp_path / "project"), tmp_path / "by-properdocs"), snapshot(example_site)
    assert sorted(found) == sorted(expected)
    assert [uri for uri in expected if found[uri] != expected[uri]] == []
