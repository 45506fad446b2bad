"""What editors are told about sound content: each mistake at its place, and nothing about its neighbours."""

from pathlib import Path

import pytest
from bilingual import corpus

from tests.golden import lay_out

Told = tuple[str, str, int]
TR, EN = "content/tr/events/fair.yml", "content/en/events/fair.yml"
FACTS = "title: Fuar\nkind: meeting\nsummary: Bir gün sürdü.\nsources: [brochure]\npublished: 2020-01-01\n"
WORDS = "title: Fair\nsummary: It took a day.\n"


def told(folder: Path, turkish: str = "", english: str = "", **more: str) -> list[Told]:
    """The code, the path and the line of every warning about an event to which lines are added, and about further files."""
    content = corpus.read(lay_out(folder, {TR: FACTS + turkish, EN: WORDS + english, **more}))
    before = corpus.read(lay_out(folder / "base", {TR: FACTS, EN: WORDS})).warnings
    return [(found.code, found.path, found.line) for found in content.warnings if found not in before]


@pytest.mark.parametrize(
    ("turkish", "english", "found"),
    [
        ('theme: Bir "söz"\n', "theme: A “word”\n", [("straight-quotes", TR, 6)]),
        ('body: |\n  Bir.\n\n  İki "söz".\n', "body: One.\n", [("straight-quotes", TR, 9)]),
        ("themes: [Göç, Kent]\n", "themes: [Migration]\n", [("unequal-lists", EN, 3)]),
        ("body: Bir. [@brochure]\n", "body: One.\n", [("other-citations", EN, 3)]),
        ("date: 2019-05-01\ncertainty: announced\n", "", [("announced-without-remark", TR, 7)]),
    ],
    ids=["words", "a text", "a list", "citations", "an announced date"],
)
def test_a_slip_is_told_at_its_place(tmp_path: Path, turkish: str, english: str, found: list[Told]) -> None:
    assert told(tmp_path, turkish, english) == found


@pytest.mark.parametrize(
    ("turkish", "english"),
    [
        ("theme: “Söz” ve ‘söz’\n", "theme: A “word”, someone's\n"),
        ('body: |\n  [Ad](https://example.org/ "Başlık") ve `"kod"`\n', "body: One.\n"),
        ("themes: [Göç, Kent]\n", "themes: [Migration, City]\n"),
        ("themes: [Göç, Kent]\n", ""),
        ("search_words: [fuar, panayır]\n", "search_words: [fair]\n"),
        ("body: Bir [@brochure]. İki [@brochure].\n", "body: One and two [@brochure].\n"),
        ("body: Bir. [@brochure]\n", ""),
        ("date: 2019-05-01\ncertainty: announced\nremarks: {date: {text: Yalnızca duyuruda.}}\n", "remarks: {date: {text: Announced.}}\n"),
        ("date: 2019-05-01\ncertainty: confirmed\n", ""),
    ],
    ids=[
        *("real marks", "what programs read", "equal lists", "a list in Turkish only", "words for the search"),
        *("cited once or twice", "a text in Turkish only", "a remark", "a date that is sure"),
    ],
)
def test_what_is_right_is_not_told(tmp_path: Path, turkish: str, english: str) -> None:
    assert told(tmp_path, turkish, english) == []


@pytest.mark.parametrize(("length", "found"), [(300, []), (301, [("long-summary", EN, 2)])])
def test_a_summary_is_short(tmp_path: Path, length: int, found: list[Told]) -> None:
    content = corpus.read(lay_out(tmp_path, {TR: FACTS, EN: f"title: Fair\nsummary: {'x' * length}\n"}))
    assert [(one.code, one.path, one.line) for one in content.warnings if one.path == EN] == found
