"""The parts of our Markdown that Python-Markdown does not have: citations, plain addresses, code between fences, attribute lists."""

import re
from collections.abc import Callable
from html import escape
from typing import Any
from xml.etree import ElementTree

import markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString

from bilingual.content.fences import fences
from bilingual.content.markdown_elements import BARE_ADDRESS, CITATION, cited_in
from bilingual.content.markdown_extensions import unfitting
from bilingual.rendering.citation_marks import citation

_MAIL = r"([\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
MAIL = rf"(?!)()|<(?:mailto:)?{_MAIL}>"
ADDRESS = rf"({BARE_ADDRESS.pattern})|(?<![\w@/.:+-]){_MAIL}"
"""Each has two groups: an address of the web, and a mailbox."""


class Citation(InlineProcessor):
    """Puts what ``citation_marks`` takes out again into the place of ``[@source-key]``."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(r"\s*" + CITATION.pattern, md)  # no blank stays before what follows it

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]
        """Return what stands in the place of a citation."""
        return citation(cited_in(m[1])), m.start(0), m.end(0)


class Address(InlineProcessor):
    """Turns ``<bilgi@example.org>`` into a link, and addresses without brackets where the site asks for it."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]
        """Return the link to an address."""
        link = ElementTree.Element("a", {"href": m[1] or f"mailto:{m[2]}"})
        link.text = AtomicString(m[1] or m[2])
        return link, m.start(0), m.end(0)


class FencedCode(Preprocessor):
    """Puts code between fences away until the text around it is rendered; nothing of it but its letters comes back."""

    def run(self, lines: list[str]) -> list[str]:
        """Return the lines with a mark in the place of each piece of code."""
        made, done = [], 0
        for fence in fences(lines):
            code = [line[min(fence.indent, len(line) - len(line.lstrip(" >"))) :] for line in lines[fence.first + 1 : fence.end]]
            html = f'<pre tabindex="0"><code>{escape(chr(10).join(code[:-1] if fence.is_closed else code), quote=False)}\n</code></pre>'
            before = lines[fence.first][: fence.indent]
            made += [*lines[done : fence.first], before.rstrip(" "), before + self.md.htmlStash.store(html)]
            made += [before.rstrip(" ")] if fence.end < len(lines) and lines[fence.end].strip() else []
            done = fence.end
        return [*made, *lines[done:]]


class Attributes(AttrListTreeprocessor):
    """Gives elements the classes and ids that an attribute list may name, and nothing else."""

    _LIST = r"\{:?[ ]*((?:[.#][\w-]+[ ]*)+)\}"
    HEADER_RE = re.compile(rf"[ ]+{_LIST}[ ]*$")  # type: ignore[misc]
    BLOCK_RE = re.compile(rf"\n[ ]*{_LIST}[ ]*$")  # type: ignore[misc]
    INLINE_RE = re.compile(_LIST)  # type: ignore[misc]

    def __init__(self, anchor: Callable[[str], str], md: markdown.Markdown) -> None:
        super().__init__(md)
        self.anchor = anchor

    def assign_attrs(self, elem: ElementTree.Element, attrs_string: str, *, strict: bool = False) -> str:
        """Give an element what a list may name; nothing of the list stays in the text."""
        refused = unfitting(attrs_string)
        for part in [part for part in attrs_string.split() if part not in refused]:
            if part[0] == "#":
                elem.set("id", self.anchor(part[1:]))
            else:
                elem.set("class", f"{elem.get('class', '')} {part[1:]}".strip())
        return ""
