"""Records of the content as things of schema.org, in the words of one page's language.

A date is never made more precise than it was written: a month stays a month, and what no date of schema.org can say (about, uncertain,
announced, on an unknown day of a span) stands in words in the description.
"""

import itertools
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from bilingual import dates
from bilingual.addresses import anchor
from bilingual.dates import Edtf
from bilingual.language import LOCALES, SOURCE_LOCALE
from bilingual.schema import Declaration, Entry, Event, Organization, Project, Report
from bilingual.schema.declaration import Signature
from bilingual.schema.entries import Certainty, EventKind, LargerEvent, Origin, Part, Person, PersonRole
from bilingual.schema.fields import Localized, Words
from bilingual.schema.registers import OrganizationKind, Place, PlaceKind

if TYPE_CHECKING:
    from bilingual.page_view import PageView

Node = dict[str, Any]

EVENT_TYPES = {
    EventKind.EXHIBITION: "ExhibitionEvent",
    EventKind.FILM_SCREENING: "ScreeningEvent",
    EventKind.TRAINING: "EducationEvent",
}
ORGANIZATION_TYPES = {
    **{
        kind: "GovernmentOrganization"
        for kind in (
            OrganizationKind.UNION_OF_MUNICIPALITIES,
            OrganizationKind.METROPOLITAN_MUNICIPALITY,
            OrganizationKind.PROVINCIAL_MUNICIPALITY,
            OrganizationKind.DISTRICT_MUNICIPALITY,
            OrganizationKind.PUBLIC_INSTITUTION,
        )
    },
    **{
        kind: "NGO"
        for kind in (OrganizationKind.ASSOCIATION, OrganizationKind.FEDERATION, OrganizationKind.FOUNDATION, OrganizationKind.NGO)
    },
    OrganizationKind.COMPANY: "Corporation",
}
PLACE_TYPES = {PlaceKind.CITY: "City", PlaceKind.PROVINCE: "AdministrativeArea"}
LONGEST_CHAIN = 4
"""A venue, its city, its province, its country."""
SPEAKERS = (PersonRole.SPEAKER, PersonRole.OPENING_SPEAKER, PersonRole.CHAIR, PersonRole.GUEST)


