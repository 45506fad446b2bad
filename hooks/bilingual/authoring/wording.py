"""The words in which editors are asked: what fields are called, and how an answer may be written, in Turkish and in English."""

from collections.abc import Iterator

from bilingual.authoring.record_text import NewRecord
from bilingual.content.yaml_writer import comment
from bilingual.diagnostics import catalog
from bilingual.schema import descriptions
from bilingual.schema.fields import FieldKind
from bilingual.schema.kinds import Question, written_order
from bilingual.schema.table import fields_of
from bilingual.text.language import SOURCE_LOCALE

Bilingual = tuple[str, str]
"""A Turkish and an English text."""


def name_of(question: Question) -> Bilingual:
    """Return what is asked for, and in which language where both are asked: ("Başlık (İngilizce)", "Title (in English)")."""
    name = catalog.both("names", question.field)
    if question.sort is FieldKind.FACT:
        return name
    turkish, english = catalog.both("questions", f"in-{question.locale}")
    return f"{name[0]} ({turkish})", f"{name[1]} ({english})"


def hint_of(question: Question) -> Bilingual:
    """Return what the answer means and how it may be written."""
    turkish, english = catalog.both("hints", question.field)
    if not (form := _form_of(question)):
        return turkish, english
    more = catalog.both("questions", form)
    return f"{turkish} {more[0]}", f"{english} {more[1]}"


def _form_of(question: Question) -> str:
    if question.register == "sources":
        return "sources"
    if question.register:
        return "many" if question.many else "one"
    if question.many:
        return "texts"
    return "dated" if question.dated and question.field != "published" else ""


def comments_on(record: NewRecord, locale: str) -> Iterator[str]:
    """Yield the lines of comment that close a new file in ``locale``: every field that it could hold and does not, and what it means."""
    said = record.fields[locale]
    left_out = {*said, *_LATER, *(("body",) if record.kind.register == "pages" else ())}
    belonging = None if locale == SOURCE_LOCALE else _wanted(record)
    names = [name for name in written_order(record.kind.model) if name not in left_out and (belonging is None or name in belonging)]
    if names:
        yield ""
        yield from comment(catalog.text(locale, "questions", "other-fields"))
    for name in names:
        described = descriptions.of_field(record.kind.model, name)
        yield f"# {name}:  # {getattr(described, locale)}"


def _wanted(record: NewRecord) -> set[str]:
    """Return the fields that the English file can take: words that the Turkish file states, and editions, which each language has alone."""
    shapes = fields_of(record.kind.model)
    words = {name for name in record.fields[SOURCE_LOCALE] if shapes[name].kind is FieldKind.WORDS}
    return words | {name for name, shape in shapes.items() if shape.kind is FieldKind.EDITION}


_LATER = frozenset({"redirect_from", "translation_published", "updated", "withdrawn"})
"""What no record needs when it is new."""
