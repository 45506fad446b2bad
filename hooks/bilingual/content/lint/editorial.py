"""Tells editors what readers would notice in sound content, such as straight quotation marks; nothing here stops anything."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from bilingual.content.markdown_elements import CITATION, cited_in, key_of, without_code
from bilingual.content.merge import Merged
from bilingual.content.model import Corpus
from bilingual.diagnostics.problems import Problem
from bilingual.schema import Entry, Event, Record
from bilingual.schema.fields import Prose
from bilingual.schema.groups import Certainty
from bilingual.schema.table import walk_words
from bilingual.text.language import LOCALES, TARGET_LOCALE

LONG_SUMMARY = 300
"""A summary of more characters is cut by search engines, cards and lists."""
FREE_LISTS = frozenset({"search_words", "other_names", "also", "avoid"})
"""Lists whose languages owe each other nothing."""
REFERRED = ("sources", "organizations")
"""The registers whose records are there to be referred to."""

_SYNTAX = re.compile(
    r"\]\([^()]*(?:\([^()]*\)[^()]*)*\)|^ {0,3}\[[^\[\]\n]*\]:.*$|<[a-z][^<>\s:]*:[^<>]*>|^[ \t>]*(?:!!!|\?\?\?\+?).*$|\{:[^{}]*\}",
    re.MULTILINE,
)
"""What Markdown says to programs: links with their titles, references, addresses, attributes."""


def find(records: Iterable[tuple[Record, Merged]]) -> Iterator[Problem]:
    """Yield what there is to tell about each of ``records``, which come with the place of each in its files."""
    for record, where in records:
        for location, words in walk_words(record):
            yield from _straight_quotes(location, words, where)
            yield from _languages_apart(location, words, where)
            if location[-1] == "summary" and not isinstance(words, Prose):
                for locale, length in ((locale, len(text)) for locale, text in words.items() if len(text) > LONG_SUMMARY):
                    yield where.problem(location, "long-summary", locale=locale, value=length, limit=LONG_SUMMARY)
        if isinstance(record, Entry) and record.certainty is Certainty.ANNOUNCED and "date" not in record.remarks:
            yield where.problem(("certainty",), "announced-without-remark")
        if isinstance(record, Event) and (day := record.status_date) and day.first_day > (record.updated or record.published).first_day:
            yield where.problem(("status_date",), "status-not-updated", value=day.text)


def find_unused(content: Corpus) -> Iterator[Problem]:
    """Yield every source and organisation that nothing in ``content`` refers to."""
    for register in REFERRED:
        for key, record in content.register(register).items():
            if (register, key) not in content.links_to and not vars(record)["withdrawn"]:
                yield content.place_of(register, key).problem((), "unused-record", of_key=True, value=key)


def find_unlike_names(content: Corpus) -> Iterator[Problem]:
    """Yield every numbered event that lists call otherwise than most others of its series, but for its number."""
    for locale in LOCALES:
        named: dict[str, dict[str, str]] = {}
        for key, event in content.events.items():
            if event.series and event.number and (name := _shown_name(event, locale)):
                named.setdefault(event.series, {})[key] = name
        for names in named.values():
            usual, _ = Counter(map(_style_of, names.values())).most_common(1)[0]
            example = next(name for name in names.values() if _style_of(name) == usual)
            for key in (key for key, name in names.items() if _style_of(name) != usual):
                field = "short_title" if names[key] != content.events[key].title.get(locale) else "title"
                place = content.place_of("events", key)
                yield place.problem((field,), "unlike-its-series", locale=locale, of_key=True, value=names[key], example=example)


def _shown_name(event: Event, locale: str) -> str | None:
    """Return what lists call an event in a language, if it is there in it."""
    return (event.short_title and event.short_title.get(locale)) or event.title.get(locale)


def _style_of(name: str) -> str:
    """Return a name as far as all events of a series may share it.

    >>> _style_of("3rd Meeting: housing"), _style_of("III. Meeting")
    ('1 Meeting', 'I. Meeting')
    """
    return re.sub(r"\b[IVXLC]+\b", "I", re.sub(r"\b[0-9]+(?:st|nd|rd|th)?\b", "1", name.partition(":")[0]))


def without_syntax(text: str) -> str:
    """Return a Markdown text with blanks in the place of its code and of what it says to programs."""
    return _SYNTAX.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), without_code(text))


def _straight_quotes(location: tuple[str, ...], words: Any, where: Merged) -> Iterator[Problem]:
    """Yield the first straight quotation mark of each language."""
    for locale, value in words.items():
        text = value if isinstance(value, str) else "\n".join(value)
        prose = without_syntax(text)
        if (at := prose.find('"')) >= 0:
            line, column = prose.count("\n", 0, at), at - prose.rfind("\n", 0, at)
            yield where.problem(location, "straight-quotes", locale=locale, within=(line, column))


def _languages_apart(location: tuple[str, ...], words: Any, where: Merged) -> Iterator[Problem]:
    """Yield a list or a text whose two languages hold another number of items, or cite other sources."""
    turkish, english = (words.get(locale) for locale in LOCALES)
    if turkish is None or english is None:
        return
    if isinstance(turkish, tuple) and len(turkish) != len(english) and location[-1] not in FREE_LISTS:
        yield where.problem(location, "unequal-lists", locale=TARGET_LOCALE, turkish=len(turkish), english=len(english))
    elif isinstance(turkish, str) and (apart := _cited(turkish) ^ _cited(english)):
        yield where.problem(location, "other-citations", locale=TARGET_LOCALE, within=(0, 1), value=", ".join(sorted(apart)))


def _cited(text: str) -> set[str]:
    """Return the keys of the sources that a Markdown text cites."""
    return {key_of(cited) for match in CITATION.finditer(without_code(text)) for cited in cited_in(match[1])}
