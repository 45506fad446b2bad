"""Turkish and English: case, order, folding, slugs, and names of languages and countries; numbers stand in numerals.py.

The differences between the two languages live here and nowhere else. A language goes by its BCP 47 code, "tr" or "en" (British English).
Words, signs and plural categories are CLDR's, by way of Babel.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

import slugify as python_slugify
from babel import Locale
from babel.lists import format_list as babel_format_list

LOCALES: Final[tuple[str, ...]] = ("tr", "en")
"""The languages that the engine makes sites in: this pair and no other. Titles and names can be in any (rendering/directions.py)."""
SOURCE_LOCALE: Final = "tr"
TARGET_LOCALE: Final = "en"
"""The language that is translated into."""

_APOSTROPHES: Final = "'’‘‛ʼʻʹ′´`＇"

FOLDINGS: Final[Mapping[str, str]] = {
    **dict.fromkeys(_APOSTROPHES, "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict(zip("ıæœøđðłþəħŋŧßς⁄", ("i", "ae", "oe", "o", "d", "d", "l", "th", "e", "h", "n", "t", "ss", "σ", "/"), strict=True)),
}
"""What ``fold`` replaces besides case and marks; a search script that folds in the reader's browser needs the same table."""


@dataclass(frozen=True, slots=True)
class Language:
    """What sets one language apart from the other."""

    cldr: Locale
    alphabet: str
    lowercase: Mapping[int, str]
    uppercase: Mapping[int, str]
    ordinal_suffixes: Mapping[str, str]
    """By CLDR plural category."""
    currency_symbols: bool
    """Whether an amount is written with the currency's symbol, where CLDR has one, instead of its name."""
    currency_names: Mapping[str, str]
    """Where the usual name is not CLDR's: TDK writes avro, and English names of currencies take no capital."""
    grouped: re.Pattern[str]
    """A number as a title writes it, with or without a sign between its thousands."""


# CLDR files q, w and x, which the Turkish alphabet of 29 letters lacks, where the Latin alphabet has them.
LANGUAGES: Final[Mapping[str, Language]] = {
    "tr": Language(
        cldr=Locale("tr"),
        alphabet="abcçdefgğhıijklmnoöpqrsştuüvwxyz",
        lowercase=str.maketrans({"I": "ı", "İ": "i"}),
        uppercase=str.maketrans({"i": "İ", "ı": "I"}),
        ordinal_suffixes={"other": "."},
        currency_symbols=False,
        currency_names={"EUR": "avro"},
        grouped=re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])|[0-9]+"),
    ),
    "en": Language(
        cldr=Locale("en", "GB"),
        alphabet="abcdefghijklmnopqrstuvwxyz",
        lowercase=str.maketrans({"İ": "i"}),
        uppercase={},
        ordinal_suffixes={"one": "st", "two": "nd", "few": "rd", "other": "th"},
        currency_symbols=True,
        currency_names={"TRY": "Turkish lira"},
        grouped=re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+"),
    ),
}


def babel_locale(locale: str) -> Locale:
    """Return Babel's locale for ``locale``: tr for "tr", en_GB for "en"."""
    return LANGUAGES[locale].cldr


def compose(text: str) -> str:
    """Return ``text`` in NFC without U+0307: what NFC leaves of it comes from a dotted i that was cased by the wrong rules."""
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    return composed if "\u0307" not in composed else unicodedata.normalize("NFC", composed.replace("\u0307", ""))


def lower(text: str, locale: str) -> str:
    """Return ``text``, composed (NFC), in lower case: in Turkish I becomes ı, in both languages İ becomes i. No U+0307 stays."""
    return compose(text).translate(LANGUAGES[locale].lowercase).lower()


def upper(text: str, locale: str) -> str:
    """Return ``text``, composed (NFC), in upper case: in Turkish i becomes İ, in both languages ı becomes I. No U+0307 stays."""
    return compose(text).translate(LANGUAGES[locale].uppercase).upper()


def capitalize_first(text: str, locale: str) -> str:
    """Return ``text``, composed (NFC), with its first letter in title case by the rules of ``locale``. No U+0307 stays.

    Quotes and brackets before the letter are passed over; a text that starts with a digit stays as it is ("3. toplantı").
    """
    text = compose(text)
    start = next((index for index, char in enumerate(text) if char.isalnum()), None)
    if start is None:
        return text
    return text[:start] + text[start].translate(LANGUAGES[locale].uppercase).title() + text[start + 1 :]


class _Characters(dict[int, str]):
    """A table for ``str.translate`` that works out each character when it first occurs, and keeps it."""

    def __init__(self, derive: Callable[[str], str]) -> None:
        super().__init__()
        self._derive = derive

    def __missing__(self, codepoint: int) -> str:
        self[codepoint] = derived = self._derive(chr(codepoint))
        return derived


def _fold_character(char: str) -> str:
    decomposed = unicodedata.normalize("NFKD", FOLDINGS.get(char, char))
    letters = "".join(part for part in decomposed if unicodedata.category(part) not in {"Mn", "Cf"}).lower()
    return "".join(FOLDINGS.get(letter, letter) for letter in letters)


_FOLDED: Final = _Characters(_fold_character)


def fold(text: str) -> str:
    """Return ``text`` as search compares it, in both languages alike: "İğne", "IĞNE" and "igne" are one.

    The steps, for whoever repeats them elsewhere: replace by ``FOLDINGS``, decompose (NFKD), drop nonspacing marks (Mn) and format
    characters (Cf), lower-case, replace by ``FOLDINGS`` again. Other scripts stay what they are. Folding twice changes nothing.
    """
    return text.translate(_FOLDED)


