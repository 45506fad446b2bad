"""Reads HTML: the one module that takes a page apart, for search, for the checks of a built site, for reports and previews."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree, html

Element = Any
"""An element of lxml, which carries no types."""

BLOCKS: Final = frozenset(
    [
        *("article", "aside", "blockquote", "br", "details", "div", "figcaption", "figure", "footer", "header", "hr", "main", "p", "pre"),
        *("section", "summary", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dl", "dt", "li", "ol", "ul"),
        *("caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
    ]
)
"""Elements before and after which a line ends."""
LOADED: Final = frozenset(
    [
        *("script", "img", "source", "iframe", "frame", "video", "audio", "track", "input", "object", "embed"),
        *("use", "image"),  # of a drawing
    ]
)
"""Elements whose addresses a browser asks for on its own."""
OFFERED: Final = "srcset"
"""Stands for the element of an address from which a browser chooses; the picture's own stands for what it does."""
LATER: Final = "lazy"
"""Stands for the element of a picture that is loaded when it comes into view."""
LOADED_LINKS: Final = frozenset(
    [
        *("stylesheet", "icon", "apple-touch-icon", "manifest"),
        *("preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch"),
    ]
)
"""What a link element says in ``rel`` where the browser asks for its address on its own."""

_HOW: Final = {"encoding": "utf-8", "huge_tree": True, "remove_comments": True, "remove_pis": True}
_PARSER: Final = etree.HTMLParser(**_HOW)
_PARSER_WITH_LINKS: Final = html.HTMLParser(**_HOW)
_DATA: Final = "@type='application/ld+json' or @type='application/json'"  # no browser runs these
_TEXTS: Final = (
    "//@alt | //@title | //@aria-label | //@placeholder | //meta[@name='description']/@content"
    " | //text()[not(parent::script | parent::style)]"
)
_SCRIPTS: Final = f"//script[not(@src or {_DATA})]|//*[@*[starts-with(name(), 'on')]]"


