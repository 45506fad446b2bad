"""Checks a built site as a whole, in any folder, whatever built it; nothing of the content or of MkDocs is asked.

Each check is the module of its name, with a function ``check`` that takes the site and yields what is wrong.
"""

from collections.abc import Collection
from importlib import import_module
from pathlib import Path

from bilingual.audit import built_site
from bilingual.audit.verify.findings import Finding

CHECKS = ("links", "heads", "sitemap", "subscriptions", "data", "safety", "weights", "counts", "placeholders", "html")
"""The checks by name; the last one takes by far the longest."""


def verify(folder: Path, without: Collection[str] = (), browser: str | None = None, opened: int | None = None) -> dict[str, list[Finding]]:
    """Return what is wrong with the built site in ``folder``, sorted, by check; ``without`` names checks to be left out.

    With ``browser``, the path of a Chromium, or "" for one that is looked for, pages are opened in it too: all of them, or ``opened``.

    Raises:
        NoSite: there is no built site, or its home page does not say where it is to stand.
        ContentError: its list of addresses is damaged.
    """
    site = built_site.read(folder)
    if site.site_url == "/":
        raise built_site.NoSite(f'{folder / built_site.INDEX}: <link rel="canonical">')
    found = {name: sorted(set(import_module(f"bilingual.audit.verify.{name}").check(site))) for name in CHECKS if name not in without}
    if browser is not None:
        found["console"] = sorted(set(import_module("bilingual.audit.verify.console").check(site, browser, opened)))
    return found
