"""Finds the name that a word was most likely meant to be.

Editors write Turkish where content has a name: for fields, values, and what provinces are called for short.
"""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path

import yaml

from bilingual.text.language import slugify


def closest_match(word: str, known: Iterable[str]) -> str | None:
    """Return the one of ``known`` that ``word`` was most likely meant to be, or None where nothing is near."""
    return _find_closest(word[:200], tuple(sorted(known)))


@lru_cache(maxsize=256)
def _find_closest(word: str, known: tuple[str, ...]) -> str | None:
    """Return the closest match, which is costly to find; the same mistake often stands in many files."""
    if meant := next((name for name in meant_by(word) if name in known), None):
        return meant
    simple = {candidate.casefold().replace("_", "-"): candidate for candidate in known}
    plain = word.casefold().replace("_", "-")
    near = (match for match in get_close_matches(plain, simple, cutoff=0.6) if _are_of_like_length(plain, match))
    return next((simple[match] for match in near), None)


def _are_of_like_length(word: str, match: str) -> bool:
    """Return whether two words are about as long: short ones share letters with anything, as "kars" with "k.maras"."""
    return abs(len(word) - len(match)) <= max(2, max(len(word), len(match)) // 3)


@cache
def _meant() -> dict[str, str]:
    words: dict[str, str] = yaml.load(Path(__file__).with_name("turkish_words.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    return words


def meant_by(word: str) -> list[str]:
    """Return what a Turkish word may have been written for, the likeliest first.

    >>> meant_by("Çalıştay"), meant_by("K.MARAŞ")
    (['workshop'], ['kahramanmaras'])
    """
    return _meant().get(slugify(word.replace("_", "-")), "").split()
