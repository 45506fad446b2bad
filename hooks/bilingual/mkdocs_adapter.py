"""Hands the finished site to MkDocs: the only module that imports it.

MkDocs, static-i18n and the RSS plugin each build one language after the other. The site is made once, before the first; every page is
then a placeholder file that gets its address, its title and its whole document from us.
"""

import logging
import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from bilingual import ledger, outputs, rss_adapter, site
from bilingual.building.cache import FOLDER, Cache
from bilingual.building.production import Production
from bilingual.corpus import Reading
from bilingual.dates import Edtf
from bilingual.language import SOURCE_LOCALE
from bilingual.preview_builds import PreviewBuilds
from bilingual.problems import ContentError
from bilingual.render import Renderer
from bilingual.routes import Route
from bilingual.rss_adapter import FeedName
from bilingual.site import PREVIEW, BuildFailed, Settings, Site

STYLESHEET = "assets/stylesheets/main.*.min.css"
"""Material's stylesheet; its name holds a digest. Nothing else of the theme is published."""

GIVEN_DATE = os.environ.get("SOURCE_DATE_EPOCH")
"""The date of the build, where whoever started it gives one (reproducible-builds.org); read once, since each build sets its own."""


# the commands


def load_site(root: Path) -> Site:
    """Return the site of the project ``root`` as it would be published.

    Raises:
        ContentError: the content has problems.
        BuildFailed: mkdocs.yml has.
    """
    try:
        return site.load(root, _settings(_load_plain(root)))
    except (Abort, ConfigurationError) as error:
        raise BuildFailed(str(error)) from None


def build(root: Path, destination: Path, last: Path | None = None, reading: Reading | None = None) -> Site:
    """Build the site of the project ``root`` into ``destination`` by MkDocs in strict mode; return what was built.

    What is in ``destination`` is brought up to date; ``last`` is another folder with the site of an earlier build, to copy from;
    ``reading`` is the content where that is being read already. Where the environment says that it is for the live preview, drafts are in
    it, and neither warnings nor lost addresses stop it.

    Raises:
        ContentError: the content has problems, or an address would be lost.
        BuildFailed: MkDocs gave up for another reason.
    """
    _log_to_stderr()
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's banner about its end of life; HACKING.md says what follows from it
    preview = os.environ.get(PREVIEW, "")
    try:
        plain = _load_plain(root)
        plain.site_url = preview or plain.site_url
        made = site.load(root, _settings(plain), reading)
        if not preview:
            ledger.check(made, root)
        renderer = Renderer(made)
        with _begin(renderer, plain, destination, last) as production:
            config = load_config(str(root / "mkdocs.yml"), site_dir=str(destination), strict=not preview)
            config.site_url = plain.site_url
            config.extra["begun"] = renderer, production
            config.plugins.on_startup(command="serve" if preview else "build", dirty=False)
            try:
                mkdocs_build.build(config)
            finally:
                _end_production(config)
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
    with PreviewBuilds(root, f"http://{host}:{port}{base_path}/") as builds:
        builds.build()
        builds.copy()

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


def _load_plain(root: Path) -> MkDocsConfig:
    """Return the settings in mkdocs.yml without plugins: these take as long to load as content, and no page waits for them."""
    return load_config(str(root / "mkdocs.yml"), plugins=[], hooks=[], markdown_extensions=[])


def _begin(renderer: Renderer, config: MkDocsConfig, destination: Path, last: Path | None = None) -> Production:
    """Begin to make the files of a site."""
    return Production(renderer, destination, Cache(_root(config) / FOLDER), frozenset(_pages(renderer, config)), last)


def _log_to_stderr(level: int = logging.WARNING) -> None:
    logger = logging.getLogger("mkdocs")
    logger.setLevel(level)
    if not logger.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(levelname)s  %(message)s"))
        logger.addHandler(handler)


# events


def on_startup(command: str, dirty: bool) -> None:
    """Show drafts in the live preview."""
    os.environ[PREVIEW] = "1" if command == "serve" else ""


@event_priority(100)
def _make_site(config: MkDocsConfig) -> None:
    """Begin to make the site before the first language, and prepare the feeds of the language that is about to be built."""
    if not _i18n(config).building:
        _end_production(config)
        renderer, production = config.extra.pop("begun", None) or _begin_here(config)
        config.extra |= {"production": production, "renderer": renderer, "routes": None}
        _give_folder(config)
        _narrow_theme(config)
        # The host and the feeds take their dates from here; a build must not depend on the day on which it runs.
        os.environ["SOURCE_DATE_EPOCH"] = GIVEN_DATE or str(_timestamp(renderer.site.newest_change))
        # Both would be made from the host's templates, once per language to one address; ours are outputs.
        config.theme.static_templates -= {"404.html", "sitemap.xml"}
    for (locale, _), plugin in _feeds(config).items():
        rss_adapter.prepare(plugin, enabled=locale == _language(config))


