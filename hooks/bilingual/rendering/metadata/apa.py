"""Words an item of CSL-JSON in APA style: a report, a text of nobody, a page of a site. Tests compare it with a CSL processor."""

from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any

from markupsafe import Markup, escape

from bilingual.rendering.labels import Labels, fill_in
from bilingual.text.language import babel_locale, stop_after

MOST_NAMES = 20
"""Of more people than this, the first (all but one of so many) and the last are named."""


def reference(item: Mapping[str, Any], labels: Labels, locale: str) -> Markup:
    """Return ``item`` as HTML, with its address as a link, in the ``labels`` of a language.

    Where no author is known, the editors, the website or the publisher take the first place, as APA asks, and are not named again; where
    nobody is named, the title does.
    """
    words, editors = labels.citation, item.get("editor", ())
    edited = words.editors_one if len(editors) == 1 else words.editors_other
    title = [Markup("<i>{}</i>").format(item["title"])]
    source = item.get("publisher") or item.get("container-title")
    if authors := item.get("author"):
        first = _listed([inverted(_short(name)) for name in authors], words)
        title += [escape(f"({_listed([_direct(name) for name in editors], words, few=2)}, {edited})")] if editors else []
    elif editors:
        first = f"{_listed([inverted(_short(name)) for name in editors], words)} ({edited})"
    else:
        first, source = source or "", None
    title += [escape(f"[{item['genre']}]")] if "genre" in item and first else []
    date = f"({_date(item, labels, locale)})"
    parts = [escape(part) for part in ((first, date, Markup(" ").join(title), source) if first else (*title, date)) if part]
    html = Markup(" ").join(part + stop_after(part) for part in parts)
    return html + Markup(' <a href="{0}">{0}</a>').format(item["URL"]) if "URL" in item else html


def _date(item: Mapping[str, Any], labels: Labels, locale: str) -> str:
    """Return the year of a report, of anything else the day; of a span, what its ends have in common, or both years."""
    words = labels.citation
    if "issued" not in item:
        return str(words.no_date)
    points = item["issued"]["date-parts"]
    text = "–".join(dict.fromkeys(str(year) for year, *_ in points))
    rest = [one for one, _ in takewhile(lambda pair: pair[0] == pair[1], zip(points[0], points[-1], strict=False))][1:]
    if rest and item["type"] != "report":
        month = babel_locale(locale).months["format"]["wide"][rest[0]]
        text += ", " + (fill_in(words.day, month=month, day=rest[1]) if rest[1:] else month)
    return fill_in(words.about, date=text) if "circa" in item["issued"] else text


def _listed(names: Sequence[str], words: Labels, few: int = 1) -> str:
    """Return names as a list; no comma stands before the last of at most ``few``."""
    if len(names) > MOST_NAMES:
        return f"{', '.join(names[: MOST_NAMES - 1])}, … {names[-1]}"
    *others, last = names
    if not others:
        return last
    ending = fill_in(words.last_name, name=last)
    return ", ".join(others) + (ending.removeprefix(",") if len(names) <= few else ending)


def inverted(name: Mapping[str, str]) -> str:
    """Return a name as lists of names have it: "Cruz, María", "Smith, John, Jr."; the name of a body as it is."""
    return name.get("literal") or ", ".join(name[part] for part in ("family", "given", "suffix") if part in name)


def _direct(name: Mapping[str, str]) -> str:
    return name.get("literal") or " ".join(_short(name)[part] for part in ("given", "family", "suffix") if part in name)


def _short(name: Mapping[str, str]) -> Mapping[str, str]:
    """Return a name with initials in the place of given names: "M. Murat" is "M. M.", "Jean-Paul" is "J.-P."."""
    given = name.get("given", "").replace(".", " ").split()
    initials = ("-".join(f"{part[0]}." for part in word.split("-") if part) if word[0].isupper() else word for word in given)
    return {**name, "given": " ".join(initials)} if given else name
