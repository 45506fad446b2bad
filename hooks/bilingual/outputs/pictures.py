"""The renditions of pictures: three widths, as WebP and as JPEG; each is made once, and kept in the project's cache."""

import io
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from bilingual.content import picture_files, source
from bilingual.content.lint.pictures import MAX_BYTES
from bilingual.outputs.artifact import Artifact
from bilingual.site import renditions
from bilingual.site.site import Site

if TYPE_CHECKING:
    from PIL.Image import Image

LIGHT = 60_000
"""Bytes that a rendition has at most from which a phone chooses, so that no first view weighs more; its quality is lowered until it has."""
LIGHT_WIDTH = 800
QUALITIES = (72, 55, 40, 25, 10)


def pictures_of(site: Site) -> list[str]:
    """Return the pictures that are published in several widths, by their addresses."""
    sizes = site.corpus.picture_sizes
    return [path for path in sorted(sizes) if path not in site.withheld and renditions.widths(path, sizes)]


def make(site: Site, path: str) -> tuple[list[Artifact], bool]:
    """Return all renditions of a picture, and whether one had to be made."""
    maker = _Maker(site, path)
    widths = reversed(renditions.widths(path, site.corpus.picture_sizes))  # wide ones first
    made = [(renditions.uri(path, width, form), *maker.rendition(width, form)) for width in widths for form in renditions.FORMS]
    return [Artifact(uri, content) for uri, content, _ in made], any(is_new for _, _, is_new in made)


def find(site: Site, uri: str) -> bytes | None:
    """Return the rendition at an address, or None where there is none."""
    path, width, form = renditions.parse(uri) or ("", 0, "")
    return _Maker(site, path).rendition(width, form)[0] if width in renditions.widths(path, site.corpus.picture_sizes) else None


class _Maker:
    """Makes the renditions of one picture, which is opened where one is not in the cache."""

    def __init__(self, site: Site, path: str) -> None:
        self._path, self._sizes, self._root = path, site.corpus.picture_sizes, Path(site.settings.assets).parents[1]
        raw = source.read_raw(self._root, f"docs/{path}", MAX_BYTES)
        self._raw = raw if isinstance(raw, bytes) else b""
        self._digest = picture_files.digest(self._raw)

    def rendition(self, width: int, form: str) -> tuple[bytes, bool]:
        """Return a rendition, and whether it had to be made."""
        return picture_files.kept(self._root, f"{self._digest}.{width}.{form}", partial(self._write, width, form))

    def _write(self, width: int, form: str) -> bytes:
        picture = self._scaled(width)
        for quality in QUALITIES:
            content = _encoded(picture, form, quality)
            if width > LIGHT_WIDTH or len(content) <= LIGHT:
                break
        return content

    def _scaled(self, width: int) -> "Image":
        """Return the picture in a width. Each is made of the one above it, whichever is asked for, so that its bytes are the same."""
        from PIL import Image

        picture = self._whole
        for step in reversed(renditions.widths(self._path, self._sizes)):
            if step >= width and picture.width > step:
                height = max(1, round(picture.height * step / picture.width))
                picture = picture.resize((step, height), Image.Resampling.BICUBIC)
        return picture

    @cached_property
    def _whole(self) -> "Image":
        return picture_files.open_upright(self._raw, renditions.WIDTHS[-1])


def _encoded(picture: "Image", form: str, quality: int) -> bytes:
    out = io.BytesIO()
    if form == "webp":
        picture.save(out, "WEBP", quality=quality, method=1)
    else:
        picture_files.without_alpha(picture).save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()
