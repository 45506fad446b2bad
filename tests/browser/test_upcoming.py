"""What lies ahead, by the clock of the reader: the second site has events of 2027."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import NewContext, violations
from tests.builds.tiny import SITES

AHEAD = {
    "2026-12-01T09:00:00+03:00": 4,
    "2027-03-03T23:30:00+03:00": 4,  # on its day, an event is not over
    "2027-03-04T00:30:00+03:00": 3,
    "2027-04-16T17:29:00+03:00": 3,  # an event with hours ends at its hour
    "2027-04-16T17:31:00+03:00": 2,
    "2027-10-11T00:10:00+03:00": 0,
}


@pytest.fixture
def site(build_once: Callable[[str, Path], Path], serve: Callable[..., str]) -> str:
    return serve(build_once("aegean-site", SITES / "aegean"))


def open_at(new_context: NewContext, address: str, now: str) -> Page:
    page = new_context().new_page()
    page.clock.set_fixed_time(now)
    page.goto(address)
    return page


@pytest.mark.parametrize("now", AHEAD)
@pytest.mark.parametrize("path", ["", "en/events/"])
def test_readers_see_what_lies_ahead_by_their_own_clock(site: str, new_context: NewContext, path: str, now: str) -> None:
    page = open_at(new_context, site + path, now)
    expect(page.locator("#upcoming .card").filter(visible=True)).to_have_count(AHEAD[now])
    title = "Upcoming events" if path else "Yaklaşan etkinlikler"
    expect(page.get_by_role("heading", name=title)).to_have_count(1 if AHEAD[now] else 0)


def test_it_is_as_readable_as_the_rest(site: str, new_context: NewContext) -> None:
    page = open_at(new_context, site + "en/events/", "2026-12-01T09:00:00")
    assert violations(page) == []
    page.get_by_role("link", name="Film night").first.click()
    assert violations(page) == []


def test_without_script_announced_events_stand_by_date(site: str, new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{site}en/")
    expect(page.get_by_role("heading", name="Announced events")).to_be_visible()
    assert page.locator("#upcoming h3").all_inner_texts() == ["Panel on cooperatives", "Olive workshop", "Film night", "Harvest festival"]
    page.goto(f"{site}en/events/")
    expect(page.locator("#upcoming")).to_be_hidden()
