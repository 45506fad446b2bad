"""Calendars (iCalendar, RFC 5545 and 7986): what took place when, no more precise than it is known.

Everything lasts whole days and is marked as leaving them free: nobody is busy because something took place. Where days are not known, the
title says so, and the span covers what is known.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from operator import attrgetter
from typing import Any, TypeVar, cast

from icalendar import Calendar, vCategory, vDate, vDatetime, vInt, vText, vUri
from icalendar import Event as CalendarEvent

from bilingual.outputs import permanent_ids
from bilingual.outputs.artifact import Artifact
from bilingual.rendering.labels import fill_in, noticed
from bilingual.rendering.renderer import Renderer
from bilingual.rendering.views.dates import in_words
from bilingual.rendering.views.view import View
from bilingual.schema import Declaration, Entry, Event, Project, Report, addresses
from bilingual.schema.declaration import Version
from bilingual.schema.event_life import EventStatus
from bilingual.schema.groups import Certainty
from bilingual.site import downloads
from bilingual.site.indexes import LONGEST_PLACE
from bilingual.site.routes import KINDS, Route
from bilingual.text import dates
from bilingual.text.edtf import Edtf, Precision
from bilingual.text.language import LOCALES

REFRESH = "P1D"
"""How often a subscriber asks for news: every day."""
Value = TypeVar("Value", vDate, vText, vUri)
STATUS = {EventStatus.CANCELLED: "CANCELLED", EventStatus.POSTPONED: "TENTATIVE"}
"""What a calendar says of an event's status, where that is not CONFIRMED."""
PROPERTIES = (
    *("uid", "dtstamp", "created", "last-modified", "sequence", "status", "dtstart", "dtend"),
    *("summary", "description", "location", "url", "conference", "categories", "transp"),
)
"""What a calendar says of an event, in this order."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something with a time, as each calendar that holds it has it. ``is_certain`` says that its days are known, and not only announced."""

    register: str
    order: tuple[object, ...]
    is_certain: bool
    updated: date
    content: bytes


def make_common(renderer: Renderer) -> Iterator[Artifact]:
    """Yield the calendars of each language that hold events with known days, and everything."""
    for locale in LOCALES:
        titles, words = renderer.context.labels[locale].titles, renderer.context.labels[locale].calendars
        entries = (_of(renderer, locale, register, entry) for register, entry in renderer.context.indexes.entries)
        everything = [*filter(None, entries), *_versions(renderer, locale)]
        certain = [one for one in everything if one.register == "events" and one.is_certain]
        for name, title, about, occasions in (
            ("events", titles.events_list, words.events_about, certain),
            ("timeline", titles.timeline, words.timeline_about, everything),
        ):
            if occasions:
                page = addresses.address(name, "", locale)
                yield _calendar(renderer, locale, downloads.calendar(locale, name), title, about, page, occasions)


def make_for(renderer: Renderer, route: Route) -> Iterator[Artifact]:
    """Yield the calendar of a project's or an event's page, if anything in it has a time, and that of a language that has no such page."""
    if route.kind not in ("project", "event"):
        return
    entry, is_project = cast(Entry, renderer.site.record_of(route)), route.register == "projects"
    for locale in LOCALES:
        if renderer.site.routes.page_of(route.register, route.key, locale) is route:
            names = downloads.calendar_entries(renderer.context.indexes, route.register, entry, locale)
            if occasions := list(filter(None, (_of(renderer, locale, register, one) for register, one in names))):
                about = str(renderer.context.labels[locale].calendars.project_about) if is_project else ""
                uri, title = downloads.entry_calendar(locale, route.register, route.key), entry.title.get(locale) or ""
                yield _calendar(renderer, locale, uri, title, about, route.uri, occasions, is_feed=is_project)


