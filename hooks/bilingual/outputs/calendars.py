"""Calendars (iCalendar, RFC 5545 and 7986): what took place when, no more precise than it is known.

Everything lasts whole days and is marked as leaving them free: nobody is busy because something took place. Where days are not known, the
title says so, and the span covers what is known.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import cast

from icalendar import Calendar, vCategory, vDate, vDatetime, vInt, vText, vUri
from icalendar import Event as CalendarEvent

from bilingual.outputs import permanent_ids
from bilingual.outputs.artifact import Artifact
from bilingual.rendering.labels import fill_in, noticed
from bilingual.rendering.renderer import Renderer
from bilingual.rendering.views.dates import in_words
from bilingual.rendering.views.view import View
from bilingual.schema import Entry, Event, Project, Report, addresses
from bilingual.schema.declaration import Version
from bilingual.schema.entries import Certainty
from bilingual.schema.event_life import EventStatus
from bilingual.site import downloads
from bilingual.site.indexes import LONGEST_PLACE
from bilingual.site.routes import KINDS, Route
from bilingual.text import dates
from bilingual.text.edtf import Edtf, Precision
from bilingual.text.language import LOCALES

REFRESH = "P1D"
"""How often a subscriber asks for news: every day."""
STATUS = {EventStatus.CANCELLED: "CANCELLED", EventStatus.POSTPONED: "TENTATIVE"}
"""What a calendar says of an event's status, where that is not CONFIRMED."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something with a time, ready for a calendar. ``is_certain`` says that its days are known, and that it did not only announce them."""

    register: str
    key: str
    title: str
    description: str
    span: Edtf
    is_certain: bool
    place: str
    address: str
    categories: tuple[str, ...]
    published: date
    updated: date
    status: str = ""
    moments: tuple[datetime, ...] = ()
    conference: str = ""


def make_common(renderer: Renderer) -> Iterator[Artifact]:
    """Yield the calendars of each language that hold events with known days, and everything."""
    for locale in LOCALES:
        titles, words = renderer.context.labels[locale].titles, renderer.context.labels[locale].calendars
        everything = [*_entries(renderer, locale), *_versions(renderer, locale)]
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
            if occasions := [occasion for register, one in names if (occasion := _of(renderer, locale, register, one))]:
                about = str(renderer.context.labels[locale].calendars.project_about) if is_project else ""
                uri, title = downloads.entry_calendar(locale, route.register, route.key), entry.title.get(locale) or ""
                yield _calendar(renderer, locale, uri, title, about, route.uri, occasions, is_feed=is_project)


def _calendar(
    renderer: Renderer, locale: str, uri: str, title: str, about: str, page: str, occasions: list[Occasion], *, is_feed: bool = True
) -> Artifact:
    """Return a calendar as a file; one that ``is_feed`` can be subscribed to."""
    settings, labels = renderer.site.settings, renderer.context.labels[locale]
    name = fill_in(labels.subscribe.collection_feed, collection=title, site=labels.site_name)
    made = Calendar()
    made.add("version", "2.0")
    made.add("prodid", f"-//{permanent_ids.uid(settings, 'calendars', 'bilingual')}//NONSGML v1//{locale.upper()}")
    made.add("calscale", "GREGORIAN")
    made.add("uid", permanent_ids.uid(settings, "calendars", uri.removesuffix(".ics").replace("/", ".")))
    made.add("name", vText(name))
    made.add("x-wr-calname", vText(name))  # what NAME was called before RFC 7986; Google and Apple read this one
    if about:
        made.add("description", about)
        made.add("x-wr-caldesc", vText(about))
    made.add("url", settings.site_url + page)
    if is_feed:
        made.add("refresh-interval", vText(REFRESH), {"VALUE": "DURATION"})
        made.add("x-published-ttl", REFRESH)  # the same for Outlook
        made.add("source", vUri(settings.site_url + uri), {"VALUE": "URI"})
    made.add("last-modified", _midnight(max(occasion.updated for occasion in occasions)))
    events = (
        renderer.context.once(("calendar", locale, one.register, one.key), partial(_event, renderer, one))
        for one in sorted(occasions, key=lambda one: (one.span.sort_key, one.register, one.key))
    )
    end = b"END:VCALENDAR\r\n"
    return Artifact(uri, b"".join([made.to_ical(sorted=False).removesuffix(end), *events, end]))


def _event(renderer: Renderer, occasion: Occasion) -> bytes:
    """Return an occasion as it stands in each calendar that holds it."""
    categories = vCategory(list(occasion.categories)) if occasion.categories else None
    lines = {
        "uid": vText(permanent_ids.uid(renderer.site.settings, occasion.register, occasion.key)),
        "dtstamp": vDatetime(_midnight(occasion.updated)),
        "created": vDatetime(_midnight(occasion.published)),
        "last-modified": vDatetime(_midnight(occasion.updated)),
        "sequence": vInt((occasion.updated - occasion.published).days),
        "status": vText(occasion.status) if occasion.status else None,
        **_time(occasion),
        "summary": vText(occasion.title),
        "description": vText(occasion.description),
        "location": vText(occasion.place) if occasion.place else None,
        "url": vUri(occasion.address),
        "conference": _uri(occasion.conference) if occasion.conference else None,
        "categories": categories,
        "transp": vText("TRANSPARENT"),
    }
    made = CalendarEvent({name: value for name, value in lines.items() if value is not None})
    return bytes(made.to_ical(sorted=False))


