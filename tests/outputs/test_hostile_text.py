"""The example site with every text of its content exchanged for one that breaks careless programs: nothing of it may be lost anywhere."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import frictionless
import icalendar
import pytest
import vobject
from bilingual.rendering.renderer import Renderer
from bilingual.schema import COLLECTIONS, REGISTERS
from bilingual.schema.fields import Prose
from bilingual.site import downloads
from bilingual.site.site import make_site
from jsonschema import Draft202012Validator
from lxml import etree, html
from markdown_it import MarkdownIt

from tests.outputs.conftest import SITE_URL, Files, publish
from tests.spoiling import spoil

TEXT = "& < > \" ' ]]> 🙂 İı </script><!-- {title} 100 % \\n \\, *x* _y_ `z`; #"
PROSE = f"``{TEXT}``"
BODY = Prose(tr=PROSE, en=PROSE)


@pytest.fixture(scope="module")
def renderer(example_renderer: Renderer) -> Renderer:
    corpus = example_renderer.site.corpus
    parts = {name: {key: spoil(record, TEXT, BODY) for key, record in corpus.register(name).items()} for name in (*COLLECTIONS, *REGISTERS)}
    spoiled = replace(corpus, **parts, declaration=spoil(corpus.declaration, TEXT, BODY), signatories=spoil(corpus.signatories, TEXT, BODY))  # type: ignore[arg-type]
    return Renderer(make_site(spoiled, example_renderer.site.settings))


@pytest.fixture(scope="module")
def files(renderer: Renderer, tmp_path_factory: pytest.TempPathFactory) -> Files:
    return publish(renderer, tmp_path_factory.mktemp("hostile") / "site")


@pytest.mark.parametrize(("locale", "register"), downloads.FEEDS)
def test_feeds(files: Files, locale: str, register: str) -> None:
    content = files[downloads.feed(locale, register)]
    assert feedparser.parse(content).bozo is False
    for item in etree.fromstring(content).iter("item"):
        assert (item.findtext("title") or "").endswith(TEXT)  # a word on what became of an event may stand before it
        assert {category.text for category in item.iter("category")} <= {TEXT}
        assert html.fromstring(f"<p>{item.findtext('description')}</p>").text_content() == TEXT
    for entry in json.loads(files[downloads.feed(locale, register, "json_created")])["items"]:
        assert entry["title"].endswith(TEXT)
        assert entry["content_text"] == TEXT
        assert set(entry["tags"]) == {TEXT}


def test_calendars(files: Files) -> None:
    calendars = {uri: content for uri, content in files.items() if uri.endswith(".ics")}
    assert calendars
    for uri, content in calendars.items():
        read: Any = icalendar.Calendar.from_ical(content)
        assert read.errors == []
        others = {event.uid.value: event for event in vobject.readOne(content.decode()).vevent_list}
        for event in read.walk("VEVENT"):
            assert TEXT in str(event["SUMMARY"]), uri
            assert set(event.categories) <= {TEXT}
            assert str(event.get("LOCATION", TEXT)) in (TEXT, f"{TEXT}; {TEXT}")
            if not str(event["UID"]).partition("@")[0].endswith(".declaration"):
                assert f"\n{TEXT}\n" in str(event["DESCRIPTION"])
            assert others[str(event["UID"])].summary.value == str(event["SUMMARY"])


def test_json(files: Files) -> None:
    for name in downloads.DATASETS:
        found = json.loads(files[downloads.dataset(name)])
        assert list(Draft202012Validator(json.loads(files[downloads.schema(name)])).iter_errors(found)) == []
        for record in found.get("records", []):
            words = record.get("name") or record.get("term") or record["title"]
            assert words == TEXT or set(words.values()) == {TEXT}
            assert set(record.get("body", {"tr": PROSE}).values()) == {PROSE}


def test_csv(files: Files, tmp_path: Path) -> None:
    for folder, delimiter in downloads.CSV_FOLDERS.items():
        rows = list(
            csv.DictReader(io.StringIO(files[downloads.table("events", folder)].decode("utf-8-sig"), newline=""), delimiter=delimiter)
        )
        assert {row["title_tr"] for row in rows} == {row["summary_en"] for row in rows} == {TEXT}
        assert {row["place_en"] for row in rows} == {TEXT, ""}
    (tmp_path / "data.zip").write_bytes(files[downloads.ARCHIVE])
    assert frictionless.Package(str(tmp_path / "data.zip")).validate().valid


def test_markdown(files: Files, renderer: Renderer) -> None:
    with_body = {
        downloads.markdown_twin(route)
        for route in renderer.site.routes.all
        if getattr(renderer.site.record_of(route), "body", None) is not None
    }
    parser = MarkdownIt("commonmark")
    for uri, content in files.items():
        if uri.endswith("/index.md"):
            tokens = parser.parse(content.decode())
            title = tokens[1]
            assert "".join(child.content for child in title.children or []) == TEXT
            assert [token.type for token in tokens if token.type == "html_block"] == []
            inline = [child for token in tokens for child in token.children or []]
            assert "html_inline" not in {child.type for child in inline}
            assert (TEXT in [child.content for child in inline if child.type == "code_inline"]) == (uri in with_body), uri
    for locale in ("tr", "en"):
        tokens = parser.parse(files[downloads.overview(locale)].decode())
        assert not {"html_block", "html_inline"} & {child.type for token in tokens for child in (token, *(token.children or []))}


def test_sitemap(files: Files) -> None:
    assert len(etree.fromstring(files["sitemap.xml"])) > 100


@pytest.mark.parametrize("locale", ["tr", "en"])
@pytest.mark.parametrize(("kind", "key"), [("data", ""), ("page", "subscribe"), ("event", "forum-2019"), ("project", "ladder")])
def test_pages_that_offer_them(renderer: Renderer, kind: str, key: str, locale: str) -> None:
    route = renderer.site.routes.find(kind, key, locale)
    assert route is not None
    page = html.document_fromstring(renderer.render(route).document)
    assert page.xpath("//script[not(@src)][not(@type='application/ld+json')] | //comment()") == []
    if kind in ("event", "project"):
        links = {link.get("type"): link for link in page.xpath("//head/link[@rel='alternate'][@type]")}
        assert links["text/markdown"].get("title") == links["text/calendar"].get("title") == TEXT
    elif kind == "page":
        assert TEXT in [name.text_content() for name in page.xpath("//table[contains(@class, 'calendars')]//strong")]
    assert SITE_URL in renderer.render(route).document
