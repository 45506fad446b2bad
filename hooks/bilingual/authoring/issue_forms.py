"""The forms of the forge: one for each kind of record that editors add most, made from the table of fields, and one for corrections.

They follow GitHub's syntax for issue forms. A filled-in form comes back as an issue whose text is read by ``form_answers``.
"""

from typing import Any

import yaml

from bilingual.authoring.wording import hint_of, name_of
from bilingual.diagnostics import catalog
from bilingual.schema import descriptions
from bilingual.schema.kinds import KINDS, Kind, Question, questions_of
from bilingual.text.language import SOURCE_LOCALE, sort_key
from bilingual.text.provinces import PROVINCES

FOLDER = ".github/ISSUE_TEMPLATE"
FORMS = ("event", "report", "project", "signatory", "organization", "place", "source")
"""The kinds of records that have a form."""
CORRECTION = "correction"
RECORD_LABEL, CORRECTION_LABEL = "yeni-kayit", "duzeltme"
"""The labels that the forge gives to issues made with a form, where it knows them."""
NOT_ASKED = ("published",)
"""Fields that a form does not ask for: the day of publication is that on which the form was sent."""

_HEAD = "# Üretilir, elle değiştirilmez: python -m bilingual generate / Generated, not edited by hand: python -m bilingual generate\n"
_CORRECTION_FIELDS = (("page", "input", True), ("wrong", "textarea", True), ("right", "textarea", False), ("source", "textarea", False))

CORRECTION_HEADINGS = tuple(catalog.line("forms", name) for name, _, _ in _CORRECTION_FIELDS)
"""The headings of the form by which a mistake is reported."""


def files() -> dict[str, str]:
    """Return the text of every form by path."""
    forms = {name: _form(KINDS[name]) for name in FORMS} | {CORRECTION: correction(), "config": {"blank_issues_enabled": True}}
    return {f"{FOLDER}/{name}.yml": _HEAD + _dump(form) for name, form in forms.items()}


def asked_in_form(kind: Kind) -> list[Question]:
    """Return the questions of a form, in its order."""
    return [question for question in questions_of(kind) if question.field not in NOT_ASKED]


def label_of(question: Question) -> str:
    """Return the heading of a question in the form: "Tarih / Date"."""
    return " / ".join(name_of(question))


def _form(kind: Kind) -> dict[str, Any]:
    elements = [_element(question) for question in asked_in_form(kind)]
    return _frame(kind.name, RECORD_LABEL, [_remark("about"), _remark("public"), *elements])


def correction() -> dict[str, Any]:
    """Return the form by which a mistake on a page is reported."""
    elements = [
        {
            "type": sort,
            "id": name,
            "attributes": {"label": catalog.line("forms", name), "description": catalog.line("forms", f"{name}-hint")},
            "validations": {"required": required},
        }
        for name, sort, required in _CORRECTION_FIELDS
    ]
    return _frame(CORRECTION, CORRECTION_LABEL, [_remark("public"), *elements])


def _frame(name: str, label: str, body: list[dict[str, Any]]) -> dict[str, Any]:
    named = catalog.both("kinds", name if name == CORRECTION else f"new-{name}")
    return {
        "name": " / ".join(named),
        "description": catalog.line("forms", "report" if name == CORRECTION else "form", name=named),
        "title": f"{named[0]}: ",
        "labels": [label],
        "body": body,
    }


def _remark(key: str) -> dict[str, Any]:
    turkish, english = catalog.both("forms", key)
    return {"type": "markdown", "attributes": {"value": f"{turkish}\n\n{english}\n"}}


def _element(question: Question) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": label_of(question), "description": "\n\n".join(hint_of(question))}
    sort = "input"
    if question.choices:
        sort = "dropdown"
        attributes["options"] = [f"{descriptions.of_value(value).tr} · {value}" for value in question.choices]
    elif question.field == "province":
        sort = "dropdown"
        names = [province.name_tr for province in PROVINCES.values()]
        attributes = {"label": label_of(question), "options": sorted(names, key=lambda name: sort_key(name, SOURCE_LOCALE))}
    elif question.markdown or question.register == "sources" or question.field in ("summary", "remark"):
        sort = "textarea"
    return {"type": sort, "id": question.option, "attributes": attributes, "validations": {"required": question.required}}


class _Dumper(yaml.SafeDumper):
    """Writes lists indented, and texts of several lines as they are."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)


def _dump(form: dict[str, Any]) -> str:
    return yaml.dump(form, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)
