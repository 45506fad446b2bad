"""The sitemap holds the address of every page that search engines are to show, once, and of nothing else."""

from collections.abc import Iterator

from lxml import etree

from bilingual.audit.built_site import BuiltSite
from bilingual.audit.verify.findings import Finding, finding
from bilingual.outputs.sitemap import SITEMAP, URI, XHTML

NAMES = {"s": SITEMAP, "x": XHTML}


def check(site: BuiltSite) -> Iterator[Finding]:
    """Yield where the sitemap, or what it lists as its parts, and the pages differ."""
    listed: set[str] = set()
    parts = [URI]
    for uri in parts:
        try:
            root = etree.fromstring(site.content(uri))
        except etree.XMLSyntaxError as error:
            yield finding(uri, error.lineno or 1, "unreadable", reason=error.msg)
            if uri == URI:
                return
            continue
        for loc in root.iterfind("s:sitemap/s:loc", NAMES):
            part = site.target("", loc.text or "")
            if part and part in site.files:
                parts.append(part)
            else:
                yield finding(URI, loc.sourceline, "sitemap-without-page", target=loc.text)
        for loc in root.iterfind("s:url/s:loc", NAMES):
            place, line = loc.text or "", loc.sourceline
            if place in listed:
                yield finding(uri, line, "sitemap-twice", target=place)
            listed.add(place)
            page = site.entries.get(place.removeprefix(site.site_url)) if place.startswith(site.site_url) else None
            if page is None:
                yield finding(uri, line, "sitemap-without-page", target=place)
                continue
            known = {(language, target) for language, target, _ in page.said.alternates}
            for link in loc.itersiblings(f"{{{XHTML}}}link"):
                if (link.get("hreflang"), link.get("href")) not in known:
                    yield finding(uri, line, "alternate-one-way", language=link.get("hreflang"), target=link.get("href"))
    yield from (finding(page.file, 1, "not-in-sitemap") for page in site.entries.values() if site.url(page.uri) not in listed)
