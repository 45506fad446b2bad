"""Every setting of mkdocs.yml works, or is refused with a reason, by `check` and by a build alike."""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import material
import pytest
import yaml
from bilingual import outputs
from bilingual.cli import check
from bilingual.diagnostics import catalog
from bilingual.diagnostics.problems import ContentError, Problem
from bilingual.host import mkdocs_commands, settings_check
from bilingual.host.mkdocs_settings import read_plain
from bilingual.host.settings_table import FIXED, REASONS, SETTINGS, SHAPES
from bilingual.rendering import extras
from bilingual.rendering.views.view import View
from bilingual.site import colors
from bilingual.site.site import Settings
from mkdocs.config.base import Config
from mkdocs.config.config_options import Private
from mkdocs.config.defaults import MkDocsConfig
from mkdocs_rss_plugin.config import RssPluginConfig, _FeedsFilenamesConfig
from mkdocs_static_i18n.config import I18nPluginConfig, I18nPluginLanguage

from tests.builds.tiny import LEAST, copy_tiny_site, write
from tests.conftest import ROOT
from tests.made_up import example_corpus, renderer_of

SCHEMAS: dict[str, type[Config]] = {
    "": MkDocsConfig,
    "plugins.i18n.": I18nPluginConfig,
    "plugins.i18n.languages.": I18nPluginLanguage,
    "plugins.rss.": RssPluginConfig,
    "plugins.rss.feeds_filenames.": _FeedsFilenamesConfig,
}


def names_of_the_host() -> Iterator[str]:
    """Every setting of MkDocs, of the plugins and of the theme, by its path, as their own schemas have it."""
    for above, schema in SCHEMAS.items():
        yield from (above + name for name, option in schema._schema if name != "config_file_path" and not isinstance(option, Private))
    theme = yaml.safe_load(Path(material.__file__).with_name("templates").joinpath("mkdocs_theme.yml").read_text(encoding="utf-8"))
    yield from (f"theme.{name}" for name in theme)


def test_somebody_has_decided_about_every_setting_of_the_host() -> None:
    names = set(names_of_the_host())
    assert len(names) > 70
    assert sorted(names.difference(SETTINGS)) == []
    assert len(SETTINGS) == len(set(SETTINGS))


def test_every_reason_is_in_the_catalogue_and_used() -> None:
    elsewhere = {"extension-options", "other-host", "script-options", "search"}
    assert {*REASONS.values(), *elsewhere} == catalog.texts("en", "settings").keys() == catalog.texts("tr", "settings").keys()


def nested(name: str, value: object) -> str:
    """A mkdocs.yml in which the setting `name` has a value."""
    tree = value
    for part in reversed(name.split(".")):
        tree = {part: [tree] if part in ("languages", "plugins") else tree}
    return yaml.safe_dump(tree)


def faults(root: Path, text: str) -> list[Problem]:
    write(root, {"mkdocs.yml": text, "docs/assets/own.css": "", "docs/assets/own.js": "", "mine.py": "", "hooks/mkdocs_events.py": ""})
    found = [one for one in settings_check.find_faults(root) if one.code != "setting-needed"]
    return [one for one in found if one.field != "plugins.rss.feeds_filenames"]


@pytest.mark.parametrize("name", REASONS)
def test_what_has_no_effect_is_refused_with_its_reason(tmp_path: Path, name: str) -> None:
    (found,) = faults(tmp_path, nested(name, "x"))
    assert (found.path, found.field, found.code) == ("mkdocs.yml", name, "setting-refused")
    line = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8").splitlines()[found.line - 1]
    assert line[found.column - 1 :].startswith(name.rpartition(".")[2])
    for locale, said in (("tr", found.turkish), ("en", found.english)):
        assert said.endswith(catalog.text(locale, "settings", REASONS[name]))


