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

_HOST = r"[\w-]+(?:\.[\w-]+)+"
MAIL = rf"()<(?:mailto:)?([\w.+-]+@{_HOST})>"
ADDRESS = rf"({BARE_ADDRESS.pattern})"
MAILBOX = rf"@{_HOST}"
"""Each begins with a sign that few texts have, so that the others are passed over quickly; what stands before it is looked at then."""
_BEFORE_AT = re.compile(r"(?<![\w@/.:+-])[\w.+-]+\Z")


class Citation(InlineProcessor):
    """Puts what ``citation_marks`` takes out again into the place of ``[@source-key]``."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(CITATION.pattern, md)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]
        """Return what stands in the place of a citation; no blank stays before what follows it."""
        return citation(cited_in(m[1])), len(data[: m.start(0)].rstrip()), m.end(0)


class Address(InlineProcessor):
    """Turns ``<bilgi@example.org>`` into a link, and addresses of the web without brackets where the site asks for it."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]
        """Return the link to an address."""
        return (_link(m[1], m[1]) if m[1] else _link(f"mailto:{m[2]}", m[2])), m.start(0), m.end(0)


class Mailbox(InlineProcessor):
    """Does so with ``bilgi@example.org`` without brackets."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int | None, int | None]:  # type: ignore[override]
        """Return the link to a mailbox, or nothing where no name stands before its sign."""
        name = _BEFORE_AT.search(data, 0, m.start(0))
        return (_link(f"mailto:{name[0]}{m[0]}", name[0] + m[0]), name.start(), m.end(0)) if name else (None, None, None)


def _link(target: str, words: str) -> ElementTree.Element:
    link = ElementTree.Element("a", {"href": target})
    link.text = AtomicString(words)
    return link


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
