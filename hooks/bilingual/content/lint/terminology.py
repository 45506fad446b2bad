"""Warns where one language uses a term of the glossary, and the other another term than the one agreed on for it.

A term counts in any inflection, but not as part of a name: "Refugees" with a capital inside of a sentence belongs to the title of a
compact. Fields that hold names and titles are passed over altogether, since those are exact.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from bilingual.content.merge import Merged
from bilingual.diagnostics.problems import Problem
from bilingual.schema import Record, Term
from bilingual.schema.table import walk_words
from bilingual.text import language
from bilingual.text.defined_terms import SENTENCE_START
from bilingual.text.language import LOCALES, SOURCE_LOCALE

NAMES = frozenset({"name", "title", "title_translation", "other_names"})
"""The fields that hold names and titles."""

NO_PROSE = re.compile(r"\]\([^)\s]*\)|\[@[^\]]*\]|https?://\S+")
"""What Markdown says to programs: the targets of links, citations, addresses."""

SOFTENED = {"k": "[kğ]", "ç": "[çc]", "t": "[td]", "p": "[pb]"}
"""The last letter of a Turkish word before an ending that starts with a vowel."""


@dataclass(frozen=True, slots=True)
class _Agreed:
    """A term in one language: how it is written in warnings, what counts as it, and what should not stand for it."""

    name: str
    forms: tuple[str, ...]
    avoided: tuple[str, ...]


def find(records: Iterable[tuple[Record, Merged]], glossary: Mapping[str, Term]) -> Iterator[Problem]:
    """Yield a warning for every field whose two languages do not use the terms of ``glossary`` that belong together.

    ``records`` come with the place of each in its files. The cost grows with the words times the terms.
    """
    agreed = {key: {locale: _agreed(term, locale) for locale in LOCALES} for key, term in glossary.items() if all(_names(term))}
    if not agreed:
        return
    for record, where in records:
        for location, texts in _texts(record):
            for here, there in (LOCALES, LOCALES[::-1]):
                found = list(_mismatches(texts, here, there, agreed))
                for name, used, instead in found:
                    yield where.problem(location, "other-term", locale=there, term=name, value=used, agreed=instead)
                if found:
                    break  # seen from the other language, it would be the same mistake again


def _texts(record: Record) -> Iterator[tuple[tuple[str, ...], Mapping[str, str]]]:
    """Yield every text of ``record`` that is there in both languages and is no name, with its location."""
    for location, words in walk_words(record):
        texts = {locale: text for locale, text in words.items() if isinstance(text, str)}
        if len(texts) == len(LOCALES) and NAMES.isdisjoint(location):
            yield location, texts


def _names(term: Term) -> list[str | None]:
    return [term.term.get(locale) for locale in LOCALES]


def _agreed(term: Term, locale: str) -> _Agreed:
    name = term.term.get(locale) or ""
    return _Agreed(name, (name, *(term.also.get(locale) or ())), tuple(term.avoid.get(locale) or ()))


def _mismatches(
    texts: Mapping[str, str], here: str, there: str, agreed: Mapping[str, Mapping[str, _Agreed]]
) -> Iterator[tuple[str, str, str]]:
    """Yield the term that ``here`` uses, what ``there`` says for it, and what it should say."""
    used = {key: form for key, term in agreed.items() if (form := _first_of(term[here].forms, texts[here], here))}
    fitting = {form for key in used for form in agreed[key][there].forms}
    for key, form in used.items():
        term = agreed[key][there]
        if _first_of(term.forms, texts[there], there):
            continue
        rivals = [*term.avoided, *(rival for other in agreed.values() for rival in other[there].forms)]
        if found := _first_of((rival for rival in rivals if rival not in fitting), texts[there], there):
            yield form, found, term.name


def _first_of(forms: Iterable[str], text: str, locale: str) -> str | None:
    """Return the first of ``forms`` that ``text`` uses outside of names, or None."""
    prose, lowered = _prose_of(text, locale)
    if len(lowered) != len(prose):
        return None  # a letter changed its length: better no warning than one at the wrong words
    for form in forms:
        for match in _pattern(form, locale).finditer(lowered):
            start = match.start()
            if not prose[start].isupper() or SENTENCE_START.search(prose[:start]):
                return form
    return None


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
