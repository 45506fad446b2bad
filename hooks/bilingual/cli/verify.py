"""Checks a built site as a whole: links, languages, feeds, data, HTML, safety, weights, equal counts."""

import argparse
from pathlib import Path

from bilingual.audit.verify import CHECKS, verify
from bilingual.diagnostics import catalog


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("site", type=Path, metavar="SITE")
    parser.add_argument("--without", action="append", choices=CHECKS, default=[], metavar="CHECK")
    parser.add_argument("--browser", nargs="?", const="", metavar="CHROMIUM")
    parser.add_argument("--pages", type=int, metavar="N")


def run(options: argparse.Namespace) -> int:
    """Print a line for everything that is wrong, as ``file:line: what``, and for what is only told; return 1 where anything is wrong."""
    found = verify(options.site, options.without, options.browser, options.pages)
    told = [f"{catalog.line('commands', 'warning')}: {one}" for findings in found.values() for one in findings if one.is_told]
    lines = [str(one) for findings in found.values() for one in findings if not one.is_told]
    print(*told, sep="\n", end="\n" if told else "")
    print(*lines, sep="\n", end="\n" if lines else "")
    skipped = f" ({', '.join(options.without)}: {catalog.line('commands', 'not-checked')})" if options.without else ""
    if lines:
        print(f"{catalog.line('commands', 'one-fault' if len(lines) == 1 else 'faults', count=len(lines))}{skipped}")
        return 1
    print(f"{catalog.line('commands', 'site-right')}{skipped}")
    return 0
