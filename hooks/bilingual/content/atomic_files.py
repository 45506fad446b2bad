"""Writes files whole or not at all, by atomic replacement: a temporary file beside the old one, which then takes its place.

Whoever reads the file meanwhile finds the old bytes or the new ones, never some of both, and where the disk is full, a right is lacking or
the program is stopped, the old ones stay. What is made into a folder of its own, such as the site, needs none of this.
"""

import contextlib
import functools
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO


def replace(path: Path, parts: Iterable[bytes]) -> None:
    """Write ``parts``, one after another, as the whole file ``path``, be it there or not; its folder must be.

    A file that is there keeps its mode, and is replaced even where it is read-only; a new one gets the mode of any new file. Of a symbolic
    link, the file that it leads to is replaced, and the link stays.

    Raises:
        OSError: it cannot be written; ``path`` is as it was, and nothing lies beside it.
    """
    with prepared(path, parts) as put_in_place:
        put_in_place()


@contextlib.contextmanager
def prepared(path: Path, parts: Iterable[bytes]) -> Iterator[Callable[[], object]]:
    """Write a temporary file and yield the function that makes it the file ``path``, as ``replace`` does; it needs no more room.

    So several files can be written before the first is replaced. A temporary file that was not used is removed at the end.

    Raises:
        OSError: it cannot be written; nothing lies beside ``path``.
    """
    target = Path(os.path.realpath(path))
    temporary, file = _open_temporary(target.parent)
    try:
        with file:
            file.writelines(parts)
        if target.exists():
            shutil.copymode(target, temporary)
        yield functools.partial(temporary.replace, target)
    finally:
        temporary.unlink(missing_ok=True)


def _open_temporary(folder: Path) -> tuple[Path, BinaryIO]:
    """Create a file of a name that nobody has, not even a process of the same number that was killed; return its path, and it, open."""
    number = 0
    while True:
        path = folder / f".{os.getpid()}-{number}.tmp"
        try:
            return path, path.open("xb")
        except FileExistsError:
            number += 1
