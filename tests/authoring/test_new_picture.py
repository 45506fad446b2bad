"""`python -m bilingual new picture`: adds a picture to a record that is there, cleaned, in both languages, or nothing at all."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from bilingual.content import loader
from PIL import Image

from tests.builds.tiny import snapshot
from tests.drawn import draw
from tests.photographs import exif, saved

Editor = Callable[..., int]
RECORD = "organizations/union"
OPTIONS = ("--alt", "Birliğin binası", "--alt-en", "The union’s building", "--people", "none", "--licence", "own-work")


@pytest.fixture
def photograph(tmp_path: Path) -> str:
    path = tmp_path / "IMG 2041.JPG"
    path.write_bytes(saved(draw(1, (300, 200)), "JPEG", exif=exif(6, place=True)))
    return str(path)


def test_options_add_it_cleaned_in_both_languages(project: Path, editor: Editor, photograph: str) -> None:
    assert editor("new", "picture", RECORD, photograph, *OPTIONS, "--date", "6 Kasım 2019", "--role", "lead") == 0
    image = loader.read(project).organizations["union"].images["img-2041"]
    assert (image.alt.tr, image.alt.en, image.people, image.role) == ("Birliğin binası", "The union’s building", "none", "lead")
    assert image.date
    assert image.date.text == "2019-11-06"
    with Image.open(io.BytesIO((project / f"docs/assets/images/{RECORD}/{image.file}").read_bytes())) as kept:
        assert kept.size == (200, 300)
        assert not kept.getexif()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (OPTIONS[:4], "--people"),
        ((*OPTIONS[:5], "crowd"), "crowd"),
        (OPTIONS[:2] + OPTIONS[4:], "images.img-2041.alt"),
        ((*OPTIONS, "--aLt", "x"), "(the nearest: --alt)"),
    ],
    ids=["people unstated", "people unclear", "no words in a language of the page", "no option"],
)
def test_nothing_is_written_where_something_is_missing(
    project: Path, editor: Editor, photograph: str, arguments: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(project)
    assert editor("new", "picture", RECORD, photograph, *arguments) == 1
    assert snapshot(project) == before
    assert said in capsys.readouterr().err


def test_a_record_or_a_file_that_is_not_there_is_named(
    project: Path, editor: Editor, photograph: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = snapshot(project)
    assert editor("new", "picture", "organizations/nobody", photograph, *OPTIONS) == 1
    assert editor("new", "picture", RECORD, "nowhere.jpg", *OPTIONS) == 1
    assert editor("new", "picture", RECORD) == 1
    assert snapshot(project) == before
    said = capsys.readouterr().err
    assert "organizations/nobody" in said
    assert "nowhere.jpg" in said
