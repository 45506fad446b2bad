"""What stands where: the sorted lists and ways back that pages show, each made once from the public content.

Nothing here loops over all entries once per entry.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from bilingual.content.model import Corpus, Link
from bilingual.schema import COLLECTIONS, Entry, Event, Organization, Place, Record, Report
from bilingual.schema.declaration import Signature
from bilingual.text import language

LONGEST_PLACE = 3
"""So many places are named where one is told with those around it: a venue, its city, its province."""
ENTRY_ROLES = (
    "organizers",
    "leads",
    "implementers",
    "publishers",
    "partners",
    "funders",
    "participants",
    "people",
    "larger_event",
)
"""What an organization can be in an entry, the nearest first."""


@dataclass(frozen=True, slots=True)
class Involvement:
    """An organization's part in an entry: as what, in which part of it, and by which of its bodies (None: itself)."""

    register: str
    key: str
    role: str
    part: str | None
    body: str | None


class Indexes:
    """Lists and ways back over a public corpus; made when first asked for, then kept."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    @cached_property
    def dated_events(self) -> tuple[Event, ...]:
        """All events with a date, or within one, the earliest first."""
        events = [event for event in self.corpus.events.values() if event.span]
        return tuple(sorted(events, key=lambda event: entry_order(event)))

    @cached_property
    def upcoming(self) -> tuple[Event, ...]:
        """The events that were not over when they were last written about, the earliest first."""
        return tuple(event for event in self.dated_events if event.may_lie_ahead)

    def neighbours_of(self, event: str) -> tuple[Event | None, Event | None]:
        """Return the event before and the event after an event in time; None where there is none, or where it has no date."""
        return self.neighbours.get(event, (None, None))

    def neighbours_in_series(self, event: str) -> tuple[Event | None, Event | None]:
        """Return the event before and the event after an event in its series; None where there is none."""
        return self.series_neighbours.get(event, (None, None))

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Event | None, Event | None]]:
        """The event before and the event after each event with a date, by key."""
        return _neighbours(self.dated_events)

    @cached_property
    def series_neighbours(self) -> Mapping[str, tuple[Event | None, Event | None]]:
        """The event before and the event after each event of a series in that series, by key."""
        return {key: pair for events in self.series.values() for key, pair in _neighbours(events).items()}

    @cached_property
    def series(self) -> Mapping[str, tuple[Event, ...]]:
        """The events of each series, in order."""
        found: dict[str, list[Event]] = {}
        for event in (*self.dated_events, *(event for event in self.corpus.events.values() if not event.span)):
            if event.series:
                found.setdefault(event.series, []).append(event)
        return {key: tuple(events) for key, events in found.items()}

    @cached_property
    def entries(self) -> tuple[tuple[str, Entry], ...]:
        """All entries as register and entry, in the order of their keys."""
        return tuple(
            (register, cast(Entry, self.corpus.register(register)[key]))
            for register in COLLECTIONS
            for key in sorted(self.corpus.register(register))
        )

    @cached_property
    def newest(self) -> tuple[tuple[str, Entry], ...]:
        """All entries, the one last published or changed first; among equals, the one whose date is latest."""

        def order(pair: tuple[str, Entry]) -> tuple[object, ...]:
            entry = pair[1]
            changed = (entry.updated or entry.published).first_day.toordinal()
            return -changed, tuple(-part for part in _ordinals(entry)), entry.key

        return tuple(sorted(self.entries, key=order))

    def events_of(self, project: str) -> tuple[Event, ...]:
        """Return the events of a project, the earliest first."""
        keys = {
            link.key for link in self.corpus.links_to.get(("projects", project), ()) if link.register == "events" and link.role == "project"
        }
        return tuple(sorted((self.corpus.events[key] for key in keys), key=entry_order))

    def reports_of(self, register: str, key: str) -> tuple[Report, ...]:
        """Return the reports that name a project (``register`` "projects") or an event as their own."""
        found = {
            link.key for link in self.corpus.links_to.get((register, key), ()) if link.register == "reports" and len(link.location) == 1
        }
        return tuple(sorted((self.corpus.reports[name] for name in found), key=entry_order))

    def related_events(self, event: Event) -> tuple[Event, ...]:
        """Return the events that ``event`` names as related, and those that name it."""
        links = self.corpus.links_to.get(("events", event.key), ())
        keys = {*event.related, *(link.key for link in links if link.register == "events" and link.role == "related")} - {event.key}
        return tuple(sorted((self.corpus.events[key] for key in keys if key in self.corpus.events), key=entry_order))

    def bodies_of(self, organization: str, roles: Collection[str] = ("parent",)) -> tuple[Organization, ...]:
        """Return the organizations that name ``organization`` in one of the fields ``roles``, such as "parent"."""
        links = self.corpus.links_to.get(("organizations", organization), ())
        return tuple(self.corpus.organizations[link.key] for link in links if link.register == "organizations" and link.role in roles)

    def involvements(self, organization: str) -> tuple[Involvement, ...]:
        """Return what an organization and the bodies below it took part in, the earliest entry first."""
        found: dict[Involvement, None] = {}
        waiting: list[tuple[str, str | None]] = [(organization, None)]
        seen: set[str] = set()
        while waiting:
            key, body = waiting.pop(0)
            if key in seen:
                continue
            seen.add(key)
            for link in self.corpus.links_to.get(("organizations", key), ()):
                role = entry_role(link)
                if role:
                    part = str(link.location[1]) if link.location[0] == "parts" else None
                    found[Involvement(link.register, link.key, role, part, body)] = None
            waiting += [(below.key, below.key) for below in self.bodies_of(key)]

        def order(involvement: Involvement) -> tuple[object, ...]:
            entry = cast(Entry, self.corpus.register(involvement.register)[involvement.key])
            return (
                entry_order(entry),
                involvement.register,
                ENTRY_ROLES.index(involvement.role),
                involvement.part or "",
                involvement.body or "",
            )

        return tuple(sorted(found, key=order))

    def count_involvements(self, organization: str) -> int:
        """Return in how many entries an organization or a body below it took part."""
        return len({(involvement.register, involvement.key) for involvement in self.involvements(organization)})

    def entries_referring(self, register: str, key: str) -> tuple[tuple[str, Entry], ...]:
        """Return the entries that refer to a record anywhere, as register and entry, the earliest first."""
        links = self.corpus.links_to.get((register, key), ())
        names = {(link.register, link.key) for link in links if link.register in COLLECTIONS}
        return self.sorted_entries(names)

    def sorted_entries(self, names: Iterable[tuple[str, str]]) -> tuple[tuple[str, Entry], ...]:
        """Return the entries that ``names`` (register and key) stand for, the earliest first."""
        pairs = [(register, cast(Entry, self.corpus.register(register)[key])) for register, key in set(names)]
        return tuple(sorted(pairs, key=lambda pair: (entry_order(pair[1]), pair[0])))

    def places_around(self, place: str | None) -> Iterator[Place]:
        """Yield a place, and then the places around it, the nearest first; nothing where there is none."""
        while place:
            found = self.corpus.places[place]
            yield found
            place = found.within

    def places_within(self, place: str) -> tuple[str, ...]:
        """Return the keys of a place and of all places in it."""
        found, waiting = {place: None}, [place]
        for name in waiting:
            for link in self.corpus.links_to.get(("places", name), ()):
                if link.register == "places" and link.role == "within" and link.key not in found:
                    found[link.key] = None
                    waiting.append(link.key)
        return tuple(found)

    def entries_at(self, place: str) -> tuple[tuple[str, Entry], ...]:
        """Return the entries at a place or at one within it, as register and entry, the earliest first."""
        links = (link for name in self.places_within(place) for link in self.corpus.links_to.get(("places", name), ()))
        return self.sorted_entries((link.register, link.key) for link in links if link.register in COLLECTIONS)

    def count_about(self, topic: str) -> int:
        """Return how many entries name a topic as theirs."""
        return count_about(self.corpus, topic)

    def signatures_of(self, field: str, key: str) -> tuple[Signature, ...]:
        """Return the signatures whose ``field`` ("organization", "province") names a record, in the order of the register."""
        return self._signatures.get((field, key), ())

    @cached_property
    def _signatures(self) -> Mapping[tuple[str, str], tuple[Signature, ...]]:
        found: dict[tuple[str, str], list[Signature]] = {}
        register = self.corpus.signatories
        for signature in register.signatories.values() if register else ():
            for field in ("organization", "province"):
                if name := getattr(signature, field):
                    found.setdefault((field, name), []).append(signature)
        return {name: tuple(signatures) for name, signatures in found.items()}

    def records_referring(self, register: str, key: str, among: str) -> tuple[Record, ...]:
        """Return the records of the register ``among`` that refer to a record."""
        links = self.corpus.links_to.get((register, key), ())
        return tuple(self.corpus.register(among)[name] for name in sorted({link.key for link in links if link.register == among}))


def entries_about(corpus: Corpus, topic: str) -> set[tuple[str, str]]:
    """Return the entries that name a topic as theirs, by register and key: what every page counts as the topic's."""
    links = corpus.links_to.get(("topics", topic), ())
    return {(link.register, link.key) for link in links if link.register in COLLECTIONS and link.location[0] == "topics"}


