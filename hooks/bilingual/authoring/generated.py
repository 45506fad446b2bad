"""Files that are made from the table of fields and kept in the repository, for editors' tools and for readers on the forge.

Each generator returns the files that it makes: text by path, relative to the project's folder, with slashes.
What is made may follow the content only where ``VOLATILE`` names it, so that no change of content alone makes a file out of date.
"""

from collections.abc import Mapping
from pathlib import Path

from bilingual.authoring import editor_schemas, field_reference
from bilingual.content import atomic_files

VOLATILE = frozenset({editor_schemas.KEYS})
"""Files that follow the content; being out of date, they only help a little less, and are not reported."""

FOLDERS = (editor_schemas.FOLDER,)
"""Folders that hold generated files only."""


def files(root: Path) -> dict[str, str]:
    """Return the text of every generated file of the project ``root`` by path."""
    return {**editor_schemas.files(root), **field_reference.files()}


def stale(root: Path) -> list[str]:
    """Return the paths of the files that are missing, out of date, or no longer generated."""
    wanted = files(root)
    changed = [path for path, text in wanted.items() if path not in VOLATILE and _read(root / path) != text]
    missing = [path for path in VOLATILE & wanted.keys() if not (root / path).is_file()]
    return [*changed, *missing, *_obsolete(root, wanted)]


def write(root: Path) -> list[str]:
    """Bring all generated files below ``root`` up to date; return the paths of those that were written or deleted.

    Raises OSError where a file cannot be written: it is then as it was, but others may be up to date already.
    """
    wanted = files(root)
    changed = [path for path, text in wanted.items() if _read(root / path) != text]
    for path in changed:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        atomic_files.replace(root / path, wanted[path].encode())
    obsolete = _obsolete(root, wanted)
    for path in obsolete:
        (root / path).unlink()
    return [*changed, *obsolete]


def _obsolete(root: Path, wanted: Mapping[str, str]) -> list[str]:
    found = (path.relative_to(root).as_posix() for folder in FOLDERS for path in (root / folder).rglob("*") if path.is_file())
    return [path for path in found if path not in VOLATILE | wanted.keys()]


def _read(path: Path) -> str | None:
    """Return the text of a file with plain line ends, or None where there is none."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
