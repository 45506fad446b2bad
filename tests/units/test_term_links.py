"""The page of terms: order, anchors, and what it says to programs."""

import json
import re
from pathlib import Path

import pytest
from bilingual.content import loader
from bilingual.rendering.renderer import RenderedPage, Renderer
from bilingual.rendering.term_links import Terms
from bilingual.site.site import Settings, make_site

from tests.golden import lay_out

FILES = {
    "content/tr/glossary.yml": """\
refugee: {term: mülteci, definition: Koruma arayan., also: [sığınan], related: [shelter], sources: [brochure]}
shelter: {term: çadır, definition: Bezden ev., sources: [brochure]}
family: {term: aile, definition: Yakınlar., avoid: [sülale], sources: [brochure]}
stay: {term: ikamet, definition: Oturma., sources: [brochure]}
light: {term: ısınma, definition: Soba., sources: [brochure]}
""",
    "content/en/glossary.yml": """\
refugee: {term: refugee, definition: Who seeks protection.}
shelter: {term: shelter, definition: A house of cloth.}
family: {term: family, definition: Those who are near.}
""",
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, RenderedPage]:
    site = make_site(loader.read(lay_out(tmp_path_factory.mktemp("project"), FILES)), Settings(site_url="https://example.org/"))
    renderer = Renderer(site)
    routes = (site.routes.find("glossary", "", locale) for locale in ("tr", "en"))
    return {route.locale: renderer.render(route) for route in routes if route}


def headings(page: RenderedPage) -> list[str]:
    return [heading.text for heading in page.toc if heading.level == 2]


def graph(page: RenderedPage) -> dict[str, object]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page.document, re.DOTALL)
    assert found
    [terms] = [node for node in json.loads(found[1])["@graph"] if node["@type"] == "DefinedTermSet"]
    assert isinstance(terms, dict)
    return terms


def test_terms_stand_in_the_order_of_each_languages_alphabet(pages: dict[str, RenderedPage]) -> None:
    assert headings(pages["tr"])[:5] == ["aile", "çadır", "ısınma", "ikamet", "mülteci"]
    assert headings(pages["en"]) == ["family", "refugee", "shelter"]


def test_a_term_without_english_stands_on_the_turkish_page_only(pages: dict[str, RenderedPage]) -> None:
    assert "ikamet" in pages["tr"].html
    assert "ikamet" not in pages["en"].html


def test_the_other_languages_word_is_marked(pages: dict[str, RenderedPage]) -> None:
    assert '<span lang="en">refugee</span>' in pages["tr"].html
    assert '<span lang="tr">mülteci</span>' in pages["en"].html


@pytest.mark.parametrize(("locale", "number"), [("tr", 5), ("en", 3)])
def test_the_set_of_terms_leads_to_anchors_of_the_page(pages: dict[str, RenderedPage], locale: str, number: int) -> None:
    terms = graph(pages[locale])
    named = terms["hasDefinedTerm"]
    assert isinstance(named, list)
    assert len(named) == number
    for term in named:
        address, _, anchor = term["@id"].partition("#")
        assert address == f"https://example.org/{pages[locale].route.uri}"
        assert f'id="{anchor}"' in pages[locale].html
        assert term["inDefinedTermSet"] == {"@id": terms["@id"]}


def test_the_set_holds_names_other_names_and_definitions(pages: dict[str, RenderedPage]) -> None:
    named = graph(pages["tr"])["hasDefinedTerm"]
    assert isinstance(named, list)
    [refugee] = [term for term in named if term["termCode"] == "refugee"]
    assert (refugee["name"], refugee["alternateName"], refugee["description"]) == ("mülteci", "sığınan", "Koruma arayan.")


def test_a_site_without_terms_has_no_such_page(tmp_path: Path) -> None:
    site = make_site(loader.read(lay_out(tmp_path, {})), Settings(site_url="https://example.org/"))
    assert site.routes.find("glossary", "", "tr") is None


def test_a_term_is_found_by_its_word_and_by_the_anchor_that_it_had_first(pages: dict[str, RenderedPage]) -> None:
    assert '<h2 id="multeci">mülteci</h2>' in pages["tr"].html
    assert 'id="terim-refugee"' in pages["tr"].html
    assert '<h2 id="refugee">refugee</h2>' in pages["en"].html


def test_the_first_use_of_a_term_leads_to_its_definition(tmp_path: Path) -> None:
    renderer = Renderer(make_site(loader.read(lay_out(tmp_path, FILES)), Settings(site_url="https://example.org/")))
    terms = renderer.context.terms["tr"]
    seen: set[str] = set()
    html = '<h2>mülteci</h2><p>Mülteci ile <a href="x">çadır</a>, mülteciler, mülteci; çadır.</p>'
    assert terms.link(html, "../terimler/", seen) == (
        '<h2>mülteci</h2><p><a class="term" href="../terimler/#multeci">Mülteci</a> ile <a href="x">çadır</a>, mülteciler, mülteci; '
        '<a class="term" href="../terimler/#cadir">çadır</a>.</p>'
    )
    assert terms.link("<p>Bir çadır.</p>", "../terimler/", seen) == "<p>Bir çadır.</p>", "once on a page"


def test_a_site_without_terms_links_none(tmp_path: Path) -> None:
    assert Terms(loader.read(lay_out(tmp_path, {})), "tr").link("<p>çadır</p>", "", set()) == "<p>çadır</p>"


def test_a_term_without_letters_has_its_key_for_an_anchor(tmp_path: Path) -> None:
    path = "content/tr/glossary.yml"
    content = loader.read(lay_out(tmp_path, FILES | {path: FILES[path].replace("term: aile", "term: —")}))
    assert Renderer(make_site(content, Settings(site_url="https://example.org/"))).context.terms["tr"].anchors["family"] == "family"
