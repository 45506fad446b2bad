"""Forms as they come back from the forge."""

from bilingual.authoring import issue_forms
from bilingual.schema.kinds import KINDS

EVENT = {
    "title": "Kıyıda Göç",
    "title-en": "Migration on the Coast",
    "title-origin-en": "Çeviri · translation",
    "summary": "Bir gün konuşuldu.",
    "date": "6 Kasım 2019",
    "kind": "Çalıştay · workshop",
    "place": "Örnek Salon",
    "sources": "brochure\nhttps://example.org/haber Örnek haber",
}
"""Answers to the form for an event, by option."""


def filled_in(name: str, answers: dict[str, str], *, line_end: str = "\n") -> str:
    """Return the text of the issue that GitHub makes of a form, with answers by option."""
    kind = KINDS[name]
    asked = issue_forms.asked_in_form(kind)
    assert answers.keys() <= {question.option for question in asked}
    parts = [f"### {issue_forms.label_of(question)}\n\n{answers.get(question.option, '_No response_')}" for question in asked]
    return "\n\n".join(parts).replace("\n", line_end)
