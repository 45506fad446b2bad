"""The folder that a site is written into: files that are there already, as they should be, are not written again."""

import contextlib
import os
import shutil
from collections.abc import Collection
from pathlib import Path
from stat import S_IRWXU, S_ISDIR, S_ISREG

OURS = 0o600
"""The rights to a file that the builder needs."""


class SiteTree:
    """A folder that is brought up to date; where it is missing, it is made.

    What is hidden at its top, such as ``.git``, is no part of a site and left alone, as the host does.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.found: dict[str, int] = {}
        """The files that are there, by address, with their size in bytes, as far as this process knows."""
        self._folders = {""}
        self._root = f"{folder}/"
        folder.mkdir(parents=True, exist_ok=True)
        self._look()

    def _look(self) -> None:
        """See what is there; take away what cannot be written, or through which something outside would be: links of both kinds."""
        waiting = [""]
        while waiting:
            above = waiting.pop()
            with os.scandir(self._root + above) as entries:
                for entry in entries:
                    uri = above + entry.name
                    if uri.startswith("."):
                        continue
                    known = os.lstat(entry.path)  # what the entry itself knows lacks inodes on Windows
                    if S_ISDIR(known.st_mode):
                        if known.st_mode & S_IRWXU != S_IRWXU:
                            Path(entry.path).chmod(known.st_mode | S_IRWXU)
                        self._folders.add(uri)
                        waiting.append(f"{uri}/")
                    elif S_ISREG(known.st_mode) and known.st_nlink == 1 and known.st_mode & OURS == OURS:
                        self.found[uri] = known.st_size
                    else:
                        Path(entry.path).unlink()

    def write(self, uri: str, content: bytes) -> None:
        """See that the file ``uri`` holds ``content``."""
        if self.found.get(uri) == len(content) and self.read(uri) == content:
            return
        above = uri.rpartition("/")[0]
        if above not in self._folders:
            self._make_folder(above)
        if uri in self._folders:
            shutil.rmtree(self._root + uri)
        Path(self._root, uri).write_bytes(content)
        self.found[uri] = len(content)

    def read(self, uri: str) -> bytes:
        """Return what a file holds."""
        return Path(self._root, uri).read_bytes()

    def _make_folder(self, uri: str) -> None:
        above = uri.rpartition("/")[0]
        if above not in self._folders:
            self._make_folder(above)
        if uri in self.found:
            with contextlib.suppress(OSError):  # another process was quicker
                Path(self._root, uri).unlink()
        with contextlib.suppress(FileExistsError):
            os.mkdir(self._root + uri)  # noqa: PTH102  a path for each folder takes half as long as making it
        self._folders.add(uri)

    def remove_others(self, uris: Collection[str]) -> None:
        """Delete every file but ``uris``, and folders without one."""
        needed = {"", *uris}
        for uri in uris:
            while (uri := uri.rpartition("/")[0]) not in needed:
                needed.add(uri)
        for uri in self.found.keys() - needed:
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):  # a file has taken the place of its folder
                Path(self._root, uri).unlink()
        for folder in sorted(self._folders - needed, key=len, reverse=True):
            with contextlib.suppress(FileNotFoundError, NotADirectoryError):
                Path(self._root, folder).rmdir()
