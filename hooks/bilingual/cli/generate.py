"""Writes or checks the files that are made from the table of fields: editors' schemas, the field reference, forms and templates."""

import sys
from pathlib import Path

from bilingual.authoring import generated
from bilingual.diagnostics import catalog


def run(*, check: bool = False) -> int:
    """Write the files and name those that changed; with ``--check``, name those that are out of date and return 1 if there are any."""
    root = Path.cwd()
    changed = generated.stale(root) if check else generated.write(root)
    for path in changed:
        print(f"{path}: {catalog.line('commands', 'stale' if check else 'renewed')}", file=sys.stderr if check else None)
    if check and changed:
        print(f"{catalog.line('commands', 'to-renew')} python -m bilingual generate", file=sys.stderr)
        return 1
    print(catalog.line("commands", "generated"))
    return 0
