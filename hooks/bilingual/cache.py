"""Keeps what is costly to make, by the digest of what it was made from.

A cache is never needed: without one, or with one that is damaged or cannot be written, everything is made again, with equal results.
"""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

DIGEST_SIZE = 32


class Cache:
    """A folder of made bytes, in sections; without a folder, nothing is kept."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._used: dict[str, set[str]] = {}

    def get(self, section: str, recipe: bytes, make: Callable[[], bytes]) -> bytes:
        """Return what ``make`` returns; ``recipe`` must say everything that its result depends on."""
        if self._folder is None:
            return make()
        name = hashlib.sha256(recipe).hexdigest()
        self._used.setdefault(section, set()).add(name)
        path = self._folder / section / name
        kept = _read(path)
        if kept is None:
            kept = make()
            _write(path, kept)
        return kept

    def drop_unused(self, section: str) -> None:
        """Delete what lies in ``section`` and was not asked for since this cache was opened."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            for path in list((self._folder / section).iterdir()):
                if path.name not in self._used.get(section, set()):
                    path.unlink(missing_ok=True)


def _read(path: Path) -> bytes | None:
    """Return the bytes kept at ``path``, or None where there are none or they are damaged."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    digest, kept = content[:DIGEST_SIZE], content[DIGEST_SIZE:]
    return kept if hashlib.sha256(kept).digest() == digest else None


def _write(path: Path, content: bytes) -> None:
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(content).digest() + content)
        Path(name).replace(path)
