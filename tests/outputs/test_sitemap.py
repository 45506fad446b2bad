"""The sitemap: every page once, with its languages, and the day on which what it shows last changed."""

import itertools
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest
from bilingual.content.model import Corpus
from bilingual.outputs import sitemap
from bilingual.outputs.last_changes import Changes
from bilingual.rendering.contexts.timeline import years
from bilingual.rendering.renderer import Renderer
from bilingual.schema import COLLECTIONS, Entry
from bilingual.site.timeline_items import by_touched_year
from bilingual.text import edtf
from lxml import etree

from tests.conftest import ROOT
from tests.made_up import example_corpus, renderer_of
from tests.outputs.conftest import SITE_URL, Files

NAMESPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
MEETING_IN_ENGLISH = (ROOT / "tests/sites/tiny/content/en/events/meeting.yml").read_text(encoding="utf-8")


def read(files: Files) -> dict[str, etree._Element]:
    urls = etree.fromstring(files["sitemap.xml"]).findall("s:url", NAMESPACES)
    found = {url.findtext("s:loc", namespaces=NAMESPACES).removeprefix(SITE_URL): url for url in urls}
    assert len(found) == len(urls)
    return found


def changed(files: Files, uri: str) -> str | None:
    return read(files)[uri].findtext("s:lastmod", namespaces=NAMESPACES)


def test_every_page_stands_in_it_but_those_that_nobody_should_find(example_files: Files, example_renderer: Renderer) -> None:
    left_out = ("not-found", "withdrawn", "search", "translations")
    assert set(read(example_files)) == {route.uri for route in example_renderer.site.routes.all if route.kind not in left_out}


def test_languages_are_named_both_ways_and_only_where_there_are_two(tiny_files: Files) -> None:
    pages = read(tiny_files)
    for uri, url in pages.items():
        links = {link.get("hreflang"): link.get("href").removeprefix(SITE_URL) for link in url.findall("x:link", NAMESPACES)}
        if links:
            assert uri in (links["tr"], links["en"])
            assert links["x-default"] == links["tr"]
            twin = pages[links["en"] if uri == links["tr"] else links["tr"]]
            assert [link.attrib for link in twin] == [link.attrib for link in url]
    assert pages["etkinlikler/visit/"].findall("x:link", NAMESPACES) == []


@pytest.mark.parametrize(
    ("uri", "day"),
    [
        ("etkinlikler/ornek-toplanti-2018/", "2020-04-02"),
        ("raporlar/bulgular/", "2020-03-01"),
        ("etkinlikler/", "2021-03-01"),
        ("raporlar/", "2020-03-01"),
        ("konular/barinma/", "2021-03-01"),
        ("konular/saglik/", "2020-03-01"),
        ("kurumlar/center/", "2020-04-02"),
        ("kurumlar/ornek-belediyeler-birligi/", "2021-03-01"),
        ("yerler/hall/", "2021-03-01"),
        ("yerler/bursa-kenti/", "2021-03-01"),
        ("zaman-cizelgesi/2018/", "2020-04-02"),
        ("zaman-cizelgesi/", "2021-03-01"),
        ("deklarasyon/", "2020-03-01"),
        ("deklarasyon/imzacilar/", "2020-03-01"),
        ("hakkinda/", "2020-03-01"),
        ("", "2021-03-01"),
    ],
)
def test_a_page_is_as_new_as_the_newest_that_it_shows(tiny_files: Files, uri: str, day: str) -> None:
    assert changed(tiny_files, uri) == day


def with_days(corpus: Corpus) -> Corpus:
    """The content with a day of change of its own for each entry."""

    def change(number: int, entry: Entry) -> Entry:
        return entry.model_copy(update={"updated": edtf.parse(f"20{30 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}")})

    numbers = itertools.count()
    changed: dict[str, Any] = {
        name: {key: change(next(numbers), one) for key, one in getattr(corpus, name).items()} for name in COLLECTIONS
    }
    return replace(corpus, **changed)


