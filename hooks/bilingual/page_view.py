"""What pages show together: an entry's neighbours, an organization's parts, a place's entries, a year's rows.

It adds to the plain view of view.py what needs the way back through the content.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlencode

from markupsafe import Markup, escape

from bilingual import dates, language
from bilingual.addresses import anchor
from bilingual.language import LOCALES
from bilingual.schema import Entry, Event, Project, Record, Report
from bilingual.schema.declaration import Signature, Total, Version
from bilingual.schema.fields import Localized, Words
from bilingual.view import View

if TYPE_CHECKING:
    from bilingual.routes import Route


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A line of a timeline: what sort it is, when in words, and a link."""

    sort: str
    anchor: str
    date: Markup
    kind: str
    link: Markup
    place: Markup
    project: Markup
    note: str


class PageView(View):
    """The templates' way to everything that a page shows."""

    def kind_of(self, register: str, entry: Record) -> str:
        """Return what sort of entry it is, in a word: "forum", "research report", "project"."""
        kind = getattr(entry, "kind", None)
        groups = {"events": "event_kinds", "reports": "report_kinds"}
        return str(getattr(self.labels, groups[register])[kind]) if register in groups else str(self.labels.project)

    def field_label(self, entry: Record, name: str) -> Markup:
        """Return what a field such as "date" or "figures.participants" is called on the page."""
        first, _, key = name.partition(".")
        group = getattr(entry, first, None)
        if key and isinstance(group, dict) and key.split(".")[0] in group:
            record = group[key.split(".")[0]]
            words = getattr(record, "label", None) or getattr(record, "title", None) or getattr(record, "name", None)
            if isinstance(words, Words):
                return self.words(words)
        return escape(self.labels.fields.get(first) or self.labels.fields.other)

    def list_of(self, value: Localized[tuple[str, ...]]) -> list[Markup]:
        """Return a list of words in the page's language, or the other language's, each marked as such."""
        here = value.get(self.locale)
        if here is not None:
            return [escape(text) for text in here]
        for locale, texts in value.items():
            self.fell_back = True
            return [self.in_language(text, locale) for text in texts]
        return []

    def edition(self, value: Localized[Any], code: str) -> Any:
        """Return what the edition in the language ``code`` states, or None."""
        return value.get(code) if code in LOCALES else None

    def any_edition(self, value: Localized[Any]) -> Any:
        """Return what the page's language states, or else the other one, or None."""
        return value.get(self.locale) or next((found for _, found in value.items()), None)

    def ordinal(self, number: int) -> str:
        """Return "3." or "3rd"."""
        return language.format_ordinal(number, self.locale)

    def number_of(self, total: Total) -> str:
        """Return a total in words, such as "more than 20"."""
        number = language.format_number(total.value or 0, self.locale)
        return str(self.labels.qualifiers[total.qualifier]).replace("{number}", number) if total.qualifier else number

    def place_line(self, key: str) -> Markup:
        """Return a place as a link, with the places around it: "Istanbul Congress Center, Istanbul"."""
        links: list[Markup] = []
        name: str | None = key
        shown = ""
        while name and len(links) < 3:
            place = self.corpus.places[name]
            # A city and its province often share a name; once is enough.
            if self.text(place.name) != shown:
                links.append(self.link("places", name))
            shown, name = self.text(place.name), place.within
        return Markup(", ").join(links)

    # entries

    def neighbours(self, event: Event) -> list[tuple[str, Event]]:
        """Return the events before and after an event: in its series, then in time."""
        labels, found = self.labels, []
        if event.series:
            row = self.indexes.series[event.series]
            position = [other.key for other in row].index(event.key)
            found += [(labels.before_in_series, row[position - 1])] if position else []
            found += [(labels.after_in_series, row[position + 1])] if position + 1 < len(row) else []
        before, after = self.indexes.neighbours.get(event.key, (None, None))
        shown = {other.key for _, other in found}
        found += [(labels.before, before)] if before and before.key not in shown else []
        found += [(labels.after, after)] if after and after.key not in shown else []
        return found

    def involvement_rows(self, organization: str) -> list[tuple[str, Entry, list[Markup]]]:
        """Return the entries in which an organization or one of its bodies took part, each with the roles in words."""
        rows: dict[tuple[str, str], list[Markup]] = {}
        for involvement in self.indexes.involvements(organization):
            words = escape(self.labels.roles[involvement.role])
            entry = self.corpus.register(involvement.register)[involvement.key]
            if involvement.part and isinstance(entry, Event):
                words = Markup("{} ({})").format(words, self.words(entry.parts[involvement.part].title))
            if involvement.body:
                words = Markup("{} – {}").format(self.link("organizations", involvement.body), words)
            rows.setdefault((involvement.register, involvement.key), []).append(words)
        return [(register, cast(Entry, self.corpus.register(register)[key]), roles) for (register, key), roles in rows.items()]

    def entries_at(self, place: str) -> tuple[tuple[str, Entry], ...]:
        """Return the entries at a place or at one within it."""
        names = {
            (register, entry.key)
            for key in self.indexes.places_within(place)
            for register, entry in self.indexes.entries_referring("places", key)
        }
        return self.indexes.sorted_entries(names)

    def pages_citing(self, source: str) -> list[Markup]:
        """Return links to the hand-written pages, the declaration and its signatories, where they cite a source."""
        found: dict[Markup, None] = {}
        for link in self.corpus.links_to.get(("sources", source), ()):
            if link.register == "pages":
                route = self.to("home" if link.key == "index" else "page", link.key)
                found |= {self.page_link(route.kind, route.key): None} if route else {}
            elif link.register in ("declaration", "signatories"):
                found[self.page_link(link.register)] = None
        return list(found)

    # the declaration

    def signatures(self, status: str) -> list[Signature]:
        """Return the signatures of a status, in the order of the language's alphabet."""
        register = self.corpus.signatories
        found = [signature for signature in register.signatories.values() if signature.status == status] if register else []
        return sorted(found, key=lambda signature: (language.sort_key(self.text(signature.name), self.locale), signature.key))

    def signatures_of(self, organization: str) -> list[Signature]:
        """Return the signatures that name an organization as their own."""
        return [found for status in ("confirmed", "unclear") for found in self.signatures(status) if found.organization == organization]

    def signatures_from(self, province: str) -> list[Signature]:
        """Return the signatures from a province."""
        return [found for status in ("confirmed", "unclear") for found in self.signatures(status) if found.province == province]

    # time

    def year_entries(self, year: int) -> list[tuple[str, Entry]]:
        """Return the events and reports of a year in order; one that spans several years stands in the first."""
        pairs = self.indexes.by_year.get(year, ())
        return [(register, entry) for register, entry in pairs if register != "projects" and cast(Any, entry.date).first_day.year == year]

    def runs_on(self, project: Project, last: int) -> bool:
        """Return whether a project runs on after the year ``last``."""
        return bool(project.date and project.date.last_day.year > last)

    def timeline_rows(self, entries: Iterable[tuple[str, Entry]], versions: Sequence[Version]) -> list[TimelineRow]:
        """Return the lines of a timeline, the entries and the declaration's versions sorted together."""
        rows = [(cast(dates.Edtf, entry.date).sort_key, self._entry_row(register, entry)) for register, entry in entries]
        rows += [(cast(dates.Edtf, version.date).sort_key, self._version_row(version)) for version in versions]
        return [row for _, row in sorted(rows, key=lambda pair: pair[0])]

    def _entry_row(self, register: str, entry: Entry) -> TimelineRow:
        date = self._date_in_year(entry)
        place = self.name("places", self.corpus.places[entry.place]) if isinstance(entry, Event) and entry.place else Markup("")
        project = entry.project if isinstance(entry, Event | Report) else None
        return TimelineRow(
            sort=register,
            anchor=anchor(register, entry.key, self.locale),
            date=date,
            kind=self.kind_of(register, entry),
            link=self.link(register, entry.key),
            place=place,
            project=self.link("projects", project) if project and project in self.corpus.projects else Markup(""),
            note=str(self.labels.certainty_notes.get(entry.certainty) or "") if entry.certainty else "",
        )

    def _date_in_year(self, entry: Entry) -> Markup:
        if isinstance(entry, Event) and entry.within:
            return escape(dates.format_within(entry.within, self.locale))
        return self.when_in_year(cast(dates.Edtf, entry.date))

    def _version_row(self, version: Version) -> TimelineRow:
        route = cast("Route", self.to("declaration"))
        name = anchor("versions", version.key, self.locale)
        return TimelineRow(
            sort="declaration",
            anchor=name,
            date=self.when_in_year(cast(dates.Edtf, version.date)),
            kind=str(self.labels.declaration),
            link=Markup('<a href="{}#{}">{}</a>').format(self.url(route), name, self.words(version.title)),
            place=self.name("places", self.corpus.places[version.place]) if version.place else Markup(""),
            project=Markup(""),
            note="",
        )

    # the frame

    def report_url(self) -> str:
        """Return the address at which a reader reports a mistake in this page."""
        settings = self.site.settings
        title = f"{self.labels.footer.mistake_in}: {self.renderer.title_of(self.route)}"
        return f"{settings.issues_url}new?{urlencode({'title': title, 'body': settings.site_url + self.route.uri})}"
