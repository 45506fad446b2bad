"""The lines and marks of a timeline in words: names, dates, lanes, and the facets that a filter in the page goes by."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from markupsafe import Markup, escape

from bilingual.rendering.labels import fill_in
from bilingual.rendering.views.subject import Subject
from bilingual.schema import Entry, Project
from bilingual.schema.addresses import anchor
from bilingual.schema.entries import Certainty
from bilingual.schema.fields import Words
from bilingual.schema.site_words import YearSentence
from bilingual.site import facets, lanes
from bilingual.site.timeline_items import DECLARATION, TimelineItem
from bilingual.text import dates, language
from bilingual.text.edtf import CalendarPoint, Edtf


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """What a line of a timeline says of an item; ``is_open`` says that its exact day is not known."""

    anchor: str
    hue: str
    lane: str
    date: Markup
    link: Markup
    summary: Markup
    is_open: bool
    notice: Markup


class Timeline(Subject):
    """What the page of ``view`` says of items."""

    # lines

    def row(self, item: TimelineItem) -> TimelineRow:
        """Return what a line says of ``item``."""
        link, summary = self._of_version(item) if item.sort == DECLARATION else self._of_entry(item)
        return TimelineRow(
            anchor=self.anchor(item),
            hue=self.hue(item.lane),
            lane=self._view.names.lane(item.lane),
            date=self._date(item),
            link=link,
            summary=summary,
            is_open=item.date is not None and not item.known_days and item.sort != "projects",
            notice=self._view.dates.notice(self._corpus.events[item.key]) if item.sort == "events" else Markup(""),
        )

    def _of_entry(self, item: TimelineItem) -> tuple[Markup, Markup]:
        view = self._view
        entry = cast(Entry, self._corpus.register(item.sort)[item.key])
        title = view.names.short(entry)
        if versions := self._versions(item):
            title = Markup("{}: {}").format(title, view.words.listed(view.words.of(title) for title in versions))
        return view.links.record(item.sort, item.key, title), view.words.of(entry.summary)

    def _of_version(self, item: TimelineItem) -> tuple[Markup, Markup]:
        view, declaration = self._view, self._corpus.declaration
        route = view.links.find("declaration-history")
        assert declaration is not None  # a version of it is at hand
        assert route is not None
        title = Markup("{}: {}").format(view.words.of(declaration.short_name), view.words.of(declaration.versions[item.key].title))
        return Markup('<a href="{}#{}">{}</a>').format(view.links.url(route), self.anchor(item), title), Markup("")

    def _versions(self, item: TimelineItem) -> list[Words]:
        declaration = self._corpus.declaration
        return [declaration.versions[key].title for key in item.versions] if declaration else []

    def anchor(self, item: TimelineItem) -> str:
        """Return the anchor of an item's line; a version's is the same as on the page of the declaration's history."""
        return anchor("versions" if item.sort == DECLARATION else item.sort, item.key, self._locale)

    def version_anchors(self, item: TimelineItem) -> list[str]:
        """Return the anchors of the declaration's versions that came from an event, at which links may still point."""
        return [] if item.sort == DECLARATION else [anchor("versions", key, self._locale) for key in item.versions]

    def facet_slugs(self, item: TimelineItem) -> Mapping[str, str]:
        """Return the readable names of an item's facets by dimension, separated by blanks."""
        found: dict[str, list[str]] = {}
        for facet in sorted(item.facets):
            found.setdefault(facet.dimension, []).append(facets.slug(facet, self._corpus, self._locale))
        return {dimension: " ".join(slugs) for dimension, slugs in found.items()}

    # marks of the picture

    def mark_label(self, item: TimelineItem) -> str:
        """Return what a mark is called."""
        return self._view.shared(("mark", item.sort, item.key), lambda view: view.timeline.make_mark_label(item))

    def make_mark_label(self, item: TimelineItem) -> str:
        """Make what ``mark_label`` returns."""
        view = self._view
        if versions := self._versions(item):
            return " · ".join(view.words.text(title) for title in versions)
        entry = self._corpus.register(item.sort)[item.key]
        if isinstance(entry, Project):
            return f"{entry.acronym or view.names.short(entry).striptags()} {self._date(item).striptags()}"
        return str(view.names.short(entry).striptags())

    def mark_title(self, item: TimelineItem) -> str:
        """Return what a mark says of itself where it is pointed at, such as "Forum, 1–3 Ekim 2019"."""
        label = self.mark_label(item)
        if item.sort == "projects":
            return label
        return self._view.context.once(("title", item.sort, item.key, self._locale), lambda: f"{label}, {self._date(item).striptags()}")

    def hue(self, lane: str) -> str:
        """Return the colour of a lane."""
        return lanes.hue_of(self._corpus, lane)

    # years and dates

    def sentence(self, year: int) -> YearSentence | None:
        """Return what a year was about, where the site says so."""
        return self._view.site.words.years.get(str(year))

    def later(self, last: int) -> tuple[str, str]:
        """Return what the years after the ``last`` are called, and their anchor."""
        title = fill_in(self._view.labels.sections.later, year=last)
        return title, language.slugify(title)

    def _date(self, item: TimelineItem) -> Markup:
        """Return an item's date with its points as ``time`` elements, of a project its years; nothing where none is known."""
        if item.date is None:
            return Markup("")
        if item.sort == "projects" and not item.date.open_end:
            first, last = item.date.first_day.year, item.date.last_day.year
            return Markup(f"<time>{first}</time>" if first == last else f"<time>{first}</time>–<time>{last}</time>")
        entry = self._corpus.register(item.sort)[item.key] if item.sort != DECLARATION else None
        date = getattr(entry, "date", None) if item.within else item.date
        if date is None:
            return escape(dates.format_within(item.date, self._locale))
        if getattr(entry, "certainty", None) is Certainty.ANNOUNCED:
            return escape(dates.format_announced(date, self._locale))
        return timed(date, dates.format_date(date, self._locale))


def timed(date: Edtf, words: str) -> Markup:
    """Return the ``words`` of a date with its point, or both points of its interval, inside of ``time`` elements.

    What is not certain is no time that a machine should read.
    """
    if not date.is_plain:
        return escape(words)
    if date.end is None:
        return _point(date.start, words)
    joint = " – " if " – " in words else "–"
    start, _, end = words.partition(joint)
    if not end or joint in end:
        return escape(words)
    return _point(date.start, start) + joint + _point(date.end, end)


def _point(point: CalendarPoint, words: str) -> Markup:
    return Markup(f'<time datetime="{point.iso()}">{escape(words)}</time>')
