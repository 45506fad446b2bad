"""Takes in pictures as phones and cameras make them: upright, without what they say about themselves, and no larger than a page needs."""

import io
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual.authoring.input_problems import InputError, input_problem
from bilingual.content import picture_files
from bilingual.content.lint import file_kinds
from bilingual.text.language import slugify

if TYPE_CHECKING:
    from PIL.Image import Image

SIDES = (2560, 1920, 1440, 1080, 720)
"""Points of the longer side: the first, or the first with which the file is light enough."""
MOST_BYTES = 2_000_000
FORMS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF", "gif": "GIF"}
"""The forms in which pictures are kept, by the endings of their names."""
_SAYS = frozenset({"exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop", "icc_profile", "mp", "mpoffset"})
"""What a picture may say about itself, by Pillow's names: where, when and with what it was taken, and in which colours."""


def take_in(raw: bytes, name: str) -> tuple[str, bytes]:
    """Return the name and the bytes under which a picture is kept that an editor hands in as the file ``name``.

    What is no picture that browsers show, such as a TIFF, becomes a JPEG; a drawing (SVG) stays as it is.

    Raises:
        InputError: it cannot be opened.
    """
    stem, ending = slugify(Path(name).stem) or "resim", file_kinds.ending_of(name)
    if ending == "svg":
        return f"{stem}.svg", raw
    kept = ending if ending in FORMS else "jpg"
    try:
        return f"{stem}.{kept}", cleaned(raw, kept)
    except picture_files.Unreadable:
        raise InputError([input_problem(name, "unreadable-picture")]) from None


def cleaned(raw: bytes, ending: str) -> bytes:
    """Return a picture upright, without what it says about itself, in sRGB and no larger than it may be; as it is where it is so.

    One that moves stays as it is, or becomes a still. Raises Unreadable.
    """
    if not _needs_cleaning(raw, ending):
        return raw
    picture = picture_files.open_upright(raw, SIDES[0])
    for side in SIDES:
        content = _written(picture, side, ending)
        if len(content) <= MOST_BYTES:
            break
    return content


def _needs_cleaning(raw: bytes, ending: str) -> bool:
    from PIL import Image, PngImagePlugin

    try:
        with Image.open(io.BytesIO(raw)) as picture:
            if isinstance(picture, PngImagePlugin.PngImageFile):
                picture.load()  # texts may stand behind the picture
            says = bool(_SAYS & picture.info.keys()) or bool(getattr(picture, "text", None))
            return says or picture.format != FORMS[ending] or max(picture.size) > SIDES[0] or len(raw) > MOST_BYTES
    except Exception as error:  # a broken picture raises nearly anything
        raise picture_files.Unreadable from error


def _written(picture: "Image", side: int, ending: str) -> bytes:
    from PIL import Image

    scale = min(1, side / max(picture.size))
    width, height = (max(1, round(length * scale)) for length in picture.size)
    small = picture if scale == 1 else picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=2)
    out = io.BytesIO()
    if FORMS[ending] == "JPEG":
        picture_files.without_alpha(small).save(out, "JPEG", quality=88, optimize=True, progressive=True)
    else:
        small.info.clear()
        small.save(out, FORMS[ending], **({"optimize": True} if ending == "png" else {"quality": 88}))
    return out.getvalue()
