"""The links by which editors come to the page on which they write, and to the workflows of the forge."""

from collections.abc import Mapping
from urllib.parse import urlencode

from bilingual.schema import COLLECTIONS, REGISTERS
from bilingual.site.routes import KINDS, LISTS, Route
from bilingual.site.site import Settings

NEW: Mapping[str, tuple[str, str]] = {
    **{f"{register}-list": (KINDS[register], register) for register in LISTS},
    "glossary": ("term", "glossary"),
    "signatories": ("signatory", "signatories"),
}
"""The kinds of pages that list records: the name of the kind of record that an editor may want to add there, and its register."""
KIND_OF_FILE: Mapping[str, str] = {"declaration": "declaration", "signatories": "signatory-list", "site": "site"}
"""What the editors' page calls a file that is edited as one record."""
_WHOLE_FILES: Mapping[str, str] = {
    **dict.fromkeys(("declaration", "declaration-history", "side-by-side"), "declaration"),
    **dict.fromkeys(("signatories", "signatories-table"), "signatory-list"),
    **dict.fromkeys(("timeline", "year"), "site"),
    "glossary": "glossary",
}


def query_of(kind: str, key: str = "", *flags: str) -> str:
    """Return what follows the address of the editors' page to open something there.

    >>> query_of("events", "forum-2019", "translate")
    '?kind=events&key=forum-2019&translate='
    """
    return f"?{urlencode({'kind': kind} | ({'key': key} if key else {}) | dict.fromkeys(flags, ''))}"


def query_of_page(route: Route) -> str:
    """Return the same for what a page shows; "" where that is no record."""
    if route.key and (route.register in (*COLLECTIONS, *REGISTERS, "pages", "signatories")) and route.kind != "withdrawn":
        return query_of(route.register, route.key)
    return query_of(_WHOLE_FILES[route.kind]) if route.kind in _WHOLE_FILES else ""


def workflow_url(settings: Settings, name: str) -> str:
    """Return the address at which editors start the workflow of the file ``name``; "" where the site has no address for editing."""
    start, edit, _ = settings.edit_url.rpartition("/edit/")
    return f"{start}/actions/workflows/{name}" if edit else ""
