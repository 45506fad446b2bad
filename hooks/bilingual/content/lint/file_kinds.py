"""Which files may lie beside the pages: pictures, documents and tables, under plain names. What a browser would run is none of them."""

import re

ASSETS = "assets/"
"""The only folder of such files, below docs/ and in a built site."""
KINDS = frozenset(
    [
        *("jpg", "jpeg", "png", "webp", "avif", "gif", "ico", "svg"),
        *("pdf", "csv", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp"),
    ]
)
"""The endings of files that may lie anywhere below ``assets/``."""
PLACES = {"assets/styles/": "css", "assets/scripts/": "js", "assets/fonts/": "woff2"}
"""Where the program has its own files, and their ending."""
_NAME = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9]+")


def has_plain_name(path: str) -> bool:
    """Return whether a file's name can stand in an address as it is: ASCII letters, digits, hyphens, and one ending.

    >>> has_plain_name("assets/files/plan-2019.pdf"), has_plain_name("assets/files/plan.html.pdf")
    (True, False)
    """
    return bool(_NAME.fullmatch(path.rpartition("/")[2]))


def is_allowed(path: str) -> bool:
    """Return whether a file of this kind may lie at ``path``, below docs/ or in a built site.

    >>> is_allowed("assets/files/plan.pdf"), is_allowed("assets/files/page.xhtml"), is_allowed("plan.pdf")
    (True, False, False)
    """
    ending = path.rpartition(".")[2].lower()
    placed = any(path.startswith(place) and ending == kind for place, kind in PLACES.items())
    return path.startswith(ASSETS) and (ending in KINDS or placed)
