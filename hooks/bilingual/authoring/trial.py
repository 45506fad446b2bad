"""Tries a single answer: what the check of the content would say about it."""

from collections.abc import Mapping
from pathlib import Path

from bilingual.authoring import additions
from bilingual.authoring.answers import Value
from bilingual.authoring.record_text import NewRecord
from bilingual.content import loader
from bilingual.content.source import content_path
from bilingual.content.yaml_writer import Written
from bilingual.diagnostics.problems import ContentError, Problem
from bilingual.schema.fields import FieldKind
from bilingual.schema.kinds import Kind, Question
from bilingual.text.language import LOCALES, SOURCE_LOCALE, TARGET_LOCALE

KEY = "trial"
_NEEDED = (content_path(SOURCE_LOCALE, "pages", "index"), *(content_path(locale, "site") for locale in LOCALES))
"""The files that content cannot do without."""
_OF_OTHERS = frozenset({"missing", "unknown-reference", "unknown-file"})
"""What is said of the trial as it lacks all other fields and records."""


def problems_of(root: Path, kind: Kind, question: Question, value: Value) -> list[Problem]:
    """Return what is wrong with the answer ``value``, in the project ``root``.

    A text in Markdown, which may point at anything, is tried among all content; any other answer in a project that holds nothing else.
    """
    said: dict[str, Mapping[str, Written]] = {SOURCE_LOCALE: {kind.title_field: KEY}, TARGET_LOCALE: {}}
    said[question.locale] = {question.field: value}
    if question.sort is FieldKind.WORDS and question.locale != SOURCE_LOCALE:
        said[SOURCE_LOCALE] = {question.field: value}
    if kind.register == "pages":
        said = {locale: {kind.title_field: KEY, "body": "-"} | dict(fields) if fields else fields for locale, fields in said.items()}
    with additions.copied(root, additions.FOLDERS if question.markdown else _NEEDED) as copy:
        changes = additions.changes_for(copy, [NewRecord(kind, KEY, said)])
        additions.put(copy, changes)
        try:
            loader.read(copy)
        except ContentError as error:
            own = {change.path for change in changes if f"/{question.locale}/" in change.path}
            return [one for one in sorted(set(error.problems)) if one.path in own and _concerns(one, question, kind)]
    return []


def _concerns(found: Problem, question: Question, kind: Kind) -> bool:
    """Return whether a problem is one of the answer, and not one of all that the trial lacks."""
    steps = found.field.split(".")
    if kind.register == "pages" and question.field == "body":
        return found.code not in _OF_OTHERS and found.field in ("", "body")
    own = KEY in steps or kind.has_own_file
    return found.code not in _OF_OTHERS and (not found.field or (own and question.field in steps))
