"""Feeds and calendars can be read by those who subscribe, and name each of their entries once."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import icalendar
from lxml import etree

from bilingual.audit.built_site import BuiltSite
from bilingual.audit.verify.findings import Finding, finding
from bilingual.site import downloads

Said = dict[str, Any]
"""What a feed, or an entry of it, says by the names of its fields, None where it does not."""


def check(site: BuiltSite) -> Iterator[Finding]:
    """Yield what is wrong with any feed or calendar of the site."""
    for locale, register in downloads.FEEDS:
        for form in downloads.FEED_FILES:
            yield from _check_feed(site, downloads.feed(locale, register, form), locale)
    for uri in site.files:
        if uri.endswith(".ics"):
            yield from _check_calendar(site, uri)


def _check_feed(site: BuiltSite, uri: str, locale: str) -> Iterator[Finding]:
    try:
        said, entries = (_read_json_feed if uri.endswith(".json") else _read_rss)(site.content(uri))
    except (etree.XMLSyntaxError, ValueError) as error:
        yield finding(uri, getattr(error, "lineno", None) or 1, "feed", reason=error)
        return
    for name in (name for name, value in said.items() if value in (None, "")):
        yield finding(uri, 1, "feed", reason=name)
    for name, expected, code in (("language", locale, "language"), ("feed_url", site.url(uri), "canonical")):
        if said.get(name) not in (None, expected):
            yield finding(uri, 1, code, found=said[name], expected=expected)
    for entry in entries:
        for name in (name for name, text in entry.items() if not text):
            yield finding(uri, 1, "feed", reason=f"{name}: {entry['title']}")
    yield from _repeated(uri, (next(iter(entry.values())) for entry in entries))


def _read_rss(content: bytes) -> tuple[Said, list[Said]]:
    """Return what an RSS feed says, and its entries, each with its id first."""
    channel = etree.fromstring(content).find("channel")
    if channel is None:
        raise ValueError("<channel>")
    entries = [{name: entry.findtext(name) for name in ("guid", "link", "title")} for entry in channel.iter("item")]
    return {name: channel.findtext(name) for name in ("title", "link", "description", "language")}, entries


def _read_json_feed(content: bytes) -> tuple[Said, list[Said]]:
    feed = json.loads(content)
    entries = [{name: entry.get(name) for name in ("id", "url", "title")} for entry in feed.get("items", ())]
    return {name: feed.get(name) for name in ("version", "title", "language", "feed_url", "home_page_url", "items")}, entries


def _repeated(uri: str, ids: Iterable[object]) -> Iterator[Finding]:
    return (finding(uri, 1, "same-uid", id=name) for name, times in Counter(ids).items() if times > 1)


def _check_calendar(site: BuiltSite, uri: str) -> Iterator[Finding]:
    try:
        events = icalendar.Calendar.from_ical(site.content(uri)).walk("VEVENT")
    except ValueError as error:
        yield finding(uri, 1, "calendar", reason=error)
        return
    for event in events:
        missing = [f"VEVENT: {name}" for name in ("UID", "SUMMARY", "DTSTART", "DTSTAMP") if name not in event]
        for reason in (*missing, *(f"{name}: {reason}" for name, reason in event.errors)):
            yield finding(uri, 1, "calendar", reason=reason)
    yield from _repeated(uri, (event.get("UID") for event in events))
