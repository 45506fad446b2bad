"""What belongs to an entry on a page: the entries before and after it, who took part in it, its cover."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast
from zlib import crc32

from markupsafe import Markup, escape

from bilingual.rendering.views.numbers import divide
from bilingual.rendering.views.pictures import Shown
from bilingual.rendering.views.subject import Subject
from bilingual.schema import Entry, Event, Project, Report
from bilingual.site.indexes import Involvement
from bilingual.text import dates

CROPS = 3
"""As many crops of the sea stand on covers."""
LONG_TITLE = 32
"""A title of more letters stands smaller on a cover."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What a drawn cover says, and which crop of the sea it shows; ``printed`` is the picture of the report's own, if there is one."""

    kind: str
    title: str
    subtitle: str
    publisher: str
    year: str
    hue: str
    crop: int
    printed: Shown | None = None

    @property
    def is_long(self) -> bool:
        """Whether the title is set smaller."""
        return len(self.title) > LONG_TITLE


class Entries(Subject):
    """Entries on the page of ``view``."""

    def neighbours(self, event: Event) -> list[tuple[str, Event]]:
        """Return the events before and after an event: in its series, then in time."""
        labels, indexes = self.labels, self._view.indexes
        pairs = (
            *zip((labels.before_in_series, labels.after_in_series), indexes.series_neighbours.get(event.key, ()), strict=False),
            *zip((labels.before, labels.after), indexes.neighbours.get(event.key, ()), strict=False),
        )
        found: dict[str, tuple[str, Event]] = {}
        for label, other in pairs:
            if other:
                found.setdefault(other.key, (label, other))
        return list(found.values())

    def upcoming(self) -> tuple[Event, ...]:
        """Return the events that may lie ahead, on the pages that show them."""
        route = self._view.route
        return self._view.indexes.upcoming if route.kind == "home" or (route.kind == "events-list" and route.is_first) else ()

    def involvements(self, involvements: Iterable[Sequence[Involvement]]) -> Iterator[tuple[str, Entry, list[Markup]]]:
        """Yield the entries in which an organization or one of its bodies took part, each with the roles in words."""
        for roles in involvements:
            register, key = roles[0].register, roles[0].key
            entry = cast(Entry, self._view.corpus.register(register)[key])
            yield register, entry, [self._role(involvement, entry) for involvement in roles]

    def _role(self, involvement: Involvement, entry: Entry) -> Markup:
        view = self._view
        words = escape(view.labels.roles[involvement.role])
        if involvement.part and isinstance(entry, Event):
            words = Markup("{} ({})").format(words, view.words.of(entry.parts[involvement.part].title))
        elif involvement.role != "people" and (wording := entry.role_wordings.get(involvement.body or view.route.key)):
            words = Markup("{} ({})").format(words, view.words.of(wording.text))
        return Markup("{} – {}").format(view.links.record("organizations", involvement.body), words) if involvement.body else words

    @staticmethod
    def counted_participants(project: Project) -> str:
        """Return the key of the number that says how many participants there are, and that its other numbers divide; "" where none does."""
        whole, *_ = divide(project.figures)
        return whole if whole and project.figures[whole].value == len(project.participants) else ""

    def cover(self, report: Report) -> Cover:
        """Return the cover of a report: its own, or the one that the site draws."""
        view = self._view
        first, _, second = view.words.text(report.title).partition(" - ")
        date = report.date
        publishers = [view.corpus.organizations[key] for key in report.publishers]
        names = [one.abbreviation.get(view.locale) or view.words.text(one.name) for one in publishers]
        is_later = date is not None and date.start.year > view.site.settings.timeline[1]
        return Cover(
            kind=view.names.kind_of("reports", report),
            title=first,
            subtitle=second,
            publisher=", ".join(names),
            year=dates.format_year(date, view.locale) if date else "",
            hue="later" if is_later else "events" if report.kind == "workshop-report" else "reports",
            crop=crc32(report.key.encode()) % CROPS + 1,
            printed=view.pictures.first("reports", report, "cover"),
        )
