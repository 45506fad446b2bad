"""Hands the feeds to the RSS plugin, which writes them: the only module that knows the plugin's insides.

mkdocs.yml has one instance of the plugin for each language, which says how its feeds are written. Heirs of the plugin write them, one for
each feed, which have the site's entries as their pages, whatever the host has rendered, and a template of ours. Nothing of the plugin's
own is changed.
tests/outputs/test_rss_plugin.py fails where a new version of the plugin has none of what is used here.
"""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs_rss_plugin.models import PageInformation
from mkdocs_rss_plugin.plugin import GitRssPlugin

from bilingual.outputs import feeds
from bilingual.rendering.templating import TEMPLATES
from bilingual.site import downloads
from bilingual.text.language import LOCALES

TEMPLATE = TEMPLATES / "rss.xml"


def instances(plugins: Iterable[GitRssPlugin]) -> dict[str, GitRssPlugin]:
    """Return the instances of the plugin by the language whose feed each writes; settings_check.py has seen to there being one."""
    locales = {downloads.feed(locale, ""): locale for locale in LOCALES}
    return {locales[plugin.config.feeds_filenames.rss_created]: plugin for plugin in plugins}


class FeedWriter(GitRssPlugin):  # type: ignore[misc]
    """The plugin for one feed, with the settings of the instance ``own``: filled with ``feed``, and not with pages of the host."""

    def __init__(self, own: GitRssPlugin, feed: feeds.Feed, locale: str, register: str) -> None:
        super().__init__()
        self._feed, self._locale = feed, locale
        settings = {name: value for name, value in own.config.items() if name not in ("enabled", "date_from_meta")}
        names = {form: downloads.feed(locale, register, form) for form in downloads.FEED_FILES}
        self.load_config({**settings, "stylesheet": "", "feeds_filenames": names})

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Give the feed its template, its head and its entries."""
        super().on_config(config)
        feed = self._feed
        self.tpl_folder, self.tpl_file = TEMPLATE.parent, TEMPLATE
        self.pages_to_filter = [
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
        for made, title in ((self.feed_created, feed.title), (self.feed_updated, feed.changes_title)):
            made.title, made.description, made.language, made.html_url = title, feed.description, self._locale, feed.page
            made.logo_url = feed.logo
            made.pubDate = made.buildDate = format_datetime(_midnight(feed.newest))
        return config

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write the feed in its forms, and complete those in JSON."""
        files = {form: Path(config.site_dir, name) for form, name in self.config.feeds_filenames.items()}
        # A list that is left out of the menu is no page of the host's, which then has no folder for its feed.
        files["rss_created"].parent.mkdir(parents=True, exist_ok=True)
        super().on_post_build(config)
        for form in ("json_created", "json_updated"):
            written = feeds.complete_json(json.loads(files[form].read_text(encoding="utf-8")), self._feed)
            files[form].write_text(json.dumps(written), encoding="utf-8")


def write(own: GitRssPlugin, feed: feeds.Feed, locale: str, register: str, config: MkDocsConfig) -> None:
    """Write the feed of a collection, or of all where ``register`` is empty, as the instance ``own`` of the plugin says."""
    plugin = FeedWriter(own, feed, locale, register)
    plugin.on_startup(command="build", dirty=False)
    plugin.on_config(config)
    plugin.on_post_build(config)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
