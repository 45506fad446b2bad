"""Keeps pages, with what belongs to them, from one build to the next: the last site holds their files, notes say what they were made of.

A page is good while what was read for it is the same, and its files are as they were written. Pages of which it cannot be told in detail
what they are made from are made in each build.
"""

import hashlib
import io
import marshal
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from bilingual import program
from bilingual.building.cache import Cache
from bilingual.building.reads import EVERYTHING, WHOLE, Read
from bilingual.building.site_tree import SiteTree, read_stamped
from bilingual.building.stamps import Stamp
from bilingual.building.watching import Digests
from bilingual.outputs.search_index import Indexed
from bilingual.render import Renderer
from bilingual.routes import Route
from bilingual.templating import TEMPLATES

SECTION = "sites"
PACKED_TOGETHER = 1000
"""So many notes are packed at once."""
SITES = 4
"""Of as many sites notes are kept: the published one and the preview, and the last ones before these."""


class Note(NamedTuple):
    """What is noted of a page that stands in a site, in few values, as there are many notes.

    ``reads`` is what was read for it, by mapping, and ``files`` what it consists of, with stamps, both packed by ``marshal``; ``reads`` is
    empty where it cannot be told. ``hits`` and ``shown`` are what the search index takes of it, if anything (see ``Indexed``). ``digest``
    is that of what was read; a page that was just made has none yet.
    """

    reads: bytes
    files: bytes
    hits: bytes
    shown: str
    digest: bytes = b""

    @property
    def stamps(self) -> list[tuple[str, Stamp]]:
        """The addresses of the page's document and of what belongs to it, in this order, with their stamps."""
        stamps: list[tuple[str, Stamp]] = marshal.loads(self.files)
        return stamps

    @property
    def indexed(self) -> Indexed | None:
        """What the search index takes of the page."""
        return Indexed(self.hits, self.shown) if self.hits else None


def make_note(seen: Iterable[Read], stamps: list[tuple[str, Stamp]], indexed: Indexed | None) -> Note:
    """Return the note of a page that was just made and written; ``seen`` is what was read for it."""
    reads: dict[str, list[Any]] = {}
    for name, key in seen:
        reads.setdefault(name, []).append(key)
    told = {name: [WHOLE] if WHOLE in keys else keys for name, keys in reads.items()}
    packed = b"" if EVERYTHING[0] in told else marshal.dumps(told)
    return Note(packed, marshal.dumps(stamps), *((indexed.hits, indexed.shown) if indexed else (b"", "")))


class KeptPages:
    """The pages that earlier builds made, seen from one state of a site, which is written into ``tree``.

    ``last`` is another folder that may hold the site of an earlier build.
    """

    def __init__(self, cache: Cache, renderer: Renderer, tree: SiteTree, last: Path | None = None) -> None:
        self._cache, self._tree, self._last = cache, tree, last
        state = program.state(), _templates()  # as they are before anything is made
        self._digests = Digests(renderer.plain_site, lambda: (*state, renderer.indexes.orders, _plain(renderer)))

    @cached_property
    def _here(self) -> Mapping[str, Note]:
        """What was noted of the site in the tree."""
        return self._load(self._tree.folder)

    @cached_property
    def _there(self) -> Mapping[str, Note]:
        """What was noted of the last site; where the tree has all pages that are still good, nobody asks."""
        return self._load(self._last)

    def find(self, route: Route) -> Note | None:
        """Return the note of a page that stands in the tree as it should, or None."""
        note = self._good(self._here, route)
        found = self._tree.found
        return note if note and all(found.get(uri) == stamp for uri, stamp in note.stamps) else None

    def find_last(self, route: Route) -> Note | None:
        """Return the note of a page that the last site may hold as it should, for ``copy`` to see, or None."""
        return self._good(self._there, route)

    def copy(self, note: Note) -> bytes | None:
        """Copy the files of a page that stands in the last site; return their stamps, packed, or None where they are not as noted."""
        contents = []
        for uri, stamp in note.stamps:
            try:
                content, now = read_stamped(self._last or Path(), uri)
            except OSError:
                return None
            if now != stamp:
                return None
            contents.append((uri, content))
        return marshal.dumps([(uri, self._tree.write(uri, content)) for uri, content in contents])

    def digest_all(self) -> None:
        """Make the digests that ``keep`` needs, while there is something to wait for."""
        if self._cache.is_open:
            self._digests.make_all()

    def keep(self, notes: Mapping[Route, Note]) -> None:
        """Keep the notes of all pages in the tree for the builds to come."""
        if not self._cache.is_open:
            return
        self._cache.keep(SECTION, _identity(self._tree.folder), self._pack(notes))
        self._cache.drop_oldest(SECTION, SITES)

    def _pack(self, notes: Mapping[Route, Note]) -> Iterator[bytes]:
        """Yield the ground and the notes as they are kept, some at a time: those of a large site take as much memory as all else."""
        yield marshal.dumps(self._digests.ground)
        of = self._digests.of
        rows = ((_name(route), *note[:-1], note.digest or of(marshal.loads(note.reads))) for route, note in notes.items() if note.reads)
        while some := list(islice(rows, PACKED_TOGETHER)):
            yield marshal.dumps(marshal.dumps(some))
        yield marshal.dumps(b"")

    def _good(self, notes: Mapping[str, Note], route: Route) -> Note | None:
        note = notes.get(_name(route))
        return note if note and self._digests.of(marshal.loads(note.reads)) == note.digest else None

    def _load(self, folder: Path | None) -> Mapping[str, Note]:
        """Return what was noted of the site in a folder, by the names of pages, where it stands on the same ground."""
        packed = self._cache.load(SECTION, _identity(folder)) if folder and folder.is_dir() else None
        if not packed:
            return {}
        file = io.BytesIO(packed)
        notes: dict[str, Note] = {}
        if marshal.load(file) == self._digests.ground:
            while some := marshal.load(file):
                notes |= {name: Note(*note) for name, *note in marshal.loads(some)}
        return notes


def _identity(folder: Path) -> str:
    """Return what a folder is called wherever it is moved to."""
    known = folder.stat()
    return f"{known.st_dev}-{known.st_ino}"


def _name(route: Route) -> str:
    return f"{route.kind}/{route.key}/{route.locale}/{route.number}"


def _plain(renderer: Renderer) -> list[Any]:
    """Return the moments of the timeline in a form that is the same in every process: sets have no order."""
    return [(one.sort, one.key, one.kind, one.date, one.within, sorted(one.facets, key=repr)) for one in renderer.moments]


def _templates() -> str:
    """Return what tells one state of the templates from another; the live preview sees them change."""
    digest = hashlib.sha256()
    for path in sorted(TEMPLATES.iterdir(), key=str):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
