"""The sitemap (sitemaps.org), with the languages of each page as alternates, and robots.txt, which says where it is.

A sitemap may name so many pages and be so large; beyond that, there are several, and sitemap.xml is the list of them.
"""

from collections.abc import Iterable, Iterator
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
MOST_PAGES = 50_000
"""As many pages may stand in one sitemap."""
LARGEST_SIZE = 50 * 1024 * 1024
"""As many bytes may a sitemap have."""

_DECLARATION = "<?xml version='1.0' encoding='utf-8'?>\n"
_URLSET = f'<urlset xmlns="{SITEMAP}" xmlns:xhtml="{XHTML}">\n'
_URLSET_END = "</urlset>\n"


def make(renderer: Renderer) -> Iterator[Artifact]:
    """Yield sitemap.xml, with the sitemaps that it lists if there are several, and robots.txt."""
    url = renderer.site.settings.site_url
    yield from make_files(_entries(renderer), url, renderer.site.newest_change.text)
    yield Artifact("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {url}{URI}\n".encode())


def make_files(
    entries: Iterable[str], site_url: str, changed: str, most_pages: int = MOST_PAGES, largest_size: int = LARGEST_SIZE
) -> Iterator[Artifact]:
    """Yield sitemap.xml of ``entries``, the XML of each page; beyond the limits, a list of sitemaps, which ``changed`` on that day."""
    files: list[list[bytes]] = []
    frame = len(_DECLARATION + _URLSET + _URLSET_END)
    count, size = most_pages, 0
    for entry in entries:
        encoded = entry.encode()
        if count >= most_pages or size + len(encoded) > largest_size:
            files.append([])
            count, size = 0, frame
        files[-1].append(encoded)
        count, size = count + 1, size + len(encoded)
    if len(files) <= 1:
        yield Artifact(URI, _whole(files[0] if files else []))
        return
    uris = [f"sitemap-{number}.xml" for number in range(1, len(files) + 1)]
    for uri, file in zip(uris, files, strict=True):
        yield Artifact(uri, _whole(file))
    listed = "".join(
        f"  <sitemap>\n    <loc>{escape(site_url + uri)}</loc>\n    <lastmod>{changed}</lastmod>\n  </sitemap>\n" for uri in uris
    )
    yield Artifact(URI, f'{_DECLARATION}<sitemapindex xmlns="{SITEMAP}">\n{listed}</sitemapindex>\n'.encode())


def _whole(entries: Iterable[bytes]) -> bytes:
    return b"".join([f"{_DECLARATION}{_URLSET}".encode(), *entries, _URLSET_END.encode()])


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
