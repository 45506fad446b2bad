"""Records to add: made from answers, and written as the Turkish and the English text that content files hold."""

import dataclasses
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bilingual.authoring.answers import NewSource, Value
from bilingual.content import yaml_writer
from bilingual.content.model import Corpus
from bilingual.content.yaml_writer import Written
from bilingual.schema.entries import Origin, PersonRole
from bilingual.schema.fields import Edition, FieldKind, Form, Localized, is_key
from bilingual.schema.kinds import AUTHORS, KINDS, Kind, written_order
from bilingual.schema.table import fields_of
from bilingual.text.language import LOCALES, SOURCE_LOCALE, TARGET_LOCALE, slugify

LONGEST_KEY = 60
"""A key made from a title has at most so many characters, before what sets it apart from another."""
_GENERIC_ENDING = re.compile(r"-belediyesi$")


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record that is not in the content yet: its kind, its key, and what its fields say in each language's file."""

    kind: Kind
    key: str
    fields: Mapping[str, Mapping[str, Written]]

    @property
    def name(self) -> str:
        """Its title or name in Turkish."""
        return str(self.fields[SOURCE_LOCALE][self.kind.title_field])


def compose(
    kind: Kind,
    answers: Mapping[tuple[str, str], Value],
    corpus: Corpus,
    key: str = "",
    taken: Iterable[str] = (),
) -> NewRecord:
    """Return the record that ``answers``, by field and language, make.

    Its key is ``key``, or follows from the Turkish title and the year; a number sets it apart from keys of the corpus and from those
    ``taken`` besides. An English title that does not say whose it is counts as this site's translation.

    Raises:
        ValueError: no key follows from the title.
    """
    title = kind.title_field
    fields: dict[str, dict[str, Written]] = {
        locale: {name: value for (name, said_in), value in answers.items() if said_in == locale and name != AUTHORS} for locale in LOCALES
    }
    if authors := answers.get((AUTHORS, SOURCE_LOCALE)):
        fields[SOURCE_LOCALE]["people"] = {
            slugify(name) or f"author-{number}": {"name": name, "role": PersonRole.AUTHOR.value}
            for number, name in enumerate(authors, start=1)
        }
    english = fields[TARGET_LOCALE]
    shapes = fields_of(kind.model)
    key = key or _derive_key(kind, fields[SOURCE_LOCALE], {*corpus.register(kind.register), *taken})
    if not key:
        raise ValueError(fields[SOURCE_LOCALE][title])
    if f"{title}_origin" in shapes:
        english.setdefault(f"{title}_origin", Origin.TRANSLATION.value)
        if english.get(title) in (None, fields[SOURCE_LOCALE][title]):
            del english[f"{title}_origin"]
    if title in english and "slug" in shapes and shapes[title].kind is FieldKind.WORDS and kind.name != "signatory":
        slug = _numbered(slugify(str(english[title]), LONGEST_KEY), _slugs(kind, corpus))
        if slug and slug != key:
            english["slug"] = slug
    return NewRecord(kind, key, fields)


def compose_source(source: NewSource, corpus: Corpus, taken: Iterable[str] = ()) -> NewRecord:
    """Return the record of a web page that is not in the bibliography yet. Its language is taken to be Turkish.

    Raises:
        ValueError: no key follows from its title.
    """
    answers: dict[tuple[str, str], Value] = {("title", SOURCE_LOCALE): source.title, ("language", SOURCE_LOCALE): SOURCE_LOCALE}
    key = slugify(f"web {source.title}", LONGEST_KEY)
    answers["url", SOURCE_LOCALE] = source.url
    return compose(KINDS["source"], answers, corpus, _numbered(key, {*corpus.sources, *taken}))


def with_sources(record: NewRecord, keys: Mapping[str, str]) -> NewRecord:
    """Return ``record`` with the keys of new sources, by their address, in the place of the addresses."""
    turkish = dict(record.fields[SOURCE_LOCALE])
    if isinstance(named := turkish.get("sources"), tuple):
        turkish["sources"] = tuple(dict.fromkeys(keys.get(name, name) for name in named))
    return dataclasses.replace(record, fields={**record.fields, SOURCE_LOCALE: turkish})


def written(record: NewRecord, locale: str) -> dict[str, Written]:
    """Return what the fields of a record say in a language, in the order of the table of fields."""
    said, shapes = record.fields[locale], fields_of(record.kind.model)
    names = [name for name in written_order(record.kind.model) if name in said]
    return {name: f"{said[name]}\n" if shapes[name].form is Form.MARKDOWN else said[name] for name in names}


def file_of(record: NewRecord, locale: str, comments: Iterable[str] = ()) -> str:
    """Return the text of a record's own file, closed by ``comments``; "" where nothing is said.

    A page is a head of fields, and its text below.
    """
    said = written(record, locale)
    body = str(said.pop("body", "")).strip() if record.kind.register == "pages" else None
    lines = [*(line for name, value in said.items() for line in yaml_writer.field(name, value)), *comments]
    if body is None:
        return "\n".join([*lines, ""]) if said else ""
    return "\n".join(["---", *lines, "---", "", body, ""]) if body else ""


def _slugs(kind: Kind, corpus: Corpus) -> set[str]:
    """Return the English slugs and the keys that records of ``kind`` have."""
    if kind.register == "signatories":
        return set()
    records = corpus.register(kind.register)
    editions: list[Edition[str] | Localized[str]] = [record.slug for record in records.values() if hasattr(record, "slug")]
    return {*records, *filter(None, (edition.get(TARGET_LOCALE) for edition in editions))}


def _derive_key(kind: Kind, said: Mapping[str, Written], taken: set[str]) -> str:
    key = slugify(str(said[kind.title_field]), LONGEST_KEY)
    if kind.name == "signatory":
        key = _GENERIC_ENDING.sub("", key)
    year = re.match(r"\d{4}", str(said.get("date", "")))
    if kind.register in ("events", "reports") and key and year and year[0] not in key:
        key = f"{key}-{year[0]}"
    if key in taken and kind.name == "signatory" and "province" in said:
        key = f"{key}-{said['province']}"
    return _numbered(key, taken) if is_key(key) else ""


def _numbered(key: str, taken: set[str]) -> str:
    number, free = 2, key
    while free in taken:
        number, free = number + 1, f"{key}-{number}"
    return free
