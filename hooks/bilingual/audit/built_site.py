"""Reads a built site from its folder: its files, its pages and what they say, and the list of its addresses."""

import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bilingual.diagnostics import catalog
from bilingual.diagnostics.failures import Failed
from bilingual.site import ledger
from bilingual.text import html_page
from bilingual.text.html_page import Page
from bilingual.text.language import LOCALES

INDEX = "index.html"
FRAME = ("stylesheet", "script")
"""The elements that load what many pages share."""
LEVEL = 6
"""The level at which common hosts compress."""
PACKED = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".woff2")
"""Files that are compressed already."""


class NoSite(Failed):
    """There is no built site, or its home page does not say where it is to stand."""


@dataclass(frozen=True, eq=False)
class BuiltPage:
    """A page: its address below the root, such as "en/events/" or "404.html", the record that it shows, and its bytes.

    ``record`` is as in the list of addresses, such as "events/forum-2019" or "timeline", and empty for a page that is not in it.
    """

    uri: str
    record: str
    content: bytes

    @property
    def file(self) -> str:
        """The path of its file in the site."""
        return file_of(self.uri)

    @property
    def text(self) -> str:
        """The document; what is not UTF-8 is replaced."""
        return self.content.decode("utf-8", "replace")

    @cached_property
    def said(self) -> Page:
        """What the page says of itself."""
        return html_page.read_page(self.text)

    @property
    def title(self) -> str:
        """The page's title, or its address where it has none."""
        return next(filter(None, (*self.said.headings, *self.said.titles)), f"/{self.uri}")

    @property
    def locale(self) -> str:
        """The page's language; that of the site where it does not say."""
        return self.said.language if self.said.language in LOCALES else LOCALES[0]


@dataclass(frozen=True, eq=False)
class BuiltSite:
    """A built site: its folder, its pages by address, and its list of lasting addresses (see ``ledger``)."""

    folder: Path
    pages: Mapping[str, BuiltPage]
    addresses: ledger.Addresses = field(default_factory=dict)
    weights: dict[str, int] = field(default_factory=dict)

    @cached_property
    def files(self) -> Mapping[str, Path]:
        """The files by their paths in the site."""
        return {path.relative_to(self.folder).as_posix(): path for path in sorted(self.folder.rglob("*")) if path.is_file()}

    @cached_property
    def site_url(self) -> str:
        """The absolute address of the root, which the home page calls canonical; "/" where it does not."""
        return next(iter(self.pages[""].said.canonicals), "/") if "" in self.pages else "/"

    @cached_property
    def entries(self) -> Mapping[str, BuiltPage]:
        """The pages that a search engine is to show, by address."""
        return {uri: page for uri, page in self.pages.items() if page.said.is_indexed}

    def url(self, uri: str) -> str:
        """Return the absolute address of a page or file."""
        return self.site_url + uri

    def target(self, uri: str, written: str) -> str | None:
        """Return the address below the root to which ``written`` leads on the page or in the file ``uri``, without query and fragment.

        It begins with a slash where it is outside of the root, and is None where it is none of this host.
        """
        site, asked = urlsplit(self.site_url), urlsplit(urljoin(self.url(uri), written))
        if (asked.scheme, asked.netloc) != (site.scheme, site.netloc):
            return None
        return unquote(asked.path)[len(site.path) :] if asked.path.startswith(site.path) else asked.path

    def fault(self, seen_at: str, written: str, *, anchors: bool = True) -> str:
        """Return the code of what is wrong with an address that stands on the page or in the file ``seen_at``; "" where nothing is.

        Addresses on other hosts, and such as ``mailto:``, are right.
        """
        target, anchor = self.target(seen_at, written), unquote(urldefrag(written).fragment)
        if target is None:
            return ""
        if target.startswith("/"):
            return "outside"
        if page := self.pages.get(target.removesuffix(INDEX)):
            return "broken-anchor" if anchors and anchor and anchor not in page.said.anchors else ""
        return "" if target in self.files else "broken-link"

    def content(self, file: str) -> bytes:
        """Return the bytes of a file, none where there is no such file."""
        path = self.folder / file
        return path.read_bytes() if path.is_file() else b""

    def text(self, file: str) -> str:
        """Return the text of a file; what is not UTF-8 is replaced."""
        return self.content(file).decode("utf-8-sig", errors="replace")

    def weight_of(self, file: str) -> int:
        """Return the bytes of a file as they travel; 0 where there is none."""
        if file not in self.weights:
            content = self.content(file)
            self.weights[file] = len(content) if file.endswith(PACKED) or not content else len(gzip.compress(content, LEVEL))
        return self.weights[file]

    def weigh(self, page: BuiltPage, *elements: str) -> int:
        """Return the bytes of what a browser is asked to load by a page's ``elements``, such as "stylesheet"."""
        asked = {self.target(page.uri, address.written) for address in page.said.loaded() if address.element in elements}
        return sum(self.weight_of(file) for file in asked if file)

    def first_view(self, page: BuiltPage) -> int:
        """Return the bytes of a page and of the stylesheets and scripts that it loads."""
        return len(gzip.compress(page.content, LEVEL)) + self.weigh(page, *FRAME)


def read(folder: Path) -> BuiltSite:
    """Read the built site in ``folder``.

    Raises:
        NoSite: there is no built site.
        ContentError: its list of addresses is damaged.
    """
    if not (folder / INDEX).is_file():
        raise NoSite(f"{catalog.line('commands', 'no-site')}: {folder / INDEX}")
    addresses = ledger.read(folder / ledger.PUBLISHED, f"{folder.name}/{ledger.PUBLISHED}")
    pages: dict[str, BuiltPage] = {}
    for path in sorted(folder.rglob("*.html"), key=Path.as_posix):
        place = path.relative_to(folder)
        uri = place.as_posix().removesuffix(INDEX) if path.name == INDEX else place.as_posix()
        pages[uri] = BuiltPage(uri, addresses.get(uri, ""), path.read_bytes())
    return BuiltSite(folder, pages, addresses)


def file_of(uri: str) -> str:
    """Return the path of the file in a site that is found at an address below the root."""
    return f"{uri}{INDEX}" if uri.endswith("/") or not uri else uri
