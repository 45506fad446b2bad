"""Makes every file of a site and puts it into a folder, on all cores: pages with what belongs to them, and what is about the whole site.

Each file is made from the site alone, so that it does not matter which process makes it, or when.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

from bilingual import language, outputs, templating
from bilingual.building.cache import Cache
from bilingual.building.forks import Jobs, count_cores
from bilingual.building.kept_pages import KeptPages, Note, make_note
from bilingual.building.reads import Read
from bilingual.building.site_tree import SiteTree, read_stamped
from bilingual.language import LOCALES
from bilingual.outputs import Artifact, search
from bilingual.outputs.search_index import make_index
from bilingual.render import Renderer
from bilingual.routes import Route
from bilingual.schema import descriptions

Made = TypeVar("Made")

LONGEST_BATCH = 20
"""As many pages are one job at most; fewer where there are few, so that all cores end at the same time."""
BATCHES = 16
"""As many jobs there are at least for each core, where there are pages enough."""
MANY_OF_A_SORT = 20
"""Where more pages of one sort are to be made, one of them is made before processes are forked."""
MANY = 10_000
"""Where so many pages are to be made, what is about the whole site, which takes more memory the larger it is, is made before them."""


@dataclass(frozen=True, slots=True)
class _Done:
    """What was done for pages, by the numbers of their routes: notes of those that were made, packed stamps of those that were copied."""

    made: dict[int, Note] = field(default_factory=dict)
    copied: dict[int, bytes] = field(default_factory=dict)


class Production:
    """The making of one site in ``folder``: it starts at once where there are cores for it, and ``finish`` waits for its end.

    ``host_routes`` are the routes of pages that go through the host, which gets each from ``document_of``. ``last`` is a folder with the
    site of an earlier build. It is a context: what still runs when it is left is ended.
    """

    def __init__(
        self,
        renderer: Renderer,
        folder: Path,
        cache: Cache,
        host_routes: frozenset[Route] = frozenset(),
        last: Path | None = None,
    ) -> None:
        self._renderer = renderer
        self._tree = SiteTree(folder)
        self._kept = KeptPages(cache, renderer, self._tree, last)
        templating.compile_all()
        language.load_all()
        descriptions.load_all()
        self._host_routes = host_routes
        self._routes = [route for route in renderer.site.routes.all if route.kind != "not-found"]  # an output
        self._numbers = {route: number for number, route in enumerate(self._routes)}
        with ExitStack() as begun:
            # What is about the whole site takes longest: it is begun before the notes are looked through.
            self._whole = begun.enter_context(Jobs([partial(self._make_whole, maker) for maker in outputs.MAKERS]))
            self._pages = self._begin_pages()
            begun.pop_all()

    def _begin_pages(self) -> Jobs[_Done]:
        """Find the pages that the folder has as they should be, and those that can be copied; begin to make the others."""
        self._notes = {number: note for number, route in enumerate(self._routes) if (note := self._kept.find(route))}
        waiting = [number for number, route in enumerate(self._routes) if number not in self._notes and route not in self._host_routes]
        self._last = {number: note for number in waiting if (note := self._kept.find_last(self._routes[number]))}
        if len(waiting) >= MANY:
            self._whole.results()
        self._make_samples(waiting)
        waiting = [number for number in waiting if number not in self._notes]
        size = max(1, min(LONGEST_BATCH, len(waiting) // (count_cores() * BATCHES)))
        return Jobs([partial(self._make_pages, waiting[start : start + size]) for start in range(0, len(waiting), size)])

    def _make_samples(self, numbers: Iterable[int]) -> None:
        """Make a page of each sort of which there are many: what they share is then made once, instead of by every process for itself."""
        sorts: dict[tuple[str, str], list[int]] = {}
        for number in numbers:
            if number not in self._last:
                sorts.setdefault((self._routes[number].kind, self._routes[number].locale), []).append(number)
        samples = [first for first, *others in sorts.values() if len(others) >= MANY_OF_A_SORT]
        self._notes |= zip(samples, self._make([self._routes[number] for number in samples]), strict=True)

    def document_of(self, route: Route) -> str:
        """Return the document of a page, and see that what belongs to it stands in the folder."""
        number = self._numbers[route]
        if number not in self._notes:
            (self._notes[number],) = self._make([route])
        return self._tree.read(f"{route.uri}index.html").decode()

    def finish(self, host_folder: Path | None = None) -> None:
        """Wait until every file is written, take over what the host wrote into ``host_folder``, and delete what was there before.

        Raises:
            OSError: a file could not be read or written.
            JobFailed: something went wrong in a child process.
        """
        for route in self._host_routes:
            self.document_of(route)
        self._kept.digest_all()
        for done in self._pages.results():
            self._notes |= done.made | {number: self._last[number]._replace(files=files) for number, files in done.copied.items()}
        with Jobs([partial(self._make_index, locale) for locale in LOCALES]) as indexes:
            uris = {uri for note in self._notes.values() for uri, _ in note.stamps}
            uris.update(self._take_over(host_folder) if host_folder else ())
            for more in (*self._whole.results(), *indexes.results()):
                uris.update(more)
        self._tree.remove_others(uris)
        self._kept.keep({self._routes[number]: note for number, note in self._notes.items()})

    def __enter__(self) -> "Production":
        return self

    def __exit__(self, *_: object) -> None:
        self._whole.__exit__()
        self._pages.__exit__()

    def _make_whole(self, make: Callable[[Renderer], Iterator[Artifact]]) -> list[str]:
        return self._write(make(self._renderer))

    def _make_pages(self, numbers: Iterable[int]) -> _Done:
        copied = {number: files for number in numbers if number in self._last and (files := self._kept.copy(self._last[number]))}
        waiting = [number for number in numbers if number not in copied]
        return _Done(dict(zip(waiting, self._make([self._routes[number] for number in waiting]), strict=True)), copied)

    def _make(self, routes: Sequence[Route]) -> list[Note]:
        """Make pages and what belongs to them, and write them.

        One sort of work is done for all of them before the next: what a processor has just done, it does again in half the time.
        """
        reads = [set[Read]() for _ in routes]

        def for_each(make: Callable[[Renderer, Route], Made]) -> list[Made]:
            made = []
            for route, seen in zip(routes, reads, strict=True):
                with self._renderer.recorder.record() as read:
                    made.append(make(self._renderer, route))
                seen |= read
            return made

        pages = dict(zip(routes, for_each(Renderer.render), strict=True))
        files = [[Artifact(f"{route.uri}index.html", page.document.encode())] for route, page in pages.items()]
        for maker in outputs.MAKERS_FOR_PAGES:
            for beside, more in zip(files, for_each(partial(outputs.files_for, maker)), strict=True):
                beside += more
        indexed = for_each(lambda renderer, route: search.index_page(renderer, route, pages[route].html))
        stamps = [[(file.uri, self._tree.write(file.uri, file.content)) for file in own] for own in files]
        return [make_note(*page) for page in zip(reads, stamps, indexed, strict=True)]

    def _make_index(self, locale: str) -> list[str]:
        notes = [self._notes[number] for number, route in enumerate(self._routes) if route.locale == locale]
        return self._write(make_index([note.indexed for note in notes if note.indexed], locale))

    def _take_over(self, host_folder: Path) -> list[str]:
        paths = (Path(above, name) for above, _, names in os.walk(host_folder) for name in names)
        uris = [path.relative_to(host_folder).as_posix() for path in paths]
        return self._write(Artifact(uri, read_stamped(host_folder, uri)[0]) for uri in uris)

    def _write(self, artifacts: Iterable[Artifact]) -> list[str]:
        """Write files, and return their addresses."""
        uris = []
        for artifact in artifacts:
            self._tree.write(artifact.uri, artifact.content)
            uris.append(artifact.uri)
        return uris
