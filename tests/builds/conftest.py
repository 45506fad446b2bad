"""Whole builds: the tiny site of tests/sites/tiny/ and the example one, built as editors and CI build them."""

from pathlib import Path

import pytest

from tests.builds.links import BuiltPage, read_pages
from tests.builds.tiny import copy_tiny_site


@pytest.fixture
def tiny_project(tmp_path: Path) -> Path:
    """The tiny site as a project of this test's own."""
    return copy_tiny_site(tmp_path / "project")


@pytest.fixture(scope="session")
def tiny_pages(tiny_site: Path) -> dict[str, BuiltPage]:
    """The pages of the tiny site, by address."""
    return read_pages(tiny_site)


@pytest.fixture(scope="session")
def example_pages(example_site: Path) -> dict[str, BuiltPage]:
    """The pages of the example site, by address."""
    return read_pages(example_site)
