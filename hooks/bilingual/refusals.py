"""What ``check`` and ``build`` refuse of content that was read without problems: addresses that would be lost, or that lead nowhere."""

from pathlib import Path

from bilingual import anchors, ledger, own_addresses
from bilingual.problems import Problem
from bilingual.render import Renderer


def find(root: Path, renderer: Renderer) -> list[Problem]:
    """Return what is wrong with the site of the project ``root``.

    Raises:
        ContentError: a line of the ledger is none.
    """
    known = ledger.read(root / ledger.LEDGER, ledger.LEDGER)
    return [
        *ledger.find_lost(renderer.site, root, known),
        *anchors.find_dead(root, renderer),
        *own_addresses.find_dead(root, renderer),
    ]
