"""What the picture of a page says and shows."""

from dataclasses import dataclass, replace
from typing import cast

from bilingual.rendering.contexts.home import Art, art_of, art_of_page
from bilingual.rendering.social.letters import missing
from bilingual.rendering.views.view import View
from bilingual.schema import COLLECTIONS, Entry
from bilingual.text import language


@dataclass(frozen=True, slots=True)
class Look:
    """What a site gives its cards: the folder with its own pictures, and its own colours by name."""

    folder: str = ""
    colors: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CardText:
    """What a card says and shows: sort of page (its colour), kind and date in words, title, the site's name and its language, a drawing."""

    sort: str
    kind: str
    date: str
    title: str
    site: str
    locale: str
    art: Art
    look: Look = Look()


def card_text(view: View) -> CardText:
    """Return what the picture of a page says; a title in the other language where the fonts have its letters, and not this one's."""
    route, labels, record = view.route, view.labels, view.record
    kind, date = _kind_and_date(view)
    title = str(labels.tagline if route.kind == "home" else view.title)
    sort = route.register if route.register in COLLECTIONS else route.kind
    art = art_of(view, record) if isinstance(record, Entry) else art_of_page(route.kind, "", view)
    if isinstance(record, Entry) and missing(title):
        title = next((other for _, other in record.title.items() if not missing(other)), kind)
        art = replace(art, covers=tuple(replace(cover, title=title) for cover in art.covers))
    look = Look(view.site.settings.assets, view.site.settings.colors)
    return CardText(sort, kind, date, title, str(labels.site_name), route.locale, art, look)


def _kind_and_date(view: View) -> tuple[str, str]:
    route = view.route
    if route.kind == "declaration":
        return str(view.labels.declaration), ""
    if route.register not in COLLECTIONS:
        return "", ""
    entry = cast(Entry, view.record)
    date = view.dates.of(entry).striptags() if entry.date or getattr(entry, "within", None) else ""
    return language.capitalize_first(view.names.kind_of(route.register, entry), route.locale), date
