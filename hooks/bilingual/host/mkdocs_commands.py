"""Starts MkDocs: loads the site by its settings, builds it, serves it."""

import logging
import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError

from bilingual.build import refusals
from bilingual.diagnostics.problems import ContentError
from bilingual.host import settings_check
from bilingual.host.mkdocs_adapter import begin_production, end_production
from bilingual.host.mkdocs_settings import load_plain, read_plain, read_settings
from bilingual.host.preview_builds import PreviewBuilds
from bilingual.rendering.renderer import Renderer
from bilingual.site import site
from bilingual.site.site import PREVIEW, BuildFailed, Site


def load_site(root: Path) -> Site:
    """Return the site of the project ``root`` as it would be published.

    Raises:
        ContentError: the content has problems.
        BuildFailed: mkdocs.yml has.
    """
    return site.load(root, read_plain(root))


def build(root: Path, destination: Path) -> Site:
    """Build the site of the project ``root`` into ``destination`` by MkDocs in strict mode; return what was built.

    Where the environment says that it is for the live preview, drafts are in it, and neither warnings nor lost addresses stop it.

    Raises:
        ContentError: the content has problems, or an address would be lost or leads nowhere.
        BuildFailed: MkDocs gave up for another reason.
    """
    _log_to_stderr()
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's banner about its end of life; see handbook/decisions/host.md
    preview = os.environ.get(PREVIEW, "")
    try:
        plain = load_plain(root)
        plain.site_url = preview or plain.site_url
        made = site.load(root, read_settings(plain))
        renderer = Renderer(made)
        if problems := [*settings_check.find_faults(root, made.corpus.site), *(() if preview else refusals.find(root, renderer))]:
            raise ContentError(problems)
        with begin_production(renderer, plain, destination) as production:
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(destination), strict=not preview)
            config.site_url = plain.site_url
            config.extra["begun"] = renderer, production
            config.plugins.on_startup(command="serve" if preview else "build", dirty=False)
            try:
                mkdocs_build.build(config)
            finally:
                end_production(config)
                config.plugins.on_shutdown()
    except (Abort, ConfigurationError) as error:
        raise BuildFailed(str(error)) from None
    return made


def serve(root: Path) -> None:
    """Serve the project ``root`` at 127.0.0.1:8000 and rebuild it whenever a file changes, until interrupted.

    Raises:
        BuildFailed: the first build failed, and said why.
    """
    from mkdocs.livereload import LiveReloadServer  # builds need none, and would wait for its modules

    _log_to_stderr(logging.INFO)
    config = load_config(str(root / "mkdocs.yml"))
    (host, port), base_path = config.dev_addr, urlsplit(config.site_url or "/").path.rstrip("/")
    builds = PreviewBuilds(root, f"http://{host}:{port}{base_path}/")
    builds.build()

    def rebuild() -> None:
        try:
            builds.build()
        except BuildFailed as error:
            raise Abort(str(error)) from None  # of anything else, the server prints a traceback

    server = LiveReloadServer(rebuild, host, port, str(builds.folder), f"{base_path}/")
    server.error_handler = builds.answer
    for path in (config.docs_dir, str(root / "mkdocs.yml"), *map(str, config.watch)):
        server.watch(path)
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def _log_to_stderr(level: int = logging.WARNING) -> None:
    logger = logging.getLogger("mkdocs")
    logger.setLevel(level)
    if not logger.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(levelname)s  %(message)s"))
        logger.addHandler(handler)
