"""The search page as its readers meet it: the right page for what they type, keyboard, screen reader, no script, a slow line."""

import gzip
import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote_plus, urlsplit

import pytest
from bilingual.outputs import search
from bilingual.outputs.search_words import tokens
from bilingual.text import language
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.pages import no_errors
from tests.browser.settings import faults_in_every_setting
from tests.made_up import example_corpus, found_documents, renderer_of, with_events, write_page

SEARCH = {"tr": "ara/", "en": "en/search/"}
RESULTS = 10
MOST_BYTES = 150_000
NewContext = Callable[..., BrowserContext]

WORDS = """async ([address, texts]) => {
    const { Words } = await import(new URL("assets/scripts/search-match.js", address));
    const words = new Words(await (await fetch(new URL("search/tr.json", address))).json());
    return texts.map(text => [words.fold(text), words.split(text)]);
}"""


@pytest.fixture(scope="module")
def site(example_site: Path, serve: Callable[..., str]) -> str:
    """The address of the example site, below a base path as on GitHub Pages."""
    return serve(example_site, "/ornek/")


@pytest.fixture(scope="module")
def large_site(example_site: Path, serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The address and the folder of a site with 300 entries: its search page and its index."""
    folder = tmp_path_factory.mktemp("large")
    for name in ("styles", "scripts"):
        (folder / "assets" / name).mkdir(parents=True)
        for file in (example_site / "assets" / name).iterdir():
            (folder / "assets" / name / file.name).write_bytes(file.read_bytes())
    renderer = renderer_of(with_events(example_corpus(), 300 - len(example_corpus().events)))
    write_page(renderer, folder, "search", "", "tr")
    for artifact in search.make(renderer):
        (folder / artifact.uri).parent.mkdir(parents=True, exist_ok=True)
        (folder / artifact.uri).write_bytes(artifact.content)
    return serve(folder), folder


def ask(page: Page, site: str, locale: str, query: str) -> None:
    page.goto(f"{site}{SEARCH[locale]}?q={quote_plus(query)}")
    expect(page.locator(".search__results")).to_have_attribute("data-query", query)


def results(page: Page) -> list[str]:
    return [" ".join(title.split()) for title in page.locator(".search__group:not(.search__group--there) h3").all_inner_texts()]


# Words


def test_the_script_folds_and_splits_as_the_index_does(site: str, page: Page) -> None:
    renderer = renderer_of(example_corpus())
    chosen = random.Random(1)
    texts = [document.summary + line.text for document in found_documents(renderer, "tr") for line in document.sections][:400]
    texts += ["".join(chosen.choices("İIıiŞşĞğ’'.,- 0123abcÇç", k=40)) for _ in range(400)]
    texts += ["Turkey’s iş birliği, 540.000 kişi; 3,888,526.99", "UN-Habitat L’Aquila Toplantısı’21", "ﬁ ½ ⅔ № Ⅳ ß ς Σ"]
    page.goto(site + SEARCH["tr"])
    for text, (folded, words) in zip(texts, page.evaluate(WORDS, [site, texts]), strict=True):
        assert folded == language.fold(text)
        assert words == tokens(text)


# What is found, and what comes first


FORGIVEN = (
    ("tr", "izmir", "İzmir"),
    ("tr", "IZMIR", "İzmir"),
    ("tr", "izmir'de", "İzmir"),
    ("tr", "barinma", "Barınma"),
    ("tr", "barınmanın", "Barınma"),
    ("tr", "bildirgeyi", "Örnek Bildirgeye nasıl katılınır?"),
    ("tr", "sempozyuma", "Örnek Sempozyum"),
    ("tr", "sempozyom", "Örnek Sempozyum"),
    ("tr", "UEM", "Örnek Belediyeler Birliği"),
    ("en", "Canakkale", "Çanakkale"),
    ("en", "housings", "Housing"),
    ("en", "rent", "Housing"),
)
"""A language, what is typed, and the page that must be among the first."""


def test_endings_letters_and_slips_are_forgiven(site: str, page: Page) -> None:
    missed = []
    for locale, query, title in FORGIVEN:
        ask(page, site, locale, query)
        if title not in (found := results(page)[:5]):
            missed.append((query, found))
    assert missed == []


@pytest.mark.parametrize(
    ("locale", "query", "term"),
    [("tr", "mülteci", "mülteci"), ("tr", "refugee", "mülteci"), ("tr", "komşular", "komşu"), ("en", "what is a neighbour", "neighbour")],
)
def test_a_term_is_defined_on_top(site: str, page: Page, locale: str, query: str, term: str) -> None:
    ask(page, site, locale, query)
    box = page.locator(".search__results > :first-child .definition")
    expect(box.locator("dt a")).to_have_text(term)
    assert box.locator("dd").first.inner_text()
    box.locator("dt a").click()
    expect(page.locator("h2:target")).to_have_text(term)


def test_sources_are_folded_below_the_pages(site: str, page: Page) -> None:
    ask(page, site, "tr", "örnek")
    fold = page.locator("details.search__sources")
    assert not fold.get_attribute("open")
    assert fold.locator("li").count() == 0
    fold.locator("summary").click()
    expect(fold.locator("li").first).to_be_visible()
    titles = page.locator(".search__group:not(.search__group--there) h3 a")
    assert not any("kaynakca/" in str(link.get_attribute("href")) for link in titles.all())


def test_a_name_alone_is_not_taken_apart(site: str, page: Page) -> None:
    ask(page, site, "en", "UEM")
    first = page.locator(".search__group h3").first
    expect(first).to_have_text("Union of Example Municipalities")


# The page


def test_nothing_of_the_search_is_loaded_before_it_is_opened(site: str, example_site: Path, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site)
    page.goto(site + "etkinlikler/", wait_until="networkidle")
    assert [url for url in asked if "search" in url or "/ara/" in url] == []
    page.get_by_role("link", name="Arama").click()
    expect(page).to_have_url(site + SEARCH["tr"])
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if url.endswith(".json")] == [], "the index is loaded with the first query"


def test_the_keyboard_is_enough_and_each_query_has_an_address(site: str, page: Page) -> None:
    page.goto(site + SEARCH["tr"])
    box = page.get_by_role("searchbox", name="Ne arıyorsunuz?")
    box.focus()
    page.keyboard.type("sosyal uyum")
    page.keyboard.press("Enter")
    status = page.get_by_role("status")
    expect(status).to_contain_text("sayfa bulundu")
    assert page.url == f"{site}{SEARCH['tr']}?q=sosyal+uyum"
    expect(page).to_have_title(re.compile("^sosyal uyum – Arama – "))
    assert status.get_attribute("aria-live") in (None, "polite")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".search__list a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Sosyal uyum")
    page.go_back()
    expect(box).to_have_value("sosyal uyum")
    expect(page.locator(".search__list a").first).to_be_visible()


def test_results_come_while_typing_and_go_with_the_words(site: str, page: Page) -> None:
    page.goto(site + SEARCH["en"])
    page.get_by_role("searchbox").press_sequentially("sympo")
    expect(page.locator("h3").first).to_have_text("Example Symposium")
    page.get_by_role("searchbox").fill("")
    expect(page.locator(".search__results")).to_be_empty()
    assert "?" not in page.url
    expect(page.get_by_role("heading", name="Or browse")).to_be_visible()


def test_more_results_come_on_demand_and_take_the_focus(site: str, page: Page) -> None:
    ask(page, site, "tr", "örnek")
    assert len(results(page)) == RESULTS
    page.get_by_role("button", name="Daha fazla sonuç göster").click()
    expect(page.locator(".search__list").first.locator("> li")).to_have_count(2 * RESULTS)
    expect(page.locator(".search__list").first.locator("> li").nth(RESULTS).get_by_role("link").first).to_be_focused()


def test_the_other_language_has_a_group_of_its_own(site: str, page: Page) -> None:
    ask(page, site, "tr", "social cohesion")
    groups = page.locator(".search__group h2")
    assert groups.all_inner_texts()[-1] == "İngilizce sayfalar"
    there = page.locator(".search__group--there")
    assert there.locator("h3 a").first.get_attribute("lang") == "en"
    there.get_by_role("link", name="Tümünü İngilizce aramada göster").click()
    expect(page).to_have_url(f"{site}{SEARCH['en']}?q=social+cohesion")
    expect(page.locator(".search__group h2").first).to_have_text("Pages in English")
    page.get_by_role("link", name="TR, Türkçe").click()
    expect(page).to_have_url(f"{site}{SEARCH['tr']}?q=social+cohesion")


def test_what_was_found_is_marked_and_its_section_is_linked(site: str, page: Page) -> None:
    ask(page, site, "en", "urban forum numbers full")
    result = page.locator(".search__result").first
    assert {"numbers", "full"} <= {text.lower() for text in result.locator("mark").all_inner_texts()}
    section = page.locator(".search__section a").first
    address = section.evaluate("link => link.href")
    section.click()
    expect(page).to_have_url(address)
    assert page.locator(":target").count() == 1


def test_nothing_found_is_said_and_unknown_words_are_named(site: str, page: Page) -> None:
    ask(page, site, "en", "xylophone")
    expect(page.get_by_role("status")).to_have_text(
        "No page in English was found for “xylophone”. Check the spelling, or try fewer or other words."
    )
    ask(page, site, "en", "symposium xylophone")
    expect(page.get_by_role("status")).to_contain_text("Left out of the search, because no page has it: xylophone.")
    assert results(page)[0] == "Example Symposium"


UNUSUAL = ("<img src=x onerror=alert(1)>", "“”", "'", "((((", "\\", "a" * 200, "😀", "1 2 3 4 5 6 7 8 9", "ve ile de")


def test_no_query_breaks_the_page(site: str, page: Page) -> None:
    with no_errors(page):
        for query in UNUSUAL:
            ask(page, site, "tr", query)
            assert page.locator(".search img").count() == 0, query


def test_a_lost_connection_is_said_and_the_next_query_tries_again(site: str, page: Page) -> None:
    def lose(route: Route) -> None:
        route.abort()

    page.route("**/search/tr/**", lose)
    page.goto(f"{site}{SEARCH['tr']}?q=bildirge")
    expect(page.get_by_role("status")).to_contain_text("Arama dosyaları yüklenemedi")
    page.unroute("**/search/tr/**")
    page.get_by_role("button", name="Ara", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("sayfa bulundu")


def test_a_page_that_was_open_when_the_site_was_published_anew_goes_on(site: str, page: Page) -> None:
    lists: list[str] = []
    page.on("request", lambda request: lists.append(request.url) if request.url.endswith("search/tr.json") else None)
    ask(page, site, "tr", "bildirge")
    assert len(lists) == 1
    # the parts that the open list names are gone, and the list that comes now names others
    page.route("**/search/tr/*/**", lambda route: route.fulfill(status=404) if len(lists) == 1 else route.continue_())
    page.get_by_role("searchbox").fill("örnek")
    expect(page.locator(".search__results")).to_have_attribute("data-query", "örnek")
    assert (len(results(page)), len(lists)) == (RESULTS, 2)
    page.route("**/search/tr/*/**", lambda route: route.fulfill(status=404) if len(lists) == 2 else route.continue_())
    shown = page.locator(".search__list").first.element_handle()
    page.get_by_role("button", name="Daha fazla sonuç göster").click()
    page.wait_for_function("list => !list.isConnected && document.querySelector('.search__list')", arg=shown)
    assert len(lists) == 3
    page.get_by_role("button", name="Daha fazla sonuç göster").click()
    expect(page.locator(".search__list").first.locator("> li")).to_have_count(2 * RESULTS)


@pytest.mark.long  # a site of 300 entries
def test_of_words_that_most_pages_have_the_best_are_shown_and_the_rest_is_told(large_site: tuple[str, Path], page: Page) -> None:
    address, _ = large_site
    ask(page, address, "tr", "örnek")
    assert len(results(page)) == RESULTS
    expect(page.get_by_role("status")).to_contain_text("bu sözcükler başka sayfalarda da geçiyor")
    ask(page, address, "tr", "örnek sempozyum")
    expect(page.get_by_role("status")).to_contain_text("sayfa bulundu")


@pytest.mark.parametrize("blocked", [True, False], ids=["scripts blocked", "scripts off"])
def test_without_script_the_page_says_what_to_use_instead(site: str, new_context: NewContext, blocked: bool) -> None:
    page = new_context(java_script_enabled=blocked).new_page()
    page.route("**/assets/scripts/*", lambda route: route.abort())
    page.goto(site + SEARCH["en"] + "?q=bildirge")
    expect(page.get_by_text("The search needs scripts")).to_be_visible()
    for name in ("Timeline", "Events", "Topics"):
        expect(page.locator("main").get_by_role("link", name=name, exact=True)).to_be_visible()


# Everyone


@pytest.mark.parametrize(("locale", "query"), [("tr", "komşu"), ("en", "xylophone")])
def test_axe_finds_nothing(site: str, new_context: NewContext, locale: str, query: str) -> None:
    page = new_context().new_page()
    with no_errors(page):
        ready = "main:has(.search__results[data-query])"
        assert faults_in_every_setting(page, f"{site}{SEARCH[locale]}?q={quote_plus(query)}", locale, ready=ready) == []
    assert page.locator(".search__group").count() == (0 if query == "xylophone" else 2)


# Bytes


@pytest.mark.long  # a site of 300 entries
def test_the_first_query_among_300_entries_stays_below_150_kilobytes(large_site: tuple[str, Path], new_context: NewContext) -> None:
    address, folder = large_site
    queries = ("örnek kent forumu", "kim imzaladı", "barınma", "mülteci", "2018 toplantısı", "belediyeler birliği", "sempozyom")
    weights = {query: sum(gzipped(path) for path in loaded(address, folder, query, new_context)) for query in queries}
    print(json.dumps({"median": sorted(weights.values())[len(weights) // 2], "most": max(weights.values())}))
    assert {query: weight for query, weight in weights.items() if weight > MOST_BYTES} == {}


def loaded(address: str, folder: Path, query: str, new_context: NewContext) -> Iterator[Path]:
    """Everything that a reader's browser loads who opens a query's address with an empty cache."""
    context = new_context()
    page, asked = context.new_page(), set[str]()
    page.on("request", lambda request: asked.add(request.url))
    ask(page, address, "tr", query)
    context.close()
    for url in asked:
        path = folder / urlsplit(url).path.lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if path.is_file():  # the icon is not there
            yield path


def gzipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))
