"""A clean clone of the project, for the steps of workflows to run in."""

from pathlib import Path

import pytest

from tests.workflows.runner import clone


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone on its main branch, without an environment, as GitHub checks it out."""
    return clone(tmp_path_factory.mktemp("run"))
