"""Places and topics on the example site: each thing has one page, empty ones have none, and a count is the same wherever it stands."""

import re
from pathlib import Path

import pytest
from bilingual.content import loader
from bilingual.content.model import Corpus
from bilingual.outputs.redirects import make
from bilingual.rendering.contexts.data_page import count
from bilingual.rendering.renderer import Renderer
from bilingual.site.facets import Facet
from bilingual.site.site import Settings, make_site
from bilingual.site.timeline_items import count_facets
from bilingual.text.language import LOCALES

from tests.made_up import page


@pytest.fixture(scope="module")
def example(example_project: Path) -> Corpus:
    return loader.read(example_project)


@pytest.fixture(scope="module")
def renderer(example: Corpus) -> Renderer:
    home = ("izmir", "manisa", "aydin", "kutahya")
    return Renderer(make_site(example, Settings(site_url="https://example.org/", home_provinces=home)))


def places_list(renderer: Renderer, locale: str) -> str:
    (article,) = re.findall(r"<main.*</main>", page(renderer, "places-list", locale=locale), re.DOTALL)
    return article


@pytest.mark.parametrize("locale", LOCALES)
def test_a_city_and_its_province_stand_in_the_list_once(renderer: Renderer, locale: str) -> None:
    sections = re.findall(r"<section.*?</section>", places_list(renderer, locale), re.DOTALL)
    rows = re.findall(r"<li>\s*(?:<\w+>)?<a [^>]*>(.*?)</a>", "".join(sections))
    assert rows.count("İzmir") == 1
    assert rows.count("Manisa") == 1


def test_the_address_of_the_city_leads_to_the_province(renderer: Renderer) -> None:
    found = {artifact.uri: artifact.content.decode() for artifact in make(renderer)}
    assert 'href="../../yerler/izmir/"' in found["yerler/izmir-kenti/index.html"]
    assert 'href="../../../en/places/izmir/"' in found["en/places/izmir-city/index.html"]


@pytest.mark.parametrize("locale", LOCALES)
def test_groups_of_places_say_what_they_are(renderer: Renderer, locale: str) -> None:
    html, words = places_list(renderer, locale), renderer.context.labels[locale]
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", html)
    assert headings[:2] == [words.maps.home_provinces, words.maps.elsewhere_provinces]
    own, others = (re.split(r"<h2[^>]*>", html)[number] for number in (1, 2))
    assert "Manisa" in own
    assert "Manisa" not in others
    assert "Ağrı" not in html, "neither a source nor a record of the site names it"


def test_online_is_no_place_of_the_list(renderer: Renderer) -> None:
    assert "Çevrim içi" not in places_list(renderer, "tr")


def test_the_data_hold_the_places_that_have_a_page(renderer: Renderer) -> None:
    pages = [route for route in renderer.site.routes.all if route.kind == "place" and route.locale == "tr"]
    assert count(renderer.site.corpus, "places") == len(pages)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_topic_without_entries_has_no_page_and_its_address_leads_to_the_list(renderer: Renderer, locale: str) -> None:
    assert renderer.site.routes.find("topic", "empty", locale) is None
    (old,) = (route for route in renderer.site.routes.redirects if (route.key, route.locale) == ("empty", locale))
    assert old.leads_to == {"tr": "konular/", "en": "en/topics/"}[locale]
    assert old.uri in {artifact.uri.removesuffix("index.html") for artifact in make(renderer)}
    assert str(renderer.site.corpus.topics["empty"].name.get(locale)) not in page(renderer, "topics-list", locale=locale)


@pytest.mark.parametrize("topic", ["cohesion", "housing", "health"])
def test_a_topic_has_one_count_in_its_list_on_its_page_and_in_the_timeline(renderer: Renderer, topic: str) -> None:
    in_timeline = count_facets(renderer.site.timeline_items)[Facet("topic", topic)]
    words = renderer.context.labels["tr"].counts.entries_other.replace("{count}", str(in_timeline))
    assert in_timeline > 1
    assert words in page(renderer, "topic", topic)
    name = renderer.site.corpus.topics[topic].name.get("tr")
    (line,) = re.findall(rf"<li class=\"card\">(?:(?!</li>).)*>{name}<.*?</li>", page(renderer, "topics-list"), re.DOTALL)
    assert words in line


def test_a_place_counts_its_entries_alike_in_the_list_and_on_its_page(renderer: Renderer) -> None:
    entries = len(renderer.context.indexes.entries_at("izmir"))
    words = renderer.context.labels["tr"].counts.entries_other.replace("{count}", str(entries))
    assert entries > 1
    (line,) = re.findall(r"<li>(?:(?!</li>).)*>İzmir<.*?</li>", places_list(renderer, "tr"), re.DOTALL)
    assert words in line
    assert f"{words};" in page(renderer, "place", "izmir")


@pytest.mark.parametrize(("locale", "words"), [("tr", "Kayıtlı etkinlik yok"), ("en", "No events recorded")])
def test_a_province_without_events_says_so(renderer: Renderer, locale: str, words: str) -> None:
    assert not renderer.context.indexes.entries_at("kutahya")
    assert f'<p class="lead">{words}' in page(renderer, "place", "kutahya", locale)
    assert words not in page(renderer, "place", "izmir", locale)


def test_no_code_of_a_province_is_a_fact_for_readers(renderer: Renderer) -> None:
    facts = re.search(r'<dl class="facts">.*?</dl>', page(renderer, "place", "izmir"), re.DOTALL)
    assert facts
    assert "TR-35" not in facts[0]


def test_an_organisation_counts_its_activities_alike_in_the_list_and_on_its_page(renderer: Renderer) -> None:
    words = renderer.context.labels["tr"].counts
    for key, organization in renderer.site.corpus.organizations.items():
        if not (count := renderer.context.indexes.count_involvements(key)):
            continue
        document = page(renderer, "organization", key)
        section = document[document.index(f">{renderer.context.labels['tr'].sections.involvements}</h2>") :]
        cards = re.findall(r'<li class="card"><p class="tag', section[: section.index("</section>")])
        assert len(cards) == count, key
        name = organization.name.get("tr")
        (line,) = re.findall(rf"<li><a [^>]*>{name}(?: \(<abbr>[^<]*</abbr>\))?</a>.*?</li>", page(renderer, "organizations-list"))
        assert words.activities_other.replace("{count}", str(count)) in line


def test_organisations_stand_by_their_kind(renderer: Renderer) -> None:
    headings = re.findall(r"<h2[^>]*>(.*?)</h2>", page(renderer, "organizations-list"))
    plurals = renderer.context.labels["tr"].organization_kind_plurals
    kinds = {organization.kind for organization in renderer.site.corpus.organizations.values()}
    assert {plurals[kind] for kind in kinds} <= set(headings)


@pytest.mark.parametrize(("locale", "link"), [("tr", "deklarasyon/#taahhut-2"), ("en", "declaration/#commitment-2")])
def test_a_topic_leads_to_the_clauses_that_name_it(renderer: Renderer, locale: str, link: str) -> None:
    assert f'{link}"' in page(renderer, "topic", "housing", locale)
    assert f'{link}"' not in page(renderer, "topic", "health", locale)


def test_numbers_of_an_organisation_on_which_sources_differ_say_so(renderer: Renderer) -> None:
    document = page(renderer, "organization", "union")
    marks = re.findall(r"mark-src--differs[^>]*>", document)
    assert len(marks) == 1
    assert "1.188" in document
    assert 'href="tel:+902320000000"' in document
