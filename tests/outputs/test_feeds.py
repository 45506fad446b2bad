"""Feeds as readers read them: what an item is called by, when it is from, and which feed it is in."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import feedparser
import pytest
from bilingual.outputs import feeds
from bilingual.rendering.renderer import Renderer
from bilingual.site import downloads
from lxml import etree

from tests.conftest import ROOT
from tests.outputs.conftest import SITE_URL, Files

MEETING = (ROOT / "tests/sites/tiny/content/tr/events/meeting.yml").read_text(encoding="utf-8")
MEETING_IN_ENGLISH = (ROOT / "tests/sites/tiny/content/en/events/meeting.yml").read_text(encoding="utf-8")


def read(files: Files, locale: str, register: str = "", form: str = "rss_created") -> Any:
    found = feedparser.parse(files[downloads.feed(locale, register, form)])
    assert found.bozo is False
    return found


def read_json(files: Files, locale: str, register: str = "", form: str = "json_created") -> Any:
    return json.loads(files[downloads.feed(locale, register, form)])


def item(files: Files, locale: str, title: str, form: str = "rss_created") -> Any:
    (found,) = (entry for entry in read(files, locale, form=form).entries if entry.title == title)
    return found


@pytest.mark.parametrize(("locale", "register"), downloads.FEEDS)
@pytest.mark.parametrize("form", ["rss_created", "rss_updated"])
def test_every_feed_is_well_formed_and_says_what_it_is(example_files: Files, locale: str, register: str, form: str) -> None:
    uri = downloads.feed(locale, register, form)
    feed = read(example_files, locale, register, form).feed
    assert feed.language == locale
    assert feed.title
    assert feed.description
    assert feed.link == SITE_URL + downloads.feed_page(locale, register)
    assert [link.href for link in feed.links if link.rel == "self"] == [SITE_URL + uri]
    channel = etree.fromstring(example_files[uri])[0]
    assert [child.tag for child in channel if not "".join(child.itertext()).strip() and not child.attrib] == []
    assert b"None" not in example_files[uri]


@pytest.mark.parametrize(("locale", "register"), downloads.FEEDS)
@pytest.mark.parametrize("form", ["json_created", "json_updated"])
def test_every_json_feed_is_complete_and_holds_nothing_empty(example_files: Files, locale: str, register: str, form: str) -> None:
    feed = read_json(example_files, locale, register, form)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == SITE_URL + downloads.feed(locale, register, form)
    assert feed["home_page_url"] == SITE_URL + downloads.feed_page(locale, register)
    for entry in (feed, *feed["items"]):
        assert [name for name, value in entry.items() if value in (None, "", [], {})] == []
    assert all({"id", "url", "title", "content_text", "date_published", "date_modified"} <= entry.keys() for entry in feed["items"])


@pytest.mark.parametrize("locale", ["tr", "en"])
def test_the_collections_together_are_the_whole(example_files: Files, locale: str) -> None:
    whole = [entry["id"] for entry in read_json(example_files, locale)["items"]]
    parts = [entry["id"] for register in ("projects", "reports", "events") for entry in read_json(example_files, locale, register)["items"]]
    assert sorted(whole) == sorted(parts)
    assert len(set(whole)) == len(whole)


def test_no_two_feeds_are_called_alike(example_files: Files) -> None:
    titles = [read(example_files, *name, form).feed.title for name in downloads.FEEDS for form in ("rss_created", "rss_updated")]
    assert len(set(titles)) == len(titles)


def test_an_id_is_no_address_and_survives_a_change_of_title_and_slug(publish_tiny: Callable[..., Files]) -> None:
    renamed = MEETING.replace("Örnek Toplantı", "Yeni Ad").replace("ornek-toplanti-2018", "yeni-ad")
    before = item(publish_tiny(), "tr", "Örnek Toplantı")
    after = item(publish_tiny({"content/tr/events/meeting.yml": renamed}), "tr", "Yeni Ad")
    assert before.id == after.id == "tag:example.org,2026:events/meeting/tr"
    assert before.guidislink is after.guidislink is False
    assert before.link != after.link


def test_an_id_survives_a_move_of_the_site_where_the_settings_say_so(publish_tiny: Callable[..., Files]) -> None:
    moved = publish_tiny(site_url="https://example.net/site/", id_authority="example.org")
    assert item(moved, "tr", "Örnek Toplantı").id == "tag:example.org,2026:events/meeting/tr"
    own = publish_tiny(site_url="https://example.net/site/")
    assert item(own, "tr", "Örnek Toplantı").id == "tag:example.net,2026:site/events/meeting/tr"


def test_what_is_not_translated_stays_out_of_the_other_languages_feed(publish_tiny: Callable[..., Files]) -> None:
    files = publish_tiny({"content/en/events/meeting.yml": "body: Only a text.\n"})
    for entry in (*read_json(files, "en")["items"], *read_json(files, "en", "events")["items"]):
        assert entry["id"].rpartition("/")[2] == "en"
        assert "/meeting/" not in entry["id"], "it has no English title"
        assert "/visit/" not in entry["id"], "it has no English file"


def test_drafts_and_withdrawn_entries_are_in_no_feed(tiny_files: Files) -> None:
    for name in downloads.FEEDS:
        for entry in read_json(tiny_files, *name)["items"]:
            assert entry["id"].split("/")[-2] not in ("draft", "withdrawn")


def test_a_feed_of_changes_goes_by_the_day_of_the_change(tiny_files: Files) -> None:
    created, updated = (item(tiny_files, "tr", "Örnek Toplantı", form) for form in ("rss_created", "rss_updated"))
    assert created.published_parsed[:3] == (2020, 3, 1)
    assert updated.published_parsed[:3] == created.updated_parsed[:3] == (2020, 4, 2)


def test_a_translation_that_came_later_has_a_day_of_its_own(publish_tiny: Callable[..., Files]) -> None:
    later = MEETING_IN_ENGLISH + "translation_published: 2020-07-01\n"
    files = publish_tiny({"content/en/events/meeting.yml": later})
    assert item(files, "en", "Example Meeting").published_parsed[:3] == (2020, 7, 1)
    assert item(files, "en", "Example Meeting", "rss_updated").published_parsed[:3] == (2020, 7, 1)
    assert item(files, "tr", "Örnek Toplantı").published_parsed[:3] == (2020, 3, 1)


def test_the_newest_stands_first_and_the_length_is_limited(publish_tiny: Callable[..., Files]) -> None:
    many = {
        f"content/tr/events/e{number}.yml": MEETING.replace("slug", "motto").replace("2020-04-02", "2021-04-02") for number in range(60)
    }
    items = read_json(publish_tiny(many), "tr", "events", "json_updated")["items"]
    assert len(items) == 50
    days = [entry["date_modified"] for entry in items]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("length", [1, 3, 50])
def test_a_feed_is_given_all_that_the_plugin_would_choose(make_tiny: Callable[..., Renderer], length: int) -> None:
    days = [(1, 28), (2, 3), (3, 27), (4, 4), (5, 5), (6, 6)]  # what was published early may have changed late
    many = {
        f"content/tr/events/e{published}.yml": MEETING.replace("slug", "motto")
        .replace("2020-03-01", f"2020-07-0{published}")
        .replace("2020-04-02", f"2020-07-{updated:02}")
        for published, updated in days
    }
    given, whole = (feeds.make_feed(make_tiny(many), "tr", "", most) for most in (length, 10_000))
    for order in ("published", "updated"):
        newest = [sorted(feed.items, key=lambda entry: getattr(entry, order), reverse=True)[:length] for feed in (given, whole)]
        assert newest[0] == newest[1]
    assert given.newest == whole.newest
    assert len(given.items) <= 2 * length < len(whole.items) or length == 50


def test_feeds_are_equal_byte_for_byte(publish_tiny: Callable[..., Files]) -> None:
    assert publish_tiny() == publish_tiny()


@pytest.mark.parametrize(
    ("settings", "own", "logo"),
    [
        ({}, False, "assets/images/icon-512.png"),
        ({"logo": "assets/mark.svg", "favicon": "assets/icon.png"}, False, "assets/icon.png"),
        ({"logo": "assets/mark.png", "favicon": "assets/icon.png"}, False, "assets/mark.png"),
        ({"logo": "assets/mark.png"}, True, "assets/images/icon-512.png"),
    ],
)
def test_the_picture_is_the_sites_own_where_it_has_a_png(
    make_tiny: Callable[..., Renderer], tmp_path: Path, settings: dict[str, str], own: bool, logo: str
) -> None:
    if own:
        (tmp_path / "own/images").mkdir(parents=True)
        (tmp_path / "own/images/icon-512.png").touch()
    renderer = make_tiny(**settings, assets=str(tmp_path / "own"))
    assert feeds.make_feed(renderer, "tr", "", 5).logo == SITE_URL + logo
