"""Which pages there are: sort, key, language, address, and the files that their words and facts stand in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from bilingual.content.model import Corpus
from bilingual.content.rules import LINK_REGISTERS
from bilingual.content.source import content_path
from bilingual.schema import Record, SiteWords
from bilingual.schema.addresses import address, home, page_address, slug_of
from bilingual.schema.fields import OldAddresses
from bilingual.site.facets import slug
from bilingual.site.lengths import Lengths, has_page
from bilingual.site.timeline_items import TimelineItem
from bilingual.text.language import LOCALES, SOURCE_LOCALE

LISTS = ("projects", "reports", "events", "organizations", "places", "topics", "sources")
"""The registers that have a common page."""

ROWS = 100
"""As many rows of a list stand on one page."""
WHOLE_FOR_LONGER: Mapping[str, int] = {"signatories-table": 4}
"""The kinds of pages that may hold more rows, by how many times as many: readers sort this table, which they can do within a page only."""
UNLISTED = frozenset({"not-found", "withdrawn", "search", "translations", "edit"})
"""Pages that no search should show: the one for unknown addresses, notices of withdrawn records, our own search, and the editors' pages."""


@dataclass(frozen=True, slots=True)
class Route:
    """A page that is published.

    ``kind`` names its template; ``register`` and ``key`` the record that it shows, where it shows one; ``uri`` is its address (see
    addresses.py). ``words_path`` and ``facts_path`` are the files in which its words in this language, and its facts, can be edited.
    A route of the kind "redirect" is no page but an old address; ``leads_to`` is the address of the page that had it.
    A long list has several ``pages``, each with its ``number``; all but the first are *further pages* (see pagination.py).
    """

    kind: str
    register: str
    key: str
    locale: str
    uri: str
    words_path: str | None = None
    facts_path: str | None = None
    leads_to: str = ""
    number: int = 1
    pages: int = 1

    @property
    def is_listed(self) -> bool:
        """Whether search, ours and others', and the sitemap know the page."""
        return self.kind not in UNLISTED

    @property
    def is_first(self) -> bool:
        """Whether the page is no further page of a list."""
        return self.number == 1

    @property
    def identity(self) -> tuple[str, str, int]:
        """What the page and its twin in the other language have in common."""
        return self.kind, self.key, self.number


@dataclass(frozen=True, slots=True)
class Routes:
    """All routes in a fixed order, and ways to find one; old addresses that lead to them stand apart, as ``redirects``."""

    all: tuple[Route, ...]
    _found: Mapping[tuple[str, str, str, int], Route] = field(repr=False)
    redirects: tuple[Route, ...] = ()

    def find(self, kind: str, key: str, locale: str, number: int = 1) -> Route | None:
        """Return the page of this kind and key in ``locale``, a list's page with this number; or None."""
        return self._found.get((kind, key, locale, number))

    def page_of(self, register: str, key: str, locale: str) -> Route | None:
        """Return the page of a record in ``locale``, or its page in the language it has one in, or None where it has none."""
        kind = "home" if (register, key) == ("pages", "index") else KINDS[register]
        return self.find(kind, key, locale) or next((found for choice in LOCALES if (found := self.find(kind, key, choice))), None)

    def named_by_link(self, scheme: str, key: str, locale: str) -> Route | None:
        """Return the page that a link in a text names, such as ``event:forum-2019`` or ``timeline:2019``, as ``page_of`` does; or None."""
        if scheme in LINK_REGISTERS:
            return self.page_of(LINK_REGISTERS[scheme], key, locale)
        if scheme == "timeline" and (year := self.find("year", key, locale)):
            return year
        kind = "sources-list" if scheme == "bibliography" else scheme
        return self.find(kind, "", locale) or self.find(f"{kind}-list", "", locale)

    def twin(self, route: Route, locale: str) -> Route | None:
        """Return the same page in ``locale``, or None where it is not there."""
        return self.find(route.kind, route.key, locale, route.number)

    def page(self, route: Route, number: int) -> Route | None:
        """Return the page with this number of the list that has the page ``route``, or None."""
        return self.find(route.kind, route.key, route.locale, number)


KINDS: Mapping[str, str] = {register: kind for kind, register in LINK_REGISTERS.items()} | {"signatories": "signatory"}
"""The kind of page that shows a record of each register."""


def make_routes(
    corpus: Corpus,
    withdrawn: Mapping[tuple[str, str], Record],
    items: Sequence[TimelineItem],
    timeline: tuple[int, int],
    rows: int = ROWS,
    *,
    edited: bool = False,
) -> Routes:
    """Return the routes of all pages of the public ``corpus``, and of the notices that ``withdrawn`` records leave.

    ``items`` are those of the timeline from its first year to its last; lists with more than ``rows`` rows have further pages.
    Where the site is ``edited`` in the browser, editors have a page for it.
    """
    lengths = Lengths(corpus, items, timeline, rows)
    lists = [route for locale in LOCALES for route in _routes(corpus, withdrawn, lengths, locale)]
    lists += [Route("edit", "", "", locale, address("edit", "", locale)) for locale in LOCALES if edited]
    found = [page for route in lists for page in divide(route, lengths.of(route.kind, route.register, route.key), rows)]
    by_name = {(route.kind, route.key, route.locale, route.number): route for route in found}
    return Routes(tuple(found), by_name, tuple(_redirects(corpus, withdrawn, found)))


