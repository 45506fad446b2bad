"""English names that follow from Turkish ones, in tables."""

import pytest
from bilingual.text.english_names import derive_english_name, spell_in_english

from tests.units.test_language import DOT_ABOVE, cases


@pytest.mark.parametrize(
    ("turkish", "english"),
    cases(
        ("Nilüfer Belediyesi", "Nilüfer Municipality"),
        ("Bursa Büyükşehir Belediyesi", "Bursa Metropolitan Municipality"),
        ("İstanbul Büyükşehir Belediyesi", "Istanbul Metropolitan Municipality"),
        ("I" + DOT_ABOVE + "zmir Büyükşehir Belediyesi", "Izmir Metropolitan Municipality"),
        ("İnegöl  Belediyesi", "Inegöl Municipality"),
        ("Iğdır Belediyesi", "Iğdır Municipality"),
        ("Orta Belediyesi", "Orta Municipality"),
        ("Güney Belediyesi", "Güney Municipality"),
        ("Bilecik İl Özel İdaresi", "Bilecik Special Provincial Administration"),
        ("Marmara Belediyeler Birliği", "Marmara Municipalities Union"),
        ("İzmir Valiliği", "Izmir Governorship"),
        ("Boğaziçi Üniversitesi", "Boğaziçi University"),
        ("Bursa Uludağ Üniversitesi", "Bursa Uludağ University"),
        ("İstanbul Teknik Üniversitesi", "Istanbul Technical University"),
        ("Orta Doğu Teknik Üniversitesi", None),
        ("Ankara Sosyal Bilimler Üniversitesi", None),
        ("Mimar Sinan Güzel Sanatlar Üniversitesi", None),
        ("Türk-Alman Üniversitesi", None),
        ("Güney Marmara Belediyeler Birliği", None),
        ("Tarihi Kentler Birliği", None),
        ("Bursa Kent Konseyi", None),
        ("Belediyesi", None),
        ("Büyükşehir Belediyesi", None),
        ("", None),
    ),
)
def test_derive_english_name(turkish: str, english: str | None) -> None:
    assert derive_english_name(turkish) == english


@pytest.mark.parametrize(
    ("name", "expected"),
    cases(
        ("İstanbul", "Istanbul"), ("Iğdır", "Iğdır"), ("Yeni İzmir", "Yeni Izmir"), ("Şanlıurfa", "Şanlıurfa"), ("DİYARBAKIR", "DİYARBAKIR")
    ),
)
def test_spell_in_english(name: str, expected: str) -> None:
    assert spell_in_english(name) == expected
