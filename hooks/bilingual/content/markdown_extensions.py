"""The extensions of Markdown that mkdocs.yml can switch on, and the signs in a text that need one."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from bilingual.content import settings_file

DEFAULT: Final = frozenset({"def_list", "fenced_code", "footnotes", "tables", "toc"})
"""What is on where mkdocs.yml names none."""
EXTENSIONS: Final = (
    *("admonition", "attr_list", "def_list", "fenced_code", "footnotes", "pymdownx.blocks.caption", "pymdownx.caret", "pymdownx.details"),
    *("pymdownx.magiclink", "pymdownx.superfences", "pymdownx.tilde", "sane_lists", "tables", "toc"),
)
CLASSES: Final = ("center", "fine", "muted", "right")
"""The classes that an attribute list can give."""
BOXES: Final = (*("note", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger", "bug", "example", "quote"),)
"""The types of admonitions, as Material has them; their titles are labels."""

_SIGNS: Final[Mapping[str, str]] = {
    "admonition": r"^[ \t>]{0,40}!!![ ]?[\w\"“”]+",
    "pymdownx.details": r"^[ \t>]{0,40}\?\?\?\+?[ ]?[\w\"“”]+",
    "pymdownx.blocks.caption": r"^[ \t>]{0,40}/{3,}[ ]?[\w-]+",
    "footnotes": r"\[\^[^\[\]\n]+\]",
    "tables": r"^[ \t>]{0,40}\|?[ \t]{0,40}:?-+:?[ \t]*\|[-|: \t]*$",
    "def_list": r"(?<=\S\n):[ \t]+\S{1,20}",
    "pymdownx.tilde": r"~~(?![\s~])[^~\n]*[^\s~]~~",
    "pymdownx.caret": r"\^\^(?![\s^])[^^\n]*[^\s^]\^\^",
    "attr_list": r"\{:?[ ]*[.#][\w-][^{}\n]*\}|\{:[^{}\n]*\}",
    "toc": r"^\[TOC\][ \t]*$",
    "pymdownx.tabbed": r"^[ \t]{0,40}===[!+]?[ ]+\"",
    "pymdownx.tasklist": r"^[ \t]{0,40}[-*+][ ]+\[[ xX]\][ ]",
    "pymdownx.mark": r"(?<![=\w])==(?![\s=])[^=\n]*[^\s=]==(?![=\w])",
    "pymdownx.keys": r"\+\+[a-z]+(?:\+[a-z0-9]+)*\+\+",
    "abbr": r"^[ ]{0,3}\*\[[^\[\]\n]+\]:",
    "wikilinks": r"(?<=[^\s\[])[ ]?\[\[[^\[\]@\n]+\]\]|\[\[[^\[\]@\n]+\]\](?=[ ]?[^\s\]])",
    "pymdownx.emoji": r"(?<![\w:/]):[a-z][a-z0-9_+-]{0,40}:(?![\w:/])",
    "pymdownx.escapeall": r"\\(?=\n[ \t>]*\S)",
}
"""What only an extension gives a meaning, those that nobody can switch on included: each is told where it is off."""
_SIGN: Final = re.compile("|".join(f"(?P<_{number}>{sign})" for number, sign in enumerate(_SIGNS.values())), re.MULTILINE)
_MAY_SIGN: Final = re.compile(r"!!!|\?\?\?|///|\[\^|\||~~|\^\^|\{|\[TOC|===|==|\+\+|\[[ xX]\]|\n:|\*\[|\[\[|(?<![\w:/]):[a-z]|\\\n")
_BOX: Final = re.compile(r'(?:!!!|\?\?\?\+?) ?(?:([\w-]+)(?: +[\w-]+)*)?(?: +"[^"\n]*")? *\n(?=(?:[ \t>]*\n)*([ \t>]*))')
_NAMES: Final = tuple(_SIGNS)


def switched_on(root: Path) -> frozenset[str]:
    """Return the extensions that mkdocs.yml of the project ``root`` switches on, by their names."""
    node = settings_file.node_at(root, "markdown_extensions")
    if node is None:
        return DEFAULT
    named = frozenset(name.value.removeprefix("markdown.extensions.") for name, _ in settings_file.named(node))
    return named | {"fenced_code"} if "pymdownx.superfences" in named else named


def signs(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield every sign of ``text``, which is without code, with the name of its extension and where it starts."""
    if not _MAY_SIGN.search(text):
        return
    for match in _SIGN.finditer(text):
        group = str(match.lastgroup)
        start = match.start() + len(match[0]) - len(match[0].lstrip(" \t>"))
        yield _NAMES[int(group[1:])], start, match[0].strip(" \t>")


def is_sound_box(text: str, start: int) -> tuple[bool, str]:
    """Return whether the box that begins at ``start`` has a head as it must be and a text, and its type."""
    match = _BOX.match(text, start)
    indent = start - text.rfind("\n", 0, start) - 1
    return bool(match and len(match[2].expandtabs(4)) >= indent + 2), (match and match[1]) or ""


def unfitting(attributes: str) -> list[str]:
    """Return the parts of an attribute list, with its brackets, that no text can have: all but classes of CLASSES and ids."""
    parts = attributes.strip("{}").removeprefix(":").split()
    return [part for part in parts if part[1:] not in CLASSES and not re.fullmatch(r"#[a-z0-9]+(?:-[a-z0-9]+)*", part)]
