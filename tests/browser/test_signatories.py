"""The table of the signatories with three hundred made-up rows: sorted, filtered, on a phone, without a script."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bilingual import language
from playwright.sync_api import Page, expect

from tests.browser.pages import NewContext, dressed, no_errors, too_wide
from tests.made_up import real_corpus, with_signatures, write_page

PAGES = {"tr": "deklarasyon/imzacilar/", "en": "en/declaration/signatories/"}


@pytest.fixture(scope="module")
def made_up(real_site: Path, serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of two sites: many/ with three hundred more signatures, some/ with forty."""
    folder = tmp_path_factory.mktemp("signatories")
    for part, number in (("many", 300), ("some", 40)):
        renderer = dressed(real_site, folder / part, with_signatures(real_corpus(), number))
        for locale in PAGES:
            write_page(renderer, folder / part, "signatories", "", locale)
    return serve(folder)


@pytest.fixture(scope="module")
def site(real_site: Path, serve: Callable[..., str]) -> str:
    """The address of the real site, with one signature confirmed and one unclear."""
    return serve(real_site)


def names(page: Page) -> list[str]:
    """The names in the table that can be seen, from the top down."""
    return page.locator(".signatories tbody tr").filter(visible=True).locator("th").all_inner_texts()


@pytest.mark.parametrize("locale", PAGES)
def test_sorting_follows_the_alphabet_of_the_language_both_ways(made_up: str, page: Page, locale: str) -> None:
    with no_errors(page):
        page.goto(made_up + "many/" + PAGES[locale])
        button = page.locator(".signatories thead").get_by_role("button").first
        button.click()
        ascending = names(page)
        assert ascending == sorted(ascending, key=lambda name: language.sort_key(name, locale))
        assert len(ascending) == 302
        expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
        button.click()
        assert names(page) == ascending[::-1]
        expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "descending")
        expect(page.get_by_role("status")).to_contain_text({"tr": "Ad sütununa göre sıralandı", "en": "Sorted by Name"}[locale])


def test_filters_narrow_the_table_to_what_the_map_counts(made_up: str, page: Page) -> None:
    page.goto(made_up + "many/" + PAGES["tr"])
    for tile in page.locator(".tile").all()[:4]:
        name, count = tile.locator(".tile__name").inner_text(), int(tile.locator(".tile__count").inner_text())
        option = page.get_by_label("İl", exact=True).locator("option").filter(has_text=name).get_attribute("value")
        page.get_by_label("İl", exact=True).select_option(option)
        confirmed = page.locator(".signatories tbody tr:not(.signatories__unclear)").filter(visible=True)
        expect(confirmed).to_have_count(count)


def test_filters_add_up_have_an_address_and_say_what_they_show(made_up: str, page: Page) -> None:
    page.goto(made_up + "many/" + PAGES["en"])
    page.get_by_label("Province").select_option("bursa")
    page.get_by_label("Kind").select_option("district-municipality")
    shown = names(page)
    assert 0 < len(shown) < 25
    expect(page.get_by_role("status")).to_have_text(f"Showing {len(shown)} of 302 rows.")
    assert page.url.endswith("?kind=district-municipality&province=bursa")
    page.reload()
    assert names(page) == shown
    page.get_by_role("button", name="Show all").click()
    assert len(names(page)) == 302
    assert page.evaluate("document.activeElement.tagName") == "SELECT"


def test_without_a_script_the_table_is_complete(made_up: str, new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(made_up + "many/" + PAGES["tr"])
    expect(page.locator(".signatories tbody tr")).to_have_count(302)
    expect(page.locator(".filters")).to_have_count(0)
    expect(page.locator(".signatories thead button")).to_have_count(0)


def test_on_a_phone_rows_are_cards_that_can_be_sorted(made_up: str, new_context: NewContext) -> None:
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(made_up + "many/" + PAGES["en"])
    assert not too_wide(page)
    page.get_by_label("Sort by").select_option("province")
    expect(page.locator(".signatories tbody tr td[data-label=Province]").first).to_contain_text("Adana")
    expect(page.locator(".signatories thead")).to_be_hidden()


def test_one_signature(site: str, page: Page) -> None:
    page.goto(site + PAGES["tr"])
    assert names(page) == ["Nilüfer Belediyesi", "Türkiye Belediyeler Birliği"]
    expect(page.locator(".tile").filter(has_text="Bursa").locator(".tile__count")).to_have_text("1")
