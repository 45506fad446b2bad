"""The picture that stands for a page where its address is shared: which pages have one of their own, and where it lies."""

import re

from bilingual.schema import COLLECTIONS
from bilingual.schema.addresses import address, home
from bilingual.site.routes import Route

WIDTH, HEIGHT = 1200, 630
RARE = re.compile("[^\0-\u024f\u2010-\u2027]")
"""A character that the fonts of the pictures may lack: letters.py says whether they do; they have all others."""


def has_card(route: Route) -> bool:
    """Return whether a page has a picture of its own: the home, the declaration, and every entry that was not withdrawn."""
    return route.kind in ("home", "declaration") or (route.register in COLLECTIONS and route.kind == route.register.removesuffix("s"))


def card_uri(route: Route) -> str:
    """Return the address of a page's picture; without a slug, so that it stays (see downloads.py). Other pages show the home's.

    >>> card_uri(Route("home", "pages", "index", "en", "en/"))
    'en/card.png'
    """
    if not has_card(route) or route.kind == "home":
        return f"{home(route.locale)}card.png"
    if route.kind == "declaration":
        return address("declaration", "", route.locale).removesuffix("/") + ".png"
    return address(route.register, "", route.locale) + f"{route.key}.png"
