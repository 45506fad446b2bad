"""Tells editors, in Markdown, what a change does to the site: two built folders are compared."""

import argparse
import sys
from pathlib import Path

from bilingual.audit.review import change_report


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--before", type=Path, required=True, metavar="SITE")
    parser.add_argument("--after", type=Path, required=True, metavar="SITE")
    parser.add_argument("--kept", type=Path, metavar="PATCH")
    parser.add_argument("--preview-url", default="", metavar="URL")


def run(options: argparse.Namespace) -> int:
    """Print the report on the content here and on the two sites, either of which may be missing where it could not be built."""
    gathered = change_report.gather(Path.cwd(), options.before, options.after, options.kept, options.preview_url)
    sys.stdout.write(change_report.word(gathered))
    return 0
