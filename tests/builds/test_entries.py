"""Whoever adds a file finds it wherever it belongs, in both languages; whoever deletes it finds no trace left."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pytest
from bilingual.host import publish

from tests.builds.links import BuiltPage, broken_links, read_pages
from tests.builds.tiny import copy_tiny_site, label, snapshot, write

COMMON_FACTS = """\
place: hall
topics: [health]
sources: [web-page]
published: 2020-06-01
"""
FACTS = {
    "events": "kind: workshop\ndate: 2019-03-04\norganizers: [university]\n",
    "projects": "date: 2019/2020\npartners: [university]\n",
    "reports": "kind: handbook\ndate: 2019-03\npublishers: [university]\nlanguages: [tr]\n",
}
COLLECTION_PAGES = {
    "events": {"tr": "etkinlikler/", "en": "en/events/"},
    "projects": {"tr": "projeler/", "en": "en/projects/"},
    "reports": {"tr": "raporlar/", "en": "en/reports/"},
}
PAGES_THAT_SHOW_IT = {
    "tr": ("zaman-cizelgesi/", "zaman-cizelgesi/2019/", "kurumlar/university/", "yerler/hall/", "konular/saglik/", "kaynakca/web-page/"),
    "en": (
        "en/timeline/",
        "en/timeline/2019/",
        "en/organizations/university/",
        "en/places/hall/",
        "en/topics/health/",
        "en/sources/web-page/",
    ),
}
FEEDS = {"tr": ("rss.xml", "rss-updated.xml"), "en": ("en/rss.xml", "en/rss-updated.xml")}
TITLES = {
    "events": {"tr": "Yepyeni Etkinlik", "en": "Brand-new Event"},
    "projects": {"tr": "Yepyeni Proje", "en": "Brand-new Project"},
    "reports": {"tr": "Yepyeni Rapor", "en": "Brand-new Report"},
}
SLUGS = {"tr": "yepyeni-kayit", "en": "brand-new-entry"}
of_each_collection = pytest.mark.parametrize("collection", sorted(FACTS))
UNCONCERNED = ("hakkinda/", "en/about/", "404.html", "deklarasyon/", "kurumlar/center/", "konular/barinma/", "en/declaration/signatories/")


@dataclass(frozen=True)
class Change:
    """The tiny site before an entry of each collection was added, with them, and after their files were deleted again."""

    before: dict[str, bytes]
    with_them: dict[str, bytes]
    after: dict[str, bytes]
    pages: dict[str, BuiltPage]


def address(collection: str, locale: str) -> str:
    return f"{COLLECTION_PAGES[collection][locale]}{SLUGS[locale]}/"


@pytest.fixture(scope="module")
def change(tmp_path_factory: pytest.TempPathFactory, tiny_site: Path) -> Change:
    root = copy_tiny_site(tmp_path_factory.mktemp("entries") / "project")
    files = {
        f"content/{locale}/{collection}/newest-key.yml": f"title: {TITLES[collection][locale]}\nslug: {SLUGS[locale]}\nsummary: {summary}\n"
        + (facts + COMMON_FACTS if locale == "tr" else "")
        for locale, summary in {"tr": "Şimdi eklendi.", "en": "Added now."}.items()
        for collection, facts in FACTS.items()
    }
    write(root, files)
    publish.build(root, root / "site")
    with_them, pages = snapshot(root / "site"), read_pages(root / "site")
    for path in files:
        (root / path).unlink()
    publish.build(root, root / "site")
    return Change(snapshot(tiny_site), with_them, snapshot(root / "site"), pages)


def links_to(page: BuiltPage, uri: str) -> list[str]:
    """The words of all links on a page that lead to the page `uri`."""
    return [
        link.text_content()
        for link in page.find("//main//a[@href]")
        if urljoin(f"https://x/{page.uri}", link.get("href")) == f"https://x/{uri}"
    ]


@of_each_collection
@pytest.mark.parametrize("locale", ["tr", "en"])
def test_a_new_entry_has_a_page_of_its_own(change: Change, collection: str, locale: str) -> None:
    page = change.pages[address(collection, locale)]
    assert page.text("//h1") == TITLES[collection][locale]
    assert page.tree.get("lang") == locale


@of_each_collection
@pytest.mark.parametrize("locale", ["tr", "en"])
def test_its_two_pages_lead_to_each_other(change: Change, collection: str, locale: str) -> None:
    other = {"tr": "en", "en": "tr"}[locale]
    page = change.pages[address(collection, locale)]
    (link,) = page.find(f"//header//a[@hreflang='{other}']/@href")
    assert urljoin(f"https://x/{page.uri}", link) == f"https://x/{address(collection, other)}"


@of_each_collection
@pytest.mark.parametrize("locale", ["tr", "en"])
def test_every_page_that_it_concerns_links_to_it(change: Change, collection: str, locale: str) -> None:
    concerned, target = [COLLECTION_PAGES[collection][locale], *PAGES_THAT_SHOW_IT[locale]], address(collection, locale)
    assert [uri for uri in concerned if TITLES[collection][locale] not in links_to(change.pages[uri], target)] == []


@of_each_collection
@pytest.mark.parametrize("locale", ["tr", "en"])
def test_the_feeds_of_the_language_announce_it(change: Change, collection: str, locale: str) -> None:
    for feed in FEEDS[locale]:
        found = {entry.link: entry.title for entry in feedparser.parse(change.with_them[feed]).entries}
        assert found[f"https://example.org/{address(collection, locale)}"] == TITLES[collection][locale]
        assert not any(f"/{SLUGS[other]}/" in link for link in found for other in SLUGS if other != locale)


def test_pages_that_they_do_not_concern_stay_as_they_were(change: Change) -> None:
    files = [uri if uri.endswith(".html") else f"{uri}index.html" for uri in UNCONCERNED]
    assert {file: change.with_them[file] for file in files} == {file: change.before[file] for file in files}


def test_removing_them_removes_every_trace(change: Change) -> None:
    traces = [*SLUGS.values(), *(title for titles in TITLES.values() for title in titles.values()), "newest-key"]
    texts = {path: content.decode(errors="replace") for path, content in change.after.items()}
    assert [(path, trace) for path, text in texts.items() for trace in traces if trace in path or trace in text] == []
    assert change.after == change.before


# Entries with other dates


def test_an_entry_after_the_timeline_stands_at_its_end_and_on_the_page_of_its_year(tiny_project: Path) -> None:
    pages = build_with(tiny_project, "date: 2022-05-06\n")
    assert links_to(pages["zaman-cizelgesi/2022/"], "etkinlikler/yeni/") == ["Yeni"]
    assert links_to(pages["zaman-cizelgesi/"], "etkinlikler/yeni/") == ["Yeni"]
    assert pages["zaman-cizelgesi/"].find("//*[@class='later']//h2/@id")[-1] == "yil-2022"


def test_an_entry_without_a_date_stands_in_no_year(tiny_project: Path) -> None:
    pages = build_with(tiny_project, "")
    years = {uri: page for uri, page in pages.items() if re.fullmatch(r"zaman-cizelgesi/\d{4}/", uri)}
    assert len(years) >= 4
    assert [uri for uri, page in years.items() if links_to(page, "etkinlikler/yeni/")] == []
    assert links_to(pages["etkinlikler/"], "etkinlikler/yeni/") == ["Yeni"]


def build_with(root: Path, date: str) -> dict[str, BuiltPage]:
    event = f"title: Yeni\nkind: panel\nsummary: Yeni bir panel.\n{date}sources: [brochure]\npublished: 2020-06-01\n"
    write(root, {"content/tr/events/yeni.yml": event})
    publish.build(root, root / "site")
    return read_pages(root / "site")


# Entries that not everybody sees


def test_an_entry_in_turkish_only_has_no_english_page(tiny_pages: dict[str, BuiltPage]) -> None:
    assert [uri for uri in tiny_pages if "visit" in uri] == ["etkinlikler/visit/"]


def test_the_page_of_an_entry_in_turkish_only_says_so_in_english(tiny_pages: dict[str, BuiltPage]) -> None:
    page = tiny_pages["etkinlikler/visit/"]
    assert page.text("//main//*[@class='notice'][@lang='en']") == label("en", "not_in_this_language")
    assert page.find("//link[@hreflang]") == []


def test_english_lists_link_to_an_entry_in_turkish_only_and_mark_it(tiny_pages: dict[str, BuiltPage]) -> None:
    (link,) = tiny_pages["en/events/"].find("//main//a[@hreflang='tr']")
    assert urljoin("https://x/en/events/", link.get("href")) == "https://x/etkinlikler/visit/"
    assert link.find("span").get("lang") == "tr"
    assert label("en", "only_in_turkish") in link.getparent().text_content()


def test_a_draft_leaves_no_trace(tiny_site: Path) -> None:
    traces = ("Taslak Forum", "Draft Forum", "daha yayımlanmamış", "not published yet", "events/draft")
    texts = {path: content.decode(errors="replace") for path, content in snapshot(tiny_site).items()}
    assert [path for path, text in texts.items() if any(trace in text for trace in traces) or "draft" in path] == []


def test_a_withdrawn_entry_leaves_a_notice_in_both_languages_and_nothing_else(tiny_site: Path, tiny_pages: dict[str, BuiltPage]) -> None:
    notices = {
        "etkinlikler/geri-cekilen-panel/": "Aynı panel iki kez girilmiş.",
        "en/events/withdrawn-panel/": "The same panel was entered twice.",
    }
    assert {uri: reason in tiny_pages[uri].text("//main") for uri, reason in notices.items()} == dict.fromkeys(notices, True)
    texts = {path: content.decode(errors="replace") for path, content in snapshot(tiny_site).items()}
    assert [path for path, text in texts.items() if "Geri Çekilen Panel" in text or "Withdrawn Panel" in text] == []
    assert [path for path in texts if "events/withdrawn/" in path] == [], "its pictures go with it"
    linking = {uri for uri, page in tiny_pages.items() if any(notice.split("/")[-2] in link for notice in notices for link in page.links())}
    assert linking == set(notices)  # each other only


# Records that stand together in one file

RECORDS = {
    "organizations": ("name: {0}, kind: foundation, sources: [brochure]", "name: {0}", "kurumlar/", "en/organizations/"),
    "places": ("name: {0}, kind: venue, within: bursa, sources: [brochure]", "name: {0}", "yerler/", "en/places/"),
    "topics": ("name: {0}, summary: Konu.", "name: {0}, summary: A topic.", "konular/", "en/topics/"),
    "sources": ("title: {0}, language: tr, title_translation: Kaynak", "title_translation: {0}", "kaynakca/", "en/sources/"),
    "signatories": (
        "name: {0}, kind: district-municipality, version: first, sources: [brochure]",
        "",
        "deklarasyon/imzacilar/",
        "en/declaration/signatories/",
    ),
}


@pytest.fixture(scope="module")
def pages_with_records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BuiltPage]:
    """The tiny site with two more records in every register: one in both languages, one in Turkish only; an entry names the latter."""
    root = copy_tiny_site(tmp_path_factory.mktemp("records") / "project")
    for register, (turkish, english, *_) in RECORDS.items():
        indent = "  " if register == "signatories" else ""
        for key in ("translated", "turkish-only"):
            append(root / f"content/tr/{register}.yml", f"{indent}{key}: {{{turkish.format(f'Kayıt {key}')}}}\n")
        if english:
            append(root / f"content/en/{register}.yml", f"translated: {{{english.format('Record')}}}\n")
    event = "title: Yeni\nkind: panel\nsummary: Yeni bir panel.\norganizers: [turkish-only]\nplace: turkish-only\n"
    named = "topics: [turkish-only, translated]\nsources: [turkish-only]\npublished: 2020-06-01\n"
    write(root, {"content/tr/events/naming.yml": event + named})
    write(root, {"content/en/events/naming.yml": "title: New\nsummary: A new panel.\n"})
    publish.build(root, root / "site")
    pages = read_pages(root / "site")
    assert broken_links(root / "site", pages, "https://example.org/") == []
    return pages


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.mark.parametrize("register", RECORDS)
def test_a_new_record_has_a_page_and_a_line_on_the_common_page_in_both_languages(
    pages_with_records: dict[str, BuiltPage], register: str
) -> None:
    for common in RECORDS[register][2:]:
        assert f"{common}translated/" in pages_with_records
        assert links_to(pages_with_records[common], f"{common}translated/") != []


@pytest.mark.parametrize("register", ["organizations", "places", "topics", "sources"])
def test_english_pages_link_to_the_turkish_page_of_an_untranslated_record(pages_with_records: dict[str, BuiltPage], register: str) -> None:
    turkish, english = RECORDS[register][2:]
    assert f"{english}turkish-only/" not in pages_with_records
    for page in (english, "en/events/naming/"):
        assert links_to(pages_with_records[page], f"{turkish}turkish-only/") != []


def test_a_signatory_needs_nothing_in_english(pages_with_records: dict[str, BuiltPage]) -> None:
    assert pages_with_records["en/declaration/signatories/turkish-only/"].text("//h1") == "Kayıt turkish-only"
