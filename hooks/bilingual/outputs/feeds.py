"""What the feeds hold, as plain values; the adapter hands them to the RSS plugin, which writes the files."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bilingual.content.images import with_paths
from bilingual.content.lint.file_kinds import DOCUMENTS, FILES, ending_of
from bilingual.outputs import permanent_ids
from bilingual.rendering.labels import fill_in, noticed
from bilingual.rendering.renderer import Renderer
from bilingual.schema import Entry
from bilingual.schema.files import File
from bilingual.site import downloads
from bilingual.site.site import Settings

LOGO = "images/icon-512.png"
"""The picture of the JSON feeds, below assets/. RSS has none: its pictures may be 144 pixels wide at most."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An entry in a feed, in plain text; the dates are those of its publication here, never the event's own.

    ``attachments`` are its pictures and documents as JSON feeds have them.
    """

    id: str
    title: str
    summary: str
    address: str
    categories: tuple[str, ...]
    published: datetime.date
    updated: datetime.date
    attachments: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed of new entries, and another of changes, which is called ``changes_title``; ``page`` is the page that they belong to."""

    title: str
    changes_title: str
    description: str
    page: str
    logo: str
    items: tuple[FeedItem, ...]
    newest: datetime.date


def make_feed(renderer: Renderer, locale: str, register: str, length: int) -> Feed:
    """Return the feed of a collection in ``locale``, or of all of them where ``register`` is empty.

    Its items are all that stand among the ``length`` newest, or among the ``length`` that changed last.
    """
    settings, labels = renderer.site.settings, renderer.context.labels[locale]
    items = tuple(_items(renderer, locale, _newest(renderer, locale, register, length)))
    title = str(labels.site_name)
    if register:
        title = fill_in(labels.subscribe.collection_feed, collection=labels.titles[f"{register}-list"], site=title)
    return Feed(
        title,
        fill_in(labels.subscribe.changes_feed, title=title),
        str(labels.intros[f"{register}-list"] if register else labels.tagline),
        settings.site_url + downloads.feed_page(locale, register),
        settings.site_url + _logo(settings),
        items,
        max((item.updated for item in items), default=None) or renderer.site.newest_change.first_day,
    )


def _logo(settings: Settings) -> str:
    """Return the site's own picture, a PNG as JSON feeds need one, or else the program's."""
    named = () if Path(settings.assets, LOGO).exists() else (settings.logo, settings.favicon)
    return next((path for path in named if path.endswith(".png")), f"assets/{LOGO}")


def _newest(renderer: Renderer, locale: str, register: str, length: int) -> Iterator[tuple[str, Entry]]:
    """Yield the entries that speak ``locale`` and are new enough, as register and entry, the one last changed first."""
    pairs = [(name, entry) for name, entry in renderer.context.indexes.newest if register in ("", name) and downloads.speaks(entry, locale)]
    published = [entry.published_in(locale).first_day for _, entry in pairs]
    changed = [entry.changed_in(locale).first_day for _, entry in pairs]
    orders = (sorted(range(len(pairs)), key=days.__getitem__, reverse=True) for days in (published, changed))
    shown = {number for order in orders for number in order[:length]}
    yield from (pair for number, pair in enumerate(pairs) if number in shown)


def _items(renderer: Renderer, locale: str, entries: Iterable[tuple[str, Entry]]) -> Iterator[FeedItem]:
    """Yield ``entries`` as a feed has them."""
    site = renderer.site
    for name, entry in entries:
        route = site.routes.page_of(name, entry.key, locale)
        if route is None:
            continue
        topics = (site.corpus.topics[key].name.get(locale) for key in entry.topics)
        yield FeedItem(
            permanent_ids.tag(site.settings, name, entry.key, locale),
            noticed(entry, entry.title.get(locale) or "", renderer.context.labels[locale]),
            entry.summary.get(locale) or "",
            site.settings.site_url + route.uri,
            tuple(topic for topic in topics if topic),
            entry.published_in(locale).first_day,
            entry.changed_in(locale).first_day,
            (*_pictures(renderer, name, entry, locale), *(_attachment(renderer, file, locale) for file in entry.files.values())),
        )


def _pictures(renderer: Renderer, register: str, entry: Entry, locale: str) -> Iterator[dict[str, Any]]:
    for image in with_paths(register, entry).images.values():
        ending = ending_of(image.file)
        form = {"jpg": "jpeg", "svg": "svg+xml"}.get(ending, ending)
        title = image.alt.get(locale) or image.alt.tr
        yield {"url": renderer.site.settings.site_url + image.file, "mime_type": f"image/{form}", "title": title}


def _attachment(renderer: Renderer, file: File, locale: str) -> dict[str, Any]:
    return {
        "url": f"{renderer.site.settings.site_url}{FILES}{file.file}",
        "mime_type": DOCUMENTS[ending_of(file.file)],
        "title": file.title.get(locale) or file.title.tr,
        "size_in_bytes": renderer.site.corpus.documents[file.file].size,
    }


def complete_json(made: dict[str, Any], feed: Feed) -> dict[str, Any]:
    """Return the plugin's JSON feed (jsonfeed.org, 1.1) of ``feed`` with summaries as plain text and documents, without what is empty."""
    attachments = {item.id: list(item.attachments) for item in feed.items}
    entries = [{("content_text" if name == "content_html" else name): value for name, value in item.items()} for item in made["items"]]
    entries = [entry | {"attachments": attachments[entry["id"]]} for entry in entries]
    items = [{name: value for name, value in entry.items() if value} for entry in entries]
    return {name: value for name, value in made.items() if value} | {"items": items}
