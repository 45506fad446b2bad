"""The list of events as its readers meet it: a filter, and a calendar to subscribe to."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.pages import violations


def test_the_list_of_events_has_a_filter_that_hides_empty_years_and_a_calendar(
    example_site: Path, serve: Callable[..., str], page: Page
) -> None:
    page.goto(serve(example_site) + "en/events/")
    every = page.locator(".entry-item").count()
    page.locator(".facets__box summary").click()
    page.get_by_label("Type").select_option("forum")
    shown = page.locator(".entry-item").filter(visible=True)
    expect(shown).to_have_count(1)
    expect(page.locator(".by-year").filter(visible=True)).to_have_count(1)
    expect(page.get_by_role("status")).to_have_text(f"Showing 1 of {every} entries.")
    expect(page.get_by_role("link", name="This list on its own page")).to_be_hidden()
    assert violations(page) == []
    calendar = page.get_by_role("link", name="Calendar (.ics)").get_attribute("href")
    assert "BEGIN:VCALENDAR" in page.request.get(f"{page.url.split('?')[0]}{calendar}").text()
