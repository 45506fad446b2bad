"""Says how far work is that takes long, such as making pictures, whichever process does it."""

import sys
from multiprocessing import get_context

from bilingual.diagnostics import catalog

STEP = 10
"""A line is written after so many, and after the last."""


class Progress:
    """Counts what is done of ``total``; ``name`` is that of the line in the catalogue. What was done before is counted in silence."""

    def __init__(self, name: str, total: int) -> None:
        self._name, self._total = name, total
        self._done = get_context().Value("i", 0)

    def step(self, is_new: bool) -> None:
        """Count one, and write a line to stderr if it is time for one."""
        with self._done.get_lock():
            self._done.value += 1
            done = self._done.value
        if is_new and (done % STEP == 0 or done == self._total):
            sys.stderr.write(f"{catalog.line('builds', self._name)}: {done}/{self._total}\n")
