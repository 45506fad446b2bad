"""The files in which a picture is published besides itself: smaller ones, as WebP and as JPEG, from which a browser chooses.

No file of an editor has such a name, since one ending is all that theirs may have.
"""

import re
from collections.abc import Mapping

from bilingual.content.lint.file_kinds import ending_of

WIDTHS = (400, 800, 1280)
"""In points: for a phone, for a phone with a fine screen, for a column on a large screen."""
FORMS = ("webp", "jpg")
_MADE_OF = frozenset({"jpg", "jpeg", "png", "webp", "avif", "gif"})
_URI = re.compile(r"(.+)\.([0-9]+)\.(webp|jpg)")


def widths(path: str, sizes: Mapping[str, tuple[int, int]]) -> list[int]:
    """Return the widths in which a picture is published, smallest first, none wider than itself; none of a drawing, which fits anywhere."""
    if path not in sizes or ending_of(path) not in _MADE_OF:
        return []
    return sorted({min(width, sizes[path][0]) for width in WIDTHS})


def uri(path: str, width: int, form: str) -> str:
    """Return the address of a rendition.

    >>> uri("assets/images/events/forum/hall.jpg", 800, "webp")
    'assets/images/events/forum/hall.jpg.800.webp'
    """
    return f"{path}.{width}.{form}"


def parse(address: str) -> tuple[str, int, str] | None:
    """Return the picture, the width and the form of the rendition at an address, or None where it can be none."""
    match = _URI.fullmatch(address)
    return (match[1], int(match[2]), match[3]) if match else None