_FIRST_RANK: Final = ord("A")  # letters rank from here on: above the digits, below every letter outside the alphabets


def _rank_character(char: str, locale: str) -> str:
    """Return what ``char`` counts for at the first level of the order: ranks of letters, a space for what separates words, or nothing."""
    alphabet = LANGUAGES[locale].alphabet
    small = lower(char, locale)
    if small and small in alphabet:
        return chr(_FIRST_RANK + alphabet.index(small))
    if char.isspace() or char == "/" or unicodedata.category(char) == "Pd":
        return " "
    folded = [letter for letter in fold(char) if letter.isalnum()]
    return "".join(chr(_FIRST_RANK + alphabet.index(letter)) if letter in alphabet else letter for letter in folded)


_RANKS: Final[Mapping[str, _Characters]] = {
    "tr": _Characters(lambda char: _rank_character(char, "tr")),
    "en": _Characters(lambda char: _rank_character(char, "en")),
}


def _pad_number(match: re.Match[str]) -> str:
    return match[0].replace(".", "").replace(",", "").lstrip("0").rjust(20, "0")


@lru_cache(maxsize=32768)
def sort_key(text: str, locale: str) -> tuple[str, ...]:
    """Return a key that sorts texts by the rules of ``locale``, the same on every machine; only equal texts have equal keys.

    The first level compares word by word: numbers by their value, then letters, in Turkish by the alphabet of 29 letters (q, w and x where
    CLDR has them; â î û as a i u), in English by the Latin alphabet; other scripts follow z. Spaces, dashes and slashes separate words.
    Case, other marks, quotes and punctuation count for ties only: without marks before with, lower case before upper, then by code point.
    """
    language = LANGUAGES[locale]
    composed = compose(text)
    words = language.grouped.sub(_pad_number, composed).translate(_RANKS[locale]).split()
    return " ".join(words), lower(composed, locale), composed.swapcase(), text


def alphabet_letter(text: str, locale: str) -> str:
    """Return the heading for ``text`` in an index in the order of ``sort_key``: a capital letter, or "#" for a digit and for no letter."""
    alphabet = LANGUAGES[locale].alphabet
    first = sort_key(text, locale)[0][:1]
    if first and 0 <= (rank := ord(first) - _FIRST_RANK) < len(alphabet):
        return upper(alphabet[rank], locale)
    return first.upper() if first.isalpha() else "#"


_NO_APOSTROPHES: Final = str.maketrans("", "", _APOSTROPHES)
_THOUSANDS: Final = re.compile(r"(?<=[0-9])[.,](?=[0-9]{3}(?![0-9]))")


@lru_cache(maxsize=8192)
def slugify(text: str, max_length: int = 0) -> str:
    """Return ``text``, of either language, in lower-case ASCII words joined by hyphens; "" where nothing is left.

    At most ``max_length`` characters, cut after a word unless the first is longer; 0 sets no limit.
    Apostrophes and the signs between thousands go without a trace, other signs separate words.
    """
    spoken = _THOUSANDS.sub("", text.translate(_NO_APOSTROPHES)).replace(",", " ")
    return python_slugify.slugify(
        spoken,
        entities=False,  # the text is no HTML
        decimal=False,
        hexadecimal=False,
        max_length=max_length,
        word_boundary=True,
        save_order=True,
        backend="text-unidecode",  # not whatever happens to be installed: addresses must be the same on every machine
    )


def single_spaced(text: str) -> str:
    """Return ``text`` in one line with single blanks; blanks at which no line may end stay what they are."""
    return " ".join(text.split() if text.isascii() else filter(None, re.split(r"[ \t\r\n]+", text)))


def truncate(text: str, limit: int) -> str:
    """Return ``text`` with single spaces and at most ``limit`` characters; what is longer is cut after a word and ends in "…".

    A first word longer than that is cut inside.
    """
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    head, _, _ = text[:limit].rpartition(" ")
    return (head.rstrip(" ,;:.…-–—([“‘«") or text[: limit - 1]) + "…"


_ENDED: Final = re.compile(r"""[.?!…](?:["'”’»]|&#3[49];|</\w+>)*$""")


def stop_after(text: str) -> str:
    """Return the full stop that follows ``text``, plain or as HTML: "." or, where it ends in a mark itself, such as "Nereye?", nothing."""
    return "" if _ENDED.search(text, max(0, len(text) - 60)) else "."


def format_list(items: Iterable[str], locale: str, style: Literal["standard", "or"] = "standard") -> str:
    """Return ``items`` as an enumeration by CLDR: "A, B ve C", "A, B and C", or "A, B or C"; "" for none."""
    texts, cldr = list(items), LANGUAGES[locale].cldr
    return babel_format_list(texts, style=style, locale=cldr) if len(texts) > 1 else "".join(texts)


def language_name(code: str, locale: str) -> str:
    """Return what ``locale`` calls the language of an ISO 639 code that CLDR names: "Türkçe", "Turkish"."""
    name: str = LANGUAGES[locale].cldr.languages[code]
    return name


def country_name(code: str, locale: str) -> str:
    """Return what ``locale`` calls the country of an ISO 3166-1 code that CLDR names: Türkiye in both for "TR"."""
    name: str = LANGUAGES[locale].cldr.territories[code]
    return name
