"""Lists of signatories: every problem with its line, nothing twice, and whatever spreadsheet programs write."""

import codecs
import csv
import datetime
import io
import re
from collections.abc import Callable, Iterable, Sequence
from inspect import Parameter, signature
from pathlib import Path

import openpyxl
import pytest
from bilingual.authoring import signatory_list, spreadsheet
from bilingual.authoring.input_problems import InputError
from bilingual.authoring.record_finder import Names
from bilingual.authoring.signatory_list import Wishes
from bilingual.authoring.spreadsheet import Row, Table
from bilingual.cli import import_signatories
from bilingual.content import loader
from bilingual.text.language import slugify
from bilingual.text.provinces import PROVINCES

from tests.builds.tiny import snapshot
from tests.conftest import ROOT

Editor = Callable[..., int]
HEADINGS = ("Adı", "Tür", "İl", "Sürüm", "Tarih", "Makam", "Kaynak")
ROWS = [
    ("Kıyı Belediyesi", "İlçe belediyesi", "Yalova", "first", "6.11.2021", "belediye başkanı", "brochure"),
    ("Şile Belediyesi", "ilçe belediyesi", "İstanbul", "İlk metin", "", "", "own-record"),
]


def text_of(rows: Sequence[tuple[str, ...]], separator: str = ";") -> str:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator).writerows(rows)
    return written.getvalue()


def table(*rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS) -> Table:
    return Table(tuple(Row(line, cells) for line, cells in enumerate([headings, *rows], start=1)))


def problems_of(names: Names, *rows: tuple[str, ...], defaults: dict[str, str] | None = None) -> list[tuple[int, str]]:
    return [(line, found.code) for line, found in signatory_list.read(table(*rows), names, Wishes(defaults or {})).doubts]


# Files


EXPECTED = [HEADINGS, *ROWS]


def cells_of(path: Path) -> list[tuple[str, ...]]:
    return [row.cells for row in spreadsheet.read(path).rows]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1254"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"], ids=["semicolon", "comma", "tab", "bar"])
