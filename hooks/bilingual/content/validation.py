"""Validates what was merged, and turns what pydantic finds wrong into problems, each with its place in the file that has it."""

import re
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bilingual.content.merge import Location, Merged
from bilingual.diagnostics.problems import Problem
from bilingual.schema.fields import MAX_KEY, MAX_SLUG, FieldKind, Record
from bilingual.schema.table import fields_of
from bilingual.text.closest import closest_match
from bilingual.text.language import LOCALES, SOURCE_LOCALE, slugify

AnyRecord = TypeVar("AnyRecord", bound=Record)

ALWAYS_TRUE = frozenset({"updated-before-published", "within-and-day", "date-outside-within", "place-twice", "publisher-twice"})
"""The codes of rules about fields that are there: they hold of a record whatever is wrong with its other fields."""

_CODES = {
    "missing": "missing",
    "string_type": "not-a-text",
    "tuple_type": "not-a-list",
    "dict_type": "not-a-mapping",
    "model_type": "not-a-mapping",
    "string_too_short": "empty-value",
    "string_too_long": "too-long",
    "too_short": "too-few",
}


def validate(model: type[AnyRecord], merged: dict[str, Any] | None, where: Merged, problems: list[Problem]) -> AnyRecord | None:
    """Return the validated record, or None where it has problems, which are added to ``problems``."""
    if merged is None:
        return None
    try:
        return model.model_validate(merged)
    except ValidationError as error:
        problems += [_problem_of(model, details, where) for details in error.errors(include_url=False)]
        return None


def sound_part(model: type[AnyRecord], merged: dict[str, Any]) -> AnyRecord | None:
    """Return what a record that is not valid would be without the fields that are wrong, or None where it cannot do without them."""
    try:
        return model.model_validate(merged)
    except ValidationError as error:
        wrong = {details["loc"][0] for details in error.errors(include_url=False, include_input=False) if details["loc"]}
    rest = {name: value for name, value in merged.items() if name not in wrong}
    return None if len(rest) == len(merged) else sound_part(model, rest)


def _problem_of(model: type[Record], details: ErrorDetails, where: Merged) -> Problem:
    locale, location = _place(model, details["loc"])
    kind, value, context = details["type"], details["input"], details.get("ctx", {})
    of_key = False
    values: dict[str, Any] = {"value": value, "reason": details["msg"], "closest": None}
    if isinstance(value, list):
        values["value"] = f"[{', '.join(map(str, value))}]"
    code = _CODES.get(kind, kind)
    if value is None and kind != "missing":
        code = "empty-value"
    elif kind == "enum":
        allowed = re.findall(r"'([^']+)'", str(context.get("expected", "")))
        code = "not-allowed"
        values |= {"closest": closest_match(str(value), allowed), "allowed": ", ".join(allowed)}
    elif kind == "not-a-date":
        code = context["code"]
        values["suggestion"] = context["suggestion"] or "2019-10-01"
    elif kind in ("not-a-key", "not-a-slug"):
        values["most"] = MAX_KEY if kind == "not-a-key" else MAX_SLUG
        values["suggestion"] = slugify(str(value), MAX_KEY) or "kisa-ad"
        of_key = kind == "not-a-key"
    elif kind == "not-an-old-address":
        path = re.sub(r"^(\w+:)?//[^/]*", "", str(value))
        values["suggestion"] = "/".join(filter(None, map(slugify, path.split("/")))) or "etkinlikler/eski-ad"
    elif kind == "missing":
        of_key = True
    elif kind not in _CODES and "-" not in kind:  # the names of our own checks have a hyphen, pydantic's have none
        code = "invalid"
    values["plain"] = context.get("plain")
    values["limit"] = context.get("max_length", context.get("min_length"))
    return where.problem(location, code, locale=locale, of_key=of_key, **values)


def _place(model: type[Record], location: Location) -> tuple[str, Location]:
    """Return the language, and the location in that language's file, of one of pydantic's locations."""
    found: list[str | int] = []
    steps = list(location)
    while steps:
        step = steps.pop(0)
        shape = fields_of(model).get(str(step))
        found.append(step)
        if shape is None:
            break
        if shape.record is None:
            if shape.kind is not FieldKind.FACT and steps and steps[0] in LOCALES:
                return str(steps[0]), (*found, *_plain(steps[1:]))
            break
        model = shape.record
        if shape.by_key and steps:
            found.append(steps.pop(0))
    return SOURCE_LOCALE, (*_plain(found), *_plain(steps))


def _plain(steps: list[Any]) -> list[str | int]:
    """Leave out the mark that pydantic puts into the location of a key."""
    return [step for step in steps if step != "[key]"]
