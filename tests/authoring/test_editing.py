"""The links by which editors come from a page to what it shows, on the page on which they write."""

import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from bilingual.content.model import Corpus
from bilingual.outputs import edit_page, edit_schema
from bilingual.rendering.renderer import Renderer
from bilingual.site import site
from bilingual.site.downloads import EDITED
from bilingual.site.site import Settings, make_site
from bilingual.translation import statuses
from bilingual.translation.units import units_of
from lxml import html

from tests.builds.tiny import copy_tiny_site
from tests.offenders import of_every

GITHUB = Settings(
    site_url="https://example.org/",
    edit_url="https://github.com/a-municipal-union/a-site/edit/main/",
    issues_url="https://github.com/a-municipal-union/a-site/issues/",
    editors_links=True,
)


def links_of(document: str) -> list[tuple[str, str]]:
    return [(link.text_content(), link.get("href")) for link in html.fromstring(document).xpath("//footer[@class='site-footer']//a")]


@pytest.fixture(scope="module")
def renderer(corpus: Corpus) -> Renderer:
    site = make_site(corpus, GITHUB)
    return Renderer(replace(site, translations=statuses.statuses_of(units_of(site.corpus, {}))))


def links_to_the_page(renderer: Renderer, uri: str) -> list[tuple[str, list[tuple[str, str]]]]:
    route = next(route for route in renderer.site.routes.all if route.uri == uri)
    links = links_of(renderer.render(route).document)
    found = [(label, urlsplit(address)) for label, address in links]
    return [
        (label, parse_qsl(parts.query, keep_blank_values=True)) for label, parts in found if parts.path.endswith(("duzenle/", "/edit/"))
    ]


@pytest.mark.parametrize(
    ("uri", "label", "register"),
    [
        ("etkinlikler/", "Yeni etkinlik ekleyin", "events"),
        ("en/reports/", "Add a report", "reports"),
        ("deklarasyon/imzacilar/", "Yeni imzacı ekleyin", "signatories"),
        ("kurumlar/", "Yeni kurum ekleyin", "organizations"),
    ],
)
def test_list_pages_lead_editors_to_a_new_record(renderer: Renderer, uri: str, label: str, register: str) -> None:
    assert (label, [("kind", register), ("new", "")]) in links_to_the_page(renderer, uri)


def test_every_link_leads_to_a_record_that_can_be_opened(renderer: Renderer) -> None:
    """And every page of a record has one."""
    records = {file.uri.removeprefix(f"{EDITED}records/").removesuffix(".json") for file in edit_page.make(renderer)}
    for route in renderer.site.routes.all:
        links = links_to_the_page(renderer, route.uri)
        named = {f"{said['kind']}/{said['key']}" for _, pairs in links if "key" in (said := dict(pairs))}
        assert named <= records, route.uri
        if route.kind in ("event", "organization", "page", "signatory"):
            assert named == {f"{route.register}/{route.key}"}, route.uri


def test_a_page_whose_english_is_missing_leads_to_its_translation_and_no_other_page_does(renderer: Renderer) -> None:
    for route in renderer.site.routes.all:
        if route.kind == "event" and route.locale == "tr":
            needs_work = renderer.site.translations.records["events", route.key].needs_work
            assert ("Çevir" in dict(links_to_the_page(renderer, route.uri))) is needs_work, route.key


@pytest.mark.parametrize("settings", [replace(GITHUB, editors_links=False), replace(GITHUB, issues_url="")], ids=["off", "nowhere"])
def test_without_the_setting_or_a_place_to_send_to_there_is_no_page_and_none_of_its_files(corpus: Corpus, settings: Settings) -> None:
    renderer = Renderer(make_site(corpus, settings))
    assert not [route for route in renderer.site.routes.all if route.kind == "edit"]
    assert not list(edit_page.make(renderer))
    route = next(route for route in renderer.site.routes.all if route.kind == "event")
    labels = [label for label, _ in links_of(renderer.render(route).document)]
    assert ("Bu metni düzenleyin" in labels) is settings.editors_links


@pytest.mark.parametrize(
    ("feedback", "start"),
    [
        ("https://example.net/form/", "https://example.net/form/"),
        ("office@example.org", "mailto:office@example.org?subject="),
        ("", None),
    ],
)
def test_a_mistake_is_reported_where_the_setting_says(corpus: Corpus, feedback: str, start: str | None) -> None:
    renderer = Renderer(make_site(corpus, replace(GITHUB, feedback=feedback)))
    route = next(route for route in renderer.site.routes.all if route.kind == "event" and route.locale == "tr")
    address = dict(links_of(renderer.render(route).document)).get("Yanlış bildirin")
    assert address is start is None or (address or "").startswith(start or "!")


NAMES_IN_FILES = r"[a-z]+_[a-z]+|\.yml|\btrue\b|\bpercent\b|own-work"
OF_FILES = {
    "tr": re.compile(rf"anahtar|satırı? yazılmaz|dosyası(?:nda|na|ndaki)|liste olarak|\bofficial\b|{NAMES_IN_FILES}"),
    "en": re.compile(rf"\bkeys?\b|\bthe line\b|file’s|English file|as a list|\bofficial where|{NAMES_IN_FILES}"),
}
"""Words that only those who write the files would understand."""


@of_every((kind, locale) for kind in edit_schema.MODELS for locale in OF_FILES)
def test_no_help_speaks_of_how_files_are_written(kind: str, locale: str) -> None:
    for model, fields in edit_schema.schema_of(kind, locale)["records"].items():
        for field in fields:
            assert not OF_FILES[locale].search(field.get("help", "")), f"{model}.{field['name']}: {field['help']}"


@pytest.mark.parametrize("saves", [False, True])
def test_drafts_and_what_is_withdrawn_are_handed_out_in_the_live_preview_only(tmp_path: Path, saves: bool) -> None:
    settings = replace(GITHUB, drafts=saves, saves=saves)
    files = {file.uri: file.content for file in edit_page.make(Renderer(site.load(copy_tiny_site(tmp_path / "project"), settings)))}
    for key in ("draft", "withdrawn"):
        assert (f"{EDITED}records/events/{key}.json" in files) is saves
        assert (key in json.loads(files[f"{EDITED}names/events.json"])) is saves
        assert any(f"events/{key}" in str(content) for content in files.values()) is saves
