"""Merging: facts from the Turkish file, words from each, editions from whoever states one."""

from pathlib import Path
from typing import Any

import pytest
from bilingual.content.merge import Merged, merge
from bilingual.content.reading import validate
from bilingual.content.source import read
from bilingual.diagnostics.problems import Problem
from bilingual.schema import Event, Record, Report, Source
from bilingual.text.language import LOCALES

TURKISH = """\
title: Bulgular
kind: handbook
summary: Bir rapor.
figures:
  people: {label: kişi, value: 20, sources: [brochure]}
  towns: {label: kent, value: 3, sources: [brochure]}
isbn: 978-605-2334-00-3
sources: [brochure]
published: 2020-01-01
"""


def merged(folder: Path, model: type[Record], turkish: str, english: str | None = None) -> tuple[Any, list[Problem]]:
    """Return the record that the two texts make, or None, with the problems."""
    (folder / "tr.yml").write_text(turkish, encoding="utf-8")
    source, problems = read(folder, "tr.yml")
    other = None
    if english is not None:
        (folder / "en.yml").write_text(english, encoding="utf-8")
        other, more = read(folder, "en.yml")
        problems += more
    where = Merged(source, other)
    return validate(model, merge(model, where, problems, key="findings"), where, problems), problems


def test_words_come_from_each_language_and_facts_from_the_turkish_file(tmp_path: Path) -> None:
    report, problems = merged(tmp_path, Report, TURKISH, "title: Findings\nfigures:\n  people: {label: people}\n")
    assert not problems
    assert dict(report.title.items()) == {"tr": "Bulgular", "en": "Findings"}
    assert dict(report.summary.items()) == {"tr": "Bir rapor."}
    assert report.figures["people"].label.en == "people"
    assert report.figures["people"].value == 20
    assert report.locales == LOCALES


def test_keys_keep_the_order_of_the_turkish_file(tmp_path: Path) -> None:
    report, _ = merged(tmp_path, Report, TURKISH, "figures:\n  towns: {label: towns}\n  people: {label: people}\n")
    assert [figure.label.en for figure in report.figures.values()] == ["people", "towns"]
    assert [figure.key for figure in report.figures.values()] == ["people", "towns"]


def test_an_edition_is_stated_by_either_language_alone(tmp_path: Path) -> None:
    report, problems = merged(tmp_path, Report, TURKISH, "pages: 90\n")
    assert not problems
    assert dict(report.isbn.items()) == {"tr": "978-605-2334-00-3"}
    assert dict(report.pages.items()) == {"en": 90}


def test_a_record_without_an_english_file_is_in_turkish(tmp_path: Path) -> None:
    report, problems = merged(tmp_path, Report, TURKISH)
    assert not problems
    assert report.locales == ("tr",)


@pytest.mark.parametrize(
    ("turkish", "locales"),
    [
        ("title: A Page\nlanguage: en\n", LOCALES),
        ("title: A Page\nlanguage: en\nslug: sayfa\n", LOCALES),
        ("title: A Page\nlanguage: en\nremark:\n", LOCALES),
        ("title: A Page\nlanguage: en\nremark: Tarihsiz.\n", ("tr",)),
    ],
    ids=["facts", "edition", "empty-words", "words"],
)
def test_what_says_no_words_needs_no_translation(tmp_path: Path, turkish: str, locales: tuple[str, ...]) -> None:
    source, problems = merged(tmp_path, Source, turkish)
    assert not problems
    assert source.locales == locales


@pytest.mark.parametrize(
    ("language", "turkish", "english", "expected"),
    [
        pytest.param("tr", "", "title_translation: Booklet", {"tr": "Başlık", "en": "Booklet"}, id="the Turkish one needs no Turkish"),
        pytest.param("tr", "title_translation:\n", "title_translation: Booklet", {"tr": "Başlık", "en": "Booklet"}, id="left empty"),
        pytest.param("en", "title_translation: Kitap\n", "{}", {"tr": "Kitap", "en": "Başlık"}, id="the English one no English"),
        pytest.param(
            "tr", "title_translation: Kısa\n", "title_translation: Short", {"tr": "Kısa", "en": "Short"}, id="what is written stays"
        ),
        pytest.param("de", "title_translation: Kitap\n", "{}", {"tr": "Kitap"}, id="another language has neither"),
        pytest.param("tr", "", "{}", None, id="without any there is none"),
    ],
)
def test_the_title_of_a_source_is_its_own_translation(
    language: str, turkish: str, english: str, expected: dict[str, str] | None, tmp_path: Path
) -> None:
    source, problems = merged(tmp_path, Source, f"title: Başlık\nlanguage: {language}\n{turkish}", f"{english}\n")
    assert not problems
    assert (source.title_translation and dict(source.title_translation.items())) == expected


def test_a_title_in_a_third_language_needs_the_turkish_first(tmp_path: Path) -> None:
    _, problems = merged(tmp_path, Source, "title: Titel\nlanguage: de\n", "title_translation: Title\n")
    assert [(found.path, found.field, found.code) for found in problems] == [("en.yml", "title_translation", "words-without-turkish")]


def test_a_value_left_empty_in_english_is_not_yet_translated(tmp_path: Path) -> None:
    report, problems = merged(tmp_path, Report, TURKISH, "title:\nsummary: A report.\n")
    assert not problems
    assert report.title.en is None


@pytest.mark.parametrize(
    ("english", "place", "field"),
    [
        ("kind: handbook\n", (1, 1), "kind"),
        ("figures:\n  people:\n    value: 20\n", (3, 5), "figures.people.value"),
        ("title: Findings\nsources: [brochure]\n", (2, 1), "sources"),
    ],
    ids=["field", "in-a-group", "list"],
)
def test_a_fact_in_english_is_named_where_it_stands(tmp_path: Path, english: str, place: tuple[int, int], field: str) -> None:
    _, problems = merged(tmp_path, Report, TURKISH, english)
    assert [(found.path, found.line, found.column, found.field) for found in problems] == [("en.yml", *place, field)]


@pytest.mark.parametrize("english", ["- a\n", "title: [a]\n", "figures: 3\n", "figures: {people: 3}\n", "figures: [a]\n"], ids=str.strip)
def test_whatever_the_english_file_holds_the_problem_is_named_there(tmp_path: Path, english: str) -> None:
    _, problems = merged(tmp_path, Report, TURKISH, english)
    assert problems
    assert {found.path for found in problems} == {"en.yml"}


def test_problems_of_values_are_placed_in_the_file_of_their_language(tmp_path: Path) -> None:
    turkish = "title: a\nkind: panel\nsummary: b\nslug: Kötü Adres\nsources: [s]\npublished: 2020-01-01\n"
    _, problems = merged(tmp_path, Event, turkish, "summary: c\nslug: Bad Slug\n")
    assert [(found.path, found.line, found.column) for found in problems] == [("tr.yml", 4, 7), ("en.yml", 2, 7)]


@pytest.mark.parametrize("name", ["key", "locales"])
def test_what_the_engine_adds_is_an_unknown_field_to_editors(tmp_path: Path, name: str) -> None:
    _, problems = merged(tmp_path, Report, f"{TURKISH}{name}: x\n", f"{name}: x\n")
    assert [(found.path, found.english.split(";")[0]) for found in problems] == [("tr.yml", "unknown field"), ("en.yml", "unknown field")]