def test_the_newest_is_that_of_the_list_which_the_page_shows() -> None:
    renderer, seen = renderer_of(with_days(example_corpus())), Counter[str]()
    corpus, indexes, changes = renderer.site.corpus, renderer.context.indexes, Changes(renderer.context)
    touching = by_touched_year(renderer.site.timeline_items, years(renderer.context))
    lists: dict[str, Callable[[str], Iterable[object]]] = {
        "organization": lambda key: (corpus.register(part.register)[part.key] for part in indexes.involvements(key)),
        "place": lambda key: (entry for _, entry in indexes.entries_at(key)),
        "topic": lambda key: (entry for _, entry in indexes.entries_referring("topics", key)),
        "source": lambda key: (entry for _, entry in indexes.entries_referring("sources", key)),
        "year": lambda key: (corpus.register(one.sort)[one.key] for one in touching[int(key)] if one.sort in COLLECTIONS),
    }
    for route in renderer.site.routes.all:
        if route.kind in lists:
            days = [entry.changed_in(route.locale).first_day for entry in lists[route.kind](route.key) if isinstance(entry, Entry)]
            assert changes.of(route) == max(days, default=None), route.uri
            seen[route.kind] += bool(days)
    assert all(seen[kind] > 5 for kind in lists), seen


def test_a_translation_that_came_later_counts_in_its_language_only(publish_tiny: Callable[..., Files]) -> None:
    files = publish_tiny({"content/en/events/meeting.yml": MEETING_IN_ENGLISH + "translation_published: 2020-07-01\n"})
    assert changed(files, "en/events/example-meeting-2018/") == "2020-07-01"
    assert changed(files, "etkinlikler/ornek-toplanti-2018/") == "2020-04-02"


def test_robots_txt_says_where_the_sitemap_is(tiny_files: Files) -> None:
    lines = tiny_files["robots.txt"].decode().splitlines()
    assert lines[:2] == ["User-agent: *", "Allow: /"]
    assert f"Sitemap: {SITE_URL}sitemap.xml" in lines


# several sitemaps


def split(entries: list[str], **limits: int) -> Files:
    return {file.uri: file.content for file in sitemap.make_files(entries, SITE_URL, "2026-11-22", **limits)}


ENTRIES = [f"  <url>\n    <loc>{SITE_URL}ş{number}/</loc>\n  </url>\n" for number in range(7)]


@pytest.mark.parametrize(("most", "pages"), [(3, [3, 3, 1]), (7, [7])])
def test_no_sitemap_goes_beyond_the_limit(most: int, pages: list[int]) -> None:
    files = split(ENTRIES, most_pages=most)
    index = etree.fromstring(files["sitemap.xml"])
    if len(pages) == 1:
        assert list(files) == ["sitemap.xml"]
        assert len(index.findall("s:url", NAMESPACES)) == 7
        return
    assert index.tag == f"{{{NAMESPACES['s']}}}sitemapindex"
    places = [place.text.removeprefix(SITE_URL) for place in index.findall("s:sitemap/s:loc", NAMESPACES)]
    assert {*places, "sitemap.xml"} == set(files)
    found = [etree.fromstring(files[place]).findall("s:url/s:loc", NAMESPACES) for place in places]
    assert [len(part) for part in found] == pages
    assert [place.text for part in found for place in part] == [f"{SITE_URL}ş{number}/" for number in range(7)]


def test_the_limits_are_within_those_of_the_standard() -> None:
    longest = sitemap._entry("https://" + "h" * 60 + ".org/" + "s" * 200 + "/", None, f'<link href="{"a" * 360}" />' * 3)
    assert sitemap.MOST_PAGES <= 50_000
    assert len(longest) * sitemap.MOST_PAGES < 50 * 1024 * 1024
    assert list(split(ENTRIES[:1] * sitemap.MOST_PAGES)) == ["sitemap.xml"]
    assert list(split(ENTRIES[:1] * (sitemap.MOST_PAGES + 1))) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert etree.fromstring(split([])["sitemap.xml"]).findall("s:url", NAMESPACES) == []