class Things:
    """Makes nodes for one page; a thing has the same ``@id`` on its page in every language, and wherever it is mentioned."""

    def __init__(self, view: "PageView") -> None:
        self.view = view
        self.corpus = view.corpus
        self.root = view.site.settings.site_url

    def id_of(self, register: str, key: str) -> str | None:
        """Return the id of a record, or None where it has no page."""
        route = self.view.site.routes.page_of(register, key, SOURCE_LOCALE)
        return f"{self.root}{route.uri}#{route.kind}" if route else None

    def url_of(self, register: str, key: str) -> str | None:
        """Return the address of a record's page in the page's language, or in the one that it has one in."""
        route = self.view.site.routes.page_of(register, key, self.view.locale)
        return self.root + route.uri if route else None

    # whole records

    def event(self, event: Event) -> Node:
        """Return an event with its parts, and with what it was a part of."""
        view = self.view
        parts = [self._part(event, part) for part in event.parts.values()]
        return self._entry(event, "events", EVENT_TYPES.get(event.kind, "Event")) | {
            **self._time(event, event.within),
            "description": self._described(event, event.within),
            **self._where(event.place, event.homepage or self.url_of("events", event.key)),
            "organizer": self.organizations(event.organizers),
            "contributor": [*self.organizations(event.partners), *self._people(event, speaking=False)],
            "attendee": self.organizations(event.participants),
            "performer": self._people(event, speaking=True),
            "sameAs": event.homepage,
            "subEvent": parts,
            "superEvent": [*([self._larger(event.part_of)] if event.part_of else []), *self._series(event)],
            "subjectOf": [{"@id": self.id_of("reports", report.key)} for report in view.indexes.reports_of("events", event.key)],
        }

    def report(self, report: Report) -> Node:
        """Return a report with its editions."""
        authors = [self._person(person) for person in report.people.values() if person.role is PersonRole.AUTHOR]
        editors = [self._person(person) for person in report.people.values() if person.role is PersonRole.EDITOR]
        others = [self._person(person) for person in report.people.values() if person.role not in (PersonRole.AUTHOR, PersonRole.EDITOR)]
        return self._entry(report, "reports", "Report") | {
            "description": self._described(report),
            "datePublished": report.date.start.iso() if report.date else None,
            "author": authors,
            "editor": editors,
            "contributor": [*others, *self.organizations(report.partners)],
            "publisher": self.organizations(report.publishers),
            "inLanguage": list(report.languages),
            "spatialCoverage": self._place(report.place) if report.place else None,
            "workExample": [self._edition(report, code) for code in report.languages if code in LOCALES],
        }

    def project(self, project: Project) -> Node:
        """Return a project; to schema.org it is an organization for a time."""
        programme = self.view.text(project.programme.name) if project.programme else None
        funders = self.organizations(project.funders)
        members = (project.leads, project.implementers, project.partners, project.participants)
        return self._entry(project, "projects", "Project") | {
            "alternateName": [*self._other_title(project.title, project.title_origin), *([project.acronym] if project.acronym else [])],
            "description": self._described(project),
            "foundingDate": project.date.start.iso() if project.date else None,
            "dissolutionDate": project.date.end.iso() if project.date and project.date.end else None,
            "member": self.organizations(dict.fromkeys(key for keys in members for key in keys)),
            "funder": funders,
            "funding": clean({"@type": "Grant", "name": programme, "identifier": project.project_number}) if programme else None,
            "areaServed": [{"@type": "Country", "name": self.view.country_name(code)} for code in project.countries],
            "sameAs": project.homepage,
        }

    def organization(self, organization: Organization) -> Node:
        """Return an organization with all its names."""
        view, key = self.view, organization.key
        return self._named(organization, "organizations") | {
            "alternateName": list(
                dict.fromkeys(
                    [
                        *self._other_title(organization.name, organization.name_origin),
                        *(text for _, text in organization.abbreviation.items()),
                        *(text for other in organization.other_names.values() for _, text in other.name.items()),
                    ]
                )
            ),
            "description": view.text(organization.summary),
            "sameAs": list(dict.fromkeys(address for _, address in organization.url.items())),
            "foundingDate": organization.founded.start.iso() if organization.founded else None,
            "location": self._place(organization.province) if organization.province else None,
            "parentOrganization": self.organizations([organization.parent])[0] if organization.parent else None,
            "subOrganization": self.organizations(body.key for body in view.indexes.bodies_of(key)),
        }

    def declaration(self, declaration: Declaration) -> Node:
        """Return the declaration with its texts; who signed it stands in nodes of its own (``endorsements``)."""
        view = self.view
        name, *others = declaration.names.values()
        texts = [version for version in declaration.versions.values() if version.url]
        url = self.root + view.renderer.site.routes.find("declaration", "", view.locale).uri  # type: ignore[union-attr]
        return {
            "@type": "CreativeWork",
            "@id": self.declaration_id,
            "name": view.text(name.name),
            "alternateName": [*self._other_title(name.name, name.name_origin), *(view.text(other.name) for other in others)],
            "url": url,
            "sameAs": list(dict.fromkeys(address for _, address in declaration.official_url.items())),
            "abstract": view.text(declaration.summary),
            "about": self.topics(declaration.topics),
            "inLanguage": [locale for locale, _ in declaration.official_url.items()] or [SOURCE_LOCALE],
            "workExample": [
                {
                    "@type": "CreativeWork",
                    "@id": f"{url}#{anchor('versions', version.key, view.locale)}",
                    "name": view.text(version.title),
                    "datePublished": version.date.start.iso() if version.date else None,
                    "locationCreated": self._place(version.place) if version.place else None,
                    "url": version.url,
                }
                for version in texts
            ],
        }

    @property
    def declaration_id(self) -> str:
        """The declaration's id."""
        route = self.view.site.routes.find("declaration", "", SOURCE_LOCALE)
        return f"{self.root}{route.uri}#declaration" if route else ""

    def endorsements(self) -> list[Node]:
        """Return the confirmed signatures of the declaration, as the acts that they are."""
        return [
            {
                "@type": "EndorseAction",
                "agent": self._signatory(signature),
                "object": {"@id": self.declaration_id},
                "startTime": signature.date.start.iso() if signature.date else None,
            }
            for signature in self.view.signatures("confirmed")
        ]

    # what records name

    def organizations(self, keys: Iterable[str]) -> list[Node]:
        """Return organizations by name, id and page."""
        return [self._named(self.corpus.organizations[key], "organizations") for key in keys]

    def topics(self, keys: Iterable[str]) -> list[Node]:
        """Return topics by name and page."""
        return [{"@type": "Thing", "name": self.view.text(self.corpus.topics[key].name), "url": self.url_of("topics", key)} for key in keys]

    def _named(self, organization: Organization, register: str) -> Node:
        return {
            "@type": ORGANIZATION_TYPES.get(organization.kind, "Organization"),
            "@id": self.id_of(register, organization.key),
            "name": self.view.text(organization.name),
            "url": self.url_of(register, organization.key),
        }

    def _signatory(self, signature: Signature) -> Node:
        if signature.organization:
            return self.organizations([signature.organization])[0]
        return {
            "@type": ORGANIZATION_TYPES.get(signature.kind, "Organization"),
            "@id": self.id_of("signatories", signature.key),
            "name": self.view.text(signature.name),
            "url": self.url_of("signatories", signature.key),
        }

    def _entry(self, entry: Entry, register: str, kind: str) -> Node:
        return {
            "@type": kind,
            "@id": self.id_of(register, entry.key),
            "name": self.view.text(entry.title),
            "alternateName": self._other_title(entry.title, entry.title_origin),
            "url": self.url_of(register, entry.key),
            "about": None if register == "projects" else self.topics(entry.topics),  # an organization is about nothing
        }

    def _other_title(self, title: Words, origin: Localized[Origin]) -> list[str]:
        """Return the title that its owner gave, where the page's language has only our translation of it."""
        own = title.get(self.view.locale)
        return [text for _, text in title.items() if text != own] if origin.get(self.view.locale) is Origin.TRANSLATION else []

    def _person(self, person: Person) -> Node:
        affiliation = self.organizations([person.organization])[0] if person.organization else None
        return {"@type": "Person", "name": person.name, "affiliation": affiliation}

    def _people(self, record: Event | Part, *, speaking: bool) -> list[Node]:
        return [self._person(person) for person in record.people.values() if (person.role in SPEAKERS) is speaking]

    def _edition(self, report: Report, code: str) -> Node:
        return {
            "@type": "Book",
            "name": report.title.get(code),
            "inLanguage": code,
            "isbn": report.isbn.get(code),
            "numberOfPages": report.pages.get(code),
            "url": report.url.get(code),
        }

    # events within and around events

    def _part(self, event: Event, part: Part) -> Node:
        name = anchor("parts", part.key, self.view.locale)
        return {
            "@type": EVENT_TYPES.get(part.kind, "Event"),
            "name": self.view.text(part.title),
            "alternateName": self._other_title(part.title, part.title_origin),
            "description": self._described(part, part.within),
            "url": f"{self.url_of('events', event.key)}#{name}",
            **self._time(part, part.within),
            **self._where(part.place or event.place, self.url_of("events", event.key)),
            "organizer": self.organizations(part.organizers),
            "contributor": [*self.organizations(part.partners), *self._people(part, speaking=False)],
            "performer": self._people(part, speaking=True),
        }

    def _larger(self, larger: LargerEvent) -> Node:
        return {
            "@type": "Event",
            "name": self.view.text(larger.name),
            "alternateName": self._other_title(larger.name, larger.name_origin),
            **_span(larger.date),
            "organizer": self.organizations(larger.organizers),
            "url": larger.url,
        }

    def _series(self, event: Event) -> list[Node]:
        series = self.corpus.series.get(event.series) if event.series else None
        return [{"@type": "EventSeries", "name": self.view.text(series.name)}] if series else []

    # time and place

    def _time(self, record: Event | Part, within: Edtf | None) -> Node:
        """Return start and end: what is known of the day, or of the span in which the day lies."""
        if within is None or record.date:
            return _span(record.date)
        return {"startDate": common_part(within)}

    def _described(self, record: Entry | Part, within: Edtf | None = None) -> str:
        """Return the summary, with the date in words where a date of schema.org cannot say it."""
        locale, words = self.view.locale, ""
        date = record.date
        if within:
            words = dates.format_within(within, locale)
        elif date and getattr(record, "certainty", None) is Certainty.ANNOUNCED:
            words = dates.format_announced(date, locale)
        elif date and (date.approximate or date.uncertain or date.open_end):
            words = dates.format_date(date, locale)
        note = f"{self.view.labels.fields.date}: {words}." if words else ""
        return " ".join(part for part in (self.view.text(record.summary), note) if part)

    def _where(self, place: str | None, online_at: str | None) -> Node:
        """Return place and mode of attendance; nothing where the place is not known."""
        if place is None:
            return {}
        if self.corpus.places[place].kind is PlaceKind.ONLINE:
            mode, location = "OnlineEventAttendanceMode", {"@type": "VirtualLocation", "url": online_at}
        else:
            mode, location = "OfflineEventAttendanceMode", self._place(place)
        return {"location": location, "eventAttendanceMode": f"https://schema.org/{mode}"}

    def _place(self, key: str) -> Node:
        """Return a place with its postal address, as far as the places around it tell."""
        chain: list[Place] = []
        name: str | None = key
        while name and len(chain) < LONGEST_CHAIN:
            chain.append(self.corpus.places[name])
            name = chain[-1].within
        names = {place.kind: self.view.text(place.name) for place in chain}
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
            "name": self.view.text(chain[0].name),
            "address": address if len(clean(address)) > 1 else None,
        }


def common_part(span: Edtf) -> str | None:
    """Return what all days of a span have in common: the day, the month, the year, or nothing."""
    first, last = span.start.iso().split("-"), (span.end or span.start).iso().split("-")
    shared = itertools.takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=True))
    return "-".join(part for part, _ in shared) or None


def _span(date: Edtf | None) -> Node:
    """Return start and end as precise as they were written; an end only where there is one."""
    return {"startDate": date.start.iso(), "endDate": date.end.iso() if date.end else None} if date else {}


def clean(node: Any) -> Any:
    """Return a node without what is empty, at any depth; lists of one as their one."""
    if isinstance(node, Mapping):
        return {name: kept for name, value in node.items() if (kept := clean(value)) not in (None, "", [], {})}
    if isinstance(node, list):
        found = [kept for value in node if (kept := clean(value)) not in (None, "", [], {})]
        return found[0] if len(found) == 1 else found
    return node
