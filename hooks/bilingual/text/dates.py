"""Dates and hours as readers see them, in Turkish and in British English; edtf.py has the dates themselves.

No wording makes a date more precise than it was written. No Turkish wording puts a suffix on a number or a month but the plural of a
decade: a suffix follows the vowels of what it stands on, and programs that generate one get it wrong.
"""

import datetime
import functools
from zoneinfo import ZoneInfo

from bilingual.text.edtf import CalendarPoint, Edtf
from bilingual.text.language import babel_locale, format_list
from bilingual.text.numerals import ablative

_WORDINGS = {
    "tr": {
        "approximate": "{} dolayları",
        "uncertain": "{} (kesin değil)",
        "open end": "{} – sürüyor",
        "during": "{} içinde",
        "decade": "{}’l{}r",
        "during decade": "{} içinde",
        "day unknown": "{}, günü bilinmiyor",
        "announced": "{} (duyuruya göre)",
    },
    "en": {
        "approximate": "c. {}",
        "uncertain": "{} (uncertain)",
        "open end": "{} – ongoing",
        "during": "during {}",
        "decade": "{}s",
        "during decade": "during the {}",
        "day unknown": "{}, day not known",
        "announced": "{} (as announced)",
    },
}
"""What one language says around a date; `{}` stands for the date, and in a decade then for the vowel of the year’s last word."""
_RANGE_JOINTS = ("–", " – ")
HOME_ZONE = "Europe/Istanbul"
"""What hours are told in where no other zone is named."""
_SIGNS = {"tr": ".", "en": ":"}
"""What stands between hour and minute."""


def format_date(date: Edtf, locale: str) -> str:
    """The date in words: "6 Kasım 2019", "1–3 October 2018", "c. 2016", "2018 – sürüyor"."""
    return _qualified(_span(date, locale), date, locale)


def format_year(date: Edtf, locale: str) -> str:
    """The year, or the decade, in which the date begins; of several days, all years that come into question."""
    years = dict.fromkeys(
        _point_words(CalendarPoint(point.year, is_decade=point.is_decade), locale) for point in date.choices or (date.start,)
    )
    return format_list(years, locale, "or")


def format_within(span: Edtf, locale: str) -> str:
    """Words for something that took place on an unknown day of the span: "during October 2018, day not known".

    Within a single certain day nothing is unknown: the result is that day.
    """
    if span.has_known_days and span.first_day == span.last_day:
        return format_date(span, locale)
    if span.end not in (None, span.start) or span.approximate or span.uncertain or span.open_end:
        words = format_date(span, locale)
    else:
        words = _say("during decade" if span.start.is_decade else "during", locale, _point_words(span.start, locale))
    return _say("day unknown", locale, words)


def format_announced(date: Edtf, locale: str) -> str:
    """Words for a date that was announced: "25–26 November 2018 (as announced)"."""
    return _say("announced", locale, format_date(date, locale))


def _say(what: str, locale: str, words: str) -> str:
    """What the locale says around the words of a date."""
    return _WORDINGS[locale][what].format(words)


@functools.cache
def _month_names(locale: str) -> dict[int, str]:
    """Babel's month names by number."""
    return dict(babel_locale(locale).months["format"]["wide"])


def _point_words(point: CalendarPoint, locale: str, *, with_month: bool = True, with_year: bool = True) -> str:
    """The known parts of the point in the order that Turkish and British English share, without the parts switched off."""
    if point.is_decade:
        return _WORDINGS[locale]["decade"].format(point.year, ablative(point.year)[1])
    month = _month_names(locale)[point.month] if point.month and with_month else ""
    return " ".join(filter(None, (str(point.day or ""), month, str(point.year) if with_year else "")))


def _span(date: Edtf, locale: str) -> str:
    """The point or both ends of the date; what the ends share is said once."""
    start, end = date.start, date.end
    if end is None or end == start:
        return _point_words(start, locale)
    *others, last = date.choices or (start, end)
    is_mixed = len({point.precision for point in (*others, last)}) > 1
    with_year = any(point.year != last.year or point.is_decade or not (point.month and last.month) for point in others)
    with_month = with_year or is_mixed or any(point.month != last.month for point in others)
    words = [_point_words(point, locale, with_month=with_month, with_year=with_year) for point in others]
    words.append(_point_words(last, locale))
    if date.choices:
        return format_list(words, locale, "or")
    return words[0] + _RANGE_JOINTS[is_mixed or " " in words[0]] + words[1]


def _qualified(words: str, date: Edtf, locale: str) -> str:
    """The words with what the date says about its own certainty and end."""
    qualifiers = {"approximate": date.approximate, "uncertain": date.uncertain, "open end": date.open_end}
    for what in (what for what, holds in qualifiers.items() if holds):
        words = _say(what, locale, words)
    return words


def moment(day: datetime.date, hour: str, zone: str) -> datetime.datetime:
    """Return the moment of an hour of ``day`` by the clocks of ``zone``; of an hour that comes twice, the first."""
    return datetime.datetime.combine(day, datetime.time.fromisoformat(hour), ZoneInfo(zone))


def exists(local: datetime.datetime) -> bool:
    """Return whether the clocks of its zone showed a moment: an hour is left out when they go forward."""
    return local.astimezone(datetime.UTC).astimezone(local.tzinfo).replace(tzinfo=None) == local.replace(tzinfo=None)


def format_hours(start: str, end: str | None, zone: str, locale: str) -> str:
    """Return hours in words, with the zone where it is not Türkiye's: "14.00–16.30", "14:00–16:30 (Central European Time)"."""
    words = "–".join(hour.replace(":", _SIGNS[locale]) for hour in (start, end) if hour)
    return words if zone == HOME_ZONE else f"{words} ({_zone_name(zone, locale)})"


def _zone_name(zone: str, locale: str) -> str:
    from babel.dates import get_timezone_name  # slow to import, and seldom needed

    return zone if zone == "UTC" else get_timezone_name(ZoneInfo(zone), locale=babel_locale(locale))