def _redirects(corpus: Corpus, withdrawn: Mapping[tuple[str, str], Record], routes: Iterable[Route]) -> Iterator[Route]:
    """Yield the old addresses of all pages; an address that is a page's today stays that page's.

    The address of a topic that no entry names (any more, or yet) leads to the list of topics.
    """
    taken = {route.uri for route in routes}
    for route in (route for route in routes if route.is_first):
        record = record_of(corpus, withdrawn, route)
        old: OldAddresses | None = getattr(record, "redirect_from", None)
        for uri in old.get(route.locale) or () if old else ():
            if uri not in taken:
                taken.add(uri)
                yield replace(route, kind="redirect", uri=uri, leads_to=route.uri, pages=1)
    for locale, (key, topic) in product(LOCALES, sorted(corpus.topics.items())):
        uri = address("topics", slug_of("topics", key, topic, locale), locale)
        if locale in topic.locales and uri not in taken and not has_page(corpus, "topics", key):
            yield Route("redirect", "topics", key, locale, uri, leads_to=address("topics", "", locale))


def record_of(corpus: Corpus, withdrawn: Mapping[tuple[str, str], Record], route: Route) -> Record | None:
    """Return the record that stands behind a page, withdrawn ones and that of the home page included, or None."""
    if route.kind == "withdrawn":
        register, _, key = route.key.partition("/")
        return withdrawn[register, key]
    return corpus.register(route.register).get(route.key) if route.register in KINDS else None


def _routes(corpus: Corpus, withdrawn: Mapping[tuple[str, str], Record], lengths: Lengths, locale: str) -> Iterator[Route]:
    labels = content_path(locale, "site") if corpus.site != SiteWords() else "mkdocs.yml"

    def single(*kinds: str, file: str = "", segment: str = "") -> Iterator[Route]:
        """Yield pages that are one of their kind; their words stand in a ``file`` of content, or else among the labels."""
        paths = (content_path(locale, file), content_path(SOURCE_LOCALE, file)) if file else (labels, None)
        yield from (Route(kind, "", "", locale, address(segment or kind, "", locale), *paths) for kind in kinds)

    yield Route("home", "pages", "index", locale, home(locale), content_path(locale, "pages", "index"), None)
    yield Route("not-found", "", "", locale, f"{home(locale)}404.html", labels)
    yield from single("search")
    for key, page in sorted(corpus.pages.items()):
        if key != "index" and locale in page.locales:
            yield _record_route("pages", key, page, locale)
    for register in LISTS:
        yield Route(f"{register}-list", register, "", locale, address(register, "", locale), labels)
        for key, record in sorted(corpus.register(register).items()):
            if locale in record.locales and has_page(corpus, register, key):
                yield _record_route(register, key, record, locale)
    for register, key in sorted(name for name in withdrawn if name[0] in KINDS):
        slug_here = slug_of(register, key, withdrawn[register, key], locale)
        yield Route("withdrawn", register, f"{register}/{key}", locale, address(register, slug_here, locale))
    yield Route("figures", "figures", "", locale, address("figures", "", locale), labels)
    if corpus.glossary:
        yield from single("glossary", file="glossary", segment="terms")
    yield from single("data", "translations", "timeline")
    for year in lengths.years:
        yield Route("year", "years", str(year), locale, address("years", str(year), locale), labels)
    for facet in lengths.facets:
        yield Route("facet", facet.segment, facet.key, locale, address(facet.segment, slug(facet, corpus, locale), locale), labels)
    for dimension in lengths.long_dimensions:
        yield Route("facet-list", f"facets-{dimension}", dimension, locale, address(f"facets-{dimension}", "", locale), labels)
    if corpus.declaration:
        yield from single("declaration", "declaration-history", "side-by-side", file="declaration")
    if corpus.signatories:
        yield from single("signatories", "signatories-table", file="signatories")
        for key, signature in sorted(corpus.signatories.signatories.items()):
            yield _record_route("signatories", key, signature, locale)


def _record_route(register: str, key: str, record: Record, locale: str) -> Route:
    uri = address(register, slug_of(register, key, record, locale), locale)
    paths = content_path(locale, register, key), content_path(SOURCE_LOCALE, register, key)
    return Route(KINDS[register], register, key, locale, uri, *paths)


def divide(route: Route, rows: int, size: int = ROWS) -> Iterator[Route]:
    """Yield the pages of the list ``route``, which has so many ``rows``, with about ``size`` rows on each."""
    pages = max(1, -(-rows // (size * WHOLE_FOR_LONGER.get(route.kind, 1))))
    if pages == 1:
        yield route
        return
    for number in range(1, pages + 1):
        yield replace(route, number=number, pages=pages, uri=page_address(route.uri, number, route.locale))
