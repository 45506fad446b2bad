"""What sources differ about stands in a fold at the end of the page, all of it; a fact that it changes is marked."""

from dataclasses import replace
from typing import Any

import pytest
from bilingual.addresses import anchor
from bilingual.schema.entries import Claim, Discrepancy, Entry
from bilingual.schema.fields import Localized, Words

from tests.made_up import example_corpus, page, renderer_of

FIELDS = {
    "events": ["title", "summary", "body", "kind", "date", "place", "organizers", "figures", "themes", "parts", "people"],
    "reports": ["title", "summary", "kind", "date", "place", "publishers", "people", "figures", "languages", "isbn"],
    "projects": ["title", "summary", "body", "date", "leads", "participants", "milestones", "figures", "role_wordings"],
}
"""What readers see of each collection that sources may differ about."""
CHANGING = {"date", "figures", "milestones"}
"""Those of which another value changes a number or a date; of a part, only its title does."""


@pytest.mark.parametrize(("register", "field"), [(register, field) for register, fields in FIELDS.items() for field in fields])
def test_what_sources_say_stands_in_the_fold_and_marks_what_it_changes(register: str, field: str) -> None:
    html, name = page_with(register, field)
    place = html.index(f'id="{anchor("discrepancies", "made-up", "en")}"')
    fold = html.rindex("<details", 0, place)
    assert html[fold:place].startswith(
        '<details class="fold fold--printed"><summary>Where sources differ <span class="fold__count">1</span>'
    )
    assert "so it was" in html[place:]
    assert ("mark-src--differs" in html) is (field in CHANGING), name


def test_a_mark_says_in_its_name_and_in_its_note_that_sources_differ() -> None:
    html, _ = page_with("events", "date")
    mark = html.index('aria-label="Sources differ: Date"')
    note = html[html.index("popovertarget=", mark - 100) + 15 :].split('"')[0]
    shown = html[html.index(f'<div class="note" id="{note}" popover>') :].split("</div>")[0]
    assert '<th scope="row">so it was</th>' in shown


def page_with(register: str, field: str) -> tuple[str, str]:
    """Return the English page of an entry of which sources say two things of ``field``, and the whole name of the field."""
    corpus = example_corpus()
    entries = [entry for entry in corpus.register(register).values() if isinstance(entry, Entry) and is_given(getattr(entry, field))]
    value = getattr(entries[0], field)
    name = f"{field}.{next(iter(value))}" if isinstance(value, dict) else field
    claim = Claim(value=Words(tr="böyle", en="so it was"), sources=entries[0].sources)
    disputed = entries[0].model_copy(update={"discrepancies": {"made-up": Discrepancy(field=name, values={"one": claim, "two": claim})}})
    changed: dict[str, Any] = {register: {**corpus.register(register), disputed.key: disputed}}
    return page(renderer_of(replace(corpus, **changed)), register.removesuffix("s"), disputed.key, "en"), name


def is_given(value: object) -> bool:
    """Whether a field says anything."""
    return any(True for _ in value.items()) if isinstance(value, Localized) else bool(value)
