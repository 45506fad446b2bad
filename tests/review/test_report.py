"""The report on a change: what it finds between two built sites, and how it words that for editors."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from bilingual.audit.built_site import BuiltPage, BuiltSite
from bilingual.audit.review import change_report, changes
from bilingual.audit.review.changes import Fate, PageChange
from bilingual.audit.review.page_lines import Line, Part, read
from bilingual.diagnostics.problems import problem
from bilingual.translation.notes import Note, digest
from bilingual.translation.statuses import statuses_of
from bilingual.translation.units import Unit
from markdown_it import MarkdownIt

PAGE = '<html lang="tr"><head><title>Baş</title></head><body class="page--event"><main>{}</main></body></html>'


def page(uri: str, body: str, record: str = "events/x") -> BuiltPage:
    return BuiltPage(uri, record, PAGE.format(body).encode())


def site(folder: Path, *pages: BuiltPage) -> BuiltSite:
    return BuiltSite(folder, {page.uri: page for page in pages}, {page.uri: page.record for page in pages if page.record})


def by_address(found: changes.SiteChanges) -> dict[str, PageChange]:
    return {change.page.uri: change for change in found.pages}


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        pytest.param("<h1>Ad</h1><p class='lead'>Öz", [Line(Part.TITLE, "Ad"), Line(Part.SUMMARY, "Öz")], id="title and summary"),
        pytest.param('<div class="facts"><dl><dt>Tarih</dt><dd>5 Mayıs</dd></dl></div>', [Line(Part.FACT, "Tarih: 5 Mayıs")], id="fact"),
        pytest.param('<p>A <b>b</b><sup class="cite">[1]</sup>.', [Line(Part.TEXT, "A b.")], id="citations are left out"),
        pytest.param('<nav class="breadcrumbs">x</nav><ul class="entry-list"><li>B', [Line(Part.LIST, "B")], id="list"),
        pytest.param('<p><img src="x" alt="Salon"> <br>c', [Line(Part.TEXT, "[resim: Salon]"), Line(Part.TEXT, "c")], id="picture"),
    ],
)
def test_a_page_is_read_line_by_line(body: str, lines: list[Line]) -> None:
    assert list(read(page("a/", body))) == lines


def test_a_list_of_other_pages_has_no_text_of_its_own() -> None:
    assert {line.part for line in read(page("a/", "<h1>A</h1><p>b", "timeline"))} == {Part.TITLE, Part.LIST}


@pytest.mark.parametrize(
    ("uri", "written", "path"),
    [
        ("en/events/x/", "../../../a.css", "a.css"),
        ("en/events/x/", "../", "en/events/"),
        ("en/", "./", "en/"),
        ("en/", "..", ""),
        ("", "a/b.html", "a/b.html"),
    ],
)
def test_addresses_are_resolved_below_the_root(uri: str, written: str, path: str, tmp_path: Path) -> None:
    assert site(tmp_path).target(uri, written) == path


def test_the_change_is_found_page_by_page(sites: tuple[BuiltSite, BuiltSite]) -> None:
    found = by_address(changes.compare(*sites))
    moved = found["etkinlikler/ornek-toplanti-ekim-2018/"]
    assert moved.fate is Fate.MOVED
    assert moved.parts[:2] == (Part.FACT, Part.TEXT)
    assert changes.LineChange(Part.FACT, ("Tarih: 16 Ekim 2018",), ("Tarih: 17 Ekim 2018",)) in moved.lines
    english = found["en/events/example-meeting-2018/"]
    assert (english.fate, english.parts[0]) == (Fate.CHANGED, Part.FACT)
    assert found["etkinlikler/added/"].fate is Fate.NEW
    assert found["etkinlikler/sonraki-calistay/"].fate is Fate.GONE
    assert not found["etkinlikler/"].own, "a list follows its entries"
    assert "etkinlikler/ornek-toplanti-2018/" not in found, "what redirects is not a page"


def test_only_addresses_at_which_nothing_is_left_are_lost(sites: tuple[BuiltSite, BuiltSite]) -> None:
    lost = changes.compare(*sites).lost
    assert lost["etkinlikler/sonraki-calistay/"] == "events/later"
    assert "etkinlikler/ornek-toplanti-2018/" not in lost, "it redirects"


def test_nothing_is_told_of_two_equal_sites(sites: tuple[BuiltSite, BuiltSite]) -> None:
    assert changes.compare(sites[0], sites[0]) == changes.SiteChanges((), 0, {})


def test_a_page_with_the_same_words_in_another_form_is_counted_only(tmp_path: Path) -> None:
    found = changes.compare(site(tmp_path, page("a/", "<p>A")), site(tmp_path, page("a/", "<div>A</div>")))
    assert (found.pages, found.restyled) == ((), 1)


def test_the_report_is_turkish_first_and_says_all_in_both_languages(changed: tuple[Path, Path], tiny_site: Path) -> None:
    text = change_report.word(change_report.gather(changed[0], tiny_site, changed[1], preview_url="https://example.org/preview"))
    turkish, english = text.index("## Bu değişiklik sitede neyi değiştiriyor?"), text.index("## What does this change do to the site?")
    assert 0 == turkish < english
    assert "Yeni sayfa: 1 · Değişen sayfa: 7 · Taşınan sayfa: 1 · Kaldırılan sayfa: 4" in text[:english]
    assert "New pages: 1 · Changed pages: 7 · Moved pages: 1 · Pages that go: 4" in text[english:]
    for part in (text[:english], text[english:]):
        assert "`/etkinlikler/ornek-toplanti-ekim-2018/`" in part
        assert "`/en/events/example-meeting-2018/`" in part
        assert "- `/etkinlikler/sonraki-calistay/` (events/later)" in part
        assert "https://example.org/preview" in part
        assert "`content/en/events/visit.yml`" in part, "what is not translated yet"
    assert "- Tarih: 16 Ekim 2018\n+ Tarih: 17 Ekim 2018" in text
    assert "- Date: 16 October 2018\n+ Date: 17 October 2018" in text


def test_a_title_cannot_add_marks_links_or_calls_to_the_report(changed: tuple[Path, Path], tiny_site: Path) -> None:
    text = change_report.word(change_report.gather(changed[0], tiny_site, changed[1]))
    shown = MarkdownIt("commonmark").enable("table").render(text)
    assert "Yeni | *toplantı* &lt;b&gt;@<!-- -->kimse&lt;/b&gt; #<!-- -->12" in shown
    assert len(re.findall("<table>", shown)) == 2
    assert "<b>" not in shown


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [("after", "Site kurulamadı"), ("before", "Karşılaştırılacak önceki site kurulamadı")],
)
def test_a_site_that_was_not_built_is_said(
    missing: str, sentence: str, changed: tuple[Path, Path], tiny_site: Path, tmp_path: Path
) -> None:
    folders = {"before": tiny_site, "after": changed[1]} | {missing: tmp_path / "nowhere"}
    text = change_report.word(change_report.gather(changed[0], folders["before"], folders["after"]))
    assert sentence in text
    assert "###" in text


def test_problems_and_the_ready_change_are_shown_as_they_are() -> None:
    wrong = problem("content/tr/events/x.yml", (3, 1), "date", "missing")
    gathered = change_report.Findings(changes=None, after=None, errors=(wrong,), kept="--- a\n+++ b\n+``` son\n")
    text = change_report.word(gathered)
    assert str(wrong) in text
    assert "Hata: 1 · Uyarı: 0" in text
    assert "````diff\n--- a\n+++ b\n+``` son\n````" in text
    assert "Araçların tuttuğu dosyalar güncel." in change_report.word(replace(gathered, kept=""))


def test_who_sees_that_a_translation_is_older_is_told_how_to_note_that_it_fits() -> None:
    meeting = Unit("events", "meeting", "summary", "Yeni.", "Old.", (Note(digest("Eski."), digest("Old.")),))
    gathered = change_report.Findings(changes=None, after=None, translations=statuses_of([meeting]))
    text = change_report.word(gathered)
    row = "- `content/en/events/meeting.yml` · {}: `summary`"
    assert row.format("Türkçesinden eski") in text
    assert row.format("older than the Turkish") in text
    assert text.count("**Çeviri güncel / Translation is current**") == 2
    current = replace(meeting, turkish="Eski.")
    assert "Çeviri güncel /" not in change_report.word(replace(gathered, translations=statuses_of([current])))


def test_a_report_is_never_longer_than_github_takes(tmp_path: Path) -> None:
    def many(word: str) -> BuiltSite:
        return site(tmp_path, *(page(f"{number:03}/", f"<p>{word * 400}{number}", f"events/{number:03}") for number in range(300)))

    found = changes.compare(many("önce "), many("sonra "))
    text = change_report.word(change_report.Findings(changes=found, after=many("sonra ")))
    assert len(text.encode()) <= change_report.LIMIT
    assert "Burada gösterilmeyen satır: 240" in text
    assert "Sığmayan bölüm" in text


def test_of_a_long_line_only_what_changes_is_shown() -> None:
    change = changes.LineChange(Part.TEXT, (f"{'önce ' * 50}eski{' sonra' * 50}",), (f"{'önce ' * 50}yeni{' sonra' * 50}",))
    old, new = change_report._rows(change)
    assert "eski" in old
    assert "yeni" in new
    assert max(len(old), len(new)) < 120


def test_pictures_and_documents_that_come_change_and_go_are_named(tmp_path: Path) -> None:
    for name, files in {"before": {"kept": "1", "new": "1", "gone": "1"}, "after": {"kept": "1", "new": "2", "come": "1"}}.items():
        for stem, said in files.items():
            path = tmp_path / name / f"assets/files/{stem}.pdf"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(said, encoding="utf-8")
    (tmp_path / "after/assets/hall.jpg.800.webp").write_text("made by the build", encoding="utf-8")
    found = changes.compare(site(tmp_path / "before"), site(tmp_path / "after"))
    assert found.files == {
        "assets/files/new.pdf": Fate.CHANGED,
        "assets/files/gone.pdf": Fate.GONE,
        "assets/files/come.pdf": Fate.NEW,
    }
    assert "- `/assets/files/come.pdf`: **new**" in change_report.word(change_report.Findings(found, None))
