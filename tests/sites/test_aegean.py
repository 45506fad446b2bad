"""The second site: the engine alone, with the settings, words, colours and pictures of a union that exists nowhere."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from bilingual.audit import verify
from bilingual.cli import check

from tests.builds.tiny import SITES
from tests.conftest import ROOT

OF_THE_FIRST_SITE = re.compile(r"marmara|i̇?stanbul dekl|\bGPM\b|\bMBB\b|\b2015\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(SITES / "aegean", tmp_path_factory.mktemp("aegean") / "project"))


@pytest.fixture(scope="module")
def site(project: Path, build_once: Callable[[str, Path], Path]) -> Path:
    return build_once("aegean-site", project)


def test_it_is_checked_and_accepted(project: Path, site: Path) -> None:
    check.read(project)
    assert not [str(one) for findings in verify.verify(site, []).values() for one in findings if not one.is_told]


def test_nothing_of_it_is_the_first_sites(site: Path) -> None:
    texts = [path for path in site.rglob("*") if path.is_file() and path.suffix not in (".png", ".zip", ".pdf")]
    assert len(texts) > 200
    assert not [path.relative_to(site) for path in texts if OF_THE_FIRST_SITE.search(path.read_text(encoding="utf-8"))]


def test_its_settings_reach_its_pages(site: Path) -> None:
    home = (site / "index.html").read_text(encoding="utf-8")
    for said in ('content="#3a1d2e"', "assets/images/olive.svg", "assets/styles/own.css", "2019–2027 arasında ne oldu?", "Muğla"):
        assert said in home, said
    assert "declaration" not in {path.name for path in (site / "en").iterdir()}
    own, engines = (root / "assets/images/mark.svg" for root in (site, ROOT / "hooks/bilingual"))
    assert own.read_bytes() == engines.read_bytes()


def test_names_in_other_scripts_stand_in_order(site: Path) -> None:
    page = (site / "en/sources/index.html").read_text(encoding="utf-8")
    assert '<span dir="auto" lang="ar">مهرجان حصاد الزيتون 2027</span>' in page
    assert '<span dir="auto" lang="ar">الجزيرة المثال</span>, <time' in page
    assert '<span lang="ku">Şaredariya Eskitepeyê' in page


def test_an_organization_that_was_merged_leads_on(site: Path) -> None:
    page = (site / "en/organizations/eskitepe-example-municipality/index.html").read_text(encoding="utf-8")
    assert re.search('<dt>Merged into</dt><dd><a href="[./]*/en/organizations/ornekvadi-municipality/">', page)
    assert "no longer exists (2023)" in (site / "en/organizations/index.html").read_text(encoding="utf-8")
