"""What rss_adapter.py relies on in the RSS plugin: where a new version of it has something else, this fails before the feeds do."""

import dataclasses
import inspect
import re
from pathlib import Path

import pytest
from bilingual.host import rss_adapter
from bilingual.site import downloads
from bilingual.text.language import LOCALES
from mkdocs_rss_plugin.config import RssPluginConfig
from mkdocs_rss_plugin.models import PageInformation, RssFeedBase
from mkdocs_rss_plugin.plugin import GitRssPlugin
from mkdocs_rss_plugin.util import Util

from tests.outputs.conftest import plugin_settings


def names_of(model: type) -> set[str]:
    return {field.name for field in dataclasses.fields(model)}


def test_an_item_has_the_fields_that_we_fill() -> None:
    assert names_of(PageInformation) >= {"title", "description", "link", "guid", "categories", "created", "updated", "pub_date"}


def test_a_feed_has_the_fields_that_we_fill() -> None:
    ours = {"title", "description", "language", "html_url", "logo_url", "entries", "pubDate", "buildDate"}
    assert names_of(RssFeedBase) >= {*ours, "rss_url", "json_url", "ttl", "generator"}


def test_our_template_uses_only_what_items_and_feeds_have() -> None:
    text = rss_adapter.TEMPLATE.read_text(encoding="utf-8")
    assert set(re.findall(r"feed\.(\w+)", text)) <= names_of(RssFeedBase)
    assert set(re.findall(r"item\.(\w+)", text)) <= names_of(PageInformation)


def test_the_plugin_has_the_settings_that_we_change() -> None:
    settings = {name for name, _ in RssPluginConfig._schema}
    assert settings >= {"enabled", "date_from_meta", "feeds_filenames", *plugin_settings()}
    config = RssPluginConfig()
    config.validate()
    assert config.feeds_filenames.keys() == downloads.FEED_FILES.keys()


def test_several_feeds_are_possible() -> None:
    assert GitRssPlugin.supports_multiple_instances is True


@pytest.mark.parametrize(
    "part",
    [
        "pages=self.pages_to_filter",
        "self.feed_created.entries.extend(",
        "self.feed_updated.entries.extend(",
        "loader=FileSystemLoader(self.tpl_folder)",
        'autoescape=select_autoescape(["html", "xml"])',
        "env.get_template(self.tpl_file.name)",
        "feed=asdict(self.feed_created)",
        "page.pub_date = format_datetime(dt=page.updated)",
        "self.util.feed_to_json(self.feed_created)",
    ],
)
def test_the_plugin_writes_feeds_from_what_we_fill(part: str) -> None:
    assert part in inspect.getsource(GitRssPlugin.on_post_build)


def test_the_name_of_our_template_turns_escaping_on() -> None:
    assert rss_adapter.TEMPLATE.suffix == ".xml"


def test_the_plugins_json_feed_has_the_names_that_we_complete() -> None:
    source = inspect.getsource(Util.feed_to_json)
    assert '"items": [' in source
    assert '"content_html": item.description' in source


def test_mkdocs_yml_has_an_instance_for_every_language() -> None:
    text = (Path(__file__).parents[2] / "mkdocs.yml").read_text(encoding="utf-8")
    listed = re.findall(r"rss_created: ([\w/.-]+)", text)
    assert listed == [downloads.feed(locale, "") for locale in LOCALES]
