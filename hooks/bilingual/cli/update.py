"""Brings what the engine has handed to the site in this folder up to date."""

from pathlib import Path

from bilingual.authoring import delivery
from bilingual.diagnostics import catalog


def run(*, engine: str = "") -> int:
    """Renew the files and name them, and show how those differ that the site has changed; or pin another engine, to be installed."""
    if engine:
        delivery.pin_engine(Path.cwd(), engine)
        print(f"{delivery.REQUIREMENTS}: {catalog.line('commands', 'renewed')}")
        return 0
    changed, left = delivery.update(Path.cwd())
    for path in changed:
        print(f"{path}: {catalog.line('commands', 'renewed')}")
    for path, difference in left.items():
        print(f"{path}: {catalog.line('new_site', 'left')}", difference, sep="\n")
    print(catalog.line("new_site", "updated"))
    return 0
