"""What records name and when they were, as things of schema.org, in the words of one page's language.

A date is never made more precise than it was written: a month stays a month, and what no date of schema.org can say (about, uncertain,
announced, on an unknown day of a span) stands in words in the description.
"""

import itertools
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from bilingual.content.images import images_of, with_paths
from bilingual.content.lint.file_kinds import DOCUMENTS, FILES, ending_of
from bilingual.schema import Entry, Event, Organization, Page, Record
from bilingual.schema.fields import Localized, Words
from bilingual.schema.files import FileKind
from bilingual.schema.groups import Certainty, Origin, Part, Person
from bilingual.schema.registers import OrganizationKind, PlaceKind
from bilingual.text import dates
from bilingual.text.edtf import Edtf
from bilingual.text.language import SOURCE_LOCALE

if TYPE_CHECKING:
    from bilingual.rendering.views.view import View

Node = dict[str, Any]
"""A thing: what it says, by the terms of schema.org. It holds texts, numbers, other nodes and lists of these; what is None or empty says
nothing."""

ORGANIZATION_TYPES = {
    **{
        kind: "GovernmentOrganization"
        for kind in (
            OrganizationKind.UNION_OF_MUNICIPALITIES,
            OrganizationKind.METROPOLITAN_MUNICIPALITY,
            OrganizationKind.PROVINCIAL_MUNICIPALITY,
            OrganizationKind.DISTRICT_MUNICIPALITY,
            OrganizationKind.TOWN_MUNICIPALITY,
            OrganizationKind.SPECIAL_PROVINCIAL_ADMINISTRATION,
            OrganizationKind.MINISTRY,
            OrganizationKind.PUBLIC_INSTITUTION,
        )
    },
    **{
        kind: "NGO"
        for kind in (OrganizationKind.ASSOCIATION, OrganizationKind.FEDERATION, OrganizationKind.FOUNDATION, OrganizationKind.NGO)
    },
    OrganizationKind.UNIVERSITY: "CollegeOrUniversity",
    OrganizationKind.COMPANY: "Corporation",
}
PLACE_TYPES = {PlaceKind.CITY: "City", PlaceKind.PROVINCE: "AdministrativeArea"}
LONGEST_CHAIN = 4
"""A venue, its city, its province, its country."""


