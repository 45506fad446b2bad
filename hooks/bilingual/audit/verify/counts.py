"""Every entry is everywhere that it should be: as a page, in the timeline or beside it, in the data, in the feeds; and nothing else is."""

import csv
import functools
import io
import json
import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from bilingual.audit.built_site import BuiltPage, BuiltSite
from bilingual.audit.verify.findings import Finding, finding
from bilingual.outputs import search_index
from bilingual.outputs.search import SEEN_OTHERWISE
from bilingual.schema import COLLECTIONS
from bilingual.schema.addresses import is_further_page
from bilingual.site import downloads
from bilingual.site.routes import KINDS
from bilingual.site.timeline_items import ONE_DOCUMENT
from bilingual.text.language import LOCALES

FEED_LENGTH = 50
"""As many entries stand in a feed (``length`` in mkdocs.yml)."""

Entries = Mapping[str, list[dict[str, Any]]]
"""The records of each collection as the data give them."""


def check(site: BuiltSite) -> Iterator[Finding]:
    """Yield what stands in one place and not in another."""
    entries: Entries = {register: _records(site, register) for register in COLLECTIONS}
    everything = [record for records in entries.values() for record in records]
    for locale in LOCALES:
        pages = [page for page in site.entries.values() if page.said.language == locale]
        for register, records in entries.items():
            own = {page.uri for page in pages if page.said.kind == KINDS[register]}
            yield from _compare(downloads.dataset(register), _addresses(site, records, locale), own)
        for register, records in {"": everything, **entries}.items():
            yield from _check_feeds(site, locale, register, records)
        yield from _check_timeline(site, pages, _addresses(site, everything, locale), len(everything))
        yield from _check_calendar(site, locale, everything)
        yield from _check_search(site, pages, locale)
    yield from _check_tables(site)


def _get(site: BuiltSite, uri: str, *names: str) -> Any:
    """Return what stands under ``names`` in a JSON file, None where nothing does; other checks say what is wrong with the file."""
    try:
        return functools.reduce(operator.getitem, names, json.loads(site.content(uri)))
    except (ValueError, KeyError, TypeError):
        return None


def _records(site: BuiltSite, name: str) -> list[dict[str, Any]]:
    return _get(site, downloads.dataset(name), "records") or []


def _addresses(site: BuiltSite, records: list[dict[str, Any]], locale: str) -> set[str]:
    return {record["page"][locale].removeprefix(site.site_url) for record in records if locale in record.get("page", {})}


def _due(records: list[dict[str, Any]], locale: str) -> list[dict[str, Any]]:
    """Return the entries that have title and summary in a language: the others are kept out of what is subscribed to in it."""
    return [record for record in records if locale in record["locales"] and locale in record["title"] and locale in record["summary"]]


def _not_in(uri: str, addresses: set[str]) -> Iterator[Finding]:
    return (finding(uri, 1, "not-in", target=address) for address in addresses)


def _compare(uri: str, found: set[str], expected: set[str]) -> Iterator[Finding]:
    yield from _not_in(uri, expected - found)
    yield from (finding(uri, 1, "too-many", target=address) for address in found - expected)


def _compare_counts(uri: str, found: int, expected: int) -> Iterator[Finding]:
    if found != expected:
        yield finding(uri, 1, "count", found=found, expected=expected)


def _check_timeline(site: BuiltSite, pages: Sequence[BuiltPage], expected: set[str], entries: int) -> Iterator[Finding]:
    """Compare the entries with those that the timeline links to, on its pages and, where it is long, on those of its years.

    ``entries`` is how many entries the site has in all languages.
    """
    versions = _get(site, downloads.dataset("declaration"), "record", "versions") or ()
    kinds = ("timeline", "year") if entries + len(versions) > ONE_DOCUMENT else ("timeline",)
    linked = {site.target(page.uri, address.written) for page in pages if page.said.kind in kinds for address in page.said.addresses}
    for page in (page for page in pages if page.said.kind == "timeline" and not is_further_page(page.uri)):
        yield from _not_in(page.file, expected - linked)


def _check_feeds(site: BuiltSite, locale: str, register: str, records: list[dict[str, Any]]) -> Iterator[Finding]:
    """Compare a feed with the entries that are due in its language; it holds the newest of them only."""
    expected = _addresses(site, _due(records, locale), locale)
    for form in ("json_created", "json_updated"):
        uri = downloads.feed(locale, register, form)
        items = _get(site, uri, "items")
        if items is not None:
            found = {entry.get("url", "").removeprefix(site.site_url) for entry in items}
            missing = expected - found if len(expected) <= FEED_LENGTH else set()
            yield from _compare(uri, found, (found & expected) | missing)
            yield from _compare_counts(uri, len(found), min(len(expected), FEED_LENGTH))


def _check_calendar(site: BuiltSite, locale: str, records: list[dict[str, Any]]) -> Iterator[Finding]:
    """Compare the calendar of the whole timeline with the dated entries; it holds the versions of the declaration too."""
    expected = _addresses(site, [record for record in _due(records, locale) if "date" in record or "within" in record], locale)
    uri = downloads.calendar(locale, "timeline")
    lines = site.text(uri).replace("\r\n ", "").splitlines()
    yield from _not_in(uri, {address for address in expected if f"URL:{site.site_url}{address}" not in lines})


def _check_search(site: BuiltSite, pages: Iterable[BuiltPage], locale: str) -> Iterator[Finding]:
    """Compare the number of entries in the search index with that of the pages, and terms of the glossary, that readers look for."""
    kinds = [page.said.kind for page in pages if not is_further_page(page.uri)]
    terms = sum(locale in term.get("term", {}) for term in _records(site, "glossary")) if "glossary" in kinds else 0
    uri = search_index.address(locale)
    yield from _compare_counts(uri, _get(site, uri, "documents") or 0, terms + sum(kind not in SEEN_OTHERWISE for kind in kinds))


def _check_tables(site: BuiltSite) -> Iterator[Finding]:
    """Compare the rows of each table with the records of its data."""
    for name in (name for name in downloads.TABLES if downloads.dataset(name) in site.files):  # some sites have no declaration
        for folder, delimiter in downloads.CSV_FOLDERS.items():
            uri = downloads.table(name, folder)
            rows = csv.DictReader(io.StringIO(site.text(uri)), delimiter=delimiter)
            yield from _compare_counts(uri, len(list(rows)), len(_records(site, name)))