def count_about(corpus: Corpus, topic: str) -> int:
    """Return how many entries name a topic as theirs."""
    return len(entries_about(corpus, topic))


def _neighbours(events: Sequence[Event]) -> dict[str, tuple[Event | None, Event | None]]:
    """Return the event before and the event after each of ``events``, by key."""
    before, after = [None, *events][: len(events)], [*events, None][1:]
    return {event.key: (earlier, later) for event, earlier, later in zip(events, before, after, strict=True)}


def entry_role(link: Link) -> str | None:
    """Return what the organization that ``link`` names is in an entry, or None where the link is of another sort."""
    if link.register not in COLLECTIONS:
        return None
    names = [step for step in link.location if isinstance(step, str)]
    if names[0] == "part_of":
        return "larger_event"
    if "people" in names:
        return "people"
    role = names[-1]
    return role if role in ENTRY_ROLES else None


def _ordinals(entry: Entry) -> tuple[int, ...]:
    return (entry.span.first_day.toordinal(), entry.span.last_day.toordinal()) if entry.span else (0, 0)


def entry_order(entry: Entry) -> tuple[object, ...]:
    """Return the key by which entries stand in a timeline: dated before undated, then by date, then by title in Turkish order.

    What took place on an unknown day of a larger event stands where that event begins.
    """
    title = language.sort_key(entry.title.tr or "", language.SOURCE_LOCALE)
    return (0, entry.span.sort_key, title, entry.key) if entry.span else (1, title, entry.key)
