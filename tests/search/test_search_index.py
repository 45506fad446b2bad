"""The index of the search: which words and pages it holds, and how large its parts are."""

import gzip
import json
import re
from collections import Counter
from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
from bilingual.outputs import search
from bilingual.outputs.search_index import Document, Indexed, index_document, make_index
from bilingual.outputs.search_words import ENDINGS, tokens, words
from bilingual.rendering.plain_text import FOREIGN, SKIPPED_CLASSES, Section, read, read_lead, without_marks
from bilingual.rendering.renderer import Renderer
from bilingual.schema.addresses import address
from bilingual.text.language import LOCALES

from tests.made_up import example_corpus, renderer_of, with_events
from tests.outputs.conftest import render_tiny

Files = Mapping[str, bytes]


@pytest.fixture(scope="module")
def example() -> Renderer:
    """The example site."""
    return renderer_of(example_corpus())


@pytest.fixture(scope="module")
def example_files(example: Renderer) -> Files:
    """The index of the example site."""
    return files_of(example)


def files_of(renderer: Renderer) -> Files:
    return {artifact.uri: artifact.content for artifact in search.make(renderer)}


def rows(files: Files, locale: str, letter: str) -> dict[str, Any]:
    """All words ("w") or all documents ("t") of a language."""
    folder = json.loads(files[f"search/{locale}.json"])["folder"]
    parts = [content for uri, content in files.items() if re.fullmatch(rf"search/{folder}/{letter}[0-9]+\.json", uri)]
    return {name: row for part in parts for name, row in json.loads(part).items()}


def text_of(shown: Mapping[str, Any]) -> str:
    return "\n".join([shown.get("summary", ""), *(text for _, _, text in shown.get("sections", ()))])


