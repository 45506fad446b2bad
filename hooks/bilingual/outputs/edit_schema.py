"""The table of fields as the editors' page reads it, with names, help and patterns, in one language; and the words of the page."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from bilingual.diagnostics import catalog
from bilingual.schema import COLLECTIONS, REGISTERS, SINGLE_FILES, Page, Record, descriptions
from bilingual.schema.declaration import Signature
from bilingual.schema.fields import FieldKind, Form
from bilingual.schema.kinds import KINDS, written_order
from bilingual.schema.labels import LabelChanges
from bilingual.schema.table import TRANSLATION_ONLY, FieldShape, fields_of, with_groups
from bilingual.site.edit_links import KIND_OF_FILE

REGISTERS_WITH_RECORDS = (*COLLECTIONS, *REGISTERS, "signatories", "pages")
"""Registers whose records are edited one by one."""
WHOLE_FILES = {kind: file for file, kind in KIND_OF_FILE.items()}
"""What is edited as one record, and the file that it is."""
MODELS: Mapping[str, type[Record]] = {
    **COLLECTIONS,
    **REGISTERS,
    "signatories": Signature,
    "pages": Page,
    **{kind: SINGLE_FILES[file] for kind, file in WHOLE_FILES.items()},
}
"""The model of what is edited, by kind."""
_ASKED_BESIDE = ("status", "time", "places", "registration", "join_url", "people", "images", "files")
"""Fields that are shown although nothing stands in them, where a kind of record has them."""
_CHOSEN = (Form.YES_OR_NO, Form.COUNTRY, Form.LANGUAGE, Form.CURRENCY, Form.UNIT, Form.FILE)
"""Forms whose values are chosen, so that an example would show what is never typed."""
_NUMBERED = ("background", "preamble", "points", "commitments", "years")
"""Fields whose groups have numbers as keys."""
KEYED_BY = {"role_wordings": "organizations"}
"""Fields whose groups have the keys of a register's records."""

_EXAMPLES = {Form.SLUG: "forum-2019", Form.KEY: "forum-2019", Form.OLD_ADDRESS: "etkinlikler/forum/", Form.DATE: "2019-10-01"}
OTHER_PROBLEMS = (
    *("missing", "too-few", "too-long", "several-lines", "repeated-value", "not-allowed", "unknown-reference", "self-reference"),
    *("grouped-number", "no-such-day", "end-before-start", "hidden-character", "placeholder", "private-email"),
    *("mobile-number", "heading-level", "raw-html", "bad-link", "image-without-text", "unknown-citation"),
    *("empty-heading", "heading-without-blank", "link-without-words", "address-with-blank", "note-unused", "note-without-text"),
    *("unknown-link", "certainty-without-date", "updated-before-published", "within-and-day", "publisher-twice"),
)
"""What else the page finds by itself (assets/scripts/edit-rules.js)."""


def frame_of(locale: str, *, saves: bool) -> dict[str, Any]:
    """Return what the page needs whatever is edited, in the words of ``locale``; other words where it ``saves``."""
    codes = dict.fromkeys([*(form.problem for form in Form if form.problem), *OTHER_PROBLEMS])
    return {
        "words": {**catalog.texts(locale, "edit_page"), **(catalog.texts(locale, "edit_page_saves") if saves else {})},
        "problems": {code: catalog.texts(locale, "problems")[code] for code in codes},
        "forms": {
            form: {"pattern": form.pattern, "problem": form.problem, "example": _EXAMPLES.get(form, "")} for form in Form if form.problem
        },
        "kinds": {kind: _kind(kind, model) for kind, model in MODELS.items()},
    }


def schema_of(kind: str, locale: str) -> dict[str, Any]:
    """Return the fields of what is edited, and of all groups in it, and the values that they choose from."""
    models = with_groups([MODELS[kind]], LabelChanges)
    values = dict.fromkeys(shape.values for model in models for shape in fields_of(model).values() if shape.values)
    return {
        "records": {model.__name__: _fields(model, locale) for model in models},
        "values": {one.__name__: _values(one, locale) for one in values},
    }


def _kind(register: str, model: type[Record]) -> dict[str, Any]:
    asked = next((kind.optional.split() for kind in KINDS.values() if kind.register == register), [])
    file = {"file": WHOLE_FILES[register]} if register in WHOLE_FILES else {}
    return {"record": model.__name__, "asked": [*asked, *_ASKED_BESIDE], **file}


def _values(enumeration: type[StrEnum], locale: str) -> list[list[str]]:
    return [[value, getattr(descriptions.of_value(value), locale)] for value in enumeration]


def _fields(model: type[Record], locale: str) -> list[dict[str, Any]]:
    shapes = fields_of(model)
    return [_field(model, shapes[name], locale) for name in written_order(model) if shapes[name].record not in (LabelChanges, Signature)]


def _field(model: type[Record], shape: FieldShape, locale: str) -> dict[str, Any]:
    """Return a field; what does not hold of it is left out."""
    description = descriptions.of_field(model, shape.name)
    help_text: str = description.edit.get(locale) or getattr(description, locale)
    is_typed = not (shape.register or shape.values or shape.form in _CHOSEN)
    example = description.examples.get(locale) if is_typed else None
    said: dict[str, Any] = {
        "name": shape.name,
        "label": catalog.texts(locale, "names").get(shape.name) or help_text.partition(",")[0].partition(";")[0].rstrip("."),
        "help": "" if shape.register else help_text,
        "example": example if isinstance(example, str) else "",
        "kind": shape.kind if shape.kind is not FieldKind.FACT else "",
        "required": shape.required,
        "record": shape.record and shape.record.__name__,
        "keyed": shape.by_key and ("field" if shape.by_field else "key"),
        "form": shape.form,
        "values": shape.values and shape.values.__name__,
        "register": shape.register,
        "many": shape.many,
        "least": shape.at_least,
        "english": shape.name in TRANSLATION_ONLY,
        "file": shape.name == "file",
        "numbered": shape.name in _NUMBERED,
        "by": KEYED_BY.get(shape.name),
    }
    return {name: value for name, value in said.items() if value}
