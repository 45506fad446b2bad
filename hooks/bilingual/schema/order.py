"""The order in which the fields of a new record are written."""

from functools import cache

from bilingual.schema.entries import Entry
from bilingual.schema.fields import Record
from bilingual.schema.table import fields_of

_FIRST = (
    *("title", "title_origin", "short_title", "slug", "redirect_from", "kind", "summary", "body"),
    *("date", "within", "certainty", "lane", "milestone", "featured"),
)
_LAST = (
    *("topics", "people", "figures", "role_wordings", "discrepancies", "remarks", "search_words", "sources", "field_sources"),
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
