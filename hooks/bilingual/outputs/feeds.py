"""What the feeds hold, as plain values; the adapter hands them to the RSS plugin."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bilingual import addresses

if TYPE_CHECKING:
    from bilingual.render import Renderer

LOGO = "assets/images/icon-512.png"
"""The picture of the feeds, relative to the site's root."""


def home(locale: str) -> str:
    """Return the address of the page that a language's feed belongs to."""
    return addresses.home(locale)


def items(renderer: "Renderer", locale: str) -> Iterator[dict[str, Any]]:
    """Yield an item for every entry that has words in ``locale``; its dates are those of its publication here, never the event's own."""
    site = renderer.site
    for register, entry in renderer.indexes.entries:
        route = site.routes.find(register.removesuffix("s"), entry.key, locale)
        if route is None:
            continue
        address = site.settings.site_url + route.uri
        topics = [site.corpus.topics[key].name for key in entry.topics]
        yield {
            "title": entry.title.get(locale) or entry.title.tr,
            "description": entry.summary.get(locale) or entry.summary.tr,
            "link": address,
            "guid": address,
            "categories": [words.get(locale) or words.tr for words in topics],
            "created": entry.published.first_day,
            "updated": (entry.updated or entry.published).first_day,
        }
