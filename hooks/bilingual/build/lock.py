"""Lets one process at a time do something, by a lock on a file that the system takes back from whoever dies.

The locks are those that belong to a process (fcntl's, not flock's): a worker that outlives a killed build does not keep the lock, as it
would with the locks of most libraries.
"""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

PAUSE = 0.1
"""Seconds between two attempts."""


@contextmanager
def locked(path: Path, patience: float, say: Callable[[], None]) -> Iterator[None]:
    """Hold the lock on the file ``path``, which is there only as long as somebody wants it.

    Where another process holds it, ``say`` is called once, and then it is waited for, ``patience`` seconds at most.

    Raises:
        TimeoutError: the other process did not come to its end.
        OSError: the file cannot be written.
    """
    file, deadline, said = _try(path), time.monotonic() + patience, False
    while file is None:
        if not said:
            say()
            said = True
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(PAUSE)
        file = _try(path)
    try:
        yield
    finally:
        # Deleted while it is held, so that nobody can hold a file that another no longer finds; Windows deletes no open file.
        if sys.platform != "win32":
            path.unlink(missing_ok=True)
        file.close()
        if sys.platform == "win32":
            with suppress(OSError):  # somebody waits for it, and deletes it later
                path.unlink()


def _try(path: Path) -> BinaryIO | None:
    """Return the locked file, or None where another process holds it or has just deleted it."""
    file = path.open("ab")
    try:
        _lock(file)
        if os.path.samestat(os.fstat(file.fileno()), path.stat()):
            return file
    except (BlockingIOError, PermissionError, FileNotFoundError):
        pass
    file.close()
    return None


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
