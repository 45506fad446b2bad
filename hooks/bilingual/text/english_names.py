"""English names that follow from Turkish ones by their form: of municipalities, governorships, universities, provinces."""

import re
from collections.abc import Mapping
from typing import Final

from bilingual.text.language import compose

# The first ending that fits decides, so a longer one stands before the shorter that it ends in.
_ENGLISH_ENDINGS: Final[Mapping[str, str]] = {
    "Büyükşehir Belediyesi": "Metropolitan Municipality",
    "Belediyesi": "Municipality",
    "İl Özel İdaresi": "Special Provincial Administration",
    "Belediyeler Birliği": "Municipalities Union",
    "Valiliği": "Governorship",
    "Teknik Üniversitesi": "Technical University",
    "Üniversitesi": "University",
}
# English translates these beside a proper name, and half a translation is worse than none. Alone, some are towns: Orta, Güney.
_TRANSLATED_WORD: Final = re.compile(
    r"\b(Açık|Araştırma|Asker[iî]|Batı|Bilim\w*|Bölgesi|Devlet|Doğu|Dünya|Eğitim|Ekonomi|Güney|Güzel|Hukuk|İç|ile|Kıyı|Kuzey|Mill[iî]|Orta"
    r"|Polis|Sağlık\w*|Sanatlar|Sosyal|Spor|Tarih[iî]|Tarım|Teknoloji|Tıp|Ticaret|Türk|Uluslararası|Vakıf|ve|Yüksek)\b"
)


def spell_in_english(name: str) -> str:
    """Return a proper ``name`` as English spells it: Turkish letters stay, but an İ that begins a word becomes I ("Istanbul", "Iğdır")."""
    return re.sub(r"\bİ", "I", compose(name))


def derive_english_name(turkish_name: str) -> str | None:
    """Return the English name that follows from the form of ``turkish_name``: "Nilüfer Municipality" from "Nilüfer Belediyesi".

    None where no form fits, or where the name holds words that English translates ("Orta Doğu Teknik Üniversitesi").
    """
    name = " ".join(compose(turkish_name).split())
    for turkish_ending, english_ending in _ENGLISH_ENDINGS.items():
        if name.endswith(turkish_ending):
            proper_name = name.removesuffix(turkish_ending).strip()
            fits = proper_name and (proper_name.isalpha() or not _TRANSLATED_WORD.search(proper_name))
            return f"{spell_in_english(proper_name)} {english_ending}" if fits else None
    return None
