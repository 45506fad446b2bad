"""The addresses of the files that are published beside the pages: feeds, calendars, open data, Markdown.

Whoever subscribes keeps an address for years: none of these holds a slug, which may change, but for the Markdown twin of a page.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from bilingual.schema import COLLECTIONS, REGISTERS, Entry, Event
from bilingual.schema.addresses import address, home
from bilingual.schema.groups import Certainty
from bilingual.text.language import LOCALES

if TYPE_CHECKING:
    from bilingual.site.indexes import Indexes
    from bilingual.site.routes import Route

FEED_FILES: Mapping[str, str] = {
    "rss_created": "rss.xml",
    "rss_updated": "rss-updated.xml",
    "json_created": "feed.json",
    "json_updated": "feed-updated.json",
}
"""The four files of each feed, by the names that the RSS plugin has for them."""

FEEDS: tuple[tuple[str, str], ...] = tuple((locale, register) for locale in LOCALES for register in ("", *COLLECTIONS))
"""All feeds: a language, and a collection or "" for all of them together."""

API = "api/v1/"
"""Where the open data are; a change that breaks a reader of them moves to another version."""
EDITED = "api/edit/"
"""Where the editors' page has what it works with: contents as they stand in files, and examples."""
ARCHIVE = f"{API}open-data.zip"
PACKAGE = f"{API}datapackage.json"

DATASETS: tuple[str, ...] = (*COLLECTIONS, *REGISTERS, "declaration", "signatories")
"""What is offered as JSON, one file each."""

TABLES: tuple[str, ...] = (
    *(name for name in DATASETS if name != "declaration"),
    *("declaration-versions", "declaration-clauses", "people", "figures", "files", "images"),
)
"""What is offered as CSV."""

CSV_FOLDERS: Mapping[str, str] = {"csv": ",", "csv-semicolon": ";"}
"""The folders of CSV files, with the sign between the cells: programs in Turkish take a semicolon for it, those in English a comma."""


def feed(locale: str, register: str, form: str = "rss_created") -> str:
    """Return the address of a feed in one of the forms of ``FEED_FILES``; of the whole language where ``register`` is empty."""
    return feed_page(locale, register) + FEED_FILES[form]


def feed_page(locale: str, register: str) -> str:
    """Return the address of the page that a feed belongs to."""
    return address(register, "", locale) if register else home(locale)


def calendar(locale: str, name: str) -> str:
    """Return the address of a language's calendar: "events" holds those with known days, "timeline" everything.

    >>> calendar("tr", "events"), calendar("en", "timeline")
    ('etkinlikler.ics', 'en/timeline.ics')
    """
    return address(name, "", locale).removesuffix("/") + ".ics"


def entry_calendar(locale: str, register: str, key: str) -> str:
    """Return the address of the calendar of a project, or of a single event.

    >>> entry_calendar("en", "events", "forum-2019")
    'en/events/forum-2019.ics'
    """
    return f"{address(register, '', locale)}{key}.ics"


def speaks(entry: Entry, locale: str) -> bool:
    """Return whether an entry has title and summary in ``locale``: without, it is kept out of what is subscribed to in that language."""
    return locale in entry.locales and bool(entry.title.get(locale) and entry.summary.get(locale))


def calendar_entries(indexes: "Indexes", register: str, entry: Entry, locale: str) -> list[tuple[str, Entry]]:
    """Return what the calendar of a project or of an event holds, as register and entry; nothing where no time is known."""
    found = [(register, entry)]
    if register == "projects":
        found += [("events", event) for event in indexes.events_of(entry.key)]
        found += [("reports", report) for report in indexes.reports_of(register, entry.key)]
    elif register != "events":
        return []
    return [(name, one) for name, one in found if one.span and speaks(one, locale)]


def has_calendar(indexes: "Indexes", register: str, entry: Entry, locale: str) -> bool:
    """Return whether an entry has a calendar, which holds at least one thing with a time."""
    return bool(calendar_entries(indexes, register, entry, locale))


def has_certain_days(entry: Entry) -> bool:
    """Return whether an entry's days are known for certain: not only the month, and not only announced."""
    within = entry.within if isinstance(entry, Event) else None
    return bool(entry.date and entry.date.has_known_days) and within is None and entry.certainty is not Certainty.ANNOUNCED


def calendars(indexes: "Indexes", locale: str) -> Iterator[tuple[str, Entry | None, str]]:
    """Yield the calendars of a language that can be subscribed to: "events", "timeline" or "projects", the project, address."""
    told = [(register, entry) for register, entry in indexes.entries if speaks(entry, locale)]
    if any(register == "events" and has_certain_days(entry) for register, entry in told):
        yield "events", None, calendar(locale, "events")
    if any(entry.span for _, entry in told):
        yield "timeline", None, calendar(locale, "timeline")
    for register, entry in told:
        if register == "projects" and has_calendar(indexes, register, entry, locale):
            yield register, entry, entry_calendar(locale, register, entry.key)


def overview(locale: str) -> str:
    """Return the address of a language's overview for programs that read texts."""
    return f"{home(locale)}llms.txt"


def markdown_twin(route: "Route") -> str | None:
    """Return the address of an entry's page as Markdown, or None for a page of another sort."""
    return f"{route.uri}index.md" if route.is_first and route.kind != "withdrawn" and route.register in COLLECTIONS and route.key else None


def dataset(name: str) -> str:
    """Return the address of a register of ``DATASETS`` as JSON."""
    return f"{API}{name}.json"


def schema(name: str) -> str:
    """Return the address of the JSON Schema of a register of ``DATASETS``."""
    return f"{API}schema/{name}.json"


def table(name: str, folder: str = "csv") -> str:
    """Return the address of a table of ``TABLES``, in a folder of ``CSV_FOLDERS``."""
    return f"{API}{folder}/{name}.csv"


def alternates(route: "Route", calendar: str | None) -> Iterator[tuple[str, str, str]]:
    """Yield what a page is offered as, too, and what can be subscribed to from it: media type, whose title it bears, address.

    A title is that of a collection, "" for the whole site, or "page" for the page itself. ``calendar`` is the page's own, if it has one.
    """
    locale, register = route.locale, route.register if route.kind == f"{route.register}-list" and route.register in COLLECTIONS else ""
    yield "application/rss+xml", register, feed(locale, register)
    yield "application/feed+json", register, feed(locale, register, "json_created")
    if twin := markdown_twin(route):
        yield "text/markdown", "page", twin
    if calendar:
        yield "text/calendar", "page", calendar
