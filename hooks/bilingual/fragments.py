"""What several pages have in common, made once for all of them: the frame around a page, the links to all facets.

Addresses are relative. From all pages of one folder the same ones lead to any other page; only what leads to the page itself is different
there. So a fragment is shared within a folder, and one that leads to the page itself is made for that page alone. What is short and stands
on pages of many folders, such as a line of a list, has gaps in the place of addresses, which each page fills with its own.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from markupsafe import Markup

from bilingual.building.reads import Read, Recorder
from bilingual.language import LOCALES
from bilingual.page_view import PageView
from bilingual.routes import Route
from bilingual.view import View

Made = TypeVar("Made")

MOST_LINKED = 6_000
"""As many fragments with gaps are kept of each language, about 1.4 kB each; of a larger site, the others are made again for each page."""


@dataclass(frozen=True, slots=True)
class _Fragment:
    """What was made, whether words in it had to be shown in the other language, what was read for it, and in which folders it leads to."""

    made: Any
    fell_back: bool
    reads: frozenset[Read]
    leads_to: frozenset[str] = frozenset()


class _OwnView(PageView):
    """The view of a fragment, which notes where its addresses lead to."""

    def __init__(self, view: View) -> None:
        super().__init__(view.renderer, view.route)
        self.leads_to: set[str] = set()

    def file_url(self, uri: str) -> str:
        self.leads_to.add(uri.rpartition("/")[0] + "/")
        return super().file_url(uri)


class _FarView(PageView):
    """The view of a fragment for pages of all folders: what depends on where the page is, is a gap, which ``View.from_here`` fills."""

    def file_url(self, uri: str) -> str:
        return f"\0{uri}\0"

    def current(self, route: Route) -> Markup:
        return Markup(f"\0={route.uri}\0")


class Fragments:
    """The fragments of the pages of one site."""

    def __init__(self, recorder: Recorder, routes: Iterable[Route]) -> None:
        self._recorder = recorder
        self._found: dict[Hashable, _Fragment] = {}
        self._linked: dict[str, dict[Hashable, _Fragment]] = {locale: {} for locale in LOCALES}
        self._above = frozenset(folder for route in routes for folder in _folders_above(route.uri))

    def of_language(self, name: Hashable, view: View, make: Callable[[PageView], Made]) -> Made:
        """Return what ``make`` returned for the first page of a language that asked for this ``name``; addresses must not matter to it."""
        key = name, view.locale
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._make(_OwnView(view), make)
        return cast(Made, self._use(found, view))

    def of_folder(self, name: Hashable, view: View, make: Callable[[PageView], Made]) -> Made:
        """Return what ``make`` returned for the first page of a folder that asked for this ``name``, or for ``view``'s page alone."""
        key = name, view.locale, self._folder_of(view.route)
        found = self._found.get(key)
        if found is None or view.route.uri in found.leads_to:
            own = self._make(_OwnView(view), make)
            if found is None and view.route.uri not in own.leads_to:
                self._found[key] = own
            found = own
        return cast(Made, self._use(found, view))

    def linked(self, name: Hashable, view: View, make: Callable[[PageView], Markup]) -> Markup:
        """Return what ``make`` returned for the first page of a language that asked for this ``name``, with links from ``view``'s page.

        It must depend on no more of the page than its language, its address and the ``name``.
        """
        kept = self._linked[view.locale]
        found = kept.get(name)
        if found is None:
            found = self._make(_FarView(view.renderer, view.route), lambda far: _cut(make(far)))
            if len(kept) < MOST_LINKED:
                kept[name] = found
        return Markup(self._use(found, view).fill(view.from_here))

    def _make(self, own: PageView, make: Callable[[PageView], Any]) -> _Fragment:
        with self._recorder.record_aside() as reads:
            made = make(own)
        return _Fragment(made, own.fell_back, frozenset(reads), frozenset(getattr(own, "leads_to", ())))

    def _use(self, fragment: _Fragment, view: View) -> Any:
        self._recorder.note(fragment.reads)
        view.fell_back |= fragment.fell_back
        return fragment.made

    def _folder_of(self, route: Route) -> str:
        """Return the folder whose pages share fragments with a page; the address of its own file, where pages stand below it."""
        is_leaf = route.uri.endswith("/") and route.uri not in self._above
        return _folder_above(route.uri) if is_leaf else f"{route.uri}index.html"


def _folder_above(uri: str) -> str:
    return uri[: uri.rfind("/", 0, -1) + 1]


def _folders_above(uri: str) -> Iterator[str]:
    while uri:
        uri = _folder_above(uri)
        yield uri


@dataclass(frozen=True, slots=True)
class Frame:
    """A document with gaps, which every page that shares it fills: texts and, in every second place, the name of a gap between them."""

    pieces: tuple[str, ...]

    def fill(self, part: Callable[[str], str]) -> str:
        """Return the document with the ``part`` of its name in each gap."""
        pieces = list(self.pieces)
        pieces[1::2] = map(part, self.pieces[1::2])
        return "".join(pieces)


def make_frame(names: Iterable[str], render: Callable[..., str]) -> Frame:
    """Return the document that ``render`` returns for its parts by name, with gaps in the place of the parts."""
    return _cut(render(**{name: Markup(f"\0{name}\0") for name in names}))


def _cut(html: str) -> Frame:
    """Return a document from one with names between two U+0000 in the place of its gaps. No text holds U+0000: it is refused in content."""
    return Frame(tuple(str(html).split("\0")))  # plain text, since pieces of Markup are slow
