"""Records to add: made of what options or the row of a list say, with a key, and proposed as the page for editors proposes them."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bilingual.authoring import proposal_values, record_options
from bilingual.authoring.input_problems import InputError, input_problem
from bilingual.authoring.proposals import Proposal
from bilingual.authoring.record_finder import LONGEST_KEY, Names, numbered
from bilingual.authoring.record_options import Said
from bilingual.content.yaml_writer import Written
from bilingual.schema.fields import FieldKind, is_key
from bilingual.schema.groups import Origin
from bilingual.schema.kinds import KINDS, Kind
from bilingual.schema.table import fields_of
from bilingual.text.language import SOURCE_LOCALE, TARGET_LOCALE, slugify

_GENERIC_ENDING = re.compile(r"-belediyesi$")


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record that is not in the content yet: its kind, its key, and what its fields say in each language's file."""

    kind: Kind
    key: str
    fields: Said

    @property
    def name(self) -> str:
        """Its title or name in Turkish."""
        return str(self.fields[SOURCE_LOCALE][self.kind.title_field])

    def written(self, locale: str) -> Written:
        """What the fields say in a language, in the order of the table of fields."""
        return proposal_values.read_value(self.fields[locale], proposal_values.record_shape(self.kind.model), locale)


def propose(kind: Kind, texts: Mapping[str, str], names: Names, key: str = "") -> Proposal:
    """Return the proposal of a record that ``texts``, by option, describe, and of the sources that it brings along.

    Raises:
        InputError: something is missing or not clear; it holds every problem.
    """
    said, problems = record_options.read(texts, kind.model, names)
    if key and not is_key(key):
        problems.append(input_problem("--key", "key-malformed", value=key))
    if problems:
        raise InputError(problems)
    try:
        record = compose(kind, said, names, key)
    except ValueError as error:
        raise InputError([input_problem("--key", "no-letters", value=error)]) from None
    if not key and (same := _same(record, names)):
        raise InputError([input_problem(record.name, "there-already", keys=", ".join(same))])
    changes = {
        f"{one.kind.register}/{one.key}": {"new": True}
        | {locale: [([name], value, "") for name, value in fields.items()] for locale, fields in one.fields.items()}
        for one in (*new_sources(names, [record]), record)
    }
    return Proposal.model_validate({"version": 1, "language": SOURCE_LOCALE, "records": changes})


def compose(kind: Kind, said: Said, names: Names, key: str = "", taken: Iterable[str] = ()) -> NewRecord:
    """Return the record of which ``said`` speaks.

    Its key is ``key``, or follows from the Turkish title and the year; a number sets it apart from keys of the corpus and from those
    ``taken`` besides. An English title that does not say whose it is counts as this site's translation.

    Raises:
        ValueError: no key follows from the title.
    """
    turkish, english = said[SOURCE_LOCALE], dict(said[TARGET_LOCALE])
    title, shapes = kind.title_field, fields_of(kind.model)
    records = names.corpus.register(kind.register)
    key = key or _derive_key(kind, turkish, {*records, *taken})
    if not key:
        raise ValueError(turkish[title])
    if f"{title}_origin" in shapes and english.get(title, turkish[title]) != turkish[title]:
        english.setdefault(f"{title}_origin", Origin.TRANSLATION.value)
    if title in english and "slug" in shapes and shapes[title].kind is FieldKind.WORDS and kind.name != "signatory":
        slugs = {slug for record in records.values() if (slug := getattr(record, "slug", {}).get(TARGET_LOCALE))}
        slug = numbered(slugify(str(english[title]), LONGEST_KEY), {*records, *slugs}.__contains__)
        if slug and slug != key:
            english.setdefault("slug", slug)
    return NewRecord(kind, key, {SOURCE_LOCALE: turkish, TARGET_LOCALE: english})


def new_sources(names: Names, records: Sequence[NewRecord]) -> list[NewRecord]:
    """Return the web pages that ``records`` bring into the bibliography. Their language is taken to be Turkish."""
    named = {key for record in records for key in record.fields[SOURCE_LOCALE].get("sources", ())}
    return [
        NewRecord(KINDS["source"], key, {SOURCE_LOCALE: {"title": title, "language": SOURCE_LOCALE, "url": url}, TARGET_LOCALE: {}})
        for key, (url, title) in names.new_sources.items()
        if key in named
    ]


def _same(record: NewRecord, names: Names) -> list[str]:
    """Return the keys of the records of the same kind that have the same name and, where they have a date, the same date."""
    date = record.fields[SOURCE_LOCALE].get("date")
    register = record.kind.register
    others = {key: getattr(names.record(register, key), "date", None) for key in names.find(register, record.name)}
    return [key for key, other in others.items() if date is None or other is None or other.text == date]


def _derive_key(kind: Kind, said: Mapping[str, object], taken: Container[str]) -> str:
    key = slugify(str(said[kind.title_field]), LONGEST_KEY)
    if kind.name == "signatory":
        key = _GENERIC_ENDING.sub("", key)
    year = re.match(r"\d{4}", str(said.get("date", "")))
    if kind.register in ("events", "reports") and key and year and year[0] not in key:
        key = f"{key}-{year[0]}"
    if key in taken and kind.name == "signatory" and "province" in said:
        key = f"{key}-{said['province']}"
    return numbered(key, taken.__contains__) if is_key(key) else ""
