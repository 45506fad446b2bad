"""Words as search compares them: the tokens of a text, and what a reader's query is forgiven.

The script that searches (assets/scripts/search-match.js) repeats ``tokens`` on the query; it gets the tables from the index.
"""

import re
from collections.abc import Mapping
from typing import Final

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

_SPELLED: Final = [(pattern.replace(r"\b", ""), re.compile(pattern), word) for pattern, word in SPELLINGS.items()]
_WORD_WITH_ENDINGS: Final = re.compile(r"([^\W_]+)((?:'[^\W\d_]+)*)")
_COMPOUND: Final = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:-[^\W\d_]+)+")
_THOUSANDS: Final = re.compile(r"[.,](?<=[0-9].)(?=[0-9]{3}(?![0-9]))")


def words(text: str) -> list[str]:
    """Return the tokens of a text, and its words that are joined by hyphens, each as one ("UN-Habitat" is "unhabitat")."""
    folded = fold(text)
    joined = _COMPOUND.findall(folded) if "-" in folded else ()
    return _tokens(folded) + [found.replace("-", "") for found in joined]


def tokens(text: str) -> list[str]:
    """Return the words of ``text`` in order, folded, without what follows an apostrophe ("İzmir'de" is "izmir")."""
    return _tokens(fold(text))


def _tokens(folded: str) -> list[str]:
    plain = _THOUSANDS.sub("", folded)
    for part, pattern, word in _SPELLED:
        if part in plain:  # hardly any is in a text, and patterns are slow
            plain = pattern.sub(word, plain)
    found: list[str] = []
    for word, endings in _WORD_WITH_ENDINGS.findall(plain):
        found.append(word)
        if endings and len(word) == 1:  # not an ending but the rest of a name: L'Aquila
            found += endings.split("'")[1:]
    return found


def tables(locale: str) -> dict[str, object]:
    """Return what the script must know to treat a query in ``locale`` as this module treats texts."""
    return {
        "foldings": dict(FOLDINGS),
        "spellings": list(SPELLINGS.items()),
        "optional": sorted(OPTIONAL_WORDS[locale]),
        "endings": ENDINGS[locale],
        "stems": [list(change) for change in STEM_CHANGES[locale]],
    }
