"""The documents that a page offers: their addresses, and what a reader should know before opening one."""

from collections.abc import Mapping

from bilingual.content.lint.documents import files_of
from bilingual.content.lint.file_kinds import FILES, ending_of
from bilingual.rendering.views.subject import Subject
from bilingual.schema import Record
from bilingual.schema.files import File
from bilingual.text.language import upper


class Files(Subject):
    """Documents on the page of ``view``."""

    @staticmethod
    def of(record: Record | None) -> Mapping[str, File]:
        """Return the documents that the page of a record offers, by key."""
        return files_of(record) if record else {}

    def url(self, file: File) -> str:
        """Return the way from this page to a document."""
        return self._view.links.file(FILES + file.file)

    def facts(self, file: File) -> str:
        """Return what a document is to a browser and to a reader: "PDF, 2.3 MB, 180 pages, Turkish"."""
        view = self._view
        document = view.corpus.documents[file.file]
        pages = view.numbers.count(document.pages, "pages") if document.pages else ""
        parts = (upper(ending_of(file.file), "en"), view.numbers.size(document.size), pages, view.names.language(file.language))
        return ", ".join(filter(None, parts))
