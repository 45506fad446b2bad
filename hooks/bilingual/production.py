"""Makes every file of a site and writes it below a folder, on all cores: pages with what belongs to them, and what is about the whole site.

Each file is made from the site alone, so that it does not matter which process makes it, or when.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from bilingual import outputs, plain_text
from bilingual.cache import Cache
from bilingual.forks import Jobs
from bilingual.kept_pages import KeptPages, MadePage
from bilingual.language import LOCALES
from bilingual.outputs import Artifact, search
from bilingual.outputs.search_index import Indexed, make_index
from bilingual.render import Renderer
from bilingual.routes import Route

BATCH = 40
"""As many pages are one job."""

_Pages = dict[int, Indexed]
"""What a batch of pages gives to the search index, by the numbers of their routes."""


class Production:
    """The making of one site: it starts at once where there are cores for it, and ``finish`` waits for its end.

    ``elsewhere`` are the routes of pages that somebody else writes. It is a context: what still runs when it is left is ended.
    """

    def __init__(self, renderer: Renderer, folder: Path, cache: Cache, elsewhere: frozenset[Route] = frozenset()) -> None:
        self._renderer = renderer
        self._writer = Writer(folder)
        self._elsewhere = elsewhere
        self._kept = KeptPages(cache, renderer.plain_site, renderer)
        self._kept.prepare()
        numbered = list(enumerate(renderer.site.routes.all))
        batches = [numbered[start : start + BATCH] for start in range(0, len(numbered), BATCH)]
        jobs: list[Callable[[], _Pages]] = [partial(self._make_whole, maker) for maker in outputs.MAKERS]
        jobs += [partial(self._make_pages, batch) for batch in batches]
        self._jobs = Jobs(jobs)

    def finish(self) -> None:
        """Wait until every file is written.

        Raises:
            JobFailed: something went wrong in a child process.
        """
        found: _Pages = {}
        for pages in self._jobs.results():
            found |= pages
        routes = self._renderer.site.routes.all
        numbers = {locale: [number for number, route in enumerate(routes) if route.locale == locale] for locale in LOCALES}
        indexed = {locale: [found[number] for number in numbers[locale] if number in found] for locale in LOCALES}
        with Jobs([partial(self._make_index, pages, locale) for locale, pages in indexed.items()]) as jobs:
            jobs.results()
        self._kept.drop_others()

    def __enter__(self) -> "Production":
        return self

    def __exit__(self, *_: object) -> None:
        self._jobs.__exit__()

    def _make_whole(self, make: Callable[[Renderer], Iterator[Artifact]]) -> _Pages:
        self._writer.write(make(self._renderer))
        return {}

    def _make_pages(self, batch: Iterable[tuple[int, Route]]) -> _Pages:
        """Make pages, and what belongs to each."""
        found: _Pages = {}
        for number, route in batch:
            if route.kind == "not-found":  # an output
                continue
            page = self._kept.get(route, self._make_page)
            if route not in self._elsewhere:
                self._writer.write([Artifact(f"{route.uri}index.html", page.document)])
            self._writer.write(page.files)
            if page.indexed:
                found[number] = page.indexed
        return found

    def _make_page(self, route: Route) -> MadePage:
        page = self._renderer.render(route)
        files = tuple(outputs.make_for(self._renderer, route))
        text = plain_text.read(page.html, route.locale) if search.is_found(route) else None
        return MadePage(page.document.encode(), files, search.index_page(self._renderer, route, text) if text else None)

    def _make_index(self, pages: list[Indexed], locale: str) -> None:
        self._writer.write(make_index(pages, locale))


class Writer:
    """Writes files below a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: set[str] = set()

    def write(self, artifacts: Iterable[Artifact]) -> None:
        """Write each file, and make the folders that it needs."""
        for artifact in artifacts:
            path = self._folder / artifact.uri
            above = artifact.uri.rpartition("/")[0]
            if above not in self._made:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._made.add(above)
            path.write_bytes(artifact.content)
