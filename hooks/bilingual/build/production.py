"""Makes every file of a site and puts it into a folder, on all cores: pages with what belongs to them, and what is about the whole site.

Each file is made from the site alone, so that it does not matter which process makes it, or when.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from bilingual import outputs
from bilingual.build.progress import Progress
from bilingual.build.site_tree import SiteTree
from bilingual.build.workers import begun, count_cores
from bilingual.outputs import Artifact, pictures, search
from bilingual.outputs.search_index import Indexed, make_index
from bilingual.rendering.renderer import Renderer
from bilingual.site.routes import Route
from bilingual.text.language import LOCALES

LONGEST_BATCH = 20
"""As many pages are one job at most; fewer where there are few, so that all cores end at the same time."""
BATCHES = 16
"""As many jobs there are at least for each core, where there are pages enough."""


@dataclass(frozen=True, slots=True)
class _Made:
    """The addresses of files that were made, such as a page's document and what stands beside it, and what search takes of them."""

    uris: list[str]
    indexed: list[Indexed]


class Production:
    """The making of one site in ``folder``: it starts at once where there are cores for it, and ``finish`` waits for its end.

    ``host_routes`` are the routes of pages that go through the host, which gets each from ``document_of``. It is a context: what still
    runs when it is left is ended.
    """

    def __init__(self, renderer: Renderer, folder: Path, host_routes: frozenset[Route] = frozenset()) -> None:
        self._renderer = renderer
        self._tree = SiteTree(folder)
        renderer.compile_templates()
        self._routes = [route for route in renderer.site.routes.all if route.kind != "not-found"]  # an output
        self._host_routes = [route for route in self._routes if route in host_routes]
        self._own_routes = [route for route in self._routes if route not in host_routes]
        self._made: dict[Route, _Made] = {}
        size = max(1, min(LONGEST_BATCH, len(self._own_routes) // (count_cores() * BATCHES)))
        batches = [self._own_routes[start : start + size] for start in range(0, len(self._own_routes), size)]
        shown = pictures.pictures_of(renderer.site)
        self._progress = Progress("pictures", len(shown))
        jobs = [
            *(partial(self._make_whole, maker) for maker in outputs.MAKERS),
            *(partial(self._make_picture, path) for path in shown),
            *(partial(self._make_pages, batch) for batch in batches),
        ]
        self._whole = len(jobs) - len(batches)
        self._running = ExitStack()
        self._results = self._running.enter_context(begun(jobs))

    def document_of(self, route: Route) -> str:
        """Return the document of a page, and see that what belongs to it stands in the folder."""
        if route not in self._made:
            self._made[route] = self._make(route)
        return self._tree.read(f"{route.uri}index.html").decode()

    def finish(self, host_folder: Path | None = None) -> None:
        """Wait until every file is written, take over what the host wrote into ``host_folder``, and delete what was there before.

        Raises:
            OSError: a file could not be read or written.
            JobFailed: something went wrong in a child process.
        """
        for route in self._host_routes:
            self.document_of(route)
        results = self._results()
        self._running.close()
        whole, batches = results[: self._whole], results[self._whole :]
        self._made |= zip(self._own_routes, chain.from_iterable(batches), strict=True)
        uris = {uri for made in (*self._made.values(), *chain.from_iterable(whole)) for uri in made.uris}
        uris.update(self._take_over(host_folder) if host_folder else ())
        with begun([partial(self._make_index, locale) for locale in LOCALES]) as indexes:
            uris.update(chain.from_iterable(indexes()))
        self._tree.remove_others(uris)

    def __enter__(self) -> "Production":
        return self

    def __exit__(self, *_: object) -> None:
        self._running.close()

    def _make_whole(self, make: Callable[[Renderer], Iterator[Artifact]]) -> list[_Made]:
        return [_Made(self._write(make(self._renderer)), [])]

    def _make_picture(self, path: str) -> list[_Made]:
        made, is_new = pictures.make(self._renderer.site, path)
        self._progress.step(is_new)
        return [_Made(self._write(made), [])]

    def _make_pages(self, routes: Sequence[Route]) -> list[_Made]:
        return [self._make(route) for route in routes]

    def _make(self, route: Route) -> _Made:
        """Make a page and what belongs to it, and write it."""
        page = self._renderer.render(route)
        beside = [file for make in outputs.MAKERS_FOR_PAGES for file in outputs.files_for(make, self._renderer, route)]
        uris = self._write([Artifact(f"{route.uri}index.html", page.file), *beside])
        return _Made(uris, search.index_pages(self._renderer, route, page.html))

    def _make_index(self, locale: str) -> list[str]:
        found = [self._made[route].indexed for route in self._routes if route.locale == locale]
        return self._write(make_index([indexed for page in found for indexed in page], locale))

    def _take_over(self, host_folder: Path) -> list[str]:
        paths = [Path(above, name) for above, _, names in os.walk(host_folder) for name in names]
        return self._write(Artifact(path.relative_to(host_folder).as_posix(), path.read_bytes()) for path in paths)

    def _write(self, artifacts: Iterable[Artifact]) -> list[str]:
        """Write files, and return their addresses."""
        uris = []
        for artifact in artifacts:
            self._tree.write(artifact.uri, artifact.content)
            uris.append(artifact.uri)
        return uris
