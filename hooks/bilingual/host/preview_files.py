"""The files of the live preview: each is made when it is asked for, and equals that of a build."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from bilingual import outputs
from bilingual.content import source
from bilingual.content.lint.file_kinds import ASSETS
from bilingual.host.mkdocs_commands import make_host_files
from bilingual.host.mkdocs_settings import load_plain
from bilingual.outputs import Artifact, calendars, open_data, pictures, search, search_index
from bilingual.outputs.assets import shorten_styles
from bilingual.rendering.renderer import Renderer
from bilingual.site import downloads, site

FEEDS = frozenset(downloads.feed(*which, form) for which in downloads.FEEDS for form in downloads.FEED_FILES)


class PreviewFiles:
    """The files of the site of the project ``root``, as its content is now, with ``drafts`` or without.

    With them, editors find the page on which they write, and it saves.

    To read it raises:
        ContentError: the content has problems, or mkdocs.yml what does not work.
        BuildFailed: mkdocs.yml has problems.
    """

    def __init__(self, root: Path, *, drafts: bool = True) -> None:
        self._root = root
        config, settings = load_plain(root)
        made = site.load(root, replace(settings, drafts=drafts, saves=drafts, editors_links=drafts or settings.editors_links))
        self.base_path = settings.base_path
        self._renderer, self._searched = Renderer(made), Renderer(made)
        self._pages = {f"{route.uri}index.html" if route.kind != "not-found" else route.uri: route for route in made.routes.all}
        self._is_changed_by_host = bool(config.extra.get("plugins_for_pages"))

    def find(self, uri: str) -> bytes | None:
        """Return what the file ``uri`` holds, such as "en/index.html", or None where there is none.

        Raises:
            BuildFailed: it is MkDocs' to make, which gave up.
        """
        found = self._from_host(uri) if uri in FEEDS or self._is_changed_by_host else None
        if found is None and uri in self._pages:
            found = self._renderer.render(self._pages[uri]).file
        if found is None and uri.startswith(ASSETS):
            found = self._own_asset(uri) or pictures.find(self._renderer.site, uri)
        if found is None:
            found = next((file.content for file in chain(self._beside_pages(uri), self._of_site(uri)) if file.uri == uri), None)
        return found

    @staticmethod
    def is_in_index(uri: str) -> bool:
        """Return whether a file is one of the index for search."""
        return uri.startswith(f"{search_index.FOLDER}/")

    def find_in_index(self, uri: str) -> bytes | None:
        """Return what the file ``uri`` of the index for search holds, for which all pages of a language are made.

        It shares nothing with ``find``, so that whoever asks for a page meanwhile need not wait.
        """
        locale = uri.removeprefix(f"{search_index.FOLDER}/")[:2]
        return self._made(self._searched, ("index", locale), lambda renderer: search.make_for(renderer, locale)).get(uri)

    def _from_host(self, uri: str) -> bytes | None:
        return self._renderer.context.once("host", lambda: make_host_files(self._root, self._renderer)).get(uri)

    def _own_asset(self, uri: str) -> bytes | None:
        if f"docs/{uri}" not in source.find_files(self._root, {f"docs/{ASSETS}": ""}):
            return None
        content = (self._root / "docs" / uri).read_bytes()
        return shorten_styles(content.decode()).encode() if uri.endswith(".css") else content

    def _beside_pages(self, uri: str) -> Iterator[Artifact]:
        """Yield the files of the pages that ``uri`` may belong to: by its folder, or by its name, which is that of a record or a page."""
        folder, _, name = uri.rpartition("/")
        above, stem = f"{folder}/" if folder else "", name.partition(".")[0]
        routes = [route for route in self._pages.values() if route.uri in (above, f"{above}{stem}/") or route.key == stem]
        for route in sorted(routes, key=lambda route: not route.uri.startswith(above)):
            for make in outputs.MAKERS_FOR_PAGES:
                yield from outputs.files_for(make, self._renderer, route)

    def _of_site(self, uri: str) -> Iterator[Artifact]:
        """Yield the files about the whole site, but what takes long and cannot be meant."""
        long: dict[object, bool] = {open_data.make: uri.startswith(downloads.API), calendars.make_common: uri.endswith(".ics")}
        for make in outputs.MAKERS:
            if long.get(make, True):
                yield from (Artifact(*file) for file in self._made(self._renderer, make, make).items())

    @staticmethod
    def _made(renderer: Renderer, name: object, make: Callable[[Renderer], Iterator[Artifact]]) -> dict[str, bytes]:
        return renderer.context.once(name, lambda: {file.uri: file.content for file in make(renderer)})
