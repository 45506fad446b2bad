"""The ledger of addresses: what the site has ever published where, so that no address is lost by mistake.

Entries, the other records with pages, hand-written pages and fixed pages stand in it; the timeline's views of a single kind or topic do
not, and neither do the further pages of lists, for lists get shorter, too. ``records/addresses.txt`` is written by a tool, one line for
each address, and only ever grows; every built site holds a list of the same form, of its own addresses. Nobody needs the ledger to
publish: addresses that it does not know yet are new ones.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from bilingual.content import atomic_files
from bilingual.content.model import Corpus
from bilingual.diagnostics import catalog
from bilingual.diagnostics.problems import ContentError, Problem, problem
from bilingual.schema import COLLECTIONS, Record
from bilingual.schema.addresses import home
from bilingual.schema.fields import Words
from bilingual.site.routes import KINDS, Route, record_of
from bilingual.site.site import Settings, Site, make_site
from bilingual.text.language import LOCALES

LEDGER = "records/addresses.txt"
"""Where the ledger lies, below the project's folder."""
PUBLISHED = "addresses.txt"
"""The address of the list of a built site, relative to its root."""
HEAD = catalog.head("of-addresses")
EXEMPT = frozenset({"facet", "facet-list", "not-found", "edit"})
"""The kinds of pages whose addresses may go."""

_LINE = re.compile(r"/(\S*) (\S+)")

Addresses = Mapping[str, str]
"""Addresses without their first slash, and what each belongs to: "events/forum-2019", or a fixed page's kind such as "timeline"."""


def addresses_of(site: Site) -> dict[str, str]:
    """Return the lasting addresses of a site, old ones that lead to a page included."""
    routes = (*site.routes.all, *site.routes.redirects)
    return {route.uri: _name(route) for route in routes if route.is_first and route.kind not in EXEMPT}


def _name(route: Route) -> str:
    if not route.key:
        return route.kind
    return route.key if "/" in route.key else f"{route.register}/{route.key}"  # a notice's key names the register itself


def text_of(addresses: Addresses) -> str:
    """Return the lines of a ledger, sorted."""
    return HEAD + "".join(f"/{uri} {name}\n" for uri, name in sorted(addresses.items()))


def read(path: Path, shown: str) -> dict[str, str]:
    """Return the addresses in a file, none where there is no file; ``shown`` is what problems call it.

    Raises:
        ContentError: a line is not one of a ledger.
    """
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return {}
    found = {number: _LINE.fullmatch(line) for number, line in enumerate(lines, start=1) if line and not line.startswith("#")}
    wrong = [problem(shown, (number, 1), "", "bad-ledger-line") for number, match in found.items() if match is None]
    if wrong:
        raise ContentError(wrong)
    return {match[1]: match[2] for match in found.values() if match}


def check(site: Site, root: Path) -> Site:
    """Return ``site`` where it keeps every address of the ledger of the project ``root``.

    Raises:
        ContentError: it does not.
    """
    problems = list(find_lost(site, root, read(root / LEDGER, LEDGER)))
    if problems:
        raise ContentError(problems)
    return site


def update(site: Site, root: Path) -> None:
    """Add the addresses of ``site`` to the ledger of the project ``root``; none is ever taken out.

    Raises:
        ContentError: a line is not one of a ledger.
        OSError: it cannot be written; it is as it was.
    """
    known = read(root / LEDGER, LEDGER)
    content = text_of({**known, **addresses_of(site)}).encode()
    path = root / LEDGER
    path.parent.mkdir(exist_ok=True)
    atomic_files.replace(path, content)


def find_lost(site: Site, root: Path, known: Addresses) -> Iterator[Problem]:
    """Yield a problem for every address in ``known`` that ``site`` has no longer, or at which it shows another record."""
    present = addresses_of(site)
    names = set(present.values())
    entries = {route.uri for route in site.routes.all if route.register in COLLECTIONS and route.key}
    for uri, name in sorted(known.items()):
        if uri not in present and name in names:
            yield _problem(site, uri, name, "address-changed")
        elif uri not in present:
            yield problem(LEDGER, _line_of(root, uri), "", "address-without-record", uri=uri, record=name)
        elif present[uri] != name and uri in entries and name not in names:
            yield _problem(site, uri, present[uri], "key-changed", record=name)
        elif present[uri] != name and name in names:
            yield _problem(site, uri, present[uri], "address-of-another", record=name)


def find_lost_by_content(corpus: Corpus, root: Path) -> Iterator[Problem]:
    """Yield the problems of addresses that the content of the project ``root`` has lost, whatever its settings.

    Raises:
        ContentError: a line is not one of a ledger.
    """
    known = {uri: name for uri, name in read(root / LEDGER, LEDGER).items() if not name.startswith("years/")}
    if known:
        yield from find_lost(make_site(corpus, Settings(site_url="https://example.org/")), root, known)


def _problem(site: Site, uri: str, name: str, code: str, **values: str) -> Problem:
    """Return a problem of the page ``name``, in the file in which its address is given."""
    locale = max((locale for locale in LOCALES if uri.startswith(home(locale))), key=lambda locale: len(home(locale)))
    pages = [route for route in site.routes.all if route.kind not in EXEMPT and _name(route) == name]
    route = next((page for page in pages if page.locale == locale), pages[0])
    words = _words(site, route)
    title = tuple((words and words.get(locale)) or name for locale in LOCALES)
    path, place = _place(site, route)
    return problem(path, place, "slug", code, uri=uri, title=title, **values)


def _words(site: Site, route: Route) -> Words | None:
    record: Record | None = record_of(site.corpus, site.withdrawn, route)
    words = getattr(record, "name", None) or getattr(record, "title", None)
    return Words(tr=words) if isinstance(words, str) else cast(Words | None, words)


def _place(site: Site, route: Route) -> tuple[str, tuple[int, int]]:
    """Return the file in which a page's address is given, and the place in it."""
    register, key = route.key.split("/") if route.kind == "withdrawn" else (route.register, route.key)
    if register not in KINDS:
        return LEDGER, (1, 1)
    where = site.corpus.place_of(register, key)
    document = where.document(route.locale)
    return document.path, document.locate((*where.at, "slug"))


def _line_of(root: Path, uri: str) -> tuple[int, int]:
    """Return the place of an address in the ledger, or the first line where another list named it."""
    path = root / LEDGER
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.exists() else []
    return next(((number, 1) for number, line in enumerate(lines, start=1) if line.startswith(f"/{uri} ")), (1, 1))
