"""The writer of iCalendar, read back by the library icalendar."""

import hypothesis
import icalendar
import pytest
from bilingual.outputs import ics
from hypothesis import strategies as st


@hypothesis.given(st.text('aç€🙂\\;,:\n" ^n', max_size=200), st.text("bğ 😀\\", max_size=90))
def test_texts_are_read_back_and_lines_are_short(summary: str, place: str) -> None:
    written = ics.component("VEVENT", [("SUMMARY", ics.text(summary)), ("LOCATION", ics.text(place))])
    assert max(map(len, written.split(b"\r\n"))) <= 75
    read = icalendar.Event.from_ical(written.decode())
    assert (read["summary"], read["location"]) == (summary, place)


@pytest.mark.parametrize(("plain", "escaped"), [("a;b,c", r"a\;b\,c"), ("a\\n", r"a\\n"), ("a\nb\r\nc", r"a\nb\nc"), ("a\rb", "ab")])
def test_what_has_a_meaning_is_escaped(plain: str, escaped: str) -> None:
    assert ics.text(plain) == escaped


def test_a_line_of_nothing_but_backslashes_is_folded() -> None:
    written = ics.component("VEVENT", [("SUMMARY", ics.text("\\" * 60))])
    assert icalendar.Event.from_ical(written.decode())["summary"] == "\\" * 60
