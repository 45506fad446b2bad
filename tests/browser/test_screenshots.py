"""The command that takes the pictures serves the site where it was built to stand."""

from pathlib import Path

import pytest

from tests.browser.screenshots import base_path


@pytest.mark.parametrize("base", ["/", "/repository/", "/some/deep/path/"])
def test_the_base_path_is_read_from_the_page_that_is_shown_anywhere(tmp_path: Path, base: str) -> None:
    (tmp_path / "404.html").write_text(f'<link rel="stylesheet" href="{base}assets/stylesheets/main.css">', encoding="utf-8")
    assert base_path(tmp_path) == base


def test_a_site_stands_at_the_root(example_site: Path) -> None:
    assert base_path(example_site) == "/"
