"""The sitemap holds the address of every page that search engines are to show, once, and of nothing else."""

from collections.abc import Iterator
from xml.etree import ElementTree

from bilingual.outputs.sitemap import SITEMAP, XHTML
from bilingual.verify.built_site import BuiltSite
from bilingual.verify.findings import Finding, finding

URI = "sitemap.xml"


def check(site: BuiltSite) -> Iterator[Finding]:
    """Yield where the sitemap and the pages differ."""
    text = site.text(URI)
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        yield finding(URI, error.position[0], "unreadable", reason=error)
        return
    listed: set[str] = set()
    for url in root.iter(f"{{{SITEMAP}}}url"):
        place = (url.findtext(f"{{{SITEMAP}}}loc") or "").strip()
        if place in listed:
            yield finding(URI, _line_of(text, place), "sitemap-twice", target=place)
        listed.add(place)
        page = site.entries.get(place.removeprefix(site.site_url)) if place.startswith(site.site_url) else None
        if page is None:
            yield finding(URI, _line_of(text, place), "sitemap-without-page", target=place)
            continue
        for link in url.iter(f"{{{XHTML}}}link"):
            if (link.get("hreflang"), link.get("href")) not in {(language, target) for language, target, _ in page.alternates}:
                yield finding(URI, _line_of(text, place), "alternate-one-way", language=link.get("hreflang"), target=link.get("href"))
    for page in site.entries.values():
        if site.url(page.address) not in listed:
            yield finding(page.uri, 1, "not-in-sitemap")


def _line_of(text: str, part: str) -> int:
    return text.count("\n", 0, max(0, text.find(f">{part}<"))) + 1