@dataclass(frozen=True, slots=True)
class Address:
    """An address as it is written, its line, and whether the browser asks for it on its own, as a ``stylesheet`` or otherwise."""

    written: str
    line: int
    loaded: bool
    element: str


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of itself, and what it loads and leads to. Texts stand with their lines, anchors with all in which they stand.

    ``texts`` are what a reader sees or hears, ``data`` what stands in the page for programs; ``alternates`` begin with the language.
    """

    language: str
    kind: str
    titles: tuple[str, ...]
    headings: tuple[str, ...]
    """The main ones."""
    descriptions: tuple[str, ...]
    canonicals: tuple[str, ...]
    alternates: tuple[tuple[str, str, int], ...]
    policies: tuple[tuple[str, int], ...]
    is_redirect: bool
    is_indexed: bool
    """Whether search engines are to show the page."""
    anchors: Mapping[str, list[int]]
    addresses: tuple[Address, ...]
    inline_scripts: tuple[int, ...]
    inline_styles: tuple[int, ...]
    data: tuple[tuple[str, int], ...]
    texts: tuple[tuple[str, int], ...]

    def loaded(self) -> Iterator[Address]:
        """Yield what the browser asks for on its own."""
        return (address for address in self.addresses if address.loaded)


def parse(text: str) -> Element:
    """Return the root of a document, or of one around a part of it, without comments."""
    return etree.fromstring((text if text.strip() else "<p>").encode(), _PARSER)


def parse_whole(text: str) -> Element:
    """Return the root of a whole document, whose links can be found and rewritten; that is slower."""
    return html.document_fromstring((text if text.strip() else "<p>").encode(), parser=_PARSER_WITH_LINKS, ensure_head_body=True)


def serialize(root: Element) -> str:
    """Return the document of a root."""
    return f"{html.tostring(root, encoding='unicode', doctype='<!doctype html>')}\n"


def classes(element: Element) -> list[str]:
    """Return the classes of an element."""
    return element.get("class", "").split()  # type: ignore[no-any-return]


def read_page(text: str) -> Page:
    """Return what the document ``text`` says."""
    root = parse_whole(text)
    metas = [(one.get("name") or one.get("http-equiv", "").casefold(), one.get("content", ""), one.sourceline) for one in root.iter("meta")]
    links = [(one.get("rel", "").split(), one.get("hreflang"), one.get("href", ""), one.sourceline) for one in root.iter("link")]
    anchors: dict[str, list[int]] = {}
    for anchor in root.xpath("//@id[.!='']"):
        anchors.setdefault(str(anchor), []).append(anchor.getparent().sourceline)
    is_redirect = any(name == "refresh" for name, _, _ in metas)
    return Page(
        language=root.get("lang", ""),
        kind=next((name[6:] for name in classes(root.find("body")) if name.startswith("page--")), ""),
        titles=tuple(one.text_content() for one in root.xpath("//title[not(ancestor::svg)]")),
        headings=tuple(" ".join(one.text_content().split()) for one in root.iter("h1")),
        descriptions=tuple(content.strip() for name, content, _ in metas if name == "description"),
        canonicals=tuple(target for rel, _, target, _ in links if "canonical" in rel),
        alternates=tuple((language, target, line) for rel, language, target, line in links if "alternate" in rel and language is not None),
        policies=tuple((content, line) for name, content, line in metas if name == "content-security-policy"),
        is_redirect=is_redirect,
        is_indexed=not is_redirect and not any("noindex" in content for name, content, _ in metas if name == "robots"),
        anchors=anchors,
        addresses=tuple(_addresses(root)),
        inline_scripts=tuple(one.sourceline for one in root.xpath(_SCRIPTS)),
        inline_styles=tuple(one.sourceline for one in root.xpath("//style|//*[@style]")),
        data=tuple((one.text or "", one.sourceline) for one in root.xpath(f"//script[{_DATA}]")),
        texts=tuple((str(one), one.getparent().sourceline) for one in root.xpath(_TEXTS) if one.strip()),
    )


def _addresses(root: Element) -> Iterator[Address]:
    """Yield the addresses of a document."""
    for element, _, written, _ in root.iterlinks():
        relation = set(element.get("rel", "").split()) if element.tag == "link" else set()
        loaded = element.tag in LOADED or bool(relation & LOADED_LINKS)
        yield Address(written.strip(), element.sourceline, loaded, "stylesheet" if "stylesheet" in relation else _role_of(element))
    for element in root.xpath("//*[@srcset or @poster]"):
        for written in (element.get("poster", ""), *element.get("srcset", "").split(",")):
            yield from (Address(one, element.sourceline, True, OFFERED) for one in written.split()[:1])
    for element in root.xpath("//meta[@property='og:url' or @property='og:image']"):
        yield Address(element.get("content", ""), element.sourceline, False, "meta")


def _role_of(element: Element) -> str:
    """Return the name of an element; that of a picture says whether it is loaded at once, and whether others are offered in its place."""
    if element.tag != "img":
        return str(element.tag)
    is_chosen = next(element.iterancestors("picture"), None) is not None  # lxml takes it for a child of the source before it
    return LATER if element.get("loading") == "lazy" else "picture" if is_chosen else "img"


def lines(root: Element, is_skipped: Callable[[Element], bool]) -> Iterator[tuple[Element, str]]:
    """Yield each line of an element's text with the innermost element in which it ends; a term stands before what is said of it.

    Elements that begin a line are yielded where they begin, too, with an empty text.
    """
    words: list[str] = []
    term = ""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        begins = event == "start"
        skipped = begins and is_skipped(element)
        if element.tag in BLOCKS:
            if text := " ".join("".join(words).split()):
                around = element.getparent() if begins else element
                if around.tag == "dt":
                    term = text
                else:
                    yield around, f"{term}: {text}" if term else text
                    term = ""
            words.clear()
            if begins and not skipped:
                yield element, ""
        if skipped:
            walk.skip_subtree()
        else:
            words.append((element.text if begins else element.tail) or "")
