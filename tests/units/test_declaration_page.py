"""The declaration's pages: clauses, citations, definitions, both languages side by side."""

import re
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from bilingual.addresses import anchor
from bilingual.corpus import Corpus
from bilingual.language import LOCALES
from bilingual.render import Renderer
from bilingual.schema.declaration import Clause
from bilingual.schema.fields import Edition, Words

from tests.builds.tiny import label
from tests.made_up import example_corpus, page, renderer_of

GROUPS = ("preamble", "points", "commitments")


def with_clause(group: str, key: str, **update: Any) -> Corpus:
    """The example content with one clause changed."""
    declaration = example_corpus().declaration
    assert declaration
    clauses: dict[str, Clause] = getattr(declaration, group)
    changed = clauses | {key: clauses[key].model_copy(update=update)}
    return replace(example_corpus(), declaration=declaration.model_copy(update={group: changed}))


def element(html: str, name: str) -> str:
    """The list item with this anchor."""
    match = re.search(rf'<li class="[^"]*" id="{name}">.*?</li>', html, re.DOTALL)
    assert match, name
    return match[0]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", ["declaration", "side-by-side"])
def test_every_clause_has_its_anchor_on_both_pages(kind: str, locale: str) -> None:
    html, declaration = page(renderer_of(example_corpus()), kind, locale=locale), example_corpus().declaration
    assert declaration
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(set(ids)) == len(ids)
    assert {anchor(group, key, locale) for group in GROUPS for key in getattr(declaration, group)} <= set(ids)


@pytest.mark.parametrize("locale", LOCALES)
def test_every_clause_says_how_to_cite_it(locale: str) -> None:
    declaration = example_corpus().declaration
    assert declaration
    html = page(renderer_of(example_corpus()), "declaration", locale=locale)
    citations = [unescape(text) for text in re.findall(r'<p class="clause__citation">(.*?)</p>', html)]
    assert len(citations) == len(set(citations)) == sum(len(getattr(declaration, group)) for group in GROUPS)
    official = [citation for citation in citations if {"tr": "özet", "en": "summary"}[locale] not in citation]
    assert len(official) == 1, "the official text of point 1"


def test_a_citation_says_what_it_cites() -> None:
    html = element(page(renderer_of(example_corpus()), "declaration", locale="en"), "commitment-2")
    assert (
        "Example Declaration for Neighbours (The text of 2020), Commitment 2. Not the official text but a summary by "
        f"{label('en', 'site_name')}, 6 May 2021. https://example.org/en/declaration/#commitment-2"
    ) in unescape(html)


def test_an_official_text_takes_the_place_of_the_summary_in_its_language_only() -> None:
    renderer = renderer_of(with_clause("points", "3", official_text=Edition[str](tr="Mülteciler için resmî sözler.")))
    turkish, english = (
        element(page(renderer, "declaration", locale=locale), name) for locale, name in (("tr", "madde-3"), ("en", "point-3"))
    )
    assert "Mülteciler için resmî sözler." in turkish
    assert "clause__status--official" in turkish
    assert "Resmî metin; aktaran" in turkish
    assert "clause__status--official" not in english
    assert "Not the official text" in english


def test_without_a_version_at_the_official_address_none_is_named() -> None:
    declaration = example_corpus().declaration
    assert declaration
    corpus = replace(example_corpus(), declaration=declaration.model_copy(update={"official_url": Edition[str]()}))
    html = page(renderer_of(corpus), "declaration", locale="en")
    assert "Example Declaration for Neighbours, Commitment 2. Not" in html
    assert "version--present" not in html


@pytest.mark.parametrize(("locale", "words"), [("tr", ["Komşularımızı"]), ("en", ["Neighbours", "neighbours"])])
def test_defined_words_lead_to_their_definition_once_in_a_section(locale: str, words: list[str]) -> None:
    html = page(renderer_of(example_corpus()), "declaration", locale=locale)
    links = re.findall(r'<a class="term" href="#([^"]+)">([^<]+)</a>', html)
    target = anchor("definitions", "neighbours", locale)
    assert [word for name, word in links if name == target] == words
    assert f'id="{target}"' in html


# both languages


def rows(renderer: Renderer, locale: str) -> list[tuple[str, list[tuple[str, str]]]]:
    html = page(renderer, "side-by-side", locale=locale)
    items = re.findall(r'<li class="parallel__row" id="([^"]+)">(.*?)</li>', html, re.DOTALL)
    return [(name, re.findall(r'<div class="parallel__text" lang="(\w+)">(.*?)</div>', item, re.DOTALL)) for name, item in items]


@pytest.mark.parametrize("locale", LOCALES)
def test_both_languages_stand_side_by_side_each_marked(locale: str) -> None:
    declaration = example_corpus().declaration
    assert declaration
    found = rows(renderer_of(example_corpus()), locale)
    assert len(found) == sum(len(getattr(declaration, group)) for group in (*GROUPS, "definitions"))
    assert all([code for code, _ in texts] == ["tr", "en"] for _, texts in found)
    assert not [name for name, texts in found if any("parallel__mark" in text for _, text in texts)]


def test_what_is_not_translated_is_marked() -> None:
    words = Words(tr="Yalnızca Türkçe.")
    renderer = renderer_of(with_clause("points", "3", text=words))
    texts = dict(dict(rows(renderer, "en"))["point-3"])
    assert "Yalnızca Türkçe." in texts["tr"]
    assert '<p class="parallel__mark parallel__mark--missing" lang="en">Not translated yet</p>' in texts["en"]
    assert "Parts not translated yet: 1." in page(renderer, "side-by-side", locale="en")


def test_what_is_older_than_the_turkish_is_marked() -> None:
    renderer = renderer_of(example_corpus())
    site = replace(renderer.site, outdated={("declaration", ""): frozenset({"points.3.text", "definitions.neighbours.text"})})
    found = {name: dict(texts) for name, texts in rows(Renderer(site), "en")}
    marked = [name for name, texts in found.items() if "parallel__mark" in texts["en"]]
    assert marked == ["point-3", "definition-neighbours"]
    assert not [name for name, texts in found.items() if "parallel__mark" in texts["tr"]]
    assert "Parts whose translation is older than the Turkish: 2." in page(Renderer(site), "side-by-side", locale="en")
