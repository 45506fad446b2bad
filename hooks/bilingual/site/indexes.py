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
from bilingual.schema.fields import Words
from bilingual.text import language
from bilingual.text.edtf import Edtf

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
        return self._events(key for key, event in self.corpus.events.items() if event.span)

    @cached_property
    def upcoming(self) -> tuple[Event, ...]:
        """The events that were not over when they were last written about, the earliest first."""
        return tuple(event for event in self.dated_events if event.may_lie_ahead)

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Event | None, Event | None]]:
        """The event before and the event after each event with a date, by key; None where there is none."""
        return _neighbours(self.dated_events)

    @cached_property
    def series_neighbours(self) -> Mapping[str, tuple[Event | None, Event | None]]:
        """The event before and the event after each event of a series in that series, by key; None where there is none."""
        series: dict[str, list[Event]] = {}
        for event in (*self.dated_events, *(event for event in self.corpus.events.values() if not event.span)):
            if event.series:
                series.setdefault(event.series, []).append(event)
        return {key: pair for events in series.values() for key, pair in _neighbours(events).items()}

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

    def _keys(self, register: str, key: str, among: str, *roles: str) -> tuple[str, ...]:
        """Return the keys of the records of the register ``among`` that name a record, in one of the fields ``roles`` if any are given."""
        links = self.corpus.links_to.get((register, key), ())
        return tuple(dict.fromkeys(link.owner[1] for link in links if link.register == among and (not roles or link.role in roles)))

    def _all_below(self, register: str, key: str, role: str) -> tuple[str, ...]:
        """Return the keys of a record, and of all that name it, or one that does, in the field ``role``."""
        found, waiting = {key: None}, [key]
        for name in waiting:
            below = [one for one in self._keys(register, name, register, role) if one not in found]
            found.update(dict.fromkeys(below))
            waiting += below
        return tuple(found)

    def _events(self, keys: Iterable[str]) -> tuple[Event, ...]:
        return tuple(sorted((self.corpus.events[key] for key in keys), key=entry_order))

    def events_of(self, project: str) -> tuple[Event, ...]:
        """Return the events of a project, the earliest first."""
        return self._events(self._keys("projects", project, "events", "project"))

    def reports_of(self, register: str, key: str) -> tuple[Report, ...]:
        """Return the reports that name a project (``register`` "projects") or an event as their own."""
        return tuple(
            sorted((self.corpus.reports[name] for name in self._keys(register, key, "reports", "project", "event")), key=entry_order)
        )

    def related_events(self, event: Event) -> tuple[Event, ...]:
        """Return the events that ``event`` names as related, and those that name it."""
        keys = {*event.related, *self._keys("events", event.key, "events", "related")} - {event.key}
        return self._events(keys & self.corpus.events.keys())

    def bodies_of(self, organization: str, roles: Collection[str] = ("parent",)) -> tuple[Organization, ...]:
        """Return the organizations that name ``organization`` in one of the fields ``roles``, such as "parent"."""
        return tuple(self.corpus.organizations[key] for key in self._keys("organizations", organization, "organizations", *roles))

    def involvements(self, organization: str) -> tuple[Involvement, ...]:
        """Return what an organization and the bodies below it took part in, the earliest entry first."""
        found: set[Involvement] = set()
        for key in self._all_below("organizations", organization, "parent"):
            for link in self.corpus.links_to.get(("organizations", key), ()):
                if role := entry_role(link):
                    part = str(link.location[1]) if link.location[0] == "parts" else None
                    found.add(Involvement(link.register, link.key, role, part, key if key != organization else None))

        def order(one: Involvement) -> tuple[object, ...]:
            entry = cast(Entry, self.corpus.register(one.register)[one.key])
            return entry_order(entry), one.register, ENTRY_ROLES.index(one.role), one.part or "", one.body or ""

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
        return self._all_below("places", place, "within")

    def entries_at(self, place: str) -> tuple[tuple[str, Entry], ...]:
        """Return the entries at a place or at one within it, as register and entry, the earliest first."""
        links = (link for name in self.places_within(place) for link in self.corpus.links_to.get(("places", name), ()))
        return self.sorted_entries((link.register, link.key) for link in links if link.register in COLLECTIONS)

    def count_about(self, topic: str) -> int:
        """Return how many entries name a topic as theirs."""
        return len(entries_about(self.corpus, topic))

    def signatures_of(self, register: str, key: str) -> tuple[Signature, ...]:
        """Return the signatures that name an organization, or a province of the places."""
        signatures = self.corpus.register("signatories")
        return tuple(cast(Signature, signatures[name]) for name in self._keys(register, key, "signatories") if name in signatures)

    def records_referring(self, register: str, key: str, among: str) -> tuple[Record, ...]:
        """Return the records of the register ``among`` that refer to a record."""
        return tuple(self.corpus.register(among)[name] for name in sorted(self._keys(register, key, among)))


def entries_about(corpus: Corpus, topic: str) -> set[tuple[str, str]]:
    """Return the entries that name a topic as theirs, by register and key: what every page counts as the topic's."""
    links = corpus.links_to.get(("topics", topic), ())
    return {(link.register, link.key) for link in links if link.register in COLLECTIONS and link.location[0] == "topics"}


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
    return order_of(entry.span, entry.title, entry.key)


def order_of(span: Edtf | None, title: Words, key: str) -> tuple[object, ...]:
    """Return the same of anything with a title, and a date if it is known."""
    words = language.sort_key(title.tr or "", language.SOURCE_LOCALE)
    return (0, span.sort_key, words, key) if span else (1, words, key)
