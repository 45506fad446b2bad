"""What was made of files, for as long as they do not change, in a process that reads the same ones over and over: the live preview.

A file is the same while its inode, its size and the times of its last changes are. Where it changed so shortly before that it may change
again at the very same time, as its disk counts time, nothing is remembered, and it is read again.
"""

import os
import stat
import time
from typing import Generic, TypeVar

Made = TypeVar("Made")

SETTLED = 3_000_000_000
"""So many nanoseconds must have passed since the last change; no disk in use counts time in steps of more than two seconds."""

State = tuple[int, int, int, int]
"""Inode, size in bytes, and, in nanoseconds, when the content and when anything else about the file was changed last."""


class Remembered(Generic[Made]):
    """What was made of each file, by the file's path."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[State, Made]] = {}

    def recall(self, path: str, state: State | None) -> Made | None:
        """Return what was made of the file at ``path`` when it was in ``state``, or None."""
        known = self._made.get(path)
        return known[1] if known and known[0] == state else None

    def keep(self, path: str, state: State | None, made: Made) -> None:
        """Remember what was made of the file at ``path``, which was in ``state`` right before it was read."""
        if state and time.time_ns() - max(state[2:]) > SETTLED:
            self._made[path] = state, made


def state_of(path: str) -> State | None:
    """Return the state of the file at ``path``, or None where it is no plain file: what a link leads to may change without it."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return None
    return (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns) if stat.S_ISREG(found.st_mode) else None
