"""Marks and notes: one at a fact, whatever is said of it, and nothing that is cited or remarked is lost."""

import re

from bilingual.schema.entries import Entry
from markupsafe import escape

from tests.made_up import example_corpus, page, renderer_of
from tests.offenders import of_every

CORPUS = example_corpus()
RENDERER = renderer_of(CORPUS)


PAGES = [
    (route.kind, route.key, route.locale)
    for route in RENDERER.site.routes.all
    if route.kind in ("event", "project", "report") and route.is_first
]


@of_every(PAGES)
def test_every_mark_has_its_note_outside_of_any_fold(kind: str, key: str, locale: str) -> None:
    html = page(RENDERER, kind, key, locale)
    notes = re.findall(r'<div class="note" id="([^"]+)" popover>', html)
    marks = [dict(re.findall(r'([a-z-]+)="([^"]*)"', button)) for button in re.findall(r"<button [^>]*mark-src[^>]*>", html)]
    assert sorted(notes) == sorted(mark["popovertarget"] for mark in marks)
    assert not re.findall(r'<details(?:(?!</details>).)*<div class="note"', html, flags=re.DOTALL)
    assert [mark for mark in marks if len(mark["aria-label"].split(": ", 1)[-1]) < 2] == []


@of_every(PAGES)
def test_every_source_of_an_entry_stands_at_its_foot_under_its_number(kind: str, key: str, locale: str) -> None:
    html = page(RENDERER, kind, key, locale)
    entry = CORPUS.register(f"{kind}s")[key]
    assert isinstance(entry, Entry)
    listed = html[html.index('class="source-list') :]
    for source in {*entry.sources, *(one for names in entry.field_sources.values() for one in names)} & set(CORPUS.sources):
        route = RENDERER.site.routes.page_of("sources", source, locale)
        assert route is not None
        assert f"{route.uri.rstrip('/').rpartition('/')[2]}/" in listed
    word = {"tr": "kaynak", "en": "source"}[locale]
    numbers = [int(number) for number in re.findall(rf'<li id="{word}-([0-9]+)" value="\1">', listed)]
    assert numbers == list(range(1, len(numbers) + 1))


@of_every(PAGES)
def test_every_remark_stands_on_the_page_once(kind: str, key: str, locale: str) -> None:
    html = page(RENDERER, kind, key, locale)
    entry = CORPUS.register(f"{kind}s")[key]
    assert isinstance(entry, Entry)
    for field, remark in entry.remarks.items():
        text = remark.text.get(locale)
        if text:
            assert html.count(str(escape(text))) == 1, field


def test_a_field_has_one_mark_for_its_sources_its_remark_and_what_sources_differ_on() -> None:
    html = page(RENDERER, "event", "forum-2019")
    figure = html[html.index('id="sayi-participants"') :].split("</li>")[0]
    assert figure.count("<button") == 1
    assert 'aria-label="Farklı bilgiler var: katılımcı"' in figure


def test_places_of_citations_are_counted_by_source() -> None:
    html = page(RENDERER, "event", "forum-2019")
    places = re.findall(r'<span id="atif-([0-9]+)-([0-9]+)"></span>', html)
    assert len(places) == len(set(places)) > 5
    for number in {number for number, _ in places}:
        counted = sorted(int(place) for other, place in places if other == number)
        assert counted == list(range(1, len(counted) + 1))
