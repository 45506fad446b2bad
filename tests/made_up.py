"""The content of the example site, and as many more entries and signatures as a test needs."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bilingual import outputs
from bilingual.content import loader as content
from bilingual.content.model import Corpus, Link
from bilingual.outputs import Artifact, search
from bilingual.outputs.search_index import Document
from bilingual.rendering.renderer import Renderer
from bilingual.rendering.views.view import View
from bilingual.schema import Event, SiteWords
from bilingual.schema.declaration import Signature, SignatureStatus
from bilingual.schema.fields import Edition, Words
from bilingual.schema.registers import OrganizationKind
from bilingual.site.routes import Route
from bilingual.site.site import Settings, make_site
from bilingual.text.edtf import parse
from bilingual.text.language import LOCALES
from bilingual.text.provinces import PROVINCES

from tests.builds.tiny import copy_example_site

NAMES = {
    "tr": {
        "site_name": "Örnek Göç Kitaplığı",
        "tagline": "Örnek belediyelerin göç alanındaki çalışmaları ve bildirgesi, kaynaklarıyla",
    },
    "en": {
        "site_name": "Example Migration Library",
        "tagline": "What the example municipalities have done on migration, with the sources",
    },
}
"""What the sites of the tests are called."""
SETTINGS = Settings(
    site_url="https://example.org/",
    stylesheets=("assets/styles/site.css",),
    scripts=("assets/scripts/site.js",),
    timeline=(2015, 2019),
    words=NAMES,
)
WITHOUT_WORDS = SiteWords()
"""The words of a site that says no more than it must."""
INITIALS = ("Çınar", "Cumalı", "Ihlara", "İğdecik", "Şahin", "Sarıca", "Öğle", "Oluk", "Üzüm", "Uğur", "Zeytin", "Aşağı")


EVENT = """\
title: {title}
kind: meeting
summary: Bir toplantı.
sources: [brochure]
published: 2020-01-01
"""
"""An event of the small project of the golden cases, to be given a title."""


def menu_of(*names: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """A menu of these pages under their own titles, in both languages."""
    return {locale: tuple((name, "") for name in names) for locale in LOCALES}


@cache
def example_corpus() -> Corpus:
    """The content of the example site, read once per process."""
    with TemporaryDirectory() as folder:
        return content.read(copy_example_site(Path(folder, "project")))


@cache
def public_corpus() -> Corpus:
    """The content of the example site without its drafts and what was withdrawn."""
    return make_site(example_corpus(), SETTINGS).corpus


def renderer_of(corpus: Corpus, **settings: Any) -> Renderer:
    """A renderer of a site with this content."""
    if corpus is example_corpus() and not settings:
        return _renderer_of_the_example()
    return Renderer(make_site(corpus, replace(SETTINGS, **settings)))


@cache
def _renderer_of_the_example() -> Renderer:
    return Renderer(make_site(example_corpus(), SETTINGS))


def page(renderer: Renderer, kind: str, key: str = "", locale: str = "tr") -> str:
    """The whole document of a page."""
    return renderer.render(route_to(renderer, kind, key, locale)).document


def route_to(renderer: Renderer, kind: str, key: str = "", locale: str = "tr", number: int = 1) -> Route:
    """The route to a page, of a list the one with this number; it must be there."""
    route = renderer.site.routes.find(kind, key, locale)
    route = route and renderer.site.routes.page(route, number)
    assert route, f"no page {kind} {key} {number} in {locale}"
    return route


def all_outputs(renderer: Renderer) -> Iterator[Artifact]:
    """Everything that is published beside the pages."""
    for make in (*outputs.MAKERS, search.make):
        yield from make(renderer)
    for route in renderer.site.routes.all:
        for make_for in outputs.MAKERS_FOR_PAGES:
            yield from outputs.files_for(make_for, renderer, route)


def found_documents(renderer: Renderer, locale: str) -> list[Document]:
    """The pages of a language that search finds, as it sees them."""
    return [
        search.document_of(View(renderer.context, route), renderer.render(route).html) for route in search.found_pages(renderer, locale)
    ]


def write_page(renderer: Renderer, folder: Path, kind: str, key: str = "", locale: str = "tr", number: int = 1) -> str:
    """Put a page where it stands below `folder`, and return its address there."""
    route = route_to(renderer, kind, key, locale, number)
    (folder / route.uri).mkdir(parents=True, exist_ok=True)
    (folder / route.uri / "index.html").write_text(renderer.render(route).document, encoding="utf-8")
    return route.uri


def with_events(corpus: Corpus, number: int, first: int = 2015, last: int = 2019) -> Corpus:
    """The content with `number` more events, spread evenly over the years; each is a copy of one of the site’s, with its organizations."""
    models = [event for event in corpus.events.values() if event.locales == LOCALES and not event.draft and not event.withdrawn]
    days = (datetime.date(last, 12, 31) - datetime.date(first, 1, 1)).days
    events: dict[str, Event] = {}
    links: list[Link] = []
    for index in range(number):
        model, key = models[index % len(models)], f"made-up-{index:05}"
        day = datetime.date(first, 1, 1) + datetime.timedelta(days=index * days // number)
        title = Words(tr=f"Uydurma kayıt {index}", en=f"Made-up entry {index}")
        events[key] = model.model_copy(
            update={"key": key, "title": title, "slug": Edition(), "date": parse(day.isoformat()), "within": None, "discrepancies": {}}
        )
        links += [replace(link, key=key) for link in corpus.links if (link.register, link.key) == ("events", model.key)]
    links_to = dict(corpus.links_to)
    for link in links:
        links_to[link.target_register, link.target] = (*links_to[link.target_register, link.target], link)
    return replace(corpus, events={**corpus.events, **events}, links=(*corpus.links, *links), links_to=links_to)


def with_signatures(corpus: Corpus, number: int) -> Corpus:
    """The content with `number` more signatures, of all provinces of the union and some others, kinds and versions; one in ten unclear."""
    register = corpus.signatories
    assert register
    assert corpus.declaration
    model = next(one for one in register.signatories.values() if not one.withdrawn)
    union = [place.key for place in corpus.places.values() if place.in_union_area]
    provinces = [*union, *[key for key in PROVINCES if key not in union][:3], None]
    kinds = (OrganizationKind.DISTRICT_MUNICIPALITY, OrganizationKind.PROVINCIAL_MUNICIPALITY, OrganizationKind.METROPOLITAN_MUNICIPALITY)
    versions = list(corpus.declaration.versions)
    made: dict[str, Signature] = {}
    for index in range(number):
        name = f"{INITIALS[index % len(INITIALS)]}{index} Belediyesi"
        update: Mapping[str, Any] = {
            "key": f"made-up-{index:05}",
            "name": Words(tr=name, en=name.replace("Belediyesi", "Municipality")),
            "kind": kinds[index % 3],
            "province": provinces[index % len(provinces)],
            "version": versions[index % len(versions)],
            "date": parse(f"20{18 + index % 5}-0{1 + index % 9}-1{index % 10}") if index % 4 else None,
            "status": SignatureStatus.CONFIRMED if index % 10 else SignatureStatus.UNCLEAR,
            "organization": None,
            "slug": Edition(),
        }
        made[f"made-up-{index:05}"] = model.model_copy(update=update)
    placed = [(key, signature.province) for key, signature in made.items() if signature.province]
    links = [Link("signatories", "", ("signatories", key, "province"), "places", province) for key, province in placed]
    links_to = dict(corpus.links_to)
    for link in links:
        links_to["places", link.target] = (*links_to.get(("places", link.target), ()), link)
    signatories = register.model_copy(update={"signatories": {**register.signatories, **made}})
    return replace(corpus, signatories=signatories, links=(*corpus.links, *links), links_to=links_to)
