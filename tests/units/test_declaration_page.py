"""The declaration's pages: clauses, citations, definitions, tabs, history, both languages side by side."""

import json
import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from bilingual.content.model import Corpus
from bilingual.rendering.renderer import Renderer
from bilingual.schema.addresses import anchor
from bilingual.schema.declaration import Clause
from bilingual.schema.fields import Edition, Words
from bilingual.text.language import LOCALES

from tests.made_up import example_corpus, page, renderer_of

GROUPS = ("preamble", "points", "commitments")
CLAUSES = 3 + 4 + 3


@pytest.fixture(scope="module")
def example() -> Corpus:
    return example_corpus()


def changed(corpus: Corpus, **update: Any) -> Corpus:
    """The content with the declaration changed."""
    assert corpus.declaration
    return replace(corpus, declaration=corpus.declaration.model_copy(update=update))


def with_clause(corpus: Corpus, group: str, key: str, **update: Any) -> Corpus:
    """The content with one clause changed."""
    clauses: dict[str, Clause] = getattr(corpus.declaration, group)
    return changed(corpus, **{group: clauses | {key: clauses[key].model_copy(update=update)}})


def element(html: str, name: str) -> str:
    """The list item with this anchor."""
    match = re.search(rf'<li class="[^"]*" id="{name}">.*?</li>', html, re.DOTALL)
    assert match, name
    return match[0]


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def citations(html: str) -> list[str]:
    return [unescape(text) for text in re.findall(r' data-citation="([^"]*)"', html)]


def test_the_clauses_of_a_declaration_with_a_preamble_alone_skip_no_level(example: Corpus) -> None:
    html = page(renderer_of(changed(example, commitments={}, points={})), "declaration")
    assert re.search(r"<h([1-6])", html.split("<h1", 1)[1])[1] == "2"  # type: ignore[index]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", ["declaration", "side-by-side"])
def test_every_clause_has_its_anchor_on_both_pages(example: Corpus, kind: str, locale: str) -> None:
    html, declaration = page(renderer_of(example), kind, locale=locale), example.declaration
    assert declaration
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(set(ids)) == len(ids)
    assert {anchor(group, key, locale) for group in GROUPS for key in getattr(declaration, group)} <= set(ids)


def test_commitments_come_first_then_points_then_the_preamble_in_a_fold(example: Corpus) -> None:
    html = page(renderer_of(example), "declaration")
    places = [html.index(f'id="{name}"') for name in ("taahhut-1", "tanim-neighbours", "madde-1", "giris-1")]
    assert places == sorted(places)
    assert html.rindex("<details", 0, places[-1]) > places[-2]
    assert "<details" not in html[: places[-2]]


def test_each_clause_is_a_heading_with_its_number_and_words_of_ours(example: Corpus) -> None:
    html = page(renderer_of(example), "declaration", locale="en")
    headings = {name: plain(element(html, name).partition("</h3>")[0]) for name in ("commitment-2", "commitment-3", "preamble-2")}
    assert headings == {"commitment-2": "Commitment 2 Sharing", "commitment-3": "Commitment 3", "preamble-2": "Preamble 2"}
    assert len(re.findall(r'<li class="clause[ "][^>]*>\s*<h3>', html)) == CLAUSES
    assert not [name for name in headings if element(html, name).count("<a ") + element(html, name).count("<summary") > 2]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_clause_says_how_to_cite_it(example: Corpus, locale: str) -> None:
    found = citations(page(renderer_of(example), "declaration", locale=locale))
    assert len(set(found)) == len(found) == CLAUSES
    summary = {"tr": "özet", "en": "summary"}[locale]
    assert sum(summary in citation for citation in found) == CLAUSES - 1  # one point has an official text


def test_a_citation_says_what_it_cites(example: Corpus) -> None:
    (citation,) = citations(element(page(renderer_of(example), "declaration", locale="en"), "commitment-2"))
    assert ", Commitment 2. Not the official text but a summary by " in citation
    assert citation.endswith(" https://example.org/en/declaration/#commitment-2")


