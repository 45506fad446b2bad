"""What keeps a command from doing what it was asked, other than the content, in words for editors."""

import errno

from bilingual.diagnostics import catalog

_CAUSES = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), "disk-full"),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "no-permission"),
    errno.EBUSY: "in-use",
}
"""What the codes of the system are called in the catalogue."""


class Failed(Exception):
    """What was asked for cannot be done; the message says why."""


def explain(error: OSError) -> str:
    """Return what went wrong, and what to do, in Turkish and English, with the system's own words."""
    return f"{catalog.line('builds', _CAUSES.get(error.errno or 0, 'failed'))}: {error}"
