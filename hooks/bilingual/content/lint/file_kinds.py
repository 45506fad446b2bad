"""Which files may lie beside the pages: pictures, documents and tables, under plain names. What a browser would run is none of them."""

import re

ASSETS = "assets/"
"""The only folder of such files, below docs/ and in a built site."""
FILES = f"{ASSETS}files/"
"""Where the documents lie that pages offer."""
_OFFICE, _OPEN = "application/vnd.openxmlformats-officedocument.", "application/vnd.oasis.opendocument."
DOCUMENTS = {
    "pdf": "application/pdf",
    "docx": f"{_OFFICE}wordprocessingml.document",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
    "pptx": f"{_OFFICE}presentationml.presentation",
    "odt": f"{_OPEN}text",
    "ods": f"{_OPEN}spreadsheet",
    "odp": f"{_OPEN}presentation",
    "csv": "text/csv",
}
"""The media types of documents by ending. Older office files are none: nobody could tell whether a macro is in them."""
HEAVIEST = 50_000_000
"""The bytes that a document may have; GitHub refuses files of 100 MB."""
KINDS = frozenset(["jpg", "jpeg", "png", "webp", "avif", "gif", "ico", "svg", *DOCUMENTS])
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


def ending_of(path: str) -> str:
    """Return what follows the last dot of a path, in small letters.

    >>> ending_of("assets/files/plan.PDF")
    'pdf'
    """
    return path.rpartition(".")[2].lower()


def is_allowed(path: str) -> bool:
    """Return whether a file of this kind may lie at ``path``, below docs/ or in a built site.

    >>> is_allowed("assets/files/plan.pdf"), is_allowed("assets/files/page.xhtml"), is_allowed("plan.pdf")
    (True, False, False)
    """
    ending = ending_of(path)
    placed = any(path.startswith(place) and ending == kind for place, kind in PLACES.items())
    return path.startswith(ASSETS) and (ending in KINDS or placed)
