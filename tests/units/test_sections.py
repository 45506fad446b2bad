"""Sections of Markdown texts, and which of two languages belong together."""

import pytest
from bilingual.translation.sections import Section, pair, split


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("\n\n", [], id="blank lines only"),
        pytest.param("Metin.\n", [(0, "")], id="no heading"),
        pytest.param("## Gün\n\nMetin.\n", [(2, "gun")], id="nothing before the heading"),
        pytest.param("Metin.\n\n## Gün ##\n\n### Öğle\n", [(0, ""), (2, "gun"), (3, "ogle")], id="levels"),
        pytest.param("## Gün\n## Gün\n", [(2, "gun"), (2, "gun-2")], id="two of one name"),
        pytest.param("## Gün\n## Gün\n## Gün 2\n", [(2, "gun"), (2, "gun-2"), (2, "gun-2-2")], id="a name that a counted one has"),
        pytest.param("## …\n", [(2, "bolum")], id="no letters"),
        pytest.param("```\n## kod\n```\n", [(0, ""), (2, "kod")], id="between marks of code"),
        pytest.param("##Gün\n", [(0, "")], id="no blank before the words"),
        pytest.param("## Gün [@a] [^1]\n", [(2, "gun")], id="marks of sources and footnotes"),
        pytest.param("Metin ## Gün\n   ## Gün\n", [(0, "")], id="number signs that start no line"),
    ],
)
def test_split(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(section.level, section.anchor) for section in split(text, "tr")] == expected


def test_a_heading_without_letters_has_an_anchor_in_the_language_of_its_text() -> None:
    assert [section.anchor for section in split("## …\n## !\n", "en")] == ["part", "part-2"]


def test_nothing_of_a_text_is_lost() -> None:
    text = "Önce.\n\n## Bir\n\nMetin `## kod`.\n\n### İki\n\nSon."
    assert "".join(section.text for section in split(text, "tr")) == text


def matched(turkish: str, english: str, known: dict[str, list[int]] | None = None) -> list[str]:
    """Pairs such as "a=A" of sections of one level, each a letter; "-" stands for none, a digit behind a letter for another level."""

    def sections(letters: str) -> list[Section]:
        return [Section(int(name[1:] or 2), name[0], name) for name in letters.split()]

    def name(section: Section | None) -> str:
        return section.anchor if section else "-"

    found = pair(sections(turkish), sections(english), lambda section: (known or {}).get(section.anchor, []))
    return [f"{name(here)}={name(there)}" for here, there in found]


@pytest.mark.parametrize(
    ("turkish", "english", "known", "expected"),
    [
        pytest.param("a b c", "A B C", {}, "a=A b=B c=C", id="by order"),
        pytest.param("a b c", "A B", {}, "a=A b=B c=-", id="by order, one missing"),
        pytest.param("a", "A B", {}, "a=A -=B", id="more in English"),
        pytest.param("a b3 c", "A C", {}, "a=A b=- c=C", id="by level"),
        pytest.param("a x b c", "A B C", {"a": [0], "b": [1], "c": [2]}, "a=A x=- b=B c=C", id="a new one in between"),
        pytest.param("a c", "A B C", {"a": [0], "c": [2]}, "a=A c=C -=B", id="one taken out"),
        pytest.param("c a b", "A B C", {"a": [0], "b": [1], "c": [2]}, "c=C a=A b=B", id="moved in Turkish"),
        pytest.param("a x c", "A X C", {"a": [0], "c": [2]}, "a=A x=X c=C", id="changed in both languages"),
        pytest.param("x b y", "B Y", {"b": [0]}, "x=- b=B y=Y", id="a new one before what is known"),
        pytest.param("a b", "A B", {"a": [0, 1], "b": [0, 1]}, "a=A b=B", id="two alike"),
        pytest.param("", "A", {}, "-=A", id="none in Turkish"),
        pytest.param("a", "", {}, "a=-", id="none in English"),
    ],
)
def test_pair(turkish: str, english: str, known: dict[str, list[int]], expected: str) -> None:
    assert matched(turkish, english, known) == expected.split()
