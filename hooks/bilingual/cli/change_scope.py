"""Says whether the commits since a revision change content alone, or the engine too."""

import subprocess
import sys
from pathlib import Path

from bilingual.audit import change_scope
from bilingual.diagnostics import catalog


def run(*, since: str) -> int:
    """Print "content" or "engine"; the files that make it the latter go to standard error."""
    try:
        files = change_scope.files_of_engine(change_scope.changed_since(Path.cwd(), since))
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"{since}: {catalog.line('commands', 'no-version')}: {error}", file=sys.stderr)
        return 1
    print(*files, sep="\n", end="\n" if files else "", file=sys.stderr)
    print("engine" if files else "content")
    return 0
