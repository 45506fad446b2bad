"""The home page: its question, the ways into the site, the years, the region, what is featured, and definitions."""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

from markupsafe import Markup, escape

from bilingual.content.blocks import BLOCK, dots_of
from bilingual.content.rules import LINK_REGISTERS
from bilingual.rendering.contexts.chart import Chart
from bilingual.rendering.contexts.timeline import picture, whole_timeline
from bilingual.rendering.labels import fill_in
from bilingual.rendering.views.entries import Cover
from bilingual.rendering.views.numbers import divide
from bilingual.rendering.views.pictures import Shown
from bilingual.rendering.views.view import View
from bilingual.schema import COLLECTIONS, REGISTERS, Entry, Event, Page, Project, Record, Report
from bilingual.schema.groups import Figure
from bilingual.schema.site_words import Home
from bilingual.site.indexes import entry_order
from bilingual.site.lanes import hue_of

DOORS = ("declaration", "timeline", "reports-list")
"""The pages that the home page leads to where the site names no others."""
REGISTERED = {**COLLECTIONS, **REGISTERS}
MOST_DOTS = 100
"""What counts more than so many is a number, and not dots."""
COVERS = 2


@dataclass(frozen=True, slots=True)
class Art:
    """A drawing made of data, in the colour ``hue``, or a picture: covers, the timeline, dots in rows, or a number with its noun."""

    hue: str
    picture: Shown | None = None
    covers: tuple[Cover, ...] = ()
    chart: Chart | None = None
    dots: tuple[tuple[str, ...], ...] = ()
    number: str = ""
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A way into the site: its drawing, its title as a link, a line about it, and above them what it is and when it was."""

    art: Art
    link: Markup
    text: Markup
    sort: str = ""
    kind: str = ""
    date: str = ""


def home_context(view: View) -> dict[str, Any]:
    """Return what the home page shows; what the site says nothing of is left out, or made of its content."""
    home = view.site.words.home
    terms = [term for key in (home.terms if home else ()) if (term := view.corpus.glossary[key]).term.get(view.locale)]
    return {
        "home": home,
        "example": fill_in(view.labels.home_page.example, term=view.words.text(terms[0].term)) if terms else "",
        "doors": [*_doors(home, view)],
        "years": [*_years(view)],
        "figures": [*_figures(home, view)],
        "highlights": [*_highlights(view)],
        "terms": terms,
    }


# doors


def _doors(home: Home | None, view: View) -> Iterator[Card]:
    if home and home.doors:
        for door in home.doors.values():
            scheme, _, key = door.to.partition(":")
            said = view.words.of(door.text) + view.cite.sources(door.sources)
            yield Card(art_of_page(scheme, key, view), view.links.target(door.to, view.words.of(door.title)), said)
        return
    for kind in DOORS:
        if (route := view.links.find(kind)) and (kind != "reports-list" or view.corpus.reports):
            first, last = view.site.settings.timeline
            text = fill_in(view.labels.ways[kind], first=first, last=last)
            yield Card(art_of_page(kind.removesuffix("-list"), "", view), view.links.page(route.kind), escape(text))


def art_of_page(scheme: str, key: str, view: View) -> Art:
    """Return the drawing of a page that a link leads to."""
    declaration = view.corpus.declaration
    if scheme == "declaration" and declaration:
        number, noun = view.numbers.and_noun(len(declaration.commitments), "commitments")
        return Art("declaration", number=number, noun=noun)
    if scheme == "timeline":
        timeline = whole_timeline(view.context)
        return Art("events", chart=None if timeline.is_long else picture(timeline, view))
    if scheme in ("report", "reports"):
        reports = sorted(
            view.corpus.reports.values(),
            key=lambda report: (report.key != key, not report.milestone, not report.featured, entry_order(report)),
        )
        return Art("reports", covers=tuple(map(view.entries.cover, reports[:COVERS])))
    record = view.corpus.register(LINK_REGISTERS[scheme]).get(key) if scheme in LINK_REGISTERS else None
    return art_of(view, record) if record else Art("page")


# what is featured


def _highlights(view: View) -> Iterator[Card]:
    for register in ("events", "projects", "reports"):
        for key, entry in sorted(cast(dict[str, Entry], view.corpus.register(register)).items()):
            if entry.featured:
                date: str = view.dates.short(entry) if entry.span else ""
                if isinstance(entry, Project) and entry.date and not entry.date.open_end:
                    date = escape("–".join(dict.fromkeys(str(day.year) for day in (entry.date.first_day, entry.date.last_day))))
                title = view.links.record(register, key, view.names.short(entry))
                text, kind = first_sentence(view.words.of(entry.summary)), view.names.kind_of(register, entry)
                yield Card(art_of(view, entry), title, text, register, kind, date)
    for key, page in sorted(view.corpus.pages.items()):
        if page.featured and (route := view.links.find("page", key)):
            yield Card(art_of(view, page), view.links.page(route.kind, key), first_sentence(view.words.of(page.description)))


def first_sentence(text: Markup) -> Markup:
    """Return a text up to the end of its first sentence; a short word with a full stop, such as "Prof.", ends none."""
    found = re.match(r"[^<]*?(?:\w{5}|\))[”’]?[.!?](?=\s+\w)", text)
    return Markup(found[0]) if found else text


def art_of(view: View, record: Record) -> Art:
    """Return the picture of a record, or its drawing: its themes, parts or counts as dots, its cover, a figure, or its colour."""
    if isinstance(record, Report):
        return Art("reports", covers=(view.entries.cover(record),))
    register = next((name for name, model in REGISTERED.items() if isinstance(record, model)), "pages")
    hue = register if register in COLLECTIONS else "page"
    if picture := view.pictures.first(register, record, "lead"):
        return Art(hue, picture)
    if isinstance(record, Event) and len(themes := view.words.each(record.themes)) > 1:
        return Art(hue, dots=_in_rows([("hot" if theme == view.labels.own_theme else "dim", 1) for theme in themes]))
    if isinstance(record, Page):
        counted = next(filter(None, map(dots_of, BLOCK.findall(view.words.text(record.body)))), ())
        return Art(hue, dots=_in_rows(zip(("", "dim", "hot"), (one.number for one in counted), strict=False)))
    figures: dict[str, Figure] = getattr(record, "figures", {})
    whole, parts, _ = divide(figures)
    if whole and 1 < int(figures[whole].value) <= MOST_DOTS:
        return Art(hue, dots=_in_rows(zip(("", "hot", "dim"), (int(figures[key].value) for key in parts), strict=False)))
    first = next(iter(figures.values()), None)
    return Art(hue, number=escape(view.numbers.figure(first)), noun=view.words.of(first.label)) if first else Art(hue)


def _in_rows(counted: Iterable[tuple[str, int]]) -> tuple[tuple[str, ...], ...]:
    """Return dots of each look, so many as it is counted with, in rows about twice as wide as high."""
    looks = [look for look, number in counted for _ in range(number)]
    width = math.ceil(math.sqrt(len(looks) * 2))
    width = next((count for count in range(width, 2 * width) if len(looks) % count == 0), width)
    return tuple(tuple(looks[start : start + width]) for start in range(0, len(looks), width or 1))


# years and figures


def _years(view: View) -> Iterator[tuple[Markup, Markup, str]]:
    """Yield the years that the site says something of, each with that and its mark, in the colour of what mattered most in it."""
    for key, sentence in sorted(view.site.words.years.items()):
        items = whole_timeline(view.context).years.get(int(key), ())
        first = min(items, key=lambda item: (not item.milestone, item.sort == "projects"), default=None)
        hue = hue_of(view.corpus, first.lane) if first else "world"
        yield view.links.page("year", key), view.words.of(sentence.text) + view.cite.sources(sentence.sources), hue


def _figures(home: Home | None, view: View) -> Iterator[tuple[str, Markup]]:
    """Yield the figures that the site shows, each with its label and its mark."""
    for shown in home.figures.values() if home else ():
        scheme, _, key = shown.of.partition(":")
        record: Any = view.corpus.register(LINK_REGISTERS[scheme]).get(key)
        if record is not None and shown.figure in record.figures:
            figure = record.figures[shown.figure]
            mark = view.cite.fact(record, f"figures.{shown.figure}", figure.sources, figure.remark)
            yield view.numbers.figure(figure), view.words.of(shown.label) + mark
