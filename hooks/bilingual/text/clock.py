"""Hours of the day as editors write them ("09:30") in a time zone: as moments, and in words."""

import datetime
from zoneinfo import ZoneInfo

from bilingual.text.language import babel_locale

HOME_ZONE = "Europe/Istanbul"
"""What hours are told in where no other zone is named."""
_SIGNS = {"tr": ".", "en": ":"}
"""What stands between hour and minute."""


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
