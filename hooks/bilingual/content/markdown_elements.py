"""Finds what a Markdown text points at, such as sources, records and pictures, and what must not stand in it, such as raw HTML.

Nothing is rendered here: content is checked, and addresses in it are exchanged. The syntax is told in markdown.py.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import accumulate

from bilingual.content import blocks
from bilingual.content.block_signs import is_separator
from bilingual.content.fences import fences
from bilingual.content.lint.characters import HIDDEN
from bilingual.content.markdown_extensions import BOXES, is_sound_box, signs, unfitting
from bilingual.text.locators import is_place

CITATION = re.compile(r"\[(@(?:[^\[\]\n]|\n(?!\s*\n))+)\](?!\()")
"""A citation: ``[@brochure-tr]``, ``[@brochure-tr; @plan-tr]`` or ``[@brochure-tr, s. 12]``. It may go on in the next line."""
_LINK = re.compile(r"(!?)\[((?:[^\[\]\n]|\n(?!\s*\n)|\[[^\[\]\n]*\])*)\]\(((?:[^()\n]|\n(?!\s*\n)|\((?:[^()\n]|\([^()\n]*\))*\))*)\)")
"""A link or a picture: the exclamation mark of a picture, its words, and an address with or without a title."""
_AUTOLINK = re.compile(r"(?<!\]\()<([a-z][a-z0-9+.-]*:[^\s<>]+)>", re.IGNORECASE)
_RAW_HTML = re.compile(r"<(?:[a-zA-Z][a-zA-Z0-9-]*(?=[\s/>])|/[a-zA-Z]|!--|!DOCTYPE|\?)[^>\n]{0,60}")
_IMAGE_BY_REFERENCE = re.compile(r"!\[([^\[\]]*)\](?:[ \n]?\[([^\[\]]*)\]|(?![(\[:]))")
_REFERENCE = re.compile(r"^[ >*+.0-9-]{0,40}\[(?!\^)([^\[\]\n]+)\]:\s*(\S+)", re.MULTILINE)
_CODE = re.compile(r"(?<!\\)`[^`\n]+`")
_BARE_ADDRESS = r"(?<![\w@/.:=\"'<>\[])(?<!\]\()(?<!\]: )https?://[^\s<>`\[\]\"“”]*[^\s<>`\[\]\"“”.,;:!?'’)*_~|]"
BARE_ADDRESS = re.compile(_BARE_ADDRESS)
"""An address that is written as such, without what ends the sentence around it."""
_TOP_HEADING = re.compile(r"^#(?!#)[ \t]+\S|^[^\S\n]*\S[^\n]*\n=+[ \t]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^[ \t]*(?!#)\S[^|\n]*\n[ \t]*-{3,}[ \t]*$", re.MULTILINE)
_LETTERED = re.compile(r"^[ \t]*a\)[ \t].*\n(?:[ \t]+(?!a\))\S.*\n)*[ \t]*b\)[ \t]", re.MULTILINE)
_EMPTY_HEADING = re.compile(r"^(?:[ \t]|>|[-*+][ \t]|[0-9]+\.[ \t])*#{1,6}[ \t#]*(?:\[@[^\]\n]*\][ \t#]*)*$", re.MULTILINE)
_HEADING_WITHOUT_BLANK = re.compile(r"^#{2,6}[^#\s]{1,20}", re.MULTILINE)
_BY_REFERENCE = re.compile(r"(?<![!\]\[])\[([^\[\]\n@^]+)\]\[([^\[\]\n@^]*)\]")
_WORDLESS_REFERENCE = re.compile(r"(?<!!)\[\s*\]\[([^\[\]\n]*)\]")
_NOTE = re.compile(r"^ {0,3}\[\^([^\[\]\n]*)\]:|\[\^([^\[\]\n]*)\]", re.MULTILINE)
"""A footnote's text, or the mark that leads to it."""
_CHARACTER = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[a-zA-Z]{2,30});")
_ROWS = re.compile(r"(?:^[^|\n]*(?<!\\)\|.*(?:\n|\Z))+", re.MULTILINE)
_PARAGRAPH = re.compile(r"(?:^.*\S.*(?:\n|\Z))+", re.MULTILINE)
_MOST_OPEN = 50
"""Python-Markdown looks for the end of each bracket to the end of its paragraph."""
_DEEP_LINE = re.compile(r"\n[ \t>]{100,}\S")
_DEFINITIONS = re.compile(r"(?:^[^\n]+\n:[ \t][^\n]*\n?){100}", re.MULTILINE)
"""Python-Markdown goes one level deeper for each definition that no blank line parts from the one before."""


@dataclass(frozen=True, slots=True)
class MarkdownElement:
    """Something in a Markdown text that must be checked.

    ``kind`` is "citation", "link", "image", "block", "html", "heading", "depth", "character", "address" (a link where the site makes links
    of addresses) or "extension" (a sign that means something with this extension alone), or the code of what is wrong; ``value`` is what
    it points at; ``line`` (from 0) and ``column`` (from 1) say where in the text it stands.
    """

    kind: str
    value: str
    line: int
    column: int
    label: str = ""


