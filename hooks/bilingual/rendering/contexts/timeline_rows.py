"""The lines of a timeline in words: names, dates, lanes, and the facets that a filter in the page goes by."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from markupsafe import Markup, escape

from bilingual.schema import Entry, Project
from bilingual.schema.addresses import anchor
from bilingual.schema.entries import Certainty
from bilingual.schema.fields import Words
from bilingual.site import facets, lanes
from bilingual.site.facets import Facet
from bilingual.site.timeline_items import DECLARATION, Moment
from bilingual.text import dates
from bilingual.text.dates import CalendarPoint, Edtf

if TYPE_CHECKING:
    from bilingual.rendering.views.page_view import PageView
    from bilingual.rendering.views.view import View


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """What a line of a timeline says of a moment; ``is_open`` says that its exact day is not known."""

    anchor: str
    hue: str
    lane: str
    date: Markup
    link: Markup
    summary: Markup
    is_open: bool


def timeline_row(view: "PageView", moment: Moment) -> TimelineRow:
    """Return what a line says of ``moment``."""
    link, summary = _of_version(view, moment) if moment.sort == DECLARATION else _of_entry(view, moment)
    return TimelineRow(
        anchor=moment_anchor(view, moment),
        hue=lanes.hue_of(view.corpus, moment.lane),
        lane=lane_name(view, moment.lane),
        date=date_of(view, moment),
        link=link,
        summary=summary,
        is_open=moment.date is not None and not moment.known_days and moment.sort != "projects",
    )


def _of_entry(view: "PageView", moment: Moment) -> tuple[Markup, Markup]:
    entry = cast(Entry, view.corpus.register(moment.sort)[moment.key])
    title = view.short_name(entry)
    if versions := _versions_of(view, moment):
        title = Markup("{}: {}").format(title, view.listed(view.words(title) for title in versions))
    return view.link(moment.sort, moment.key, title), view.words(entry.summary)


def _of_version(view: "PageView", moment: Moment) -> tuple[Markup, Markup]:
    declaration = view.corpus.declaration
    route = view.to("declaration-history")
    assert declaration is not None  # a version of it is at hand
    assert route is not None
    title = Markup("{}: {}").format(view.words(declaration.short_name), view.words(declaration.versions[moment.key].title))
    return Markup('<a href="{}#{}">{}</a>').format(view.url(route), moment_anchor(view, moment), title), Markup("")


def _versions_of(view: "View", moment: Moment) -> list[Words]:
    declaration = view.corpus.declaration
    return [declaration.versions[key].title for key in moment.versions] if declaration else []


def moment_anchor(view: "View", moment: Moment) -> str:
    """Return the anchor of a moment's line; a version's is the same as on the page of the declaration's history."""
    return anchor("versions" if moment.sort == DECLARATION else moment.sort, moment.key, view.locale)


def version_anchors(view: "View", moment: Moment) -> list[str]:
    """Return the anchors of the declaration's versions that came from an event, at which links may still point."""
    return [] if moment.sort == DECLARATION else [anchor("versions", key, view.locale) for key in moment.versions]


def mark_label(view: "View", moment: Moment) -> str:
    """Return what a mark of the picture is called."""
    if versions := _versions_of(view, moment):
        return " · ".join(view.text(title) for title in versions)
    entry = view.corpus.register(moment.sort)[moment.key]
    if isinstance(entry, Project):
        return f"{entry.acronym or view.short_name(entry).striptags()} {date_of(view, moment).striptags()}"
    return str(view.short_name(entry).striptags())


def mark_title(view: "View", moment: Moment) -> str:
    """Return what a mark says of itself where it is pointed at, such as "MARUF, 1–3 Ekim 2019"."""
    label = mark_label(view, moment)
    return label if moment.sort == "projects" else f"{label}, {date_of(view, moment).striptags()}"


def facet_names(view: "View", moment: Moment) -> Mapping[str, str]:
    """Return the readable names of a moment's facets by dimension, separated by blanks."""
    found: dict[str, list[str]] = {}
    for facet in sorted(moment.facets):
        found.setdefault(facet.dimension, []).append(facets.slug(facet, view.corpus, view.locale))
    return {dimension: " ".join(slugs) for dimension, slugs in found.items()}


# names


def lane_name(view: "View", key: str) -> str:
    """Return what a lane is called: by the site, or as what lies in it."""
    lane = lanes.lanes_of(view.corpus).get(key)
    if lane:
        return view.text(lane.name)
    return str(view.labels.declaration if key == DECLARATION else view.labels.titles[f"{key}-list"])


def name_of(facet: Facet, view: "View") -> Markup:
    """Return what a facet is called on the page."""
    if facet.dimension == "lane":
        return escape(lane_name(view, facet.value))
    if facet.dimension == "kind":
        return escape(kind_name(facet.value, view))
    record = view.corpus.register(facets.REGISTERS[facet.dimension])[facet.value]
    if isinstance(record, Project):
        return view.words(record.short_title) if record.short_title else escape(record.acronym or view.words(record.title))
    return view.words(cast(Words, record.name))  # type: ignore[attr-defined]


def kind_name(kind: str, view: "View") -> str:
    """Return what a kind is called: "forum", "research report", "project", "declaration"."""
    labels = view.labels
    return str(labels.event_kinds.get(kind) or labels.report_kinds.get(kind) or getattr(labels, kind))


# dates


def date_of(view: "View", moment: Moment) -> Markup:
    """Return a moment's date with its points as ``time`` elements, of a project its years; nothing where none is known."""
    if moment.date is None:
        return Markup("")
    if moment.sort == "projects" and not moment.date.open_end:
        first, last = moment.date.first_day.year, moment.date.last_day.year
        return Markup(f"<time>{first}</time>" if first == last else f"<time>{first}</time>–<time>{last}</time>")
    entry = view.corpus.register(moment.sort)[moment.key] if moment.sort != DECLARATION else None
    date = getattr(entry, "date", None) if moment.within else moment.date
    if date is None:
        return escape(dates.format_within(moment.date, view.locale))
    if getattr(entry, "certainty", None) is Certainty.ANNOUNCED:
        return escape(dates.format_announced(date, view.locale))
    return timed(date, dates.format_date(date, view.locale))


def timed(date: Edtf, words: str) -> Markup:
    """Return the ``words`` of a date with its point, or both points of its interval, inside of ``time`` elements.

    What is not certain is no time that a machine should read.
    """
    if date.open_end or date.approximate or date.uncertain:
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