def _calendar(
    renderer: Renderer, locale: str, uri: str, title: str, about: str, page: str, occasions: list[Occasion], *, is_feed: bool = True
) -> Artifact:
    """Return a calendar as a file; one that ``is_feed`` can be subscribed to."""
    settings, labels = renderer.site.settings, renderer.context.labels[locale]
    name = fill_in(labels.subscribe.collection_feed, collection=title, site=labels.site_name)
    said = {
        "version": "2.0",
        "prodid": f"-//{permanent_ids.uid(settings, 'calendars', 'bilingual')}//NONSGML v1//{locale.upper()}",
        "calscale": "GREGORIAN",
        "uid": permanent_ids.uid(settings, "calendars", uri.removesuffix(".ics").replace("/", ".")),
        "name": name,
        "x-wr-calname": name,  # what NAME was called before RFC 7986; Google and Apple read this one
        "description": about,
        "x-wr-caldesc": about,
        "url": vUri(settings.site_url + page),
        "refresh-interval": _typed(vText(REFRESH), "DURATION") if is_feed else "",
        "x-published-ttl": REFRESH if is_feed else "",  # the same for Outlook
        "source": _typed(vUri(settings.site_url + uri), "URI") if is_feed else "",
        "last-modified": vDatetime(_midnight(max(occasion.updated for occasion in occasions))),
    }
    events = [occasion.content for occasion in sorted(occasions, key=attrgetter("order"))]
    end = b"END:VCALENDAR\r\n"
    return Artifact(uri, b"".join([Calendar(_properties(said)).to_ical(sorted=False).removesuffix(end), *events, end]))


