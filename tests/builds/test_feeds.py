"""Feed readers get one feed for each language, well-formed whatever the content holds."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import feedparser
import pytest
import yaml
from bilingual.host import publish
from bilingual.schema import Event
from bilingual.schema.table import fields_of
from lxml import etree

from tests.builds.links import BuiltPage, read_page, read_pages
from tests.builds.tiny import copy_tiny_site, write

FEEDS = {"tr": "rss.xml", "en": "en/rss.xml"}
JSON_FEEDS = {"tr": "feed.json", "en": "en/feed.json"}
HOMES = {"tr": "", "en": "en/"}
NAMES = {"tr": "Örnek Göç Kitaplığı", "en": "Example Migration Library"}
SITE_URL = "https://example.org/"
TINY_ENTRIES = {
    "tr": {
        "etkinlikler/ornek-toplanti-2018/": "Örnek Toplantı",
        "etkinlikler/sonraki-calistay/": "Sonraki Çalıştay",
        "etkinlikler/visit/": "Çevrilmemiş Ziyaret",
        "projeler/ortaklik-projesi/": "Ortaklık Projesi",
        "raporlar/bulgular/": "Bulgular",
    },
    "en": {
        "en/events/example-meeting-2018/": "Example Meeting",
        "en/events/later-workshop/": "Later Workshop",
        "en/projects/partnership-project/": "Partnership Project",
        "en/reports/findings/": "Findings",
    },
}


def read(site: Path, locale: str) -> Any:
    content = (site / FEEDS[locale]).read_bytes()
    etree.fromstring(content)  # stricter than feedparser
    feed = feedparser.parse(content)
    assert feed.bozo is False
    return feed


@pytest.mark.parametrize("locale", FEEDS)
def test_the_feed_says_whose_it_is_and_in_which_language(example_site: Path, locale: str) -> None:
    feed = read(example_site, locale).feed
    assert feed.language == locale
    assert feed.title == NAMES[locale]
    assert feed.link.endswith(f"/{HOMES[locale]}")
    assert [link.href for link in feed.links if link.rel == "self"] == [feed.link.removesuffix(HOMES[locale]) + FEEDS[locale]]


@pytest.mark.parametrize("locale", FEEDS)
def test_every_item_of_the_feed_leads_to_a_page_of_its_language(
    example_site: Path, example_pages: Mapping[str, BuiltPage], locale: str
) -> None:
    feed = read(example_site, locale)
    root = feed.feed.link.removesuffix(HOMES[locale])
    assert len(feed.entries) > 15
    titles = {item.link.removeprefix(root): item.title for item in feed.entries}
    assert len(titles) == len({item.id for item in feed.entries}) == len(feed.entries)
    for uri, title in titles.items():  # a word on what became of an event may stand before it
        assert title.endswith(example_pages[uri].find("//meta[@property='og:title']/@content")[0])
    assert {example_pages[uri].locale for uri in titles} == {locale}


@pytest.mark.parametrize("locale", FEEDS)
def test_there_is_one_item_for_every_entry_of_the_language(tiny_site: Path, locale: str) -> None:
    items = read(tiny_site, locale).entries
    assert sorted((item.link, item.title) for item in items) == sorted(
        (SITE_URL + uri, title) for uri, title in TINY_ENTRIES[locale].items()
    )


def test_an_item_is_dated_by_its_publication_here_not_by_the_event(tiny_site: Path) -> None:
    (item,) = (item for item in read(tiny_site, "tr").entries if item.title == "Örnek Toplantı")
    assert item.published_parsed[:3] == (2020, 3, 1)


@pytest.mark.parametrize("locale", FEEDS)
def test_the_json_feed_holds_the_same_items(tiny_site: Path, locale: str) -> None:
    feed = json.loads((tiny_site / JSON_FEEDS[locale]).read_text(encoding="utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["language"], feed["title"]) == (locale, NAMES[locale])
    assert feed["feed_url"] == SITE_URL + JSON_FEEDS[locale]
    assert {item["url"].removeprefix(SITE_URL): item["title"] for item in feed["items"]} == TINY_ENTRIES[locale]


@pytest.mark.parametrize("locale", FEEDS)
def test_every_page_points_at_the_feed_of_its_language(tiny_pages: Mapping[str, BuiltPage], locale: str) -> None:
    for page in tiny_pages.values():
        if page.locale == locale:
            (link,) = page.find("//head/link[@rel='alternate'][@type='application/rss+xml']")
            assert link.get("href").endswith("rss.xml")


# Text that XML and HTML could take for something else

HOSTILE = "kadın & çocuk <blink> ]]> 🙂 \"x\" 'y'"
ENTRY: dict[str, Any] = {
    "title": "title",
    "short_title": "short_title",
    "summary": "summary",
    "body": "body",
    "theme": "theme",
    "motto": "motto",
    "themes": ["themes"],
    "search_words": ["search_words"],
    "people": {"first": {"name": "people.name", "wording": "people.wording"}},
    "figures": {"first": {"label": "figures.label", "remark": "figures.remark"}},
    "status_note": "status_note",
    "role_wordings": {"university": {"text": "role_wordings.text"}},
    "remarks": {"date": {"text": "remarks.text"}},
    "discrepancies": {
        "first": {
            "values": {"one": {"value": "discrepancies.one"}, "two": {"value": "discrepancies.two"}},
            "remark": "discrepancies.remark",
        }
    },
    "part_of": {"name": "part_of.name", "relation": "part_of.relation"},
    "parts": {"first": {"title": "parts.title", "summary": "parts.summary", "remark": "parts.remark"}},
}
FACTS: dict[str, Any] = {
    "kind": "panel",
    "status": "held",
    "date": "2019-03-04",
    "place": "hostile",
    "organizers": ["hostile", "university"],
    "topics": ["hostile"],
    "sources": ["hostile"],
    "published": "2020-06-01",
    "people": {"first": {"sources": ["hostile"]}},
    "figures": {"first": {"value": "3", "sources": ["hostile"]}},
    "discrepancies": {"first": {"field": "date", "values": {"one": {"sources": ["hostile"]}, "two": {"sources": ["hostile"]}}}},
    "parts": {"first": {"kind": "session", "sources": ["hostile"]}},
}
REGISTERS: dict[str, Any] = {
    "organizations": {"name": "organization", "kind": "foundation", "summary": "organization.summary", "sources": ["brochure"]},
    "places": {"name": "place", "kind": "venue", "address": "place.address", "sources": ["brochure"]},
    "topics": {"name": "topic", "summary": "topic.summary"},
    "sources": {"title": "source", "language": "tr", "publisher_name": "source.publisher_name", "remark": "source.remark"},
}
FACTS_OF_REGISTERS = {"kind", "language", "sources"}
UNSEEN = {"search_words", "short_title"}

PAGES = {"organizations": "kurumlar", "places": "yerler", "topics": "konular", "sources": "kaynakca"}


def hostile(name: str) -> str:
    return f"{name} {HOSTILE}"


def spoil(tree: Any, under: str = "") -> Any:
    """The same tree with every text made hostile."""
    if isinstance(tree, dict):
        return {key: value if key in FACTS_OF_REGISTERS else spoil(value, key) for key, value in tree.items()}
    if isinstance(tree, list):
        return [spoil(value, under) for value in tree]
    return f"`{hostile(tree)}`" if under == "body" else hostile(tree)


def merge(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    both = {key: merge(one[key], other[key]) for key in one.keys() & other.keys()}
    return {**one, **other, **both}


def texts(tree: Any) -> list[str]:
    children = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else None
    return [tree] if children is None else [text for child in children for text in texts(child)]


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site with an entry, its register records and the site's own name full of hostile text."""
    root = copy_tiny_site(tmp_path_factory.mktemp("hostile") / "project")
    write(root, {"content/tr/events/hostile.yml": yaml.safe_dump(merge(spoil(ENTRY), FACTS), allow_unicode=True)})
    for register, record in REGISTERS.items():
        path = root / f"content/tr/{register}.yml"
        more = yaml.safe_dump({"hostile": spoil(record)}, allow_unicode=True)
        path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    names = yaml.safe_dump({"site_name": hostile("site_name"), "site_description": hostile("tagline")}, allow_unicode=True, width=1000)
    settings = re.sub(r"^site_(?:name|description): .*\n", "", (root / "mkdocs.yml").read_text(encoding="utf-8"), flags=re.MULTILINE)
    (root / "mkdocs.yml").write_text(settings + names, encoding="utf-8")
    publish.build(root, root / "site")
    return root / "site"


