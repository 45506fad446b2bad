"""Hands the feeds to the RSS plugin, which writes them: the only module that knows the plugin's insides.

mkdocs.yml has one instance of the plugin for each language; those of collections are made after it. The plugin would collect the host's
pages; each instance gets the site's entries instead, whatever pages the host has rendered, and a template of ours.
tests/outputs/test_rss_plugin.py fails where a new version of the plugin has none of what is used here.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from bilingual.outputs import feeds
from bilingual.rendering.templating import TEMPLATES
from bilingual.site import downloads
from bilingual.text.language import LOCALES

TEMPLATE = TEMPLATES / "rss.xml"


def instances(plugins: Iterable[Any]) -> dict[str, Any]:
    """Return the instances of the plugin by the language whose feed each writes.

    Raises:
        ValueError: the addresses in mkdocs.yml are not those of ``downloads.feed``.
    """
    found = {tuple(plugin.config.feeds_filenames[form] for form in downloads.FEED_FILES): plugin for plugin in plugins}
    expected = {tuple(_names(locale, "").values()): locale for locale in LOCALES}
    if found.keys() != expected.keys():
        files = "; ".join(", ".join(names) for names in expected)
        raise ValueError(f"the plugin rss needs one instance for each of these feeds (feeds_filenames): {files}")
    return {locale: found[files] for files, locale in expected.items()}


def instance_for(plugin: Any, locale: str, register: str, config: MkDocsConfig) -> Any:
    """Return another instance with the settings of ``plugin``, for the feed of a collection, as ready as MkDocs makes one."""
    # The plugin has turned its date_from_meta into something that it would not take.
    settings = {name: value for name, value in plugin.config.items() if name != "date_from_meta"}
    made = type(plugin)()
    made.load_config({**settings, "feeds_filenames": _names(locale, register)})
    made.on_startup(command="build", dirty=False)
    made.on_config(config)
    return made


def _names(locale: str, register: str) -> dict[str, str]:
    return {form: downloads.feed(locale, register, form) for form in downloads.FEED_FILES}


def prepare(plugin: Any, *, enabled: bool) -> None:
    """Prepare an instance for the build of a language: all instances run in each; only those of the language are ``enabled``."""
    plugin.config.enabled = enabled
    # The plugin turns its own setting into a datetime, and warns about that in the next language's build.
    plugin.config.date_from_meta.default_time = "00:00"


def fill(plugin: Any, feed: feeds.Feed, site_url: str, locale: str, has_logo: bool) -> None:
    """Give an instance what its four files are to hold; called before the plugin writes them."""
    from mkdocs_rss_plugin.models import PageInformation
    from mkdocs_rss_plugin.util import Util

    plugin.tpl_folder, plugin.tpl_file = TEMPLATE.parent, TEMPLATE
    plugin.util.feed_to_json = lambda made: feeds.complete_json(Util.feed_to_json(made))
    plugin.pages_to_filter = [
        PageInformation(
            title=item.title,
            description=item.summary,
            link=item.address,
            guid=item.id,
            categories=list(item.categories),
            created=_midnight(item.published),
            updated=_midnight(item.updated),
        )
        for item in feed.items
    ]
    for made, title in ((plugin.feed_created, feed.title), (plugin.feed_updated, feed.changes_title)):
        made.title, made.description, made.language, made.html_url, made.entries = title, feed.description, locale, feed.page, []
        made.logo_url = site_url + feeds.LOGO if has_logo else None
        made.pubDate = made.buildDate = format_datetime(_midnight(feed.newest))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
