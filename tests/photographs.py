"""Pictures as the world has them: from phones and cameras, scanners, drawing programs and the web. They are drawn, and show nobody."""

import io
from collections.abc import Callable, Mapping
from typing import Any

from PIL import Image, ImageCms, PngImagePlugin

from tests.drawn import draw

PLACE = {1: "N", 2: (38.0, 25.0, 30.0), 3: "E", 4: (27.0, 8.0, 2.0)}
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="38,25.5N"/></rdf:RDF></x:xmpmeta>'
)
PHONE = (4032, 3024)
"""Twelve million points."""


def exif(orientation: int = 1, *, place: bool = False) -> bytes:
    """What a camera says of a picture."""
    said = Image.Exif()
    said[0x010F], said[0x0110], said[0x0112], said[0x0132] = "Camera", "Model", orientation, "2019:05:03 10:00:00"
    if place:
        said.get_ifd(0x8825).update(PLACE)
    return said.tobytes()


def saved(picture: Image.Image, form: str, **options: Any) -> bytes:
    """The bytes of a picture."""
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def phone(orientation: int, *, place: bool = False) -> bytes:
    """A picture as a phone writes it, which says by which quarter it is to be turned."""
    return saved(draw(orientation, PHONE), "JPEG", quality=95, exif=exif(orientation, place=place))


def noisy(size: tuple[int, int]) -> Image.Image:
    """A picture that no form makes small, as leaves or gravel are."""
    return Image.merge("RGB", [Image.effect_noise(size, 80) for _ in range(3)])


def _moving(form: str) -> bytes:
    frames = [draw(seed, (600, 400)) for seed in (1, 2, 3)]
    return saved(frames[0], form, save_all=True, append_images=frames[1:], duration=100, loop=0)


def _with_text() -> bytes:
    said = PngImagePlugin.PngInfo()
    said.add_itxt("XML:com.adobe.xmp", XMP)
    said.add_text("Author", "Somebody")
    return saved(draw(4, (800, 600)), "PNG", pnginfo=said)


def _translucent() -> Image.Image:
    picture = draw(5, (900, 600)).convert("RGBA")
    picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    return picture


PHOTOGRAPHS: Mapping[str, Callable[[], bytes]] = {
    "upright.jpg": lambda: phone(1),
    "turned-right.jpg": lambda: phone(6),
    "turned-left.jpg": lambda: phone(8, place=True),
    "upside-down.jpg": lambda: phone(3),
    "mirrored.jpg": lambda: phone(5),
    "place-in-xmp.jpg": lambda: saved(draw(2, (1200, 900)), "JPEG", xmp=XMP.encode()),
    "progressive.jpg": lambda: saved(draw(3, (3000, 2000)), "JPEG", progressive=True),
    "grey.jpg": lambda: saved(draw(3, (1000, 700)).convert("L"), "JPEG"),
    "print.jpg": lambda: saved(draw(4, (2000, 1400)).convert("CMYK"), "JPEG"),
    "colours.jpg": lambda: saved(
        draw(6, (1600, 1000)), "JPEG", icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), comment="Words"
    ),
    "heavy.jpg": lambda: saved(noisy((2560, 1920)), "JPEG", quality=98),
    "palette.png": lambda: saved(_translucent().quantize(32), "PNG"),
    "translucent.png": lambda: saved(_translucent(), "PNG"),
    "sixteen-bits.png": lambda: saved(
        draw(7, (700, 500)).convert("L").convert("I").point(lambda value: value * 257).convert("I;16"), "PNG"
    ),
    "two-colours.png": lambda: saved(draw(8, (700, 500)).convert("1"), "PNG"),
    "text.png": _with_text,
    "heavy.png": lambda: saved(noisy((1800, 1200)), "PNG"),
    "moving.gif": lambda: _moving("GIF"),
    "moving.webp": lambda: _moving("WEBP"),
    "small.avif": lambda: saved(draw(9, (300, 200)), "AVIF", exif=exif(place=True)),
}
"""Twenty pictures, by the names that they have on their makers' devices."""
