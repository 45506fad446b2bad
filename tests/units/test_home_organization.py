"""The body that mkdocs.yml names as the site's own."""

from pathlib import Path

import pytest
from bilingual.site.menu import find_unknown_home as find_faults


@pytest.mark.parametrize(
    "settings", ["site_name: A\n", "extra:\n  home_organization: union\n", "extra:\n  home_organization: ''\n", "extra: [\n"]
)
def test_a_known_one_or_none_is_no_fault(tmp_path: Path, settings: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert [*find_faults(tmp_path, {"union"})] == []


def test_an_unknown_one_is_told_with_its_place_and_the_closest(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A\nextra:\n  home_organization: unoin\n", encoding="utf-8")
    (found,) = find_faults(tmp_path, {"union", "center"})
    assert str(found).startswith("mkdocs.yml:3:22: extra.home_organization: “unoin”")
    assert "union" in found.turkish
    assert "union" in found.english
