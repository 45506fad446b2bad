"""Hands the feeds to the RSS plugin, which writes them: the only module that knows the plugin's insides.

There is one instance of the plugin for each feed. The plugin would collect the host's pages; it gets the site's entries instead, whatever
pages the host has rendered, and a template of ours. tests/outputs/test_rss_plugin.py fails where a new version of the plugin has none of
what is used here.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from typing import Any

from bilingual.outputs import feeds
from bilingual.rendering.templating import TEMPLATES
from bilingual.site import downloads

TEMPLATE = TEMPLATES / "rss.xml"

FeedName = tuple[str, str]
"""A language, and a collection or ""."""


def instances(plugins: Iterable[Any]) -> dict[FeedName, Any]:
    """Return the instances of the plugin by the feed that each writes.

    Raises:
        ValueError: the addresses in mkdocs.yml are not those of ``downloads.FEEDS``.
    """
    found = {tuple(plugin.config.feeds_filenames[form] for form in downloads.FEED_FILES): plugin for plugin in plugins}
    expected = {tuple(downloads.feed(*name, form) for form in downloads.FEED_FILES): name for name in downloads.FEEDS}
    if found.keys() != expected.keys():
        files = "; ".join(", ".join(names) for names in expected)
        raise ValueError(f"the plugin rss needs one instance for each of these feeds (feeds_filenames): {files}")
    return {name: found[files] for files, name in expected.items()}


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
