"""Documents: none that runs anything or hides a file is published, and what readers see of one is read from it."""

import io
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bilingual.content import loader
from bilingual.content.lint import documents
from bilingual.content.lint.documents import DocumentFacts
from bilingual.content.lint.file_kinds import HEAVIEST
from bilingual.rendering.renderer import Renderer
from bilingual.rendering.views.numbers import Numbers
from bilingual.schema.entries import Report
from pypdf import PdfReader, PdfWriter

from tests.documents import make_packed, make_pdf
from tests.golden import lay_out
from tests.made_up import EVENT, example_corpus, found_documents, page, renderer_of
from tests.offenders import of_every

WORD = ("[Content_Types].xml", "word/document.xml")
OPEN = ("mimetype", "content.xml")
SCRIPT = "<</Type/Action/S/JavaScript/JS(app.alert)>>"


def complete(words: str = "Rapor", pages: int = 1, catalog: str = "", more: str = "") -> bytes:
    """A PDF that lacks nothing."""
    return make_pdf(words, pages, title="Rapor", language="tr", tagged=True, catalog=catalog, more=more)


def read(root: Path, name: str, raw: bytes) -> DocumentFacts:
    path = root / "docs/assets/files" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    found = documents.read(root, f"docs/assets/files/{name}")
    assert isinstance(found, DocumentFacts)
    return found


