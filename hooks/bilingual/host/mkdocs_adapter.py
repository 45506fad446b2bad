"""Hands the finished site to MkDocs, at each of its events.

MkDocs, static-i18n and the RSS plugin each build one language after the other. The site is made once, before the first; every page is
then a placeholder file that gets its address, its title and its whole document from us.
"""

import os
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import UTC, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from bilingual import outputs
from bilingual.build.production import Production
from bilingual.diagnostics.problems import ContentError
from bilingual.host import host_pages, rss_adapter, settings_check
from bilingual.host.mkdocs_settings import read_settings
from bilingual.outputs.assets import shorten_styles
from bilingual.rendering.renderer import Renderer
from bilingual.schema import COLLECTIONS
from bilingual.site import site
from bilingual.site.routes import Route
from bilingual.site.site import PREVIEW
from bilingual.text.language import SOURCE_LOCALE

GIVEN_DATE = os.environ.get("SOURCE_DATE_EPOCH")
"""The date of the build, where whoever started it gives one (reproducible-builds.org); read once, since each build sets its own."""

__all__ = ["on_config", "on_files", "on_page_content", "on_page_context", "on_post_build", "on_startup"]
"""What MkDocs calls: hooks/mkdocs_events.py of a site takes all of it."""


# events


def on_startup(command: str, dirty: bool) -> None:
    """Show drafts in ``mkdocs serve``."""
    os.environ[PREVIEW] = "1" if command == "serve" else ""


@event_priority(100)
def _make_site(config: MkDocsConfig) -> None:
    """Begin to make the site before the first language."""
    if not _i18n(config).building:
        end_production(config)
        running = config.extra["running"] = ExitStack()
        renderer, production = config.extra.pop("begun", None) or _begin_here(config, running)
        routes = {host_pages.source_uri(route): route for route in host_pages.written_by_host(renderer)}
        config.extra |= {"production": production, "renderer": renderer, "routes": routes}
        _give_folder(config, running)
        _narrow_theme(config)
        # The host and the feeds take their dates from here; a build must not depend on the day on which it runs.
        newest = datetime.combine(renderer.site.newest_change.first_day, time(), UTC)
        os.environ["SOURCE_DATE_EPOCH"] = GIVEN_DATE or str(int(newest.timestamp()))
        # Both would be made from the host's templates, once per language to one address; ours are outputs.
        config.theme.static_templates -= {"404.html", "sitemap.xml"}
    # These would collect the host's pages; see rss_adapter.py and outputs/search.py.
    search = config.plugins.pop("material/search", None)
    for plugin in (*_feeds(config).values(), *([search] if search else ())):
        plugin.config.enabled = False


def _begin_here(config: MkDocsConfig, running: ExitStack) -> tuple[Renderer, Production]:
    """Read the content and begin to make the files, where nobody has done so before: in ``mkdocs build`` and ``mkdocs serve``."""
    root = _root(config)
    try:
        if problems := settings_check.find_faults(root):
            raise ContentError(problems)
        renderer = Renderer(site.load(root, read_settings(config)))
    except ContentError as error:
        raise PluginError(f"\n{error}") from None
    return renderer, running.enter_context(host_pages.begin_production(renderer, Path(config.site_dir)))


@event_priority(-200)
def _give_menu(config: MkDocsConfig) -> None:
    """Give the host of the menu what is there in the language that is about to be built."""
    language = _language(config)
    config.nav = config.nav and [path for own, _, path in (uri.partition("/") for uri in _routes(config)) if own == language]


on_config = CombinedEvent(_make_site, _give_menu)


@event_priority(100)
def _add_placeholders(files: Files, config: MkDocsConfig) -> Files:
    """Add a placeholder for every page of the host in every language, so that static-i18n treats it like Markdown on disk."""
    for uri in [uri for uri in _routes(config) if uri not in files.src_uris]:
        files.append(File(uri, config.docs_dir, config.site_dir, True, inclusion=InclusionLevel.NOT_IN_NAV))
    return files


