"""Keeps what an editor has answered so far, so that an error, Ctrl-C or a closed window loses nothing."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bilingual.content import atomic_files
from bilingual.text import json_text

FOLDER = ".drafts"
"""Where answers are kept, below the project's folder; git does not take it up."""


@dataclass(frozen=True, slots=True)
class SavedAnswers:
    """The answers about a record by option, and those about records that are added with it: kind and answers of each, in order."""

    texts: dict[str, str]
    added: list[tuple[str, dict[str, str]]] = field(default_factory=list)


def path_of(kind: str) -> str:
    """Return where the answers about a record of ``kind`` are kept, below the project's folder."""
    return f"{FOLDER}/new-{kind}.json"


def save(root: Path, kind: str, answers: SavedAnswers) -> None:
    """Keep ``answers``. Raises OSError where they cannot be written."""
    path = root / path_of(kind)
    path.parent.mkdir(exist_ok=True)
    atomic_files.replace(path, json_text.lines(asdict(answers), 1).encode())


def load(root: Path, kind: str) -> SavedAnswers | None:
    """Return what was kept about a record of ``kind``, or None where nothing was, or nothing that can be read."""
    try:
        said = json.loads((root / path_of(kind)).read_text(encoding="utf-8"))
        return SavedAnswers(dict(said["texts"]), [(name, dict(texts)) for name, texts in said["added"]])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def forget(root: Path, kind: str) -> None:
    """Keep nothing about a record of ``kind`` any longer."""
    (root / path_of(kind)).unlink(missing_ok=True)
