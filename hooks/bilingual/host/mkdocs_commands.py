"""Starts MkDocs: loads the site by its settings, builds it, and makes what only the host makes."""

import logging
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from bilingual.build import refusals
from bilingual.build.production import Production
from bilingual.diagnostics.problems import ContentError
from bilingual.host.host_pages import begin_production
from bilingual.host.mkdocs_settings import read_plain
from bilingual.rendering.renderer import Renderer
from bilingual.site import site
from bilingual.site.routes import Route
from bilingual.site.site import BuildFailed, Site


def load_site(root: Path) -> Site:
    """Return the site of the project ``root`` as it would be published.

    Raises:
        ContentError: the content has problems.
        BuildFailed: mkdocs.yml has.
    """
    return site.load(root, read_plain(root))


def build(root: Path, destination: Path) -> Site:
    """Build the site of the project ``root`` into ``destination`` by MkDocs in strict mode; return what was built.

    Raises:
        ContentError: the content has problems, or an address would be lost or leads nowhere.
        BuildFailed: mkdocs.yml has problems, or MkDocs gave up for another reason.
    """
    made = load_site(root)
    renderer = Renderer(made)
    if problems := refusals.find(root, renderer):
        raise ContentError(problems)
    with begin_production(renderer, destination) as production:
        _run_host(root, renderer, production, destination, strict=True)
    return made


class _HostFiles:
    """In the place of ``Production`` where nothing is asked for but what the host makes: ``files``, by address."""

    def __init__(self, renderer: Renderer) -> None:
        self.files: dict[str, bytes] = {}
        self._renderer = renderer

    def document_of(self, route: Route) -> str:
        return self._renderer.render(route).file.decode()

    def finish(self, folder: Path) -> None:
        self.files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def make_host_files(root: Path, renderer: Renderer) -> dict[str, bytes]:
    """Return what the host makes for the site of the project ``root``, by address: pages that go through it, feeds, and what it copies.

    Raises:
        BuildFailed: MkDocs gave up.
    """
    made = _HostFiles(renderer)
    with TemporaryDirectory() as folder:
        _run_host(root, renderer, made, Path(folder, "site"), strict=False)
    return made.files


def _run_host(root: Path, renderer: Renderer, production: Production | _HostFiles, destination: Path, *, strict: bool) -> None:
    from mkdocs.commands import build as mkdocs_build  # while others make pages: what builds is long in loading

    from bilingual.host.mkdocs_adapter import end_production

    _log_to_stderr()
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's banner about its end of life; see handbook/decisions/host.md
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(destination), strict=strict)
        config.extra["begun"] = renderer, production
        config.plugins.on_startup(command="build", dirty=False)
        try:
            mkdocs_build.build(config)
        finally:
            end_production(config)
            config.plugins.on_shutdown()
    except (Abort, ConfigurationError) as error:
        raise BuildFailed(str(error)) from None


def _log_to_stderr() -> None:
    logger = logging.getLogger("mkdocs")
    logger.setLevel(logging.WARNING)
    if not logger.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(levelname)s  %(message)s"))
        logger.addHandler(handler)
