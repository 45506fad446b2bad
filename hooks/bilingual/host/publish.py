"""Publishes: builds beside (see swap.py), looks at what was built, then swaps it in whole.

While a build of ``site/`` runs, ``.site-lock`` keeps others out. Where one fails or is killed, the last good site stands.
"""

import sys
from pathlib import Path

from bilingual.build import completeness
from bilingual.build.lock import locked
from bilingual.build.swap import swapped_in
from bilingual.diagnostics import catalog
from bilingual.diagnostics.failures import Failed
from bilingual.site import ledger

PATIENCE = 600.0
"""Seconds for which a build waits for another one of the same site."""
SOURCES = ("content", "docs", "hooks")
"""The folders that a site is made from, in which none may be built."""


class NotPublished(Failed):
    """The site was not published; the message says why, in Turkish and English, and ``destination`` is as it was."""


def build(source: Path, destination: Path) -> None:
    """Build the site of the project ``source`` and put it in the place of the folder ``destination`` whole.

    Raises:
        ContentError: the content has problems; ``destination`` is as it was.
        BuildFailed: MkDocs gave up; ``destination`` is as it was.
        JobFailed: a child process went wrong or was killed; ``destination`` is as it was.
        NotPublished: the site may not be put there, or is not whole, or another build does not end; ``destination`` is as it was.
        OSError: the new site could not be written or moved; ``destination`` is as it was.
    """
    source, destination = source.resolve(), destination.resolve()
    _refuse_other_folders(source, destination)
    destination.parent.mkdir(parents=True, exist_ok=True)
    waiting = f"{destination}: {catalog.line('builds', 'waiting')}"
    try:
        with locked(destination.with_name(f".{destination.name}-lock"), PATIENCE, lambda: print(waiting, file=sys.stderr)):
            _build_beside(source, destination)
    except TimeoutError:
        raise _refusal("endless", destination) from None


def _refusal(key: str, destination: Path) -> NotPublished:
    return NotPublished("\n".join(catalog.both("builds", key, folder=destination)))


def _refuse_other_folders(source: Path, destination: Path) -> None:
    """Raise NotPublished where the new site would take the place of something else than a site: what is there would be lost."""
    if any(destination.is_relative_to(source / name) for name in SOURCES):
        raise _refusal("sources", destination)
    if not destination.exists():
        return
    ours = destination.is_dir() and (Path(destination, ledger.PUBLISHED).is_file() or not any(destination.iterdir()))
    if not ours or Path(destination, ".git").exists():
        raise _refusal("other-files", destination)


def _build_beside(source: Path, destination: Path) -> None:
    with swapped_in(destination) as fresh:
        from bilingual.host import mkdocs_commands  # loads the host, which nothing else here needs

        made = mkdocs_commands.build(source, fresh)
        if faults := completeness.find_faults(fresh, made):
            raise NotPublished("\n".join(faults))
    if not made.settings.feedback:
        print(*catalog.both("builds", "no-feedback"), sep="\n", file=sys.stderr)
