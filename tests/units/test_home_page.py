"""The home page: what it is made of where the site has words of its own, and where it has none."""

import re
from dataclasses import replace

import pytest
from bilingual.rendering.contexts.home import art_of, first_sentence, home_context
from bilingual.rendering.views.view import View
from bilingual.schema.fields import Words
from bilingual.text.language import LOCALES
from markupsafe import Markup

from tests.made_up import WITHOUT_WORDS, example_corpus, page, public_corpus, renderer_of, route_to


def context(locale: str = "tr", **changes: object) -> dict[str, object]:
    """What the home page of the example site shows, its content changed."""
    renderer = renderer_of(replace(public_corpus(), **changes))  # type: ignore[arg-type]
    return home_context(View(renderer.context, route_to(renderer, "home", "index", locale)))


def sections(html: str) -> list[str]:
    return re.findall(r"<h2 id=[^>]*>([^<]+)</h2>", html)


def test_the_site_says_what_stands_on_it() -> None:
    html = page(renderer_of(example_corpus()), "home", "index")
    assert "<h1>Örnek belediyeler ne yaptı?</h1>" in html
    assert re.search(r'<div role="search">\s*<form class="searchbox" method="get" action="ara/">', html)
    assert 'placeholder="Örneğin: mülteci"' in html
    assert '<a href="terimler/#multeci">Mülteci kimdir?</a>' in html
    assert [word for word in sections(html) if word in ("Yıl yıl", "Öne çıkanlar", "Hangi sözcük ne demek?")] == [
        "Yıl yıl",
        "Öne çıkanlar",
        "Hangi sözcük ne demek?",
    ]


@pytest.mark.parametrize("chosen", [(2016, 2021), (2016, 0), (0, 0)])
def test_the_sites_words_say_the_years_of_the_timeline(chosen: tuple[int, int]) -> None:
    words = WITHOUT_WORDS.model_copy(update={"own_theme": Words(tr="{first}–{last} arası", en="{first}–{last}")})
    made = renderer_of(replace(example_corpus(), site=words), timeline=chosen).site
    years = sorted(item.year for item in made.timeline_items if item.year)
    assert made.words.own_theme
    assert made.words.own_theme.tr == f"{chosen[0] or years[0]}–{chosen[1] or years[-1]} arası"


@pytest.mark.parametrize("locale", LOCALES)
def test_without_words_of_its_own_it_leads_to_what_there_is(locale: str) -> None:
    shown = context(locale, site=WITHOUT_WORDS)
    assert len(shown["doors"]) == 3  # type: ignore[arg-type]
    assert not any(shown[name] for name in ("home", "years", "figures", "terms", "example"))
    html = page(renderer_of(replace(example_corpus(), site=WITHOUT_WORDS)), "home", "index", locale)
    assert f"<h1>{example_corpus().pages['index'].title.get(locale)}</h1>" in html


@pytest.mark.parametrize(("locale", "names"), [("tr", ["İstanbul", "Kırklareli", "Rize"]), ("en", ["Istanbul", "Kırklareli", "Rize"])])
def test_a_province_of_which_the_site_says_nothing_has_its_name(locale: str, names: list[str]) -> None:
    html = page(renderer_of(example_corpus(), home_provinces=("rize", "istanbul", "kirklareli")), "home", "index", locale)
    chips = html.split('<ul class="chips provinces">')[1].split("</ul>")[0]
    assert [Markup(chip).striptags() for chip in re.findall(r"<li>.*?</li>", chips)] == names


def test_without_declaration_and_reports_the_timeline_is_left() -> None:
    corpus = replace(example_corpus(), site=WITHOUT_WORDS, declaration=None, signatories=None, reports={}, links=(), links_to={})
    html = page(renderer_of(corpus), "home", "index")
    assert re.findall(r'<li class="door">.*?<h2><a href="([^"]+)"', html, re.DOTALL)[:1] == ["zaman-cizelgesi/"]


def test_highlights_are_those_that_say_so() -> None:
    html = page(renderer_of(example_corpus()), "home", "index")
    featured = html.split("Öne çıkanlar</h2>")[1]
    assert re.findall(r'<h3><a href="([^"]+)"', featured) == [
        "etkinlikler/ornek-kent-forumu/",
        "raporlar/ornek-bulgular/",
        "merkez/",
    ]


def test_a_figure_is_the_one_of_its_record_and_has_its_mark() -> None:
    html = page(renderer_of(example_corpus()), "home", "index")
    numbers = re.findall(r"<li><b>([^<]+)</b><span class=\"figure-strip__label\">([^<]+)<", html)
    assert [label for _, label in numbers] == ["üye belediye", "proje ortağı", "konuşmacı"]
    assert html.count('class="mark-src') >= 3


def test_themes_are_dots_and_the_sites_own_is_lit() -> None:
    corpus = example_corpus()
    renderer = renderer_of(corpus)
    view = View(renderer.context, route_to(renderer, "home", "index"))
    themes = ("bir", str(view.labels.own_theme), "üç", "dört")
    event = corpus.events["forum-2019"]
    event = event.model_copy(update={"themes": type(event.themes)(tr=themes)})
    assert art_of(view, event).dots == (("dim", "hot", "dim", "dim"),)


def test_a_year_has_the_colour_of_what_mattered_most() -> None:
    events = dict(public_corpus().events)
    events["meeting-2018"] = events["meeting-2018"].model_copy(update={"milestone": True})
    hues = [[hue for _, _, hue in context(events=found)["years"]] for found in (public_corpus().events, events)]  # type: ignore[attr-defined]
    assert hues == [["events", "events"], ["events", "declaration"]]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Uluslararası kent forumu. Göç ele alındı.", "Uluslararası kent forumu."),
        ("A project (2018–2020). It ended.", "A project (2018–2020)."),
        ("Led by Prof. A. Kaya at the union", "Led by Prof. A. Kaya at the union"),
        ("The 3. meeting", "The 3. meeting"),
        ('<span lang="tr">Kent forumu bitti. Sonra</span>', '<span lang="tr">Kent forumu bitti. Sonra</span>'),
    ],
)
def test_a_highlight_says_one_sentence(text: str, shown: str) -> None:
    assert first_sentence(Markup(text)) == shown