@pytest.mark.parametrize("name", FIXED)
def test_a_fixed_setting_has_one_value(tmp_path: Path, name: str) -> None:
    assert faults(tmp_path, nested(name, FIXED[name])) == []
    (found,) = faults(tmp_path, nested(name, "other"))
    assert (found.field, found.code) == (name, "setting-fixed")


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("site_nam: x", "unknown-setting", 1, 1),
        ("extra:\n  timelin: {first: 2015}", "unknown-setting", 2, 3),
        ("theme: {name: material, logos: x}", "unknown-setting", 1, 25),
        ("extra_css:\n  - https://cdn.example/a.css", "setting-refused", 2, 5),
        ("extra_javascript: [//cdn.example/a.js]", "setting-refused", 1, 20),
        ("extra_javascript: [{path: assets/own.js, type: module}]", "setting-refused", 1, 20),
        ("extra_css: [assets/none.css]", "setting-names-no-file", 1, 13),
        ("theme: {favicon: assets/none.png}", "setting-names-no-file", 1, 18),
        ("plugins: [tags]", "plugin-refused", 1, 11),
        ("plugins:\n  tags: {}", "plugin-refused", 2, 3),
        ("plugins: [search: {lang: tr}]", "setting-refused", 1, 11),
        ("extra:\n  colors: {accent: red}", "no-color", 2, 20),
        ("extra:\n  colors: {accent: #0a5c78\n  }", "no-color", 2, 19),
        ("extra:\n  colors: {accent: '#7a9cb8'}", "color-contrast", 2, 20),
        ("extra:\n  colors: {deep: '#7a9cb8'}", "color-contrast", 2, 18),
        ("theme: {palette: {primary: teal}}", "setting-refused", 1, 9),
        ("hooks: [mine.py]", "plugin-refused", 1, 9),
        ("markdown_extensions: [tables, md_in_html]", "extension-refused", 1, 31),
        ("markdown_extensions:\n  toc: {permalink: true}", "setting-refused", 2, 3),
        ("markdown_extensions:\n  - pymdownx.tilde: {subscript: true}", "setting-refused", 2, 5),
        ("markdown_extensions: 5", "not-a-list", 1, 22),
        ("plugins: 7", "not-a-list", 1, 10),
        ("plugins:\n  - i18n: 7", "not-a-mapping", 2, 11),
        ("nav: 3", "not-a-list", 1, 6),
        ("nav:\n  - {a: index.md, b: index.md}", "not-a-text", 2, 5),
        ("extra: x", "not-a-mapping", 1, 8),
        ("extra:\n  timeline: {first: x}", "year-out-of-range", 2, 21),
        ("extra:\n  timeline: {first: 2019, last: 2015}", "end-before-start", 2, 13),
        ("extra: {home_provinces: [TR-34, TR-99]}", "not-a-province-code", 1, 33),
        ("extra: {signatories: {list_from: -1}}", "not-a-whole-number", 1, 34),
        ("extra: {id_authority: '[a]'}", "no-answer", 1, 23),
        ("extra_css: 3", "not-a-list", 1, 12),
        ("extra_css: [3]", "not-a-text", 1, 13),
        ("theme: 3", "not-a-mapping", 1, 8),
        ("copyright: <b>x</b>", "no-answer", 1, 12),
        ("site_name: x\nsite_name: x", "duplicate-key", 2, 1),
        ("extra:\n  official: true\n  editors_links: true\n  official: true", "duplicate-key", 4, 3),
        ("site_name: [a]", "not-a-text", 1, 12),
        ("site_name:", "empty-value", 1, 11),
        ("site_url: x", "not-an-address", 1, 11),
        ("edit_uri: edit/main", "not-an-address", 1, 11),
        ("dev_addr: x", "no-answer", 1, 11),
        ("watch: [none]", "setting-names-no-file", 1, 9),
        ("INHERIT: none.yml", "setting-names-no-file", 1, 10),
        ("? [a]\n: b", "key-not-text", 1, 3),
        ("nav: [a: index.md]\nplugins: [i18n: {languages: [{locale: en, nav_translations: {b: c}}]}]", "no-such-title", 2, 62),
        ("plugins: [i18n: {languages: [{locale: de}]}]", "not-allowed", 1, 39),
        ("plugins: [i18n: {languages: [{locale: tr}]}]", "setting-fixed", 1, 30),
        ("- a", "not-a-mapping", 1, 1),
        ("nav: [", "unclosed-bracket", 1, 6),
    ],
)
def test_a_mistake_is_said_where_it_stands(tmp_path: Path, text: str, code: str, line: int, column: int) -> None:
    (found,) = faults(tmp_path, text)
    assert (found.code, found.line, found.column) == (code, line, column)


