"""Guesses at the date that an editor meant by a text that is none: "6 Kasım 2019", "2019/11/6", "1-3 October 2018", "c. 2016"."""

import functools
import re
from collections.abc import Iterator

from bilingual.text.language import LOCALES, babel_locale, fold

_LONGEST_GUESS = 64
_NOISE = re.compile(
    r"(?<=[0-9])(?:st|nd|rd|th)\b|'[dt][ae]\b"
    r"|(?<=[0-9])[t ] ?[0-9]{1,2}:[0-9]{2}(?::[0-9.]+)?(?:z| ?[+-](?:0[0-9]|1[0-4])(?::?[0-9]{2})?\b)?"
)
"""What a date means the same without: 6th, 2019'da, T10:00. Other endings say more, as "2019'dan"."""
_DECADE = re.compile(r"(?<![0-9])(?:the )?([12][0-9]{2})(?:0(?: ?'?(?:l[ae]r|l[iu] yillar)(?:d[ae])?|'?s)|[xu])\b")
_SEASON = re.compile(r"[0-9]{2}([0-9]{2})/([0-9]{2})")
_SHORT_YEARS = re.compile(r"([0-9]{2})([0-9]{2})-(1[3-9]|[2-9][0-9])")
"""Two years of which the second is cut short; what could be a month is none."""
_APPROXIMATE = re.compile(r"\b(?:c|ca|circa|about|around|yaklasik|dolaylari|civari)\b\.?|[~%]")
_UNCERTAIN = re.compile(r"\(?(?:kesin degil|uncertain|\?)\)?|%")
_STILL_GOING_ON = re.compile(r" ?[-/] ?(?:\.{2,3}|suruyor|devam ediyor|ongoing|present)$")
_SEPARATOR = r"(?: ?[-./,] ?| )"
_LOOSE_POINTS = tuple(
    re.compile(form.replace(" ", _SEPARATOR))  # a month in words has become @ and its number
    for form in (
        r"(?P<year>[0-9]{3}[0-9x])(?: @?(?P<month>[0-9]{1,2})(?: (?P<day>[0-9]{1,2}))?)?",
        r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
        r"(?:(?P<day>[0-9]{1,2}) )?@?(?P<month>[0-9]{1,2}) (?P<year>[0-9]{4})",
        r"@(?P<month>[0-9]{1,2})(?: (?P<day>[0-9]{1,2}))?(?: (?P<year>[0-9]{4}))?",
        r"(?P<day>[0-9]{1,2})(?: @?(?P<month>[0-9]{1,2}))?",
    )
)
_LooseParts = tuple[str | None, str | None, str | None]


def guess(text: str) -> Iterator[str]:
    """Yield what may be meant by a text in a person's own form, as EDTF, in the order in which to try them; not all are valid dates."""
    season = _SEASON.fullmatch(text)
    if len(text) > _LONGEST_GUESS or (season and (int(season[1]) + 1) % 100 == int(season[2])):
        return
    if years := _SHORT_YEARS.fullmatch(text):
        yield f"{years[1]}{years[2]}/{years[1]}{years[3]}"
    plain, approximate = _APPROXIMATE.subn("", _simplify(text))
    plain, uncertain = _UNCERTAIN.subn("", plain)
    qualifier = "%" if approximate and uncertain else "~" if approximate else "?" if uncertain else ""
    for point_or_interval in _edtf_texts(plain.strip()):
        yield point_or_interval + qualifier


def _simplify(text: str) -> str:
    """The text in ASCII small letters as far as possible, single-spaced, with "@11" for "Kasım" or "November"."""
    numbers = _month_numbers()
    plain = _NOISE.sub("", _DECADE.sub(r"\1x", fold(text)))
    plain = re.sub(r"[a-z]+", lambda word: f" @{numbers[word[0]]} " if word[0] in numbers else word[0], plain)
    return " ".join(plain.split())


@functools.cache
def _month_numbers() -> dict[str, int]:
    """Month numbers by folded name in every language: whole, as CLDR abbreviates it, and cut to three letters."""
    forms = [babel_locale(locale).months["format"] for locale in LOCALES]
    names = [form[width] for form in forms for width in ("wide", "abbreviated")]
    named = [(fold(name), number) for by_number in names for number, name in by_number.items()]
    return {spelling: number for name, number in named for spelling in (name, name[:3])}


def _edtf_texts(plain: str) -> Iterator[str]:
    """EDTF texts, not all of them valid, for a simplified text: as a point, as going on, and cut in two at each dash or slash."""
    if whole := _loose_point(plain):
        yield _edtf_point(whole)
    if (going_on := _STILL_GOING_ON.search(plain)) and (start := _loose_point(plain[: going_on.start()])):
        yield f"{_edtf_point(start)}/.."
    for cut in re.finditer(r" ?[-/] ?", plain):
        left, right = _loose_point(plain[: cut.start()]), _loose_point(plain[cut.end() :])
        if left and right:
            year, month, day = left
            completed = (year or right[0], month or (right[1] if day else None), day)  # 1-3 October 2018
            yield f"{_edtf_point(completed)}/{_edtf_point(right)}"


def _loose_point(plain: str) -> _LooseParts | None:
    """Year, month and day as digits where the text gives them, or None if it is no point at all."""
    for form in _LOOSE_POINTS:
        if match := form.fullmatch(plain):
            parts = match.groupdict()
            return parts.get("year"), parts.get("month"), parts.get("day")
    return None


def _edtf_point(parts: _LooseParts) -> str:
    """The given parts joined as EDTF writes them."""
    return "-".join(part.zfill(2) for part in parts if part is not None).replace("x", "X")