def _time(occasion: Occasion) -> dict[str, vDatetime | vDate]:
    """Return when an occasion begins and, where that is known, ends: moments, or days of which the last is exclusive."""
    span = occasion.span
    if occasion.moments:
        return dict(zip(("dtstart", "dtend"), (vDatetime(moment.astimezone(UTC)) for moment in occasion.moments), strict=False))
    days = {"dtstart": span.first_day} if span.open_end else {"dtstart": span.first_day, "dtend": span.last_day + timedelta(days=1)}
    return {name: _day(day) for name, day in days.items()}


def _day(day: date) -> vDate:
    found = vDate(day)
    found.params["VALUE"] = "DATE"
    return found


def _uri(address: str) -> vUri:
    found = vUri(address)
    found.params["VALUE"] = "URI"
    return found


def _midnight(day: date) -> datetime:
    """Return the start of a day, in UTC."""
    return datetime.combine(day, time(), UTC)


# what stands in the calendars


def _entries(renderer: Renderer, locale: str) -> Iterator[Occasion]:
    """Yield the entries that have a time and words in ``locale``."""
    for register, entry in renderer.context.indexes.entries:
        if entry.span and downloads.speaks(entry, locale) and (occasion := _of(renderer, locale, register, entry)):
            yield occasion


def _of(renderer: Renderer, locale: str, register: str, entry: Entry) -> Occasion | None:
    """Return an entry that has a time, and words in ``locale``, as an occasion, if it has a page there."""
    route = renderer.site.routes.find(KINDS[register], entry.key, locale)
    return _entry(View(renderer.context, route), register, entry) if route else None


def _versions(renderer: Renderer, locale: str) -> Iterator[Occasion]:
    """Yield the versions of the declaration that have a time and words in ``locale``."""
    site = renderer.site
    route = site.routes.find("declaration-history", "", locale)
    if route and site.corpus.declaration:
        for version in site.corpus.declaration.versions.values():
            if version.date and version.title.get(locale):
                yield _version(View(renderer.context, route), version, version.date)


def _entry(view: View, register: str, entry: Entry) -> Occasion:
    span, is_certain, when = _when(view, entry)
    title = view.words.text(entry.title)
    if not isinstance(entry, Event):
        kind = view.labels.report_kinds[entry.kind] if isinstance(entry, Report) else view.labels.project
        title = fill_in(view.labels.calendars.entry_title, kind=kind, title=title)
    if not is_certain:
        title = fill_in(view.labels.calendars.imprecise_title, title=title, date=when)
    title = noticed(entry, title, view.labels)
    note = view.labels.certainties[entry.certainty] if entry.certainty else ""
    address = view.site.settings.site_url + view.route.uri
    event = entry if isinstance(entry, Event) else None
    status_note = view.words.text(event.status_note) if event else ""
    topics = (view.corpus.topics[key].name.get(view.locale) for key in entry.topics)
    return Occasion(
        register,
        entry.key,
        title,
        "\n".join(line for line in (f"{when} ({note})" if note else when, status_note, view.words.text(entry.summary), address) if line),
        span,
        is_certain,
        "; ".join(_place(view, place) for place in entry.all_places) if event else "",
        address,
        tuple(topic for topic in topics if topic),
        entry.published_in(view.locale).first_day,
        entry.changed_in(view.locale).first_day,
        STATUS.get(event.status, "CONFIRMED") if event and event.status else "",
        event.moments if event else (),
        (event.join_url or "") if event and event.can_be_joined else "",
    )


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


def _version(view: View, version: Version, span: Edtf) -> Occasion:
    declaration = view.corpus.declaration
    assert declaration is not None
    anchor = addresses.anchor("versions", version.key, view.locale)
    address = f"{view.site.settings.site_url}{view.route.uri}#{anchor}"
    words = dates.format_date(span, view.locale)
    title = fill_in(view.labels.calendars.entry_title, kind=view.words.text(declaration.short_name), title=view.words.text(version.title))
    if not span.has_known_days:
        words = dates.format_within(span, view.locale)
        title = fill_in(view.labels.calendars.imprecise_title, title=title, date=words)
    return Occasion(
        "declaration",
        version.key,
        title,
        f"{words}\n{address}",
        span,
        span.has_known_days,
        _place(view, version.place),
        address,
        (),
        declaration.published.first_day,
        (declaration.updated or declaration.published).first_day,
    )
