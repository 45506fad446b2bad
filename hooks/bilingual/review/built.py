"""Reads a built site from its folder: its pages, what they say and weigh, and the list of its addresses."""

import gzip
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from bilingual import ledger
from bilingual.language import LOCALES
from bilingual.review import page_lines
from bilingual.review.page_lines import PageLines

INDEX = "index.html"
OVERVIEWS = ("pages/index", "years/")
"""The records whose pages list what stands on other pages; fixed pages, whose records have no slash, do so too, but for the declaration."""


@dataclass(frozen=True)
class BuiltPage:
    """A page: its address below the root, such as "en/events/" or "404.html", the record that it shows, and its bytes.

    ``record`` is as in the list of addresses, such as "events/maruf-2019" or "timeline", and empty for a page that is not in it.
    """

    uri: str
    record: str
    content: bytes

    @cached_property
    def said(self) -> PageLines:
        """What the page says."""
        own = self.record == "declaration" or ("/" in self.record and not self.record.startswith(OVERVIEWS))
        return page_lines.read(self.content.decode("utf-8", "replace"), own)

    @property
    def title(self) -> str:
        """The page's title, or its address where it has none."""
        return self.said.title or f"/{self.uri}"

    @property
    def locale(self) -> str:
        """The page's language; that of the site where it does not say."""
        return self.said.locale if self.said.locale in LOCALES else LOCALES[0]

    @cached_property
    def weight(self) -> int:
        """The bytes of the document as they travel, gzipped."""
        return len(gzip.compress(self.content, mtime=0))


@dataclass(frozen=True)
class BuiltSite:
    """A built site: its folder, its pages by address, and its list of lasting addresses (see ``ledger``)."""

    folder: Path
    pages: Mapping[str, BuiltPage]
    addresses: ledger.Addresses
    weights: dict[str, int] = field(default_factory=dict)

    def first_view(self, page: BuiltPage) -> int:
        """Return the bytes, gzipped, of a page and of the stylesheets and scripts that it loads."""
        return page.weight + sum(self.weight_of(path) for path in self.files_of(page))

    def files_of(self, page: BuiltPage) -> Iterator[str]:
        """Yield the paths, below the root, of the stylesheets and scripts that a page loads."""
        for written in page.said.files:
            yield resolve(page.uri, written)

    def weight_of(self, path: str) -> int:
        """Return the bytes, gzipped, of a file below the root; 0 where there is none."""
        if path not in self.weights:
            file = self.folder / path
            self.weights[path] = len(gzip.compress(file.read_bytes(), mtime=0)) if file.is_file() else 0
        return self.weights[path]


def resolve(uri: str, written: str) -> str:
    """Return the path below the root to which ``written``, a relative address in the page ``uri``, leads."""
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(uri), written)).removeprefix("/")
    return f"{path}/" if written.endswith(("/", "..", ".")) and path else path


def read(folder: Path) -> BuiltSite:
    """Read the built site in ``folder``.

    Raises:
        FileNotFoundError: there is no built site.
        ContentError: its list of addresses is damaged.
    """
    if not (folder / INDEX).is_file():
        raise FileNotFoundError(folder / INDEX)
    addresses = ledger.read(folder / ledger.PUBLISHED, f"{folder.name}/{ledger.PUBLISHED}")
    files = sorted(folder.rglob("*.html"), key=Path.as_posix)
    uris = {file: file.relative_to(folder).as_posix().removesuffix(INDEX) for file in files}
    pages = {uri: BuiltPage(uri, addresses.get(uri, ""), file.read_bytes()) for file, uri in uris.items()}
    return BuiltSite(folder, pages, addresses)
