"""Makes every file of a site and puts it into a folder, on all cores: pages with what belongs to them, and what is about the whole site.

Each file is made from the site alone, so that it does not matter which process makes it, or when.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import chain
from pathlib import Path

from bilingual import outputs
from bilingual.build.progress import Progress
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


class Production:
    """The making of one site in ``folder``: it starts at once where there are cores for it, and ``finish`` waits for its end.

    What was in the folder before is deleted, but for what is hidden at its top, such as ``.git``, which the host leaves alone, too.

    ``host_routes`` are the routes of pages that go through the host, which gets each from ``document_of``. It is a context: what still
    runs when it is left is ended.
    """

    def __init__(self, renderer: Renderer, folder: Path, host_routes: frozenset[Route] = frozenset()) -> None:
        self._renderer = renderer
        self._folder, self._folders = folder, {""}
        _empty(folder)
        renderer.compile_templates()
        self._routes = [route for route in renderer.site.routes.all if route.kind != "not-found"]  # an output
        self._host_routes = [route for route in self._routes if route in host_routes]
        self._own_routes = [route for route in self._routes if route not in host_routes]
        self._indexed: dict[Route, list[Indexed]] = {}
        size = max(1, min(LONGEST_BATCH, len(self._own_routes) // (count_cores() * BATCHES)))
        batches = [self._own_routes[start : start + size] for start in range(0, len(self._own_routes), size)]
        shown = pictures.pictures_of(renderer.site)
        self._progress = Progress("pictures", len(shown))
        jobs = [
            *(partial(self._make_whole, maker) for maker in outputs.MAKERS),
            *(partial(self._make_picture, path) for path in shown),
            *(partial(self._make_pages, batch) for batch in batches),
        ]
        self._running = ExitStack()
        self._results = self._running.enter_context(begun(jobs))

    def document_of(self, route: Route) -> str:
        """Return the document of a page, and see that what belongs to it stands in the folder."""
        if route not in self._indexed:
            self._indexed[route] = self._make(route)
        return Path(self._folder, route.uri, "index.html").read_bytes().decode()

    def finish(self, host_folder: Path) -> None:
        """Wait until every file is written, and take over what the host wrote into ``host_folder``.

        Raises:
            OSError: a file could not be read or written.
            JobFailed: something went wrong in a child process.
        """
        for route in self._host_routes:
            self.document_of(route)
        self._indexed |= zip(self._own_routes, chain.from_iterable(self._results()), strict=True)
        self._running.close()
        paths = (path for path in host_folder.rglob("*") if path.is_file())
        self._write(Artifact(path.relative_to(host_folder).as_posix(), path.read_bytes()) for path in paths)
        with begun([partial(self._make_index, locale) for locale in LOCALES]) as indexes:
            indexes()

    def __enter__(self) -> "Production":
        return self

    def __exit__(self, *_: object) -> None:
        self._running.close()

    def _make_whole(self, make: Callable[[Renderer], Iterator[Artifact]]) -> list[list[Indexed]]:
        self._write(make(self._renderer))
        return []  # no pages, of which search takes something

    def _make_picture(self, path: str) -> list[list[Indexed]]:
        made, is_new = pictures.make(self._renderer.site, path)
        self._progress.step(is_new)
        self._write(made)
        return []

    def _make_pages(self, routes: Sequence[Route]) -> list[list[Indexed]]:
        return [self._make(route) for route in routes]

    def _make(self, route: Route) -> list[Indexed]:
        """Make a page and what belongs to it, and write it; return what search takes of it."""
        page = self._renderer.render(route)
        beside = [file for make in outputs.MAKERS_FOR_PAGES for file in outputs.files_for(make, self._renderer, route)]
        self._write([Artifact(f"{route.uri}index.html", page.file), *beside])
        return search.index_pages(self._renderer, route, page.html)

    def _make_index(self, locale: str) -> None:
        found = [self._indexed[route] for route in self._routes if route.locale == locale]
        self._write(make_index([indexed for page in found for indexed in page], locale))

    def _write(self, artifacts: Iterable[Artifact]) -> None:
        for artifact in artifacts:
            if (above := artifact.uri.rpartition("/")[0]) not in self._folders:
                Path(self._folder, above).mkdir(parents=True, exist_ok=True)
                self._folders.add(above)
            Path(self._folder, artifact.uri).write_bytes(artifact.content)


def _empty(folder: Path) -> None:
    """Make a folder, or delete what is in it, but for what is hidden."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("[!.]*"):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
