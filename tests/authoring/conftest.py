"""A project to add to: the tiny site, as an editor sees it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bilingual.__main__ import main
from bilingual.authoring.record_finder import Names
from bilingual.content import loader
from bilingual.content.model import Corpus

from tests.builds.tiny import copy_tiny_site


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site, which no test changes."""
    return copy_tiny_site(tmp_path_factory.mktemp("authoring") / "tiny")


@pytest.fixture(scope="session")
def corpus(tiny: Path) -> Corpus:
    """What the tiny site holds."""
    return loader.read(tiny)


@pytest.fixture
def names(corpus: Corpus) -> Names:
    """The names of the tiny site's records."""
    return Names(corpus)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny site of its own, in which commands run."""
    folder = copy_tiny_site(tmp_path / "project")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def editor(project: Path) -> Callable[..., int]:
    """Give `editor(*arguments)`: the exit status of a command in the project."""
    return lambda *arguments: main(list(arguments))
