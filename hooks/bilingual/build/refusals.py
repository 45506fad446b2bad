"""What ``check`` and ``build`` refuse of content that was read without problems: addresses that would be lost, or that lead nowhere."""

from pathlib import Path

from bilingual.build import anchors, own_addresses
from bilingual.diagnostics.problems import Problem
from bilingual.rendering.renderer import Renderer
from bilingual.site import ledger


def find(root: Path, renderer: Renderer) -> list[Problem]:
    """Return what is wrong with the site of the project ``root``.

    Raises:
        ContentError: a line of the ledger is none.
    """
    known = ledger.read(root / ledger.LEDGER, ledger.LEDGER)
    return [
        *ledger.find_lost(renderer.site, root, known),
        *anchors.find_dead(renderer),
        *own_addresses.find_dead(root, renderer),
    ]
