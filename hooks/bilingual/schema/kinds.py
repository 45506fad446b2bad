"""The kinds of records that an editor can add, what is asked for each, and the order in which its fields are written."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bilingual.diagnostics import catalog
from bilingual.schema import COLLECTIONS, REGISTERS, Page, Record
from bilingual.schema.declaration import Signature
from bilingual.schema.entries import Entry
from bilingual.schema.table import fields_of

_MODELS: Mapping[str, type[Record]] = {**COLLECTIONS, **REGISTERS, "signatories": Signature, "pages": Page}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its name in commands, and where it is kept: a collection, a register, "signatories" or "pages".

    The page for editors shows the ``optional`` fields, too, whose names stand one after another.
    """

    name: str
    register: str
    optional: str = ""

    @property
    def model(self) -> type[Record]:
        """The model of such a record."""
        return _MODELS[self.register]

    @property
    def names(self) -> tuple[str, str]:
        """What the kind is called in Turkish and in English."""
        return catalog.both("kinds", self.name)

    @property
    def title_field(self) -> str:
        """The field that names a record of this kind: "title" or "name"."""
        return "title" if "title" in fields_of(self.model) else "name"


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("event", "events", "title_origin body date topics place organizers partners participants homepage"),
        Kind("report", "reports", "title_origin body date topics publishers partners languages isbn pages url"),
        Kind("project", "projects", "title_origin body date topics leads partners funders place homepage"),
        Kind("organization", "organizations", "name_origin abbreviation parent province summary dissolved merged_into successor url"),
        Kind("place", "places", "name_origin within country address sources"),
        Kind("topic", "topics", "search_words"),
        Kind(
            "source", "sources", "title_language title_translation kind publisher publisher_name publisher_language authors date url remark"
        ),
        Kind("signatory", "signatories", "province date office signed_by remark"),
        Kind("page", "pages"),
    )
}


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
