"""Leads from the words that the declaration defines to what it means by them.

A word counts in any inflection: Turkish hangs its endings on the term, English its apostrophe. It does not count as part of a name:
"Refugees" with a capital inside of a sentence belongs to the title of a compact.
"""

import re
from collections.abc import Callable, Mapping

from markupsafe import Markup, escape

from bilingual.text import language

SENTENCE_START = re.compile(r"(?:^|[.!?:…])[\s“”\"‘’'(]*$")


def lead_to_definitions(text: str, terms: Mapping[str, str], locale: str, seen: set[str], link: Callable[[str, str], Markup]) -> Markup:
    """Return ``text`` with the first occurrence of each term made a link, unless it stands in ``seen``; what is found is added there.

    ``terms`` are words by key; ``link(key, word)`` returns the link.
    """
    lowered = language.lower(text, locale)
    if len(lowered) != len(text):
        return escape(text)  # a letter that changed its length: better no link than a wrong one
    found: dict[int, tuple[int, str]] = {}
    for key, term in terms.items():
        word = re.compile(rf"(?<![\w#@]){re.escape(language.lower(term, locale))}\w*(?:[’']\w+)?")
        if key not in seen and (match := first_use(word, text, lowered)):
            found[match.start()] = match.end(), key
            seen.add(key)
    html, position = Markup(""), 0
    for start, (end, key) in sorted(found.items()):
        if start >= position:
            html += escape(text[position:start]) + link(key, text[start:end])
            position = end
    return html + text[position:]


def first_use(pattern: re.Pattern[str], text: str, lowered: str) -> re.Match[str] | None:
    """Return where ``text``, which is ``lowered`` in small letters, first holds what ``pattern`` finds, but as part of a name."""
    for match in pattern.finditer(lowered):
        if not text[match.start()].isupper() or SENTENCE_START.search(text[: match.start()]):
            return match
    return None
