"""Reads a built site as a browser would, and follows what its pages point at."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import html

LOADED = "//script/@src | //img/@src | //source/@src | //iframe/@src | //video/@src | //audio/@src | //object/@data | //embed/@src"
LOADED_LINKS = "//link[contains('stylesheet icon preload modulepreload manifest', @rel)]/@href"
FOLLOWED = "//a/@href | //area/@href | //form/@action | //link/@href"
INDEX = re.compile(r"(^|/)index\.html$")
CSS_TARGET = re.compile(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)")


@dataclass(frozen=True)
class BuiltPage:
    """A page of a built site: `uri` is its address below the root, such as `en/events/` or `404.html`."""

    uri: str
    tree: Any
    ids: Sequence[str]

    @property
    def locale(self) -> str:
        return "en" if self.uri.startswith("en/") else "tr"

    def find(self, path: str) -> list[Any]:
        """What an XPath finds, with text as plain strings."""
        return [str(found) if isinstance(found, str) else found for found in self.tree.xpath(path)]

    def text(self, path: str) -> str:
        """The text of the only element that an XPath finds."""
        (element,) = self.find(path)
        return " ".join((element if isinstance(element, str) else element.text_content()).split())

    def loaded(self) -> list[str]:
        """What a browser asks for on its own, as written."""
        sets = [part.split()[0] for value in self.find("//@srcset") for part in value.split(",")]
        styles = "\n".join([*self.find("//style/text()"), *self.find("//@style")])
        return [*self.find(LOADED), *self.find(LOADED_LINKS), *sets, *css_targets(styles)]

    def links(self) -> list[str]:
        """Everything that the page points at, as written."""
        return [*self.loaded(), *self.find(FOLLOWED)]


def read_pages(site: Path) -> dict[str, BuiltPage]:
    """Every HTML file of a built site, by its address below the root."""
    return {page.uri: page for page in map(lambda path: read_page(site, path), sorted(site.rglob("*.html")))}


def read_page(site: Path, path: Path) -> BuiltPage:
    """One HTML file of a built site."""
    tree = html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    uri = path.relative_to(site).as_posix()
    return BuiltPage(INDEX.sub(r"\1", uri), tree, tuple(map(str, tree.xpath("//@id"))))


def css_targets(text: str) -> list[str]:
    """What a stylesheet loads."""
    return [first or second for first, second in CSS_TARGET.findall(text) if not (first or second).startswith("data:")]


def broken_links(
    site: Path, pages: Mapping[str, BuiltPage], site_url: str, seen_at: Mapping[str, Sequence[str]] | None = None
) -> list[str]:
    """A line for every link to this site, published at `site_url`, that leads to no file or no anchor.

    `seen_at` gives the addresses at which a reader meets a page, where it is not met at its own.
    """
    found = []
    for page in pages.values():
        for address in (seen_at or {}).get(page.uri, [site_url + page.uri]):
            for written in page.links():
                inside = written.startswith("#")  # leads within the page, wherever that is met
                found.append((page.uri or "/", written, _fault(site, pages, site_url, site_url + page.uri if inside else address, written)))
    for path in site.rglob("*.css"):
        uri = path.relative_to(site).as_posix()
        targets = css_targets(path.read_text(encoding="utf-8"))
        found += [(uri, written, _fault(site, pages, site_url, site_url + uri, written)) for written in targets]
    return sorted({f"{uri}: {written}: {fault}" for uri, written, fault in found if fault})


def _fault(site: Path, pages: Mapping[str, BuiltPage], site_url: str, address: str, written: str) -> str:
    target, anchor = urldefrag(urljoin(address, written))
    if urlsplit(target).netloc != urlsplit(site_url).netloc:
        return ""
    if not target.startswith(site_url):
        return "leads out of the site's folder"
    uri = INDEX.sub(r"\1", unquote(urlsplit(target).path)[len(urlsplit(site_url).path) :])
    if uri in pages:
        return "has no such anchor" if anchor and unquote(anchor) not in pages[uri].ids else ""
    return "" if (site / uri).is_file() else "is not there"