# Words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("İstanbul’da ISTANBUL istanbul", ["istanbul", "istanbul", "istanbul"]),
        ("Göçmenlerin Iğdır'ı", ["gocmenlerin", "igdir"]),
        ("540.000 Suriyeli, 3,888,526.99 avro", ["540000", "suriyeli", "3888526", "99", "avro"]),
        ("16.10.2018", ["16", "10", "2018"]),
        ("Turkey’s harmonisation in the Centre, iş birliği", ["turkiye", "harmonization", "in", "the", "center", "isbirligi"]),
        ("Toplantısı’21 L’Aquila", ["toplantisi", "21", "l", "aquila"]),
        ("UN-Habitat", ["un", "habitat"]),
        ("Bölgesel İŞ birliğinin (iş birliği) çevrim-iş birliği", ["bolgesel", "isbirliginin", "isbirligi", "cevrim", "isbirligi"]),
        ("iş  birliği, iş\nbirliği, iş\u00a0birliği", ["is", "birligi", "is", "birligi", "isbirligi"]),
        ("iş", ["is"]),
        ("– … ’", []),
    ],
)
def test_words_are_folded_and_cut_after_an_apostrophe(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_words_joined_by_hyphens_count_as_one_too() -> None:
    assert words("UN-Habitat 2015-2017, Dayton-Ohio")[-2:] == ["unhabitat", "daytonohio"]


@pytest.mark.parametrize(
    ("locale", "endings"),
    [
        (
            "tr",
            "ler leri lerin lerinden larinda da de ta te dan ten i u yi yu nun nin in un a e ya ye la le yla yle ki deki dakilerin dir tur",
        ),
        ("tr", "im imiz umuzdan iniz si su sinda sinin sini sine siyle imize inden"),
        ("en", "s es"),
    ],
)
def test_endings_are_known(locale: str, endings: str) -> None:
    assert [ending for ending in endings.split() if not re.fullmatch(ENDINGS[locale], ending)] == []


@pytest.mark.parametrize(("locale", "no_endings"), [("tr", "men men tici iye ltin sal cilik li iyat"), ("en", "ing ed ment y ss")])
def test_what_makes_another_word_is_no_ending(locale: str, no_endings: str) -> None:
    assert [ending for ending in no_endings.split() if re.fullmatch(ENDINGS[locale], ending)] == []


# Text


def test_text_is_read_in_sections_without_the_frame() -> None:
    html = """
    <nav><ol><li>Ana sayfa</li></ol></nav>
    <article><header><h1>Başlık</h1><p class="lead">Özeti <sup class="cite">[<a>1</a>]</sup>.</p></header>
    <div class="facts"><h2 class="visually-hidden">Künye</h2><dl><div class="fact"><dt>Yer</dt><dd>Bursa</dd></div></dl></div>
    <div class="prose"><p>Metin &amp; <span lang="en">English words</span> sürer.<br>İkinci<p>Üçüncü</div>
    <section><h2 id="sayilar">Sayılar</h2><dl class="figures"><div><dt>katılımcı</dt><dd>73</dd></div></dl></section>
    <ol><li id="madde-7"><p>Madde 7</p><p>Ortak iş.</p><details class="cite-text">Kaynak göster</details></li></ol>
    <ul class="people"><li><span class="name">Ayşe</span><span class="role">konuşmacı</span></li></ul><a download>indirin</a>
    <details class="fold fold--printed"><summary>Kaynaklar</summary><p>kaynak</p></details></article>"""
    text = read(html, "tr")
    assert text.lead == "Özeti."
    assert text.sections == (
        Section("", "", f"Bursa\nMetin & {FOREIGN[0]}en{FOREIGN[1]}English words{FOREIGN[2]} sürer.\nİkinci\nÜçüncü"),
        Section("sayilar", "Sayılar", "katılımcı: 73"),
        Section("madde-7", "Madde 7", "Ortak iş.\nAyşe konuşmacı"),
    )
    assert "ue000" not in without_marks(text.sections[0].text)


def test_what_is_left_out_is_left_out_with_all_that_stands_in_it() -> None:
    html = """<article>Önce <div class="notice">x <div>y<br></div> <span>z</span> </div>sonra
    <p>a<sup class="cite">[1]</sup>, b</p><div class="facts"><dl><dt>Yer <b>c</b></dt><dd>Bursa<dl><dt>d</dt></dl></dl></div>
    <div hidden><div>e</div></div><divx>f</divx></article>"""
    assert read(html, "tr").sections == (Section("", "", "Önce\nsonra\na, b\nBursa\nf"),)


def test_the_lead_alone_is_that_of_the_whole_list(example: Renderer) -> None:
    lists = [route for route in example.site.routes.all if search.is_found(route) and route.kind not in search.WEIGHTS]
    found = {route.uri: (example.render(route).html, route.locale) for route in lists}
    leads = {uri: read(html, locale).lead for uri, (html, locale) in found.items()}
    assert {uri: read_lead(html, locale) for uri, (html, locale) in found.items()} == leads
    assert sum(map(bool, leads.values())) > 10


def test_what_every_page_says_is_not_taken_for_text(example: Renderer, example_files: Files) -> None:
    for locale in LOCALES:
        labels = example.context.labels[locale]
        lines = Counter(line for shown in rows(example_files, locale, "t").values() for line in text_of(shown).split("\n"))
        repeated = (labels.about_source, labels.open_source, labels.source, labels.fields.date)
        assert {label: lines[label] for label in repeated if lines[label] > 5} == {}
        assert len(lines) > 300


def test_every_class_that_is_left_out_is_still_there(example: Renderer) -> None:
    documents = (example.render(route).html for route in example.site.routes.all)
    found = {name for html in documents for names in re.findall(r'class="([^"]*)"', html) for name in names.split()}
    assert found >= SKIPPED_CLASSES


# Pages


def test_every_page_of_a_language_is_in_its_index_alone(example: Renderer, example_files: Files) -> None:
    for locale in LOCALES:
        found = {shown.get("uri", "") for shown in rows(example_files, locale, "t").values()}
        listed = (route for route in example.site.routes.all if route.locale == locale and route.is_listed)
        terms = {f"{address('terms', '', locale)}#{anchor}" for anchor in example.context.terms[locale].anchors.values()}
        expected = terms | {route.uri for route in listed if route.kind not in search.SEEN_OTHERWISE}
        assert found == expected
        assert len(found) > 80


def test_drafts_and_withdrawn_entries_are_not_found(tmp_path: Path) -> None:
    def entry(name: str, more: str) -> str:
        return f"title: {name} toplantısı\nkind: meeting\nsummary: {name}.\nsources: [own-record]\npublished: 2020-01-01\n{more}"

    renderer = render_tiny(
        tmp_path / "tiny",
        {
            "content/tr/events/one.yml": entry("Birinciuydurma", ""),
            "content/tr/events/two.yml": entry("Ikinciuydurma", "draft: true\n"),
            "content/tr/events/three.yml": entry("Ucuncuuydurma", "withdrawn: {date: 2020-02-01, reason: Yanlıştı.}\n"),
        },
    )
    words = rows(files_of(renderer), "tr", "w")
    assert "birinciuydurma" in words
    assert not {"ikinciuydurma", "ucuncuuydurma", "yanlisti"} & set(words)


def test_names_abbreviations_and_search_words_lead_to_their_page(example_files: Files) -> None:
    for locale, names in {
        "tr": "obb ogm basamak dok konut deklarasyon",
        "en": "uem emc wce ladders homes bibliography",
    }.items():
        words = rows(example_files, locale, "w")
        assert [name for name in names.split() if not any(isinstance(posting, list) for posting in words[name])] == []


# Form


def test_the_same_content_gives_the_same_bytes(example_files: Files) -> None:
    assert files_of(renderer_of(example_corpus())) == example_files


@pytest.mark.long  # an index of 300 entries
def test_parts_stay_small_however_much_there_is() -> None:
    files = files_of(renderer_of(with_events(example_corpus(), 280)))
    assert len(files) > 60
    sizes = {uri: len(gzip.compress(content)) for uri, content in files.items()}
    assert max(sizes.values()) < 12_000
    assert sum(sizes.values()) / len(sizes) < 4_000


def make_document(number: int, text: str) -> Document:
    return Document(f"sayfa/{number}/", (f"Sayfa {number}",), (), "tr", "", "", "", (Section("", "", text),))


def indexed(documents: list[Document], locale: str) -> list[Indexed]:
    return [index_document(document, locale) for document in documents]


def test_a_word_that_is_everywhere_lists_only_where_it_counts() -> None:
    files = {
        artifact.uri: artifact.content
        for artifact in make_index(indexed([make_document(n, "herkes uydurma") for n in range(200)], "tr"), "tr")
    }
    words = rows(files, "tr", "w")
    assert words["herkes"] == [-200]
    assert len(words["sayfa"]) == 200


def test_a_word_lists_no_more_than_the_best_however_many_pages_have_it() -> None:
    documents = [make_document(n, "sıkça " * (1 + (n % 100 == 7)) if n % 2 else "başka") for n in range(5_000)]
    files = {artifact.uri: artifact.content for artifact in make_index(indexed(documents, "tr"), "tr")}
    how_many, *listed = rows(files, "tr", "w")["sikca"]
    numbers = list(accumulate([posting // 128 for posting in listed], initial=-1))[1:]
    assert how_many == -2500
    assert len(listed) == 2000
    assert set(range(7, 5_000, 100)) < set(numbers), "those that say it twice are there"
    assert numbers == sorted(number for number in numbers if number % 2)
    assert max(len(gzip.compress(content)) for content in files.values()) < 16_000


@pytest.mark.parametrize("count", [0, 1])
def test_an_index_of_next_to_nothing(count: int) -> None:
    files = {artifact.uri: artifact.content for artifact in make_index(indexed([make_document(n, "") for n in range(count)], "en"), "en")}
    assert json.loads(files["search/en.json"])["documents"] == count


def test_postings_can_be_read_back() -> None:
    documents = [make_document(0, "bir uydurma"), make_document(1, "başka"), make_document(2, "uydurma uydurma")]
    files = {artifact.uri: artifact.content for artifact in make_index(indexed(documents, "tr"), "tr")}
    first, second = rows(files, "tr", "w")["uydurma"]
    assert (first // 128 - 1, second // 128) == (0, 2)
    assert second % 128 > first % 128
