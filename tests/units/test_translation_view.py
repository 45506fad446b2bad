"""A page says when the text that it translates has changed since."""

import dataclasses
from pathlib import Path

import pytest
from bilingual.rendering.renderer import Renderer
from bilingual.rendering.views.view import View
from bilingual.schema.addresses import to_root
from bilingual.site import site
from bilingual.site.routes import KINDS, Route
from bilingual.site.site import Settings
from bilingual.text.edtf import parse

from tests.made_up import page

OUTDATED = {
    ("events", "forum-2019"): "summary",
    ("events", "workshop-2016"): "body",
    ("organizations", "union"): "name",
    ("topics", "housing"): "summary",
    ("places", "hall"): "name",
    ("sources", "brochure"): "remark",
    ("signatories", ""): "remark",
    ("signatories", "ornekkoy"): "remark",
    ("glossary", "refugee"): "definition",
    ("declaration", ""): "points.2.text",
    ("site", ""): "home.lead",
    ("pages", "center"): "body#adlari",
}


@pytest.fixture(scope="module")
def renderer(example_project: Path) -> Renderer:
    made = site.load(example_project, Settings(site_url="https://example.org/"))
    event = made.corpus.events["forum-2019"].model_copy(update={"updated": parse("2026-11-30")})
    corpus = dataclasses.replace(made.corpus, events={**made.corpus.events, "forum-2019": event})
    return Renderer(dataclasses.replace(made, corpus=corpus, outdated={name: frozenset({place}) for name, place in OUTDATED.items()}))


def route_of(renderer: Renderer, register: str, key: str, locale: str) -> Route:
    """The page that shows a record: its own, or that of the file that it stands in."""
    kind = {"glossary": "glossary", "declaration": "declaration", "site": "home"}.get(register) or (KINDS[register] if key else register)
    name = ("home", "index") if register == "site" else (kind, "" if register == "glossary" else key)
    route = renderer.site.routes.find(*name, locale)
    assert route, (register, key)
    return route


def notices(renderer: Renderer, register: str, key: str, locale: str) -> str:
    """What stands above the text of a record's page."""
    return renderer.render(route_of(renderer, register, key, locale)).html.partition("<h1")[0]


@pytest.mark.parametrize(("register", "key"), OUTDATED)
def test_an_outdated_translation_says_so_with_a_link(register: str, key: str, renderer: Renderer) -> None:
    notice = notices(renderer, register, key, "en")
    assert "translates an older version of the Turkish text" in notice
    route = route_of(renderer, register, key, "en")
    assert f'href="{to_root(route.uri)}{route_of(renderer, register, key, "tr").uri}" hreflang="tr">Read the Turkish text</a>' in notice


def test_the_day_of_the_change_is_named_where_the_turkish_file_states_one(renderer: Renderer) -> None:
    assert '<time datetime="2026-11-30">30 November 2026</time>' in notices(renderer, "events", "forum-2019", "en")
    assert "which has changed since" in notices(renderer, "events", "workshop-2016", "en")
    assert "2026" not in notices(renderer, "events", "workshop-2016", "en")


@pytest.mark.parametrize(("register", "key"), OUTDATED)
def test_the_turkish_itself_never_says_so(register: str, key: str, renderer: Renderer) -> None:
    assert "eski bir hâlinin" not in notices(renderer, register, key, "tr")


def test_no_other_page_says_so(renderer: Renderer) -> None:
    shown = {route_of(renderer, register, key, "en") for register, key in OUTDATED}
    for route in renderer.site.routes.all:
        if route not in shown and route.locale == "en" and route.kind not in ("declaration-history", "signatories-table"):
            assert not View(renderer.context, route).translation.is_outdated(), route


def test_the_clause_is_marked_where_both_languages_stand_side_by_side(renderer: Renderer) -> None:
    html = page(renderer, "side-by-side", locale="en")
    assert html.count('class="parallel__mark" lang="en"') == 1
    row = html.partition('id="point-2"')[2].partition("</li>")[0]
    assert 'class="parallel__mark"' in row


@pytest.mark.parametrize("place", ["definitions.neighbours.term", "definitions.neighbours.text"])
def test_a_definition_is_marked_for_its_term_too(place: str, renderer: Renderer) -> None:
    made = dataclasses.replace(renderer.site, outdated={("declaration", ""): frozenset({place})})
    html = page(Renderer(made), "side-by-side", locale="en")
    assert html.count('class="parallel__mark" lang="en"') == 1