def test_the_hostile_entry_uses_every_field_of_words_that_an_event_has() -> None:
    words = {name for name, shape in fields_of(Event).items() if shape.kind == "words" or shape.record}
    assert words - ENTRY.keys() <= {"title_origin", "slug", "withdrawn", "images", "files", "time", "registration"}


def test_hostile_text_passes_through_feeds_intact(hostile_site: Path) -> None:
    feed = read(hostile_site, "tr")
    (item,) = (item for item in feed.entries if item.title.startswith("title "))
    assert feed.feed.title == hostile("site_name")
    assert item.title == hostile("title")
    assert etree.fromstring((hostile_site / "rss.xml").read_bytes()).xpath("//item[title[starts-with(., 'title ')]]/category/text()") == [
        hostile("topic")
    ]
    plain = json.loads((hostile_site / "feed.json").read_text(encoding="utf-8"))
    assert plain["title"] == hostile("site_name")
    assert hostile("title") in [found["title"] for found in plain["items"]]


def test_hostile_summaries_pass_through_feeds_intact(hostile_site: Path) -> None:
    """A description is HTML inside of XML: escaped twice, or it would lose its <blink>."""
    (item,) = (item for item in read(hostile_site, "tr").entries if item.title.startswith("title "))
    description = feedparser.parse((hostile_site / "rss.xml").read_bytes(), sanitize_html=False)
    (raw,) = (found.summary for found in description.entries if found.title == item.title)
    assert etree.HTML(f"<p>{raw}</p>").xpath("string()") == hostile("summary")


def test_hostile_text_passes_through_pages_intact(hostile_site: Path) -> None:
    page = read_page(hostile_site, hostile_site / "etkinlikler/hostile/index.html")
    shown = page.text("//main")
    assert [text for text in texts(ENTRY) if hostile(text) not in shown and text not in UNSEEN] == []
    assert page.text("//title").startswith(hostile("title"))
    assert page.text("//title").endswith(hostile("site_name"))
    assert page.find("//meta[@name='description']/@content") == [hostile("summary")]


@pytest.mark.parametrize("register", REGISTERS)
def test_hostile_records_pass_through_pages_intact(hostile_site: Path, register: str) -> None:
    page = read_page(hostile_site, hostile_site / PAGES[register] / "hostile/index.html")
    words = [text for name, text in REGISTERS[register].items() if name not in FACTS_OF_REGISTERS]
    assert [text for text in words if hostile(text) not in page.text("//main")] == []
    assert page.text("//h1") == hostile(words[0])


def test_hostile_text_becomes_no_markup(hostile_site: Path) -> None:
    for page in read_pages(hostile_site).values():
        assert page.find("//blink") == []
        assert "&amp;amp;" not in (hostile_site / page.uri / ("" if page.uri.endswith(".html") else "index.html")).read_text(
            encoding="utf-8"
        )
