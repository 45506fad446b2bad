"""Files that are made from the table of fields and kept in the repository, for editors' tools and for readers on the forge.

Each generator returns the files that it makes: text by path, relative to the project's folder, with slashes.
What is made may follow the content only where ``VOLATILE`` names it, so that no change of content alone makes a file out of date.
"""

from pathlib import Path

from bilingual.authoring import editor_schemas, field_reference
from bilingual.content import atomic_files

VOLATILE = frozenset({editor_schemas.KEYS})
"""Files that follow the content; being out of date, they only help a little less, and are not reported."""


def files(root: Path) -> dict[str, str]:
    """Return the text of every generated file of the project ``root`` by path."""
    return {**editor_schemas.files(root), **field_reference.files()}


def stale(root: Path) -> list[str]:
    """Return the paths of the files that are missing, out of date, or no longer generated."""
    return [path for path in _changes(root) if path not in VOLATILE or not (root / path).is_file()]


def write(root: Path) -> list[str]:
    """Bring all generated files below ``root`` up to date; return the paths of those that were written or deleted.

    Raises OSError where a file cannot be written: it is then as it was, but others may be up to date already.
    """
    changes = _changes(root)
    for path, text in changes.items():
        if text is None:
            (root / path).unlink()
        else:
            atomic_files.replace(root / path, text.encode())
    return [*changes]


def _changes(root: Path) -> dict[str, str | None]:
    """Return what the files that are out of date must say, by path; None where a file must go."""
    wanted = files(root)
    found = (path.relative_to(root).as_posix() for path in (root / editor_schemas.FOLDER).rglob("*") if path.is_file())
    obsolete = dict.fromkeys(path for path in found if path not in VOLATILE | wanted.keys())
    return {path: text for path, text in wanted.items() if _read(root / path) != text} | obsolete


def _read(path: Path) -> str | None:
    """Return the text of a file with plain line ends, or None where there is none."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
