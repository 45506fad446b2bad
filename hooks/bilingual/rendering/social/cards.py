"""The picture that stands for a page where its address is shared: which pages have one of their own, where it lies, what it says."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from bilingual.rendering.contexts.home import Art, art_of, art_of_page
from bilingual.schema import COLLECTIONS, Entry
from bilingual.schema.addresses import address, home
from bilingual.text import language

if TYPE_CHECKING:
    from bilingual.rendering.views.view import View
    from bilingual.site.routes import Route

WIDTH, HEIGHT = 1200, 630


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


def has_card(route: "Route") -> bool:
    """Return whether a page has a picture of its own: the home, the declaration, and every entry that was not withdrawn."""
    return route.kind in ("home", "declaration") or (route.register in COLLECTIONS and route.kind == route.register.removesuffix("s"))


def card_uri(route: "Route") -> str:
    """Return the address of a page's picture; without a slug, so that it stays (see downloads.py). Other pages show the home's.

    >>> card_uri(Route("home", "pages", "index", "en", "en/"))
    'en/card.png'
    """
    if not has_card(route) or route.kind == "home":
        return f"{home(route.locale)}card.png"
    if route.kind == "declaration":
        return address("declaration", "", route.locale).removesuffix("/") + ".png"
    return address(route.register, "", route.locale) + f"{route.key}.png"


def card_text(view: "View") -> CardText:
    """Return what the picture of a page says."""
    route, labels, record = view.route, view.labels, view.record
    kind, date = _kind_and_date(view)
    title = labels.tagline if route.kind == "home" else view.title
    sort = route.register if route.register in COLLECTIONS else route.kind
    art = art_of(view, record) if isinstance(record, Entry) else art_of_page(route.kind, "", view)
    return CardText(sort, kind, date, str(title), str(labels.site_name), route.locale, art)


def _kind_and_date(view: "View") -> tuple[str, str]:
    route = view.route
    if route.kind == "declaration":
        return str(view.labels.declaration), ""
    if route.register not in COLLECTIONS:
        return "", ""
    entry = cast(Entry, view.record)
    date = view.dates.of(entry).striptags() if entry.date or getattr(entry, "within", None) else ""
    return language.capitalize_first(view.names.kind_of(route.register, entry), route.locale), date
