"""The folder that a site is written into: files that are there already, as they should be, are not written again.

A file counts as untouched as long as the system says of it what it said when it was written (see ``stamps``). One that was edited, copied,
restored or linked since then says something else, and is made again.
"""

import contextlib
import errno
import os
import shutil
from collections.abc import Collection
from pathlib import Path
from stat import S_IRWXU, S_ISDIR, S_ISREG

from bilingual.building.stamps import Stamp, stamp_of

OURS = 0o600
"""The rights to a file that the builder needs."""
_WRITE = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0)
READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
"""How a file is opened to be read as it is, on Windows too."""


class SiteTree:
    """A folder that is brought up to date; where it is missing, it is made.

    What is hidden at its top, such as ``.git``, is no part of a site and left alone, as the host does.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.found: dict[str, Stamp] = {}
        """The files that are there, by address, as far as this process knows."""
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
                        self.found[uri] = stamp_of(known)
                    else:
                        Path(entry.path).unlink()

    def write(self, uri: str, content: bytes) -> Stamp:
        """See that the file ``uri`` holds ``content``, and return its stamp."""
        stamp = self.found.get(uri)
        if stamp and stamp[0] == len(content) and self.read(uri) == content:
            return stamp
        above = uri.rpartition("/")[0]
        if above not in self._folders:
            self._make_folder(above)
        if uri in self._folders:
            shutil.rmtree(self._root + uri)
        handle = os.open(self._root + uri, _WRITE, 0o666)
        try:
            rest = content
            while rest:
                rest = rest[os.write(handle, rest) :]
            known = os.fstat(handle)
            if known.st_size != len(content):  # cut now, not before: what was emptied first, ext4 hurries to the disk
                os.ftruncate(handle, len(content))
                known = os.fstat(handle)
        finally:
            os.close(handle)
        stamp = self.found[uri] = stamp_of(known)
        return stamp

    def read(self, uri: str) -> bytes:
        """Return what a file holds."""
        return read_stamped(self.folder, uri)[0]

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


def read_stamped(folder: Path, uri: str) -> tuple[bytes, Stamp]:
    """Return what a file below ``folder`` holds, and its stamp.

    Raises:
        OSError: it cannot be read, or changes while it is.
    """
    handle = os.open(f"{folder}/{uri}", READ)
    try:
        content = os.read(handle, os.fstat(handle).st_size)
        stamp = stamp_of(os.fstat(handle))  # afterwards, so that it tells of a change meanwhile
    finally:
        os.close(handle)
    if len(content) != stamp[0]:
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN), uri)
    return content, stamp