@pytest.mark.parametrize(
    "text",
    [
        "plugins: [search]",
        "nav: [Ana sayfa: index.md]",
        "nav: [a: index.md]\nplugins:\n  i18n:\n    languages: [{locale: en, nav: [index.md], nav_translations: {a: b}, copyright: x}]",
        "plugins:\n  - i18n:\n      languages: [{locale: en, site_name: Example Migration Library}]",
        "site_name: !ENV [NAME, x]",
        "extra_css: [assets/own.css]\nextra_javascript: [assets/own.js]",
        "markdown_extensions: [markdown.extensions.tables, pymdownx.superfences, toc: {}]",
        "plugins: [tags]\nhooks: [mine.py]\nextra: {plugins_for_pages: [tags, mine.py]}",
    ],
)
def test_what_works_is_no_fault(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text) == []


def settings_of(root: Path, text: str) -> Settings:
    """The settings of a project that sets what it must, and `text`."""
    write(root, {"base.yml": LEAST, "mkdocs.yml": f"INHERIT: base.yml\n{text}\n", "hooks/mkdocs_events.py": "", "docs/index.md": "# x"})
    return read_plain(root)


@pytest.mark.parametrize(
    ("taken", "given", "missing"),
    [
        ("", "", []),
        ("site_name: x\n", "", ["site_name"]),
        ("site_description: x\n", "", ["site_description"]),
        (f"hooks: [{ROOT.as_posix()}/hooks/mkdocs_events.py]\n", "", ["hooks"]),
        ("      docs_structure: folder\n", "", ["plugins.i18n.docs_structure"]),
        (", {locale: en, name: x, site_name: x, site_description: x}", "", ["plugins.i18n.languages.en"]),
        (", site_name: x, site_description: x}", "}", ["plugins.i18n.languages.site_name", "plugins.i18n.languages.site_description"]),
    ],
)
def test_what_must_be_set_and_is_not_is_told(tmp_path: Path, taken: str, given: str, missing: list[str]) -> None:
    write(tmp_path, {"mkdocs.yml": LEAST.replace(taken, given, 1) if taken else LEAST})
    assert [(one.code, one.field) for one in settings_check.find_faults(tmp_path)] == [("setting-needed", name) for name in missing]


@pytest.mark.parametrize(
    ("taken", "given", "wanted"),
    [
        ("en/rss.xml", "en/feed.xml", "en/rss.xml"),
        ("  - rss:\n      feeds_filenames: {", "  # ", " rss.xml"),
        ("feeds_filenames: {", "feed_ttl: 5 # ", " rss.xml"),
    ],
)
def test_each_language_has_its_feeds(tmp_path: Path, taken: str, given: str, wanted: str) -> None:
    write(tmp_path, {"mkdocs.yml": LEAST.replace(taken, given)})
    (found,) = [one for one in settings_check.find_faults(tmp_path) if one.code == "setting-fixed"]
    assert found.field == "plugins.rss.feeds_filenames"
    assert wanted in found.english


@pytest.mark.parametrize("name", SHAPES)
def test_a_value_of_any_type_is_told_or_read(tmp_path: Path, name: str) -> None:
    for value in (5, "x", True, 2.5, None, ["a"], [5], [["a"]], {"first": "x"}):
        with suppress(ContentError):
            assert settings_of(tmp_path, nested(name, value))


def test_what_is_inherited_is_said_where_it_stands_unless_the_project_says_otherwise(tmp_path: Path) -> None:
    write(tmp_path, {"base.yml": "site_name: Another\ntheme: {palette: x, name: material}\n"})
    (found,) = faults(tmp_path, "INHERIT: base.yml\nsite_name: Örnek Göç Kitaplığı\ntheme: {name: material}\n")
    assert (found.path, found.line, found.column, found.field) == ("base.yml", 2, 9, "theme.palette")


def test_check_and_build_refuse_the_same(tmp_path: Path) -> None:
    project = copy_tiny_site(tmp_path / "project")
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    write(project, {"mkdocs.yml": f"{settings}site_author: x\n"})
    said = []
    for make in (check.read, lambda root: mkdocs_commands.build(root, root / "site")):
        with pytest.raises(ContentError) as caught:
            make(project)
        said.append(caught.value.problems)
    assert [(found.field, found.code) for found in said[0]] == [("site_author", "setting-refused")]
    assert said[0] == said[1]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("repo_url: https://github.com/a/b\nedit_uri: edit/main/docs/", "https://github.com/a/b/edit/main/"),
        ("repo_url: https://git.example/a/b/\nedit_uri: _edit/main/", "https://git.example/a/b/_edit/main/"),
        ("edit_uri: https://git.example/a/b/edit/", "https://git.example/a/b/edit/"),
        ("repo_url: https://github.com/a/b\nextra: {edit_url: https://example.org/}", "https://example.org/"),
        ("repo_url: https://git.example/a/b", ""),
    ],
)
def test_the_repository_says_where_files_are_edited(tmp_path: Path, text: str, address: str) -> None:
    assert settings_of(tmp_path, text).edit_url == address


