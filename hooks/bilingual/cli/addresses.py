"""Checks that no address was lost since the ledger, or a built site, was written."""

import argparse
import sys
from pathlib import Path

from bilingual.diagnostics import catalog


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--against", type=Path, metavar="SITE")


def run(options: argparse.Namespace) -> int:
    """Check the addresses, and with ``--update`` add new ones; raise ContentError for those that were lost."""
    from bilingual.host import mkdocs_commands, publish
    from bilingual.site import ledger
    from bilingual.site.site import BuildFailed

    root, published = Path.cwd(), {}
    if options.against:
        path = options.against / ledger.PUBLISHED if options.against.is_dir() else options.against
        if not path.is_file():
            print(f"{path}: {catalog.line('commands', 'no-addresses')}", file=sys.stderr)
            return 1
        published = ledger.read(path, path.as_posix())
    try:
        site = mkdocs_commands.load_site(root)
    except BuildFailed as error:
        print(error, file=sys.stderr)
        return 1
    if options.update and not options.check:
        try:
            ledger.update(site, root)
        except OSError as error:
            print(f"{ledger.LEDGER}: {publish.explain(error)}", file=sys.stderr)
            return 1
    ledger.check(site, root, published)
    print(catalog.line("commands", "addresses-kept"))
    return 0
