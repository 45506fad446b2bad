"""What was meant for a program or for later, and not for readers: marks of a template, placeholders, values that are none."""

import re

from bilingual.pointers import BLOCK

PLACEHOLDER = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{#"  # templates, and attributes of other Markdown dialects
    r"|\{[a-z_]+\}"  # labels that were not filled in
    r"|\[\[[a-z-]+\]\]"  # blocks that were not put in
    r"|&amp;(?:amp|lt|gt|quot|#\d+);|<built-in |<bound method |\bobject at 0x"
    r"|\bLorem ipsum\b|\bTODO\b|\bFIXME\b"
)
"""What is left over where something was not filled in, as readers would see it."""
NO_VALUE = re.compile(r"\s*(?:None|Undefined|nan)\s*")
"""What a program writes for a value that is none. In English, one of these is a word; a leak shows on the Turkish page too."""


def find(text: str) -> re.Match[str] | None:
    """Return the first placeholder in a text that editors wrote, or None; a block such as ``[[feeds]]`` may have a line of a longer text.

    >>> find("{{ title }}")[0], find("[[feeds]]")[0], find("Bir.\\n[[feeds]]\\n")
    ('{{', '[[feeds]]', None)
    """
    if "\n" in text:
        text = BLOCK.sub(lambda block: " " * len(block[0]), text)
    return PLACEHOLDER.search(text) or NO_VALUE.fullmatch(text)
