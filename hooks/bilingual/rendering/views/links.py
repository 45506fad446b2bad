"""The ways from a page: to other pages, to files, to records by their keys, and to what the links in texts name."""

from collections.abc import Iterable
from itertools import groupby, islice
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from bilingual.content.rules import LINK_REGISTERS
from bilingual.rendering.views.subject import Subject
from bilingual.schema import addresses
from bilingual.site.indexes import LONGEST_PLACE
from bilingual.site.routes import Route

if TYPE_CHECKING:
    from bilingual.rendering.views.view import View


class Links(Subject):
    """Links from the page, with the names that its language has for what they lead to."""

    def __init__(self, view: "View") -> None:
        super().__init__(view)
        self._site = view.site
        # The page that is shown where there is none stands at any address, however deep.
        self.root = view.site.settings.base_path if view.route.kind == "not-found" else addresses.to_root(view.route.uri)

    # addresses

    def url(self, route: Route) -> str:
        """Return the way from this page to another."""
        return self.file(route.uri)

    def file(self, uri: str) -> str:
        """Return the way from this page to a file below the site's root."""
        return self.root + uri or "./"

    def source(self, key: str) -> str:
        """Return the way to a source's own page on this site."""
        route = self._site.routes.page_of("sources", key, self._locale)
        return self.url(route) if route else ""

    def current(self, route: Route) -> Markup:
        """Return the attribute of a link to a page that says that it is the reader's own, or nothing."""
        return Markup(' aria-current="page"') if route is self._view.route else Markup("")

    @staticmethod
    def host(address: str) -> str:
        """Return the host of a web address as readers say it.

        >>> Links.host("https://www.example.org/a")
        'example.org'
        """
        return (urlsplit(address).hostname or "").removeprefix("www.")

    # pages and records

    def find(self, kind: str, key: str = "") -> Route | None:
        """Return the page of this kind and key in the page's language, or None."""
        return self._site.routes.find(kind, key, self._locale)

    def page(self, kind: str, key: str = "", text: str = "") -> Markup:
        """Return a link to the page of this kind and key, with its title; bare words where there is no such page."""
        route = self.find(kind, key)
        words = text or (self._view.context.titles.of(route) if route else key)
        return Markup(f'<a href="{escape(self.url(route))}">{escape(words)}</a>') if route else escape(words)

    def record(self, register: str, key: str, text: Markup | str = "", anchor: str = "") -> Markup:
        """Return a link to a record's page; one that is in the other language only says so."""
        record = self._corpus.register(register).get(key)
        words = text or self._view.names.of(register, record) if record is not None else text or key
        route = self._site.routes.page_of(register, key, self._locale)
        if route is None or record is None:
            return escape(words)
        address = self.url(route) + (f"#{anchor}" if anchor else "")
        if route.locale == self._locale:
            return Markup(f'<a href="{escape(address)}">{escape(words)}</a>')
        note = Markup(' <span class="only-in">{}</span>').format(self.labels.only_in_turkish)
        return Markup('<a href="{}" hreflang="{}">{}</a>{}').format(address, route.locale, words, note)

    def records(self, register: str, keys: Iterable[str]) -> Markup:
        """Return links to several records as a list in words."""
        return self._view.words.listed(self.record(register, key) for key in keys if key in self._corpus.register(register))

    def with_page(self, register: str, keys: Iterable[str]) -> list[str]:
        """Return the records that have a page, by their keys."""
        return [key for key in keys if self._site.routes.page_of(register, key, self._locale)]

    def place(self, key: str) -> Markup:
        """Return a place as a link, with the places around it: "Example Congress Centre, Izmir"."""
        # A city and its province often share a name; once is enough.
        named = groupby(self._view.context.indexes.places_around(key), key=lambda place: self._view.words.text(place.name))
        return Markup(", ").join([self.record("places", next(same).key) for _, same in islice(named, LONGEST_PLACE)])

    def places(self, keys: Iterable[str]) -> Markup:
        """Return several places as ``place`` does, parted by semicolons."""
        return Markup("; ").join(map(self.place, keys))

    def citing(self, source: str) -> list[Markup]:
        """Return links to the hand-written pages, the declaration and its signatories, where they cite a source."""
        found: dict[Markup, None] = {}
        for link in self._corpus.links_to.get(("sources", source), ()):
            if link.register == "pages":
                route = self.find("home" if link.key == "index" else "page", link.key)
                found |= {self.page(route.kind, route.key): None} if route else {}
            elif link.register in ("declaration", "signatories"):
                found[self.page(link.register)] = None
        return list(found)

    # links in texts

    def target(self, target: str, words: Markup) -> Markup:
        """Return a link to what ``target`` names as links in texts do; the bare words where it is not published."""
        address, attributes = self.in_text(target)
        if not address:
            return words
        written = Markup("").join(Markup(' {}="{}"').format(*one) for one in attributes.items())
        return Markup('<a href="{}"{}>{}</a>').format(address, written, words)

    def in_text(self, target: str, *, foreign: bool = False) -> tuple[str, dict[str, str]]:
        """Return address and attributes of a link as written, "" where nothing is to be linked.

        The anchors of a ``foreign`` text, which is in the other language, are those of another page.
        """
        scheme, _, key = target.partition(":")
        if scheme in ("http", "https", "mailto", "tel"):
            return target, {}
        if target.startswith("#"):
            return "" if foreign else target, {}
        if target.startswith(("assets/", "../assets/")):
            return self.file(target.removeprefix("../")), {}
        key, _, anchor = key.partition("#")
        withdrawn = self.find("withdrawn", f"{LINK_REGISTERS[scheme]}/{key}") if scheme in LINK_REGISTERS else None
        route = self._site.routes.named_by_link(scheme, key, self._locale) or withdrawn
        if route is None:  # a draft
            return "", {}
        if foreign or withdrawn:
            anchor = ""
        if scheme == "declaration" and key:
            anchor = addresses.clause_anchor(key, self._locale)
        elif scheme == "glossary":
            anchor = self._view.context.terms[self._locale].anchors.get(key, "")
        return self.url(route) + (f"#{anchor}" if anchor else ""), {} if route.locale == self._locale else {"hreflang": route.locale}