@event_priority(-200)
def _address_files(files: Files, config: MkDocsConfig) -> Files:
    """Give every page its address in its language; drop what is not published, and what readers need not load of stylesheets."""
    routes, withheld = _routes(config), _renderer(config).site.withheld
    for file in list(files):
        if file.is_documentation_page():
            route = routes.get(file.src_uri)
            if route is None:
                files.remove(file)
            else:
                _address(file, route, config)
        elif file.src_uri in withheld or (file.abs_src_path and not Path(file.abs_src_path).is_relative_to(config.docs_dir)):
            files.remove(file)
        elif file.src_uri.endswith(".css") and file.abs_src_path:
            file.content_string = shorten_styles(Path(file.abs_src_path).read_text(encoding="utf-8"))
    return files


on_files = CombinedEvent(_add_placeholders, _address_files)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give MkDocs' page its title and description; its content is the finished document."""
    renderer, route = _renderer(config), _routes(config)[page.file.src_uri]
    page.title = renderer.context.titles.of(route)
    page.meta["description"] = renderer.context.titles.description(route)
    return html


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Give theme/main.html the finished document."""
    context["document"] = config.extra["production"].document_of(_routes(config)[page.file.src_uri])


@event_priority(100)
def _write_feeds(config: MkDocsConfig) -> None:
    """Let the RSS plugin write the feeds of the language that was built."""
    renderer, locale = _renderer(config), _language(config)
    own = _feeds(config)[locale]
    for register in ("", *COLLECTIONS):
        feed = outputs.feeds.make_feed(renderer, locale, register, own.config.length)
        rss_adapter.write(own, feed, locale, register, config)


@event_priority(-200)
def _write_outputs(config: MkDocsConfig) -> None:
    """Write everything that the host does not, once static-i18n has built every language."""
    if not _i18n(config).building:
        config.extra["production"].finish(Path(config.site_dir))
        end_production(config)


on_post_build = CombinedEvent(_write_feeds, _write_outputs)


# the beginning and the end


def end_production(config: MkDocsConfig) -> None:
    """End what still runs of a build, be it that it broke off, and give the host its own folder back."""
    if running := config.extra.pop("running", None):
        running.close()


def _give_folder(config: MkDocsConfig, running: ExitStack) -> None:
    """Let the host write into a folder of its own, from which Production takes it over: it would empty the one of the site."""
    destination = Path(config.site_dir)
    destination.parent.mkdir(parents=True, exist_ok=True)
    running.callback(setattr, config, "site_dir", config.site_dir)
    config.site_dir = running.enter_context(TemporaryDirectory(prefix=f".{destination.name}-", suffix=".host", dir=destination.parent))


def _narrow_theme(config: MkDocsConfig) -> None:
    """Let the host look for templates in our own folder only: it would list the theme's 10,000 icons, once for each language."""
    config.theme.dirs = [str(Path(__file__).with_name("theme"))]
    config.markdown_extensions = []  # its pages have no text, and each would load them anew


# pages


def _routes(config: MkDocsConfig) -> Mapping[str, Route]:
    """Return the pages that the host writes by the path of their placeholder."""
    routes: Mapping[str, Route] = config.extra["routes"]
    return routes


def _address(file: File, route: Route, config: MkDocsConfig) -> None:
    file.dest_uri = f"{route.uri}index.html"
    file.url = route.uri or "./"
    file.abs_dest_path = str(Path(config.site_dir, file.dest_uri))
    file.inclusion = InclusionLevel.NOT_IN_NAV
    file.content_string = ""
    # Setting the content forgets the path, which the RSS plugin asks for.
    file.abs_src_path = str(Path(config.docs_dir, "tr", "index.md"))


# what the host knows of a build


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


def _feeds(config: MkDocsConfig) -> dict[str, Any]:
    """Return the instances of the RSS plugin by the language whose feed each writes."""
    return rss_adapter.instances(plugin for name, plugin in config.plugins.items() if name.split(" ")[0] == "rss")
