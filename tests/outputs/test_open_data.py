"""Open data, read back with the readers of others, and from the archive alone."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import frictionless
import markdown
import pytest
from bilingual.outputs import open_data
from bilingual.outputs.csv_tables import Column, Table, as_cell, write_csv
from bilingual.outputs.open_data import SCHEMA_DIALECT
from bilingual.rendering.contexts import data_page
from bilingual.rendering.renderer import Renderer
from bilingual.schema.addresses import anchor
from bilingual.schema.fields import Words
from bilingual.site import downloads
from bilingual.text import dates, edtf
from bilingual.text.language import sort_key
from jsonschema import Draft202012Validator
from lxml import html

from tests.outputs.conftest import SITE_URL, Files

BOM = b"\xef\xbb\xbf"


def read_csv(content: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    """The rows as a reader that knows our rule has them: an apostrophe before what might be a formula is not of the text."""
    rows = csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=delimiter)
    return [{name: cell.removeprefix("'") for name, cell in row.items()} for row in rows]


def read_json(files: Files, name: str) -> Any:
    return json.loads(files[downloads.dataset(name)])


def unpack(files: Files) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(files[downloads.ARCHIVE]))


# JSON


@pytest.mark.parametrize("name", downloads.DATASETS)
def test_every_data_set_is_as_its_schema_says(example_files: Files, name: str) -> None:
    schema = json.loads(example_files[downloads.schema(name)])
    found = read_json(example_files, name)
    assert schema["$schema"] == SCHEMA_DIALECT
    assert found["$schema"] == schema["$id"] == SITE_URL + downloads.schema(name)
    Draft202012Validator.check_schema(schema)
    assert [f"{list(error.path)}: {error.message}" for error in Draft202012Validator(schema).iter_errors(found)] == []


def test_a_data_set_says_its_version_its_licence_and_how_old_it_is(example_files: Files, example_renderer: Renderer) -> None:
    found = read_json(example_files, "events")
    assert found["version"] == data_page.VERSION == "1"
    assert found["licence"]["name"] == "CC-BY-4.0"
    assert found["updated"] == example_renderer.site.newest_change.text


def test_a_record_holds_both_languages_and_its_addresses(tiny_files: Files) -> None:
    (meeting,) = (record for record in read_json(tiny_files, "events")["records"] if record["key"] == "meeting")
    assert meeting["id"] == "events/meeting"
    assert meeting["title"] == {"tr": "Örnek Toplantı", "en": "Example Meeting"}
    assert meeting["page"]["en"] == f"{SITE_URL}en/events/example-meeting-2018/"
    assert meeting["figures"]["municipalities"]["value"] == 1250
    (visit,) = (record for record in read_json(tiny_files, "events")["records"] if record["key"] == "visit")
    assert visit["locales"] == ["tr"]
    assert visit["title"] == {"tr": "Çevrilmemiş Ziyaret"}
    assert visit["page"].keys() == {"tr"}


def test_texts_link_to_pages_and_keep_their_citations(tiny_files: Files) -> None:
    (meeting,) = (record for record in read_json(tiny_files, "events")["records"] if record["key"] == "meeting")
    assert f"[findings]({SITE_URL}en/reports/findings/)" in meeting["body"]["en"]
    assert f"[timeline]({SITE_URL}en/timeline/)" in meeting["body"]["en"]
    assert "[@brochure]" in meeting["body"]["en"]


def test_what_is_not_published_is_nowhere_not_even_as_a_reference(publish_tiny: Callable[..., Files]) -> None:
    pointing = "title: Gösteren\nkind: workshop\nsummary: Bir.\ndate: 2018\nrelated: [withdrawn, draft, meeting]\nsources: [brochure]\n"
    pointing += "published: 2020-03-01\nbody: Bkz. [geri çekilen](event:withdrawn) ve [taslak](event:draft).\n"
    files = publish_tiny({"content/tr/events/pointing.yml": pointing})
    records = {record["key"]: record for record in read_json(files, "events")["records"]}
    assert not {"draft", "withdrawn"} & records.keys()
    assert records["pointing"]["related"] == ["meeting"]
    assert records["pointing"]["body"]["tr"] == "Bkz. geri çekilen ve taslak."
    for uri, content in files.items():
        if uri.startswith(downloads.API) and "/schema/" not in uri and not uri.endswith("README.md"):
            assert b"events/draft" not in content
            assert b"events/withdrawn" not in content
            assert "Yanlışlıkla".encode() not in content
    assert read_csv(files[downloads.table("events")])[-2]["related"] == "meeting"


def test_an_index_names_every_file(example_files: Files) -> None:
    index = json.loads(example_files[f"{downloads.API}index.json"])
    listed = [*(one["json"] for one in index["datasets"]), *(one["schema"] for one in index["datasets"])]
    listed += [*(one["csv"] for one in index["tables"]), index["package"], index["archive"]]
    assert [address for address in listed if address.removeprefix(SITE_URL) not in example_files] == []


# CSV


@pytest.mark.parametrize("folder", downloads.CSV_FOLDERS)
@pytest.mark.parametrize("name", downloads.TABLES)
def test_a_table_opens_right_in_spreadsheets(example_files: Files, name: str, folder: str) -> None:
    content = example_files[downloads.table(name, folder)]
    assert content.startswith(BOM)
    assert content.endswith(b"\r\n")
    header = content.removeprefix(BOM).split(b"\r\n")[0].decode()
    assert header.count(downloads.CSV_FOLDERS[folder]) == len(read_csv(content, downloads.CSV_FOLDERS[folder])[0]) - 1


@pytest.mark.parametrize("name", downloads.TABLES)
def test_both_forms_of_a_table_hold_the_same(example_files: Files, name: str) -> None:
    commas, semicolons = (read_csv(example_files[downloads.table(name, folder)], sign) for folder, sign in downloads.CSV_FOLDERS.items())
    pointed = [{column: re.sub(r"^(-?\d+),(\d+)$", r"\1.\2", cell) for column, cell in row.items()} for row in semicolons]
    assert commas == pointed


def test_a_table_has_names_beside_keys_and_words_beside_values(tiny_files: Files) -> None:
    (meeting,) = (row for row in read_csv(tiny_files[downloads.table("events")]) if row["key"] == "meeting")
    assert (meeting["place"], meeting["place_tr"], meeting["place_en"]) == ("hall", "Örnek Salon", "Example Hall")
    assert (meeting["kind"], meeting["kind_tr"], meeting["kind_en"]) == ("meeting", "Toplantı", "Meeting")
    assert (meeting["date"], meeting["date_first_day"], meeting["date_last_day"]) == ("2018-10-16",) * 3


def test_whatever_is_named_by_key_is_named_in_words_beside_it(example_files: Files) -> None:
    tables = {
        uri: read_csv(content) for uri, content in example_files.items() if uri.startswith(downloads.table("x").removesuffix("x.csv"))
    }
    named = [
        (uri, row["key"], name, row[f"{name}_tr"] or row[f"{name}_en"])
        for uri, rows in tables.items()
        for row in rows
        for name in row
        if f"{name}_tr" in row and row[name]
    ]
    assert any("glossary" in uri and name == "related" for uri, _, name, _ in named)
    assert [found for found in named if not found[-1]] == []


def test_signatories_are_there_as_csv_and_json(example_files: Files) -> None:
    (row,) = (row for row in read_csv(example_files[downloads.table("signatories")]) if row["key"] == "ornekkoy")
    (record,) = (record for record in read_json(example_files, "signatories")["records"] if record["key"] == "ornekkoy")
    assert row["name_en"] == record["name"]["en"] == "Örnekköy Municipality"
    assert row["province_tr"] == "Manisa"
    assert read_json(example_files, "signatories")["register"]["checked"]


@pytest.mark.parametrize("text", ["=1+1", "+90 212", "-2", "@import", "\t=1", "'=1", "' tek"])
def test_no_text_becomes_a_formula_and_none_is_lost(text: str) -> None:
    content = write_csv(Table("one", (Column("a"), Column("b")), [(text, "x")]), ",")
    (cell,) = (row["a"] for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert cell == f"'{text}"
    assert read_csv(content)[0]["a"] == text


@pytest.mark.parametrize(
    ("cell", "written"), [(-2, "-2"), (True, "true"), (Decimal("1.50"), "1.50"), (None, ""), ("İğdır; “x”, y", "İğdır; “x”, y")]
)
def test_what_is_no_formula_is_written_as_it_is(cell: Any, written: str) -> None:
    content = write_csv(Table("one", (Column("a"), Column("b")), [(as_cell(cell), "x")]), ",")
    assert next(iter(csv.DictReader(io.StringIO(content.decode("utf-8-sig")))))["a"] == written


@pytest.mark.parametrize(
    ("number", "written"),
    [("12.5", "12,5"), ("0.05", "0,05"), ("3888526.99", "3888526,99"), ("-0.50", "-0,50"), ("0.0000001", "0,0000001"), ("5000", "5000")],
)
def test_fractions_have_the_sign_of_the_programs_that_take_semicolons(number: str, written: str) -> None:
    table = Table("one", (Column("a"), Column("b")), [(Decimal(number), "12.5; x")])
    assert write_csv(table, ";").decode("utf-8-sig") == f'a;b\r\n{written};"12.5; x"\r\n'
    assert next(csv.reader(io.StringIO(write_csv(table, ",").decode("utf-8-sig").split("\r\n")[1]))) == [number, "12.5; x"]


# the package


def test_frictionless_finds_no_fault_in_the_package(example_files: Files, tmp_path: Path) -> None:
    unpack(example_files).extractall(tmp_path)
    package = frictionless.Package(str(tmp_path / "datapackage.json"))
    report = package.validate()
    assert [error.message for task in report.tasks for error in task.errors] == []
    assert report.valid
    assert [resource.name for resource in package.resources] == list(downloads.TABLES)
    assert package.licenses[0]["name"] == "CC-BY-4.0"


def test_frictionless_sees_a_reference_that_leads_nowhere(example_files: Files, tmp_path: Path) -> None:
    unpack(example_files).extractall(tmp_path)
    places = tmp_path / "csv/places.csv"
    places.write_bytes(places.read_bytes().replace(b",izmir,", b",elsewhere,"))
    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()
    assert "foreign-key" in {error.type for task in report.tasks for error in task.errors}


def test_every_column_of_every_table_is_described(example_files: Files) -> None:
    package = json.loads(example_files[downloads.PACKAGE])
    for resource in package["resources"]:
        rows = read_csv(example_files[downloads.API + resource["path"]])
        assert [field["name"] for field in resource["schema"]["fields"]] == list(rows[0])


def test_the_archive_holds_every_file_once_and_equals_the_site(example_files: Files) -> None:
    archive = unpack(example_files)
    names = archive.namelist()
    assert archive.testzip() is None
    assert len(set(names)) == len(names)
    assert {name: archive.read(name) for name in names} == {name: example_files[downloads.API + name] for name in names}
    assert {*map(downloads.dataset, downloads.DATASETS), *map(downloads.table, downloads.TABLES)} <= {
        downloads.API + name for name in names
    }


def test_the_archive_is_equal_byte_for_byte(publish_tiny: Callable[..., Files]) -> None:
    first, second = (publish_tiny()[downloads.ARCHIVE] for _ in range(2))
    assert first == second
    assert {entry.compress_type for entry in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {zipfile.ZIP_STORED}


def test_the_time_of_the_archive_is_that_of_the_content(tiny_files: Files) -> None:
    assert {entry.date_time[:3] for entry in unpack(tiny_files).infolist()} == {(2021, 3, 1)}


# the timeline, from the archive alone


@pytest.mark.parametrize("locale", ["tr", "en"])
def test_the_timeline_can_be_made_again_from_the_archive_alone(example_files: Files, example_renderer: Renderer, locale: str) -> None:
    first, last = example_renderer.site.settings.timeline
    route = example_renderer.site.routes.find("timeline", "", locale)
    assert route is not None
    page = html.document_fromstring(example_renderer.render(route).document)
    rows = page.xpath("//main//li[@id][@data-kind]")
    shown = [(row.get("id"), " ".join(row.xpath(".//a[1]")[0].text_content().split())) for row in rows]
    made = rebuild(unpack(example_files), locale, first, last)
    assert [(row["anchor"], row["title"]) for row in made] == shown
    assert len(shown) > 20
    for row, element in zip(made, rows, strict=True):
        assert row["date"] in " ".join(element.text_content().split())


def rebuild(archive: zipfile.ZipFile, locale: str, first: int, last: int) -> list[dict[str, str]]:
    """The rows of the timeline, by the year in which each began, what has no date at the end; a version stands with its event."""
    tables = {name: read_csv(archive.read(f"csv/{name}.csv")) for name in ("events", "reports", "projects", "declaration-versions")}
    declaration = json.loads(archive.read("declaration.json"))["record"]
    events = {record["key"] for record in tables["events"]}
    came_from = {record["event"]: record[f"title_{locale}"] for record in tables["declaration-versions"]}
    rows: list[dict[str, Any]] = []
    for table, records in tables.items():
        is_version = table == "declaration-versions"
        for record in records:
            if is_version and record["event"] in events:
                continue
            date = edtf.parse(record.get("within") or record["date"]) if record.get("within") or record["date"] else None
            ran = bool(date and table == "projects" and date.overlaps(first, last))
            year = max(date.first_day.year, first) if date and ran else date.first_day.year if date else 9999
            title = record.get(f"short_title_{locale}") or record[f"title_{locale}"] or record["title_tr"]
            if table == "events" and record["key"] in came_from:
                title = f"{title}: {came_from[record['key']]}"
            rows.append(
                {
                    "order": (year, date.sort_key if date else (), sort_key(record["title_tr"], "tr"), record["key"]),
                    "anchor": anchor("versions" if is_version else table, record["key"], locale),
                    "title": f"{declaration['short_name'][locale]}: {title}" if is_version else title,
                    "date": in_words(record, date, table, locale),
                }
            )
    return sorted(rows, key=lambda row: row["order"])


def in_words(record: dict[str, str], date: edtf.Edtf | None, table: str, locale: str) -> str:
    if date is None:
        return ""
    if table == "projects" and not date.open_end:
        return "–".join(dict.fromkeys(str(day.year) for day in (date.first_day, date.last_day)))
    if record.get("within") and not record["date"]:
        return dates.format_within(date, locale)
    return dates.format_date(edtf.parse(record["date"]), locale)


# what the archive says of itself


def test_the_name_of_the_site_is_no_markdown_there(example_renderer: Renderer) -> None:
    corpus = example_renderer.site.corpus
    named = corpus.site.model_copy(update={"name": Words(tr="[Ad](yok)", en="A ![name](none)")})
    renderer = Renderer(replace(example_renderer.site, corpus=replace(corpus, site=named)))
    (text,) = (file.content.decode() for file in open_data.make(renderer) if file.uri.endswith("README.md"))
    assert html.fromstring(markdown.markdown(text)).xpath("//a[not(contains(@href, '://'))] | //img") == []


# the page


@pytest.mark.parametrize("locale", ["tr", "en"])
def test_the_page_offers_every_file_and_counts_truly(example_files: Files, example_renderer: Renderer, locale: str) -> None:
    route = example_renderer.site.routes.find("data", "", locale)
    assert route is not None
    assert route.uri == {"tr": "acik-veri/", "en": "en/data/"}[locale]
    page = html.document_fromstring(example_renderer.render(route).document, base_url=SITE_URL + route.uri)
    page.make_links_absolute()
    offered = {link.removeprefix(SITE_URL) for link in page.xpath("//main//a/@href")}
    wanted = {uri for uri in example_files if uri.startswith(downloads.API) and not uri.endswith(("README.md", "index.json"))}
    assert wanted <= offered
    for name in downloads.TABLES:
        count = int(page.xpath(f"string(//tr[@id='{name}']/td[2])").split()[0])
        assert count == len(read_csv(example_files[downloads.table(name)]))
    text = " ".join(page.xpath("string(//main)").split())
    assert data_page.citation(example_renderer.context, locale) in text
    assert "CC BY 4.0" in text
