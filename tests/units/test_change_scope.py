"""Which changes are of content alone, and which touch the engine."""

import pytest
from bilingual.audit.change_scope import files_of_engine

SETTINGS = """\
site_name: Site
site_url: !ENV [SITE_URL, "https://example.org/"]
extra:
  official: false
  timeline: {first: 2015, last: 2019}
nav:
  - index.md
plugins: [search]
"""


def changed(old: str, new: str) -> str:
    assert old in SETTINGS
    return SETTINGS.replace(old, new)


@pytest.mark.parametrize(
    "path",
    ["content/tr/events/a.yml", "docs/tr/a.md", "docs/en/a.md", "docs/assets/images/a.png", "docs/assets/files/a.pdf", "records/x.txt"],
)
def test_what_editors_write_is_content(path: str) -> None:
    assert files_of_engine([path], "", "") == []


@pytest.mark.parametrize(
    "path",
    [
        *("hooks/bilingual/site/site.py", "docs/assets/styles/own.css", "docs/assets/scripts/own.js", "docs/de/a.md", "docs/a.md"),
        *(".github/workflows/check.yml", "Makefile", "requirements.txt", "contents.txt", "x/content/tr/a.yml"),
    ],
)
def test_anything_else_is_the_engine_whatever_comes_with_it(path: str) -> None:
    assert files_of_engine(["content/tr/events/a.yml", path], "", "") == [path]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  - index.md\n", "  - index.md\n  - about.md\n"),
        ("{first: 2015, last: 2019}", "{first: 2014, last: 2024, lanes: [x]}"),
        ("nav:\n  - index.md\n", ""),
        ("plugins: [search]", "# a remark\nplugins: [search]"),
    ],
)
def test_the_menu_and_the_timeline_of_the_settings_are_content(old: str, new: str) -> None:
    assert files_of_engine(["mkdocs.yml"], SETTINGS, changed(old, new)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("official: false", "official: true"),
        ("[search]", "[search, other]"),
        ("https://example.org/", "https://example.com/"),
        ("!ENV", "!OTHER"),
        ("site_name: Site", "site_name: Site\nhooks: [mine.py]"),
        ("nav:\n", "nav: [\n"),
        (SETTINGS, "- a list\n"),
    ],
)
def test_every_other_setting_is_the_engines(old: str, new: str) -> None:
    assert files_of_engine(["mkdocs.yml"], SETTINGS, changed(old, new)) == ["mkdocs.yml"]
