"""The sitemap holds the address of every page that search engines are to show, once, and of nothing else."""

from collections.abc import Generator, Iterator
from xml.etree import ElementTree

from bilingual.audit.verify.built_site import BuiltSite
from bilingual.audit.verify.findings import Finding, finding
from bilingual.outputs.sitemap import SITEMAP, URI, XHTML


def check(site: BuiltSite) -> Iterator[Finding]:
    """Yield where the sitemap, or what it lists as its parts, and the pages differ."""
    listed: set[str] = set()
    root = yield from _read(site, URI)
    parts = [(part.text or "").strip() for part in root.iterfind(f"{{{SITEMAP}}}sitemap/{{{SITEMAP}}}loc")] if root is not None else []
    yield from _check_file(site, URI, root, listed)
    for place in parts:
        uri = place.removeprefix(site.site_url)
        if uri not in site.files:
            yield finding(URI, _line_of(site.text(URI), place), "sitemap-without-page", target=place)
            continue
        yield from _check_file(site, uri, (yield from _read(site, uri)), listed)
    if root is None:
        return
    for page in site.entries.values():
        if site.url(page.uri) not in listed:
            yield finding(page.file, 1, "not-in-sitemap")


def _read(site: BuiltSite, uri: str) -> Generator[Finding, None, ElementTree.Element | None]:
    """Return a file's tree; where it has none, yield that, and return None."""
    try:
        return ElementTree.fromstring(site.text(uri))
    except ElementTree.ParseError as error:
        yield finding(uri, error.position[0], "unreadable", reason=error)
        return None


def _check_file(site: BuiltSite, uri: str, root: ElementTree.Element | None, listed: set[str]) -> Iterator[Finding]:
    """Yield what is wrong with the pages that one file names; they are added to those that are ``listed``."""
    text = site.text(uri)
    for url in root.iter(f"{{{SITEMAP}}}url") if root is not None else ():
        place = (url.findtext(f"{{{SITEMAP}}}loc") or "").strip()
        if place in listed:
            yield finding(uri, _line_of(text, place), "sitemap-twice", target=place)
        listed.add(place)
        page = site.entries.get(place.removeprefix(site.site_url)) if place.startswith(site.site_url) else None
        if page is None:
            yield finding(uri, _line_of(text, place), "sitemap-without-page", target=place)
            continue
        for link in url.iter(f"{{{XHTML}}}link"):
            if (link.get("hreflang"), link.get("href")) not in {(language, target) for language, target, _ in page.said.alternates}:
                yield finding(uri, _line_of(text, place), "alternate-one-way", language=link.get("hreflang"), target=link.get("href"))


def _line_of(text: str, part: str) -> int:
    return text.count("\n", 0, max(0, text.find(f">{part}<"))) + 1
