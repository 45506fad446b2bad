"""Pages stay light: what a first view weighs, compressed as hosts compress it, and how long a page may get.

Styles and scripts are the program's, and too heavy ones refuse a site. Words and pictures are the editors': of these, it is only told.
"""

import gzip
from collections.abc import Iterator
from functools import cache
from urllib.parse import urljoin

from bilingual.verify.built_site import BuiltSite
from bilingual.verify.findings import Finding, finding

FRAME = 60_000
"""Bytes that the stylesheets and scripts of a page may weigh together, compressed."""
FIRST_VIEW = 75_000
"""Bytes that a page, its stylesheets, scripts and pictures may weigh together, compressed."""
LONGEST_PAGE = 500_000
"""Bytes that a page alone may have, as phones unpack and lay it out."""
LEVEL = 6
"""The level at which common hosts compress."""
PACKED = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".woff2")
"""Files that are compressed already."""


def check(site: BuiltSite) -> Iterator[Finding]:
    """Yield pages that are heavier than they may be."""

    @cache
    def weight(uri: str) -> int:
        content = site.content(uri)
        return len(content) if uri.endswith(PACKED) else len(gzip.compress(content, LEVEL))

    for page in site.pages.values():
        asked = {
            (urljoin(site.url(page.address), address.written).removeprefix(site.site_url), address.element) for address in page.loaded()
        }
        frame = sum(weight(uri) for uri, element in asked if element in ("stylesheet", "script") and uri in site.files)
        pictures = sum(weight(uri) for uri, element in asked if element not in ("stylesheet", "script", "link") and uri in site.files)
        size = weight(page.uri) + frame + pictures
        if frame > FRAME:
            yield finding(page.uri, 1, "heavy-frame", size=frame, limit=FRAME)
        if size > FIRST_VIEW:
            yield finding(page.uri, 1, "heavy-view", size=size, limit=FIRST_VIEW)
        if page.size > LONGEST_PAGE:
            yield finding(page.uri, 1, "heavy-page", size=page.size, limit=LONGEST_PAGE)
