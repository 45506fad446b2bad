"""What is fixed, what is left alone, and how files are written."""

from pathlib import Path

import pytest
from bilingual.authoring.autofix import fix_files, fix_markdown, fix_yaml, report
from bilingual.schema import Event, Organization, Record
from PIL import Image

from tests.golden import lay_out
from tests.photographs import exif, saved


def fixed(text: str, model: type[Record] = Event, *, by_key: bool = False) -> str:
    return fix_yaml(text, model, by_key=by_key).text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: Göç: bir toplantı\n", 'title: "Göç: bir toplantı"\n'),
        ("title: Göç: bir toplantı # not\nkind: panel\n", 'title: "Göç: bir toplantı" # not\nkind: panel\n'),
        ('title: "Göç": bir toplantı\n', None),
        ('title: Bir "söz": iki\n', "title: 'Bir \"söz\": iki'\n"),
        ("title: “Göç: yol”\n", 'title: "“Göç: yol”"\n'),
        ("title: Göç:\nkind: panel\n", 'title: "Göç:"\nkind: panel\n'),
        ("title: kind: panel\n", None),
        ("title: Göç\n kind: panel\n", None),
        ("summary: Göç: bir\n  toplantı daha\ndate: 2019\n", None),
        ('title: "Göç": bir "söz"\n', None),
        ('title: "Bir" ve "iki"\n', 'title: \'"Bir" ve "iki"\'\n'),
        ("summary: Göç: bir\n  toplantı: daha\nkind: panel\n", None),
        ("title: @belediye\n", 'title: "@belediye"\n'),
        ("title: %50'den çok\n", 'title: "%50\'den çok"\n'),
        ("title: `Panel`\n", 'title: "`Panel`"\n'),
        ("title: >50 kişi\nkind: panel\n", 'title: ">50 kişi"\nkind: panel\n'),
        ("title: *Panel* üzerine\n", 'title: "*Panel* üzerine"\n'),
        ("title: *panel\n", None),
        ("title: C #dil\n", 'title: "C #dil"\n'),
        ("title: C # dil\n", None),
        ("topics: [housing] #konut\n", None),
        ("kind: panel #tür\n", None),
        ("title: 'Bursa'nın göçü'\nkind: panel\n", "title: 'Bursa''nın göçü'\nkind: panel\n"),
        ("title: 'Bursa''nın göçü'nün yolu'\n", "title: 'Bursa''nın göçü''nün yolu'\n"),
        ('title: "Bir "söz" daha"\nkind: panel\n', 'title: "Bir \\"söz\\" daha"\nkind: panel\n'),
        ('title: "Bir \\"söz\\" daha"\n', None),
        ('title: "Göç\n', None),
        ('title: "Bir" iki\nkind: panel\n', "title: '\"Bir\" iki'\nkind: panel\n"),
        ("title: [Bursa] toplantısı\nkind: panel\n", 'title: "[Bursa] toplantısı"\nkind: panel\n'),
        ("themes:\n  - 'göç' ve kent\n", "themes:\n  - \"'göç' ve kent\"\n"),
        ("themes:\n  - @konut\n", 'themes:\n  - "@konut"\n'),
    ],
)
def test_texts_are_put_in_quotation_marks_where_it_is_plain_what_is_meant(before: str, after: str | None) -> None:
    assert fixed(before) == (before if after is None else after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("figures:\n\tpeople:\n\t\tlabel: kişi\n", "figures:\n  people:\n    label: kişi\n"),
        ("figures:\n  people:\n  \tlabel: kişi\n", None),
        ("title: Göç  \nkind: panel\t\n\n\n", None),
        ("title: Göç", None),
        ("body: |\n  İlk satır  \n  ikinci\n\n  üçüncü \ndate: 2019\n", None),
        ("\ufefftitle: Go\u0308c\u0327\r\nkind: panel\r\n", "title: Göç\nkind: panel\n"),
        ("title: Göç\rkind: panel\r", "title: Göç\nkind: panel\n"),
        ("title: Gö\u00adç\u200b ve\u00a0kent\ufeff\n", "title: Göç ve\u00a0kent\n"),
        ("body: |\n  می\u200cخواهم\u200e\n  Bir\u2028iki\n", "body: |\n  می\u200cخواهم\n  Bir iki\n"),
    ],
)
def test_indentation_and_encoding(before: str, after: str | None) -> None:
    assert fixed(before) == (before if after is None else after)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("6.11.2019", "2019-11-06"),
        ("06.11.2019", "2019-11-06"),
        ("6. 11. 2019", "2019-11-06"),
        ("6 Kasım 2019", "2019-11-06"),
        ("6 KASIM 2019", "2019-11-06"),
        ("6 November 2019", "2019-11-06"),
        ("Kasım 2019", "2019-11"),
        ("25/11/2019", "2019-11-25"),
        ("6/6/2019", "2019-06-06"),
        ("2019/11/06", "2019-11-06"),
        ("2019.11.6", "2019-11-06"),
        ("2019-11-6", "2019-11-06"),
        ("6-8 Kasım 2019", "2019-11-06/2019-11-08"),
        ("yaklaşık 2019", "2019~"),
        ("06/11/2019", None),
        ("11.25.2019", None),
        ("31.2.2019", None),
        ("2019-11-06", None),
        ("2019-13-01", None),
        ("2019", None),
        ("6 Kasım", None),
        ("dün", None),
        ("6 Kasım 2019 Çarşamba", None),
        ("", None),
    ],
)
def test_dates_in_other_forms(written: str, iso: str | None) -> None:
    before = f'date: "{written}" # ö\npublished: {written}\n'
    assert fixed(before) == (f"date: {iso} # ö\npublished: {iso}\n" if iso else before)
    assert fixed(f"title: {written}\nsummary: {written}\n") == f"title: {written}\nsummary: {written}\n", "words are no dates"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("kind: “panel”\n", "kind: panel\n"),
        ("date: “6.11.2019”\n", "date: 2019-11-06\n"),
        ("homepage: ”https://example.org/”\n", None),
        ("homepage: “https://example.org/?a=b”\n", 'homepage: "https://example.org/?a=b"\n'),
        ("topics: [“housing”, ‘health’]\n", "topics: [housing, health]\n"),
        ("title: “Göç”\n", None),
        ("kind: “panel” ya da\n", None),
        ("kind: “”\n", None),
    ],
)
def test_typographic_marks_go_where_they_can_be_no_words(before: str, after: str | None) -> None:
    assert fixed(before) == (before if after is None else after)


