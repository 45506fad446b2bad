"""What is published beside the pages, made from the tiny site or the example one without MkDocs."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from bilingual.host import rss_adapter
from bilingual.outputs import Artifact, calendars, citations, feeds, llms, markdown_twins, open_data, sitemap
from bilingual.rendering.renderer import Renderer
from bilingual.site import downloads, site
from bilingual.site.routes import Route
from bilingual.site.site import Settings
from mkdocs.config import load_config
from mkdocs_rss_plugin.plugin import GitRssPlugin

from tests.builds.tiny import copy_tiny_site, write
from tests.conftest import ROOT
from tests.made_up import NAMES

SITE_URL = "https://example.org/"
MAKERS = (sitemap.make, calendars.make_common, open_data.make, llms.make)
MAKERS_FOR_PAGES = (calendars.make_for, markdown_twins.make_for, citations.make_for)
Files = Mapping[str, bytes]


def publish(renderer: Renderer, folder: Path) -> Files:
    """What this folder tests, by address: the artifacts of our modules, and the feeds as the RSS plugin writes them."""
    files = {artifact.uri: artifact.content for make in MAKERS for artifact in make(renderer)}
    files |= publish_for_pages(renderer, *MAKERS_FOR_PAGES)
    write_feeds(renderer, folder)
    return files | {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def publish_for_pages(renderer: Renderer, *makers: Callable[[Renderer, Route], Iterator[Artifact]]) -> Files:
    """What these makers make for every page, by address."""
    return {artifact.uri: artifact.content for route in renderer.site.routes.all for make in makers for artifact in make(renderer, route)}


def write_feeds(renderer: Renderer, folder: Path) -> None:
    """Let the RSS plugin write all feeds below `folder`, as in a build, with the settings of mkdocs.yml but their addresses."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_url=SITE_URL, site_dir=str(folder), plugins=[], hooks=[])
    own = GitRssPlugin()
    own.load_config({**plugin_settings(), "cache_dir": str(folder.parent / "cache")})
    for locale, register in downloads.FEEDS:
        rss_adapter.write(own, feeds.make_feed(renderer, locale, register, own.config.length), locale, register, config)


def plugin_settings() -> dict[str, Any]:
    """The settings of the RSS plugin's first instance in mkdocs.yml."""

    class Loader(yaml.SafeLoader):
        """Reads mkdocs.yml; what !ENV asks for stays away."""

    Loader.add_constructor("!ENV", lambda loader, node: None)
    plugins = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader)["plugins"]
    return dict(next(plugin["rss"] for plugin in plugins if "rss" in plugin))


def render_tiny(root: Path, files: dict[str, str] | None = None, **settings: Any) -> Renderer:
    """The tiny site, laid out in the new folder `root`, with more or other files."""
    copy_tiny_site(root)
    write(root, files or {})
    return Renderer(site.load(root, Settings(**{"site_url": SITE_URL, "timeline": (2017, 2019), "words": NAMES} | settings)))


@pytest.fixture
def make_tiny(tmp_path: Path) -> Callable[..., Renderer]:
    """Give `make_tiny(files, **settings)`: the tiny site with more or other files."""

    def make(files: dict[str, str] | None = None, **settings: Any) -> Renderer:
        return render_tiny(tmp_path / f"tiny-{len(list(tmp_path.iterdir()))}", files, **settings)

    return make


@pytest.fixture
def publish_tiny(make_tiny: Callable[..., Renderer], tmp_path: Path) -> Callable[..., Files]:
    """Give `publish_tiny(files, **settings)`: everything that the tiny site publishes beside its pages."""

    def make(files: dict[str, str] | None = None, **settings: Any) -> Files:
        return publish(make_tiny(files, **settings), tmp_path / f"published-{len(list(tmp_path.iterdir()))}")

    return make


@pytest.fixture(scope="session")
def example_renderer(example_project: Path) -> Renderer:
    """The example site."""
    return Renderer(site.load(example_project, Settings(site_url=SITE_URL, words=NAMES)))


@pytest.fixture(scope="session")
def example_files(example_renderer: Renderer, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Everything that the example site publishes beside its pages."""
    return publish(example_renderer, tmp_path_factory.mktemp("outputs") / "site")


@pytest.fixture(scope="session")
def tiny_files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Everything that the tiny site publishes beside its pages, as it stands."""
    folder = tmp_path_factory.mktemp("tiny")
    return publish(render_tiny(folder / "project"), folder / "site")


__all__ = ["SITE_URL", "Files"]
