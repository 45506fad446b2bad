"""Makes a preview to download of what a change does: the changed pages in one file, and the whole site to open from a folder."""

import argparse
from pathlib import Path

from bilingual.audit import built_site
from bilingual.audit.review import changes, preview
from bilingual.diagnostics import catalog


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--before", type=Path, required=True, metavar="SITE")
    parser.add_argument("--after", type=Path, required=True, metavar="SITE")
    parser.add_argument("--into", type=Path, required=True, metavar="FOLDER")


def run(options: argparse.Namespace) -> int:
    """Write the preview; without an earlier site, it shows a page of each sort."""
    after = built_site.read(options.after)
    before = built_site.read(options.before) if options.before.is_dir() else after
    preview.write(changes.compare(before, after), after, options.into)
    print(f"{catalog.line('commands', 'preview')}: {options.into / preview.FILE}")
    return 0
