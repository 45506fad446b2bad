"""The order in which the fields of a record are written: what it is, when, where and who, what else, on which sources, since when.

It is that of the table of fields, but where readers of a file are served better by another; those records are listed here.
"""

from functools import cache

from bilingual.schema.declaration import Declaration, Signature, Version
from bilingual.schema.entries import Event, Part, Project, Report
from bilingual.schema.fields import Record
from bilingual.schema.table import fields_of

_NAMED = ("title", "title_origin", "short_title")
_DATED = ("slug", "redirect_from", "kind", "summary", "body", "date", "within", "certainty", "lane", "milestone", "featured")
_LAST = ("search_words", "sources", "field_sources", "published", "updated", "translation_published", "draft", "withdrawn")

_ORDERS: dict[type[Record], tuple[str, ...]] = {
    Event: (
        *(*_NAMED, "motto", "theme", *_DATED),
        *("series", "number", "place", "organizers", "partners", "participants", "role_wordings", "project", "part_of", "related"),
        *("declaration_version", "topics", "themes", "homepage", "people", "parts", "figures"),
        *("discrepancies", "remarks", *_LAST),
    ),
    Report: (
        *(*_NAMED, *_DATED),
        *(
            "people",
            "publishers",
            "partners",
            "role_wordings",
            "produced_by",
            "languages",
            "isbn",
            "pages",
            "url",
            "place",
            "event",
            "project",
        ),
        *("topics", "figures"),
        *("discrepancies", "remarks", *_LAST),
    ),
    Project: (
        *(*_NAMED, "acronym", *_DATED),
        *("leads", "implementers", "partners", "funders", "participants", "role_wordings", "programme", "project_number", "budget"),
        *("countries", "place", "principles", "topics", "people", "milestones", "figures", "discrepancies", "remarks"),
        *("homepage", *_LAST),
    ),
    Declaration: ("names", "short_name", "summary", "body"),
    Part: ("kind", "title", "title_origin", "summary", "date", "within", "place", "organizers", "partners", "people"),
    Version: ("title", "date", "event", "place", "url", "summary", "remarks", "sources"),
    Signature: ("name", "slug", "redirect_from", "kind", "province", "version", "status", "date", "office", "signed_by", "occasion"),
}


@cache
def written_order(model: type[Record]) -> tuple[str, ...]:
    """Return the names of the fields of ``model`` in the order in which files state them."""
    fields = fields_of(model)
    first = [name for name in _ORDERS.get(model, ()) if name in fields]
    return (*first, *(name for name in fields if name not in first))