def test_text_in_any_encoding_and_with_any_separator(tmp_path: Path, encoding: str, separator: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(text_of(EXPECTED, separator).encode(encoding))
    assert cells_of(path) == EXPECTED


def test_utf_16_of_big_ends(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_bytes(codecs.BOM_UTF16_BE + text_of(EXPECTED, "\t").encode("utf-16-be"))
    assert cells_of(path) == EXPECTED


def test_a_line_that_names_the_separator_is_heeded(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text('sep=,\r\nad,not\r\n"a; b",c; d; e\r\n', encoding="utf-8", newline="")
    assert [(row.line, row.cells) for row in spreadsheet.read(path).rows] == [(2, ("ad", "not")), (3, ("a; b", "c; d; e"))]


def test_lines_are_counted_through_cells_of_several_lines_and_empty_rows(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text('ad;not\n"A";"bir\niki"\n;;\nB;\n', encoding="utf-8")
    assert [(row.line, row.cells[0]) for row in spreadsheet.read(path).rows] == [(1, "ad"), (2, "A"), (5, "B")]


def test_a_formula_in_a_text_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text('ad;not\nBir;=HYPERLINK("x")\n#YOK;#REF!\n#göç ve kent;3\n', encoding="utf-8")
    faults = [row.faults for row in spreadsheet.read(tmp_path / "list.csv").rows]
    assert faults == [{}, {1: "formula"}, {0: "formula", 1: "formula"}, {}]


def test_the_editor_hears_of_an_encoding_that_was_guessed(project: Path, editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    path = project.parent / "list.csv"
    for encoding, heard in (("cp1254", True), ("utf-8", False)):
        path.write_bytes(text_of([HEADINGS, *ROWS]).encode(encoding))
        assert editor("import-signatories", str(path)) == 0
        said = capsys.readouterr().out
        assert ("Windows-1254 olarak okundu" in said) is heard
        assert "Kıyı Belediyesi" in said
        assert "Şile Belediyesi" in said


def test_a_workbook(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in (("Marmara",), (), HEADINGS, ("Kıyı Belediyesi", None, None, 2021.0, datetime.datetime(2021, 11, 6), True, 1.5)):
        sheet.append(row)
    sheet["C6"] = "=A1"
    sheet.merge_cells("A1:C1")
    workbook.save(tmp_path / "list.xlsx")
    found = spreadsheet.read(tmp_path / "list.xlsx")
    assert found.rows[2].cells == ("Kıyı Belediyesi", "", "", "2021", "2021-11-06", "True", "1.5")
    assert [(row.line, row.faults) for row in found.rows] == [
        (1, dict.fromkeys(range(3), "merged-cells")),
        (3, {}),
        (4, {}),
        (6, {2: "formula"}),
    ]


@pytest.mark.parametrize(("name", "most"), [("MAX_CELLS", 3), ("MAX_UNPACKED", 1000)])
def test_a_workbook_that_would_take_all_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, most: int) -> None:
    workbook = openpyxl.Workbook()
    workbook.active["B2"] = "Kıyı Belediyesi"
    workbook.save(tmp_path / "list.xlsx")
    monkeypatch.setattr(spreadsheet, name, most)
    with pytest.raises(InputError, match="okunamadı"):
        spreadsheet.read(tmp_path / "list.xlsx")


def test_a_corner_far_away_stops_nothing(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active["XFD1048576"] = "x"
    workbook.save(tmp_path / "list.xlsx")
    with pytest.raises(InputError, match="1048576 × 16384"):
        spreadsheet.read(tmp_path / "list.xlsx")


def test_a_quotation_mark_separates_nothing(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text('sep="\nad;not\nA;b\n', encoding="utf-8")
    assert [row.cells for row in spreadsheet.read(tmp_path / "list.csv").rows][-1] == ("A", "b")


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04 no workbook", b"\xd0\xcf\x11\xe0 old workbook", b"a\x00b\x00\x81\x8d", b'ad;not\n"never closed', b"\xff\xfea"],
    ids=["zip", "xls", "nulls", "quote", "half a character"],
)
def test_what_is_no_list_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "list.csv").write_bytes(content)
    with pytest.raises(InputError) as raised:
        spreadsheet.read(tmp_path / "list.csv")
    assert {found.code for found in raised.value.problems} == {"unreadable-list"}


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="okunamadı"):
        spreadsheet.read(tmp_path / "none.csv")


# Headings


@pytest.mark.parametrize(
    "headings",
    [
        ("ADI", "TÜR", "İL", "SÜRÜM", "İMZA TARİHİ", "MAKAM", "KAYNAK"),
        ("belediye", "kurum türü", "sehir", "metin", "tarih", "unvan", "kaynaklar"),
        ("Name", "Kind", "Province", "Version", "Date of signing", "Office", "Sources"),
        ("name", "kind", "province", "version", "date", "office", "sources"),
        tuple(heading for heading in signatory_list.headings() if "ngilizce" not in heading and heading not in ("İmzalayan", "Not")),
    ],
    ids=range(5),
)
def test_headings_in_either_language_however_they_are_written(names: Names, headings: tuple[str, ...]) -> None:
    reading = signatory_list.read(table(ROWS[0], headings=headings), names)
    assert not [*reading.faults, *reading.doubts]
    assert dict(reading.records[2].fields["tr"]) == {
        "name": "Kıyı Belediyesi",
        "kind": "district-municipality",
        "province": "yalova",
        "version": "first",
        "date": "2021-11-06",
        "office": "belediye başkanı",
        "sources": ("brochure",),
    }


def test_headings_below_a_title_are_found(names: Names) -> None:
    rows = Table((Row(1, ("İmzacılar 2021",)), Row(3, HEADINGS), Row(4, ROWS[0])))
    assert list(signatory_list.read(rows, names).records) == [4]


def test_without_headings_nothing_is_guessed(names: Names) -> None:
    reading = signatory_list.read(Table((Row(1, ROWS[0]),)), names)
    assert [found.code for found in reading.faults] == ["no-headings"]
    assert not reading.records


def test_columns_that_are_not_known_or_stand_twice_are_problems(names: Names) -> None:
    reading = signatory_list.read(table((*ROWS[0], "mavi", "y"), headings=(*HEADINGS, "Renk", "Kaynağı")), names)
    assert [found.code for found in reading.faults] == ["unknown-column", "column-twice"]


# Rows


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        pytest.param({0: ""}, ["no-name"], id="no name"),
        pytest.param({0: "Kıyı Kooperatifi", 1: ""}, ["no-kind"], id="no kind"),
        pytest.param({1: "köy"}, ["not-a-choice"], id="unknown kind"),
        pytest.param({2: "Yalva"}, ["not-a-province"], id="unknown province"),
        pytest.param({3: ""}, ["no-version"], id="no version"),
        pytest.param({3: "v2099"}, ["unknown-name"], id="unknown version"),
        pytest.param({4: "06/11/2021"}, ["day-or-month"], id="day or month"),
        pytest.param({4: "geçen yıl"}, ["unclear-date"], id="unclear date"),
        pytest.param({6: ""}, ["no-source"], id="no source"),
        pytest.param({6: "yok"}, ["unknown-name"], id="unknown source"),
        pytest.param({0: "Örnek Beledyesi"}, ["perhaps-listed"], id="much like one in the list"),
        pytest.param({0: "Ornek"}, ["perhaps-listed"], id="in the list by another form of its name"),
        pytest.param({0: "Örnek Belediyesi", 2: "Yalova"}, [], id="another body of that name"),
        pytest.param({2: ""}, ["no-province"], id="no province"),
        pytest.param({0: "300"}, ["numeric-name"], id="a number for a name"),
        pytest.param({0: "IĞDIRLI BELEDİYESİ"}, ["capitals"], id="capitals"),
        pytest.param({0: "KIYI BELEDIYESI"}, ["capitals", "no-turkish-letters"], id="capitals of another language"),
        pytest.param({0: "Kıyı Büyükşehir Belediyesi"}, ["another-kind"], id="a kind that the name denies"),
        pytest.param({0: "Bursa Belediyesi", 1: ""}, ["no-kind"], id="a province with a metropolitan municipality"),
        pytest.param({2: "", 6: "", 3: ""}, ["no-province", "no-source", "no-version"], id="several"),
    ],
)
def test_every_problem_of_a_row_has_its_line(names: Names, changes: dict[int, str], codes: list[str]) -> None:
    cells = list(ROWS[0])
    for at, text in ({2: "Bursa"} | changes).items():
        cells[at] = text
    assert sorted(problems_of(names, tuple(cells))) == [(2, code) for code in codes]


def test_what_is_listed_already_is_left_alone(names: Names) -> None:
    listed = ("örnek belediyesi", "district-municipality", "Bursa", "first", "", "", "brochure")
    reading = signatory_list.read(table(listed), names)
    assert (dict(reading.there), dict(reading.records), reading.doubts) == ({2: "example"}, {}, [])


def test_a_second_version_signed_by_the_same_body_is_for_the_editor_to_say(project: Path) -> None:
    path = project / "content/tr/declaration.yml"
    second = "versions:\n  second: {title: İkinci metin, summary: İkinci metin., sources: [brochure]}\n"
    path.write_text(path.read_text(encoding="utf-8").replace("versions:\n", second), encoding="utf-8")
    known = Names(loader.read(project))
    row = ("Örnek Belediyesi", "district-municipality", "Bursa", "second", "", "", "brochure")
    assert problems_of(known, row) == [(2, "perhaps-listed")]
    assert list(signatory_list.read(table(row), known, Wishes(accepted=[2])).records) == [2]


def test_rows_are_compared_with_one_another(names: Names) -> None:
    slip = ("Kıyıı Belediyesi", *ROWS[0][1:])
    assert problems_of(names, ROWS[0], ROWS[0], slip, ROWS[1]) == [(3, "same-row"), (4, "perhaps-same-row")]


def test_equal_names_in_two_provinces_are_two_bodies_with_two_keys(names: Names) -> None:
    rows = [("Edremit Belediyesi", "district-municipality", province, "first", "", "", "brochure") for province in ("Balıkesir", "Van")]
    reading = signatory_list.read(table(*rows), names)
    assert [record.key for record in reading.records.values()] == ["edremit", "edremit-van"]
    assert not [*reading.faults, *reading.doubts]


def test_a_problem_can_be_settled(names: Names) -> None:
    slip = ("Kıyıı Belediyesi", *ROWS[0][1:])
    reading = signatory_list.read(table(ROWS[0], slip), names, Wishes(accepted=[3]))
    assert list(reading.records) == [2, 3]
    assert not [*reading.faults, *reading.doubts]


def test_what_all_rows_share_is_given_once(names: Names) -> None:
    bare = ("Kıyı Belediyesi", "", "Yalova", "", "", "", "")
    defaults = {"sources": "brochure", "version": "first", "kind": "district-municipality"}
    assert problems_of(names, bare, defaults=defaults) == []


def test_an_organization_of_that_name_is_linked(names: Names) -> None:
    reading = signatory_list.read(table(("Örnek Belediyeler Birliği", "Belediye birliği", "", "first", "", "", "brochure")), names)
    assert reading.records[2].fields["tr"]["organization"] == "union"


def test_a_name_much_like_an_organization_is_a_problem(names: Names) -> None:
    row = ("Örnk Üniversite", "Üniversite merkezi", "Bursa", "first", "", "", "brochure")
    assert problems_of(names, row) == [(2, "perhaps-organization")]
    reading = signatory_list.read(table(row), names, Wishes(accepted=[2]))
    assert "organization" not in reading.records[2].fields["tr"]


# Who signed

BARE = Wishes({"sources": "brochure", "version": "first"})


def kept(names: Names, headings: tuple[str, ...], *rows: tuple[str, ...], wishes: Wishes = BARE) -> signatory_list.Reading:
    return signatory_list.read(table(*rows, headings=headings), names, wishes)


def sorted_by(names: Names, heading: str, *words: str, wishes: Wishes = BARE) -> dict[str, list[str]]:
    """Return what becomes of rows that say one word each in a column of that heading."""
    places = ["Akpınar", "Boztepe", "Çamova", "Dereköprü", "Elmakaya", "Fıstıklı", "Gölbahçe", "Harmanlı"]
    rows = [(f"{place} Belediyesi", "Bursa", word) for place, word in zip(places, words, strict=False)]
    reading = kept(names, ("Belediye", "İl", heading), *rows, wishes=wishes)
    found: dict[str, Iterable[int]] = {"signed": reading.records, "not": reading.unsigned, "unclear": dict(reading.doubts)}
    return {said: [words[line - 2] for line in lines] for said, lines in found.items()} | (
        {"faults": [fault.code for fault in reading.faults]} if reading.faults else {}
    )


@pytest.mark.parametrize(
    ("heading", "signed", "unsigned", "unclear"),
    [
        ("İmzaladı", ["Evet, imzaladı", "✓ EVET", "imzalandı."], ["", "Hayır, yok", "görüşülüyor"], ["kısmen", "Evet/Hayır"]),
        ("İMZA DURUMU", ["✓", "✔️"], ["-", "—", "henüz imzalamadı"], ["2021", "x"]),
        ("İmza", ["X", "x"], ["", "Yok"], ["?"]),
        ("Deklarasyonu imzaladı mı?", ["E", "e."], ["H", "Bekliyor", "imzalayacak"], ["Evet (sözlü)", "Evet?"]),
        ("Signed", ["Yes", "TRUE"], ["No", "unsigned"], ["maybe"]),
        ("Son durum", ["imzalı", "+"], ["imzalanacak", "imza sürecinde"][:1], ["meclis onayladı"]),
        ("İmzalayan", ["X", "X"], [""], []),
        ("Not", ["imzaladı", "imzaladı"], ["imzalamadı", ""], []),
        ("İmzalamayan", [], ["X", "x"], ["Hayır"]),
    ],
)
def test_only_a_clear_yes_signs(names: Names, heading: str, signed: list[str], unsigned: list[str], unclear: list[str]) -> None:
    assert sorted_by(names, heading, *signed, *unsigned, *unclear) == {"signed": signed, "not": unsigned, "unclear": unclear}


@pytest.mark.parametrize(("heading", "code"), [("Birlik üyesi", "perhaps-signed"), ("", "perhaps-signed"), ("Telefon", "unknown-column")])
def test_a_column_that_is_not_read_stops_the_list(names: Names, heading: str, code: str) -> None:
    words = ["Evet", "Hayır"] if code == "perhaps-signed" else ["0224 1", "0224 2"]
    assert sorted_by(names, heading, *words)["faults"] == [code]
    named = heading or "#3"
    settled = Wishes(BARE.defaults, ignored=[named])
    assert sorted_by(names, heading, *words, wishes=settled) == {"signed": words, "not": [], "unclear": []}
    if code == "perhaps-signed":
        settled = Wishes(BARE.defaults, signed=[named])
        assert sorted_by(names, heading, *words, wishes=settled) == {"signed": ["Evet"], "not": ["Hayır"], "unclear": []}


def test_two_columns_that_contradict_each_other_are_a_doubt(names: Names) -> None:
    reading = kept(names, ("Ad", "İl", "İmzaladı", "Onay"), ("Akpınar Belediyesi", "Bursa", "Evet", "Hayır"))
    assert (reading.records, [doubt.code for _, doubt in reading.doubts]) == ({}, ["unclear-signature"])


@pytest.mark.parametrize(
    ("headings", "rows", "codes"),
    [
        pytest.param(
            ("Ad", "İl", "İmzaladı", "Tarih"),
            [("Akpınar Belediyesi", "Bursa", "Hayır", "6.11.2021")],
            ["date-without-signature"],
            id="a day",
        ),
        pytest.param(("Ad", "İl", "Açıklama"), [("Akpınar Belediyesi", "Bursa", "Sonradan çekildi")], ["doubtful-remark"], id="a remark"),
        pytest.param(
            ("Ad", "İl", "İmza Tarihi"),
            [("Akpınar Belediyesi", "Bursa", "6.11.2021"), ("Boztepe Belediyesi", "Van", ""), ("Çamova Belediyesi", "Van", "-")],
            ["no-date", "no-date"],
            id="no day where others have one",
        ),
    ],
)
def test_what_speaks_against_a_signature_is_a_doubt(
    names: Names, headings: tuple[str, ...], rows: list[tuple[str, ...]], codes: list[str]
) -> None:
    assert [doubt.code for _, doubt in kept(names, headings, *rows).doubts] == codes


@pytest.mark.parametrize(
    ("titles", "signed", "unsigned"),
    [
        (("İmzalayanlar", "İmzalamayanlar"), [3], [5]),
        (("İMZALAMAYAN BELEDİYELER", "İMZALAYAN BELEDİYELER"), [5], [3]),
        (("Görüşülenler", "Deklarasyonu imzalayanlar"), [5], [3]),
    ],
)
def test_a_title_among_the_rows_says_who_signed(names: Names, titles: tuple[str, str], signed: list[int], unsigned: list[int]) -> None:
    reading = kept(names, ("Ad", "İl"), (titles[0], ""), ("Akpınar Belediyesi", "Bursa"), (titles[1], ""), ("Boztepe Belediyesi", "Bursa"))
    assert (list(reading.records), list(reading.unsigned), dict(reading.left_out)) == (signed, unsigned, {2: titles[0], 4: titles[1]})


@pytest.mark.parametrize(
    "cells",
    [("TOPLAM", "300"), ("301", "GENEL TOPLAM"), ("Ara Toplam: 12", ""), ("İmzalayan toplamı", "29"), ("", "Total 300"), ("Ad", "İl")],
)
def test_totals_and_headings_that_stand_again_are_left_out(names: Names, cells: tuple[str, str]) -> None:
    reading = kept(names, ("Ad", "İl"), cells, ("Akpınar Belediyesi", "Bursa"))
    assert (list(reading.records), reading.left_out) == ([3], {2: " ".join(filter(None, cells))})


def test_a_title_above_the_headings_says_that_nobody_signed(names: Names) -> None:
    rows = Table((Row(1, ("Deklarasyonu henüz imzalamayan belediyeler",)), Row(2, ("Ad", "İl")), Row(3, ("Akpınar Belediyesi", "Bursa"))))
    assert list(signatory_list.read(rows, names, BARE).unsigned) == [3]


def test_rows_that_are_hidden_or_struck_out_are_doubts(names: Names, tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in (("Ad", "İl"), ("Akpınar Belediyesi", "Bursa"), ("Boztepe Belediyesi", "Bursa"), ("Çamova Belediyesi", "Bursa")):
        sheet.append(row)
    sheet.row_dimensions[2].hidden = True
    sheet["A3"].font = openpyxl.styles.Font(strike=True)
    workbook.create_sheet("Başka").append(["Elmakaya", "Bursa"])
    workbook.save(tmp_path / "list.xlsx")
    found = spreadsheet.read(tmp_path / "list.xlsx")
    reading = signatory_list.read(found, names, BARE)
    assert [(line, doubt.code) for line, doubt in reading.doubts] == [(2, "hidden-row"), (3, "struck-out")]
    assert list(reading.records) == [4]
    assert found.sheets == ("Sheet", "Başka")


def test_an_area_of_merged_cells_that_would_take_all_memory_is_refused(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["Ad"])
    workbook.active.merged_cells.add("A1:XFD1048576")
    workbook.save(tmp_path / "list.xlsx")
    with pytest.raises(InputError, match="okunamadı"):
        spreadsheet.read(tmp_path / "list.xlsx")


@pytest.mark.parametrize(
    ("name", "province", "told", "kind"),
    [
        ("Iğdır Belediyesi", "Iğdır", "", "provincial-municipality"),
        ("Iğdır Belediye Başkanlığı", "Iğdır", "Belediye", "provincial-municipality"),
        ("T.C. Kıyı Belediyesi", "Van", "İlçe Bld.", "district-municipality"),
        ("Van Büyükşehir Belediyesi", "Van", "Büyükşehir", "metropolitan-municipality"),
        ("Van Belediyesi", "Van", "BÜYÜKŞEHİR BELEDİYESİ", "metropolitan-municipality"),
        ("Kıyı Belediyeler Birliği", "Van", "Birlik", "union-of-municipalities"),
        ("Kıyı Göç Derneği", "Van", "", "association"),
        ("Kıyı Beldesi Belediyesi", "Van", "", "town-municipality"),
        ("Kıyı Ziraat Odaları Birliği", "Van", "", None),
    ],
)
def test_kinds_follow_from_names_and_from_short_words(names: Names, name: str, province: str, told: str, kind: str | None) -> None:
    reading = kept(names, ("Ad", "İl", "Türü"), (name, province, told))
    assert [record.fields["tr"]["kind"] for record in reading.records.values()] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("IĞDIR BELEDİYESİ", "Iğdır Belediyesi"),
        ("ÇINARCIK VE İZNİK BELEDİYELER BİRLİĞİ", "Çınarcık ve İznik Belediyeler Birliği"),
        ("T.C. ŞİŞLİ BELEDİYESİ", "T.C. Şişli Belediyesi"),
        ("MBB GÖÇ PLATFORMU", "MBB Göç Platformu"),
        ("kıyı belediyesi", "Kıyı Belediyesi"),
    ],
)
def test_capitals_are_set_in_turkish_case_when_they_have_been_seen(names: Names, written: str, meant: str) -> None:
    row = (written, "Iğdır", "Platform" if "PLATFORM" in written else "")
    reading = kept(names, ("Ad", "İl", "Tür"), row)
    assert (reading.spelt, [doubt.code for _, doubt in reading.doubts]) == ({2: meant}, ["capitals"])
    seen = kept(names, ("Ad", "İl", "Tür"), row, wishes=Wishes(BARE.defaults, names_seen=True))
    assert [record.name for record in seen.records.values()] == [meant]


# The command


def made_up_rows(number: int) -> list[tuple[str, ...]]:
    """Return rows of municipalities that there are not, no two of them alike."""
    provinces = [province.name_tr for province in PROVINCES.values()]
    syllables = ["ba", "ce", "dı", "fo", "gö", "hu", "jü", "ka", "le", "mı", "no", "pö", "ru", "sü", "ta", "ve", "yı", "zo"]
    rows: list[tuple[str, ...]] = []
    for index in range(number):
        name = "".join(syllables[(index * step + shift) % len(syllables)] for step, shift in ((1, 0), (5, index // 18), (7, index // 7)))
        rows.append((f"{name.title()} {index} Belediyesi", "İlçe belediyesi", provinces[index % 81], "first", "2021-11-06", "", "brochure"))
    return rows


def test_300_rows_are_added_once_and_a_second_time_nothing(project: Path, editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    path = project.parent / "list.csv"
    path.write_text(text_of([HEADINGS, *made_up_rows(300)]), encoding="utf-8-sig")
    before = snapshot(project)
    accepted = [part for line in range(2, 302) for part in ("--accept", str(line))]  # made-up names are much alike
    assert editor("import-signatories", str(path), *accepted) == 0
    assert re.search(r"Eklenecek / to add: +300\n", capsys.readouterr().out)
    assert snapshot(project) == before, "a dry run writes nothing"
    assert editor("import-signatories", str(path), *accepted, "--write") == 0
    register = loader.read(project).signatories
    assert register
    assert len(register.signatories) == 301
    keys = list(register.signatories)
    assert all(key == slugify(key) for key in keys)
    after = snapshot(project)
    assert {path for path in after if before.get(path) != after[path]} == {"content/tr/signatories.yml"}
    capsys.readouterr()
    assert editor("import-signatories", str(path), *accepted, "--write") == 0
    assert re.search(r"to add: +0\nzaten var / there already: +300\n", capsys.readouterr().out)
    assert snapshot(project) == after


def test_with_a_problem_nothing_is_written_unless_doubtful_rows_are_skipped(
    project: Path, editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project.parent / "list.csv"
    path.write_text(text_of([HEADINGS, ROWS[0], ("Uzak Kooperatifi", "", "Atlantis", "first", "", "", "brochure")]), encoding="utf-8")
    before = snapshot(project)
    assert editor("import-signatories", str(path), "--write") == 1
    said = capsys.readouterr().err
    assert "list.csv:3: İl: “Atlantis” il değil" in said
    assert "list.csv:3: the kind is not given" in said.replace("\n            ", "\nlist.csv:3: ")
    assert "--skip-doubtful" in said
    assert snapshot(project) == before
    assert editor("import-signatories", str(path), "--write", "--skip-doubtful") == 0
    register = loader.read(project).signatories
    assert register
    assert list(register.signatories) == ["example", "kiyi"]


def test_the_blocks_of_a_dry_run_are_those_that_are_written(project: Path, editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    path = project.parent / "list.csv"
    path.write_text(text_of([HEADINGS, *ROWS]), encoding="utf-8")
    assert editor("import-signatories", str(path)) == 0
    said = capsys.readouterr().out
    assert "Hiçbir şey yazılmadı; yazmak için --write ekleyin." in said
    assert editor("import-signatories", str(path), "--write") == 0
    written = (project / "content/tr/signatories.yml").read_text(encoding="utf-8")
    for block in said.split("--- content/tr/signatories.yml\n")[1:]:
        lines = block.split("Eklenecek")[0].splitlines()
        assert "\n".join(f"  {line}" for line in lines) in written


def test_the_template_is_a_list_without_rows(editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    assert editor("import-signatories", "--template") == 0
    said = capsys.readouterr().out
    assert said == f"{';'.join(signatory_list.headings())}\n"
    assert said.startswith("Ad;")


def test_without_a_list_the_command_says_what_is_missing(editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    assert editor("import-signatories") == 1
    assert "Give the file of the list." in capsys.readouterr().err


def test_the_table_says_what_becomes_of_every_row(project: Path, editor: Editor, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [("Ad", "İl", "İmza"), ("İmza listesi", "", ""), ("Akpınar Belediyesi", "Bursa", "Evet"), ("Boztepe Belediyesi", "Van", "")]
    rows += [("Çamova Belediyesi", "", "Evet"), ("Dereova Belediyesi", "", "Evet"), ("TOPLAM", "3", "")]
    path = project.parent / "list.csv"
    path.write_text(text_of(rows), encoding="utf-8")
    options = ("--source", "brochure", "--version", "first")
    assert editor("import-signatories", str(path), *options) == 1
    said = capsys.readouterr()
    assert [" ".join(line.split()) for line in said.out.splitlines()[-11:-1]] == [
        "Eklenecek / to add: 1",
        "zaten var / there already: 0",
        "imzalamamış / not signed: 2",
        "2 İmza listesi",
        "4 Boztepe Belediyesi",
        "kuşkulu / doubtful: 2",
        "5 Çamova Belediyesi",
        "6 Dereova Belediyesi",
        "atlanan / left out: 1",
        "7 TOPLAM 3",
    ]
    assert said.err.count("list.csv:") == 1
    assert said.err.startswith("list.csv:5-6: il belirtilmemiş")
    assert editor("import-signatories", str(path), *options, "--accept", "5-6", "--write") == 0


def test_make_passes_every_option_on() -> None:
    parameters = signature(import_signatories.run).parameters.values()
    named = {f"--{one.name.replace('_', '-')}" for one in parameters if one.kind is Parameter.KEYWORD_ONLY}
    assert "--names-seen" in named
    target = (ROOT / "Makefile").read_text(encoding="utf-8").split("\nimport:")[1].split("\n\n")[0]
    assert [option for option in named if option not in target] == []
