"""The signatories in a browser: one on a card, three hundred in a list that filters narrow, and in a table that can be sorted."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from bilingual.content.model import Corpus
from bilingual.text import language
from playwright.sync_api import Page, expect

from tests.browser.pages import NewContext, dressed, no_errors, open_details, too_wide, violations
from tests.made_up import example_corpus, with_signatures, write_page

LIST = {"tr": "deklarasyon/imzacilar/", "en": "en/declaration/signatories/"}
TABLE = {"tr": "deklarasyon/imzacilar/tam-liste/", "en": "en/declaration/signatories/full-list/"}
NUMBER = 300


def one_signature() -> Corpus:
    """The example content with a single signature."""
    register = example_corpus().signatories
    assert register
    one = register.model_copy(update={"signatories": {"ornekkoy": register.signatories["ornekkoy"]}})
    return replace(example_corpus(), signatories=one)


@pytest.fixture(scope="module")
def made_up(example_site: Path, serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of two sites: many/ with three hundred signatures, one/ with a single one."""
    folder = tmp_path_factory.mktemp("signatories")
    for part, corpus in (("many", with_signatures(example_corpus(), NUMBER)), ("one", one_signature())):
        renderer = dressed(example_site, folder / part, corpus)
        for locale in LIST:
            for kind in ("signatories", "signatories-table"):
                write_page(renderer, folder / part, kind, "", locale)
    return serve(folder)


def shown(page: Page) -> list[str]:
    """The names in the list that its filters leave, whether their fold is open or not."""
    found: list[str] = page.evaluate("[...document.querySelectorAll('.names li:not([hidden]) a')].map(link => link.textContent)")
    return found


def rows(page: Page) -> list[str]:
    """The names in the table that can be seen, from the top down."""
    return page.locator(".signatory-table tbody tr").filter(visible=True).locator("th").all_inner_texts()


# one


@pytest.mark.parametrize("locale", LIST)
def test_the_one_name_stands_in_the_upper_half_of_a_phone(made_up: str, new_context: NewContext, locale: str) -> None:
    page = new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(made_up + "one/" + LIST[locale])
    name = page.locator(".lead b").bounding_box()
    assert name
    assert name["y"] <= 0.5 * 740
    expect(page.locator("form:visible")).to_have_count(0)


# many: the list


@pytest.mark.parametrize("locale", LIST)
def test_the_search_stands_on_the_first_screen_of_a_phone(made_up: str, new_context: NewContext, locale: str) -> None:
    page = new_context(viewport={"width": 360, "height": 740}).new_page()
    page.goto(made_up + "many/" + LIST[locale])
    box = page.locator("#signatory-filter input").bounding_box()
    assert box
    assert box["y"] <= 0.6 * 740


def test_filters_add_up_have_an_address_and_say_what_they_leave(made_up: str, page: Page) -> None:
    with no_errors(page):
        page.goto(made_up + "many/" + LIST["en"])
        total = len(shown(page))
        expect(page.get_by_role("status")).to_have_text(f"{total} signatories")
        page.locator("#signatory-filter [name=province]").select_option(index=1)
        of_province = len(shown(page))
        expect(page.get_by_role("status")).to_have_text(f"Showing {of_province} of {total} signatories.")
        expect(page.locator("#signatory-list details:visible")).to_have_count(1)
        page.locator("#signatory-filter [name=version]").select_option("second")
        assert 0 < len(shown(page)) < of_province
        assert page.url.endswith("&version=second")
        left = shown(page)
        page.reload()
        assert shown(page) == left
        page.get_by_label("Search by name").fill("nobody of this name")
        expect(page.get_by_role("status")).to_have_text("No signatory matches this choice.")


def test_the_search_takes_letters_without_their_marks(made_up: str, page: Page) -> None:
    page.goto(made_up + "many/" + LIST["tr"])
    page.get_by_label("Kurum ara").fill("ihlara")
    without = shown(page)
    page.get_by_label("Kurum ara").fill("Ihlara")
    assert shown(page) == without != []
    page.get_by_label("Kurum ara").fill("sahin")
    assert {name[:5] for name in shown(page)} == {"Şahin"}


def test_a_province_of_the_map_leads_to_its_names(made_up: str, page: Page) -> None:
    page.goto(made_up + "many/" + LIST["tr"])
    province = page.locator(".map a").last
    name, _, count = str(province.get_attribute("aria-label")).partition(": ")
    page.goto(made_up + "many/" + LIST["tr"] + str(province.get_attribute("href")))
    fold = page.locator("#signatory-list details", has=page.locator(":target"))
    expect(fold.locator("summary")).to_contain_text(name)
    expect(fold.locator("li:visible")).to_have_count(int(count))


def test_without_a_script_the_list_is_complete(made_up: str, new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto(made_up + "many/" + LIST["tr"])
    expect(page.locator("#signatory-filter")).to_be_hidden()
    counts = [int(count) for count in page.locator("#signatory-list .fold__count").all_inner_texts()]
    expect(page.locator(".names li")).to_have_count(sum(counts))
    page.goto(made_up + "many/" + TABLE["tr"])
    assert len(rows(page)) > NUMBER


@pytest.mark.parametrize("address", ["many/" + LIST["tr"], "one/" + LIST["en"], "one/" + TABLE["en"]])
def test_axe_finds_nothing_and_nothing_is_too_wide(made_up: str, new_context: NewContext, address: str) -> None:
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(made_up + address)
    assert not too_wide(page)
    open_details(page)
    assert violations(page) == []
    assert not too_wide(page)


# many: the table


@pytest.mark.parametrize("locale", TABLE)
def test_sorting_follows_the_alphabet_of_the_language_both_ways(made_up: str, page: Page, locale: str) -> None:
    with no_errors(page):
        page.goto(made_up + "many/" + TABLE[locale])
        button = page.locator(".signatory-table thead").get_by_role("button").first
        button.click()
        ascending = rows(page)
        assert ascending == sorted(ascending, key=lambda name: language.sort_key(name, locale))
        assert len(ascending) > NUMBER
        expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")
        button.click()
        assert rows(page) == ascending[::-1]


def test_filters_of_the_table_add_up(made_up: str, page: Page) -> None:
    page.goto(made_up + "many/" + TABLE["en"])
    total = len(rows(page))
    page.get_by_label("Province").select_option(index=1)
    page.get_by_label("Type").select_option("district-municipality")
    left = rows(page)
    assert 0 < len(left) < total
    expect(page.get_by_role("status")).to_have_text(f"Showing {len(left)} of {total} rows.")
    page.reload()
    assert rows(page) == left
    page.get_by_role("button", name="Show all").click()
    assert len(rows(page)) == total


def test_on_a_phone_rows_are_cards_that_can_be_sorted(made_up: str, new_context: NewContext) -> None:
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    page.goto(made_up + "many/" + TABLE["en"])
    assert not too_wide(page)
    page.get_by_label("Sort by").select_option("province")
    provinces = page.locator(".signatory-table td[data-label=Province]").filter(visible=True).all_inner_texts()
    assert provinces == sorted(provinces, key=lambda name: language.sort_key(name, "en"))
    expect(page.locator(".signatory-table thead")).to_be_hidden()
