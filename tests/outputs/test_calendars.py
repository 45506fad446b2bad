"""Calendars, read back by two libraries."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest
import vobject
from bilingual.rendering.renderer import Renderer

from tests.builds.tiny import SITES
from tests.outputs.conftest import SITE_URL, Files, publish, render_tiny

HEAD = """\
title: {title}
kind: workshop
summary: Bir deneme.
sources: [brochure]
published: 2020-03-01
"""
DATES = {
    "day": "date: 2018-10-16",
    "days": "date: 2018-10-01/2018-10-03",
    "disputed": "date: 2018-05-05\ncertainty: disputed",
    "month": "date: 2018-10",
    "year": "date: 2016",
    "about": "date: 2016~",
    "years": "date: 2015/2017",
    "within": "date: 2018\nwithin: 2018-10-29/2018-11-02",
    "announced": "date: 2015-11-25/2015-11-26\ncertainty: announced",
    "running": "date: 2018-03-01/..",
    "unknown": "",
    "decade": "date: 198X",
    "mixed": "date: 2018-10-29/2018-11",
    "choice": "date: [2019-10-01, 2019-10-03]",
}
SPANS = {
    "day": ("2018-10-16", "2018-10-17"),
    "days": ("2018-10-01", "2018-10-04"),
    "disputed": ("2018-05-05", "2018-05-06"),
    "month": ("2018-10-01", "2018-11-01"),
    "year": ("2016-01-01", "2017-01-01"),
    "about": ("2016-01-01", "2017-01-01"),
    "years": ("2015-01-01", "2018-01-01"),
    "within": ("2018-10-29", "2018-11-03"),
    "announced": ("2015-11-25", "2015-11-27"),
    "running": ("2018-03-01", "2018-03-02"),
    "decade": ("1980-01-01", "1990-01-01"),
    "mixed": ("2018-10-29", "2018-12-01"),
    "choice": ("2019-10-01", "2019-10-04"),
}
MARKS = {
    "month": "(Ekim 2018 içinde, günü bilinmiyor)",
    "year": "(2016 içinde, günü bilinmiyor)",
    "about": "(2016 dolayları, günü bilinmiyor)",
    "years": "(2015–2017, günü bilinmiyor)",
    "within": "(29 Ekim – 2 Kasım 2018, günü bilinmiyor)",
    "announced": "(25–26 Kasım 2015 (duyuruya göre))",
    "decade": "(1980’ler içinde, günü bilinmiyor)",
    "mixed": "(29 Ekim – Kasım 2018, günü bilinmiyor)",
    "choice": "(1 veya 3 Ekim 2019, günü bilinmiyor)",
    "running": "(1 Mart 2018 – sürüyor, günü bilinmiyor)",
}


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The tiny site with an event for each way to know a date."""
    folder = tmp_path_factory.mktemp("dated")
    more = {f"content/tr/events/x-{name}.yml": HEAD.format(title=name) + line + "\n" for name, line in DATES.items()}
    return publish(render_tiny(folder / "project", more), folder / "site")


def read(content: bytes) -> Any:
    calendar = icalendar.Calendar.from_ical(content)
    assert calendar.errors == []
    return calendar


def events(content: bytes) -> dict[str, Any]:
    found = {str(event["UID"]): event for event in read(content).walk("VEVENT")}
    assert [event.errors for event in found.values() if event.errors] == []
    return found


def uid(name: str) -> str:
    return f"x-{name}.events@example.org"


def test_known_days_are_in_the_calendar_of_events_and_nothing_else(dated: Files) -> None:
    found = events(dated["etkinlikler.ics"])
    assert {uid(name) for name in DATES} & found.keys() == {uid("day"), uid("days"), uid("disputed")}
    assert all(key.split(".")[1].startswith("events@") for key in found)


@pytest.mark.parametrize("name", SPANS)
def test_the_end_is_the_day_after_the_last(dated: Files, name: str) -> None:
    event = events(dated["zaman-cizelgesi.ics"])[uid(name)]
    start, end = event.start, event.end
    assert not isinstance(start, type(None))
    assert (start.isoformat(), end.isoformat()) == SPANS[name]
    assert event["DTSTART"].params["VALUE"] == "DATE"


@pytest.mark.parametrize("name", SPANS)
def test_what_is_not_certain_says_so_in_its_title(dated: Files, name: str) -> None:
    event = events(dated["zaman-cizelgesi.ics"])[uid(name)]
    assert str(event["SUMMARY"]) == (f"{name} {MARKS[name]}" if name in MARKS else name)
    assert str(event["TRANSP"]) == "TRANSPARENT"


def test_what_has_no_time_is_in_no_calendar(dated: Files) -> None:
    assert [uri for uri, content in dated.items() if uri.endswith(".ics") and b"x-unknown" in content] == []
    assert "etkinlikler/x-unknown.ics" not in dated


