"""The table of the signatories, the map with its numbers, and what sources say in sum; with one signature and with three hundred."""

import re
from collections.abc import Callable
from dataclasses import replace
from html import unescape

import pytest
from bilingual import language
from bilingual.corpus import Corpus
from bilingual.declaration.tilemap import PLACES, tiles
from bilingual.language import LOCALES

from tests.made_up import example_corpus, page, renderer_of, with_signatures

ROW = re.compile(r'<tr role="row" id="([^"]+)"([^>]*)>(.*?)</tr>', re.DOTALL)
TILE = re.compile(r'<span class="tile__name">(.*?)</span> <span class="tile__count">([\d.,]+)</span>', re.DOTALL)


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def attributes(text: str) -> dict[str, str]:
    return dict(re.findall(r'([\w-]+)="([^"]*)"', text))


def signatories_page(corpus: Corpus, locale: str = "tr") -> str:
    return page(renderer_of(corpus), "signatories", locale=locale)


def test_one_signature() -> None:
    register = example_corpus().signatories
    assert register
    names = ("ornekkoy", "ornek-buyuksehir")
    few = register.model_copy(update={"signatories": {name: register.signatories[name] for name in names}})
    html = signatories_page(replace(example_corpus(), signatories=few), "en")
    rows = [plain(cells) for _, _, cells in ROW.findall(html)]
    assert len(rows) == 2
    assert rows[0].startswith("Örnekköy Municipality District municipality Manisa The text of 2018 16 October 2018")
    assert "1 signatory" in plain(html), "the other one is unclear"
    assert {plain(name): count for name, count in TILE.findall(html) if count != "0"} == {"Manisa": "1"}
    assert "Provinces with confirmed signatories: Manisa (1)." in plain(html)


def test_the_sum_of_the_sources_stands_beside_the_number_confirmed() -> None:
    html = signatories_page(example_corpus(), "en")
    table = re.search(r'<table class="table sums__table">.*?</table>', html, re.DOTALL)
    assert table
    lines = [plain(re.sub(r"<sup.*?</sup>", "", row)) for row in re.findall(r"<tr>(.*?)</tr>", table[0], re.DOTALL)]
    assert lines[1:] == ["The text of 2018 1 more than 20", "The text of 2020 4 number not known"]
    assert "Last checked: 5 April 2021" in plain(html)


@pytest.mark.parametrize("locale", LOCALES)
def test_three_hundred_signatures(locale: str) -> None:
    corpus = with_signatures(example_corpus(), 300)
    assert corpus.signatories
    html = signatories_page(corpus, locale)
    rows = [attributes(text) for _, text, _ in ROW.findall(html)]
    assert len(rows) == len(corpus.signatories.signatories)
    confirmed = [row for row in rows if row["data-rank-status"] == "0"]
    counts: dict[str, int] = {}
    for row in confirmed:
        counts[row["data-province"]] = counts.get(row["data-province"], 0) + 1
    names = {place.key: place.name.get(locale) for place in corpus.places.values()}
    shown = {plain(name): int(count) for name, count in TILE.findall(html)}
    union = {place.key for place in corpus.places.values() if place.in_union_area}
    assert shown == {names[province]: counts[province] for province in union}
    elsewhere = sum(number for province, number in counts.items() if province and province not in union)
    text = plain(html)
    words = {"tr": ("Bu illerin dışından", "İli belirtilmeyen"), "en": ("From outside these provinces", "Province not stated")}[locale]
    assert f"{words[0]}: {elsewhere}." in text
    assert f"{words[1]}: {counts['']}." in text
    assert sum(shown.values()) + elsewhere + counts[""] == len(confirmed)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(
    ("column", "cell"), [("name", 0), ("kind", 1), ("province", 2), ("office", 5)], ids=["name", "kind", "province", "office"]
)
def test_ranks_follow_the_alphabet_of_the_language(locale: str, column: str, cell: int) -> None:
    html = signatories_page(with_signatures(example_corpus(), 60), locale)
    found = [
        (int(attributes(text)[f"data-rank-{column}"]), plain(re.findall(r"<t[hd] .*?</t[hd]>", cells, re.DOTALL)[cell]))
        for _, text, cells in ROW.findall(html)
    ]
    unknown = {"tr": ("Belirtilmemiş", "bilinmiyor"), "en": ("Not stated", "not known")}[locale]
    order: Callable[[str], object] = lambda words: (words in unknown, language.sort_key(words, locale))  # noqa: E731
    by_rank = [words for _, words in sorted(found)]
    assert by_rank == sorted(by_rank, key=order)  # type: ignore[arg-type]


def test_dates_that_are_not_known_come_last() -> None:
    html = signatories_page(with_signatures(example_corpus(), 60), "en")
    found = sorted(
        (int(attributes(text)["data-rank-date"]), "not known" in re.findall(r"<td .*?</td>", cells, re.DOTALL)[3])
        for _, text, cells in ROW.findall(html)
    )
    assert [unknown for _, unknown in found] == sorted(unknown for _, unknown in found)


def test_no_signature_no_table() -> None:
    register = example_corpus().signatories
    assert register
    html = signatories_page(
        replace(example_corpus(), signatories=register.model_copy(update={"signatories": {}, "totals": {}, "mentions": {}}))
    )
    assert "<table" not in html


def test_tiles() -> None:
    assert len(set(PLACES.values())) == len(PLACES) == 13
    found = tiles([*PLACES, "ankara", "izmir"], {"bursa": 8, "istanbul": 4, "bolu": 1})
    assert {tile.province: tile.level for tile in found if tile.count} == {"bursa": 4, "istanbul": 2, "bolu": 1}
    assert [(tile.row, tile.column) for tile in found[-2:]] == [(5, 1), (5, 2)]
