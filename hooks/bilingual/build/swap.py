"""Puts a new folder in the place of another whole; whatever happens, the old one or the new one stands.

A folder such as ``.site-x7k2_q.building`` beside ``site/`` holds the new one until it is finished, and is gone afterwards. A process that
is killed leaves it there, and the next one clears it away. On Linux and macOS the two folders change places in one step. Where the system
has no such step, as on Windows, the old folder is moved aside first; if the process is killed in that moment, it is missing until the next
time, when it is put back before anything else.

Nothing here guards against a power cut: the system may then lose what was written last.
"""

import ctypes
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BUILDING = ".building"
"""The end of the name of the folder in which the new one is made."""

AT_FDCWD, RENAME_EXCHANGE = -100, 2
"""Of Linux's renameat2: relative to the working folder; exchange the two."""
RENAME_SWAP = 2
"""Of macOS' renamex_np: exchange the two."""


@contextmanager
def swapped_in(destination: Path) -> Iterator[Path]:
    """Give the path of a folder to make, which takes the place of ``destination`` when all went well, and is deleted otherwise."""
    for interrupted in destination.parent.glob(f".*{BUILDING}"):
        if interrupted.name.startswith(f".{destination.name}-"):
            _clear(interrupted, destination)
    folder = Path(tempfile.mkdtemp(prefix=f".{destination.name}-", suffix=BUILDING, dir=destination.parent))
    try:
        yield folder / "new"
        _swap(folder / "new", destination, folder / "old")
    finally:
        _clear(folder, destination)


def _clear(folder: Path, destination: Path) -> None:
    """Put the old site back if it was moved aside and nothing has taken its place; delete the folder of a build."""
    if (folder / "old").exists() and not destination.exists():
        (folder / "old").rename(destination)
    shutil.rmtree(folder, ignore_errors=True)


def _swap(fresh: Path, destination: Path, old: Path) -> None:
    if not destination.exists():
        fresh.rename(destination)
    elif not _exchange(fresh, destination):
        destination.rename(old)
        fresh.rename(destination)


def _exchange(one: Path, other: Path) -> bool:
    """Let two folders change places in one step, in which no process sees either missing; return False where that cannot be done."""
    calls: dict[str, tuple[str, tuple[int | bytes, ...]]] = {
        "linux": ("renameat2", (AT_FDCWD, bytes(one), AT_FDCWD, bytes(other), RENAME_EXCHANGE)),
        "darwin": ("renamex_np", (bytes(one), bytes(other), RENAME_SWAP)),
    }
    if sys.platform not in calls:
        return False
    name, arguments = calls[sys.platform]
    try:
        return bool(getattr(ctypes.CDLL(None), name)(*arguments) == 0)
    except (AttributeError, OSError):  # the C library of this system lacks the function
        return False
