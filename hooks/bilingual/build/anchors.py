"""Finds links of editors' texts to places on a page that the page does not have. Which it has is known when it is made, so that it is."""

from collections.abc import Iterator
from functools import lru_cache

from bilingual.content.markdown_elements import MarkdownElement, scan
from bilingual.content.rules import LINK_REGISTERS, proses
from bilingual.content.source import content_path
from bilingual.diagnostics.problems import Problem
from bilingual.rendering.renderer import Renderer
from bilingual.schema import Record
from bilingual.site.routes import KINDS, Route
from bilingual.text.closest import closest_match
from bilingual.text.html_page import read_page
from bilingual.text.language import LOCALES


def find_dead(renderer: Renderer) -> Iterator[Problem]:
    """Yield a problem for every link in a text whose anchor no page has that it leads to."""
    corpus = renderer.site.corpus
    records = [*corpus.records(), *([("declaration", corpus.declaration)] if corpus.declaration else [])]
    texts = [
        (register, record, location, locale, element)
        for register, record in records
        for location, prose in proses(record)
        for locale, text in prose.items()
        if "#" in text
        for element in scan(text)
        if element.kind == "link" and _anchor_in(element)
    ]
    for register, record, location, locale, element in texts:
        anchor, found = _anchor_in(element), [ids(renderer, route) for route in _targets(renderer, register, record, locale, element)]
        if found and not any(anchor in there for there in found):
            where = corpus.place_of(register, record.key)
            closest = closest_match(anchor, found[0])
            at, near = (element.line, element.column), closest and f"#{closest}"
            yield where.problem(location, "dead-anchor", locale=locale, within=at, value=element.value, closest=near)


@lru_cache(maxsize=256)
def ids(renderer: Renderer, route: Route) -> frozenset[str]:
    """Return the anchors that a page has."""
    return frozenset(read_page(renderer.render(route).document).anchors)


def _anchor_in(element: MarkdownElement) -> str:
    """Return the anchor of a link to a page of the site, or "" where it has none; clauses and years go by names of their own."""
    target, _, anchor = element.value.partition("#")
    return anchor if not target or target.partition(":")[0] in LINK_REGISTERS else ""


def _targets(renderer: Renderer, register: str, record: Record, locale: str, element: MarkdownElement) -> list[Route]:
    """Return the pages that a link may lead to: the one that it names, or those that show the text; none where they are not published."""
    routes = renderer.site.routes
    scheme, _, key = element.value.partition("#")[0].partition(":")
    if scheme:
        register = LINK_REGISTERS[scheme]
    elif register == "declaration":
        paths = {content_path(one, "declaration") for one in LOCALES}
        return [route for route in routes.all if route.locale == locale and route.facts_path in paths]
    else:
        key = record.key
    found = routes.page_of(register, key, locale) if register in KINDS else None
    return [found] if found else []
