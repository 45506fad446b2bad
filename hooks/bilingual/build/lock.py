"""Lets one process at a time do something, by a lock on a file that the system takes back from whoever dies."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock


@contextmanager
def locked(path: Path, patience: float, say: Callable[[], None]) -> Iterator[None]:
    """Hold the lock on the file ``path``, which is there only as long as somebody wants it.

    Where another process holds it, ``say`` is called, and then it is waited for, ``patience`` seconds at most.

    Raises:
        TimeoutError: the other process did not come to its end.
        OSError: the file cannot be written.
    """
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except TimeoutError:
        say()
        lock.acquire(timeout=patience)
    try:
        yield
    finally:
        with suppress(OSError):  # deleted while it is held, so that nobody waits for a file that others do not find; Windows does it later
            path.unlink()
        lock.release()
