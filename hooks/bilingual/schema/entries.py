"""The fields of the three collections: projects, reports and events."""

import datetime

from pydantic import Field

from bilingual.schema.event_life import EventStatus, EventTime, Registration
from bilingual.schema.fields import (
    CountryCode,
    Date,
    Day,
    Edition,
    EventKey,
    Isbn,
    Key,
    LaneKey,
    LanguageCode,
    Line,
    OldAddresses,
    OrganizationKey,
    PlaceKey,
    ProjectKey,
    Prose,
    Record,
    SeriesKey,
    Slug,
    SourceKey,
    Sources,
    TopicKey,
    VersionKey,
    WebAddress,
    WholeNumber,
    Words,
    WordsList,
    YesOrNo,
)
from bilingual.schema.files import File, FileKind
from bilingual.schema.groups import (
    Budget,
    Certainty,
    Discrepancy,
    EventKind,
    Figure,
    LargerEvent,
    Milestone,
    Origin,
    Part,
    Person,
    Programme,
    Remark,
    ReportKind,
    RoleWording,
    Withdrawal,
)
from bilingual.schema.images import Image
from bilingual.text.edtf import Edtf


class Entry(Record):
    """What projects, reports and events have in common: one file in each language."""

    title: Words
    title_origin: Edition[Origin] = Edition[Origin]()
    title_language: Edition[LanguageCode] = Edition[LanguageCode]()
    short_title: Words | None = None
    slug: Edition[Slug] = Edition[Slug]()
    redirect_from: OldAddresses = OldAddresses()
    summary: Words
    body: Prose | None = None
    date: Date | None = None
    certainty: Certainty | None = None
    lane: LaneKey | None = None
    milestone: YesOrNo = False
    featured: YesOrNo = False
    topics: tuple[TopicKey, ...] = ()
    people: dict[Key, Person] = Field(default_factory=dict)
    figures: dict[Key, Figure] = Field(default_factory=dict)
    images: dict[Key, Image] = Field(default_factory=dict)
    role_wordings: dict[Key, RoleWording] = Field(default_factory=dict)
    files: dict[Key, File] = Field(default_factory=dict)
    remarks: dict[str, Remark] = Field(default_factory=dict)
    discrepancies: dict[Key, Discrepancy] = Field(default_factory=dict)
    sources: Sources
    field_sources: dict[str, Sources] = Field(default_factory=dict)
    search_words: WordsList = WordsList()
    published: Day
    updated: Day | None = None
    translation_published: Edition[Day] = Edition[Day]()
    draft: YesOrNo = False
    withdrawn: Withdrawal | None = None

    @property
    def span(self) -> Edtf | None:
        """When it was, as far as is known."""
        return self.date

    @property
    def notice(self) -> EventStatus | None:
        """What readers must be told of an event that does not take place as announced."""
        return None

    @property
    def all_places(self) -> tuple[str, ...]:
        """The keys of the places where it is, or that it is about: of its one place, or of several."""
        fields = vars(self)
        return fields.get("places") or ((fields["place"],) if fields.get("place") else ())

    def published_in(self, locale: str) -> Edtf:
        """Return the day on which the entry was published here in ``locale``."""
        return self.translation_published.get(locale) or self.published

    def changed_in(self, locale: str) -> Edtf:
        """Return the day on which the entry was published or last changed here in ``locale``, whichever was later."""
        changed, published = self.updated or self.published, self.published_in(locale)
        return changed if changed is published or changed.first_day >= published.first_day else published


class Project(Entry):
    """A project: who led, paid and took part in it, from when to when."""

    acronym: Line | None = None
    leads: tuple[OrganizationKey, ...] = ()
    implementers: tuple[OrganizationKey, ...] = ()
    partners: tuple[OrganizationKey, ...] = ()
    funders: tuple[OrganizationKey, ...] = ()
    participants: tuple[OrganizationKey, ...] = ()
    programme: Programme | None = None
    project_number: Line | None = None
    budget: Budget | None = None
    countries: tuple[CountryCode, ...] = ()
    place: PlaceKey | None = None
    principles: WordsList = WordsList()
    milestones: dict[Key, Milestone] = Field(default_factory=dict)
    homepage: WebAddress | None = None


class Report(Entry):
    """A report: who wrote and published it, and where each language's edition is."""

    kind: ReportKind
    publishers: tuple[OrganizationKey, ...] = ()
    partners: tuple[OrganizationKey, ...] = ()
    produced_by: Line | None = None
    languages: tuple[LanguageCode, ...] = ()
    isbn: Edition[Isbn] = Edition[Isbn]()
    pages: Edition[WholeNumber] = Edition[WholeNumber]()
    url: Edition[WebAddress] = Edition[WebAddress]()
    announcement: SourceKey | None = None
    place: PlaceKey | None = None
    event: EventKey | None = None
    project: ProjectKey | None = None

    @property
    def own_editions(self) -> dict[str, File]:
        """The editions that are files of this site, by language."""
        return {file.language: file for file in self.files.values() if file.kind is FileKind.EDITION}


class Event(Entry):
    """An event: when, where, by whom, with whom."""

    kind: EventKind
    within: Date | None = None
    time: EventTime | None = None
    status: EventStatus | None = None
    status_date: Day | None = None
    status_note: Words | None = None
    theme: Words | None = None
    motto: Words | None = None
    series: SeriesKey | None = None
    number: WholeNumber | None = None
    place: PlaceKey | None = None
    places: tuple[PlaceKey, ...] = ()
    organizers: tuple[OrganizationKey, ...] = ()
    partners: tuple[OrganizationKey, ...] = ()
    participants: tuple[OrganizationKey, ...] = ()
    project: ProjectKey | None = None
    part_of: LargerEvent | None = None
    parts: dict[Key, Part] = Field(default_factory=dict)
    themes: WordsList = WordsList()
    declaration_version: VersionKey | None = None
    related: tuple[EventKey, ...] = ()
    homepage: WebAddress | None = None
    registration: Registration | None = None
    join_url: WebAddress | None = None
    recording_url: WebAddress | None = None

    @property
    def span(self) -> Edtf | None:
        """When it was, as far as is known: its date, or the span of the larger event in which it lies."""
        return self.within or self.date

    @property
    def notice(self) -> EventStatus | None:
        """What readers must be told of an event that does not take place as announced."""
        return None if self.status in (EventStatus.ANNOUNCED, EventStatus.HELD) else self.status

    @property
    def moments(self) -> tuple[datetime.datetime, ...]:
        """The moments at which it begins and ends, as far as its hours are known."""
        if not (self.time and self.date and self.date.has_known_days):
            return ()
        return self.time.moments(self.date.first_day, self.date.last_day)

    @property
    def can_be_joined(self) -> bool:
        """Whether readers may still be asked to register and to take part."""
        return self.status not in (EventStatus.HELD, EventStatus.CANCELLED) and not self.recording_url

    @property
    def may_lie_ahead(self) -> bool:
        """Whether it was not over yet when it was last written about here."""
        if self.span is None or self.span.open_end or self.status is EventStatus.HELD:
            return False
        return self.span.last_day >= (self.updated or self.published).first_day