def without_code(text: str) -> str:
    """Return ``text`` with blanks in the place of its code, so that everything else stands where it stood."""
    if "`" not in text and "~~~" not in text:
        return text
    lines = text.split("\n")
    for fence in fences(lines):
        for number in range(fence.first, fence.end):
            lines[number] = " " * len(lines[number])
    return _CODE.sub(lambda match: " " * len(match[0]), "\n".join(lines))


def scan(text: str) -> Iterator[MarkdownElement]:
    """Yield every citation, link, picture, block, piece of raw HTML, top heading and too deep nesting of ``text``; code is passed over."""
    plain = without_code(text)

    breaks: list[int] = []

    def element(kind: str, value: str, start: int, label: str = "") -> MarkdownElement:
        if not breaks:
            breaks.extend([-1, *(match.start() for match in re.finditer("\n", plain))])
        line = bisect_left(breaks, start) - 1
        return MarkdownElement(kind, value, line, start - breaks[line], label)

    if "[@" in plain:
        for match in CITATION.finditer(plain):
            for name in cited_in(match[1]):
                yield element("citation", key_of(name), match.start())
                if (place := place_in(name)) and not is_place(place):
                    yield element("unknown-place", place, match.start())
    if "](" in plain:
        for match in _LINK.finditer(plain):
            yield element("image" if match[1] else "link", _address_in(match[3]), match.start(), match[2])
            if not match[1] and not match[2].strip():
                yield element("link-without-words", _address_in(match[3]), match.start())
            for inner in _LINK.finditer(plain, match.start(2), match.end(2)):  # a picture that is a link
                yield element("image" if inner[1] else "link", _address_in(inner[3]), inner.start(), inner[2])
    if "[" in plain:
        labels = set()
        for match in _REFERENCE.finditer(plain):
            labels.add(_label(match[1]))
            yield element("link", match[2].strip("<>"), match.start(), match[1])
        if "][" in plain:
            for match in _BY_REFERENCE.finditer(plain):
                if _label(name := match[2] or match[1]) not in labels:
                    yield element("link", name, match.start(), match[1])
        for match in blocks.BLOCK.finditer(plain):
            yield element("block", match[1].strip(), match.start())
        for match in _WORDLESS_REFERENCE.finditer(plain):
            yield element("link-without-words", match[1], match.start())
    if "[^" in plain:
        yield from _notes(plain, element)
    if "![" in plain:
        yield from _images_by_reference(plain, element)
    if "<" in plain:
        for match in _AUTOLINK.finditer(plain):
            yield element("link", match[1], match.start())
            if match[1].partition(":")[0].lower() not in ("http", "https", "mailto"):
                yield element("link-without-words", match[1], match.start())
        for match in _RAW_HTML.finditer(_AUTOLINK.sub(lambda found: " " * len(found[0]), plain)):
            yield element("html", match[0][:40], match.start())
    if "&" in plain:
        for match in _CHARACTER.finditer(plain):
            if HIDDEN.search(unescape(match[0])):
                yield element("character", match[0], match.start(), unescape(match[0]))
    if "#" in plain or "\n=" in plain:
        for match in _TOP_HEADING.finditer(plain):
            yield element("heading", match[0], match.start())
        for match in _EMPTY_HEADING.finditer(plain):
            yield element("empty-heading", match[0], match.start())
        for match in _HEADING_WITHOUT_BLANK.finditer(plain):
            yield element("heading-without-blank", match[0], match.start())
    if "---" in plain:
        for match in _UNDERLINED.finditer(plain):
            yield element("underlined", match[0].split("\n")[0].strip()[:40], match.start())
    if "b)" in plain:
        for match in _LETTERED.finditer(plain):
            yield element("lettered", "a)", match.start())
    if "://" in plain:
        for match in BARE_ADDRESS.finditer(plain):
            yield element("address", match[0], match.start())
    yield from _extended(text, plain, element)
    if "[" in plain and (deep := next((part for part in _PARAGRAPH.finditer(plain) if _open_brackets(part[0]) > _MOST_OPEN), None)):
        yield element("depth", "", deep.start())
    if deep := _DEEP_LINE.search(f"\n{plain}"):
        yield element("depth", "", deep.start())
    if "\n:" in plain and (deep := _DEFINITIONS.search(plain)):
        yield element("depth", "", deep.start())


