"""What is said of an event while it lies ahead: whether it takes place, at what hour, and how to take part."""

import datetime
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator

from bilingual.schema.fields import Day, Form, Record, WebAddress, check
from bilingual.text import dates


class EventStatus(StrEnum):
    """Whether an event takes place as it was announced."""

    ANNOUNCED = "announced"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    MOVED_ONLINE = "moved-online"


def _two_digits(text: str) -> str:
    return text.replace(".", ":").zfill(len("09:30"))


def _is_time_zone(text: str) -> bool:
    try:
        return bool(ZoneInfo(text))
    except (KeyError, OSError, ValueError):
        return False


ClockTime = Annotated[str, check(Form.CLOCK_TIME), AfterValidator(_two_digits), Form.CLOCK_TIME]
"""An hour and a minute: 09:30."""
TimeZone = Annotated[str, check(Form.TIME_ZONE, _is_time_zone), Form.TIME_ZONE]
"""A time zone of the IANA's database, such as Europe/Brussels."""


class EventTime(Record):
    """When an event begins on its first day, and when it ends on its last one; on a single day, an earlier end is on the next."""

    start: ClockTime
    end: ClockTime | None = None
    zone: TimeZone = dates.HOME_ZONE

    def moments(self, first: datetime.date, last: datetime.date) -> tuple[datetime.datetime, ...]:
        """Return the moment at which an event of these days begins and, where that is known, the one at which it ends."""
        start, end = (dates.moment(day, hour, self.zone) if hour else None for day, hour in ((first, self.start), (last, self.end)))
        if start and end and end <= start:
            end = dates.moment(last + datetime.timedelta(days=1), self.end or "", self.zone)
        return tuple(moment for moment in (start, end) if moment)


class Registration(Record):
    """Where to register for an event, and until when."""

    url: WebAddress
    until: Day | None = None
