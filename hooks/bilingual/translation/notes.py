"""What every English text was made from, as digests in records/translations.txt; tools write the file, and nothing ever needs it.

A line names a record, the place of the text in it, and two digests: of the Turkish that the English was made from, and of the English. A
third one stands where the Turkish has changed since: that of the Turkish as a tool saw it last. By it, two changes that were made together
are told from an English that was corrected long after its Turkish changed. Lines are sorted, and each stands for itself, so that branches
merge; where a merge leaves two lines for one text, either may be right, and the English is current if it is by one of them.
"""

import re
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from bilingual.content import atomic_files
from bilingual.diagnostics import catalog
from bilingual.schema.fields import normalize

FILE = "records/translations.txt"
"""Where the notes lie, below the project's folder."""
HEAD = catalog.head("of-translations")
NOTHING = "-"
"""Stands for the digest of no words at all."""

_BYTES = 6
_LINE = re.compile(r"^(\S+) (\S+) ([0-9a-f]{12}|-) ([0-9a-f]{12}|-)(?: ([0-9a-f]{12}|-))?$", re.MULTILINE)
_QUOTES = (("‘", "’"), ("'", "’"), ("“", '"'), ("”", '"'))
_INVISIBLE = ("\u00ad", "\u200b", "\ufeff")
"""Soft hyphen, zero-width space and byte order mark: they only tell where a line may break."""

Place = tuple[str, str]
"""A record such as "events/forum-2019", or the name of a file that is one, such as "declaration"; and a place such as "points.7.text"."""


class Note(NamedTuple):
    """A line of the file: digests of the Turkish that the English was made from, of that English, and of the Turkish seen since, if any."""

    made_from: str
    english: str
    seen: str = ""

    @property
    def turkish(self) -> str:
        """The digest of the Turkish as it was when this was noted."""
        return self.seen or self.made_from


Notes = Mapping[Place, tuple[Note, ...]]
"""What is noted of each text; more than one note only where branches were merged."""


def digest(text: str) -> str:
    """Return 12 hexadecimal digits that stand for the words of ``text``, or "-" where it has none.

    Spacing, line breaks, the two ways to write a letter with its mark (NFC), and the shape of quotation marks make no difference.

    >>> digest("Kent  ve\\nuyum") == digest("Kent ve uyum") != digest("Kent ve uyumu")
    True
    """
    words = "".join(normalize(text).split())
    for mark, plain in _QUOTES:
        words = words.replace(mark, plain)
    for mark in _INVISIBLE:
        words = words.replace(mark, "")
    return blake2b(words.encode(), digest_size=_BYTES).hexdigest() if words else NOTHING


# the file


def read(root: Path) -> dict[Place, tuple[Note, ...]]:
    """Return the notes of the project ``root``, none where there is no file. A line that is none, such as a merge's, is passed over."""
    found: dict[Place, tuple[Note, ...]] = {}
    for record, place, *digests in _LINE.findall(read_file(root / FILE)):
        known = found.get((record, place))
        found[record, place] = (*known, Note(*digests)) if known else (Note(*digests),)
    return found


def read_file(path: Path) -> str:
    """Return what a file says, "" where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def text_of(notes: Notes) -> str:
    """Return the whole file that says ``notes``: the same for the same notes, in whatever order they come."""
    lines = {
        " ".join((*place, note.made_from, note.english, *([note.seen] if note.seen else []))) for place, of in notes.items() for note in of
    }
    return HEAD + "".join(f"{line}\n" for line in sorted(lines))


def write(root: Path, notes: Notes) -> bool:
    """Write ``notes`` into the project ``root`` and return whether that changed the file.

    Raises OSError where it cannot be written; it is then as it was.
    """
    return write_file(root / FILE, text_of(notes))


def write_file(path: Path, text: str) -> bool:
    """Write a whole file and return whether that changed it. Raises OSError, as ``write`` does."""
    if path.is_file() and path.read_bytes() == text.encode():
        return False
    path.parent.mkdir(exist_ok=True)
    atomic_files.replace(path, text.encode())
    return True
