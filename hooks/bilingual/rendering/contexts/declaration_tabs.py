"""The pages of the declaration as tabs, and what leads from one to another: old anchors, and anchors of the other language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bilingual.schema.addresses import ANCHORS
from bilingual.site.routes import Route
from bilingual.text import json_text
from bilingual.text.language import LOCALES

if TYPE_CHECKING:
    from bilingual.rendering.views.view import View

TABS = (("declaration", ""), ("signatories", ""), ("declaration-history", ""), ("side-by-side", ""), ("page", "how-to-join"))
"""The kinds of the pages that are tabs, in their order, with their keys."""

HISTORY, JOIN = TABS[2], TABS[4]
MOVED: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "tr": {
        **dict.fromkeys(("surum-", "surumleri", "adlari", "arka-plan", "farklar", "farklar-", "kaynaklarin-ayristigi-yerler"), HISTORY),
        "bilinmeyenler": JOIN,
    },
    "en": {
        **dict.fromkeys(("version-", "versions", "its-names", "background", "discrepancies", "discrepancies-"), HISTORY),
        "where-the-sources-differ": HISTORY,
        "what-is-not-known": JOIN,
    },
}
"""The anchors, or how they begin, that the page of the declaration once had, and the pages that took over what they led to."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab: its name and page, and whether the reader is on that page ("page") or below it ("true")."""

    name: str
    route: Route
    current: str


def tabs(view: "View") -> list[Tab]:
    """Return the tabs of the page that ``view`` shows, none where it is no page of the declaration."""
    above = view.renderer.parents(view.route)
    if view.route.kind != "declaration" and "declaration" not in above:
        return []
    found = [(kind, view.to(kind, key)) for kind, key in TABS]
    state = {route: "page" if route is view.route else "true" if route and route.kind in above[1:] else "" for _, route in found}
    return [Tab(view.labels.tabs[kind], route, state[route]) for kind, route in found if route]


def moved_anchors(view: "View") -> str:
    """Return the anchors that moved to other pages with the addresses of these, as JSON for a script."""
    routes = {start: view.to(kind, key) for start, (kind, key) in MOVED[view.locale].items()}
    return json_text.line({start: view.url(route) for start, route in routes.items() if route})


def anchors_elsewhere(locale: str) -> str:
    """Return the words of anchors in ``locale`` with those of the other language, as JSON for a script."""
    other = next(one for one in LOCALES if one != locale)
    return json_text.line({words[locale]: words[other] for words in ANCHORS.values() if words[locale] != words[other]})
