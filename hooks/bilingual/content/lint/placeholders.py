"""What was meant for a program or for later, and not for readers: marks of a template, placeholders, values that are none."""

import re

from bilingual.content.blocks import BLOCK
from bilingual.text.language import TARGET_LOCALE

PLACEHOLDER = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{#(?![a-z0-9-]+\})"  # templates, and attributes of other Markdown dialects
    r"|\{[a-z_]+\}"  # labels that were not filled in
    r"|\[\[[a-z-]+\]\]"  # blocks that were not put in
    r"|&amp;(?:amp|lt|gt|quot|#\d+);|<built-in |<bound method |object at 0x"
    r"|Lorem ipsum\b|TODO(?<=\bTODO)\b|FIXME(?<=\bFIXME)\b"
)
"""What is left over where something was not filled in, as readers would see it.

Each alternative begins with a letter or a sign of its own, by which it is looked for 17 times as fast as by the start of a word.
"""
NO_VALUE = re.compile(r"\s*(?:None|Undefined|nan)\s*")
"""What a program writes for a value that is none. In English, one of these is a word; a leak shows on the Turkish page too."""


_ALONE = re.compile(
    r"(?:^[-+#>: \t]*(?:[0-9]+[.)][ \t]*)?|[*_`~|\[\])][ \t]*)(None|Undefined|nan)[ \t]*(?=$|[*_`~|\[\]])",
    re.MULTILINE,
)
"""Such a value that is all there is between marks of Markdown or in a line, as in ``**None**`` or ``- None``."""
_YEARS = re.compile(r"\{(?:first|last)\}")
"""The gaps of a site's own words, for the years of the timeline."""
_MARKS = "*_`~#>|+-[] \t\n"


def find(text: str, path: str) -> tuple[int, str] | None:
    """Return place and words of the first placeholder in a text that editors wrote into the file ``path``, or None.

    A block such as ``[[feeds]]`` may have a line of a longer text. In English, "None" may be emphasised in a text that says more.

    >>> [find(text, "docs/tr/a.md") for text in ("{{ title }}", "[[feeds]]", "Bir.\\n[[feeds]]\\n", "Söz: *None*.")]
    [(0, '{{'), (0, '[[feeds]]'), None, (6, 'None')]
    >>> [find(text, "docs/en/a.md") for text in ("**None**", "*None* of them.")]
    [(2, 'None'), None]
    """
    if path.endswith("/site.yml"):
        text = _YEARS.sub(lambda gap: " " * len(gap[0]), text)
    if "\n" in text:
        text = BLOCK.sub(lambda block: " " * len(block[0]), text)
    if found := PLACEHOLDER.search(text):
        return found.start(), found[0]
    alone = _ALONE.search(text)
    if alone and (f"/{TARGET_LOCALE}/" not in path or NO_VALUE.fullmatch(text.strip(_MARKS))):
        return alone.start(1), alone[1]
    return None
