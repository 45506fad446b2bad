"""What a reader's first view of a page weighs: its document, stylesheets and scripts, as they travel."""

from collections.abc import Iterator
from pathlib import Path

from bilingual.audit.built_site import BuiltPage, BuiltSite

from benchmarks import workload

PAGES = {
    "home": "",
    "timeline": "zaman-cizelgesi/",
    "list of events": "etkinlikler/",
    "an event": workload.page_of(3),
    "an organisation": "kurumlar/org-1/",
    "bibliography": "kaynakca/",
    "search": "ara/",
}
"""The pages that are weighed, by what they are."""
RESULTS = 10
"""So many results are shown at first."""


def weigh(folder: Path) -> dict[str, int]:
    """Return the bytes, gzipped, of each of PAGES in the built site in ``folder``, and of what a query of one word loads besides."""
    site = BuiltSite(folder, {}, {})
    found = {name: site.first_view(BuiltPage(uri, "", (folder / uri / "index.html").read_bytes())) for name, uri in PAGES.items()}
    return found | {"a first query of one word, at most": sum(_query(site, "tr"))}


def _query(site: BuiltSite, locale: str) -> Iterator[int]:
    """Yield the weights of the list of parts, of the heaviest part of words, and of the heaviest parts of what results show."""
    yield site.weight_of(f"search/{locale}.json")
    for sort, number in (("w", 1), ("t", RESULTS)):
        paths = (site.folder / "search" / locale).glob(f"*/{sort}*.json")
        yield from sorted((site.weight_of(path.relative_to(site.folder).as_posix()) for path in paths), reverse=True)[:number]
