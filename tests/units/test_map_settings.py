"""The provinces that a site is about, as mkdocs.yml names them."""

from pathlib import Path

import pytest
from bilingual.host.mkdocs_settings import read_plain
from bilingual.site.site import BuildFailed


def settings_with(folder: Path, provinces: str) -> tuple[str, ...]:
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(
        f"site_name: A\nsite_url: https://example.org/\ntheme: {{name: material}}\nextra: {{home_provinces: {provinces}}}\n",
        encoding="utf-8",
    )
    return read_plain(folder).home_provinces


def test_provinces_are_named_by_their_codes(tmp_path: Path) -> None:
    assert settings_with(tmp_path, "[TR-34, TR-16]") == ("istanbul", "bursa")


def test_a_site_may_have_none(tmp_path: Path) -> None:
    assert settings_with(tmp_path, "[]") == ()


def test_what_is_no_code_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildFailed, match="TR-99"):
        settings_with(tmp_path, "[TR-99]")


@pytest.mark.parametrize("written", ["timeline: {first: early}", "timeline: 2019–2021", "timeline: [2019]", "signatories: {list_from: -1}"])
def test_a_number_that_is_none_is_refused_by_its_name(tmp_path: Path, written: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(f"site_name: A\nextra:\n  {written}\n", encoding="utf-8")
    with pytest.raises(BuildFailed, match=rf"extra\.{written.partition(':')[0]}\."):
        read_plain(tmp_path)
