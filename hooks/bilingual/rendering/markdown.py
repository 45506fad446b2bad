"""Renders Markdown: the way of the editors' text into the HTML of a page.

The text is Python-Markdown's with a few additions: ``[@source-key]`` cites sources, of which each paragraph shows one mark, and
``[text](event:forum-2019)`` links to an entry by its key, whatever its address is in the reader's language. Raw HTML is refused.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

import markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.treeprocessors import Treeprocessor

from bilingual.content.block_signs import as_meant
from bilingual.content.markdown_extensions import BOXES, CLASSES, DEFAULT
from bilingual.rendering import safe_html
from bilingual.rendering.citation_marks import Cited, put, take_citations
from bilingual.rendering.markdown_syntax import ADDRESS, MAIL, MAILBOX, Address, Attributes, Citation, FencedCode, Mailbox
from bilingual.schema.addresses import ANCHORS, distinct_anchor
from bilingual.text.language import SOURCE_LOCALE, slugify

_BY_NAME: Mapping[str, dict[str, Any]] = {
    "admonition": {},
    "def_list": {},
    "pymdownx.blocks.caption": {"types": ["caption"], "auto": False},
    "pymdownx.caret": {"superscript": False},
    "pymdownx.details": {},
    "pymdownx.tilde": {"subscript": False},
    "tables": {},
}
"""The extensions that come from libraries, with their settings; "~50" and "2^3" stay as they are typed."""


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


STYLED = re.compile(r'class="(?:admonition|center|right)|<(?:pre|figure|dl)\b')
"""What only some texts have, and what has a stylesheet of its own."""
LinkTarget = Callable[[str], tuple[str, dict[str, str]]]
"""Turns a link as written into an address and further attributes, such as ``lang``; the address is empty where nothing is to be linked."""
Picture = Callable[[str], Mapping[str, Mapping[str, str]]]
"""Turns the address of a picture as written into the attributes of its ``img``, and of the ``source`` of another form, if there is one."""
BoxTitle = Callable[[str], str | None]
"""Turns the type of an admonition, such as "note", into its title."""
MarkHtml = Callable[[Sequence[Cited]], ElementTree.Element | None]
"""Turns what a paragraph cites into the one mark at its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a text has to do with on its page, whose addresses and numbers are its own; headings get anchors that differ from ``anchors``.

    ``note`` says, at each link that has an ``hreflang``, that the page there is in another language; ``back`` is what the way back from a
    footnote is called, ``contents`` a list of the headings; ``title`` that of a box that has none, by its type; ``unnamed`` is the anchor
    of a heading without letters. ``earlier_notes`` counts the texts with footnotes before this one.
    """

    link: LinkTarget = lambda target: (target, {})
    mark: MarkHtml = lambda cited: None
    picture: Picture = lambda target: {}
    anchors: Sequence[str] = ()
    note: str = ""
    back: str = ""
    contents: str = ""
    title: BoxTitle = lambda kind: None
    unnamed: str = ANCHORS["parts"][SOURCE_LOCALE]
    earlier_notes: int = 0


class MarkdownRenderer:
    """Renders Markdown with the ``extensions`` of the site; one renderer serves many texts, one after the other."""

    def __init__(self, extensions: Collection[str] = DEFAULT) -> None:
        self.page = Surroundings()
        self.headings: list[Heading] = []
        self._anchors: set[str] = set()
        self._footnotes = FootnoteExtension()
        self._markdown = markdown.Markdown(
            extensions=[
                *("sane_lists", "pymdownx.saneheaders"),
                *(name for name in extensions if name in _BY_NAME),
                *([self._footnotes] if "footnotes" in extensions else ()),
                _OwnSyntax(self, extensions),
            ],
            extension_configs=_BY_NAME,
            output_format="html",
        )
        self._markdown.preprocessors.deregister("html_block")
        self._markdown.inlinePatterns.deregister("html")
        self._markdown.inlinePatterns.deregister("automail")  # it hides addresses behind character references; links are checked as written

    def render(self, text: str, page: Surroundings) -> Rendered:
        """Return ``text`` as HTML. No heading jumps over a level, and none has the anchor of another."""
        self.page, self.headings, self._anchors = page, [], set(page.anchors)
        self._markdown.reset()
        self._footnotes.setConfig("UNIQUE_IDS", page.earlier_notes > 0)
        self._footnotes.unique_prefix = page.earlier_notes
        return Rendered(self._markdown.convert(as_meant(text)), tuple(self.headings))

    def anchor(self, words: str) -> str:
        """Return an anchor for a heading of these ``words`` that no other has."""
        anchor = distinct_anchor(slugify(words) or self.page.unnamed, self._anchors)
        self._anchors.add(anchor)
        return anchor


class _OwnSyntax(Extension):
    def __init__(self, renderer: MarkdownRenderer, extensions: Collection[str]) -> None:
        super().__init__()
        self.renderer, self.extensions = renderer, extensions

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        assert md.delimiters
        star = md.delimiters.delimiters["*"]
        star.boundary = re.compile(star.boundary.pattern.replace("(?P<ambiguous>", r"(?P<ambiguous>(?<!\w)"))  # none begins within a word
        if "fenced_code" in self.extensions:
            md.preprocessors.register(FencedCode(md), "fenced_code", 25)
        if "attr_list" in self.extensions:
            md.treeprocessors.register(Attributes(self.renderer.anchor, md), "attr_list", 8)
        if "pymdownx.magiclink" in self.extensions:
            md.inlinePatterns.register(Address(ADDRESS, md), "address", 115)
            md.inlinePatterns.register(Mailbox(MAILBOX, md), "mailbox", 114)
        md.inlinePatterns.register(Citation(md), "citation", 175)
        md.inlinePatterns.register(Address(MAIL, md), "mail", 110)
        md.treeprocessors.register(_LinksAndHeadings(self.renderer, md), "links-and-headings", 5)


class _LinksAndHeadings(Treeprocessor):
    def __init__(self, renderer: MarkdownRenderer, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.renderer = renderer

    def run(self, root: ElementTree.Element) -> None:
        above: list[int] = []
        """The levels, as written, of the headings that stand above the next one."""
        shown: list[tuple[ElementTree.Element, Mapping[str, Mapping[str, str]]]] = []
        for element in root.iter():
            if element.tag == "a" and "class" not in element.attrib and (target := element.get("href")) is not None:
                address, attributes = self.renderer.page.link(target)
                if not address:
                    element.tag = "span"
                    element.attrib.clear()
                    continue
                element.set("href", address)
                for name, value in attributes.items():
                    element.set(name, value)
                if "hreflang" in attributes:
                    ElementTree.SubElement(element, "span", {"class": "only-in"}).text = f" {self.renderer.page.note}"
            elif element.tag == "a" and element.get("class") == "footnote-backref":
                element.set("title", self.renderer.page.back)
            elif element.tag == "img" and (target := element.get("src")) is not None:
                element.set("src", self.renderer.page.link(target)[0])
                shown.append((element, self.renderer.page.picture(target)))
            elif re.fullmatch(r"h[2-6]", element.tag):
                words = " ".join("".join(_words(element)).split())
                anchor = element.get("id") or self.renderer.anchor(words)
                written = int(element.tag[1])
                above = [*(level for level in above if level < written), written]
                element.tag = f"h{len(above) + 1}"
                element.set("id", anchor)
                self.renderer.headings.append(Heading(len(above) + 1, anchor, words))
            else:
                self._dress(element)
        for element in [element for element in root.iter("p") if element.text == "[TOC]" and not len(element)]:
            self._list_headings(element)
        for parent in [element for element in root.iter() if element.find("table") is not None]:
            _make_tables_scroll(parent)
        cited = take_citations(root)
        safe_html.restrict(root)
        for picture, sizes in shown:
            _offer_sizes(picture, sizes)
        for block, position, places in cited:
            if (mark := self.renderer.page.mark(places)) is not None:
                put(mark, block, position)

    def _dress(self, element: ElementTree.Element) -> None:
        """Give an element of an extension the classes and the words that it has on this site."""
        if element.tag == "table":
            element.set("class", "table")
        elif element.tag in ("th", "td") and (side := element.attrib.pop("style", "")):
            if (name := side.removeprefix("text-align: ").strip(";")) in CLASSES:
                element.set("class", name)
        elif element.tag in ("figure", "figcaption"):
            element.attrib.clear()
        elif element.tag == "details" or "admonition" in element.get("class", "").split():
            kind = next((name for name in element.get("class", "").split() if name in BOXES), "")
            element.set("class", f"admonition admonition--{kind or 'note'}")
            title = element[0] if len(element) else None
            if title is not None and (title.tag == "summary" or title.get("class") == "admonition-title"):
                title.set("class", "admonition__title")
                if (title.text or " ")[1:] == kind[1:]:  # Python-Markdown's own, in English
                    title.text = self.renderer.page.title(kind) or title.text

    def _list_headings(self, element: ElementTree.Element) -> None:
        """Turn an element into the list of the text's headings."""
        element.tag, element.text = "nav", None
        element.set("aria-label", self.renderer.page.contents)
        listed = ElementTree.SubElement(element, "ul")
        for heading in self.renderer.headings:
            link = ElementTree.SubElement(ElementTree.SubElement(listed, "li"), "a", {"href": f"#{heading.anchor}"})
            link.text = heading.text


