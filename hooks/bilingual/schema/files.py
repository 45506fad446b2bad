"""The documents that a page offers to readers: files of this site below docs/assets/files/."""

from enum import StrEnum

from bilingual.schema.fields import Date, FileName, LanguageCode, Record, Words


class FileKind(StrEnum):
    """What a document is to the page that offers it; an edition is the report itself."""

    EDITION = "edition"
    SUMMARY = "summary"
    PROGRAMME = "programme"
    PRESENTATION = "presentation"
    MINUTES = "minutes"
    ANNEX = "annex"
    DATA = "data"


class File(Record):
    """A document; size and pages are read from the file itself."""

    file: FileName
    title: Words
    language: LanguageCode
    kind: FileKind | None = None
    date: Date | None = None
