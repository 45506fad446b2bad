"""Which changes are of content alone, and which touch the engine."""

import pytest
from bilingual.audit.change_scope import files_of_engine


@pytest.mark.parametrize(
    "path",
    [
        "mkdocs.yml",
        "content/tr/events/a.yml",
        "docs/tr/a.md",
        "docs/en/a.md",
        "docs/assets/images/a.png",
        "docs/assets/files/a.pdf",
        "records/x.txt",
    ],
)
def test_what_editors_write_is_content(path: str) -> None:
    assert files_of_engine([path]) == []


@pytest.mark.parametrize(
    "path",
    [
        *("hooks/bilingual/site/site.py", "docs/assets/styles/own.css", "docs/assets/scripts/own.js", "docs/de/a.md", "docs/a.md"),
        *(".github/workflows/check.yml", "Makefile", "requirements.txt", "contents.txt", "x/content/tr/a.yml"),
    ],
)
def test_anything_else_is_the_engine_whatever_comes_with_it(path: str) -> None:
    assert files_of_engine(["content/tr/events/a.yml", path]) == [path]
