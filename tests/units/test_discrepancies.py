"""What sources differ about stands in a fold at the end of the page, all of it; a fact that it changes is marked."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from bilingual.content.model import Corpus
from bilingual.schema.addresses import anchor
from bilingual.schema.entries import Entry
from bilingual.schema.fields import Edition, Localized, Words
from bilingual.schema.groups import Claim, Discrepancy

from tests.made_up import example_corpus, page, renderer_of

FIELDS = {
    "events": ["title", "summary", "body", "kind", "date", "place", "organizers", "figures", "themes", "parts", "people"],
    "reports": ["title", "summary", "kind", "date", "place", "publishers", "people", "figures", "languages", "isbn"],
    "projects": ["title", "summary", "body", "date", "leads", "participants", "milestones", "figures", "role_wordings"],
}
"""What readers see of each collection that sources may differ about."""
CHANGING = {"date", "figures", "milestones"}
"""Those of which another value changes a number or a date; of a part, only its title does."""


def test_what_sources_say_stands_in_the_fold_and_marks_what_it_changes(pages: Mapping[tuple[str, str], str]) -> None:
    for (_, field), html in pages.items():
        assert_told(html, field)


def assert_told(html: str, field: str) -> None:
    place = html.index(f'id="{anchor("discrepancies", "made-up", "en")}"')
    fold = html.rindex("<details", 0, place)
    assert html[fold:place].startswith(
        '<details class="fold fold--printed"><summary>Where sources differ <span class="fold__count">1</span>'
    ), field
    assert "so it was" in html[place:], field
    assert ("mark-src--differs" in html) is (field in CHANGING), field


def test_a_mark_says_in_its_name_and_in_its_note_that_sources_differ(pages: Mapping[tuple[str, str], str]) -> None:
    html = pages["events", "date"]
    mark = html.index('aria-label="Sources differ: Date"')
    note = html[html.index("popovertarget=", mark - 100) + 15 :].split('"')[0]
    shown = html[html.index(f'<div class="note" id="{note}" popover>') :].split("</div>")[0]
    assert '<th scope="row">so it was</th>' in shown


@pytest.fixture(scope="module")
def pages() -> Mapping[tuple[str, str], str]:
    """By register and field, the English page of an entry of which sources say two things of that field."""
    corpus = example_corpus()
    changed: dict[str, Any] = {
        register: {**corpus.register(register), **{key_of(field): disputed(corpus, register, field) for field in fields}}
        for register, fields in FIELDS.items()
    }
    renderer = renderer_of(replace(corpus, **changed))
    return {
        (register, field): page(renderer, register.removesuffix("s"), key_of(field), "en")
        for register, fields in FIELDS.items()
        for field in fields
    }


def disputed(corpus: Corpus, register: str, field: str) -> Entry:
    """Return a copy of an entry that says something in this field, about which sources differ."""
    entry = next(entry for entry in corpus.register(register).values() if isinstance(entry, Entry) and is_given(getattr(entry, field)))
    value = getattr(entry, field)
    claim = Claim(value=Words(tr="böyle", en="so it was"), sources=entry.sources)
    name = f"{field}.{next(iter(value))}" if isinstance(value, dict) else field
    discrepancies = {"made-up": Discrepancy(field=name, values={"one": claim, "two": claim})}
    return entry.model_copy(update={"key": key_of(field), "slug": Edition(), "redirect_from": (), "discrepancies": discrepancies})


def key_of(field: str) -> str:
    return f"disputed-{field.replace('_', '-')}"


def is_given(value: object) -> bool:
    """Whether a field says anything."""
    return any(True for _ in value.items()) if isinstance(value, Localized) else bool(value)
