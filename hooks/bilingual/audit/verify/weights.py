"""Pages stay light: what a first view weighs, compressed as hosts compress it, and how long a page may get.

Styles and scripts are the program's, and too heavy ones refuse a site. Words and pictures are the editors': of these, it is only told.
"""

from collections.abc import Iterator

from bilingual.audit.built_site import FRAME, BuiltSite
from bilingual.audit.verify.findings import Finding, finding
from bilingual.text.html_page import LOADED

HEAVIEST_FRAME = 60_000
"""Bytes that the stylesheets and scripts of a page may weigh together, compressed."""
HEAVIEST_VIEW = 75_000
"""Bytes that a page, its stylesheets, scripts and pictures may weigh together, compressed."""
HEAVIEST_PICTURE = 60_000
"""As many bytes more may a page weigh that has a picture at its head."""
LONGEST_PAGE = 500_000
"""Bytes that a page alone may have, as phones unpack and lay it out."""
PICTURES = {*LOADED, "picture"} - {*FRAME}
"""The elements that load what a page alone shows."""


def check(site: BuiltSite) -> Iterator[Finding]:
    """Yield pages that are heavier than they may be."""
    for page in site.pages.values():
        frame = site.weigh(page, *FRAME)
        size = site.first_view(page) + site.weigh(page, *PICTURES)
        if frame > HEAVIEST_FRAME:
            yield finding(page.file, 1, "heavy-frame", size=frame, limit=HEAVIEST_FRAME)
        limit = HEAVIEST_VIEW + (HEAVIEST_PICTURE if site.weigh(page, "picture") else 0)
        if size > limit:
            yield finding(page.file, 1, "heavy-view", size=size, limit=limit)
        if len(page.content) > LONGEST_PAGE:
            yield finding(page.file, 1, "heavy-page", size=len(page.content), limit=LONGEST_PAGE)
