"""A project to add to: the tiny site, as an editor sees it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bilingual.__main__ import main
from bilingual.authoring.record_finder import Names
from bilingual.content import loader

from tests.builds.tiny import copy_tiny_site


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site, which no test changes."""
    return copy_tiny_site(tmp_path_factory.mktemp("authoring") / "tiny")


@pytest.fixture(scope="session")
def names(tiny: Path) -> Names:
    """The names of the tiny site's records."""
    return Names(loader.read(tiny))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny site of its own, in which commands run."""
    folder = copy_tiny_site(tmp_path / "project")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def editor(project: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Give `editor(*arguments, typed=None)`: the exit status of a command, of an editor at a terminal who types lines, or of a script."""

    def run(*arguments: str, typed: list[str] | None = None) -> int:
        monkeypatch.setattr("sys.stdin", Terminal(typed is not None))
        lines = iter(typed or [])

        def read(prompt: str) -> str:
            try:
                return next(lines)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", read)
        return main(list(arguments))

    return run


class Terminal:
    """Stands for standard input."""

    def __init__(self, is_terminal: bool) -> None:
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal
