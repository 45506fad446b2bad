"""Keeps what is costly to make between builds, by name; whoever keeps something must keep with it what it was made from.

A cache is never needed: without one, or with one that is damaged or cannot be written, everything is made again, with equal results.
"""

import contextlib
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from bilingual import atomic_files

FOLDER = Path(".cache", "bilingual")
"""Where what is costly to make is kept between builds, below the project's folder. It can be deleted at any time."""
DIGEST_SIZE = 32


class Cache:
    """A folder of made bytes, in sections; without a folder, nothing is kept."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    @property
    def is_open(self) -> bool:
        """Whether anything is kept at all."""
        return self._folder is not None

    def load(self, section: str, name: str) -> bytes | None:
        """Return what was kept by ``name``, or None where there is nothing, or it is damaged."""
        return _read(self._folder / section / name) if self._folder else None

    def keep(self, section: str, name: str, parts: Iterable[bytes]) -> None:
        """Keep ``parts``, one after another, by ``name``, in the place of what was there; of many, one at a time takes memory."""
        if self._folder:
            _write(self._folder / section / name, parts)

    def drop_oldest(self, section: str, number: int) -> None:
        """Delete what lies in ``section`` but for the ``number`` of names that were kept last."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            paths = sorted((self._folder / section).iterdir(), key=lambda path: path.stat().st_mtime_ns, reverse=True)
            for path in paths[number:]:
                path.unlink(missing_ok=True)


def _read(path: Path) -> bytes | None:
    """Return the bytes kept at ``path``, or None where there are none or they are damaged."""
    try:
        with path.open("rb") as file:
            length = file.seek(0, os.SEEK_END) - DIGEST_SIZE
            file.seek(0)
            kept, digest = file.read(max(length, 0)), file.read()
    except OSError:
        return None
    return kept if hashlib.sha256(kept).digest() == digest else None


def _write(path: Path, parts: Iterable[bytes]) -> None:
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_files.replace(path, _with_digest(parts))


def _with_digest(parts: Iterable[bytes]) -> Iterator[bytes]:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
        yield part
    yield digest.digest()
