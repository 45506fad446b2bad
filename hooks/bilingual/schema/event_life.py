"""What is said of an event while it lies ahead: whether it takes place, at what hour, and how to take part."""

import datetime
import re
from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from bilingual.schema.fields import Day, Form, Record, WebAddress
from bilingual.text import dates


class EventStatus(StrEnum):
    """Whether an event takes place as it was announced."""

    ANNOUNCED = "announced"
    HELD = "held"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"
    MOVED_ONLINE = "moved-online"


def _clock_time(text: str) -> str:
    match = re.fullmatch(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])", text)
    if match is None:
        raise PydanticCustomError("not-a-time", "not a time")
    return f"{match[1]:0>2}:{match[2]}"


def _time_zone(text: str) -> str:
    try:
        if re.fullmatch(r"UTC|[A-Z][A-Za-z]+(?:/[A-Za-z0-9_+-]+)+", text) and ZoneInfo(text):
            return text
    except (KeyError, OSError, ValueError):
        pass
    raise PydanticCustomError("not-a-time-zone", "not a time zone")


ClockTime = Annotated[str, AfterValidator(_clock_time), Form.CLOCK_TIME]
"""An hour and a minute: 09:30."""
TimeZone = Annotated[str, AfterValidator(_time_zone), Form.TIME_ZONE]
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
