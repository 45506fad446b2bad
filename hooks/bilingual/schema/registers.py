"""The fields of the registers: organizations, places, topics, terms, series and sources, each one file with a mapping by key."""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from bilingual.schema.fields import (
    CountryCode,
    Date,
    Edition,
    Key,
    LanguageCode,
    Line,
    OldAddresses,
    OrganizationKey,
    PlaceKey,
    Prose,
    ProvinceCode,
    Record,
    Slug,
    SourceKey,
    Sources,
    TermKey,
    TopicKey,
    WebAddress,
    Words,
    WordsList,
    YesOrNo,
)
from bilingual.schema.groups import Discrepancy, Figure, Origin, Remark, Withdrawal
from bilingual.schema.images import Image


class OrganizationKind(StrEnum):
    """What sort of body."""

    UNION_OF_MUNICIPALITIES = "union-of-municipalities"
    METROPOLITAN_MUNICIPALITY = "metropolitan-municipality"
    PROVINCIAL_MUNICIPALITY = "provincial-municipality"
    DISTRICT_MUNICIPALITY = "district-municipality"
    TOWN_MUNICIPALITY = "town-municipality"
    SPECIAL_PROVINCIAL_ADMINISTRATION = "special-provincial-administration"
    CENTER_OF_UNION = "center-of-union"
    COMMITTEE = "committee"
    PLATFORM = "platform"
    PUBLIC_INSTITUTION = "public-institution"
    MINISTRY = "ministry"
    INTERNATIONAL_ORGANIZATION = "international-organization"
    FIELD_OFFICE = "field-office"
    ASSOCIATION = "association"
    FEDERATION = "federation"
    FOUNDATION = "foundation"
    COMPANY = "company"
    NGO = "ngo"
    CHAMBER = "chamber"
    UNIVERSITY = "university"
    UNIVERSITY_CENTER = "university-center"
    PUBLISHER = "publisher"


class PlaceKind(StrEnum):
    """What sort of place."""

    PROVINCE = "province"
    CITY = "city"
    VENUE = "venue"
    OFFICE = "office"
    ONLINE = "online"


class SourceKind(StrEnum):
    """What sort of source."""

    FOUNDING_DOCUMENT = "founding-document"
    DOCUMENT = "document"
    BOOK = "book"
    LAW = "law"
    RESOLUTION = "resolution"
    NEWS = "news"
    WEB_PAGE = "web-page"


class OtherName(Record):
    """A former or further name of an organization, in the languages in which it is found."""

    name: Edition[Line]
    period: Words | None = None
    url: WebAddress | None = None
    sources: Sources


class Organization(Record):
    """A body that took part in something: who it is, and to which other body it belongs."""

    name: Words
    name_origin: Edition[Origin] = Edition[Origin]()
    abbreviation: Edition[Line] = Edition[Line]()
    slug: Edition[Slug] = Edition[Slug]()
    redirect_from: OldAddresses = OldAddresses()
    kind: OrganizationKind
    parent: OrganizationKey | None = None
    province: PlaceKey | None = None
    summary: Words | None = None
    body: Prose | None = None
    founded: Date | None = None
    dissolved: Date | None = None
    merged_into: OrganizationKey | None = None
    successor: OrganizationKey | None = None
    phone: Line | None = None
    url: Edition[WebAddress] = Edition[WebAddress]()
    other_names: dict[Key, OtherName] = Field(default_factory=dict)
    figures: dict[Key, Figure] = Field(default_factory=dict)
    images: dict[Key, Image] = Field(default_factory=dict)
    discrepancies: dict[Key, Discrepancy] = Field(default_factory=dict)
    remarks: dict[str, Remark] = Field(default_factory=dict)
    search_words: WordsList = WordsList()
    sources: Sources
    withdrawn: Withdrawal | None = None


class Place(Record):
    """A city, a venue, a province, or "online"."""

    name: Words
    name_origin: Edition[Origin] = Edition[Origin]()
    slug: Edition[Slug] = Edition[Slug]()
    redirect_from: OldAddresses = OldAddresses()
    kind: PlaceKind
    within: PlaceKey | None = None
    country: CountryCode | None = None
    iso: ProvinceCode | None = None
    address: Line | None = None
    in_union_area: YesOrNo = False
    metropolitan: YesOrNo = False
    images: dict[Key, Image] = Field(default_factory=dict)
    remarks: dict[str, Remark] = Field(default_factory=dict)
    sources: tuple[SourceKey, ...] = ()
    withdrawn: Withdrawal | None = None


class Topic(Record):
    """What something is about."""

    name: Words
    slug: Edition[Slug] = Edition[Slug]()
    redirect_from: OldAddresses = OldAddresses()
    summary: Words
    related: tuple[TopicKey, ...] = ()
    search_words: WordsList = WordsList()
    withdrawn: Withdrawal | None = None


class Term(Record):
    """A term of the field: the word agreed on in each language, and what it means."""

    term: Words
    definition: Words
    remark: Words | None = None
    also: Edition[tuple[Line, ...]] = Edition[tuple[Line, ...]]()
    avoid: Edition[tuple[Line, ...]] = Edition[tuple[Line, ...]]()
    related: tuple[TermKey, ...] = ()
    sources: Sources
    withdrawn: Withdrawal | None = None


class Series(Record):
    """A row of events that belong together, such as yearly meetings."""

    name: Words
    name_origin: Edition[Origin] = Edition[Origin]()
    summary: Words | None = None
    sources: tuple[SourceKey, ...] = ()
    withdrawn: Withdrawal | None = None


class Source(Record):
    """A source: a document, a web page, a law; its title stands as printed, in its own language."""

    own_words: ClassVar[Mapping[str, str]] = {"title_translation": "title"}

    title: Line
    title_language: LanguageCode | None = None
    title_translation: Words | None = None
    kind: SourceKind = SourceKind.WEB_PAGE
    language: LanguageCode
    publisher: OrganizationKey | None = None
    publisher_name: Line | None = None
    publisher_language: LanguageCode | None = None
    authors: tuple[Line, ...] = ()
    date: Date | None = None
    number: Line | None = None
    url: WebAddress | None = None
    slug: Edition[Slug] = Edition[Slug]()
    redirect_from: OldAddresses = OldAddresses()
    remark: Words | None = None
    withdrawn: Withdrawal | None = None

    @property
    def language_of_title(self) -> str:
        """The language in which the title stands: that of the source, unless another is stated."""
        return self.title_language or self.language
