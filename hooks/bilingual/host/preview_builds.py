"""Builds what the live preview serves: each build is a process of its own, so that it has all cores, and whatever changed, Python too."""

import os
import subprocess
import sys
from pathlib import Path

from bilingual.diagnostics import catalog
from bilingual.site.site import PREVIEW, BuildFailed

FOLDER = Path(".cache", "bilingual", "preview")
"""Where the preview is built, below the project's folder. It can be deleted at any time."""


class PreviewBuilds:
    """The builds of the project ``root``, drafts included, for a preview at ``address``.

    ``folder`` is where the site lies that is served.
    """

    def __init__(self, root: Path, address: str) -> None:
        self.folder = root / FOLDER
        self._root, self._variables = root, os.environ | {PREVIEW: address}
        self._command = (sys.executable, "-m", "bilingual", "build", "--into", str(self.folder))

    def build(self) -> None:
        """Build what is served anew, and wait for it.

        Raises:
            BuildFailed: the build said why.
        """
        if subprocess.run(self._command, cwd=self._root, env=self._variables, check=False).returncode:
            raise BuildFailed(catalog.line("builds", "preview-not-built"))

    def answer(self, status: int) -> bytes | None:
        """Return the page for an answer of ``status``, such as 404, where the site has one."""
        page = self.folder / f"{status}.html"
        return page.read_bytes() if page.is_file() else None
