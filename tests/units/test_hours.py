"""Hours of the day: as moments, over midnight and when the clocks change, and in words."""

from datetime import UTC, date, datetime

import pytest
from bilingual.schema.event_life import EventTime
from bilingual.text import dates

DAY = date(2027, 10, 8)


def moments(first: date, last: date, **hours: str) -> list[str]:
    return [f"{moment.astimezone(UTC):%m-%d %H:%M}" for moment in EventTime.model_validate(hours).moments(first, last)]


def test_an_end_before_the_start_is_on_the_next_day() -> None:
    assert moments(DAY, DAY, start="22:00", end="00:30") == ["10-08 19:00", "10-08 21:30"]
    assert moments(DAY, DAY, start="00:00", end="00:00") == ["10-07 21:00", "10-08 21:00"]
    assert moments(DAY, date(2027, 10, 9), start="17:00", end="9:30") == ["10-08 14:00", "10-09 06:30"]


def test_an_event_may_have_no_known_end() -> None:
    assert moments(DAY, DAY, start="9.05") == ["10-08 06:05"]


def test_summer_time_is_that_of_its_day_and_zone() -> None:
    for day, start in ((date(2015, 7, 1), "07-01 07:00"), (date(2015, 1, 5), "01-05 08:00"), (date(2018, 1, 5), "01-05 07:00")):
        assert moments(day, day, start="10:00") == [start]
    in_brussels = moments(date(2027, 3, 27), date(2027, 3, 28), start="10:00", end="10:00", zone="Europe/Brussels")
    assert in_brussels == ["03-27 09:00", "03-28 08:00"], "the clocks go forward in between"


def test_an_hour_that_the_clocks_leave_out_does_not_exist() -> None:
    assert not dates.exists(dates.moment(date(2027, 3, 28), "02:30", "Europe/Brussels"))
    assert dates.exists(dates.moment(date(2027, 3, 28), "02:30", "Europe/Istanbul"))


def test_of_an_hour_that_comes_twice_the_first_is_meant() -> None:
    twice = dates.moment(date(2027, 10, 31), "02:30", "Europe/Brussels")
    assert dates.exists(twice)
    assert twice.astimezone(UTC) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("locale", "zone", "words"),
    [
        ("tr", "Europe/Istanbul", "09.30–17.00"),
        ("en", "Europe/Istanbul", "09:30–17:00"),
        ("tr", "Europe/Brussels", "09.30–17.00 (Orta Avrupa Saati)"),
        ("en", "Europe/Brussels", "09:30–17:00 (Central European Time)"),
        ("en", "UTC", "09:30–17:00 (UTC)"),
    ],
)
def test_hours_in_words(locale: str, zone: str, words: str) -> None:
    assert dates.format_hours("09:30", "17:00", zone, locale) == words
