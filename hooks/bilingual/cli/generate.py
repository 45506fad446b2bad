"""Writes or checks the files that are made from the table of fields: editors' schemas, the field reference, forms and templates."""

import argparse
import sys
from pathlib import Path

from bilingual.diagnostics import catalog


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--check", action="store_true")


def run(options: argparse.Namespace) -> int:
    """Write the files and name those that changed; with ``--check``, name those that are out of date and return 1 if there are any."""
    from bilingual.authoring import generated
    from bilingual.host import publish

    root = Path.cwd()
    if not options.check:
        try:
            renewed = generated.write(root)
        except OSError as error:
            print(publish.explain(error), file=sys.stderr)
            return 1
        for path in renewed:
            print(f"{path}: {catalog.line('commands', 'renewed')}")
        print(catalog.line("commands", "generated"))
        return 0
    stale = generated.stale(root)
    for path in stale:
        print(f"{path}: {catalog.line('commands', 'stale')}", file=sys.stderr)
    if stale:
        print(f"{catalog.line('commands', 'to-renew')} python -m bilingual generate", file=sys.stderr)
        return 1
    print(catalog.line("commands", "generated"))
    return 0
