"""Makes a preview to download of what a change does: the changed pages in one file, and the whole site to open from a folder."""

from pathlib import Path

from bilingual.audit import built_site
from bilingual.audit.review import changes, preview
from bilingual.diagnostics import catalog


def run(*, before: Path, after: Path, into: Path) -> int:
    """Write the preview; without an earlier site, it shows a page of each sort."""
    new = built_site.read(after)
    old = built_site.read(before) if before.is_dir() else new
    preview.write(changes.compare(old, new), new, into)
    print(f"{catalog.line('commands', 'preview')}: {into / preview.FILE}")
    return 0
