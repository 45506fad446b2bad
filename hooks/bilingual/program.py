"""What tells one state of the program from another, for whatever is kept from one build to the next."""

import hashlib
import os
import sys
from functools import cache
from pathlib import Path
from platform import python_version

_PACKAGES = (".dist-info", ".egg-info")
"""The ends of the names of folders that say which version of a package there is."""


@cache
def state() -> tuple[str, ...]:
    """Return a digest of the program's own files but for its templates, and the versions of Python and of every package that it finds.

    What has changed since this process asked first is not seen: the process has loaded what was there then.
    """
    digest = hashlib.sha256()
    here = Path(__file__).parent
    paths = (f"{above}/{name}" for above, _, names in os.walk(here) if Path(above) != here / "templates" for name in names)
    for path in sorted(path for path in paths if not path.endswith(".pyc")):
        digest.update(path.encode() + b"\0" + Path(path).read_bytes() + b"\0")
    found = {path.name for folder in map(Path, sys.path) if folder.is_dir() for path in folder.iterdir()}
    return digest.hexdigest(), python_version(), *sorted(name for name in found if name.endswith(_PACKAGES))
