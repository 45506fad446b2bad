"""The tiny site before and after a change."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bilingual.audit import built_site
from bilingual.audit.built_site import BuiltSite

from tests.review.changed import build_changed


@pytest.fixture(scope="session")
def changed(run_folder: Path, build_once: Callable[[str, Path], Path]) -> tuple[Path, Path]:
    """The project after the change, and its built site."""
    return build_changed(run_folder, build_once)


@pytest.fixture(scope="session")
def sites(tiny_site: Path, changed: tuple[Path, Path]) -> tuple[BuiltSite, BuiltSite]:
    """The site before and after the change."""
    return built_site.read(tiny_site), built_site.read(changed[1])
