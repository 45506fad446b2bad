"""The one table of fields: what a content file may say, of which kind each field is, and which values it takes.

Validation, the merging of the two languages, references and their way back all come from these models; so do editors' schemas, the field
reference, forms and templates. What each field means stands in descriptions.yml, in both languages (``descriptions.of_field``).
"""

from bilingual.schema.declaration import Declaration, SignatoryRegister
from bilingual.schema.entries import Entry, Event, Project, Report
from bilingual.schema.fields import Record
from bilingual.schema.page import Page
from bilingual.schema.registers import Organization, Place, Series, Source, Term, Topic
from bilingual.schema.site_words import SiteWords

COLLECTIONS: dict[str, type[Entry]] = {"projects": Project, "reports": Report, "events": Event}
"""Folders with one file per entry."""

REGISTERS: dict[str, type[Record]] = {
    "organizations": Organization,
    "places": Place,
    "topics": Topic,
    "glossary": Term,
    "series": Series,
    "sources": Source,
}
"""Files that hold a mapping of records by key."""

SINGLE_FILES: dict[str, type[Record]] = {
    "declaration": Declaration,
    "signatories": SignatoryRegister,
    "site": SiteWords,
}
"""Files that hold one record."""

__all__ = [
    "COLLECTIONS",
    "REGISTERS",
    "SINGLE_FILES",
    "Declaration",
    "Entry",
    "Event",
    "Organization",
    "Page",
    "Place",
    "Project",
    "Record",
    "Report",
    "Series",
    "SignatoryRegister",
    "SiteWords",
    "Source",
    "Term",
    "Topic",
]
