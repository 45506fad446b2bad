"""A page says when the text that it translates has changed since."""

import dataclasses
from pathlib import Path

import pytest
from bilingual import site
from bilingual.render import Renderer
from bilingual.site import Settings

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    made = site.load(ROOT, Settings(site_url="https://example.org/"))
    return Renderer(dataclasses.replace(made, outdated={("events", "maruf-2019"): frozenset({"summary"})}))


def article(renderer: Renderer, key: str, locale: str) -> str:
    route = renderer.site.routes.find("event", key, locale)
    assert route
    return renderer.render(route).html


def test_an_outdated_translation_says_so_with_the_day_of_the_change_and_a_link(renderer: Renderer) -> None:
    notice = article(renderer, "maruf-2019", "en").partition("<article")[0]
    assert "older version of the Turkish text" in notice
    assert "22 November 2026" in notice
    assert 'href="../../../etkinlikler/maruf-2019/" hreflang="tr"' in notice


def test_neither_the_text_itself_nor_a_current_translation_says_so(renderer: Renderer) -> None:
    assert "eski bir hâlinin" not in article(renderer, "maruf-2019", "tr")
    assert "older version" not in article(renderer, "geneva-2018", "en")
