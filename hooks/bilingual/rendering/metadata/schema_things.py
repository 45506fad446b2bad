"""The records that pages are about, as things of schema.org: events, reports, projects, organizations, the declaration."""

from collections.abc import Collection

from bilingual.rendering.metadata.schema_org import ORGANIZATION_TYPES, Mentions, Node, span_of, start_of
from bilingual.schema import Declaration, Event, Organization, Project, Report
from bilingual.schema.addresses import anchor
from bilingual.schema.declaration import Signature
from bilingual.schema.event_life import EventStatus
from bilingual.schema.groups import EventKind, LargerEvent, Part, PersonRole
from bilingual.text.language import LOCALES, SOURCE_LOCALE

EVENT_TYPES = {
    EventKind.EXHIBITION: "ExhibitionEvent",
    EventKind.FILM_SCREENING: "ScreeningEvent",
    EventKind.TRAINING: "EducationEvent",
}
EVENT_STATUSES = {
    EventStatus.ANNOUNCED: "EventScheduled",
    EventStatus.HELD: "EventScheduled",
    EventStatus.POSTPONED: "EventPostponed",
    EventStatus.CANCELLED: "EventCancelled",
    EventStatus.MOVED_ONLINE: "EventMovedOnline",
}
SPEAKERS = (PersonRole.SPEAKER, PersonRole.OPENING_SPEAKER, PersonRole.CHAIR, PersonRole.GUEST)
NOT_SPEAKERS = {*PersonRole, None} - {*SPEAKERS}
OTHERS = {*PersonRole, None} - {PersonRole.AUTHOR, PersonRole.EDITOR}


