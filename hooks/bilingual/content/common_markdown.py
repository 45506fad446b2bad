"""Writes a text as CommonMark has it, with tables and footnotes: what only Python-Markdown knows becomes what any reader of text knows."""

import re
from collections.abc import Callable

from bilingual.content.block_signs import as_meant
from bilingual.content.fences import fences

_BOX = re.compile(r'( *)(?:!!!|\?\?\?\+?) ?([\w-]*)(?: +[\w-]+)*(?: *"(.*)")? *')
_SIGNS = re.compile(r"[ ]?\{:?[ ]*(?:[.#][\w-]+[ ]*)+\}|^ */{3,}.*$|^\[TOC\]$")


def to_common_markdown(text: str, title: Callable[[str], str | None]) -> str:
    """Return ``text`` with boxes as quotations, and without what only a page can show; ``title`` names boxes that have no title."""
    lines = as_meant(text).split("\n")
    code = {number for fence in fences(lines) for number in range(fence.first, fence.end)}
    out: list[str] = []
    boxes: list[int] = []
    for number, line in enumerate(lines):
        box = None if number in code else _BOX.fullmatch(line)
        while boxes and line.strip() and not line.startswith(" " * (boxes[-1] + 4)):
            boxes.pop()
            out[-1] = out[-1] if out[-1].strip("> ") else ""
        inside = line[boxes[-1] + 4 :] if boxes else line
        if box:
            name = box[3] if box[3] is not None else title(box[2]) or box[2]
            inside = f"**{name}**\n{'> ' * (len(boxes) + 1)}" if name else ""
        elif number not in code:
            inside = _SIGNS.sub("", inside)
        out.append("> " * (len(boxes) + bool(box)) + inside)
        if box:
            boxes.append(len(box[1]))
    return "\n".join(out)
