"""What editors are told about sound content: each mistake at its place, and nothing about its neighbours."""

from pathlib import Path

import pytest
from bilingual.content import loader
from bilingual.content.lint import editorial

from tests.golden import lay_out

Told = tuple[str, str, int]
TR, EN = "content/tr/events/fair.yml", "content/en/events/fair.yml"
FACTS = "title: Fuar\nkind: meeting\nsummary: Bir gün sürdü.\nsources: [brochure]\npublished: 2020-01-01\n"
WORDS = "title: Fair\nsummary: It took a day.\n"


def told(folder: Path, turkish: str = "", english: str = "", **more: str) -> list[Told]:
    """The code, the path and the line of every warning about an event to which lines are added, and about further files."""
    content = loader.read(lay_out(folder, {TR: FACTS + turkish, EN: WORDS + english, **more}))
    before = loader.read(lay_out(folder / "base", {TR: FACTS, EN: WORDS})).warnings
    return [(found.code, found.path, found.line) for found in content.warnings if found not in before]


@pytest.mark.parametrize(
    ("turkish", "english", "found"),
    [
        ('theme: Bir "söz"\n', "theme: A “word”\n", [("straight-quotes", TR, 6)]),
        ('body: |\n  Bir.\n\n  İki "söz".\n', "body: One.\n", [("straight-quotes", TR, 9)]),
        ("themes: [Göç, Kent]\n", "themes: [Migration]\n", [("unequal-lists", EN, 3)]),
        ("body: Bir. [@brochure]\n", "body: One.\n", [("other-citations", EN, 3)]),
        ("date: 2019-05-01\ncertainty: announced\n", "", [("announced-without-remark", TR, 7)]),
        ("status: cancelled\nstatus_date: 2030-05-01\n", "", [("status-not-updated", TR, 7)]),
    ],
    ids=["words", "a text", "a list", "citations", "an announced date", "a cancellation"],
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
    content = loader.read(lay_out(tmp_path, {TR: FACTS, EN: f"title: Fair\nsummary: {'x' * length}\n"}))
    assert [(one.code, one.path, one.line) for one in content.warnings if one.path == EN] == found


SERIES = {
    "content/tr/series.yml": "fairs: {name: Fuarlar, sources: [brochure]}\n",
    "content/en/series.yml": "fairs: {name: Fairs}\n",
}


@pytest.mark.parametrize(
    ("names", "unlike"),
    [
        (["1. Fuar", "2. Fuar", "3. Fuar"], []),
        (["1. Fuar: Kitap", "2. Fuar: Oyun", "3. Fuar"], []),
        (["I. Fuar", "II. Fuar", "XIV. Fuar"], []),
        (["1. Fuar", "II. Fuar", "3. Fuar"], ["fair-2"]),
        (["1. Fuar", "2. Fuar", "Üçüncü Fuar"], ["fair-3"]),
        (["Fuar", "2. Fuar", "3. Fuar"], ["fair-1"]),
        (["1. Fuar", "2. Büyük Fuar"], ["fair-2"]),
        (["Yaz Fuarı"], []),
    ],
    ids=[
        "numbers",
        "what follows a colon",
        "Roman numbers",
        "two sorts of numbers",
        "a number in words",
        "no number",
        "other words",
        "one",
    ],
)
def test_a_series_is_titled_in_one_style(tmp_path: Path, names: list[str], unlike: list[str]) -> None:
    files = dict(SERIES)
    for number, name in enumerate(names, 1):
        facts = f"kind: meeting\nsummary: Bir gün sürdü.\nseries: fairs\nnumber: {number}\nsources: [brochure]\npublished: 2020-01-01\n"
        files[f"content/tr/events/fair-{number}.yml"] = f"title: Basılı ad {'x' * number}\nshort_title: '{name}'\n{facts}"
    root = lay_out(tmp_path, files)
    found = [(one.code, one.path, one.line, one.field) for one in editorial.find_unlike_names(loader.read(root))]
    assert found == [("unlike-its-series", f"content/tr/events/{key}.yml", 2, "short_title") for key in unlike]


def test_a_title_that_is_unlike_its_series_is_told_in_its_language(tmp_path: Path) -> None:
    files = dict(SERIES)
    for number, name in enumerate(["1st Fair", "2nd Fair", "The third fair"], 1):
        facts = f"kind: meeting\nsummary: Bir gün sürdü.\nseries: fairs\nnumber: {number}\nsources: [brochure]\npublished: 2020-01-01\n"
        files[f"content/tr/events/fair-{number}.yml"] = f"title: {number}. Fuar\n{facts}"
        files[f"content/en/events/fair-{number}.yml"] = f"title: {name}\nsummary: It took a day.\n"
    root = lay_out(tmp_path, files)
    (found,) = editorial.find_unlike_names(loader.read(root))
    assert (found.path, found.line, found.field) == ("content/en/events/fair-3.yml", 1, "title")
    assert "1st Fair" in found.english


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        ("", True),
        ("licence: cc-by-4.0, ", True),
        ("credit: Ad Soyad, ", True),
        ("licence: own-work, ", False),
        ("licence: cc-by-4.0, credit: Ad Soyad, ", False),
    ],
)
def test_a_picture_is_told_of_which_nobody_knows_whose_it_is(tmp_path: Path, said: str, is_told: bool) -> None:
    turkish, english = f"images: {{a: {{file: a.svg, alt: Yol, {said}people: none}}}}\n", "images: {a: {alt: Road}}\n"
    drawing = {"docs/assets/images/events/fair/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>'}
    assert told(tmp_path, turkish, english, **drawing) == ([("picture-uncredited", TR, 6)] if is_told else [])