def test_everything_holds_projects_reports_and_versions(tiny_files: Files) -> None:
    found = events(tiny_files["en/timeline.ics"])
    titles = {key.partition("@")[0]: str(event["SUMMARY"]) for key, event in found.items()}
    assert titles == {
        "partnership.projects": "Project: Partnership Project (2018–2020, days not known)",
        "findings.reports": "Research report: Findings (during 2019, day not known)",
        "meeting.events": "Example Meeting",
        "later.events": "Later Workshop",
        "first.declaration": "Declaration: The first text",
    }


def test_a_projects_calendar_holds_it_and_what_belongs_to_it(tiny_files: Files) -> None:
    found = events(tiny_files["projeler/partnership.ics"])
    assert {key.partition("@")[0] for key in found} == {"partnership.projects", "meeting.events", "findings.reports"}


def test_a_project_without_a_page_in_a_language_has_a_calendar_of_its_events_there(publish_tiny: Callable[..., Files]) -> None:
    event = HEAD.format(title="Toplantı") + "date: 2018-10-16\nproject: own\n"
    files = publish_tiny(
        {
            "content/tr/projects/own.yml": HEAD.format(title="Proje").replace("kind: workshop\n", "") + "date: 2018\n",
            "content/tr/events/of-own.yml": event,
            "content/en/events/of-own.yml": "title: Meeting\nsummary: A trial.\n",
        }
    )
    calendar = files["en/projects/own.ics"]
    assert list(events(calendar)) == ["of-own.events@example.org"]
    assert str(read(calendar)["URL"]) == f"{SITE_URL}projeler/own/"
    assert len(events(files["projeler/own.ics"])) == 2


def test_an_event_can_be_downloaded_alone_and_keeps_its_id(tiny_files: Files) -> None:
    alone = events(tiny_files["etkinlikler/meeting.ics"])
    assert list(alone) == ["meeting.events@example.org"]
    assert all("meeting.events@example.org" in events(tiny_files[uri]) for uri in ("etkinlikler.ics", "en/events.ics", "en/timeline.ics"))
    assert "SOURCE" not in read(tiny_files["etkinlikler/meeting.ics"]), "a download is not subscribed to"


def test_an_event_says_where_it_was_what_about_and_where_to_read_on(tiny_files: Files) -> None:
    event = events(tiny_files["en/events.ics"])["meeting.events@example.org"]
    assert str(event["LOCATION"]) == "Example Hall, Bursa"
    assert str(event["URL"]) == f"{SITE_URL}en/events/example-meeting-2018/"
    assert event.categories == ["Housing"]
    assert event["DTSTAMP"].dt.date() == date(2020, 4, 2), "the day of its last change, not of the build"
    assert event["CREATED"].dt.date() == date(2020, 3, 1)
    assert str(event["DESCRIPTION"]).startswith("16 October 2018\nThe municipalities adopted")


