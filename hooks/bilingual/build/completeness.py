"""Looks at a site that was just built, before it is published: is every page and feed there?

This takes milliseconds. What the pages say and where their links lead is for ``python -m bilingual verify``, which takes longer.
"""

from collections.abc import Iterator
from pathlib import Path

from bilingual.diagnostics import catalog
from bilingual.site import downloads, ledger
from bilingual.site.site import Site


def find_faults(folder: Path, made: Site) -> list[str]:
    """Return a line, Turkish and English, for every file of ``made`` that is not in ``folder``."""
    missing = [uri for uri in dict.fromkeys(expected(made)) if not (folder / uri).is_file()]
    return [f"{uri}: {catalog.line('builds', 'missing')}" for uri in missing]


def expected(made: Site) -> Iterator[str]:
    """Yield the addresses of the files that every site has: pages, feeds, the maps of the site."""
    for route in (*made.routes.all, *made.routes.redirects):
        yield route.uri if route.uri.endswith(".html") else f"{route.uri}index.html"
    for locale, register in downloads.FEEDS:
        for form in downloads.FEED_FILES:
            yield downloads.feed(locale, register, form)
    yield from ("sitemap.xml", "robots.txt", ledger.PUBLISHED)
