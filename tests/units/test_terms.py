"""Defined words in running text."""

import pytest
from bilingual.text.defined_terms import lead_to_definitions
from markupsafe import Markup

TURKISH, ENGLISH = {"refugees": "mülteciler"}, {"refugees": "refugees"}


def found(text: str, terms: dict[str, str], locale: str, seen: set[str] | None = None) -> str:
    return lead_to_definitions(text, terms, locale, set() if seen is None else seen, lambda key, word: Markup(f"[{word}]"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kentte mülteciler yaşar.", "Kentte [mülteciler] yaşar."),
        ("Kentteki mültecilerin hakları", "Kentteki [mültecilerin] hakları"),
        ("Mültecilere yönelik", "[Mültecilere] yönelik"),
        ("hatırlatılır: Mültecileri kabul eden", "hatırlatılır: [Mültecileri] kabul eden"),
        ("“Mülteciler” ve ötekiler", "“[Mülteciler]” ve ötekiler"),
        ("Küresel Mülteci Mutabakatı", "Küresel Mülteci Mutabakatı"),
        ("Dünya Mülteciler Günü’nde mülteciler", "Dünya Mülteciler Günü’nde [mülteciler]"),
        ("eskimülteciler", "eskimülteciler"),
        ("mülteciler, mülteciler", "[mülteciler], mülteciler"),
    ],
)
def test_turkish(text: str, expected: str) -> None:
    assert found(text, TURKISH, "tr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for refugees and migrants", "for [refugees] and migrants"),
        ("refugees’ access", "[refugees]’ access"),
        ("the Global Compact on Refugees", "the Global Compact on Refugees"),
        ("Cities #WithRefugees and #refugees", "Cities #WithRefugees and #refugees"),
        ("a refugee", "a refugee"),
    ],
)
def test_english(text: str, expected: str) -> None:
    assert found(text, ENGLISH, "en") == expected


def test_turkish_letters_count_as_their_own() -> None:
    assert found("IŞIKLAR ve ışıklar", {"lights": "ışık"}, "tr") == "[IŞIKLAR] ve ışıklar"
    assert found("İMZACILAR", {"signatories": "imzacı"}, "tr") == "[İMZACILAR]"


def test_once_in_a_section() -> None:
    seen: set[str] = set()
    assert [found(text, ENGLISH, "en", seen) for text in ("no one", "refugees", "refugees")] == ["no one", "[refugees]", "refugees"]


def test_signs_of_html_stay_signs() -> None:
    assert found("<b>refugees</b> & <i>", ENGLISH, "en") == "&lt;b&gt;[refugees]&lt;/b&gt; &amp; &lt;i&gt;"


def test_several_terms() -> None:
    terms = {"a": "göçmen", "b": "geçici koruma"}
    assert found("göçmenler geçici korumayı bilir", terms, "tr") == "[göçmenler] [geçici korumayı] bilir"
