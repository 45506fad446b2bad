"""What the system says of a file, by which one that was edited, copied, restored or linked since can be told, as git's index does it."""

import os

Stamp = tuple[int, int, int, int]
"""A file's size in bytes, its inode, and, in nanoseconds, when its content and when anything else about it changed last."""


def stamp_of(known: os.stat_result) -> Stamp:
    """Return the stamp of a file of which the system says what is ``known``."""
    return known.st_size, known.st_ino, known.st_mtime_ns, known.st_ctime_ns
