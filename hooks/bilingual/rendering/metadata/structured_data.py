"""What a page says to programs about itself and its subject: one graph of schema.org as JSON-LD.

The page carries the language and the link to its twin; what it is about is the same thing in both languages (see schema_things.py).
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from markupsafe import Markup

from bilingual.rendering.metadata.schema_org import Node, without_empty
from bilingual.rendering.metadata.schema_things import Things
from bilingual.rendering.social.cards import HEIGHT, WIDTH, card_uri
from bilingual.schema import Declaration, Entry, Page
from bilingual.site.routes import Route
from bilingual.text import json_text
from bilingual.text.language import LOCALES, SOURCE_LOCALE

if TYPE_CHECKING:
    from bilingual.rendering.views.view import View

MAKERS = {"event": "event", "report": "report", "project": "project", "organization": "organization"}
"""The kinds of page whose record is the page's subject, and the method of Things that makes it."""
ESCAPES = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
"""What could end the element, or a line of a script, and how JSON writes it as well."""
COLLECTION_KINDS = ("timeline", "year", "facet", "topic", "place", "signatories")


def structured_data(view: "View", title: str, description: str) -> Markup:
    """Return the element that holds a page's graph; no browser runs it, and nothing in it can end it."""
    text = json_text.line(without_empty({"@context": "https://schema.org", "@graph": _graph(view, title, description)}))
    for character, escaped in ESCAPES.items():
        text = text.replace(character, escaped)
    return Markup(f'<script type="application/ld+json">{text}</script>')


def _graph(view: "View", title: str, description: str) -> list[Node]:
    things, above = Things(view), view.navigation.breadcrumbs()
    subject = _subject(view, things)
    page = _page(view, things, title, description, above) | {"mainEntity": {"@id": subject[0]["@id"]} if subject else None}
    if view.record and view.route.is_first:
        (subject or [page])[0]["image"] = things.images(view.route.register, view.record)
    return [page, _website(view, things), *_breadcrumbs(things, page, above), *subject]


def _website(view: "View", things: Things) -> Node:
    named = {"@type": "WebSite", "@id": f"{things.root}#website", "url": things.root, "name": view.labels.site_name}
    return named | {"description": view.labels.tagline, "inLanguage": list(LOCALES)} if view.route.kind == "home" else named


def _subject(view: "View", things: Things) -> list[Node]:
    """Return what the page is about, where it is one thing; the first node is that, others belong to it."""
    route = view.route
    if not route.is_first:
        return []
    if route.kind in MAKERS:
        return [getattr(things, MAKERS[route.kind])(view.record)]
    if route.kind == "declaration":
        return [things.declaration(cast(Declaration, view.corpus.declaration)), *things.endorsements()]
    if route.kind == "glossary":
        return [things.glossary(view.labels.titles.glossary, route.uri)]
    return []


def _page(view: "View", things: Things, title: str, description: str, above: Sequence[tuple[str, Route]]) -> Node:
    route = view.route
    url = things.root + route.uri
    is_collection = route.kind.endswith("-list") or route.kind in COLLECTION_KINDS
    published, changed = _days(view)
    return {
        "@type": "CollectionPage" if is_collection else "WebPage",
        "@id": url,
        "url": url,
        "name": title,
        "description": description,
        "inLanguage": view.locale,
        "isPartOf": {"@id": f"{things.root}#website"},
        "breadcrumb": {"@id": f"{url}#breadcrumb"} if above else None,
        "primaryImageOfPage": {
            "@type": "ImageObject",
            "url": things.root + card_uri(route),
            "width": WIDTH,
            "height": HEIGHT,
        },
        "datePublished": published,
        "dateModified": changed,
        **_translations(view, things),
        "hasPart": things.documents(view.record) if isinstance(view.record, Page) else None,
    }


def _days(view: "View") -> tuple[str | None, str | None]:
    """Return the days on which a page was published and last changed here."""
    record = view.subject
    if isinstance(record, Entry):
        return record.published_in(view.locale).text, record.changed_in(view.locale).text
    if isinstance(record, Page | Declaration):
        return record.published.text, (record.updated or record.published).text
    return None, None


def _translations(view: "View", things: Things) -> dict[str, Any]:
    """Return the links between a page and its twins: the English is a translation of the Turkish."""
    twins = {locale: {"@id": things.root + twin.uri} for locale, twin in view.navigation.twins if twin and locale != view.locale}
    if view.locale == SOURCE_LOCALE:
        return {"workTranslation": list(twins.values())}
    return {"translationOfWork": twins.get(SOURCE_LOCALE)}


def _breadcrumbs(things: Things, page: Node, above: Sequence[tuple[str, Route]]) -> list[Node]:
    if not above:
        return []
    steps = [*((name, things.root + route.uri) for name, route in above), (page["name"], page["url"])]
    listed = [{"@type": "ListItem", "position": number, "name": name, "item": item} for number, (name, item) in enumerate(steps, start=1)]
    return [{"@type": "BreadcrumbList", "@id": f"{page['url']}#breadcrumb", "itemListElement": listed}]
