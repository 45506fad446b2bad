"""Writes a new site into a folder, from answers."""

import datetime
import sys
from pathlib import Path

from bilingual.authoring import new_site
from bilingual.diagnostics import catalog


def run(folder: Path | None = None, *, answers: Path | None = None, example: bool = False) -> int:
    """Write the site of the answers in a file; or print a file of answers to fill in."""
    if example:
        print(new_site.example(), end="")
        return 0
    if folder is None or answers is None:
        print(*catalog.both("new_site", "no-answers"), sep="\n", file=sys.stderr)
        return 1
    new_site.write(folder, new_site.read_answers(answers), datetime.date.today())
    print(*catalog.both("new_site", "written", folder=folder), sep="\n")
    return 0
