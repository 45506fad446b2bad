"""The links by which editors add records in a browser."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from bilingual.authoring import issue_forms
from bilingual.content import loader
from bilingual.diagnostics.problems import ContentError
from bilingual.rendering.renderer import Renderer
from bilingual.schema import descriptions
from bilingual.schema.kinds import KINDS
from bilingual.schema.table import fields_of
from bilingual.site import edit_links as editing
from bilingual.site.site import Settings, make_site
from lxml import html

from tests.builds.tiny import copy_tiny_site

GITHUB = Settings(
    site_url="https://example.org/",
    edit_url="https://github.com/a-municipal-union/a-site-with-a-long-name/edit/main/",
    issues_url="https://github.com/a-municipal-union/a-site-with-a-long-name/issues/",
    editors_links=True,
)
LONGEST = 6000
"""Servers and browsers take addresses of 8,000 characters; some of it is the forge's to use."""
WITH_FILES = [kind for kind in editing.KINDS_OF_PAGES.values() if KINDS[kind].has_own_file]


def asked_of(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query, strict_parsing=True).items()}


@pytest.mark.parametrize("kind", WITH_FILES)
@pytest.mark.parametrize("locale", ["tr", "en"])
def test_a_new_file_opens_in_the_turkish_folder_with_an_address_that_is_not_too_long(kind: str, locale: str) -> None:
    address = editing.new_file_url(GITHUB, kind, locale)
    assert len(address) <= LONGEST
    assert urlsplit(address).path == f"/a-municipal-union/a-site-with-a-long-name/new/main/content/tr/{KINDS[kind].register}"
    asked = asked_of(address)
    assert asked["filename"].endswith(".yml")
    assert asked["value"] == editing.new_file_text(KINDS[kind], locale)


def filled_in(text: str, kind: str, *, all_of_it: bool) -> str:
    """Return a template with the examples of the table in its lines: the required ones, or all."""
    lines = []
    for line in text.splitlines():
        optional = line.startswith("# ")
        name, colon, remark = line.removeprefix("# ").partition(":")
        if colon and name in fields_of(KINDS[kind].model) and (all_of_it or not optional):
            value = EXAMPLES.get(name) or descriptions.of_field(KINDS[kind].model, name).examples["tr"]
            shown = f"[{', '.join(map(str, value))}]" if isinstance(value, list) else value
            line = f"{name}: {shown}{remark}"
        lines.append(line)
    return "\n".join([*lines, ""])


EXAMPLES: dict[str, str | list[str]] = {
    "title": "Deneme çalıştayı",
    "body": "Metin.",
    "sources": ["brochure"],
    "topics": ["housing"],
    "place": "hall",
    "url": "https://example.org/",
    **{name: ["union"] for name in ("organizers", "partners", "participants", "publishers", "leads", "funders")},
}


@pytest.mark.parametrize("kind", WITH_FILES)
@pytest.mark.parametrize("all_of_it", [False, True], ids=["required", "all"])
def test_a_template_is_valid_once_it_is_filled_in(tmp_path: Path, kind: str, all_of_it: bool) -> None:
    root = copy_tiny_site(tmp_path / "project")
    text = filled_in(editing.new_file_text(KINDS[kind], "tr"), kind, all_of_it=all_of_it)
    (root / f"content/tr/{KINDS[kind].register}/deneme.yml").write_text(text, encoding="utf-8")
    assert "deneme" in loader.read(root).register(KINDS[kind].register)


def test_an_empty_template_names_the_fields_that_are_missing(tmp_path: Path) -> None:
    root = copy_tiny_site(tmp_path / "project")
    (root / "content/tr/events/deneme.yml").write_text(editing.new_file_text(KINDS["event"], "tr"), encoding="utf-8")
    with pytest.raises(ContentError) as raised:
        loader.read(root)
    assert {problem.field for problem in raised.value.problems} == {"title", "summary", "sources", "published", "kind"}


def test_a_translation_opens_with_the_words_that_are_to_be_translated(names) -> None:
    visit = names.corpus.events["visit"]
    assert "en" not in visit.locales
    address = editing.translation_url(GITHUB, "event", visit, "tr")
    asked = asked_of(address)
    assert "/new/main/content/en/events?" in address
    assert asked["filename"] == "visit.yml"
    lines = [line.partition(":")[0] for line in asked["value"].splitlines() if not line.startswith("#")]
    assert lines[0] == "title"
    assert "date" not in lines
    assert len(address) <= LONGEST


def test_without_an_address_for_editing_there_is_no_link(names) -> None:
    bare = Settings(site_url="https://example.org/")
    assert editing.new_file_url(bare, "event", "tr") == editing.form_url(bare, "event") == ""
    elsewhere = Settings(site_url="https://example.org/", edit_url="https://example.org/change/")
    assert editing.new_file_url(elsewhere, "event", "tr") == ""


def test_every_form_that_pages_lead_to_exists() -> None:
    forms = issue_forms.files()
    for kind in (*editing.KINDS_OF_PAGES.values(), "correction"):
        assert f"{issue_forms.FOLDER}/{kind}.yml" in forms


def links_of(document: str) -> list[tuple[str, str]]:
    return [(link.text_content(), link.get("href")) for link in html.fromstring(document).xpath("//footer[@class='site-footer']//a")]


@pytest.fixture(scope="module")
def renderer(names) -> Renderer:
    return Renderer(make_site(names.corpus, GITHUB))


@pytest.mark.parametrize(
    ("uri", "label", "form"),
    [
        ("etkinlikler/", "Yeni etkinlik ekleyin", "event"),
        ("en/reports/", "Add a report", "report"),
        ("deklarasyon/imzacilar/", "Yeni imzacı ekleyin", "signatory"),
        ("kurumlar/", "Yeni kurum ekleyin", "organization"),
    ],
)
def test_list_pages_lead_editors_to_the_form(renderer: Renderer, uri: str, label: str, form: str) -> None:
    route = next(route for route in renderer.site.routes.all if route.uri == uri)
    links = links_of(renderer.render(route).document)
    assert (label, f"{GITHUB.issues_url}new?template={form}.yml") in links


def test_a_page_that_has_no_english_leads_to_a_file_for_it_and_no_other_page_does(renderer: Renderer) -> None:
    for route in renderer.site.routes.all:
        if route.kind == "event":
            missing = route.locale == "tr" and renderer.site.routes.twin(route, "en") is None
            links = links_of(renderer.render(route).document)
            assert any(label == "İngilizcesini ekleyin" for label, _ in links) is missing


@pytest.mark.parametrize(
    ("feedback", "start"),
    [
        ("https://example.net/form/", "https://example.net/form/"),
        ("office@example.org", "mailto:office@example.org?subject="),
        ("", None),
    ],
)
def test_a_mistake_is_reported_where_the_setting_says(names, feedback: str, start: str | None) -> None:
    renderer = Renderer(make_site(names.corpus, replace(GITHUB, feedback=feedback)))
    route = next(route for route in renderer.site.routes.all if route.kind == "event" and route.locale == "tr")
    address = dict(links_of(renderer.render(route).document)).get("Yanlış bildirin")
    assert address is start is None or (address or "").startswith(start or "!")
