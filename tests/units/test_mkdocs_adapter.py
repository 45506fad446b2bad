"""What MkDocs is told, and what is read from its settings."""

import multiprocessing
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from bilingual.host import host_pages, mkdocs_adapter, mkdocs_commands
from bilingual.host.mkdocs_settings import read_settings
from bilingual.outputs import assets
from bilingual.site import site
from bilingual.site.site import Settings, Site
from mkdocs.config import load_config

from tests.builds.tiny import copy_tiny_site, write
from tests.conftest import ROOT
from tests.made_up import example_corpus, page, renderer_of


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny site as a project that no test changes."""
    return copy_tiny_site(tmp_path_factory.mktemp("adapter") / "project")


@pytest.fixture
def settings_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Settings]:
    """Give `settings_of(text, **environment)`: the settings that a mkdocs.yml leads to."""

    def read(text: str, **environment: str) -> Settings:
        for name in ("SITE_URL", "EDIT_URL", "ISSUES_URL", site.PREVIEW):
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        write(tmp_path, {"mkdocs.yml": text, "docs/index.md": "# x"})
        return read_settings(load_config(str(tmp_path / "mkdocs.yml"), plugins=[], hooks=[]))

    return read


REAL = f"INHERIT: {ROOT.as_posix()}/mkdocs.yml\nwatch: []\n"


# Settings


@pytest.mark.parametrize("written", ["https://example.org/repo/", "https://example.org/repo"])
def test_the_address_of_the_site_ends_in_a_slash_however_it_is_written(settings_of: Callable[..., Settings], written: str) -> None:
    assert settings_of(REAL, SITE_URL=written).site_url == "https://example.org/repo/"


def test_the_environment_says_where_the_site_stands_and_is_edited(settings_of: Callable[..., Settings]) -> None:
    found = settings_of(REAL, SITE_URL="https://a.example/", EDIT_URL="https://b.example/", ISSUES_URL="https://c.example/")
    assert (found.site_url, found.edit_url, found.issues_url) == ("https://a.example/", "https://b.example/", "https://c.example/")


def test_without_an_environment_readers_are_not_sent_anywhere(settings_of: Callable[..., Settings]) -> None:
    found = settings_of(REAL)
    assert (found.edit_url, found.issues_url) == ("", "")


def test_the_range_of_the_timeline_is_a_setting(settings_of: Callable[..., Settings]) -> None:
    assert settings_of(REAL + "extra: {timeline: {first: 1999, last: 2001}}\n").timeline == (1999, 2001)


def test_a_bare_mkdocs_yml_has_settings_too(settings_of: Callable[..., Settings]) -> None:
    found = asdict(settings_of("site_name: x\n"))
    assert {name: found[name] for name in ("site_url", "menu", "official", "drafts")} == {
        "site_url": "",
        "menu": {"tr": (), "en": ()},
        "official": False,
        "drafts": False,
    }


def test_only_our_own_stylesheets_are_loaded(settings_of: Callable[..., Settings]) -> None:
    assert settings_of(REAL).stylesheets == ("assets/styles/site.css",)


# The menu

MENU = {
    "index.md": "home/index",
    "timeline.md": "timeline",
    "declaration.md": "declaration",
    "events/index.md": "events-list",
    "organizations/index.md": "organizations-list",
    "signatories/index.md": "signatories",
    "center.md": "page/center",
    "how-to-join.md": "page/how-to-join",
}


@pytest.mark.parametrize("path", MENU)
def test_the_menu_names_pages_by_their_files(settings_of: Callable[..., Settings], path: str) -> None:
    assert settings_of(f"site_name: x\nnav: [{path}]\n").menu["tr"] == ((MENU[path], ""),)


def test_every_line_of_the_menu_is_a_page_in_both_languages(example_project: Path) -> None:
    made = mkdocs_commands.load_site(example_project)
    assert len(made.settings.menu["tr"]) >= 5
    for line, _ in made.settings.menu["tr"]:
        kind, _, key = line.partition("/")
        assert [made.routes.find(kind, key, locale) is not None for locale in ("tr", "en")] == [True, True], line


I18N = """
nav: [index.md, Olaylar: events/index.md, Biz: about.md]
site_name: Ad
site_description: Açıklama
copyright: "&copy; {first} Birlik"
plugins:
  - i18n:
      languages:
        - {locale: tr, name: Türkçe}
        - {locale: en, name: English, site_name: Name, site_description: !ENV [NONE, Text], copyright: Union, %s}
