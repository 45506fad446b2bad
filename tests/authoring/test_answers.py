"""Answers in the words of people."""

import pytest
from bilingual.authoring import answers
from bilingual.authoring.input_problems import InputProblem
from bilingual.authoring.record_finder import PROVINCES, Names
from bilingual.schema import Event
from bilingual.schema.groups import EventKind
from bilingual.schema.registers import OrganizationKind
from bilingual.schema.table import fields_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-11-06", "2019-11-06"),
        (" 6 Kasım 2019 ", "2019-11-06"),
        ("6 KASIM 2019", "2019-11-06"),
        ("6 kasim 2019", "2019-11-06"),
        ("06.11.2019", "2019-11-06"),
        ("6.11.2019", "2019-11-06"),
        ("16/10/2018", "2018-10-16"),
        ("6 November 2019", "2019-11-06"),
        ("Ekim 2018", "2018-10"),
        ("2016", "2016"),
        ("1-3 Ekim 2018", "2018-10-01/2018-10-03"),
        ("2018/..", "2018/.."),
        ("2016~", "2016~"),
    ],
)
def test_a_date_as_people_write_it(text: str, expected: str) -> None:
    assert answers.read_date(text, "x") == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("06/11/2019", "day-or-month"),
        ("32.1.2020", "unclear-date"),
        ("2019-13-01", "unclear-date"),
        ("6.11.19", "unclear-date"),
        ("geçen yıl", "unclear-date"),
        ("2015’ten beri", "unclear-date"),
        ("2011/12", "unclear-date"),
        ("6 Kasım", "unclear-date"),
        ("", "unclear-date"),
    ],
)
def test_a_date_that_is_not_clear_is_a_problem(text: str, code: str) -> None:
    found = answers.read_date(text, "x")
    assert isinstance(found, InputProblem)
    assert found.code == code


@pytest.mark.parametrize("text", ["workshop", "Çalıştay", "calistay", "ÇALIŞTAY", "Workshop"])
def test_a_choice_by_its_value_or_its_words(text: str) -> None:
    assert answers.read_choice(text, EventKind, "x") == "workshop"


@pytest.mark.parametrize(
    ("text", "expected"), [("ilçe", "district-municipality"), ("BELDE", "town-municipality"), ("Birlik", "center-of-union")]
)
def test_the_first_word_of_a_choice_is_enough(text: str, expected: str) -> None:
    assert answers.read_choice(text, OrganizationKind, "x") == expected


@pytest.mark.parametrize("text", ["", "beledi", "union-of", "belediyesi", "public institution office"])
def test_less_than_a_word_and_another_word_are_not_enough(text: str) -> None:
    assert isinstance(answers.read_choice(text, OrganizationKind, "x"), InputProblem)


@pytest.mark.parametrize(
    ("register", "text", "expected"),
    [
        ("organizations", "union", "union"),
        ("organizations", "örnek belediyeler birliği", "union"),
        ("organizations", "obb", "union"),
        ("places", "ORNEK SALON", "hall"),
        ("places", "bursa", "bursa"),
        (PROVINCES, "Bursa", "bursa"),
        (PROVINCES, "ŞANLIURFA", "sanliurfa"),
        ("versions", "İlk metin", "first"),
        ("sources", "own-record-2020-01-31", "own-record-2020-01-31"),
        ("sources", "Örnek kitapçık", "brochure"),
        ("signatories", "örnek belediyesi", "example"),
    ],
)
def test_a_record_by_what_people_call_it(names: Names, register: str, text: str, expected: str) -> None:
    assert answers.read_reference(text, register, names, "x") == expected


@pytest.mark.parametrize(
    ("register", "text", "code", "part"),
    [
        ("places", "Örnek Salonu", "unknown-name", "hall"),
        (PROVINCES, "Zonguldk", "not-a-province", "zonguldak"),
        ("sources", "own-record-2020-02-31", "unknown-name", "sources.yml"),
    ],
)
def test_a_name_that_is_not_clear_is_a_problem(names: Names, register: str, text: str, code: str, part: str) -> None:
    found = answers.read_reference(text, register, names, "x")
    assert isinstance(found, InputProblem)
    assert found.code == code
    assert part in found.turkish
    assert part in found.english


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://example.com/sayfa", "web-page"),
        ("https://example.com/sayfa/", "web-page"),
        ("https://example.com/sayfa Başka bir başlık", "web-page"),
        ("https://example.com/yeni Yeni sayfa", "web-yeni-sayfa"),
        ("https://example.com/yeni | Yeni, uzun sayfa", "web-yeni-uzun-sayfa"),
    ],
)
def test_a_source_by_its_address(names: Names, text: str, expected: str) -> None:
    assert answers.read_source(text, names, "x") == expected
    assert (expected in names.new_sources) is expected.startswith("web-yeni")
    assert answers.read_source(text, names, "x") == expected, "once"


def test_another_page_of_that_title_is_another_source(names: Names) -> None:
    found = [answers.read_source(f"https://example.com/{page} Haber", names, "x") for page in "ab"]
    assert found == ["web-haber", "web-haber-2"]


def test_an_address_alone_needs_a_title(names: Names) -> None:
    found = answers.read_source("https://example.com/yeni", names, "x")
    assert isinstance(found, InputProblem)
    assert found.code == "source-without-title"


@pytest.mark.parametrize("text", ["union; center", "union, center", "union\ncenter", "Örnek Belediyeler Birliği; center; union"])
def test_several_names_in_one_answer(names: Names, text: str) -> None:
    assert answers.read(text, fields_of(Event)["organizers"], names, "x") == ("union", "center")
