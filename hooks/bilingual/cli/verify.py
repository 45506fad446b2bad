"""Checks a built site as a whole: links, languages, feeds, data, HTML, safety, weights, equal counts."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from bilingual.audit.verify import CHECKS, verify
from bilingual.diagnostics import catalog


def run(
    site: Path,
    *,
    without: Annotated[Sequence[str], {"action": "append", "choices": CHECKS, "metavar": "CHECK"}] = (),
    browser: Annotated[str | None, {"nargs": "?", "const": ""}] = None,
    pages: int | None = None,
) -> int:
    """Print a line for everything that is wrong, as ``file:line: what``, and for what is only told; return 1 where anything is wrong."""
    found = verify(site, without, browser, pages)
    told = [f"{catalog.line('commands', 'warning')}: {one}" for findings in found.values() for one in findings if one.is_told]
    lines = [str(one) for findings in found.values() for one in findings if not one.is_told]
    print(*told, sep="\n", end="\n" if told else "")
    print(*lines, sep="\n", end="\n" if lines else "")
    skipped = f" ({', '.join(without)}: {catalog.line('commands', 'not-checked')})" if without else ""
    if lines:
        print(f"{catalog.line('commands', 'one-fault' if len(lines) == 1 else 'faults', count=len(lines))}{skipped}")
        return 1
    print(f"{catalog.line('commands', 'site-right')}{skipped}")
    return 0
