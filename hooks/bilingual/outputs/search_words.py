"""Words as search compares them: the tokens of a text, and what a reader's query is forgiven.

The script that searches (docs/assets/scripts/search-match.js) repeats ``tokens`` on the query; it gets the tables from the index.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from bilingual.text.language import FOLDINGS, fold

SPELLINGS: Final[Mapping[str, str]] = {
    r"\bturkey\b": "turkiye",
    r"\bis birli": "isbirli",
    r"\bes gudum": "esgudum",
    r"\bcevrim ici": "cevrimici",
    r"\bcentre": "center",
    r"isation": "ization",
    r"\bprogramme": "program",
    r"\blicence": "license",
    r"\bphone\b": "telephone",
    r"\bsymposia\b": "symposiums",
    r"\be-mail": "email",
    r"\be-posta": "eposta",
}
"""What is one word however it is spelled: patterns and what stands for them, in folded text of either language."""

_OPTIONAL_TURKISH: Final = """
acaba ama ancak bana bir biz bu bunu da daha de demek diye en fakat gibi hakkinda hangi hangileri icin ile ilgili ise iste kac kadar kendi
kendine kendini kendisi ki kim kime kimi kimin kimler kimlerdir mi midir mu mudur nasil ne nedir neden neler nelerdir nerede neresi nereye
niye o olan olarak oldu sey siz su tarafindan var ve veya ya yada yapilir yok zaman
"""
_OPTIONAL_ENGLISH: Final = """
a about all an and any are as at be been by can could did do does for from had happen happened has have how i in is it its me my of on or
our should so that the their there these they this those to us was we were what when where which who whom whose why will with would you your
"""
OPTIONAL_WORDS: Final[Mapping[str, frozenset[str]]] = {
    "tr": frozenset(_OPTIONAL_TURKISH.split()),
    "en": frozenset(_OPTIONAL_ENGLISH.split()),
}
"""Words of questions and small words, folded: a page need not hold them to be found."""

ENDINGS: Final[Mapping[str, str]] = {
    # folded, so that ı and i, u and ü are one
    "tr": (
        r"(?:l[ae]r)?"  # plural
        r"(?:(?:[iu]?m[iu]z|[iu]?n[iu]z|[iu]?m|[iu]?n)(?:[iu]n?|[ae]|[dt][ae]n?|l[ae])?"  # my, your, our, and a case
        r"|s?[iu](?:n[iu]n?|n[ae]|nd[ae]n?|yl[ae])?"  # his, and a case
        r"|y?[iu]|n?[iu]n|y?[ae]|[dt][ae]n?|y?l[ae])?"  # a case alone
        r"(?:ki(?:l[ae]r(?:[iu]n?|[ae]|[dt][ae]n?)?|n[iu]n?|n[ae]|nd[ae]n?)?)?"  # what is there
        r"(?:[dt][iu]r)?"  # is
    ),
    "en": r"(?:s|es)?",
}
"""The endings that a word may have besides its stem: a pattern for all of what follows the stem."""

STEM_CHANGES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    # kitap, kitabı; belge yurt, yurdu; destek, desteği; ç stays c when folded
    "tr": (("b", "p"), ("d", "t"), ("g", "k")),
    "en": (("i", "y"),),
}
"""How a stem may end before an ending, and how it ends without one."""

_WORD_WITH_ENDINGS: Final = re.compile(r"([^\W_]+)((?:'[^\W\d_]+)*)")
_COMPOUND: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_THOUSANDS: Final = re.compile(r"[.,](?<=[0-9].)(?=[0-9]{3}(?![0-9]))")
_SPELLINGS: Final = re.compile("|".join(f"({pattern})" for pattern in SPELLINGS))
_SPELLED: Final = tuple(SPELLINGS.values())
_TWO_WORDS: Final = [pattern.removeprefix(r"\b").split(" ") for pattern in SPELLINGS if " " in pattern]
_FIRST_PART: Final = re.compile(rf"\b(?:{'|'.join(first for first, _ in _TWO_WORDS)})$")
_SECOND_PART: Final = tuple(second for _, second in _TWO_WORDS)


class _Read(NamedTuple):
    """What stands between two spaces, folded: ``tokens``, ``compounds``, and whether part of a spelling of two words ends or begins it."""

    tokens: tuple[str, ...]
    compounds: tuple[str, ...]
    is_first_part: bool
    is_second_part: bool


def tokens(text: str) -> list[str]:
    """Return the words of ``text`` in order, folded, without what follows an apostrophe ("İstanbul'da" is "istanbul")."""
    return tokens_and_compounds(text)[0]


def compounds(text: str) -> list[str]:
    """Return the words of ``text`` that are joined by hyphens, each as one ("UN-Habitat" is "unhabitat")."""
    return tokens_and_compounds(text)[1]


def tokens_and_compounds(text: str) -> tuple[list[str], list[str]]:
    """Return ``tokens`` and ``compounds`` of a text."""
    found = [_read(written) for written in _join(_split(text))]
    return [token for read in found for token in read.tokens], [compound for read in found for compound in read.compounds]


def count_words(text: str) -> dict[str, int]:
    """Return how often each of the ``tokens`` and ``compounds`` of a text stands in it."""
    written = _split(text)
    found, firsts, seconds = _count(written)
    if firsts and any(f"{first} {second}" in text for first in firsts for second in seconds):
        found, _, _ = _count(_join(written))
    return found


def _split(text: str) -> list[str]:
    """Return what stands between spaces; the end of a line stands by itself."""
    return text.replace("\n", " \n ").split(" ")


def _count(written: Iterable[str]) -> tuple[dict[str, int], list[str], list[str]]:
    """Return how often each token and compound stands in what is ``written``, and what may be parts of spellings of two words."""
    counts: dict[str, int] = {}
    firsts, seconds = list[str](), list[str]()
    for text, times in Counter(written).items():  # each is read once
        found, joined, is_first_part, is_second_part = _read(text)
        for word in found + joined:
            counts[word] = counts.get(word, 0) + times
        if is_first_part:
            firsts.append(text)
        if is_second_part:
            seconds.append(text)
    return counts, firsts, seconds


def _join(written: Iterable[str]) -> Iterator[str]:
    """Yield what is ``written``, with the two parts of a spelling in one."""
    joined, is_open = "", False
    for text in written:
        read = _read(text)
        if is_open and read.is_second_part:
            joined += " " + text
        else:
            yield joined
            joined = text
        is_open = read.is_first_part
    yield joined


@lru_cache(maxsize=10_000)
def _read(written: str) -> _Read:
    """Return how search reads a word, with all that is written to it; most words stand on many pages."""
    folded = fold(written)
    text = _SPELLINGS.sub(lambda match: _SPELLED[(match.lastindex or 1) - 1], _THOUSANDS.sub("", folded))
    words: list[str] = []
    for word, endings in _WORD_WITH_ENDINGS.findall(text):
        words.append(word)
        if endings and len(word) == 1:  # not an ending but the rest of a name: L'Aquila
            words += endings.split("'")[1:]
    joined = (found.replace("-", "") for found in _COMPOUND.findall(folded))
    return _Read(tuple(words), tuple(joined), bool(_FIRST_PART.search(folded)), folded.startswith(_SECOND_PART))


def tables(locale: str) -> dict[str, object]:
    """Return what the script must know to treat a query in ``locale`` as this module treats texts."""
    return {
        "foldings": dict(FOLDINGS),
        "spellings": list(SPELLINGS.items()),
        "optional": sorted(OPTIONAL_WORDS[locale]),
        "endings": ENDINGS[locale],
        "stems": [list(change) for change in STEM_CHANGES[locale]],
    }
