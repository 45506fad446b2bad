"""What keeps a command from doing what it was asked, other than the content, in words for editors."""

import errno

from bilingual.diagnostics import catalog


class Failed(Exception):
    """What was asked for cannot be done; the message says why."""


def explain(error: OSError) -> str:
    """Return what went wrong, and what to do, in Turkish and English, with the system's own words."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            said = "disk-full"
        case errno.EACCES | errno.EPERM | errno.EROFS:
            said = "no-permission"
        case errno.EBUSY:
            said = "in-use"
        case _:
            said = "failed"
    return f"{catalog.line('builds', said)}: {error}"