def _properties(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a calendar or an event says, without what is empty."""
    return {name: vText(value) if type(value) is str else value for name, value in said.items() if value not in (None, "")}


# what stands in the calendars


def _of(renderer: Renderer, locale: str, register: str, entry: Entry) -> Occasion | None:
    """Return an entry as an occasion, if it has a time, and words and a page in ``locale``."""
    context, route = renderer.context, renderer.site.routes.find(KINDS[register], entry.key, locale)
    if not (route and entry.span and downloads.speaks(entry, locale)):
        return None
    return context.once(("calendar", locale, register, entry.key), partial(_entry, View(context, route), register, entry))


def _versions(renderer: Renderer, locale: str) -> Iterator[Occasion]:
    """Yield the versions of the declaration that have a time and words in ``locale``."""
    declaration, route = renderer.site.corpus.declaration, renderer.site.routes.find("declaration-history", "", locale)
    if route and declaration:
        view = View(renderer.context, route)
        for version in declaration.versions.values():
            if version.date and version.title.get(locale):
                yield _version(view, declaration, version, version.date)


def _entry(view: View, register: str, entry: Entry) -> Occasion:
    span, is_certain, when = _when(view, entry)
    title = view.words.text(entry.title)
    if not isinstance(entry, Event):
        kind = view.labels.report_kinds[entry.kind] if isinstance(entry, Report) else view.labels.project
        title = fill_in(view.labels.calendars.entry_title, kind=kind, title=title)
    if not is_certain:
        title = fill_in(view.labels.calendars.imprecise_title, title=title, date=when)
    told = [f"{when} ({view.labels.certainties[entry.certainty]})" if entry.certainty else when, view.words.text(entry.summary)]
    own: dict[str, Any] = {}
    if isinstance(entry, Event):
        told.insert(1, view.words.text(entry.status_note))
        own = _moments(entry)
        own["status"] = STATUS.get(entry.status, "CONFIRMED") if entry.status else None
        own["location"] = "; ".join(_place(view, place) for place in entry.all_places)
        own["conference"] = _typed(vUri(entry.join_url), "URI") if entry.join_url and entry.can_be_joined else None
    topics = [topic for key in entry.topics if (topic := view.corpus.topics[key].name.get(view.locale))]
    own["categories"] = vCategory(topics) if topics else None
    days = entry.published_in(view.locale).first_day, entry.changed_in(view.locale).first_day
    return _occasion(view, (register, entry.key), noticed(entry, title, view.labels), told, span, is_certain, days, own)


def _version(view: View, declaration: Declaration, version: Version, span: Edtf) -> Occasion:
    is_certain = span.has_known_days
    when = (dates.format_date if is_certain else dates.format_within)(span, view.locale)
    title = fill_in(view.labels.calendars.entry_title, kind=view.words.text(declaration.short_name), title=view.words.text(version.title))
    if not is_certain:
        title = fill_in(view.labels.calendars.imprecise_title, title=title, date=when)
    days = declaration.published.first_day, (declaration.updated or declaration.published).first_day
    anchor = addresses.anchor("versions", version.key, view.locale)
    own = {"location": _place(view, version.place)}
    return _occasion(view, ("declaration", version.key), title, [when], span, is_certain, days, own, f"#{anchor}")


def _occasion(
    view: View,
    name: tuple[str, str],
    title: str,
    told: list[str],
    span: Edtf,
    is_certain: bool,
    days: tuple[date, date],
    own: Mapping[str, Any],
    anchor: str = "",
) -> Occasion:
    """Return what calendars hold of a record, by its register and key.

    ``told`` are the lines about it; it was published here, and last changed, on two ``days``. ``own`` are further properties.
    """
    register, key = name
    address = f"{view.site.settings.site_url}{view.route.uri}{anchor}"
    published, updated = days
    said = {
        "uid": permanent_ids.uid(view.site.settings, register, key),
        "dtstamp": vDatetime(_midnight(updated)),
        "created": vDatetime(_midnight(published)),
        "last-modified": vDatetime(_midnight(updated)),
        "sequence": vInt((updated - published).days),
        "summary": title,
        "description": "\n".join(filter(None, [*told, address])),
        "url": vUri(address),
        "transp": "TRANSPARENT",
        **({} if "dtstart" in own else _days(span)),
        **own,
    }
    made = CalendarEvent(_properties({name: said.get(name) for name in PROPERTIES}))
    return Occasion(register, (span.sort_key, *name), is_certain, updated, bytes(made.to_ical(sorted=False)))


def _moments(event: Event) -> dict[str, Any]:
    """Return when an event begins and, where that is known, ends, if its hours are known."""
    return dict(zip(("dtstart", "dtend"), (vDatetime(moment.astimezone(UTC)) for moment in event.moments), strict=False))


def _days(span: Edtf) -> dict[str, vDate]:
    """Return the first day, and the one after the last, if there is one."""
    days = {"dtstart": span.first_day} if span.open_end else {"dtstart": span.first_day, "dtend": span.last_day + timedelta(days=1)}
    return {name: _typed(vDate(day), "DATE") for name, day in days.items()}


def _typed(value: Value, kind: str) -> Value:
    """Return a value that says of which type it is, as it must where another is usual."""
    value.params["VALUE"] = kind
    return value


def _midnight(day: date) -> datetime:
    """Return the start of a day, in UTC."""
    return datetime.combine(day, time(), UTC)


def _when(view: View, entry: Entry) -> tuple[Edtf, bool, str]:
    """Return what an entry covers in a calendar, whether its days are certain, and its time in words."""
    if isinstance(entry, Event) and entry.within:
        return entry.within, False, dates.format_within(entry.within, view.locale)
    span = entry.date
    assert span is not None  # what has neither is in no calendar
    if entry.certainty is Certainty.ANNOUNCED:
        return span, False, in_words(entry, view.locale)
    if downloads.has_certain_days(entry):
        return span, True, in_words(entry, view.locale)
    if not isinstance(entry, Project):
        return span, False, dates.format_within(span, view.locale)
    words = dates.format_date(span, view.locale)
    return span, False, words if span.precision is Precision.DAY else fill_in(view.labels.calendars.days_not_known, date=words)


def _place(view: View, key: str | None) -> str:
    """Return a place with the places around it, in words: "Example Congress Centre, Izmir"."""
    names = dict.fromkeys(view.words.text(place.name) for place in view.indexes.places_around(key))
    return ", ".join(list(names)[:LONGEST_PLACE])
