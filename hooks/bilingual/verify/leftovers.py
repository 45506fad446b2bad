"""No page shows a reader what was meant for a program: a placeholder, a mark of a template, a value that is none."""

import re
from collections.abc import Iterator

from bilingual.language import SOURCE_LOCALE
from bilingual.verify.built_site import BuiltSite
from bilingual.verify.findings import Finding, finding

LEFTOVER = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{#"  # templates
    r"|\{[a-z_]+\}"  # labels that were not filled in
    r"|\[\[[a-z-]+\]\]"  # blocks that were not put in
    r"|&amp;(?:amp|lt|gt|quot|#\d+);|<built-in |<bound method |\bobject at 0x"
    r"|\bLorem ipsum\b|\bTODO\b|\bFIXME\b"
)
"""What is left over where something was not filled in."""
NO_VALUE = re.compile(r"\s*(?:None|Undefined|nan)\s*")
"""What a program writes for a value that is none. In English, one of these is a word; a leak shows on the Turkish page too."""


def check(site: BuiltSite) -> Iterator[Finding]:
    """Yield what stands in the words of a page and is not for readers."""
    for page in site.pages.values():
        for text, line in page.texts:
            if found := LEFTOVER.search(text) or (page.language == SOURCE_LOCALE and NO_VALUE.fullmatch(text)):
                yield finding(page.uri, line, "leftover", text=found[0])
