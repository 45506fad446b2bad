"""The lines of a timeline in words: names, dates, places, and the facets that a filter in the page goes by."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from markupsafe import Markup, escape

from bilingual import dates
from bilingual.addresses import anchor
from bilingual.dates import CalendarPoint, Edtf
from bilingual.schema import Entry, Event, Project
from bilingual.schema.declaration import Version
from bilingual.schema.fields import Words
from bilingual.timeline import chart, facets
from bilingual.timeline.facets import Facet
from bilingual.timeline.moments import DECLARATION, Moment

if TYPE_CHECKING:
    from bilingual.page_view import PageView
    from bilingual.view import View


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """What a line of a timeline says of a moment, with its shape in the picture."""

    date: Markup
    kind: str
    shape: str
    link: Markup
    place: Markup
    project: Markup
    note: str
    runs_on: bool


def timeline_row(view: "PageView", moment: Moment) -> TimelineRow:
    """Return what a line says of ``moment``."""
    return _version_row(view, moment) if moment.sort == DECLARATION else _entry_row(view, moment)


def _entry_row(view: "PageView", moment: Moment) -> TimelineRow:
    entry = cast(Entry, view.corpus.register(moment.sort)[moment.key])
    project: str = getattr(entry, "project", None) or ""
    return TimelineRow(
        date=_date(view, moment),
        kind=kind_name(moment.kind, view),
        shape=chart.SHAPES[moment.kind],
        link=view.link(moment.sort, moment.key),
        place=view.name("places", view.corpus.places[entry.place]) if isinstance(entry, Event) and entry.place else Markup(""),
        project=view.link("projects", project, name_of(Facet("project", project), view)) if project in view.corpus.projects else Markup(""),
        note=str(view.labels.certainty_notes.get(entry.certainty) or "") if entry.certainty else "",
        runs_on=moment.sort == "projects" and bool(moment.date and moment.date.last_day.year > view.site.settings.timeline[1]),
    )


def _version_row(view: "PageView", moment: Moment) -> TimelineRow:
    declaration = view.corpus.declaration
    assert declaration is not None  # a version of it is at hand
    version: Version = declaration.versions[moment.key]
    route = view.to("declaration")
    assert route is not None
    title = Markup("{}: {}").format(view.words(declaration.short_name), view.words(version.title))
    return TimelineRow(
        date=_date(view, moment),
        kind=kind_name(moment.kind, view),
        shape=chart.SHAPES[moment.kind],
        link=Markup('<a href="{}#{}">{}</a>').format(view.url(route), moment_anchor(view, moment), title),
        place=view.name("places", view.corpus.places[version.place]) if version.place else Markup(""),
        project=Markup(""),
        note="",
        runs_on=False,
    )


def is_milestone(view: "View", moment: Moment) -> bool:
    """Return whether a moment stands out in a timeline: a report, or the declaration's first version."""
    declaration = view.corpus.declaration
    return moment.sort == "reports" or bool(moment.sort == DECLARATION and declaration and moment.key == next(iter(declaration.versions)))


def moment_anchor(view: "View", moment: Moment) -> str:
    """Return the anchor of a moment's line; a version's is the same as on the declaration's page."""
    return anchor("versions" if moment.sort == DECLARATION else moment.sort, moment.key, view.locale)


def lane_name(view: "View", lane: chart.Lane) -> str:
    """Return what a line of the picture is called: a project's short name, or the kind."""
    first = lane.marks[0].moment
    name = name_of(Facet("project", first.key), view) if lane.sort == "projects" else escape(kind_name(lane.kind, view))
    return name.striptags()


def facet_names(view: "View", moment: Moment) -> Mapping[str, str]:
    """Return the readable names of a moment's facets by dimension, separated by blanks."""
    found: dict[str, list[str]] = {}
    for facet in sorted(moment.facets):
        found.setdefault(facet.dimension, []).append(facets.slug(facet, view.corpus, view.locale))
    return {dimension: " ".join(slugs) for dimension, slugs in found.items()}


# names


def name_of(facet: Facet, view: "View") -> Markup:
    """Return what a facet is called on the page."""
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


def is_below_year(view: "View", moment: Moment) -> bool:
    """Return whether the line of a moment stands below its year as a heading."""
    first, last = view.site.settings.timeline
    return (
        moment.sort != "projects" and moment.date is not None and (view.route.kind == "year" or first <= moment.date.first_day.year <= last)
    )


def _date(view: "View", moment: Moment) -> Markup:
    """Return a date, without its year where that stands above, with its points as ``time`` elements; "not known" where there is none."""
    if moment.date is None:
        return escape(view.labels.not_known)
    if moment.within:
        return escape(dates.format_within(moment.date, view.locale))
    format_date = dates.format_day_month if is_below_year(view, moment) else dates.format_date
    words = format_date(moment.date, view.locale)
    return timed(moment.date, words)


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


def mark_label(view: "View", moment: Moment) -> tuple[str, str]:
    """Return what a mark of the picture says of itself, such as "16 Ekim 2018: …", and in which language."""
    declaration = view.corpus.declaration
    if moment.sort == DECLARATION and declaration:
        words, before = declaration.versions[moment.key].title, f"{view.text(declaration.short_name)}: "
    else:
        words, before = cast(Entry, view.corpus.register(moment.sort)[moment.key]).title, ""
    date = cast(Edtf, moment.date)
    when = dates.format_within(date, view.locale) if moment.within else dates.format_date(date, view.locale)
    code = view.locale if words.get(view.locale) else next(code for code, _ in words.items())
    return f"{when}: {before}{view.text(words)}", code
