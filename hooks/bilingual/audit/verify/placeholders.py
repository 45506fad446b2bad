"""No page shows a reader what was meant for a program: a placeholder, a mark of a template, a value that is none."""

from collections.abc import Iterator

from bilingual.audit.built_site import BuiltSite
from bilingual.audit.verify.findings import Finding, finding
from bilingual.content.lint.placeholders import NO_VALUE, PLACEHOLDER
from bilingual.text.language import SOURCE_LOCALE

SHOW_LABELS = ("translations",)
"""The kinds of pages that show labels as editors write them, with gaps to be filled in."""


def check(site: BuiltSite) -> Iterator[Finding]:
    """Yield what stands in the words of a page and is not for readers."""
    for page in (page for page in site.pages.values() if page.said.kind not in SHOW_LABELS):
        for text, line in page.said.texts:
            if found := PLACEHOLDER.search(text) or (page.said.language == SOURCE_LOCALE and NO_VALUE.fullmatch(text)):
                yield finding(page.file, line, "placeholder", text=found[0])
