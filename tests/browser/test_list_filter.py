"""The field above a long list narrows it in the page; without scripts the list is whole, and the field is not there."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def address(serve: Callable[..., str], example_site: Path) -> str:
    return serve(example_site)


def test_the_list_narrows_to_what_is_typed_and_hides_empty_groups(page: Page, address: str) -> None:
    page.goto(f"{address}kurumlar/")
    lines = page.locator("#list li")
    every = lines.count()
    page.get_by_label("Listede ara").fill("ORNEKKOY")
    expect(page.locator("#list li:visible")).to_have_count(1)
    expect(page.locator("#list section:visible")).to_have_count(1)
    expect(page.locator("#list-count")).to_have_text(f"{every} kayıttan 1 tanesi gösteriliyor.")
    page.get_by_label("Listede ara").fill("böyle bir kurum yok")
    expect(page.locator("#list li:visible")).to_have_count(0)
    expect(page.locator("#list section:visible")).to_have_count(0)


def test_the_address_keeps_what_is_typed(page: Page, address: str) -> None:
    page.goto(f"{address}kurumlar/?q=ornekkoy")
    expect(page.get_by_label("Listede ara")).to_have_value("ornekkoy")
    expect(page.locator("#list li:visible")).to_have_count(1)


def test_without_scripts_the_list_is_whole_and_has_no_field(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}kurumlar/")
    expect(page.locator("#list-filter")).to_be_hidden()
    assert page.locator("#list li:visible").count() == page.locator("#list li").count() > 12
    context.close()
