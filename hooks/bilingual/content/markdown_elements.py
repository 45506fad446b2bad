"""Finds what a Markdown text points at, such as sources, records and pictures, and what must not stand in it, such as raw HTML.

Nothing is rendered here: content is checked, and addresses in it are exchanged. The syntax is told in markdown.py.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import accumulate, chain
from typing import NamedTuple

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
_IMAGE_BY_REFERENCE = re.compile(r"!\[([^\[\]]*)\](?:[ \n]?\[([^\[\]]*)\]|(?![(\[:]))")
_REFERENCE = re.compile(r"^[ >*+.0-9-]{0,40}\[(?!\^)([^\[\]\n]+)\]:\s*(\S+)", re.MULTILINE)
_BY_REFERENCE = re.compile(r"(?<![!\]\[])\[([^\[\]\n@^]+)\]\[([^\[\]\n@^]*)\]")
_CODE = re.compile(r"(?<!\\)`[^`\n]+`")
_BARE_ADDRESS = r"h(?<![\w@/.:=\"'<>\[]h)(?<!\]\(h)(?<!\]: h)ttps?://[^\s<>`\[\]\"“”]*[^\s<>`\[\]\"“”.,;:!?'’)*_~|]"
BARE_ADDRESS = re.compile(_BARE_ADDRESS)
"""An address that is written as such, without what ends the sentence around it."""
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


_SIGNS = tuple(
    (kind, within, re.compile(pattern, re.MULTILINE))
    for kind, within, pattern in (
        ("block", "[[", blocks.BLOCK.pattern),
        ("link-without-words", "][", r"(?<!!)\[\s*\]\[([^\[\]\n]*)\]"),
        ("link", "<", r"(?<!\]\()<((?i:[a-z][a-z0-9+.-]*):[^\s<>]+)>"),
        ("link-without-words", "<", r"(?<!\]\()<((?i:(?!https?:|mailto:)[a-z][a-z0-9+.-]*):[^\s<>]+)>"),
        ("raw-html", "<", r"(?=([^>\n]{0,40}))<(?:[a-zA-Z][a-zA-Z0-9-]*(?=[\s/>])|/[a-zA-Z]|!--|!DOCTYPE|\?)[^>\n]{0,60}"),
        ("heading-level", "#", r"^#(?!#)[ \t]+\S"),
        ("heading-level", "\n=", r"^[^\S\n]*\S[^\n]*\n=+[ \t]*$"),
        ("empty-heading", "#", r"^(?:[ \t]|>|[-*+][ \t]|[0-9]+\.[ \t])*#{1,6}[ \t#]*(?:\[@[^\]\n]*\][ \t#]*)*$"),
        ("heading-without-blank", "#", r"^#{2,6}[^#\s]{1,20}"),
        ("underlined", "---", r"^[ \t]*((?!#)\S[^|\n]{0,39})[^|\n]*\n[ \t]*-{3,}[ \t]*$"),
        ("lettered", "b)", r"^[ \t]*(a\))[ \t].*\n(?:[ \t]+(?!a\))\S.*\n)*[ \t]*b\)[ \t]"),
        ("address", "://", _BARE_ADDRESS),
    )
)
"""Signs that a pattern tells: the kind of element, what no text with one is without, and the pattern, whose group is the value."""


@dataclass(frozen=True, slots=True)
class MarkdownElement:
    """Something in a Markdown text that must be checked.

    ``kind`` is "citation", "link", "image", "block", "address" (a link where the site makes links of addresses) or "extension" (a sign
    that means something with this extension alone), or the code of what is wrong; ``value`` is what it points at; ``line`` (from 0) and
    ``column`` (from 1) say where in the text it stands. If ``extension`` is off, it means nothing.
    """

    kind: str
    value: str
    line: int
    column: int
    label: str = ""
    extension: str = ""


class _Found(NamedTuple):
    """An element and where it starts in the text, counted from 0."""

    kind: str
    value: str
    start: int
    label: str = ""
    extension: str = ""


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
    """Yield every citation, link, picture and block of ``text``, and what must not stand in it; code is passed over."""
    plain = without_code(text)
    finders = (_citations, _links, _references, _notes, _signs, _characters, _boxes_and_attributes, _tables, _too_deep)
    breaks: list[int] = []
    for found in chain(_fences(text), *(find(plain) for find in finders)):
        breaks = breaks or [-1, *(match.start() for match in re.finditer("\n", plain))]
        line = bisect_left(breaks, found.start) - 1
        yield MarkdownElement(found.kind, found.value, line, found.start - breaks[line], found.label, found.extension)


def _citations(plain: str) -> Iterator[_Found]:
    for match in CITATION.finditer(plain) if "[@" in plain else ():
        for name in cited_in(match[1]):
            yield _Found("citation", key_of(name), match.start())
            if (place := place_in(name)) and not is_place(place):
                yield _Found("unknown-place", place, match.start())


def _links(plain: str) -> Iterator[_Found]:
    for match in _LINK.finditer(plain) if "](" in plain else ():
        for found in (match, *_LINK.finditer(plain, match.start(2), match.end(2))):  # a picture that is a link
            yield _Found("image" if found[1] else "link", _address_in(found[3]), found.start(), found[2])
        if not match[1] and not match[2].strip():
            yield _Found("link-without-words", _address_in(match[3]), match.start())


def _references(plain: str) -> Iterator[_Found]:
    """Yield the addresses of references, and what refers: links without an address, and pictures."""
    addresses: dict[str, str] = {}
    for match in _REFERENCE.finditer(plain) if "]:" in plain else ():
        addresses[_label(match[1])] = address = match[2].strip("<>")
        yield _Found("link", address, match.start(), match[1])
    for match in _BY_REFERENCE.finditer(plain) if "][" in plain else ():
        if _label(name := match[2] or match[1]) not in addresses:
            yield _Found("link", name, match.start(), match[1])
    for match in _IMAGE_BY_REFERENCE.finditer(plain) if addresses and "![" in plain else ():
        if name := addresses.get(_label(match[2] or match[1])):
            yield _Found("image", name, match.start(), match[1])


def _notes(plain: str) -> Iterator[_Found]:
    """Yield the footnotes without a text, and the texts to which no mark leads; what a block parts, is parted for footnotes, too."""
    start = 0
    for end in [*(block.start() for block in blocks.BLOCK.finditer(plain)), len(plain)] if "[^" in plain else ():
        found = list(_NOTE.finditer(plain, start, end))
        texts = {match[1]: match.start() for match in found if match[1] is not None}
        marks = {match[2]: match.start() for match in found if match[2] is not None}
        yield from (_Found("note-without-text", name, marks[name]) for name in marks.keys() - texts.keys())
        yield from (_Found("note-unused", name, texts[name]) for name in texts.keys() - marks.keys())
        start = end


def _signs(plain: str) -> Iterator[_Found]:
    for kind, within, pattern in _SIGNS:
        for match in pattern.finditer(plain) if within in plain else ():
            extension = "pymdownx.magiclink" if kind == "address" else ""
            yield _Found(kind, match[match.lastindex or 0].strip(), match.start(), extension=extension)


def _characters(plain: str) -> Iterator[_Found]:
    for match in _CHARACTER.finditer(plain) if "&" in plain else ():
        if HIDDEN.search(character := unescape(match[0])):
            yield _Found("hidden-reference", match[0], match.start(), character)


def _boxes_and_attributes(plain: str) -> Iterator[_Found]:
    """Yield the signs that need an extension, and what is wrong with those that have a form to keep."""
    for name, start, sign in signs(plain):
        yield _Found("extension", name, start, sign)
        if name in ("admonition", "pymdownx.details"):
            is_sound, kind = is_sound_box(plain, start)
            if not is_sound:
                yield _Found("bad-box", sign, start, extension=name)
            elif kind and kind not in BOXES:
                yield _Found("unknown-box", kind, start, extension=name)
        elif name == "attr_list":
            yield from (_Found("bad-attribute", part, start, extension=name) for part in unfitting(sign))
        elif name == "pymdownx.blocks.caption" and sign.strip("/ ") != "caption":
            yield _Found("bad-caption", sign, start, extension=name)


def _fences(text: str) -> Iterator[_Found]:
    """Yield the code of a text, and what is wrong with the lines that begin it."""
    if "```" not in text and "~~~" not in text:
        return
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    for fence in fences(lines):
        start, sign = starts[fence.first] + fence.indent, lines[fence.first].strip()
        yield _Found("extension", "fenced_code", start, sign)
        if not fence.is_closed:
            yield _Found("unclosed-fence", sign, start, extension="fenced_code")
        elif fence.info == "mermaid":
            yield _Found("extension", fence.info, start, sign)
        elif not re.fullmatch(r"[\w.+#-]*", fence.info):
            yield _Found("bad-attribute", fence.info, start, extension="fenced_code")


def _tables(plain: str) -> Iterator[_Found]:
    """Yield neighbouring lines with bars in them that are no table."""
    for match in _ROWS.finditer(plain) if "|" in plain else ():
        rows = match[0].rstrip("\n").split("\n")
        heads = [number for number, row in enumerate(rows) if is_separator(row)]
        if len(rows) > 1 and (heads[:1] != [1] or _columns(rows[0]) != _columns(rows[1])):
            start = match.start() + len(rows[0]) - len(rows[0].lstrip())
            yield _Found("table-without-head", rows[0].strip()[:40], start, extension="tables")


def _columns(row: str) -> int:
    return row.replace("\\|", "").strip().removeprefix("|").removesuffix("|").count("|")


def _too_deep(plain: str) -> Iterator[_Found]:
    """Yield where brackets, quotations or definitions first stand in one another too deeply."""
    paragraphs = (part for part in _PARAGRAPH.finditer(plain) if _open_brackets(part[0]) > _MOST_OPEN) if "[" in plain else iter(())
    found = (next(paragraphs, None), _DEEP_LINE.search(f"\n{plain}"), _DEFINITIONS.search(plain) if "\n:" in plain else None)
    yield from (_Found("text-too-deep", "", deep.start()) for deep in found if deep)


def _open_brackets(paragraph: str) -> int:
    return max(paragraph.count("[") - paragraph.count("]"), paragraph.count("](") - paragraph.count(")"))


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