def test_a_site_has_pictures_of_its_own(tmp_path: Path) -> None:
    theme = "theme: {name: material, logo: assets/mark.svg, favicon: assets/icon.png}"
    write(tmp_path, {"docs/assets/mark.svg": "", "docs/assets/icon.png": ""})
    found = settings_of(tmp_path, theme)
    assert (found.logo, found.favicon, found.touch_icon) == ("assets/mark.svg", "assets/icon.png", "assets/icon.png")
    assert settings_of(tmp_path, theme.replace("icon.png", "mark.svg")).touch_icon == ""
    found = settings_of(tmp_path, "")
    assert (found.logo, found.favicon, found.touch_icon) == ("", "", "assets/images/icon-512.png")


def test_the_home_page_stands_in_the_menu_where_it_has_a_title_there() -> None:
    made = renderer_of(
        example_corpus(), menu={"tr": (("home/index", "Giriş"), ("timeline", "")), "en": (("home/index", ""), ("timeline", ""))}
    )
    menus = [View(made.context, route).navigation.menu() for route in made.site.routes.all if route.kind == "home"]
    assert [[title for title, _, _ in menu] for menu in menus] == [["Giriş", "Zaman çizelgesi"], ["Timeline"]]


def test_provinces_are_named_by_their_codes(tmp_path: Path) -> None:
    assert settings_of(tmp_path, "extra: {home_provinces: [TR-34, TR-16]}").home_provinces == ("istanbul", "bursa")
    assert settings_of(tmp_path, "extra: {home_provinces: []}").home_provinces == ()


def test_a_refused_colour_is_told_its_contrast(tmp_path: Path) -> None:
    (found,) = faults(tmp_path, "extra: {colors: {events: '#767676'}}")
    assert "4,1:1" in found.turkish
    assert "4.1:1" in found.english


@pytest.mark.parametrize("color", ["#0a5c78", "#000000", "#8a1538", "#6b5900", "#005f2f", "#1100cc"])
def test_a_colour_that_can_be_read_in_light_can_be_read_in_the_dark(color: str) -> None:
    assert colors.least_contrast("accent", color) >= colors.LEAST
    found = dict(re.findall(r"(--[\w-]+):(#\w+);", colors.stylesheet(dict.fromkeys(colors.COLORS, color)).partition("prefers")[2]))
    assert len(found) == 21
    for name in ("accent", "accent-strong", "events", "reports", "projects", "declaration"):
        assert all(colors.contrast(found[f"--color-{name}"], ground) >= colors.LEAST for ground in colors.DARK_GROUNDS), name
    for name in ("events", "reports", "projects", "declaration", "page"):
        assert colors.contrast(found[f"--band-{name}"], colors.ON_DEEP) >= colors.LEAST, name


def test_the_grounds_are_those_of_the_stylesheet() -> None:
    text = (ROOT / "hooks/bilingual/assets/styles/site.css").read_text(encoding="utf-8")
    found = {name: set(re.findall(rf"--color-{name}: (#\w+);", text)) for name in ("bg", "surface", "raised", "on-deep-muted")}
    assert found["surface"] >= {colors.LIGHT_GROUNDS[1], colors.DARK_GROUNDS[1]}
    assert found["bg"] >= {"#fff", colors.DARK_GROUNDS[0]}
    assert found["raised"] >= {"#fff", colors.DARK_GROUNDS[2]}
    assert colors.ON_DEEP in found["on-deep-muted"]


def test_the_pages_have_the_colours_of_the_site(tmp_path: Path) -> None:
    write(tmp_path, {"docs/a.css": ""})
    settings = settings_of(tmp_path, "extra_css: [a.css]\nextra: {colors: {accent: '#8a1538'}}")
    assert settings.stylesheets == (extras.STYLES, colors.STYLESHEET, "a.css")
    (made,) = outputs.colors.make(renderer_of(example_corpus(), colors=settings.colors))
    assert (made.uri, b":root{--color-accent:#8a1538;" in made.content) == (colors.STYLESHEET, True)
    assert list(outputs.colors.make(renderer_of(example_corpus()))) == []
