"""Checks that no address was lost since the ledger was written."""

from pathlib import Path

from bilingual.diagnostics import catalog
from bilingual.host import mkdocs_commands
from bilingual.site import ledger


def run(*, update: bool = False) -> int:
    """Check the addresses, and with ``--update`` add new ones; raise ContentError for those that were lost."""
    root = Path.cwd()
    site = mkdocs_commands.load_site(root)
    if update:
        ledger.update(site, root)
    ledger.check(site, root)
    print(catalog.line("commands", "addresses-kept"))
    return 0
