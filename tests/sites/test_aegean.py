"""The second site: the engine alone, with the settings, words, colours and pictures of a union that exists nowhere."""

import csv
import io
import json
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
    texts = [path for path in site.rglob("*") if path.is_file() and path.suffix not in (".png", ".jpg", ".webp", ".zip", ".pdf", ".odt")]
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


def test_what_becomes_of_an_event_is_told_wherever_it_stands(site: Path) -> None:
    for page in ("en/index.html", "en/events/index.html", "en/timeline/index.html", "en/topics/olive-growing/index.html"):
        assert '<strong class="event-status">Cancelled</strong>' in (site / page).read_text(encoding="utf-8"), page
    assert "Cancelled: Film night" in (site / "en/rss.xml").read_text(encoding="utf-8")
    page = (site / "en/events/film-night-2027/index.html").read_text(encoding="utf-8")
    assert "2 November 2026</time>. The site of the screening is closed all summer." in page
    assert "union.example/film" not in page, "nobody registers for what is cancelled"
    assert "schema.org/EventCancelled" in page
    assert "schema.org/MixedEventAttendanceMode" in (site / "en/events/olive-workshop-2027/index.html").read_text(encoding="utf-8")


def test_only_pages_that_show_what_lies_ahead_load_its_script(site: Path) -> None:
    loading = {path.relative_to(site).as_posix() for path in site.rglob("*.html") if "upcoming.js" in path.read_text(encoding="utf-8")}
    assert loading == {"index.html", "en/index.html", "etkinlikler/index.html", "en/events/index.html"}


def test_a_citation_names_the_place_in_the_source(site: Path) -> None:
    assert ", pp. 12–14</li>" in (site / "en/events/founding-meeting-2019/index.html").read_text(encoding="utf-8")
    assert "[1, s. 12–14]" in (site / "etkinlikler/kurulus-toplantisi-2019/index.md").read_text(encoding="utf-8")


def test_data_of_what_it_does_not_have_are_not_published(site: Path) -> None:
    data = site / "api/v1"
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    paths = {path.relative_to(data).as_posix() for path in data.rglob("*")} | {one["path"] for one in package["resources"]}
    assert "csv/events.csv" in paths
    assert not [path for path in paths if "declaration" in path or "signatories" in path]


def test_an_organization_that_was_merged_leads_on(site: Path) -> None:
    page = (site / "en/organizations/eskitepe-example-municipality/index.html").read_text(encoding="utf-8")
    assert re.search('<dt>Merged into</dt><dd><a href="[./]*/en/organizations/ornekvadi-municipality/">', page)
    assert "no longer exists (2023)" in (site / "en/organizations/index.html").read_text(encoding="utf-8")


def test_a_report_is_read_cited_and_offered_as_the_file_that_it_is(site: Path) -> None:
    file = "https://aegean.example/assets/files/olives.pdf"
    for folder, facts in (
        ("raporlar/zeytinlikler-raporu", "PDF, 4 kB, 12 sayfa, Türkçe"),
        ("en/reports/olive-groves-report", "12 pages, Turkish"),
    ):
        page = (site / folder / "index.html").read_text(encoding="utf-8")
        assert re.search(f'<a class="button" href="[./]*/assets/files/olives.pdf" hreflang="tr">.*{facts}', page.replace("\xa0", " "))
        assert f'<meta name="citation_pdf_url" content="{file}">' in page
        assert f"]({file})" in (site / folder / "index.md").read_text(encoding="utf-8")
    assert f"url = {{{file}}}" in (site / "en/reports/olives.bib").read_text(encoding="utf-8")
    assert 'href="raporlar/zeytinlikler-raporu/"' in (site / "index.html").read_text(encoding="utf-8")


def test_documents_are_in_the_data_and_in_the_feeds(site: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((site / "api/v1/csv/files.csv").read_text(encoding="utf-8-sig"))))
    assert {(row["register"], row["file"], row["pages"]) for row in rows} == {
        ("reports", "olives.pdf", "12"),
        ("reports", "olives-summary.pdf", "2"),
        ("events", "harvest-programme.odt", ""),
        ("projects", "groves.csv", ""),
        ("pages", "olives-summary.pdf", "2"),
    }
    assert all((site / row["url"].removeprefix("https://aegean.example/")).stat().st_size == int(row["bytes"]) for row in rows)
    package = json.loads((site / "api/v1/datapackage.json").read_text(encoding="utf-8"))
    assert "files" in {resource["name"] for resource in package["resources"]}
    feed = json.loads((site / "en/feed.json").read_text(encoding="utf-8"))
    found = [attachment for item in feed["items"] for attachment in item.get("attachments", ())]
    assert {attachment["mime_type"] for attachment in found} >= {"application/pdf", "text/csv", "application/vnd.oasis.opendocument.text"}
