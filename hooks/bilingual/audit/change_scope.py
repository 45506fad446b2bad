"""Says whether a change is one of content alone, or of the engine, whose tests then run too."""

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from bilingual.text.language import LOCALES

SETTINGS = "mkdocs.yml"
CONTENT = ("content/", "records/", "docs/assets/images/", "docs/assets/files/", *(f"docs/{locale}/" for locale in LOCALES))
"""The folders below which a change is one of content."""


def files_of_engine(paths: Iterable[str], before: str, after: str) -> list[str]:
    """Return those of the changed ``paths`` that are no content; ``before`` and ``after`` are the text of the settings."""
    return [
        path for path in paths if not path.startswith(CONTENT) and not (path == SETTINGS and _differ_in_menu_and_timeline(before, after))
    ]


def changed_since(root: Path, revision: str) -> tuple[list[str], str, str]:
    """Return the paths that differ between ``revision`` and the last commit, and the text of the settings in both.

    A file that moved counts at both of its places. Raises CalledProcessError where git knows no such revision.
    """
    paths = _git(root, "diff", "--name-only", "--no-renames", "-z", revision, "HEAD").split("\0")
    before, after = (_git(root, "show", f"{commit}:{SETTINGS}") for commit in (revision, "HEAD"))
    return [path for path in paths if path], before, after


def _git(root: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True, encoding="utf-8").stdout


def _differ_in_menu_and_timeline(before: str, after: str) -> bool:
    """Return whether two settings are the same but for the menu and the timeline; false where either cannot be read."""
    try:
        return _without_content(before) == _without_content(after)
    except (yaml.YAMLError, ValueError, TypeError):
        return False


def _without_content(text: str) -> dict[str, str]:
    """Return the settings as YAML, tags and all, by their names with a dot between; an environment is not asked."""
    settings = dict(_by_name(yaml.compose(text)))
    extra = {f"extra.{name}": value for name, value in _by_name(settings.pop("extra", None)) if name != "timeline"}
    return {name: yaml.serialize(value) for name, value in {**settings, **extra}.items() if name != "nav"}


def _by_name(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node]]:
    return ((name.value, value) for name, value in (node.value if node else ()))
