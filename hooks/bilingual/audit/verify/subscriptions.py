"""Feeds and calendars can be read by those who subscribe, and name each of their entries once."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree import ElementTree

import icalendar

from bilingual.audit.built_site import BuiltSite
from bilingual.audit.verify.findings import Finding, finding
from bilingual.site import downloads


def check(site: BuiltSite) -> Iterator[Finding]:
    """Yield what is wrong with any feed or calendar of the site."""
    for locale, register in downloads.FEEDS:
        for form in downloads.FEED_FILES:
            uri = downloads.feed(locale, register, form)
            yield from (_check_json_feed if uri.endswith(".json") else _check_rss)(site, uri, locale)
    for uri in site.files:
        if uri.endswith(".ics"):
            yield from _check_calendar(site, uri)


def _check_rss(site: BuiltSite, uri: str, locale: str) -> Iterator[Finding]:
    try:
        channel = ElementTree.fromstring(site.text(uri)).find("channel")
    except ElementTree.ParseError as error:
        yield finding(uri, error.position[0], "feed", reason=error)
        return
    if channel is None:
        yield finding(uri, 1, "feed", reason="<channel>")
        return
    needed = {name: channel.findtext(name) for name in ("title", "link", "description", "language")}
    for name in (name for name, text in needed.items() if not text):
        yield finding(uri, 1, "feed", reason=f"<{name}>")
    if needed["language"] not in (None, locale):
        yield finding(uri, 1, "language", found=needed["language"], expected=locale)
    yield from _check_ids(uri, [{name: entry.findtext(name) or "" for name in ("guid", "link", "title")} for entry in channel.iter("item")])


def _check_json_feed(site: BuiltSite, uri: str, locale: str) -> Iterator[Finding]:
    try:
        feed: dict[str, Any] = json.loads(site.content(uri))
    except ValueError as error:
        yield finding(uri, getattr(error, "lineno", 1), "feed", reason=error)
        return
    for name in ("version", "title", "feed_url", "home_page_url", "items"):
        if name not in feed:
            yield finding(uri, 1, "feed", reason=name)
    if feed.get("feed_url", site.url(uri)) != site.url(uri):
        yield finding(uri, 1, "canonical", found=feed["feed_url"], expected=site.url(uri))
    if feed.get("language", locale) != locale:
        yield finding(uri, 1, "language", found=feed["language"], expected=locale)
    yield from _check_ids(
        uri,
        [{"guid": entry.get("id", ""), "link": entry.get("url", ""), "title": entry.get("title", "")} for entry in feed.get("items", [])],
    )


def _check_ids(uri: str, entries: list[dict[str, str]]) -> Iterator[Finding]:
    for entry in entries:
        for name in (name for name, text in entry.items() if not text):
            yield finding(uri, 1, "feed", reason=f"{name}: {entry['title'] or entry['link']}")
    yield from _repeated(uri, (entry["guid"] for entry in entries))


def _repeated(uri: str, ids: Iterable[str]) -> Iterator[Finding]:
    return (finding(uri, 1, "same-uid", id=name) for name, times in Counter(ids).items() if times > 1)


def _check_calendar(site: BuiltSite, uri: str) -> Iterator[Finding]:
    try:
        calendar = icalendar.Calendar.from_ical(site.content(uri))
    except ValueError as error:
        yield finding(uri, 1, "calendar", reason=error)
        return
    events = calendar.walk("VEVENT")
    for event in events:
        for name in ("UID", "SUMMARY", "DTSTART", "DTSTAMP"):
            if name not in event:
                yield finding(uri, 1, "calendar", reason=f"VEVENT: {name}")
        if event.errors:
            yield finding(uri, 1, "calendar", reason="; ".join(f"{name}: {reason}" for name, reason in event.errors))
    yield from _repeated(uri, (str(event.get("UID", "")) for event in events))