class Things(Mentions):
    """Makes the node of what a page is about."""

    def event(self, event: Event) -> Node:
        """Return an event with its parts, and with what it was a part of."""
        view = self.view
        larger = [self._larger(event.part_of)] if event.part_of else []
        series = [self.thing("EventSeries", self.corpus.series[event.series].name)] if event.series else []
        recording = {"@type": "CreativeWork", "name": view.words.text(event.title), "url": event.recording_url}
        return self.entry(event, "events", EVENT_TYPES.get(event.kind, "Event")) | {
            **self.time(event, event.within),
            "description": self.described(event, event.within),
            "eventStatus": f"https://schema.org/{EVENT_STATUSES[event.status]}" if event.status else None,
            **self.where(
                event.all_places,
                event.join_url or event.homepage or self.url_of("events", event.key),
                moved_online=event.status is EventStatus.MOVED_ONLINE,
            ),
            "organizer": self.organizations(event.organizers),
            "contributor": [*self.organizations(event.partners), *self._people(event, NOT_SPEAKERS)],
            "attendee": self.organizations(event.participants),
            "performer": self._people(event, SPEAKERS),
            "sameAs": event.homepage,
            "recordedIn": recording if event.recording_url else None,
            "subEvent": [self._part(event, part) for part in event.parts.values()],
            "superEvent": larger + series,
            "subjectOf": [{"@id": self.id_of("reports", report.key)} for report in view.indexes.reports_of("events", event.key)]
            + self.documents(event),
        }

    def report(self, report: Report) -> Node:
        """Return a report with its editions."""
        return self.entry(report, "reports", "Report") | {
            "description": self.described(report),
            "datePublished": start_of(report.date),
            "author": self._people(report, (PersonRole.AUTHOR,)),
            "editor": self._people(report, (PersonRole.EDITOR,)),
            "contributor": [*self._people(report, OTHERS), *self.organizations(report.partners)],
            "publisher": self.organizations(report.publishers),
            "inLanguage": list(report.languages),
            "spatialCoverage": self.place(report.place) if report.place else None,
            "workExample": [
                {
                    "@type": "Book",
                    "name": report.title.get(code),
                    "inLanguage": code,
                    "isbn": report.isbn.get(code),
                    "numberOfPages": report.pages.get(code),
                    "url": report.url.get(code),
                }
                for code in report.languages
                if code in LOCALES
            ],
            "subjectOf": self.documents(report),
        }

    def glossary(self, name: str, uri: str) -> Node:
        """Return the terms, in their order by key, as a set that has the address ``uri`` and the ``name`` of its page."""
        set_id, anchors = f"{self.root}{uri}#terms", self.view.context.terms[self.view.locale].anchors
        terms = [
            {
                "@type": "DefinedTerm",
                "@id": f"{self.root}{uri}#{anchors[term.key]}",
                "name": self.view.words.text(term.term),
                "alternateName": list(term.also.get(self.view.locale) or ()),
                "description": self.view.words.text(term.definition),
                "termCode": term.key,
                "inDefinedTermSet": {"@id": set_id},
            }
            for term in self.corpus.glossary.values()
            if term.term.get(self.view.locale)
        ]
        return {"@type": "DefinedTermSet", "@id": set_id, "name": name, "inLanguage": self.view.locale, "hasDefinedTerm": terms}

    def project(self, project: Project) -> Node:
        """Return a project; to schema.org it is an organization for a time."""
        programme = self.view.words.text(project.programme.name) if project.programme else None
        members = (project.leads, project.implementers, project.partners, project.participants)
        return self.entry(project, "projects", "Project") | {
            "alternateName": [*self.other_title(project.title, project.title_origin), *([project.acronym] if project.acronym else [])],
            "description": self.described(project),
            "foundingDate": start_of(project.date),
            "dissolutionDate": span_of(project.date).get("endDate"),
            "member": self.organizations(dict.fromkeys(key for keys in members for key in keys)),
            "funder": self.organizations(project.funders),
            "funding": {"@type": "Grant", "name": programme, "identifier": project.project_number} if programme else None,
            "areaServed": [{"@type": "Country", "name": self.view.names.country(code)} for code in project.countries],
            "sameAs": project.homepage,
            "subjectOf": self.documents(project),
        }

    def organization(self, organization: Organization) -> Node:
        """Return an organization with all its names."""
        view, key = self.view, organization.key
        others = self.other_title(organization.name, organization.name_origin)
        for name in (organization.abbreviation, *(other.name for other in organization.other_names.values())):
            others += [text for _, text in name.items()]
        return self.named(organization) | {
            "alternateName": list(dict.fromkeys(others)),
            "description": view.words.text(organization.summary),
            "sameAs": list(dict.fromkeys(address for _, address in organization.url.items())),
            "foundingDate": start_of(organization.founded),
            "dissolutionDate": start_of(organization.dissolved),
            "location": self.place(organization.province) if organization.province else None,
            "parentOrganization": self.organizations([organization.parent])[0] if organization.parent else None,
            "subOrganization": self.organizations(body.key for body in view.indexes.bodies_of(key)),
        }

    def declaration(self, declaration: Declaration) -> Node:
        """Return the declaration with its texts; who signed it stands in nodes of its own (``endorsements``)."""
        view = self.view
        name, *others = declaration.names.values()
        url = self.root + view.site.routes.find("declaration", "", view.locale).uri  # type: ignore[union-attr]
        return {
            "@type": "CreativeWork",
            "@id": self.declaration_id,
            "name": view.words.text(name.name),
            "alternateName": [*self.other_title(name.name, name.name_origin), *(view.words.text(other.name) for other in others)],
            "url": url,
            "sameAs": list(dict.fromkeys(address for _, address in declaration.official_url.items())),
            "abstract": view.words.text(declaration.summary),
            "about": self.topics(declaration.topics),
            "inLanguage": [locale for locale, _ in declaration.official_url.items()] or [SOURCE_LOCALE],
            "workExample": [
                {
                    "@type": "CreativeWork",
                    "@id": f"{url}#{anchor('versions', version.key, view.locale)}",
                    "name": view.words.text(version.title),
                    "datePublished": start_of(version.date),
                    "locationCreated": self.place(version.place) if version.place else None,
                    "url": version.url,
                }
                for version in declaration.versions.values()
                if version.url
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
                "startTime": start_of(signature.date),
            }
            for signature in self.view.signatories.of("confirmed")
        ]

    # events within and around events

    def _part(self, event: Event, part: Part) -> Node:
        name = anchor("parts", part.key, self.view.locale)
        return {
            **self.thing(EVENT_TYPES.get(part.kind, "Event"), part.title, part.title_origin),
            "description": self.described(part, part.within),
            "url": f"{self.url_of('events', event.key)}#{name}",
            **self.time(part, part.within),
            **self.where((part.place,) if part.place else event.all_places, self.url_of("events", event.key)),
            "organizer": self.organizations(part.organizers),
            "contributor": [*self.organizations(part.partners), *self._people(part, NOT_SPEAKERS)],
            "performer": self._people(part, SPEAKERS),
        }

    def _larger(self, larger: LargerEvent) -> Node:
        return {
            **self.thing("Event", larger.name, larger.name_origin),
            **span_of(larger.date),
            "organizer": self.organizations(larger.organizers),
            "url": larger.url,
        }

    def _people(self, record: Event | Part | Report, roles: Collection[PersonRole | None]) -> list[Node]:
        return [self.person(person) for person in record.people.values() if person.role in roles]

    def _signatory(self, signature: Signature) -> Node:
        if signature.organization:
            return self.organizations([signature.organization])[0]
        return self.thing(ORGANIZATION_TYPES.get(signature.kind, "Organization"), signature.name, at=("signatories", signature.key))
