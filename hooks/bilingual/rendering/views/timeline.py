"""The lines and marks of a timeline in words: names, dates, lanes, and the facets that a filter in the page goes by."""

from collections.abc import Mapping
from typing import cast

from markupsafe import Markup, escape

from bilingual.rendering.labels import fill_in
from bilingual.rendering.views.subject import Subject
from bilingual.schema import Declaration, Entry, Project
from bilingual.schema.addresses import anchor
from bilingual.schema.fields import Words
from bilingual.schema.groups import Certainty
from bilingual.schema.site_words import YearSentence
from bilingual.site import facets, lanes
from bilingual.site.routes import Route
from bilingual.site.timeline_items import DECLARATION, TimelineItem
from bilingual.text import dates, language
from bilingual.text.edtf import CalendarPoint, Edtf


class Timeline(Subject):
    """What the page of ``view`` says of items."""

    # lines

    def entry(self, item: TimelineItem) -> Entry | None:
        """Return the entry that an item is, or None for a version of the declaration."""
        return None if item.sort == DECLARATION else cast(Entry, self._corpus.register(item.sort)[item.key])

    def link(self, item: TimelineItem) -> Markup:
        """Return the title of an item, with the declaration's versions that came from it, as a link."""
        view, entry = self._view, self.entry(item)
        versions = view.words.listed(view.words.of(title) for title in self._versions(item))
        if entry:
            name = view.names.short(entry)
            return view.links.record(item.sort, item.key, Markup("{}: {}").format(name, versions) if versions else name)
        name, route = view.words.of(cast(Declaration, self._corpus.declaration).short_name), view.links.find("declaration-history")
        return Markup('<a href="{}#{}">{}: {}</a>').format(view.links.url(cast(Route, route)), self.anchor(item), name, versions)

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
        return self._view.shared(("mark", item.sort, item.key), lambda: self._mark_label(item))

    def _mark_label(self, item: TimelineItem) -> str:
        view = self._view
        if versions := self._versions(item):
            return " · ".join(view.words.text(title) for title in versions)
        entry = cast(Entry, self.entry(item))
        name = str(view.names.short(entry).striptags())
        return f"{entry.acronym or name} {self.date(item).striptags()}" if isinstance(entry, Project) else name

    def mark_title(self, item: TimelineItem) -> str:
        """Return what a mark says of itself where it is pointed at, such as "Forum, 1–3 Ekim 2019"."""
        label = self.mark_label(item)
        if item.sort == "projects":
            return label
        return self._view.context.once(("title", item.sort, item.key, self._locale), lambda: f"{label}, {self.date(item).striptags()}")

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

    def date(self, item: TimelineItem) -> Markup:
        """Return an item's date with its points as ``time`` elements, of a project its years; nothing where none is known."""
        if item.date is None:
            return Markup("")
        if item.sort == "projects" and not item.date.open_end:
            first, last = item.date.first_day.year, item.date.last_day.year
            return Markup(f"<time>{first}</time>" if first == last else f"<time>{first}</time>–<time>{last}</time>")
        entry = self.entry(item)
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
