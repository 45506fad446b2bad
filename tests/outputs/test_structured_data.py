"""The pages' graphs of schema.org, read back with rdflib: right terms, honest dates, twins, and no way out of the element."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from bilingual.rendering.metadata.schema_org import common_part, without_empty
from bilingual.rendering.renderer import Renderer
from bilingual.site.routes import Route
from bilingual.text.edtf import parse
from lxml import html
from rdflib import RDF, SDO, Graph, Literal, URIRef

from tests.outputs import hostile

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own reader uses it

MakeTiny = Callable[..., Renderer]
ROOT = "https://example.org/"
OBJECT_TERMS = ("url", "item", "sameAs", "eventAttendanceMode")

NEWER = {"funding"}
"""Terms of schema.org (version 12 and later) that rdflib's list of names has not yet."""

REQUIRED = {
    "WebPage": {"name", "url", "inLanguage", "isPartOf", "description"},
    "CollectionPage": {"name", "url", "inLanguage", "isPartOf"},
    "WebSite": {"name", "url"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "ImageObject": {"width", "height"},
    "Event": {"name"},
    "ExhibitionEvent": {"name"},
    "ScreeningEvent": {"name"},
    "EducationEvent": {"name"},
    "EventSeries": {"name"},
    "Report": {"name", "url", "publisher"},
    "Book": {"name", "inLanguage"},
    "Project": {"name", "url", "foundingDate"},
    "Grant": {"name"},
    "CreativeWork": {"name"},
    "EndorseAction": {"agent", "object"},
    "DigitalDocument": {"name", "url", "encodingFormat", "inLanguage"},
    "DefinedTermSet": {"name", "inLanguage", "hasDefinedTerm"},
    "DefinedTerm": {"name", "description", "inDefinedTermSet"},
    "Organization": {"name"},
    "GovernmentOrganization": {"name"},
    "NGO": {"name"},
    "Corporation": {"name"},
    "CollegeOrUniversity": {"name"},
    "Person": {"name"},
    "Place": {"name"},
    "City": {"name"},
    "AdministrativeArea": {"name"},
    "Country": {"name"},
    "VirtualLocation": {"url"},
    "PostalAddress": set(),
    "Thing": {"name"},
}
"""What a thing of each type must say; types that are not here are not used."""


def nodes_of(renderer: Renderer, route: Route) -> list[dict[str, Any]]:
    """The nodes of a page's graph."""
    [script] = html.fromstring(renderer.render(route).document).xpath("//script[@type='application/ld+json']")
    found = json.loads(script.text)
    assert found["@context"] == "https://schema.org"
    return list(found["@graph"])


def graph_of(nodes: list[dict[str, Any]]) -> Graph:
    """The same as RDF, read by rdflib; its context stands for the one at schema.org."""
    context = {"@vocab": str(SDO), **{term: {"@type": "@id"} for term in OBJECT_TERMS}}
    return Graph().parse(data=json.dumps({"@context": context, "@graph": nodes}), format="json-ld")


def find(renderer: Renderer, kind: str, key: str, locale: str = "tr") -> dict[str, Any]:
    """The node of what the page of this kind and key is about."""
    route = renderer.site.routes.find(kind, key, locale)
    assert route
    nodes = nodes_of(renderer, route)
    subject = nodes[0]["mainEntity"]["@id"]
    return next(node for node in nodes if node.get("@id") == subject)


def all_nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every node at any depth."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from all_nodes(inner)


# all pages


@pytest.fixture(scope="module")
def example_nodes(example_renderer: Renderer) -> dict[Route, list[dict[str, Any]]]:
    """The nodes of every page of the example site."""
    return {route: nodes_of(example_renderer, route) for route in example_renderer.site.routes.all if route.kind != "not-found"}


def test_every_page_says_only_what_schema_org_knows_and_all_that_it_must(example_nodes: dict[Route, list[dict[str, Any]]]) -> None:
    types = set()
    for route, nodes in example_nodes.items():
        for node in all_nodes(nodes):
            names = {node.get("@type", "Thing"), *(name for name in node if not name.startswith("@"))}
            assert not {name for name in names if URIRef(f"{SDO}{name}") not in SDO} - NEWER, route.uri
            assert all(value not in (None, "", [], {}) for value in node.values()), route.uri
            if "@type" in node:
                types.add(node["@type"])
                assert REQUIRED[node["@type"]] <= node.keys(), f"{route.uri}: {node}"
                assert node["@type"] != "ImageObject" or node.keys() & {"url", "contentUrl"}, f"{route.uri}: {node}"
    assert {"Event", "Report", "Project", "GovernmentOrganization", "CreativeWork", "BreadcrumbList", "WebSite", "EndorseAction"} <= types


def test_a_reader_of_json_ld_reads_every_kind_of_page(example_nodes: dict[Route, list[dict[str, Any]]]) -> None:
    for route, nodes in {route.kind: (route, nodes) for route, nodes in example_nodes.items()}.values():
        graph, page = graph_of(nodes), URIRef(ROOT + route.uri)
        assert (page, SDO.inLanguage, Literal(route.locale)) in graph
        assert graph.value(page, SDO.url) == page
        assert graph.value(page, SDO.isPartOf) == URIRef(f"{ROOT}#website")
        assert graph.value(URIRef(f"{ROOT}#website"), RDF.type) == SDO.WebSite
        for subject in graph.objects(page, SDO.mainEntity):
            assert graph.value(subject, SDO.name)


def test_twins_name_each_other(example_renderer: Renderer, example_nodes: dict[Route, list[dict[str, Any]]]) -> None:
    routes = example_renderer.site.routes
    named = 0
    for route, (page, *_) in example_nodes.items():
        assert (page["@id"], page["inLanguage"]) == (ROOT + route.uri, route.locale)
        twin = routes.twin(route, "en" if route.locale == "tr" else "tr")
        term, other = ("workTranslation", "translationOfWork") if route.locale == "tr" else ("translationOfWork", "workTranslation")
        assert page.get(term) == ({"@id": ROOT + twin.uri} if twin else None)
        assert other not in page
        named += bool(twin)
    assert named > 200


def test_a_page_without_a_twin_names_none(make_tiny: MakeTiny) -> None:
    renderer = make_tiny()
    route = renderer.site.routes.find("event", "visit", "tr")
    assert route
    assert "workTranslation" not in nodes_of(renderer, route)[0]


def test_a_thing_has_one_id_in_both_languages(make_tiny: MakeTiny) -> None:
    renderer = make_tiny()
    turkish, english = (find(renderer, "event", "meeting", locale) for locale in ("tr", "en"))
    assert turkish["@id"] == english["@id"] == f"{ROOT}etkinlikler/ornek-toplanti-2018/#event"
    assert turkish["organizer"]["@id"] == english["organizer"]["@id"]
    assert english["url"] == f"{ROOT}en/events/example-meeting-2018/"
    assert english["name"] == "Example Meeting"
    assert english["alternateName"] == "Örnek Toplantı"


def test_breadcrumbs_lead_from_the_home_to_the_page(make_tiny: MakeTiny) -> None:
    renderer = make_tiny()
    route = renderer.site.routes.find("event", "meeting", "en")
    assert route
    [crumbs] = [node for node in nodes_of(renderer, route) if node["@type"] == "BreadcrumbList"]
    assert [(step["position"], step["item"]) for step in crumbs["itemListElement"]] == [
        (1, f"{ROOT}en/"),
        (2, f"{ROOT}en/events/"),
        (3, f"{ROOT}en/{route.uri.removeprefix('en/')}"),
    ]


# dates


def event(**fields: str) -> dict[str, str]:
    """An event of the tiny site with these fields."""
    lines = {"title": "Deneme", "kind": "panel", "summary": "Bir deneme.", "sources": "[brochure]", "published": "2020-03-01", **fields}
    return {"content/tr/events/trial.yml": "".join(f"{name}: {value}\n" for name, value in lines.items())}


@pytest.mark.parametrize(
    ("fields", "start", "end", "note"),
    [
        pytest.param({"date": "2019-11-06"}, "2019-11-06", None, None, id="day"),
        pytest.param({"date": "2018-10-01/2018-10-03"}, "2018-10-01", "2018-10-03", None, id="days"),
        pytest.param({"date": "2018-10"}, "2018-10", None, None, id="month"),
        pytest.param({"date": "2016"}, "2016", None, None, id="year"),
        pytest.param({"date": "2016~"}, "2016", None, "2016 dolayları", id="about-a-year"),
        pytest.param({"date": "2016?"}, "2016", None, "2016 (kesin değil)", id="uncertain-year"),
        pytest.param({"date": "2015/2017"}, "2015", "2017", None, id="years"),
        pytest.param({"date": "2019/.."}, "2019", None, "2019 – sürüyor", id="open"),
        pytest.param({"within": "2018-10-29/2018-11-02"}, "2018", None, "29 Ekim – 2 Kasım 2018, günü bilinmiyor", id="day-unknown"),
        pytest.param(
            {"within": "2018-10-29/2018-11-02", "date": "2018-10"},
            "2018-10",
            None,
            "29 Ekim – 2 Kasım 2018, günü bilinmiyor",
            id="day-unknown-month-known",
        ),
        pytest.param({"date": "2019-11-06", "certainty": "announced"}, "2019-11-06", None, "6 Kasım 2019 (duyuruya göre)", id="announced"),
        pytest.param({}, None, None, None, id="unknown"),
    ],
)
def test_dates_are_honestly_reduced(
    make_tiny: MakeTiny, fields: dict[str, str], start: str | None, end: str | None, note: str | None
) -> None:
    node = find(make_tiny(event(**fields)), "event", "trial")
    assert (node.get("startDate"), node.get("endDate")) == (start, end)
    assert node["description"] == ("Bir deneme." if note is None else f"Bir deneme. Tarih: {note}.")


@pytest.mark.parametrize(
    ("span", "common"),
    [("2018-10-29/2018-11-02", "2018"), ("2018-10-01/2018-10-03", "2018-10"), ("2018-12-30/2019-01-02", None), ("2018-10", "2018-10")],
)
def test_what_the_days_of_a_span_have_in_common(span: str, common: str | None) -> None:
    assert common_part(parse(span)) == common


# kinds of things


def test_an_event_says_where_who_and_as_a_part_of_what(make_tiny: MakeTiny) -> None:
    node = find(make_tiny(hostile.FILES), "event", "meeting")
    assert node["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert node["location"]["name"]
    assert node["organizer"]["name"] == "Örnek Merkez"
    assert node["performer"] == {"@type": "Person", "name": hostile.TEXT}
    assert node["superEvent"] == {"@type": "Event", "name": hostile.TEXT}
    assert node["subEvent"]["@type"] == "ScreeningEvent"
    assert node["subEvent"]["name"] == node["subEvent"]["description"] == hostile.TEXT


def test_an_event_online_has_no_place_on_a_map(example_renderer: Renderer) -> None:
    node = find(example_renderer, "event", "meeting-2019")
    assert node["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert node["location"]["@type"] == "VirtualLocation"


def test_an_address_is_as_full_as_the_places_around_tell(example_renderer: Renderer) -> None:
    location = find(example_renderer, "event", "meeting-2018", "en")["location"]
    assert location["address"] == {
        "@type": "PostalAddress",
        "streetAddress": "Örnek Mahallesi, Örnek Caddesi 1, İzmir",
        "addressRegion": "İzmir",
        "addressCountry": "TR",
    }


def test_a_body_that_ended_says_when(example_renderer: Renderer) -> None:
    body = next(body for body in example_renderer.site.corpus.organizations.values() if body.merged_into and body.dissolved)
    route = next(route for route in example_renderer.site.routes.all if (route.kind, route.key) == ("organization", body.key))
    assert body.dissolved
    assert body.dissolved.start.iso() in [node.get("dissolutionDate") for node in nodes_of(example_renderer, route)]


def test_a_report_names_its_people_and_editions(example_renderer: Renderer) -> None:
    node = find(example_renderer, "report", "findings", "en")
    assert (node["author"]["@type"], node["author"]["name"]) == ("Person", "Örnek Yazar")
    assert node["datePublished"] == "2018-12"
    assert node["inLanguage"] == ["tr", "en"]
    assert [(edition["inLanguage"], edition["isbn"]) for edition in node["workExample"]] == [
        ("tr", "978-605-00-0000-9"),
        ("en", "978-605-00-0001-6"),
    ]


def test_the_declaration_names_confirmed_signatories_only(example_renderer: Renderer) -> None:
    for locale in ("tr", "en"):
        route = example_renderer.site.routes.find("declaration", "", locale)
        assert route
        nodes = nodes_of(example_renderer, route)
        [work] = [node for node in nodes if node["@type"] == "CreativeWork"]
        assert [text["datePublished"] for text in work["workExample"]] == ["2018-10-16", "2020-02-20"]
        acts = [node for node in nodes if node["@type"] == "EndorseAction"]
        register = example_renderer.site.corpus.signatories
        assert register
        confirmed = [signature for signature in register.signatories.values() if signature.status == "confirmed"]
        assert len(acts) == len(confirmed) < len(register.signatories)
        assert all(act["object"] == {"@id": work["@id"]} for act in acts)


# the element


def test_no_text_ends_the_element(make_tiny: MakeTiny) -> None:
    renderer = make_tiny(hostile.FILES)
    for route in renderer.site.routes.all:
        if route.kind in ("event", "report") and route.key in ("meeting", "findings"):
            document = renderer.render(route).document
            element = document.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
            assert not set("<>&") & set(element)
            nodes = nodes_of(renderer, route)
            assert nodes[0]["name"] == nodes[-1]["name"] == hostile.TEXT


def test_what_is_empty_is_left_out() -> None:
    said = without_empty({"a": None, "b": "", "c": [], "d": [{"x": None}, "y"], "e": 0, "f": ["x", '"ş\n'], "g": {"h": ["i"], "j": {}}})
    assert said == {"d": "y", "e": 0, "f": ["x", '"ş\n'], "g": {"h": "i"}}
    assert without_empty({"a": [{"b": ""}]}) is None
