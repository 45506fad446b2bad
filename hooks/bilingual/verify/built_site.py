"""Reads a built site from its folder: the only module of the checks that opens files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bilingual.verify import NoSite
from bilingual.verify.findings import Finding, finding
from bilingual.verify.page import Page, read_page


@dataclass(frozen=True)
class BuiltSite:
    """The files of a built site by their paths in it, its pages by their addresses, and the absolute address of its root.

    ``unreadable`` names the pages and texts that are not UTF-8.
    """

    folder: Path
    site_url: str
    files: Mapping[str, Path]
    pages: Mapping[str, Page]
    unreadable: list[Finding] = field(default_factory=list)

    def content(self, uri: str) -> bytes:
        """Return the bytes of a file, none where there is no such file."""
        return self.files[uri].read_bytes() if uri in self.files else b""

    def text(self, uri: str) -> str:
        """Return the text of a file; what is not UTF-8 is replaced."""
        return self.content(uri).decode("utf-8-sig", errors="replace")

    @cached_property
    def entries(self) -> Mapping[str, Page]:
        """The pages that a search engine is to show, by address."""
        return {address: page for address, page in self.pages.items() if page.is_indexed}

    def url(self, address: str) -> str:
        """Return the absolute address of a page or file."""
        return self.site_url + address

    def fault(self, seen_at: str, written: str, *, anchors: bool = True) -> str:
        """Return the code of what is wrong with an address that stands at the absolute address ``seen_at``; "" where nothing is.

        Addresses on other hosts, and such as ``mailto:``, are right.
        """
        target, anchor = urldefrag(urljoin(seen_at, written))
        site, asked = urlsplit(self.site_url), urlsplit(target)
        if (asked.scheme, asked.netloc) != (site.scheme, site.netloc):
            return ""
        if not asked.path.startswith(site.path):
            return "outside"
        address = unquote(asked.path)[len(site.path) :]
        if address.endswith("index.html"):
            address = address.removesuffix("index.html")
        if page := self.pages.get(address):
            return "broken-anchor" if anchors and anchor and unquote(anchor) not in page.ids else ""
        return "" if address in self.files else "broken-link"


def read_site(folder: Path) -> BuiltSite:
    """Return the built site in ``folder``; its address is what its home page calls canonical.

    Raises:
        NoSite: there is no home page, or it does not say its address.
    """
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    pages: dict[str, Page] = {}
    unreadable: list[Finding] = []
    for uri, path in files.items():
        if path.suffix == ".html":
            content = path.read_bytes()
            try:
                text = content.decode("utf-8")
            except UnicodeDecodeError as error:
                unreadable.append(finding(uri, content[: error.start].count(b"\n") + 1, "unreadable", reason=error.reason))
                text = content.decode("utf-8", errors="replace")
            page = read_page(uri, text, len(content))
            pages[page.address] = page
    if "" not in pages:
        raise NoSite("index.html")
    canonical = pages[""].canonicals
    if not canonical or not urlsplit(canonical[0]).netloc:
        raise NoSite('index.html: <link rel="canonical">')
    return BuiltSite(folder, canonical[0], files, pages, unreadable)
