"""Shows which translations are current, outdated or missing."""

import argparse
import shutil
import sys
from pathlib import Path

from bilingual.content import loader
from bilingual.translation import status_report, statuses


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("key", nargs="?", metavar="KEY")


def run(options: argparse.Namespace) -> int:
    """Print the table, or all about one record; the state of a translation is never an error."""
    content = loader.read(Path.cwd())
    found = statuses.read(Path.cwd(), content)
    if options.key and not (described := statuses.find_records(found, options.key)):
        print(statuses.unknown_record(found, options.key), file=sys.stderr)
        return 1
    width = shutil.get_terminal_size().columns
    print(status_report.as_text(found, content, width, described if options.key else None), end="")
    return 0