def test_an_official_text_takes_the_place_of_the_summary_in_its_language_only(example: Corpus) -> None:
    renderer = renderer_of(with_clause(example, "points", "3", official_text=Edition[str](tr="Komşular için resmî sözler.")))
    turkish, english = (
        element(page(renderer, "declaration", locale=locale), name) for locale, name in (("tr", "madde-3"), ("en", "point-3"))
    )
    assert "resmî sözler." in turkish
    assert "Resmî metin; aktaran" in citations(turkish)[0]
    assert "Not the official text" in citations(english)[0]


@pytest.mark.parametrize("locale", LOCALES)
def test_it_is_said_once_that_this_is_no_official_text(example: Corpus, locale: str) -> None:
    html = page(renderer_of(example), "declaration", locale=locale)
    notice = {"tr": "Aşağıdaki, özetimizdir.", "en": "Below is our summary."}[locale]
    assert plain(re.sub(r"<header class=\"site-header.*?</header>", "", html, flags=re.DOTALL)).count(notice) == 1
    every: dict[str, Any] = {group: {} for group in GROUPS}
    assert notice not in page(renderer_of(changed(example, **every)), "declaration", locale=locale)


def test_a_translated_name_stands_above_the_original(example: Corpus) -> None:
    html = page(renderer_of(example), "declaration", locale="en")
    title = re.search(r"<h1>(.*?)</h1>\s*<p [^>]*lang=\"tr\"[^>]*>(.*?)</p>", html, re.DOTALL)
    assert example.declaration
    name = next(iter(example.declaration.names.values())).name
    assert title
    assert [unescape(words) for words in title.groups()] == [name.get("en"), name.get("tr")]
    assert ' lang="tr"' not in page(renderer_of(example), "declaration").partition("</h1>")[2].partition("</header>")[0]


def test_common_sources_are_cited_once_for_a_part(example: Corpus) -> None:
    assert example.declaration
    same = {"sources": ("declaration-text",), "cites": (), "remark": None}
    clauses = {key: clause.model_copy(update=same) for key, clause in example.declaration.points.items()}
    html = page(renderer_of(changed(example, points=clauses)), "declaration")
    assert not [key for key in clauses if 'class="cite"' in element(html, f"madde-{key}")]
    one = with_clause(changed(example, points=clauses), "points", "2", sources=("news",))
    html = page(renderer_of(one), "declaration")
    assert all('class="cite"' in element(html, f"madde-{key}") for key in clauses)


@pytest.mark.parametrize("locale", LOCALES)
def test_defined_words_lead_to_their_definition_once_in_a_part(example: Corpus, locale: str) -> None:
    html = page(renderer_of(example), "declaration", locale=locale)
    links = re.findall(r'<a class="term" href="#([^"]+)">', html)
    assert links
    assert all(f'id="{target}"' in html for target in links)
    assert len(links) <= len(GROUPS) * len(example.declaration.definitions)  # type: ignore[union-attr]


# tabs and history


def tabs(html: str) -> list[tuple[str, str]]:
    nav = re.search(r'<nav class="tabs".*?</nav>', html, re.DOTALL)
    return re.findall(r'<a href="([^"]+)"(?: aria-current="(\w+)")?', nav[0]) if nav else []


