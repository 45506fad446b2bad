"""The Turkish that outdated English texts were made from, in records/outdated.txt; tools write the file, and nothing ever needs it.

A line names a record and the place of the text in it, and holds the text as JSON. Texts are known by their digests, so that a line which
fits nothing any longer does no harm. Lines are sorted, and each stands for itself, so that branches merge.
"""

import json
import re
from contextlib import suppress
from pathlib import Path

from bilingual.diagnostics import catalog
from bilingual.translation import notes
from bilingual.translation.notes import digest

FILE = "records/outdated.txt"
"""Where the texts lie, below the project's folder."""
HEAD = catalog.head("of-outdated")

_LINE = re.compile(r'^\S+ \S+ (".*")$', re.MULTILINE)


def read(root: Path) -> dict[str, str]:
    """Return the texts that the project ``root`` keeps, by their digests. A line that is none, such as a merge's, is passed over."""
    found = {}
    for line in _LINE.findall(notes.read_file(root / FILE)):
        with suppress(ValueError):
            text = json.loads(line)
            found[digest(text)] = text
    return found
