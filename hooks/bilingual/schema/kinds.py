"""The kinds of records that an editor can add, what is asked for each, and the order in which its fields are written."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from bilingual.diagnostics import catalog
from bilingual.schema import COLLECTIONS, Event, Organization, Page, Place, Project, Record, Report, Source, Topic
from bilingual.schema.declaration import Signature
from bilingual.schema.entries import Entry, Origin
from bilingual.schema.fields import FieldKind, Form
from bilingual.schema.table import fields_of
from bilingual.text.language import LOCALES, SOURCE_LOCALE, TARGET_LOCALE

AUTHORS = "authors"
"""What is asked for a report and is no field of it: its authors, who join the field ``people``."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its name in commands, its model, where it is kept, and which fields are asked for besides the required ones.

    ``register`` is a collection, a register, "signatories" or "pages".
    """

    name: str
    register: str
    model: type[Record]
    optional: tuple[str, ...]

    @property
    def names(self) -> tuple[str, str]:
        """What the kind is called in Turkish and in English."""
        return catalog.both("kinds", self.name)

    @property
    def title_field(self) -> str:
        """The field that names a record of this kind: "title" or "name"."""
        return "title" if "title" in fields_of(self.model) else "name"

    @property
    def has_own_file(self) -> bool:
        """Whether every record is a file of its own; otherwise it is a block in the file of its register."""
        return self.register in COLLECTIONS or self.register == "pages"


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "event",
            "events",
            Event,
            ("title_origin", "body", "date", "topics", "place", "organizers", "partners", "participants", "homepage"),
        ),
        Kind(
            "report",
            "reports",
            Report,
            ("title_origin", "body", "date", "topics", AUTHORS, "publishers", "partners", "languages", "isbn", "pages", "url"),
        ),
        Kind(
            "project",
            "projects",
            Project,
            ("title_origin", "body", "date", "topics", "leads", "partners", "funders", "place", "homepage"),
        ),
        Kind(
            "organization",
            "organizations",
            Organization,
            ("name_origin", "abbreviation", "parent", "province", "summary", "dissolved", "merged_into", "successor", "url"),
        ),
        Kind("place", "places", Place, ("name_origin", "within", "country", "address", "sources")),
        Kind("topic", "topics", Topic, ("search_words",)),
        Kind(
            "source",
            "sources",
            Source,
            (
                "title_language",
                "title_translation",
                "kind",
                "publisher",
                "publisher_name",
                "publisher_language",
                "authors",
                "date",
                "url",
                "remark",
            ),
        ),
        Kind("signatory", "signatories", Signature, ("province", "date", "office", "signed_by", "remark")),
        Kind("page", "pages", Page, ()),
    )
}


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask: a field, in the words of one language where it has words.

    ``locale`` is the language whose file takes the answer, and ``sort`` says whether it is a fact, words or an edition. ``many`` says that
    the answer is a list; ``choices`` holds the values of an enumeration and ``register`` the register that a reference names; ``dated``
    marks dates and ``markdown`` texts in Markdown.
    """

    field: str
    locale: str
    required: bool
    sort: FieldKind | None
    many: bool = False
    choices: type[StrEnum] | None = None
    register: str | None = None
    dated: bool = False
    markdown: bool = False

    @property
    def option(self) -> str:
        """The name of the question in commands and forms: "date", or "title-en" for the English words."""
        name = self.field.replace("_", "-")
        return name if self.locale == SOURCE_LOCALE else f"{name}-{self.locale}"


@cache
def questions_of(kind: Kind) -> tuple[Question, ...]:
    """Return what is asked for a record of ``kind``, in the order of the table of fields: the required fields and those of its list.

    Words are asked for in both languages, and only the Turkish ones are required; of an edition, neither is. Who gave a title is asked for
    the English one only.
    """
    questions = []
    for name, shape in fields_of(kind.model).items():
        if name == "people" and AUTHORS in kind.optional:
            questions.append(Question(AUTHORS, SOURCE_LOCALE, required=False, sort=FieldKind.FACT, many=True))
        if not shape.required and name not in kind.optional:
            continue
        locales = (SOURCE_LOCALE,) if shape.kind is FieldKind.FACT else (TARGET_LOCALE,) if shape.values is Origin else LOCALES
        questions += [
            Question(
                field=name,
                locale=locale,
                required=shape.required and locale == SOURCE_LOCALE,
                sort=shape.kind,
                many=shape.many,
                choices=shape.values,
                register=shape.register,
                dated=shape.form in (Form.DATE, Form.DAY),
                markdown=shape.form is Form.MARKDOWN,
            )
            for locale in locales
        ]
    return tuple(questions)


_FIRST = (
    *("title", "title_origin", "title_language", "short_title", "slug", "redirect_from", "kind", "summary", "body"),
    *("date", "within", "certainty", "lane", "milestone", "featured"),
)
_LAST = (
    *("topics", "people", "figures", "images", "files"),
    *("role_wordings", "discrepancies", "remarks", "search_words", "sources", "field_sources"),
    *("published", "updated", "translation_published", "draft", "withdrawn"),
)


@cache
def written_order(model: type[Record]) -> tuple[str, ...]:
    """Return the names of the fields of ``model`` in the order of the table of fields; what all entries have stands around their own."""
    fields = fields_of(model)
    if not issubclass(model, Entry):
        return tuple(fields)
    own = [name for name in fields if name not in _FIRST and name not in _LAST]
    return (*(name for name in _FIRST if name in fields), *own, *_LAST)
