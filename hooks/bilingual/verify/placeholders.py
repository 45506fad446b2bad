"""No page shows a reader what was meant for a program: a placeholder, a mark of a template, a value that is none."""

from collections.abc import Iterator

from bilingual.language import SOURCE_LOCALE
from bilingual.safety.placeholders import NO_VALUE, PLACEHOLDER
from bilingual.verify.built_site import BuiltSite
from bilingual.verify.findings import Finding, finding

SHOW_LABELS = ("translations",)
"""The kinds of pages that show labels as editors write them, with gaps to be filled in."""


def check(site: BuiltSite) -> Iterator[Finding]:
    """Yield what stands in the words of a page and is not for readers."""
    for page in (page for page in site.pages.values() if page.said.kind not in SHOW_LABELS):
        for text, line in page.said.texts:
            if found := PLACEHOLDER.search(text) or (page.said.language == SOURCE_LOCALE and NO_VALUE.fullmatch(text)):
                yield finding(page.file, line, "leftover", text=found[0])
