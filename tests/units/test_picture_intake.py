"""Pictures of every sort are taken in upright, without what they say about themselves, in sRGB, and no larger than a page needs."""

import io

import pytest
from bilingual.authoring import picture_intake
from bilingual.authoring.input_problems import InputError
from bilingual.content.picture_files import open_upright
from PIL import Image, ImageChops, ImageStat

from tests.photographs import PHOTOGRAPHS, exif, saved


@pytest.mark.parametrize("name", PHOTOGRAPHS)
def test_a_picture_is_taken_in(name: str) -> None:
    raw = PHOTOGRAPHS[name]()
    kept, content = picture_intake.take_in(raw, name)
    assert kept == name
    assert len(content) <= 2_000_000
    with Image.open(io.BytesIO(content)) as picture:
        picture.load()
        assert max(picture.size) <= 2560
        assert not picture.getexif()
        assert not {"exif", "xmp", "icc_profile", "comment", "XML:com.adobe.xmp"} & picture.info.keys()
        assert not getattr(picture, "text", None)
    before, after = (open_upright(one, 200).convert("RGB").resize((60, 40)) for one in (raw, content))
    assert max(ImageStat.Stat(ImageChops.difference(before, after)).mean) < 6  # the same picture, turned alike
    assert picture_intake.take_in(content, name) == (name, content)


def test_a_form_that_browsers_do_not_show_becomes_jpeg_under_a_plain_name() -> None:
    kept, content = picture_intake.take_in(saved(Image.new("RGB", (20, 10), "olive"), "TIFF"), "Zeytinlik Görünümü.TIF")
    assert kept == "zeytinlik-gorunumu.jpg"
    assert Image.open(io.BytesIO(content)).format == "JPEG"


@pytest.mark.parametrize("raw", [b"", b"x", saved(Image.new("RGB", (900, 600)), "JPEG", exif=exif())[:900]])
def test_what_cannot_be_opened_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError):
        picture_intake.take_in(raw, "a.jpg")


def test_a_drawing_stays_as_it_is() -> None:
    assert picture_intake.take_in(b"<svg/>", "Harita.svg") == ("harita.svg", b"<svg/>")