def _begin_here(config: MkDocsConfig) -> tuple[Renderer, Production]:
    """Read the content and begin to make the files, where nobody has done so before: in ``mkdocs build`` and ``mkdocs serve``."""
    root = _root(config)
    try:
        renderer = Renderer(site.load(root, _settings(config), Reading(root, Cache(root / FOLDER))))
    except ContentError as error:
        raise PluginError(f"\n{error}") from None
    return renderer, _begin(renderer, config, Path(config.site_dir))


@event_priority(-200)
def _name_site(config: MkDocsConfig) -> None:
    """Give the host the site's name in the language that is about to be built."""
    config.site_name = _renderer(config).labels[_language(config)].site_name


on_config = CombinedEvent(_make_site, _name_site)


@event_priority(100)
def _add_placeholders(files: Files, config: MkDocsConfig) -> Files:
    """Add a placeholder for every page of the host in every language, so that static-i18n treats it like Markdown on disk."""
    known = files.src_uris
    for uri in _routes(config):
        if uri not in known:
            files.append(File(uri, config.docs_dir, config.site_dir, True, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


@event_priority(-200)
def _address_files(files: Files, config: MkDocsConfig) -> Files:
    """Give every page its address in its language; drop what is not published, and add the theme's stylesheet."""
    routes = _routes(config)
    for file in list(files):
        if file.is_documentation_page():
            route = routes.get(file.src_uri)
            if route is None:
                files.remove(file)
            else:
                _address(file, route, config)
        elif not _is_ours(file, config):
            files.remove(file)
    for folder, uri in config.extra["theme_stylesheets"]:
        if files.get_file_from_path(uri) is None:  # a file below docs/ goes before one of the theme
            files.append(File(uri, folder, config.site_dir, True))
    return files


on_files = CombinedEvent(_add_placeholders, _address_files)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give MkDocs' page its title and description; its content is the finished document."""
    renderer, route = _renderer(config), _routes(config)[page.file.src_uri]
    page.title = renderer.title_of(route)
    page.meta["description"] = renderer.description_of(route)
    return html


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Give overrides/main.html the finished document."""
    context["document"] = config.extra["production"].document_of(_routes(config)[page.file.src_uri])


@event_priority(100)
def _fill_feeds(config: MkDocsConfig) -> None:
    """Fill the feeds of the language that was built, before the RSS plugin writes them."""
    renderer = _renderer(config)
    has_logo = Path(config.docs_dir, outputs.feeds.LOGO).exists()
    for (locale, register), plugin in _feeds(config).items():
        if locale == _language(config):
            feed = outputs.feeds.make_feed(renderer, locale, register, plugin.config.length)
            rss_adapter.fill(plugin, feed, renderer.site.settings.site_url, locale, has_logo)


@event_priority(-200)
def _write_outputs(config: MkDocsConfig) -> None:
    """Write everything that the host does not, once static-i18n has built every language."""
    if not _i18n(config).building:
        config.extra["production"].finish(Path(config.site_dir))
        _end_production(config)


on_post_build = CombinedEvent(_fill_feeds, _write_outputs)


# pages


def _give_folder(config: MkDocsConfig) -> None:
    """Let the host write into a folder of its own, from which Production takes it over: it would empty the one of the site."""
    destination = Path(config.site_dir)
    destination.parent.mkdir(parents=True, exist_ok=True)
    folder = TemporaryDirectory(prefix=f".{destination.name}-", suffix=".host", dir=destination.parent)
    config.extra["destination"], config.extra["host_folder"], config.site_dir = config.site_dir, folder, folder.name


def _narrow_theme(config: MkDocsConfig) -> None:
    """Let the host look for templates and files in our own folder only: it would list the theme's 10,000 icons, once for each language."""
    config.extra["theme_stylesheets"] = _theme_stylesheets(config)
    config.theme.dirs = [str(config.theme.custom_dir)]


def _end_production(config: MkDocsConfig) -> None:
    """End what still runs of a build, be it that it broke off, and give the host its own folder back."""
    if production := config.extra.pop("production", None):
        production.__exit__()
    if folder := config.extra.pop("host_folder", None):
        folder.cleanup()
        config.site_dir = config.extra.pop("destination")


def _pages(renderer: Renderer, config: MkDocsConfig) -> list[Route]:
    """Return the pages that the host writes: those that its menu names, and those that are Markdown files, which it would miss.

    All others are written past it, since it takes milliseconds for each.
    """
    menu = set(map(str, config.nav or ()))
    return [
        route
        for route in renderer.site.routes.all
        if route.is_first and (route.kind in ("home", "page") or _source_uri(route).partition("/")[2] in menu)
    ]


def _routes(config: MkDocsConfig) -> Mapping[str, Route]:
    """Return all pages by the path of their placeholder."""
    routes: Mapping[str, Route] | None = config.extra.get("routes")
    if routes is None:
        routes = config.extra["routes"] = {_source_uri(route): route for route in _pages(_renderer(config), config)}
    return routes


def _source_uri(route: Route) -> str:
    """Return the path of the Markdown file that a page would have below docs/; parallel in the two languages, as static-i18n asks.

    ``tr/events/maruf-2019.md``, ``en/events/index.md``, ``tr/timeline.md``.
    """
    folder = "" if route.kind in ("home", "page") else route.register
    name = route.key.rpartition("/")[2] or ("index" if folder or route.kind == "signatories" else route.kind)
    folder = "signatories" if route.kind == "signatories" else folder
    return "/".join(part for part in (route.locale, folder, f"{name}.md") if part)


def _is_ours(file: File, config: MkDocsConfig) -> bool:
    """Return whether a file lies below docs/, and not in the theme."""
    return file.abs_src_path is None or Path(file.abs_src_path).is_relative_to(config.docs_dir)


def _address(file: File, route: Route, config: MkDocsConfig) -> None:
    file.dest_uri = f"{route.uri}index.html"
    file.url = route.uri or "./"
    file.abs_dest_path = str(Path(config.site_dir, file.dest_uri))
    file.inclusion = InclusionLevel.NOT_IN_NAV
    file.content_string = ""
    # Setting the content forgets the path, which the RSS plugin asks for.
    file.abs_src_path = str(Path(config.docs_dir, "tr", "index.md"))


# settings


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _renderer(config: MkDocsConfig) -> Renderer:
    renderer: Renderer = config.extra["renderer"]
    return renderer


def _i18n(config: MkDocsConfig) -> Any:
    """Return static-i18n, which has no types."""
    return config.plugins["i18n"]


def _language(config: MkDocsConfig) -> str:
    return str(_i18n(config).current_language or SOURCE_LOCALE)


def _settings(config: MkDocsConfig) -> Settings:
    """Return the settings in mkdocs.yml: MkDocs' own, and ours below ``extra``."""
    extra = config.extra
    timeline = extra.get("timeline", {})
    return Settings(
        site_url=config.site_url or "",
        edit_url=extra.get("edit_url", ""),
        issues_url=extra.get("issues_url", ""),
        official=bool(extra.get("official", False)),
        timeline=(int(timeline.get("first", 2015)), int(timeline.get("last", 2019))),
        menu=tuple(_menu_name(str(entry)) for entry in config.nav or ()),
        stylesheets=(*(uri for _, uri in _theme_stylesheets(config)), *map(str, config.extra_css)),
        scripts=tuple(map(str, config.extra_javascript)),
        drafts=bool(os.environ.get(PREVIEW)),
        live=bool(os.environ.get(PREVIEW)),
        id_authority=str(extra.get("id_authority", "")),
    )


def _theme_stylesheets(config: MkDocsConfig) -> list[tuple[str, str]]:
    """Return folder and address of every stylesheet that the theme publishes."""
    return [(folder, found.relative_to(folder).as_posix()) for folder in config.theme.dirs for found in Path(folder).glob(STYLESHEET)]


def _menu_name(path: str) -> str:
    """Return what Settings calls the page that ``nav:`` in mkdocs.yml names by the path of its Markdown file."""
    stem = path.removesuffix(".md")
    if stem == "index":
        return "home/index"
    if stem.endswith("/index"):
        register = stem.removesuffix("/index")
        return register if register == "signatories" else f"{register}-list"
    return stem if stem in ("timeline", "declaration") else f"page/{stem}"


def _feeds(config: MkDocsConfig) -> dict[FeedName, Any]:
    """Return the instances of the RSS plugin by the feed that each writes."""
    try:
        return rss_adapter.instances(plugin for name, plugin in config.plugins.items() if name.split(" ")[0] == "rss")
    except ValueError as error:
        raise ConfigurationError(f"mkdocs.yml: {error}") from None


def _timestamp(day: Edtf) -> int:
    return int(datetime.combine(day.first_day, time(), UTC).timestamp())


__all__ = [
    "BuildFailed",
    "Site",
    "build",
    "on_config",
    "on_files",
    "on_page_content",
    "on_page_context",
    "on_post_build",
    "on_startup",
    "serve",
]
