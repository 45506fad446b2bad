"""What several pages have in common, made once for all of them: the frame around a page, the links to all facets.

Addresses are relative. From all pages of one folder the same ones lead to any other page; only what leads to the page itself is different
there. So a fragment is shared within a folder, and one that leads to the page itself is made for that page alone.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from markupsafe import Markup

from bilingual.page_view import PageView
from bilingual.reads import Read, Recorder
from bilingual.routes import Route
from bilingual.view import View

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class _Fragment:
    """What was made, whether words in it had to be shown in the other language, what was read for it, and in which folders it leads to."""

    made: Any
    fell_back: bool
    reads: frozenset[Read]
    leads_to: frozenset[str]


class _OwnView(PageView):
    """The view of a fragment, which notes where its addresses lead to."""

    def __init__(self, view: View) -> None:
        super().__init__(view.renderer, view.route)
        self.leads_to: set[str] = set()

    def file_url(self, uri: str) -> str:
        self.leads_to.add(uri.rpartition("/")[0] + "/")
        return super().file_url(uri)


class Fragments:
    """The fragments of the pages of one site."""

    def __init__(self, recorder: Recorder, routes: Iterable[Route]) -> None:
        self._recorder = recorder
        self._found: dict[Hashable, _Fragment] = {}
        self._above = frozenset(folder for route in routes for folder in _folders_above(route.uri))

    def of_language(self, name: Hashable, view: View, make: Callable[[PageView], Made]) -> Made:
        """Return what ``make`` returned for the first page of a language that asked for this ``name``; addresses must not matter to it."""
        key = name, view.locale
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._make(view, make)
        return cast(Made, self._use(found, view))

    def of_folder(self, name: Hashable, view: View, make: Callable[[PageView], Made]) -> Made:
        """Return what ``make`` returned for the first page of a folder that asked for this ``name``, or for ``view``'s page alone."""
        key = name, view.locale, self._folder_of(view.route)
        found = self._found.get(key)
        if found is None or view.route.uri in found.leads_to:
            own = self._make(view, make)
            if found is None and view.route.uri not in own.leads_to:
                self._found[key] = own
            found = own
        return cast(Made, self._use(found, view))

    def _make(self, view: View, make: Callable[[PageView], Any]) -> _Fragment:
        own = _OwnView(view)
        with self._recorder.record_aside() as reads:
            made = make(own)
        return _Fragment(made, own.fell_back, frozenset(reads), frozenset(own.leads_to))

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

    def fill(self, parts: Mapping[str, str]) -> str:
        """Return the document with ``parts`` in the gaps of these names."""
        return "".join([parts[piece] if place % 2 else piece for place, piece in enumerate(self.pieces)])


def make_frame(names: Iterable[str], render: Callable[..., str]) -> Frame:
    """Return the document that ``render`` returns for its parts by name, with gaps in the place of the parts."""
    # No text holds U+0000: it is refused in content.
    return Frame(tuple(re.split("\0([^\0]+)\0", render(**{name: Markup(f"\0{name}\0") for name in names}))))
