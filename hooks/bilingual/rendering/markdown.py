"""Renders Markdown: the way of the editors' text into the HTML of a page.

The text is Python-Markdown's with a few additions: ``[@source-key]`` cites sources, of which each paragraph shows one mark, and
``[text](event:forum-2019)`` links to an entry by its key, whatever its address is in the reader's language. Raw HTML is refused.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

import markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from bilingual.content.markdown_elements import CITATION, citation_keys
from bilingual.rendering import safe_html
from bilingual.rendering.citation_marks import Cited, citation, put, take_citations
from bilingual.schema.addresses import ANCHORS, distinct_anchor
from bilingual.text.language import SOURCE_LOCALE, slugify


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a rendered text: its level from 2, its anchor, and its words."""

    level: int
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """A Markdown text as HTML, with its headings in order."""

    html: str
    headings: tuple[Heading, ...] = ()


LinkTarget = Callable[[str], tuple[str, dict[str, str]]]
"""Turns a link as written into an address and further attributes, such as ``lang``; the address is empty where nothing is to be linked."""
PictureSize = Callable[[str], tuple[int, int] | None]
"""Turns the address of a picture as written into its width and height, so that it keeps its place until it is there."""
MarkHtml = Callable[[Sequence[Cited]], ElementTree.Element | None]
"""Turns what a paragraph cites into the one mark at its end."""


class MarkdownRenderer:
    """Renders Markdown; one renderer serves many texts, one after the other.

    ``link`` and ``mark`` may be exchanged between texts, since the addresses and the numbers depend on the page.
    """

    def __init__(self) -> None:
        self.size: PictureSize = lambda target: None
        self.link: LinkTarget = lambda target: (target, {})
        self.mark: MarkHtml = lambda cited: None
        self.note = self.back = self._unnamed = ""
        self.headings: list[Heading] = []
        self._anchors: set[str] = set()
        self._footnotes = FootnoteExtension()
        self._markdown = markdown.Markdown(
            extensions=["tables", "sane_lists", self._footnotes, "def_list", _OwnSyntax(self)],
            output_format="html",
        )
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")
        self._markdown.inlinePatterns.deregister("automail")  # it hides addresses behind character references; links are checked as written

    def render(
        self,
        text: str,
        *,
        link: LinkTarget,
        mark: MarkHtml,
        size: PictureSize = lambda target: None,
        anchors: Sequence[str] = (),
        note: str = "",
        back: str = "",
        unnamed: str = ANCHORS["parts"][SOURCE_LOCALE],
        earlier_notes: int = 0,
    ) -> Rendered:
        """Return ``text`` as HTML; headings get anchors that differ from ``anchors`` and from one another.

        ``note`` says, at each link that has an ``hreflang``, that the page there is in another language; ``back`` is
        what the way back from a footnote is called; ``unnamed`` is the anchor of a heading without letters. ``earlier_notes`` counts
        the texts with footnotes before this one on its page. No heading jumps over a level.
        """
        self.size = size
        self.link, self.mark, self.note, self.back, self._unnamed = link, mark, note, back, unnamed
        self.headings, self._anchors = [], set(anchors)
        self._markdown.reset()
        self._footnotes.setConfig("UNIQUE_IDS", earlier_notes > 0)
        self._footnotes.unique_prefix = earlier_notes
        return Rendered(self._markdown.convert(text), tuple(self.headings))

    def anchor(self, words: str) -> str:
        """Return an anchor for a heading of these ``words`` that no other has."""
        anchor = distinct_anchor(slugify(words) or self._unnamed, self._anchors)
        self._anchors.add(anchor)
        return anchor


class _OwnSyntax(Extension):
    def __init__(self, renderer: MarkdownRenderer) -> None:
        super().__init__()
        self.renderer = renderer

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        md.inlinePatterns.register(_Citation(md), "citation", 175)
        md.inlinePatterns.register(_Mail(r"<([\w.+-]+@[\w-]+(?:\.[\w-]+)+)>", md), "mail", 110)
        md.treeprocessors.register(_LinksAndHeadings(self.renderer, md), "links-and-headings", 5)


class _Citation(InlineProcessor):
    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(r"\s*" + CITATION.pattern, md)  # no blank stays before what follows it

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]
        return citation(citation_keys(m[1])), m.start(0), m.end(0)


class _Mail(InlineProcessor):
    """Turns ``<bilgi@example.org>`` into a link."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]
        link = ElementTree.Element("a", {"href": f"mailto:{m[1]}"})
        link.text = m[1]
        return link, m.start(0), m.end(0)


class _LinksAndHeadings(Treeprocessor):
    def __init__(self, renderer: MarkdownRenderer, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.renderer = renderer

    def run(self, root: ElementTree.Element) -> None:
        above: list[int] = []
        """The levels, as written, of the headings that stand above the next one."""
        for element in root.iter():
            if element.tag == "a" and "class" not in element.attrib and (target := element.get("href")) is not None:
                address, attributes = self.renderer.link(target)
                if not address:
                    element.tag = "span"
                    element.attrib.clear()
                    continue
                element.set("href", address)
                for name, value in attributes.items():
                    element.set(name, value)
                if "hreflang" in attributes:
                    self._add_note(element)
            elif element.tag == "a" and element.get("class") == "footnote-backref":
                element.set("title", self.renderer.back)
            elif element.tag == "img" and (target := element.get("src")) is not None:
                element.set("src", self.renderer.link(target)[0])
                for name, side in zip(("width", "height"), self.renderer.size(target) or (), strict=False):
                    element.set(name, str(side))
            elif re.fullmatch(r"h[2-6]", element.tag):
                words = "".join(element.itertext())
                anchor = self.renderer.anchor(words)
                written = int(element.tag[1])
                above = [*(level for level in above if level < written), written]
                element.tag = f"h{len(above) + 1}"
                element.set("id", anchor)
                self.renderer.headings.append(Heading(len(above) + 1, anchor, words))
            elif element.tag == "table":
                element.set("class", "table")
        for parent in [element for element in root.iter() if element.find("table") is not None]:
            _make_tables_scroll(parent)
        cited = take_citations(root)
        safe_html.restrict(root)
        for block, position, places in cited:
            if (mark := self.renderer.mark(places)) is not None:
                put(mark, block, position)

    def _add_note(self, link: ElementTree.Element) -> None:
        note = ElementTree.SubElement(link, "span", {"class": "only-in"})
        note.text = f" {self.renderer.note}"


def _make_tables_scroll(parent: ElementTree.Element) -> None:
    """Put each table of ``parent`` into a box that scrolls by itself where the table is too wide, and that the keyboard reaches."""
    for position, table in enumerate(parent):
        if table.tag == "table":
            name = ", ".join(text for cell in table.iter("th") if (text := (cell.text or "").strip()))
            box = ElementTree.Element("div", {"class": "table-scroll", "role": "group", "tabindex": "0", "aria-label": name})
            box.tail, table.tail = table.tail, None
            box.append(table)
            parent[position] = box