class Mentions:
    """Makes nodes of what records name; a thing has the same ``@id`` on its page in every language, and wherever it is mentioned."""

    def __init__(self, view: "View") -> None:
        self.view = view
        self.corpus = view.corpus
        self.root = view.site.settings.site_url

    def thing(self, kind: str, name: Words, origin: Localized[Origin] | None = None, at: tuple[str, str] | None = None) -> Node:
        """Return what has a name: with the title that its owner gave (``origin`` says whose it is), and its id and its page (``at``)."""
        return {
            "@type": kind,
            **({"@id": self.id_of(*at)} if at else {}),
            "name": self.view.words.text(name),
            **({"alternateName": self.other_title(name, origin)} if origin else {}),
            **({"url": self.url_of(*at)} if at else {}),
        }

    def id_of(self, register: str, key: str) -> str | None:
        """Return the id of a record, or None where it has no page."""
        route = self.view.site.routes.page_of(register, key, SOURCE_LOCALE)
        return f"{self.root}{route.uri}#{route.kind}" if route else None

    def url_of(self, register: str, key: str) -> str | None:
        """Return the address of a record's page in the page's language, or in the one that it has one in."""
        route = self.view.site.routes.page_of(register, key, self.view.locale)
        return self.root + route.uri if route else None

    # what records name

    def organizations(self, keys: Iterable[str]) -> list[Node]:
        """Return organizations by name, id and page."""
        return [self.named(self.corpus.organizations[key]) for key in keys]

    def topics(self, keys: Iterable[str]) -> list[Node]:
        """Return topics by name and page."""
        topics = [self.corpus.topics[key] for key in keys]
        return [{"@type": "Thing", "name": self.view.words.text(one.name), "url": self.url_of("topics", one.key)} for one in topics]

    def named(self, organization: Organization) -> Node:
        """Return an organization by name, id and page."""
        kind = ORGANIZATION_TYPES.get(organization.kind, "Organization")
        return self.thing(kind, organization.name, at=("organizations", organization.key))

    def entry(self, entry: Entry, register: str, kind: str) -> Node:
        """Return what an event, a report and a project say alike."""
        about = None if register == "projects" else self.topics(entry.topics)  # an organization is about nothing
        return self.thing(kind, entry.title, entry.title_origin, (register, entry.key)) | {"about": about}

    def other_title(self, title: Words, origin: Localized[Origin]) -> list[str]:
        """Return the title that its owner gave, where the page's language has only our translation of it."""
        own = title.get(self.view.locale)
        return [text for _, text in title.items() if text != own] if origin.get(self.view.locale) is Origin.TRANSLATION else []

    def person(self, person: Person) -> Node:
        """Return a person by name, with the organization behind them."""
        affiliation = self.organizations([person.organization])[0] if person.organization else None
        return {"@type": "Person", "name": person.name, "affiliation": affiliation}

    def documents(self, record: Entry | Page) -> list[Node]:
        """Return the documents that the page of a record offers, without the editions of a report, which are the report."""
        return [
            {
                "@type": "DigitalDocument",
                "name": self.view.words.text(file.title),
                "url": f"{self.root}{FILES}{file.file}",
                "encodingFormat": DOCUMENTS[ending_of(file.file)],
                "inLanguage": file.language,
            }
            for file in record.files.values()
            if file.kind is not FileKind.EDITION
        ]

    def images(self, register: str, record: Record) -> list[Node]:
        """Return the pictures of a record."""
        view, sizes = self.view, self.view.corpus.picture_sizes
        return [
            {
                "@type": "ImageObject",
                "url": self.root + image.file,
                "contentUrl": self.root + image.file,
                **dict(zip(("width", "height"), sizes.get(image.file, ()), strict=False)),
                "description": view.words.text(image.alt),
                "caption": view.words.text(image.caption),
                "creditText": image.credit,
                "license": image.licence.deed[1] if image.licence else None,
                "dateCreated": image.date.start.iso() if image.date else None,
            }
            for image in images_of(with_paths(register, record)).values()
        ]

    # time and place

    def time(self, record: Event | Part, within: Edtf | None) -> Node:
        """Return start and end: what is known of the day and the hour, or of the span in which the day lies."""
        if isinstance(record, Event) and record.moments:
            return dict(zip(("startDate", "endDate"), (moment.isoformat() for moment in record.moments), strict=False))
        if within is None or record.date:
            return span_of(record.date)
        return {"startDate": common_part(within)}

    def described(self, record: Entry | Part, within: Edtf | None = None) -> str:
        """Return the summary, with the date in words where a date of schema.org cannot say it."""
        locale, words = self.view.locale, ""
        date = record.date
        if within:
            words = dates.format_within(within, locale)
        elif date and getattr(record, "certainty", None) is Certainty.ANNOUNCED:
            words = dates.format_announced(date, locale)
        elif date and not date.is_plain:
            words = dates.format_date(date, locale)
        note = f"{self.view.labels.fields.date}: {words}." if words else ""
        return " ".join(part for part in (self.view.words.text(record.summary), note) if part)

    def where(self, places: Iterable[str], online_at: str | None, *, moved_online: bool = False) -> Node:
        """Return places and mode of attendance; nothing where no place is known."""
        online = [key for key in places if self.corpus.places[key].kind is PlaceKind.ONLINE]
        somewhere = [self.place(key) for key in places if key not in online] if not moved_online else []
        if not (online or somewhere or moved_online):
            return {}
        virtual = [{"@type": "VirtualLocation", "url": online_at}] if online or moved_online else []
        mode = "Mixed" if virtual and somewhere else "Online" if virtual else "Offline"
        return {"location": [*somewhere, *virtual], "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode"}

    def place(self, key: str) -> Node:
        """Return a place with its postal address, as far as the places around it tell."""
        chain = list(itertools.islice(self.view.indexes.places_around(key), LONGEST_CHAIN))
        names = {place.kind: self.view.words.text(place.name) for place in chain}
        address = {
            "@type": "PostalAddress",
            "streetAddress": chain[0].address,
            "addressLocality": names.get(PlaceKind.CITY),
            "addressRegion": names.get(PlaceKind.PROVINCE),
            "addressCountry": next((place.country for place in chain if place.country), None),
        }
        return {
            "@type": PLACE_TYPES.get(chain[0].kind, "Place"),
            "@id": self.id_of("places", key),
            "name": self.view.words.text(chain[0].name),
            "address": address if sum(map(bool, address.values())) > 1 else None,
        }


def common_part(span: Edtf) -> str | None:
    """Return what all days of a span have in common: the day, the month, the year, or nothing."""
    first, last = span.start.iso().split("-"), (span.end or span.start).iso().split("-")
    shared = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return "-".join(part for part, _ in shared) or None


def span_of(date: Edtf | None) -> Node:
    """Return start and end as precise as they were written; an end only where there is one."""
    if date is None or date.choices:
        return {"startDate": common_part(date)} if date else {}
    return {"startDate": date.start.iso(), "endDate": date.end.iso() if date.end else None}


def start_of(date: Edtf | None) -> str | None:
    """Return the start of ``span_of``."""
    return span_of(date).get("startDate")


def without_empty(value: Any) -> Any:
    """Return a node without what is empty, at any depth, or None where nothing is left; a list of one becomes its one."""
    if isinstance(value, dict):
        return {name: said for name, one in value.items() if (said := without_empty(one)) is not None} or None
    if isinstance(value, list):
        said = [one for one in map(without_empty, value) if one is not None]
        return said if len(said) > 1 else next(iter(said), None)
    return None if value == "" else value
