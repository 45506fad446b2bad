"""Opens pictures as browsers show them, and keeps what is made of them in ``.cache/pictures``, by digest.

Pillow is loaded where there is a picture only. What is kept may be deleted at any time.
"""

import io
from collections.abc import Callable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bilingual.content import atomic_files

if TYPE_CHECKING:
    from PIL.Image import Image

CACHE = Path(".cache", "pictures")
RECIPE = 1
"""To be raised whenever other bytes are made of the same picture."""
_ORIENTATION = 0x0112
_ON_ITS_SIDE = {5, 6, 7, 8}
"""The values of EXIF's orientation with which browsers turn a picture by a quarter."""


class Unreadable(Exception):
    """A picture cannot be opened, or is not whole."""


def digest(raw: bytes) -> str:
    """Return what tells a picture, and all that this program and this Pillow make of it, from others."""
    import PIL

    return blake2b(raw + f"{RECIPE} {PIL.__version__}".encode(), digest_size=16).hexdigest()


def kept(root: Path, name: str, make: Callable[[], bytes]) -> tuple[bytes, bool]:
    """Return what is kept under ``name`` in the project ``root``, made where it is not there yet, and whether it had to be made."""
    path = root / CACHE / name
    with suppress(OSError):
        return path.read_bytes(), False
    made = make()
    with suppress(OSError):  # nothing depends on it
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_files.replace(path, made)
    return made, True


def measure(root: Path, raw: bytes) -> tuple[int, int]:
    """Return width and height, as browsers show it, of a picture of the project ``root``. Raises Unreadable."""
    width, height = kept(root, f"{digest(raw)}.size", lambda: _measure(raw))[0].split()
    return int(width), int(height)


def _measure(raw: bytes) -> bytes:
    from PIL import Image

    open_upright(raw, 1)  # it is read to its end all the same, and a JPEG much sooner
    with Image.open(io.BytesIO(raw)) as picture:
        width, height = _shown_size(picture)
    return f"{width} {height}".encode()


def _shown_size(picture: "Image") -> tuple[int, int]:
    width, height = picture.size
    return (height, width) if picture.getexif().get(_ORIENTATION) in _ON_ITS_SIDE else (width, height)


def open_upright(raw: bytes, width: int) -> "Image":
    """Return the first image of a picture upright, in the colours of sRGB (RGB or RGBA), 8 bits each. Raises Unreadable.

    A JPEG may be read at a half, a fourth or an eighth of its size, though not narrower than ``width``: that is much sooner done.
    """
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(raw)) as picture:
            divisor = max(1, _shown_size(picture)[0] // width)
            picture.draft(None, (max(1, picture.width // divisor), max(1, picture.height // divisor)))
            return _in_srgb(ImageOps.exif_transpose(picture))
    except Exception as error:  # a broken picture raises nearly anything
        raise Unreadable from error


def without_alpha(picture: "Image") -> "Image":
    """Return a picture in RGB, on white where it is transparent."""
    from PIL import Image

    if picture.mode != "RGBA":
        return picture
    return Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("RGB")


def _in_srgb(picture: "Image") -> "Image":
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I"):  # 16 bits of grey
        picture = picture.point(lambda value: value / 256).convert("L")
    has_alpha = "A" in picture.getbands() or "transparency" in picture.info
    plain = picture.convert("RGBA") if has_alpha or picture.mode == "P" else picture
    if profile and plain.mode in ("RGB", "CMYK", "L"):
        plain = _converted(plain, profile)
    return plain if plain.mode in ("RGB", "RGBA") else plain.convert("RGB")


def _converted(picture: "Image", profile: bytes) -> "Image":
    """Return a picture in sRGB, or as it is where its profile is of no use."""
    from PIL import ImageCms

    srgb: Any = ImageCms.createProfile("sRGB")
    with suppress(ImageCms.PyCMSError, OSError):
        converted = ImageCms.profileToProfile(picture, ImageCms.ImageCmsProfile(io.BytesIO(profile)), srgb, outputMode="RGB")
        return converted or picture
    return picture
