"""What leads from one page of the declaration to another: old anchors, and anchors of the other language."""

from collections.abc import Mapping

from bilingual.rendering.navigation import TABS
from bilingual.rendering.views.view import View
from bilingual.schema.addresses import ANCHORS
from bilingual.text import json_text
from bilingual.text.language import LOCALES

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


def moved_anchors(view: View) -> str:
    """Return the anchors that moved to other pages with the addresses of these, as JSON for a script."""
    routes = {start: view.links.find(kind, key) for start, (kind, key) in MOVED[view.locale].items()}
    return json_text.line({start: view.links.url(route) for start, route in routes.items() if route})


def anchors_elsewhere(locale: str) -> str:
    """Return the words of anchors in ``locale`` with those of the other language, as JSON for a script."""
    other = next(one for one in LOCALES if one != locale)
    return json_text.line({words[locale]: words[other] for words in ANCHORS.values() if words[locale] != words[other]})
