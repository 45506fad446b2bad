"""The groups of fields that records hold, such as a figure or a person, and what they choose from."""

from enum import StrEnum

from pydantic import Field

from bilingual.schema.fields import (
    CurrencyCode,
    Date,
    Day,
    Edition,
    Key,
    Line,
    Number,
    OrganizationKey,
    PlaceKey,
    Record,
    SourceKey,
    Sources,
    Unit,
    WebAddress,
    WholeNumber,
    Words,
)


class Certainty(StrEnum):
    """How sure a date is."""

    CONFIRMED = "confirmed"
    SINGLE_SOURCE = "single-source"
    ANNOUNCED = "announced"
    INFERRED = "inferred"
    DISPUTED = "disputed"


class Origin(StrEnum):
    """Who gave a title or a name in this language: its owner, or this site by translating."""

    OFFICIAL = "official"
    TRANSLATION = "translation"


class Qualifier(StrEnum):
    """How a number is meant."""

    MORE_THAN = "more-than"
    AT_LEAST = "at-least"
    ABOUT = "about"
    CLOSE_TO = "close-to"


class EventKind(StrEnum):
    """What sort of event."""

    WORKSHOP = "workshop"
    SYMPOSIUM = "symposium"
    CONFERENCE = "conference"
    PANEL = "panel"
    MEETING = "meeting"
    FORUM = "forum"
    SESSION = "session"
    SIDE_EVENT = "side-event"
    EXHIBITION = "exhibition"
    FILM_SCREENING = "film-screening"
    TRAINING = "training"
    FOUNDING = "founding"


class ReportKind(StrEnum):
    """What sort of report."""

    WORKSHOP_REPORT = "workshop-report"
    RESEARCH_REPORT = "research-report"
    HANDBOOK = "handbook"
    POLICY_PAPER = "policy-paper"


class PersonRole(StrEnum):
    """What a person did."""

    SPEAKER = "speaker"
    OPENING_SPEAKER = "opening-speaker"
    CHAIR = "chair"
    GUEST = "guest"
    AUTHOR = "author"
    EDITOR = "editor"
    RESEARCHER = "researcher"
    PHOTOGRAPHER = "photographer"
    DIRECTOR = "director"


class Figure(Record):
    """A number with its label and its sources."""

    label: Words
    value: Number
    qualifier: Qualifier | None = None
    unit: Unit | None = None
    as_of: Date | None = None
    remark: Words | None = None
    sources: Sources


class Claim(Record):
    """One of several values that sources give for the same thing."""

    value: Words
    sources: Sources


class Discrepancy(Record):
    """What sources disagree about; the first value is the one that the page leads with."""

    field: str
    values: dict[Key, Claim] = Field(min_length=2)
    remark: Words | None = None


class Remark(Record):
    """A remark on a field, e.g. how a date is known; its key is the field's name."""

    text: Words
    sources: tuple[SourceKey, ...] = ()


class RoleWording(Record):
    """An organization's role in the words of the sources, e.g. "co-applicant"; its key is the organization's."""

    text: Words
    sources: tuple[SourceKey, ...] = ()


class Person(Record):
    """A person who took part, as the public record names them."""

    name: Line
    role: PersonRole | None = None
    wording: Words | None = None
    organization: OrganizationKey | None = None
    sources: tuple[SourceKey, ...] = ()


class Withdrawal(Record):
    """Why and when a page was taken back; a short notice stays at its address."""

    date: Day
    reason: Words


class LargerEvent(Record):
    """The larger event that an event belonged to, such as a summit, where it has no page of its own."""

    name: Words
    name_origin: Edition[Origin] = Edition[Origin]()
    relation: Words | None = None
    date: Date | None = None
    organizers: tuple[OrganizationKey, ...] = ()
    url: WebAddress | None = None
    sources: tuple[SourceKey, ...] = ()


class Part(Record):
    """A part of an event: a session, a film, an exhibition."""

    kind: EventKind
    title: Words
    title_origin: Edition[Origin] = Edition[Origin]()
    date: Date | None = None
    within: Date | None = None
    place: PlaceKey | None = None
    organizers: tuple[OrganizationKey, ...] = ()
    partners: tuple[OrganizationKey, ...] = ()
    people: dict[Key, Person] = Field(default_factory=dict)
    summary: Words | None = None
    remark: Words | None = None
    sources: Sources


class Milestone(Record):
    """A dated step of a project that has no page of its own."""

    title: Words
    title_origin: Edition[Origin] = Edition[Origin]()
    date: Date | None = None
    certainty: Certainty | None = None
    place: PlaceKey | None = None
    sources: Sources


class Programme(Record):
    """The programme under which a project was funded."""

    name: Words
    name_origin: Edition[Origin] = Edition[Origin]()
    sources: tuple[SourceKey, ...] = ()


class Budget(Record):
    """What a project cost."""

    amount: Number
    currency: CurrencyCode
    share: WholeNumber | None = None
    sources: Sources
