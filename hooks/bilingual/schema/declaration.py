"""The fields of the declaration and of its signatories."""

from enum import StrEnum

from pydantic import Field

from bilingual.schema.fields import (
    Date,
    Day,
    Edition,
    EventKey,
    Key,
    Line,
    OldAddresses,
    OrganizationKey,
    PlaceKey,
    Prose,
    Record,
    Slug,
    SourceKey,
    Sources,
    TopicKey,
    VersionKey,
    WebAddress,
    WholeNumber,
    Words,
    WordsList,
)
from bilingual.schema.groups import Discrepancy, Origin, Qualifier, Remark, Withdrawal
from bilingual.schema.registers import OrganizationKind


class SignatureStatus(StrEnum):
    """Whether a signature is confirmed by a source, or the sources do not agree about it."""

    CONFIRMED = "confirmed"
    UNCLEAR = "unclear"


class DeclarationName(Record):
    """One of the names that the declaration has or had."""

    name: Words
    name_origin: Edition[Origin] = Edition[Origin]()
    remark: Words | None = None
    sources: Sources


class Version(Record):
    """A step in the declaration's history: a text, a decision, a launch."""

    title: Words
    date: Date | None = None
    place: PlaceKey | None = None
    event: EventKey | None = None
    summary: Prose
    url: WebAddress | None = None
    remarks: dict[str, Remark] = Field(default_factory=dict)
    sources: Sources


class Clause(Record):
    """A clause of the preamble, a point or a commitment: our summary, and the official text where its owner gives one."""

    heading: Words | None = None
    text: Words
    official_text: Edition[Line] = Edition[Line]()
    topics: tuple[TopicKey, ...] = ()
    cites: tuple[SourceKey, ...] = ()
    remark: Words | None = None
    sources: tuple[SourceKey, ...] = ()


class Definition(Record):
    """A word that the declaration uses in a sense of its own."""

    term: Words
    text: Words
    cites: tuple[SourceKey, ...] = ()
    sources: Sources


class Background(Record):
    """A thought on the declaration's background."""

    text: Words
    cites: tuple[SourceKey, ...] = ()
    remark: Words | None = None
    sources: Sources


class Declaration(Record):
    """The declaration: names, versions, background, preamble, points, commitments, definitions."""

    summary: Words
    body: Prose | None = None
    names: dict[Key, DeclarationName] = Field(min_length=1)
    short_name: Words
    versions: dict[Key, Version] = Field(min_length=1)
    background: dict[Key, Background] = Field(default_factory=dict)
    speakers: Words | None = None
    coordinating_bodies: tuple[OrganizationKey, ...] = ()
    coordination: Words | None = None
    preamble: dict[Key, Clause] = Field(default_factory=dict)
    preamble_remark: Words | None = None
    points: dict[Key, Clause] = Field(default_factory=dict)
    points_remark: Words | None = None
    commitments: dict[Key, Clause] = Field(default_factory=dict)
    commitments_remark: Words | None = None
    definitions: dict[Key, Definition] = Field(default_factory=dict)
    discrepancies: dict[Key, Discrepancy] = Field(default_factory=dict)
    topics: tuple[TopicKey, ...] = ()
    official_url: Edition[WebAddress] = Edition[WebAddress]()
    search_words: WordsList = WordsList()
    sources: Sources
    published: Day
    updated: Day | None = None


class Signature(Record):
    """One signature; nothing else is needed for the signatory's page."""

    name: Words
    kind: OrganizationKind
    province: PlaceKey | None = None
    version: VersionKey
    date: Date | None = None
    date_remark: Words | None = None
    office: Words | None = None
    signed_by: Line | None = None
    occasion: Words | None = None
    status: SignatureStatus = SignatureStatus.CONFIRMED
    remark: Words | None = None
    organization: OrganizationKey | None = None
    slug: Edition[Slug] = Edition[Slug]()
    redirect_from: OldAddresses = OldAddresses()
    sources: Sources
    withdrawn: Withdrawal | None = None


class Total(Record):
    """What sources say of the signatories in sum only."""

    version: VersionKey
    value: WholeNumber | None = None
    qualifier: Qualifier | None = None
    text: Words
    as_of: Date | None = None
    remark: Words | None = None
    sources: Sources


class Mention(Record):
    """A body that sources name in connection with the declaration, without saying that it signed."""

    name: Words
    province: PlaceKey | None = None
    organization: OrganizationKey | None = None
    known: Words
    sources: Sources


class SignatoryRegister(Record):
    """The file of signatories."""

    checked: Day
    summary: Words | None = None
    remark: Words | None = None
    signatories: dict[Key, Signature] = Field(default_factory=dict)
    totals: dict[Key, Total] = Field(default_factory=dict)
    mentions: dict[Key, Mention] = Field(default_factory=dict)
