"""What the editors' Markdown may become: a list of elements and attributes, beside which nothing reaches a page.

Raw HTML is refused before (rules.py) and escaped while rendering (markdown.py). This is the last look, at the tree that is written out,
so that no new syntax of the library and no mistake in those two can put a script, a handler or a foreign address into a page.
"""

import re
from html import unescape
from xml.etree import ElementTree

_GLOBAL = frozenset({"id", "class", "lang", "title", "role", "tabindex", "aria-label", "aria-hidden"})
ALLOWED: dict[str, frozenset[str]] = {
    **dict.fromkeys(["p", "h2", "h3", "h4", "h5", "h6", "em", "strong", "code", "pre", "blockquote", "hr", "br", "del", "ins"], _GLOBAL),
    **dict.fromkeys(["ul", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "sup", "div", "span", "abbr"], _GLOBAL),
    **dict.fromkeys(["summary", "figure", "figcaption", "nav"], _GLOBAL),
    "details": _GLOBAL | {"open"},
    **dict.fromkeys(["th", "td"], _GLOBAL | {"scope"}),
    "ol": _GLOBAL | {"start"},
    "a": _GLOBAL | {"href", "hreflang", "rel"},
    "img": _GLOBAL | {"src", "alt", "width", "height", "loading", "decoding"},
}
"""The elements of a rendered text with their attributes."""

_SCHEME = re.compile(r"([^/?#]*?):")
_IGNORED = re.compile(r"[\0-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""What browsers leave out of an address, or nobody sees in one."""


def restrict(root: ElementTree.Element) -> None:
    """Turn every element of the tree that is not allowed into a plain one, and take away every attribute that is not, in place.

    The words stay. A heading of the first level becomes one of the second.
    """
    for element in root.iter():
        if element is root:
            continue
        if element.tag == "h1":
            element.tag = "h2"
        allowed = ALLOWED.get(element.tag)
        if allowed is None:
            element.tag, allowed = "span", frozenset()
        for name in [name for name, value in element.attrib.items() if name not in allowed or not _fits(name, value)]:
            del element.attrib[name]


def _fits(name: str, value: str) -> bool:
    return name not in ("href", "src") or is_safe_address(value, embedded=name == "src")


def is_safe_address(address: str, *, embedded: bool = False) -> bool:
    """Return whether ``address``, as it stands in HTML, leads to a page, a mailbox, a telephone or a file, and not to a script.

    With ``embedded``, whether it is one of this site's own.

    >>> is_safe_address("java&#115;cript:alert(1)")
    False
    """
    plain = _IGNORED.sub("", unescape(unescape(address)))
    if plain.startswith(("//", "\\", "/\\")):
        return False
    scheme = _SCHEME.match(plain)
    if scheme is None:
        return True
    return not embedded and bool(re.fullmatch("https?|mailto|tel", scheme[1], re.IGNORECASE))