def test_a_calendar_says_what_it_is_in_the_words_of_rfc_7986(tiny_files: Files) -> None:
    calendar = read(tiny_files["en/timeline.ics"])
    assert str(calendar["NAME"]) == str(calendar["X-WR-CALNAME"]) == "Timeline – Example Migration Library"
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(days=1)
    assert calendar["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"
    assert str(calendar["SOURCE"]) == f"{SITE_URL}en/timeline.ics"
    assert str(calendar["URL"]) == f"{SITE_URL}en/timeline/"
    assert {"VERSION", "PRODID", "UID", "LAST-MODIFIED"} <= set(calendar)


@pytest.mark.parametrize("locale", ["tr", "en"])
def test_drafts_withdrawn_and_untranslated_entries_stay_out(tiny_files: Files, locale: str) -> None:
    folder = "" if locale == "tr" else "en/"
    found = "".join(
        content.decode() for uri, content in tiny_files.items() if uri.endswith(".ics") and uri.startswith("en/") == bool(folder)
    )
    assert "draft.events" not in found
    assert "withdrawn.events" not in found
    assert ("visit.events" in found) is (locale == "tr")


LIVES = {
    "cancelled": "date: 2027-10-08\nstatus: cancelled\nstatus_note: Fırtına nedeniyle.\nupdated: 2020-03-31",
    "postponed": "date: 2027-10-08\nstatus: postponed",
    "hybrid": "date: 2027-10-08\nplaces: [izmir, online]\njoin_url: https://example.org/katil",
    "timed": 'date: 2027-10-08/2027-10-09\ntime: {start: "9.30", end: "17:00"}',
    "night": 'date: 2027-10-08\ntime: {start: "22:00", end: "00:30"}\nstatus: held',
    "abroad": 'date: 2027-07-08\ntime: {start: "10:00", zone: Europe/Brussels}\nstatus: moved-online',
}
PLACES = "content/tr/places.yml"
HOURS = {
    "timed": (datetime(2027, 10, 8, 6, 30, tzinfo=UTC), datetime(2027, 10, 9, 14, 0, tzinfo=UTC)),
    "night": (datetime(2027, 10, 8, 19, 0, tzinfo=UTC), datetime(2027, 10, 8, 21, 30, tzinfo=UTC)),
    "abroad": (datetime(2027, 7, 8, 8, 0, tzinfo=UTC), None),
}


@pytest.fixture(scope="module")
def living(tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The tiny site with events that lie ahead."""
    folder = tmp_path_factory.mktemp("living")
    more = {f"content/tr/events/x-{name}.yml": HEAD.format(title=name) + lines + "\n" for name, lines in LIVES.items()}
    more[PLACES] = (SITES / "tiny" / PLACES).read_text(encoding="utf-8") + "online: {name: Çevrim içi, kind: online}\n"
    return publish(render_tiny(folder / "project", more), folder / "site")


def values(event: Any, *names: str) -> list[str]:
    """What an event says, to icalendar or to vobject, by the names of its properties; an empty text where it says nothing."""
    if isinstance(event, icalendar.Event):
        return [str(event.get(name, "")) for name in names]
    return [event.contents[name.lower()][0].value if name.lower() in event.contents else "" for name in names]


def both(content: bytes, name: str) -> Iterator[Any]:
    """An event as two libraries read it."""
    yield events(content)[uid(name)]
    yield next(one for one in vobject.readOne(content.decode()).vevent_list if one.uid.value == uid(name))


def test_subscribers_see_what_becomes_of_an_event(living: Files) -> None:
    wanted = {
        "cancelled": ["CANCELLED", "30", "İptal edildi: cancelled"],
        "postponed": ["TENTATIVE", "0", "Ertelendi: postponed"],
        "night": ["CONFIRMED", "0", "night"],
        "abroad": ["CONFIRMED", "0", "Çevrim içine taşındı: abroad"],
        "timed": ["", "0", "timed"],
    }
    for name, said in wanted.items():
        for event in both(living["etkinlikler.ics"], name):
            assert values(event, "STATUS", "SEQUENCE", "SUMMARY") == said
    cancelled = events(living["etkinlikler.ics"])[uid("cancelled")]
    assert cancelled["LAST-MODIFIED"].dt == datetime(2020, 3, 31, tzinfo=UTC)
    assert "Fırtına nedeniyle." in str(cancelled["DESCRIPTION"])


def test_an_event_in_two_places_names_both_and_where_to_take_part(living: Files) -> None:
    for event in both(living["etkinlikler.ics"], "hybrid"):
        assert values(event, "LOCATION", "CONFERENCE") == ["İzmir; Çevrim içi", "https://example.org/katil"]


@pytest.mark.parametrize("name", HOURS)
def test_hours_are_moments_in_utc(living: Files, name: str) -> None:
    ours, theirs = both(living["etkinlikler.ics"], name)
    assert (ours["DTSTART"].dt, ours["DTEND"].dt if "DTEND" in ours else None) == HOURS[name]
    assert (theirs.dtstart.value, theirs.dtend.value if "dtend" in theirs.contents else None) == HOURS[name]


def end_of(event: Any) -> date:
    """Where an event ends, to vobject; one without an end, such as a project that goes on, takes its first day."""
    end: date = event.dtend.value if "dtend" in event.contents else event.dtstart.value + timedelta(days=1)
    return end


def test_every_calendar_is_read_alike_by_another_library(example_files: Files) -> None:
    calendars = {uri: content for uri, content in example_files.items() if uri.endswith(".ics")}
    assert len(calendars) > 30
    for uri, content in calendars.items():
        assert all(len(line) <= 75 for line in content.split(b"\r\n")), uri
        ours = {key: (event.start, event.end, str(event["SUMMARY"])) for key, event in events(content).items()}
        theirs = {
            event.uid.value: (event.dtstart.value, end_of(event), event.summary.value)
            for event in vobject.readOne(content.decode()).vevent_list
        }
        assert theirs == ours, uri


@pytest.mark.parametrize(("locale", "uri"), [("tr", "zaman-cizelgesi.ics"), ("en", "en/timeline.ics")])
def test_the_calendars_hold_every_dated_entry_of_their_language(
    example_files: Files, example_renderer: Renderer, locale: str, uri: str
) -> None:
    dated = {key for key, event in example_renderer.site.corpus.events.items() if event.date and locale in event.locales}
    assert {key.partition(".")[0] for key in events(example_files[uri]) if ".events@" in key} == dated
