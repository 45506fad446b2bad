"""Tells editors, in Markdown, what a change does to the site: two built folders are compared."""

import sys
from pathlib import Path

from bilingual.audit.review import change_report


def run(*, before: Path, after: Path, kept: Path | None = None, preview_url: str = "") -> int:
    """Print the report on the content here and on the two sites, either of which may be missing where it could not be built."""
    gathered = change_report.gather(Path.cwd(), before, after, kept, preview_url)
    sys.stdout.write(change_report.word(gathered))
    return 0
