"""Places in sources, as citations give them ("s. 12", "madde 4"): read in either language, shown in the reader's."""

import re
from collections.abc import Mapping
from functools import lru_cache

from bilingual.text.language import LOCALES, fold

_PLACES: tuple[Mapping[str, tuple[str, ...]], ...] = (
    {"tr": ("s.", "s."), "en": ("p.", "pp."), "also": ("ss.", "sayfa", "page", "pages")},
    {"tr": ("madde", "madde"), "en": ("article", "articles"), "also": ("md.", "m.", "art.", "arts.")},
    {"tr": ("fıkra", "fıkra"), "en": ("paragraph", "paragraphs"), "also": ("f.", "paragraf", "par.", "para.")},
    {"tr": ("bölüm", "bölüm"), "en": ("section", "sections"), "also": ("böl.", "sec.", "§")},
    {"tr": ("bölüm", "bölüm"), "en": ("chapter", "chapters"), "also": ("chap.", "ch.")},
    {"tr": ("cilt", "cilt"), "en": ("vol.", "vols."), "also": ("c.", "volume")},
    {"tr": ("tablo", "tablo"), "en": ("table", "tables"), "also": ("çizelge",)},
    {"tr": ("şekil", "şekil"), "en": ("figure", "figures"), "also": ("fig.",)},
    {"tr": ("ek", "ek"), "en": ("annex", "annexes"), "also": ("appendix",)},
    {"tr": ("dk.", "dk."), "en": ("min.", "min."), "also": ("dakika", "minute")},
)
"""What a place is called in each language, one and several, and how else it is written; of what two share, the first is meant."""
_KNOWN = {fold(word): place for place in reversed(_PLACES) for words in place.values() for word in words}
_NUMBER = r"(?:[0-9]+[a-zçğıöşü]?|[IVXLCDM]+|[^\W\d_])"
_PIECE = re.compile(rf"(?:(?P<word>§|[^\W\d_]+\.?)\s*)?(?P<number>{_NUMBER}(?:[-–./:]{_NUMBER})*)")


@lru_cache(maxsize=1024)
def in_words(text: str, locale: str) -> str:
    """Return a place in ``locale``: "s. 12-14" as "pp. 12–14"; nothing where the text names none.

    >>> in_words("madde 4, fıkra 2", "en"), in_words("pp. 3, 7", "tr"), in_words("giriş", "en")
    ('article 4, paragraph 2', 's. 3, 7', '')
    """
    found: list[tuple[Mapping[str, tuple[str, ...]], list[str]]] = []
    for piece in text.split(","):
        match = _PIECE.fullmatch(piece.strip())
        place = _KNOWN.get(fold(match["word"])) if match and match["word"] else None
        if match is None or (match["word"] and place is None) or not (place or found):
            return ""
        if place:
            found.append((place, []))
        found[-1][1].append(match["number"].replace("-", "–"))
    return ", ".join(f"{place[locale][len(numbers) > 1 or '–' in numbers[0]]} {', '.join(numbers)}" for place, numbers in found)


def is_place(text: str) -> bool:
    """Return whether ``text`` names a place in a source."""
    return bool(in_words(text, LOCALES[0]))