def rewritten(raw: bytes, change: Callable[[PdfWriter], object]) -> bytes:
    """The same PDF as another program saves it."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(raw)))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@of_every(
    [
        ("complete.pdf", complete(pages=2), ()),
        ("without-title.pdf", make_pdf("Rapor", language="tr", tagged=True), ("document-without-title",)),
        ("bare.pdf", make_pdf("Rapor"), ("document-without-title", "document-without-language", "document-without-tags")),
        ("opens.pdf", complete(catalog=f"/OpenAction{SCRIPT}"), ("document-runs",)),
        ("opens-elsewhere.pdf", complete(catalog="/OpenAction 4 0 R", more=SCRIPT), ("document-runs",)),
        ("starts.pdf", complete(more="<</S/Launch/F(calc.exe)>>"), ("document-runs",)),
        ("form.pdf", complete(catalog="/AcroForm<</XFA 4 0 R>>"), ("document-runs",)),
        ("hidden.pdf", complete(more="<</S/J#61vaScript/J#53(app.alert)>>"), ("document-runs",)),
        ("holds.pdf", complete(catalog="/Names<</EmbeddedFiles 4 0 R>>"), ("document-embeds",)),
        ("note.pdf", complete(more="<</Type/Filespec/F(a.exe)/EF<</F 1 0 R>>>>"), ("document-embeds",)),
        ("words.pdf", complete("JavaScript /JS /EmbeddedFiles"), ()),
        ("cut.pdf", complete()[:300], ("document-broken",)),
        ("empty.pdf", b"", ("document-broken",)),
        ("none.pdf", b"<html>", ("document-broken",)),
        ("rapor.docx", make_packed(*WORD), ()),
        ("rapor.xlsx", make_packed("[Content_Types].xml", "xl/workbook.xml"), ()),
        ("macro.docx", make_packed(*WORD, "word/vbaProject.bin"), ("document-runs",)),
        ("macro.xlsx", make_packed(*WORD, "xl/macrosheets/sheet1.xml"), ("document-runs",)),
        ("rapor.odt", make_packed(*OPEN), ()),
        ("macro.ods", make_packed(*OPEN, "Basic/Standard/Module1.xml"), ("document-runs",)),
        ("script.odt", make_packed(*OPEN, "Scripts/python/a.py"), ("document-runs",)),
        ("other.docx", make_packed("a.txt"), ("document-broken",)),
        ("text.docx", b"text", ("document-broken",)),
        ("liste.csv", b"a,b\n", ()),
    ]
)
def test_what_a_document_is_told_of(name: str, raw: bytes, faults: tuple[str, ...], tmp_path: Path) -> None:
    assert read(tmp_path, name, raw).faults == faults


def test_a_locked_pdf_is_refused(tmp_path: Path) -> None:
    locked = rewritten(complete(), lambda writer: writer.encrypt("", "owner", algorithm="RC4-128"))
    assert read(tmp_path, "locked.pdf", locked).faults == ("document-locked",)


def test_what_stands_in_a_compressed_stream_is_found(tmp_path: Path) -> None:
    packed = zlib.compress(f"9 0 {SCRIPT}".encode())
    stream = f"8 0 obj\n<</Type/ObjStm/N 1/First 4/Length {len(packed)}/Filter/FlateDecode>>stream\n".encode() + packed
    raw = complete(catalog="/OpenAction 9 0 R")
    objects, trailer = raw.partition(b"xref\n")[0], b"trailer<</Root 1 0 R/Info 3 0 R>>\nstartxref\n0\n%%EOF\n"
    assert read(tmp_path, "packed.pdf", objects + stream + b"\nendstream\nendobj\n" + trailer).faults == ("document-runs",)


def test_what_a_document_lacks_is_told_where_a_record_names_it(tmp_path: Path) -> None:
    entry = EVENT.format(title="Toplantı") + "files:\n  plan: {file: plan.pdf, title: Plan, language: tr}\n"
    root = lay_out(tmp_path, {"content/tr/events/toplanti.yml": entry})
    for name in ("plan", "other"):
        read(root, f"{name}.pdf", make_pdf("Plan", title="Plan", tagged=True))
    told = [(found.path, found.line, found.column, found.code) for found in loader.read(root).warnings]
    assert told == [
        ("content/tr/events/toplanti.yml", 7, 16, "document-without-language"),
        ("docs/assets/files/other.pdf", 1, 1, "document-without-language"),
    ]


def test_the_files_of_what_is_withdrawn_are_told(tmp_path: Path) -> None:
    entry = EVENT.format(title="Toplantı") + "files: {plan: {file: plan.csv, title: Plan, language: tr}}\n"
    root = lay_out(tmp_path, {"content/tr/events/toplanti.yml": entry + "withdrawn: {date: 2021-01-01, reason: İki kez girilmiş.}\n"})
    read(root, "plan.csv", b"a,b")
    told = [(found.path, found.line, found.column, found.code) for found in loader.read(root).warnings]
    assert told == [("content/tr/events/toplanti.yml", 6, 1, "files-of-withdrawn")]


def test_search_finds_a_document_by_its_title() -> None:
    (found,) = (one for one in found_documents(renderer_of(example_corpus()), "en") if one.names[0].endswith("Workshop Report"))
    assert ("file-report", "The whole workshop report") in {(section.anchor, section.heading) for section in found.sections}


def test_an_edition_in_a_third_language_is_cited_too() -> None:
    report = example_corpus().reports["workshop-report"]
    file = next(iter(report.files.values())).model_copy(update={"language": "ar"})
    changed = report.model_copy(update={"files": {"report": file}})
    corpus = replace(example_corpus(), reports={**example_corpus().reports, report.key: changed})
    document = page(renderer_of(corpus), "report", "workshop-report", "en")
    assert '<meta name="citation_pdf_url" content="https://example.org/assets/files/workshop-report.pdf">' in document
    assert '<meta name="citation_language" content="ar">' in document


def test_a_document_that_is_too_large_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "docs/assets/files/liste.csv"
    path.parent.mkdir(parents=True)
    with path.open("wb") as large:
        large.truncate(HEAVIEST + 1)
    assert [found.code for found in documents.check(tmp_path, [])] == ["too-large"]


def test_size_and_pages_are_the_files_own(tmp_path: Path) -> None:
    raw = complete(pages=12)
    assert read(tmp_path, "rapor.pdf", raw) == DocumentFacts(len(raw), 12)


@of_every([(1, "1 kB", "1 kB"), (640_400, "640 kB", "640 kB"), (999_600, "1,0 MB", "1.0 MB"), (2_340_000, "2,3 MB", "2.3 MB")])
def test_sizes_are_written_as_the_language_does(size: int, turkish: str, english: str) -> None:
    labels = renderer_of(example_corpus()).context.labels
    assert [Numbers(labels[locale], locale).size(size).replace("\xa0", " ") for locale in ("tr", "en")] == [turkish, english]


def test_an_edition_of_the_site_is_its_address_wherever_the_site_stands() -> None:
    for url in ("https://example.org/", "https://example.net/library/"):
        renderer: Renderer = renderer_of(example_corpus(), site_url=url)
        report = renderer.site.corpus.reports["workshop-report"]
        assert isinstance(report, Report)
        assert report.url.tr == f"{url}assets/files/workshop-report.pdf"
        assert report.pages.tr == 3
        document = page(renderer, "report", "workshop-report", "en")
        assert f'<meta name="citation_pdf_url" content="{report.url.tr}">' in document
        assert '<a class="button" href="../../../assets/files/workshop-report.pdf" hreflang="tr">' in document
        assert "3 pages, Turkish" in document
