"""Builds what the live preview serves: each build is a process of its own, so that it has all cores, and whatever changed, Python too."""

import os
import subprocess
import sys
from pathlib import Path

from bilingual.building.cache import FOLDER
from bilingual.site import PREVIEW, BuildFailed

NOT_BUILT = "Önizleme kurulamadı; nedeni yukarıda yazıyor. / The preview was not built; the reason stands above."


class PreviewBuilds:
    """The builds of the project ``root``, drafts included, for a preview at ``address``: a context, which ends what still runs.

    ``folder`` is where the site lies that is served.
    """

    def __init__(self, root: Path, address: str) -> None:
        self.folder = root / FOLDER / "preview"
        self._root, self._variables = root, os.environ | {PREVIEW: address}
        self._command = (sys.executable, "-m", "bilingual", "build", "--into", str(self.folder))
        self._copying: subprocess.Popen[bytes] | None = None

    def build(self) -> None:
        """Build what is served anew, and wait for it.

        Raises:
            BuildFailed: the build said why.
        """
        self._end_copying()
        if subprocess.run(self._command, cwd=self._root, env=self._variables, check=False).returncode:
            raise BuildFailed(NOT_BUILT)

    def copy(self) -> None:
        """Begin to build the same once more, which leaves a second site to bring up to date: then the next change waits for no copy."""
        quiet = subprocess.DEVNULL
        self._copying = subprocess.Popen(self._command, cwd=self._root, env=self._variables, stdout=quiet, stderr=quiet)

    def answer(self, status: int) -> bytes | None:
        """Return the page for an answer of ``status``, such as 404, where the site has one."""
        page = self.folder / f"{status}.html"
        return page.read_bytes() if page.is_file() else None

    def __enter__(self) -> "PreviewBuilds":
        return self

    def __exit__(self, *_: object) -> None:
        self._end_copying()

    def _end_copying(self) -> None:
        if self._copying:
            self._copying.terminate()
            self._copying.wait()
