"""Finds addresses of the site itself, written out in its content, at which it has nothing."""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

from bilingual import outputs
from bilingual.build import completeness
from bilingual.build.anchors import ids
from bilingual.content import source
from bilingual.diagnostics.problems import Problem, problem
from bilingual.rendering.renderer import Renderer
from bilingual.text.closest import closest_match
from bilingual.text.language import LOCALES


def find_dead(root: Path, renderer: Renderer) -> Iterator[Problem]:
    """Yield a problem for every such address in the content files of the project ``root``; comments may hold any."""
    url = urlsplit(renderer.site.settings.site_url)
    if not url.netloc:
        return
    own = re.compile(re.escape(f"{url.scheme}://{url.netloc}") + r"(?![\w.:-])[^\s\"'<>()\[\]{}|\\,;`*“”’…]*")
    there = _Addresses(root, renderer)
    for path in source.find_files(root, {f"{top}/{locale}": "" for locale in LOCALES for top in ("content", "docs")}):
        raw = source.read_raw(root, path)
        if isinstance(raw, Problem) or url.netloc.encode() not in raw:
            continue
        for number, line in enumerate(source.read_lines(root, path), start=1):
            if path.endswith(".md") or not line.lstrip().startswith("#"):
                for found in own.finditer(line):
                    yield from there.fault(path, (number, found.start() + 1), found[0].rstrip(".:!?"))


class _Addresses:
    """What a site has, by address."""

    def __init__(self, root: Path, renderer: Renderer) -> None:
        self._root, self._renderer = root, renderer
        self._base = renderer.site.settings.base_path
        self._pages = {route.uri: route for route in renderer.site.routes.all}
        self._files = {*completeness.expected(renderer.site), *source.find_files(root / "docs", {"assets": ""})}

    def fault(self, path: str, place: tuple[int, int], address: str) -> Iterator[Problem]:
        """Yield the problem of an address of the site that stands in a file, if it has one."""
        parts = urlsplit(address)
        below, anchor = unquote(parts.path or "/"), unquote(parts.fragment)
        uri = below.removeprefix(self._base).removesuffix("index.html") if below.startswith(self._base) else None
        if uri in self._pages:
            known = ids(self._renderer, self._pages[uri]) if anchor else ()
            if anchor and anchor not in known:
                match = closest_match(anchor, known)
                yield problem(path, place, "", "dead-anchor", value=address, closest=match and f"#{match}")
        elif uri is None or (self._files.isdisjoint((uri, f"{uri}index.html")) and uri not in self._made):
            match = closest_match(uri or below, self._pages)
            yield problem(path, place, "", "dead-address", value=address, closest=match and self._renderer.site.settings.site_url + match)

    @cached_property
    def _made(self) -> frozenset[str]:
        """The addresses of all other files; who asks for them has to wait until they are made."""
        renderer = self._renderer
        whole = (file for make in outputs.MAKERS for file in make(renderer))
        beside = (
            file
            for route in renderer.site.routes.all
            for make in outputs.MAKERS_FOR_PAGES
            for file in outputs.files_for(make, renderer, route)
        )
        return frozenset(file.uri for files in (whole, beside) for file in files)
