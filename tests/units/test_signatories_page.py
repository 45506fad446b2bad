"""The pages of the signatories: cards for few, a list by province for many, the table, and how well each signature is founded."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest
from bilingual.content.model import Corpus
from bilingual.text import language
from bilingual.text.language import LOCALES

from tests.made_up import example_corpus, page, renderer_of, with_signatures

ROW = re.compile(r'<tr role="row" id="([^"]+)"([^>]*)>(.*?)</tr>', re.DOTALL)


@pytest.fixture(scope="module")
def example() -> Corpus:
    return example_corpus()


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def attributes(text: str) -> dict[str, str]:
    return dict(re.findall(r'([\w-]+)="([^"]*)"', text))


def signed(corpus: Corpus, *keys: str) -> Corpus:
    """The content with these signatures alone."""
    register = corpus.signatories
    assert register
    signatories = {key: signature for key, signature in register.signatories.items() if key in keys}
    return replace(corpus, signatories=register.model_copy(update={"signatories": signatories}))


def lead(html: str) -> str:
    return plain(re.findall(r'<p class="lead">(.*?)</p>', html, re.DOTALL)[0])


@pytest.mark.parametrize(
    ("locale", "answer"),
    [
        ("tr", "Habere göre ilk metni yirmiden çok belediye imzaladı. Adı bilinen tek imzacı: Örnekköy Belediyesi (Manisa) ."),
        (
            "en",
            "According to the news, more than twenty municipalities signed the first text. "
            "The only signatory known by name: Örnekköy Municipality (Manisa) .",
        ),
    ],
)
def test_the_lead_answers_who_signed(example: Corpus, locale: str, answer: str) -> None:
    html = page(renderer_of(signed(example, "ornekkoy")), "signatories", locale=locale)
    assert lead(html) == answer
    assert len(re.findall(r'<section class="signed"', html)) == 1
    assert "<form" not in html.partition("<main")[2]


def test_nobody_signed(example: Corpus) -> None:
    html = page(renderer_of(signed(example)), "signatories", locale="en")
    assert lead(html).endswith("No signatory is known by name.")
    assert "<table" not in page(renderer_of(signed(example)), "signatories-table", locale="en")


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("cinarli", "Signed document"),
        ("ornekkoy", "One source: news"),
        ("ornek-buyuksehir", "Unclear; sources differ"),
    ],
)
def test_the_sources_say_how_well_a_signature_is_founded(example: Corpus, key: str, words: str) -> None:
    assert lead(page(renderer_of(example), "signatory", key, "en")).startswith(words)


def test_two_sources_confirm_a_signature(example: Corpus) -> None:
    register = example.signatories
    assert register
    twice = register.signatories["ornekkoy"].model_copy(update={"sources": ("news", "web-page")})
    corpus = replace(example, signatories=register.model_copy(update={"signatories": {"ornekkoy": twice}}))
    assert lead(page(renderer_of(corpus), "signatory", "ornekkoy", "en")).startswith("Confirmed")


def test_a_question_stands_for_each_signature_that_is_unclear(example: Corpus) -> None:
    html = page(renderer_of(example), "signatories")
    assert "Örnek Büyükşehir Belediyesi imzaladı mı?" in plain(html)
    assert 'id="imza-ornek-buyuksehir"' in html
    assert 'id="aciklama-ornek-buyuksehir"' in html


@pytest.mark.parametrize(("signatories_from", "cards"), [(7, 0), (8, 7)])
def test_the_setting_says_from_when_on_it_is_a_list(example: Corpus, signatories_from: int, cards: int) -> None:
    html = page(renderer_of(example, signatories_from=signatories_from), "signatories")
    assert html.count('<section class="signed"') == cards
    assert ('id="signatory-filter"' in html) is not cards


@pytest.mark.parametrize("locale", LOCALES)
def test_three_hundred_signatories_stand_by_province_those_with_most_first(example: Corpus, locale: str) -> None:
    corpus = with_signatures(example, 300)
    html = page(renderer_of(corpus), "signatories", locale=locale)
    assert corpus.signatories
    confirmed = [one for one in corpus.signatories.signatories.values() if one.status == "confirmed" and not one.withdrawn]
    folds = re.findall(r'<summary>([^<]*) <span class="fold__count">(\d+)</span></summary>(.*?)</details>', html, re.DOTALL)
    lists = [(name, int(count), re.findall(r'<li id="([^"]+)"', body)) for name, count, body in folds if 'class="names"' in body]
    assert [count for _, count, _ in lists] == [len(names) for _, _, names in lists]
    assert sum(count for _, count, _ in lists) == len(confirmed)
    known = [count for _, count, _ in lists[:-1]]
    assert known == sorted(known, reverse=True)
    assert lists[-1][0] == {"tr": "Belirtilmemiş", "en": "Not stated"}[locale]
    assert f"{len(confirmed)} " in lead(html)
    shown = dict(re.findall(r'<a href="#[^"]+" class="q[1-4]" aria-label="([^":]+): (\d+)"', html))
    assert shown == {name: str(count) for name, count, _ in lists[:-1]}


def test_a_text_is_named_only_where_it_is_not_the_usual_one(example: Corpus) -> None:
    html = page(renderer_of(example, signatories_from=1), "signatories", locale="en")
    exceptions = re.findall(r'<li id="([^"]+)"[^>]*><a [^>]*>[^<]*</a> <span>', html)
    assert exceptions == ["signature-ornekkoy"]


# the table


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("column", "cell"), [("name", 0), ("kind", 1), ("province", 2), ("office", 5)], ids=["name", "kind", "province", "office"]
)
def test_ranks_follow_the_alphabet_of_the_language(example: Corpus, locale: str, column: str, cell: int) -> None:
    html = page(renderer_of(with_signatures(example, 60)), "signatories-table", locale=locale)
    found = [
        (int(attributes(text)[f"data-rank-{column}"]), plain(re.findall(r"<t[hd] .*?</t[hd]>", cells, re.DOTALL)[cell]))
        for _, text, cells in ROW.findall(html)
    ]
    order: Callable[[str], object] = lambda words: (not words, language.sort_key(words, locale))  # noqa: E731
    by_rank = [words for _, words in sorted(found)]
    assert by_rank == sorted(by_rank, key=order)  # type: ignore[arg-type]


def test_what_is_not_known_is_not_written(example: Corpus) -> None:
    html = page(renderer_of(example), "signatories-table", locale="en")
    rows = {name: re.findall(r"<td [^>]*>(.*?)</td>", cells, re.DOTALL) for name, _, cells in ROW.findall(html)}
    assert rows["signature-komsu"][1] == ""  # the province
    assert rows["signature-cinarli"][3] == ""  # the day
    assert "not known" not in plain(html.partition("<main")[2].partition("</main>")[0])