"""


@pytest.mark.parametrize(
    ("language", "menu"),
    [
        ("nav_translations: {Olaylar: What happened}", (("home/index", ""), ("events-list", "What happened"), ("page/about", ""))),
        ("nav: [Us: about.md, index.md]", (("page/about", "Us"), ("home/index", ""))),
        ("default: false", (("home/index", ""), ("events-list", ""), ("page/about", ""))),
    ],
    ids=["translated", "its own", "untranslated"],
)
def test_static_i18n_says_what_the_site_and_its_menu_are_called(settings_of: Callable[..., Settings], language: str, menu: object) -> None:
    found = settings_of(I18N % language)
    assert found.menu == {"tr": (("home/index", ""), ("events-list", "Olaylar"), ("page/about", "Biz")), "en": menu}
    assert found.words == {
        "tr": {"site_name": "Ad", "tagline": "Açıklama", "copyright": "© {first} Birlik"},
        "en": {"site_name": "Name", "tagline": "Text", "copyright": "Union"},
    }


def test_a_page_shows_the_titles_of_the_menu_and_the_copyright() -> None:
    menu = {"tr": (("events-list", "Olaylar"),), "en": (("events-list", ""),)}
    made = renderer_of(example_corpus(), menu=menu, words={"tr": {"copyright": "© {first} <b>Birlik</b>"}})
    assert ">Olaylar</a>" in page(made, "timeline")
    assert "<p>© 2015 &lt;b&gt;Birlik&lt;/b&gt;</p>" in page(made, "timeline")
    assert ">Events</a>" in page(made, "timeline", locale="en")
    assert "©" not in page(made, "timeline", locale="en")


# Placeholders: the files that the host believes in


def sources(made: Site) -> dict[Any, str]:
    return {route: host_pages.source_uri(route) for route in made.routes.all if route.kind != "not-found"}


def test_every_page_has_a_placeholder_of_its_own(example_project: Path) -> None:
    made = site.load(example_project, Settings(site_url="https://example.org/"))
    counted = Counter(sources(made).values())
    assert len(counted) > 50
    assert [uri for uri, count in counted.items() if count > 1] == []


def test_the_placeholders_of_twins_are_parallel(project: Path) -> None:
    made = site.load(project, Settings(site_url="https://example.org/"))
    twins = 0
    for route, uri in sources(made).items():
        twin = made.routes.twin(route, "en")
        if route.locale == "tr" and twin:
            assert sources(made)[twin] == uri.replace("tr/", "en/", 1)
            twins += 1
    assert twins > 20


def test_a_hand_written_page_is_its_own_placeholder(project: Path) -> None:
    made = site.load(project, Settings(site_url="https://example.org/"))
    found = {uri for route, uri in sources(made).items() if route.kind in ("page", "home")}
    assert found == {path.relative_to(project / "docs").as_posix() for path in (project / "docs").glob("*/*.md")}


# Commands


def test_drafts_show_in_the_preview_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(site.PREVIEW, "")
    config = load_config(str(ROOT / "mkdocs.yml"), plugins=[], hooks=[])
    mkdocs_adapter.on_startup(command="serve", dirty=False)
    assert read_settings(config).drafts is True
    mkdocs_adapter.on_startup(command="build", dirty=False)
    assert read_settings(config).drafts is False


def test_a_missing_mkdocs_yml_is_said_without_a_traceback(tmp_path: Path) -> None:
    with pytest.raises(site.BuildFailed, match=r"mkdocs\.yml"):
        mkdocs_commands.build(tmp_path, tmp_path / "site")


def test_a_plugin_that_is_missing_is_a_failed_build_in_which_nothing_goes_on(tmp_path: Path) -> None:
    project = copy_tiny_site(tmp_path / "project")
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8").replace("extra:\n", "extra:\n  plugins_for_pages: [no-such-plugin]\n")
    write(project, {"mkdocs.yml": f"{settings}  - no-such-plugin\n"})
    with pytest.raises(site.BuildFailed, match="configuration"):
        mkdocs_commands.build(project, tmp_path / "site")
    assert multiprocessing.active_children() == []


def test_a_blank_before_a_colon_stays_in_selectors() -> None:
    rule = ".table :is(td, th) { margin: 0 }"
    shortened = ".table *:is(td,th){margin:0}"
    assert assets.shorten_styles(rule) == shortened
    assert assets.shorten_styles(f"@container (max-width: 20rem) {{ {rule} }}") == f"@container (max-width:20rem){{{shortened}}}"
