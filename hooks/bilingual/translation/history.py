"""Finds the Turkish that outdated English texts were made from in what git remembers of its file, and keeps it in earlier.py's."""

import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bilingual.content import source
from bilingual.text.language import SOURCE_LOCALE
from bilingual.translation import earlier, notes, sections
from bilingual.translation.notes import digest
from bilingual.translation.units import Status, Unit


def keep(root: Path, units: Iterable[Unit]) -> None:
    """Keep the Turkish of what is outdated among ``units``, all that the content holds: what is kept already, else what git remembers.

    Raises OSError where the file cannot be written; it is then as it was.
    """
    known = earlier.read(root)
    outdated = [(unit, note.made_from) for unit in units if unit.status is Status.OUTDATED for note in unit.notes]
    wanted: dict[str, set[str]] = {}
    for unit, made_from in outdated:
        if made_from not in known:
            wanted.setdefault(source.content_path(SOURCE_LOCALE, unit.register, unit.key), set()).add(made_from)
    for path, digests in wanted.items():
        known |= _remembered(root, path, digests)
    lines = {
        f"{unit.record} {unit.place} {json.dumps(known[made_from], ensure_ascii=False)}\n"
        for unit, made_from in outdated
        if made_from in known
    }
    if lines or (root / earlier.FILE).is_file():
        notes.write_file(root / earlier.FILE, earlier.HEAD + "".join(sorted(lines)))


def _remembered(root: Path, path: str, wanted: set[str]) -> Mapping[str, str]:
    """Return by digest those texts of the digests ``wanted`` that a file had once, as far back as git knows it."""
    found: dict[str, str] = {}
    for commit in _git(root, "log", "--format=%H", "--", path).split():
        if len(found) == len(wanted):
            break
        document, _ = source.parse(path, _git(root, "show", f"{commit}:./{path}").encode())
        for text in _texts([document.tree, *(part.text for part in sections.split(document.body or "", SOURCE_LOCALE))]):
            if (own := digest(text)) in wanted:
                found[own] = text
    return found


def _texts(said: Any) -> Iterator[str]:
    """Yield every text in what a file says, and every list of texts as one, as units have them."""
    if isinstance(said, str):
        yield said
        return
    parts = list(said.values() if isinstance(said, Mapping) else said or ())
    if isinstance(said, list) and all(isinstance(part, str) for part in parts):
        yield "\n".join(parts)
    for part in parts:
        yield from _texts(part)


def _git(root: Path, *arguments: str) -> str:
    """Return what git says, or "" where there is no git, no repository, or nothing of that name in it."""
    try:
        return subprocess.run(["git", *arguments], cwd=root, capture_output=True, encoding="utf-8", errors="replace", check=False).stdout
    except OSError:
        return ""
