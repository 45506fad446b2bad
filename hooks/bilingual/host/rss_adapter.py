"""Hands the feeds to the RSS plugin, which writes them: the only module that knows the plugin's insides.

mkdocs.yml has one instance of the plugin for each language, which says how its feeds are written. Instances like it write them, one for
each feed, which are given the site's entries as their pages, whatever the host has rendered, and a template of ours.
tests/outputs/test_rss_plugin.py fails where a new version of the plugin has none of what is used here.
"""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from pathlib import Path
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
    expected = {tuple(downloads.feed(locale, "", form) for form in downloads.FEED_FILES): locale for locale in LOCALES}
    if found.keys() != expected.keys():
        files = "; ".join(", ".join(names) for names in expected)
        raise ValueError(f"the plugin rss needs one instance for each of these feeds (feeds_filenames): {files}")
    return {locale: found[files] for files, locale in expected.items()}


def write(own: Any, feed: feeds.Feed, locale: str, register: str, config: MkDocsConfig) -> None:
    """Let an instance of the plugin with the settings of ``own`` write the feed of a collection, or of all where ``register`` is empty."""
    from mkdocs_rss_plugin.models import PageInformation

    names = {form: downloads.feed(locale, register, form) for form in downloads.FEED_FILES}
    settings = {name: value for name, value in own.config.items() if name not in ("enabled", "date_from_meta")}
    plugin = type(own)()
    plugin.load_config({**settings, "feeds_filenames": names})
    plugin.on_startup(command="build", dirty=False)
    plugin.on_config(config)
    plugin.tpl_folder, plugin.tpl_file = TEMPLATE.parent, TEMPLATE
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
        made.title, made.description, made.language, made.html_url = title, feed.description, locale, feed.page
        made.logo_url = feed.logo
        made.pubDate = made.buildDate = format_datetime(_midnight(feed.newest))
    # A list that is left out of the menu is no page of the host's, which then has no folder for its feed.
    Path(config.site_dir, names["rss_created"]).parent.mkdir(parents=True, exist_ok=True)
    plugin.on_post_build(config)
    for form in ("json_created", "json_updated"):
        file = Path(config.site_dir, names[form])
        file.write_text(json.dumps(feeds.complete_json(json.loads(file.read_text(encoding="utf-8")), feed)), encoding="utf-8")


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