@pytest.mark.parametrize(
    ("kind", "key", "current"),
    [
        ("declaration", "", ["page", "", "", "", ""]),
        ("signatories", "", ["", "page", "", "", ""]),
        ("signatories-table", "", ["", "true", "", "", ""]),
        ("signatory", "cinarli", ["", "true", "", "", ""]),
        ("declaration-history", "", ["", "", "page", "", ""]),
        ("side-by-side", "", ["", "", "", "page", ""]),
        ("page", "how-to-join", ["", "", "", "", "page"]),
    ],
)
def test_tabs_lead_to_every_page_of_the_declaration(example: Corpus, kind: str, key: str, current: list[str]) -> None:
    renderer = renderer_of(example)
    assert [state for _, state in tabs(page(renderer, kind, key))] == current
    assert tabs(page(renderer, "timeline")) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_old_anchors_of_the_history_lead_to_its_page(example: Corpus, locale: str) -> None:
    renderer = renderer_of(example)
    html = page(renderer, "declaration", locale=locale)
    moved = json.loads(unescape(re.findall(r' data-moved="([^"]*)"', html)[0]))
    version = anchor("versions", "first", locale)
    assert f'id="{version}"' in page(renderer, "declaration-history", locale=locale)
    assert f'id="{version}"' not in html
    assert moved[version.removesuffix("first")] == {"tr": "../deklarasyon/gecmisi/", "en": "../../en/declaration/history/"}[locale]


@pytest.mark.parametrize("locale", LOCALES)
def test_words_of_anchors_are_known_in_the_other_language(example: Corpus, locale: str) -> None:
    html = page(renderer_of(example), "declaration", locale=locale)
    words = json.loads(unescape(re.findall(r' data-anchors="([^"]*)"', html)[0]))
    other = next(one for one in LOCALES if one != locale)
    assert {words[anchor(group, "", locale)] for group in GROUPS} == {anchor(group, "", other) for group in GROUPS}


def test_the_history_tells_of_every_version_and_name(example: Corpus) -> None:
    html = page(renderer_of(example), "declaration-history", locale="en")
    assert example.declaration
    assert [key for key in example.declaration.versions if f'id="{anchor("versions", key, "en")}"' not in html] == []
    assert len(re.findall(r'<ul class="rows">.*?</ul>', html, re.DOTALL)[0].split("<li>")) - 1 == len(example.declaration.names)


# both languages


def rows(renderer: Renderer, locale: str) -> list[tuple[str, list[tuple[str, str]]]]:
    html = page(renderer, "side-by-side", locale=locale)
    items = re.findall(r'<li class="parallel__row" id="([^"]+)">(.*?)</li>', html, re.DOTALL)
    return [(name, re.findall(r'<div class="parallel__text" lang="(\w+)">(.*?)</div>', item, re.DOTALL)) for name, item in items]


@pytest.mark.parametrize("locale", LOCALES)
def test_both_languages_stand_side_by_side_each_marked(example: Corpus, locale: str) -> None:
    found = rows(renderer_of(example), locale)
    assert len(found) == CLAUSES + 2  # and two definitions
    assert all([code for code, _ in texts] == ["tr", "en"] for _, texts in found)


def test_what_is_not_translated_is_marked(example: Corpus) -> None:
    renderer = renderer_of(with_clause(example, "points", "3", text=Words(tr="Yalnızca Türkçe.")))
    texts = dict(dict(rows(renderer, "en"))["point-3"])
    assert "Yalnızca Türkçe." in texts["tr"]
    assert '<p class="parallel__mark parallel__mark--missing" lang="en">Not translated yet</p>' in texts["en"]
    assert "Parts not translated yet: 1." in page(renderer, "side-by-side", locale="en")


def test_what_is_older_than_the_turkish_is_marked(example: Corpus) -> None:
    site = replace(renderer_of(example).site, outdated={("declaration", ""): frozenset({"points.3.text", "definitions.neighbours.text"})})
    found = {name: dict(texts) for name, texts in rows(Renderer(site), "en")}
    assert [name for name, texts in found.items() if "parallel__mark" in texts["en"]] == ["point-3", "definition-neighbours"]
    assert not [name for name, texts in found.items() if "parallel__mark" in texts["tr"]]
    assert "Parts whose translation is older than the Turkish: 2." in page(Renderer(site), "side-by-side", locale="en")