def test_records_of_a_register_are_mended_by_their_fields() -> None:
    text = "b:\n  name: B\n  kind: “company”\na:\n  name: A\n"
    assert fixed(text, Organization, by_key=True) == text.replace("“company”", "company")


def test_fields_stay_in_their_order() -> None:
    text = "published: 2020-01-01\n# tarih\ndate: 2019-11-06\ntitle: Toplantı\n"
    assert fixed(text) == text


@pytest.mark.parametrize(
    "text", ["{kind: panel, title: A}\n", "title: A\ntitle: B\nkind: panel\n", "- a\n", "", "\0", "a: &b c\n", "[" * 500]
)
def test_what_is_not_plain_stays(text: str) -> None:
    assert fixed(text) == text


def test_the_head_and_the_text_of_a_page() -> None:
    before = "---\r\ndescription: Göç: bir sayfa\r\ntitle: Sayfa\r\npublished: 6.11.2019\r\n---\r\n\r\nBir satır\r\niki boşluk  \r\nson\r\n"
    assert fix_markdown(before).text == (
        '---\ndescription: "Göç: bir sayfa"\ntitle: Sayfa\npublished: 2019-11-06\n---\n\nBir satır\niki boşluk  \nson\n'
    )


def test_of_a_page_without_head_only_the_encoding_is_fixed() -> None:
    assert fix_markdown("a: b: c \r\n").text == "a: b: c \n"


# Files

EVENT = "content/tr/events/meeting.yml"
WRONG = "kind: meeting\r\ntitle: Göç: bir toplantı\r\nsummary: Bir toplantı.\r\nsources: [brochure]\r\npublished: 1.1.2020\r\n"


def test_only_what_changes_is_written_and_everything_is_said(tmp_path: Path) -> None:
    root = lay_out(tmp_path, {EVENT: WRONG})
    before = {path: (path.stat().st_mtime_ns, path.stat().st_ino) for path in root.rglob("*.*") if path.is_file()}
    done = fix_files(root)
    assert [one.path for one in done] == [EVENT]
    assert done[0].kinds == ("encoding", "quotes", "values")
    changed = [path for path, state in before.items() if (path.stat().st_mtime_ns, path.stat().st_ino) != state]
    assert changed == [root / EVENT]
    assert (root / EVENT).read_bytes().decode() == (
        'kind: meeting\ntitle: "Göç: bir toplantı"\nsummary: Bir toplantı.\nsources: [brochure]\npublished: 2020-01-01\n'
    )
    assert report(done).splitlines() == [
        f"{EVENT}: düzeltildi: satır sonları, harf kodlaması ve görünmez karakterler, tırnaklar ve girinti, tarihler ve değerler"
        " / fixed: line ends, the coding of letters and hidden characters, quotation marks and indentation, dates and values",
        "1 dosya düzeltildi. / 1 file fixed.",
    ]
    assert fix_files(root) == []


def test_a_picture_is_taken_in_and_a_drawing_stays_as_it_is(tmp_path: Path) -> None:
    picture, drawing = "docs/assets/images/events/meeting/hall.jpg", "docs/assets/images/ring.svg"
    root = lay_out(tmp_path, {drawing: "<svg xmlns='http://www.w3.org/2000/svg'/>\r\n"})
    (root / picture).parent.mkdir(parents=True)
    (root / picture).write_bytes(saved(Image.new("RGB", (8, 6)), "JPEG", exif=exif(6, place=True)))
    assert [(one.path, one.kinds) for one in fix_files(root)] == [(picture, ("picture",))]
    with Image.open(root / picture) as taken:
        assert (taken.size, dict(taken.getexif())) == ((6, 8), {})


def test_files_that_must_not_be_written_stay(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    outside.write_text(WRONG, encoding="utf-8")
    root = lay_out(
        tmp_path / "site", {EVENT: {"link": str(outside)}, "content/tr/notes.yml": WRONG, "content/tr/events/old.yml": "title: \xfc"}
    )
    (root / "content/tr/events/old.yml").write_bytes(b"title: \xfc  \n")
    assert fix_files(root) == []
    assert outside.read_text(encoding="utf-8") == WRONG.replace("\r\n", "\n")


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = lay_out(tmp_path, {EVENT: WRONG})
    before = sorted(path.name for path in (root / EVENT).parent.iterdir())

    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="No space left"):
        fix_files(root)
    assert (root / EVENT).read_bytes().decode() == WRONG
    assert sorted(path.name for path in (root / EVENT).parent.iterdir()) == before


def test_the_rights_of_a_file_stay(tmp_path: Path) -> None:
    root = lay_out(tmp_path, {EVENT: WRONG})
    (root / EVENT).chmod(0o640)
    fix_files(root)
    assert (root / EVENT).stat().st_mode & 0o777 == 0o640


def test_nothing_to_mend_is_said_too() -> None:
    assert report([]) == "Kendiliğinden düzeltilecek bir şey yok. / There is nothing to fix."
