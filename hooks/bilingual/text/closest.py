"""Finds the name that a word was most likely meant to be."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from bilingual.text.turkish_words import meant_by


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