def _extended(text: str, plain: str, element: Callable[..., MarkdownElement]) -> Iterator[MarkdownElement]:
    """Yield the signs that need an extension, and what is wrong with those that have a form to keep."""
    for name, start, sign in signs(plain):
        yield element("extension", name, start, sign)
        if name in ("admonition", "pymdownx.details"):
            is_sound, kind = is_sound_box(plain, start)
            if not is_sound:
                yield element("bad-box", sign, start, name)
            elif kind and kind not in BOXES:
                yield element("unknown-box", kind, start, name)
        elif name == "attr_list":
            for part in unfitting(sign):
                yield element("bad-attribute", part, start, name)
        elif name == "pymdownx.blocks.caption" and sign.strip("/ ") != "caption":
            yield element("bad-caption", sign, start, name)
    if "```" in text or "~~~" in text:
        lines = text.split("\n")
        starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        for fence in fences(lines):
            start = starts[fence.first] + fence.indent
            yield element("extension", "fenced_code", start, lines[fence.first].strip())
            if not fence.is_closed:
                yield element("unclosed-fence", lines[fence.first].strip(), start, "fenced_code")
            elif fence.info == "mermaid":
                yield element("extension", fence.info, start, lines[fence.first].strip())
            elif not re.fullmatch(r"[\w.+#-]*", fence.info):
                yield element("bad-attribute", fence.info, start, "fenced_code")
    if "|" in plain:
        for first, rows in _rows(plain):
            heads = [number for number, row in enumerate(rows) if is_separator(row)]
            if len(rows) > 1 and (heads[:1] != [1] or _columns(rows[0]) != _columns(rows[1])):
                yield element("table-without-head", rows[0].strip()[:40], first + len(rows[0]) - len(rows[0].lstrip()), "tables")


def _rows(plain: str) -> Iterator[tuple[int, list[str]]]:
    """Yield where neighbouring lines with bars in them begin, and the lines."""
    for match in _ROWS.finditer(plain):
        yield match.start(), match[0].rstrip("\n").split("\n")


def _columns(row: str) -> int:
    return row.replace("\\|", "").strip().removeprefix("|").removesuffix("|").count("|")


def _open_brackets(paragraph: str) -> int:
    return max(paragraph.count("[") - paragraph.count("]"), paragraph.count("](") - paragraph.count(")"))


def _notes(plain: str, element: Callable[[str, str, int, str], MarkdownElement]) -> Iterator[MarkdownElement]:
    """Yield the footnotes without a text, and the texts to which no mark leads; what a block parts, is parted for footnotes, too."""
    start = 0
    for end in [*(block.start() for block in blocks.BLOCK.finditer(plain)), len(plain)]:
        found = list(_NOTE.finditer(plain, start, end))
        texts = {match[1]: match for match in found if match[1] is not None}
        marks = {match[2]: match for match in found if match[2] is not None}
        for name in marks.keys() - texts.keys():
            yield element("note-without-text", name, marks[name].start(), "")
        for name in texts.keys() - marks.keys():
            yield element("note-unused", name, texts[name].start(), "")
        start = end


def _images_by_reference(plain: str, element: Callable[[str, str, int, str], MarkdownElement]) -> Iterator[MarkdownElement]:
    """Yield the pictures of a text whose addresses stand in references, elsewhere in it."""
    addresses = {_label(match[1]): match[2].strip("<>") for match in _REFERENCE.finditer(plain)}
    for match in _IMAGE_BY_REFERENCE.finditer(plain):
        if (address := addresses.get(_label(match[2] or match[1]))) is not None:
            yield element("image", address, match.start(), match[1])


def _label(text: str) -> str:
    """Return the label of a reference in the form in which labels are compared."""
    return " ".join(text.split()).casefold()


def _address_in(inside: str) -> str:
    """Return the address in what stands between the round brackets of a link: without a title, without angle brackets."""
    address = inside.strip()
    if address[-1:] in ("'", '"') and (title := address.find(f" {address[-1]}")) >= 0:
        address = address[:title].strip()
    return address.strip("<>")


def cited_in(text: str) -> list[str]:
    """Return the sources in the inside of a citation: their keys, each with the place in it, if there is one.

    >>> cited_in("@brochure-tr, s. 12; @plan-tr")
    ['brochure-tr, s. 12', 'plan-tr']
    """
    return [" ".join(part.strip().removeprefix("@").split()) for part in text.split(";") if part.strip()]


def key_of(cited: str) -> str:
    """Return the key of a source that is cited with a place or without one."""
    return cited.partition(",")[0].strip()


def place_in(cited: str) -> str:
    """Return the place at which a source is cited, or nothing."""
    return cited.partition(",")[2].strip()


def rewrite(text: str, *, link: Callable[[str], str | None], cite: Callable[[Sequence[str]], str]) -> str:
    """Return ``text``, still Markdown, with every address exchanged by ``link`` and every citation by ``cite``; code stays as it is.

    Where ``link`` returns None, the words of the link stay without it. Lines such as ``[[commitments]]`` go, but for what they count.
    """
    if "[" not in text:
        return text
    plain = without_code(text)
    changes: list[tuple[int, int, str]] = [(*match.span(), cite(cited_in(match[1]))) for match in CITATION.finditer(plain)]
    changes += [(*match.span(), blocks.in_words(match[1].strip())) for match in blocks.BLOCK.finditer(plain)]
    for match in _LINK.finditer(plain):
        written = _address_in(match[3])
        address = link(written)
        if address is None:
            changes += [(match.start(), match.start(2), ""), (match.end(2), match.end(), "")]
        else:
            start = match.start(3) + match[3].find(written)
            changes.append((start, start + len(written), address))
    for match in _REFERENCE.finditer(plain):
        changes.append((*match.span(2), link(match[2].strip("<>")) or "#"))
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text
