"""The sitemap (sitemaps.org), with the languages of each page as alternates, and robots.txt, which says where it is.

A sitemap may name so many pages; beyond that, there are several, and sitemap.xml is the list of them.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from bilingual.outputs.artifact import Artifact
from bilingual.outputs.last_changes import Changes
from bilingual.rendering.renderer import Renderer
from bilingual.site.routes import Route
from bilingual.text.language import LOCALES, SOURCE_LOCALE

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"
URI = "sitemap.xml"
MOST_PAGES = 20_000
"""As many pages stand in one sitemap. The standard allows 50,000 and 50 MiB: with the addresses of their languages, so many are smaller."""

_HEAD = f"<?xml version='1.0' encoding='utf-8'?>\n<urlset xmlns=\"{SITEMAP}\" xmlns:xhtml=\"{XHTML}\">\n"


def make(renderer: Renderer) -> Iterator[Artifact]:
    """Yield sitemap.xml, with the sitemaps that it lists if there are several, and robots.txt."""
    url = renderer.site.settings.site_url
    yield from make_files(list(_entries(renderer)), url, renderer.site.newest_change.text)
    yield Artifact("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {url}{URI}\n".encode())


def make_files(entries: Sequence[str], site_url: str, changed: str, most_pages: int = MOST_PAGES) -> Iterator[Artifact]:
    """Yield sitemap.xml of ``entries``, the XML of each page; of more, a list of sitemaps, which ``changed`` on that day."""
    starts = range(0, max(1, len(entries)), most_pages)
    files = [f"{_HEAD}{''.join(entries[start : start + most_pages])}</urlset>\n" for start in starts]
    if len(files) > 1:
        uris = [f"sitemap-{number}.xml" for number in range(1, len(files) + 1)]
        yield from (Artifact(uri, file.encode()) for uri, file in zip(uris, files, strict=True))
        listed = (f"  <sitemap>\n    <loc>{escape(site_url + uri)}</loc>\n    <lastmod>{changed}</lastmod>\n  </sitemap>\n" for uri in uris)
        head = f"<?xml version='1.0' encoding='utf-8'?>\n<sitemapindex xmlns=\"{SITEMAP}\">\n"
        files = [f"{head}{''.join(listed)}</sitemapindex>\n"]
    yield Artifact(URI, files[0].encode())


def _entries(renderer: Renderer) -> Iterator[str]:
    changes = Changes(renderer.context)
    for route in renderer.site.routes.all:
        if route.is_listed:
            yield _entry(renderer.site.settings.site_url + route.uri, changes.of(route), _languages(renderer, route))


def _entry(address: str, changed: date | None, languages: str) -> str:
    """Return the XML of the page at ``address``, which last ``changed`` on a day that may be unknown; ``languages`` names its languages."""
    lastmod = f"    <lastmod>{changed.isoformat()}</lastmod>\n" if changed else ""
    return f"  <url>\n    <loc>{escape(address)}</loc>\n{lastmod}{languages}  </url>\n"


def _languages(renderer: Renderer, route: Route) -> str:
    """Return the XML that names all languages of a page, which is the same in each; nothing where it has only one."""
    twins = {locale: twin for locale in LOCALES if (twin := renderer.site.routes.twin(route, locale))}
    if len(twins) < len(LOCALES):
        return ""
    named = [*twins.items(), ("x-default", twins[SOURCE_LOCALE])]
    addresses = ((language, quoteattr(renderer.site.settings.site_url + twin.uri)) for language, twin in named)
    return "".join(f'    <xhtml:link rel="alternate" hreflang="{language}" href={address} />\n' for language, address in addresses)