def _words(element: ElementTree.Element) -> Iterator[str]:
    """Yield the words of a heading without the marks of its footnotes."""
    yield element.text or ""
    for child in element:
        yield from () if child.tag == "sup" else _words(child)
        yield child.tail or ""


def _offer_sizes(element: ElementTree.Element, attributes: Mapping[str, Mapping[str, str]]) -> None:
    """Give a picture its size and, where there is a source of another form, put both into an element that lets a browser choose."""
    element.attrib.update(attributes.get("img", {}))
    if source := attributes.get("source"):
        given = dict(element.attrib)
        element.attrib.clear()
        element.tag = "picture"
        ElementTree.SubElement(element, "source", dict(source))
        ElementTree.SubElement(element, "img", given)


def _make_tables_scroll(parent: ElementTree.Element) -> None:
    """Put each table of ``parent`` into a box that scrolls by itself where the table is too wide, and that the keyboard reaches."""
    for position, table in enumerate(parent):
        if table.tag == "table":
            name = ", ".join(text for cell in table.iter("th") if (text := (cell.text or "").strip()))
            box = ElementTree.Element("div", {"class": "table-scroll", "role": "group", "tabindex": "0", "aria-label": name})
            box.tail, table.tail = table.tail, None
            box.append(table)
            parent[position] = box
