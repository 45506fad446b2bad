"""Where sources differ about a fact, the fact itself says so, and leads to what they say."""

from dataclasses import replace
from typing import Any

import pytest
from bilingual.addresses import anchor
from bilingual.schema.entries import Claim, Discrepancy, Entry
from bilingual.schema.fields import Localized, Words

from tests.made_up import example_corpus, page, renderer_of

FIELDS = {
    "events": (
        "title",
        "summary",
        "body",
        "kind",
        "date",
        "place",
        "organizers",
        "partners",
        "figures",
        "themes",
        "parts",
        "people",
        "topics",
    ),
    "reports": ("title", "summary", "body", "kind", "date", "place", "publishers", "people", "figures", "languages", "isbn", "topics"),
    "projects": (
        "title",
        "summary",
        "body",
        "date",
        "leads",
        "partners",
        "funders",
        "participants",
        "milestones",
        "figures",
        "topics",
        "role_wordings",
    ),
}
"""What readers see of each collection that sources may differ about."""
ALL = [(register, field) for register, fields in FIELDS.items() for field in fields]


@pytest.mark.parametrize(("register", "field"), ALL)
def test_the_fact_leads_to_what_the_sources_say(register: str, field: str) -> None:
    corpus = example_corpus()
    entries = [entry for entry in corpus.register(register).values() if isinstance(entry, Entry) and is_given(getattr(entry, field))]
    value = getattr(entries[0], field)
    name = f"{field}.{next(iter(value))}" if isinstance(value, dict) else field
    claim = Claim(value=Words(tr="böyle", en="so"), sources=entries[0].sources)
    disputed = entries[0].model_copy(update={"discrepancies": {"made-up": Discrepancy(field=name, values={"one": claim, "two": claim})}})
    changed: dict[str, Any] = {register: {**corpus.register(register), disputed.key: disputed}}
    renderer = renderer_of(replace(corpus, **changed))
    address = anchor("discrepancies", "made-up", "en")
    assert f'<a class="disputed" href="#{address}">' in page(renderer, register.removesuffix("s"), disputed.key, "en")


def is_given(value: object) -> bool:
    """Whether a field says anything."""
    return any(True for _ in value.items()) if isinstance(value, Localized) else bool(value)
