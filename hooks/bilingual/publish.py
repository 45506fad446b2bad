"""Publishes: builds beside, then swaps the built folder in whole; a failed build leaves the last good one."""

import shutil
import tempfile
from pathlib import Path

from bilingual import mkdocs_adapter


def build(source: Path, destination: Path) -> None:
    """Build the site of the project ``source`` and put it in the place of the folder ``destination`` whole.

    Raises:
        ContentError: the content has problems; ``destination`` is as it was.
        BuildFailed: MkDocs gave up; ``destination`` is as it was.
        OSError: the new site could not be written or moved; ``destination`` is as it was.
    """
    destination = destination.resolve()
    destination.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{destination.name}-", dir=destination.parent) as folder:
        fresh, old = Path(folder, "new"), Path(folder, "old")
        mkdocs_adapter.build(source, fresh)
        if destination.exists():
            destination.rename(old)
        try:
            fresh.rename(destination)
        except OSError:
            if old.exists():
                shutil.move(old, destination)
            raise
