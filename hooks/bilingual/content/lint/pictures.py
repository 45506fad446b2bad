"""Checks the files below docs/, which are published as they are: kinds, names, and what pictures tell or run.

No picture tells where it was taken or runs a script, browsers show all of them, and every file is one of the project.

Pillow reads what a picture says about itself. It is slow to load, and asked only about those that may say something.
"""

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.parsers.expat import ExpatError

from bilingual.content import picture_files, source
from bilingual.content.lint import file_kinds
from bilingual.content.lint.svg import find_faults, size_of_drawing
from bilingual.diagnostics.problems import Problem, problem
from bilingual.text.language import slugify

MAX_BYTES = 10_000_000
"""As large may a picture be."""

SHOWN = frozenset({"jpg", "jpeg", "png", "webp", "avif", "gif", "ico"})
"""The endings of pictures that browsers show, besides svg."""
NOT_SHOWN = frozenset({"tif", "tiff", "heic", "heif", "bmp", "psd", "raw", "cr2", "nef", "dng", "jp2", "svgz"})
"""The endings of pictures that not every browser shows."""

_MAY_TELL = re.compile(rb"Exif|eXIf|EXIF|GPS|Raw profile type|XML:com\.adobe\.xmp|\A(?:II\*\0|MM\0\*)")
_XMP_PLACE = re.compile(r"GPS(?:Dest)?(?:Latitude|Longitude)|GPSCoordinates")
_GPS_IFD = 0x8825
_GPS_PLACES = {2, 4, 20, 22, 28}
"""The tags of EXIF's GPS directory that hold a place: latitude and longitude, those of the destination, and the area's name."""


def check(root: Path) -> Iterator[Problem]:
    """Yield the problems of all pictures, and of the names of all files, below docs/ of the project ``root``."""
    paths = source.find_files(root, {"docs": ""})
    yield from _check_names(paths)
    strays = {found.path: found for found in source.find_strays(root, "docs")}
    yield from strays.values()
    yield from _check_kinds(path for path in paths if not path.endswith(".md") and path not in strays)
    for path in [path for path in paths if path not in strays]:
        if (ending := file_kinds.ending_of(path)) in SHOWN | NOT_SHOWN | {"svg"}:
            raw = source.read_raw(root, path, MAX_BYTES)
            yield from [raw] if isinstance(raw, Problem) else _check_picture(path, ending, raw)


def _check_names(paths: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for every file whose path differs from another's in case only: on macOS and Windows there is but one of them."""
    taken: dict[str, str] = {}
    for path in paths:
        first = taken.setdefault(path.casefold(), path)
        if first != path:
            yield problem(path, (1, 1), "", "same-name", path=first)


def _check_kinds(paths: Iterable[str]) -> Iterator[Problem]:
    """Yield a problem for every file that lies elsewhere than in docs/assets/, is of no kind that may, or has a name to escape."""
    for path in paths:
        stem, _, ending = path.rpartition("/")[2].rpartition(".")
        if ending.lower() in NOT_SHOWN:
            continue  # said of the picture
        if not path.startswith(f"docs/{file_kinds.ASSETS}"):
            yield problem(path, (1, 1), "", "file-outside-assets")
        elif not file_kinds.is_allowed(path.removeprefix("docs/")):
            yield problem(path, (1, 1), "", "file-kind", value=ending, allowed=", ".join(sorted(file_kinds.KINDS)))
        elif not file_kinds.has_plain_name(path):
            yield problem(path, (1, 1), "", "file-name", suggestion=f"{slugify(stem) or 'dosya'}.{slugify(ending)}")


def _check_picture(path: str, ending: str, raw: bytes) -> Iterator[Problem]:
    if ending == "svg":
        for fault in find_faults(raw):
            yield problem(path, (fault.line, fault.column), "", fault.code, value=fault.value)
    elif _MAY_TELL.search(raw) and tells_place(raw):
        yield problem(path, (1, 1), "", "picture-with-place")
    if ending in NOT_SHOWN:
        yield problem(path, (1, 1), "", "picture-form", value=ending)


def tells_place(raw: bytes) -> bool:
    """Return whether the picture ``raw`` says in EXIF or XMP where it was taken."""
    from PIL import Image

    if _XMP_PLACE.search(raw.decode("latin-1")):
        return True
    try:
        with Image.open(io.BytesIO(raw)) as picture:
            exif = picture.getexif()
            said = [value for name, value in picture.info.items() if "xmp" in str(name).lower()]
            texts = (value.decode("latin-1") if isinstance(value, bytes) else str(value) for value in said)
            return bool(_GPS_PLACES & set(exif.get_ifd(_GPS_IFD))) or any(map(_XMP_PLACE.search, texts))
    except Exception:  # a broken picture raises nearly anything; what cannot be read is held to be private
        return True


def measure(root: Path, paths: Iterable[str]) -> tuple[dict[str, tuple[int, int]], list[Problem]]:
    """Return width and height, as browsers show them, of the pictures at ``paths`` below docs/, and the problems of those that are broken.

    A drawing need not say its size, and what no browser shows has none.
    """
    sizes: dict[str, tuple[int, int]] = {}
    problems: list[Problem] = []
    for path in sorted(paths):
        ending = file_kinds.ending_of(path)
        raw = source.read_raw(root, f"docs/{path}", MAX_BYTES)
        if isinstance(raw, Problem) or ending not in SHOWN | {"svg"}:
            continue  # said of the file, or of the name
        try:
            if size := size_of_drawing(raw) if ending == "svg" else picture_files.measure(root, raw):
                sizes[path] = size
        except ExpatError:
            pass  # said of the drawing
        except picture_files.Unreadable:
            problems.append(problem(f"docs/{path}", (1, 1), "", "picture-unreadable"))
    return sizes, problems
