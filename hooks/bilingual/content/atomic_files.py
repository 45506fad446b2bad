"""Writes files whole or not at all, by atomic replacement: a temporary file beside the old one, which then takes its place.

Whoever reads the file meanwhile finds the old bytes or the new ones, never some of both, and where the disk is full, a right is lacking or
the program is stopped, the old ones stay. What is made into a folder of its own, such as the site, needs none of this.
"""

import os
import shutil
from pathlib import Path


def replace(path: Path, content: bytes) -> None:
    """Write ``content`` as the whole file ``path``, be it there or not; folders that lack are made.

    A file that is there keeps its mode, and is replaced even where it is read-only; a new one gets the mode of any new file. Of a symbolic
    link, the file that it leads to is replaced, and the link stays.

    Raises:
        OSError: it cannot be written; ``path`` is as it was, and nothing lies beside it.
    """
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.parent / f".{os.getpid()}-{target.name}.tmp"  # a name that no other process writes
    try:
        temporary.write_bytes(content)
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)
