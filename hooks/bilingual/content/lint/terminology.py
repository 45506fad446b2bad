"""Warns where one language uses a term of the glossary, and the other another term than the one agreed on for it.

A term counts in any inflection, but not as part of a name: "Refugees" with a capital inside of a sentence belongs to the title of a
compact. Fields that hold names and titles are passed over altogether, since those are exact.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from bilingual.content.merge import Merged
from bilingual.diagnostics.problems import Problem
from bilingual.schema import Record, Term
from bilingual.schema.table import walk_words
from bilingual.text import language
from bilingual.text.defined_terms import first_use
from bilingual.text.language import LOCALES, SOURCE_LOCALE

NAMES = frozenset({"name", "title", "title_translation", "other_names"})
"""The fields that hold names and titles."""

NO_PROSE = re.compile(r"\]\([^)\s]*\)|\[@[^\]]*\]|https?://\S+")
"""What Markdown says to programs: the targets of links, citations, addresses."""

SOFTENED = {"k": "[kğ]", "ç": "[çc]", "t": "[td]", "p": "[pb]"}
"""The last letter of a Turkish word before an ending that starts with a vowel."""


class _Agreed(NamedTuple):
    """What counts as a term in one language, what it is called first, and what should not stand for it."""

    names: tuple[str, ...]
    avoided: tuple[str, ...]


def find(records: Iterable[tuple[Record, Merged]], glossary: Mapping[str, Term]) -> Iterator[Problem]:
    """Yield a warning for every field whose two languages do not use the terms of ``glossary`` that belong together.

    ``records`` come with the place of each in its files. The cost grows with the words times the terms.
    """
    agreed = [{locale: _agreed(term, locale) for locale in LOCALES} for term in glossary.values() if all(map(term.term.get, LOCALES))]
    for record, where in records if agreed else ():
        for location, words in walk_words(record):
            texts = {locale: text for locale, text in words.items() if isinstance(text, str)}
            if len(texts) < len(LOCALES) or not NAMES.isdisjoint(location):
                continue
            for here, there in (LOCALES, LOCALES[::-1]):
                found = list(_mismatches(texts, here, there, agreed))
                for name, used, instead in found:
                    yield where.problem(location, "other-term", locale=there, term=name, value=used, agreed=instead)
                if found:
                    break  # seen from the other language, it would be the same mistake again


def _agreed(term: Term, locale: str) -> _Agreed:
    return _Agreed((term.term.get(locale) or "", *(term.also.get(locale) or ())), term.avoid.get(locale) or ())


def _mismatches(texts: Mapping[str, str], here: str, there: str, agreed: Iterable[Mapping[str, _Agreed]]) -> Iterator[tuple[str, str, str]]:
    """Yield the term that ``here`` uses, what ``there`` says for it, and what it should say."""
    used = [(term[there], name) for term in agreed if (name := _first_of(term[here].names, texts[here], here))]
    fitting = {name for term, _ in used for name in term.names}
    for term, name in used:
        if _first_of(term.names, texts[there], there):
            continue
        rivals = [*term.avoided, *(rival for other in agreed for rival in other[there].names)]
        if found := _first_of((rival for rival in rivals if rival not in fitting), texts[there], there):
            yield name, found, term.names[0]


def _first_of(forms: Iterable[str], text: str, locale: str) -> str | None:
    """Return the first of ``forms`` that ``text`` uses outside of names, or None."""
    prose, lowered = _prose_of(text, locale)
    if len(lowered) != len(prose):
        return None  # a letter changed its length: better no warning than one at the wrong words
    return next((form for form in forms if first_use(_pattern(form, locale), prose, lowered)), None)


@lru_cache(maxsize=4)
def _prose_of(text: str, locale: str) -> tuple[str, str]:
    """Return what ``text`` says to people, as it is and in small letters; every term is looked for in the same text."""
    prose = NO_PROSE.sub(" ", text)
    return prose, language.lower(prose, locale)


@cache
def _pattern(form: str, locale: str) -> re.Pattern[str]:
    """Return what finds ``form`` with its endings: Turkish ones, but for those that make another word, and English plurals."""
    lowered = language.lower(form, locale)
    if locale == SOURCE_LOCALE:
        stem = re.escape(lowered[:-1]) + SOFTENED.get(lowered[-1], re.escape(lowered[-1]))
        return re.compile(rf"(?<!\w){stem}(?!l[ıiuü]|s[ıiuü]z)\w*")
    plural = rf"{re.escape(lowered[:-1])}(?:y|ies)" if lowered.endswith("y") else rf"{re.escape(lowered)}s?"
    return re.compile(rf"(?<!\w){plural}(?!\w)".replace(r"\ ", "[ -]"))
