"""Builds the site of the project in this folder."""

import sys
from pathlib import Path

from bilingual.diagnostics import catalog
from bilingual.diagnostics.failures import Failed
from bilingual.host import publish


def run(*, into: Path = Path("site")) -> int:
    """Build the site into the folder that the options name; where that fails, what is there stays."""
    try:
        publish.build(Path.cwd(), into)
    except (Failed, OSError, KeyboardInterrupt):
        print(catalog.line("commands", "not-built"), file=sys.stderr)
        raise
    return 0
