"""Warnings about words of the two languages that are not the terms agreed on."""

from pathlib import Path

import pytest
from bilingual.content import loader

from tests.golden import lay_out

GLOSSARY = {
    "content/tr/glossary.yml": """\
refugee: {term: mülteci, definition: Tanım., avoid: [göçmen], sources: [brochure]}
migrant: {term: göçmen, definition: Tanım., sources: [brochure]}
cohesion: {term: sosyal uyum, definition: Tanım., also: [uyum], avoid: [entegrasyon], sources: [brochure]}
host: {term: ev sahibi topluluk, definition: Tanım., sources: [brochure]}
city: {term: kent, definition: Tanım., sources: [brochure]}
""",
    "content/en/glossary.yml": """\
refugee: {term: refugee, definition: A definition., avoid: [migrant, exile]}
migrant: {term: migrant, definition: A definition.}
cohesion: {term: social cohesion, definition: A definition., avoid: [integration]}
host: {term: host community, definition: A definition., avoid: [natives]}
city: {term: city, definition: A definition., avoid: [town]}
""",
}


def warnings(folder: Path, turkish: str, english: str) -> list[tuple[str, str, str]]:
    files = GLOSSARY | {
        "content/tr/topics.yml": f"work: {{name: Mülteciler, summary: '{turkish}'}}\n",
        "content/en/topics.yml": f"work: {{name: Migrants, summary: '{english}'}}\n",
    }
    found = loader.read(lay_out(folder, files)).warnings
    assert all(warning.code == "other-term" for warning in found)
    return [(warning.path, warning.field, warning.english) for warning in found]


@pytest.mark.parametrize(
    ("turkish", "english"),
    [
        ("Mültecilerin hakları", "The rights of migrants"),
        ("mülteciyle", "an exile"),
        ("Uyum toplantısı", "A meeting on integration"),
        ("ev sahibi topluluğun", "the natives"),
        ("kentlerde", "in towns"),
        ("göçmenler", "the refugees’ rights"),
    ],
)
def test_another_term_than_the_one_agreed_on_is_named_at_its_place(tmp_path: Path, turkish: str, english: str) -> None:
    assert [(path, field) for path, field, _ in warnings(tmp_path, turkish, english)] == [("content/en/topics.yml", "work.summary")]


def test_a_turkish_text_that_departs_from_its_english_is_named_too(tmp_path: Path) -> None:
    assert [found[0] for found in warnings(tmp_path, "entegrasyon üzerine", "on social cohesion")] == ["content/tr/topics.yml"]


def test_the_warning_says_which_words_stand_there_and_which_should(tmp_path: Path) -> None:
    [(_, _, english)] = warnings(tmp_path, "Uyum üzerine", "On integration")
    assert "“uyum”" in english
    assert "“integration”" in english
    assert "“social cohesion”" in english


@pytest.mark.parametrize(
    ("turkish", "english"),
    [
        ("Mültecilerin hakları", "The rights of refugees"),
        ("Mültecilerin hakları", "Their rights"),
        ("uyumludur", "with integration"),
        ("göçmen ve mültecilerle", "migration and refugee units"),
        ("Kimse", "Integration of refugees and migrants"),
        ("[Rapor](organization:union#multeci) hazırdı", "The [report](https://example.org/refugees) was ready"),
        ("Bir “Uyum Komisyonu” kuruldu", "An “Integration Commission” was set up"),
        ("ev sahibi topluluklar", "the host communities"),
        ("ev sahibi topluluk", "a host-community"),
        ("kentte", "in cities"),
    ],
)
def test_terms_that_belong_together_and_names_are_left_alone(tmp_path: Path, turkish: str, english: str) -> None:
    assert warnings(tmp_path, turkish, english) == []


def test_a_site_without_a_glossary_has_no_warnings(tmp_path: Path) -> None:
    files = {
        "content/tr/topics.yml": "work: {name: İş, summary: mülteci}\n",
        "content/en/topics.yml": "work: {name: Work, summary: migrant}\n",
    }
    assert loader.read(lay_out(tmp_path, files)).warnings == ()
