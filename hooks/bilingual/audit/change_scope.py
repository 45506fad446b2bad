"""Says whether a change is one of content alone, or of the engine, whose tests then run too."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

from bilingual.text.language import LOCALES

CONTENT = ("mkdocs.yml", "content/", "records/", "docs/assets/images/", "docs/assets/files/", *(f"docs/{locale}/" for locale in LOCALES))
"""What is the site's own: its settings, and the folders below which it is written. Tests of the engine read none of it."""


def files_of_engine(paths: Iterable[str]) -> list[str]:
    """Return those of the changed ``paths`` that are no content."""
    return [path for path in paths if not path.startswith(CONTENT)]


def changed_since(root: Path, revision: str) -> list[str]:
    """Return the paths that differ between ``revision`` and the last commit.

    A file that moved counts at both of its places. Raises CalledProcessError where git knows no such revision.
    """
    command = ["git", "diff", "--name-only", "--no-renames", "-z", revision, "HEAD"]
    return subprocess.run(command, cwd=root, check=True, capture_output=True, encoding="utf-8").stdout.split("\0")[:-1]
