"""Scripts in every text of every sort of record: even past the checks, they are no more than text in pages, feeds, calendars and tables."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import feedparser
import icalendar
import pytest
from bilingual.outputs import search
from bilingual.rendering.renderer import Renderer
from bilingual.rendering.safe_html import is_safe_address
from bilingual.schema import COLLECTIONS, REGISTERS
from bilingual.schema.fields import Prose
from bilingual.site.site import make_site
from lxml import html

from tests.outputs.conftest import Files, publish, render_tiny
from tests.spoiling import spoil

MARK = "zararli"
MARKUP = " ".join(
    [
        f"<script>{MARK}()</script>",
        f"\"><img src=x onerror={MARK}()>' onmouseover={MARK}() x='",
        f"</title></script></style></textarea><svg onload={MARK}()>",
        f"javascript:{MARK}()",
        f"--><script>{MARK}()</script><!--",
        f"]]><script>{MARK}()</script>",
        f'\\"}};{MARK}();//',
        f"[x](javascript:{MARK}()) ![x](//example.net/{MARK}.png) <javascript:{MARK}()>",
    ]
)
TEMPLATE = f"{{{{ 7*7 }}}}{{% include '/etc/passwd' %}}{{{MARK}}} BEGIN:VEVENT SUMMARY:{MARK} END:VEVENT \\n"
FORMULA = f'=HYPERLINK("javascript:{MARK}()")'
PAYLOADS = {"markup": MARKUP, "template": TEMPLATE, "formula": FORMULA}
RUNS = ("script", "iframe", "object", "embed", "applet", "base", "frame", "frameset", "portal", "math", "foreignObject", "noscript")
"""Elements that run, or load something that runs; a script of ours is told by its address."""
ADDRESSES = ("href", "src", "action", "formaction", "poster", "data", "srcset", "xlink:href", "ping", "background", "cite", "manifest")


@pytest.fixture(scope="module", params=PAYLOADS)
def renderer(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    payload = PAYLOADS[request.param]
    prose = Prose(tr=f"{payload}\n\n> {payload}\n\n- {payload}", en=f"## {payload}\n\n{payload}")
    tiny = render_tiny(tmp_path_factory.mktemp("hostile") / "project")
    corpus = tiny.site.corpus
    parts = {
        name: {key: spoil(record, payload, prose) for key, record in corpus.register(name).items()}
        for name in (*COLLECTIONS, *REGISTERS, "pages")
    }
    assert corpus.declaration
    assert corpus.signatories
    spoiled = replace(
        corpus,
        **parts,  # type: ignore[arg-type]
        declaration=spoil(corpus.declaration, payload, prose),
        signatories=spoil(corpus.signatories, payload, prose),
    )
    return Renderer(make_site(spoiled, tiny.site.settings))


@pytest.fixture(scope="module")
def files(renderer: Renderer, tmp_path_factory: pytest.TempPathFactory) -> Files:
    return publish(renderer, tmp_path_factory.mktemp("published") / "site")


def faults(document: str) -> Iterator[str]:
    """Yield what in a page would run."""
    page = html.document_fromstring(document)
    for element in page.iter():
        if not isinstance(element.tag, str):
            if MARK in str(element):
                yield f"a comment or an instruction: {element}"
            continue
        if element.tag in RUNS and not (element.tag == "script" and is_ours(element)):
            yield f"<{element.tag}>"
        for name, value in element.attrib.items():
            if name.startswith("on") or name in ("srcdoc", "style"):
                yield f"{name}={value}"
            if name in ADDRESSES and not is_safe_address(value):
                yield f"{name}={value}"
            if name == "http-equiv" and value.casefold() not in ("content-security-policy", "refresh"):
                yield f"{name}={value}"
        if element.tag == "img" and re.match(r"(?:https?:)?//", element.get("src", "")):
            yield f"a picture of {element.get('src')}"


def is_ours(script: html.HtmlElement) -> bool:
    """Return whether a script is one of the site's files, or data in JSON that cannot end early."""
    if script.get("type") in ("application/ld+json", "application/json"):
        json.loads(script.text)
        return "<" not in script.text
    return bool(re.fullmatch(r"[./]*assets/scripts/[a-z-]+\.js", script.get("src", ""))) and not (script.text or "").strip()


def test_no_page_runs_it(renderer: Renderer) -> None:
    shown = 0
    for route in renderer.site.routes.all:
        document = renderer.render(route).document
        assert list(faults(document)) == [], route.uri
        shown += MARK in document
    assert shown > 40, "the payload reached no page: nothing was tested"


def test_templates_are_not_run(renderer: Renderer) -> None:
    for route in renderer.site.routes.all:
        without_shapes = re.sub(r' d="[^"]*"', "", renderer.render(route).document)  # the map's numbers are its own
        assert not re.search(r"\b49\b", without_shapes), route.uri


def test_no_feed_holds_it_as_markup(files: Files) -> None:
    feeds = {uri: content for uri, content in files.items() if uri.endswith("rss.xml")}
    assert feeds
    for uri, content in feeds.items():
        feed = feedparser.parse(content, sanitize_html=False)
        assert feed.bozo is False, uri
        for entry in feed.entries:
            assert is_safe_address(entry.link), uri
            assert list(faults(f"<html><body>{entry.summary}</body></html>")) == [], uri


def test_no_calendar_gets_lines_of_it(files: Files) -> None:
    calendars = {uri: content for uri, content in files.items() if uri.endswith(".ics")}
    assert calendars
    for uri, content in calendars.items():
        read: Any = icalendar.Calendar.from_ical(content)
        assert read.errors == [], uri
        assert content.count(b"\r\nBEGIN:VEVENT") == len(read.walk("VEVENT")), uri
        for event in read.walk("VEVENT"):
            assert str(event.get("URL", "https://")).startswith("https://")


def test_no_table_holds_a_formula(files: Files) -> None:
    tables = {uri: content for uri, content in files.items() if uri.endswith(".csv")}
    assert tables
    for uri, content in tables.items():
        delimiter = ";" if content.count(b";") > content.count(b",") else ","
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter):
            assert [cell for cell in row if cell.startswith(("=", "+", "@", "\t", "\r")) or re.match(r"-[^0-9]", cell)] == [], uri


def test_json_stays_json(renderer: Renderer, files: Files) -> None:
    found = [*files.items(), *((artifact.uri, artifact.content) for artifact in search.make(renderer))]
    read = {uri: json.loads(content) for uri, content in found if uri.endswith(".json")}
    assert len(read) > 10


def test_no_file_leaves_the_site(renderer: Renderer, files: Files) -> None:
    for uri in [*files, *(route.uri for route in renderer.site.routes.all)]:
        assert not Path(uri).is_absolute()
        assert ".." not in Path(uri).parts
        assert re.fullmatch(r"[\w./-]*", uri), uri


@pytest.mark.parametrize(
    "inside",
    [
        "<script>x</script>",
        "<script src='https://example.net/x.js'></script>",
        '<script type=\'application/ld+json\'>{"a": "<!--"}</script>',
        "<a href='java&#115;cript:x'>x</a>",
        "<p onclick='x'>",
        "<svg><a xlink:href='javascript:x'/></svg>",
        "<iframe srcdoc='x'></iframe>",
        "<form action='javascript:x'></form>",
        "<img src='//example.net/x.png'>",
        "<p style='x'>",
        "<!-- zararli -->",
    ],
)
def test_what_would_run_is_seen_by_these_tests(inside: str) -> None:
    assert list(faults(f"<html><body>{inside}</body></html>"))
