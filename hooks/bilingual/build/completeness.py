"""Looks at a site that was just built, before it is published: is every page and feed there, and is every file written to its end?

This takes milliseconds. What the pages say and where their links lead is for ``python -m bilingual verify``, which takes longer.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from bilingual.diagnostics import catalog
from bilingual.site import downloads, ledger
from bilingual.site.site import Site

ENDS: dict[str, tuple[bytes, ...]] = {
    ".html": (b"</html>",),
    ".xml": (b">",),
    ".json": (b"}", b"]"),
    ".ics": (b"END:VCALENDAR",),
}
"""What a file that the program writes ends with, apart from white space."""
LONGEST_END = 64
"""Bytes that are read to see how a file ends."""
COPIED = "assets/"
"""Where files lie that are copied as they are, and of whose ends nothing is known."""


def find_faults(folder: Path, made: Site) -> list[str]:
    """Return a line, Turkish and English, for every file of ``made`` that is not in ``folder``, or is there in part."""
    uris = dict.fromkeys(_files(folder))
    missing = [uri for uri in dict.fromkeys(expected(made)) if uri not in uris]
    broken = [uri for uri in uris if not uri.startswith(COPIED) and not _is_whole(f"{folder}/{uri}")]
    return [
        *(f"{uri}: {catalog.line('builds', 'missing')}" for uri in missing),
        *(f"{uri}: {catalog.line('builds', 'broken')}" for uri in sorted(broken, key=str)),
    ]


def expected(made: Site) -> Iterator[str]:
    """Yield the addresses of the files that every site has: pages, feeds, the maps of the site."""
    for route in (*made.routes.all, *made.routes.redirects):
        yield route.uri if route.uri.endswith(".html") else f"{route.uri}index.html"
    for locale, register in downloads.FEEDS:
        for form in downloads.FEED_FILES:
            yield downloads.feed(locale, register, form)
    yield from ("sitemap.xml", "robots.txt", ledger.PUBLISHED)


def _files(folder: Path) -> Iterator[str]:
    """Yield the addresses of all files."""
    root = f"{folder.as_posix()}/"
    for above, _, names in os.walk(folder):
        yield from (f"{above}/{name}".replace(os.sep, "/").removeprefix(root) for name in names)


def _is_whole(path: str) -> bool:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123  a path for each file takes as long as reading its end
        file.seek(max(0, file.seek(0, os.SEEK_END) - LONGEST_END))
        end = file.read().rstrip()
    return bool(end) and end.endswith(ENDS.get(f".{path.rpartition('.')[2]}", b""))
