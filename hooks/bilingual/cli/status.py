"""Shows which translations are current, outdated or missing."""

import shutil
import sys
from pathlib import Path

from bilingual.content import loader
from bilingual.translation import status_report, statuses


def run(key: str = "") -> int:
    """Print the table, or all about one record; the state of a translation is never an error."""
    content = loader.read(Path.cwd())
    found = statuses.read(Path.cwd(), content)
    if key and not (described := statuses.find_records(found, key)):
        print(statuses.unknown_record(found, key), file=sys.stderr)
        return 1
    width = shutil.get_terminal_size().columns
    print(status_report.as_text(found, content, width, described if key else None), end="")
    return 0
