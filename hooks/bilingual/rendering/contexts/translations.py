"""The editors' page with the state of all translations: sums for each register, and what needs work, with both texts and their files."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from bilingual.rendering.views.view import View
from bilingual.schema import SINGLE_FILES, Record
from bilingual.site import edit_links as editing
from bilingual.site.routes import KINDS
from bilingual.text.language import LOCALES
from bilingual.translation.status_report import excerpt, record_of
from bilingual.translation.statuses import Counts, RecordStatus
from bilingual.translation.units import Unit

MOST_RECORDS, MOST_TEXTS = 300, 300
"""How much the page shows: no page grows with the content without end, and editors have the command beside it."""
EXCERPT = 160
"""How many characters of a text are shown."""
WORKFLOW, COMMAND = "translated.yml", "python -m bilingual translated"
"""By which editors note a translation as current: the workflow in a browser, the command elsewhere."""
FILE_OF = {"tr": "turkish_file", "en": "english_file"}
"""The label of the file in each language."""


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """A record that needs work: what commands call it, its title as a link, its files (label, path, address or ""), and its texts.

    Of a text, the label of its state, its place, and how it begins in each language that has it. ``more`` texts are not shown.
    """

    name: str
    title: Markup
    files: list[tuple[str, str, str]]
    texts: Sequence[tuple[str, str, Sequence[tuple[str, str]]]]
    more: int


def translations_context(view: View) -> dict[str, Any]:
    """Return what the page shows."""
    translations = view.site.translations
    rows = [
        (_register_title(register, view), sum((record.counts for record in records), Counts()))
        for register, records in translations.by_register.items()
    ]
    needing = sorted((record for record in translations.records.values() if record.needs_work), key=lambda record: not record.outdated)
    shown, budget = [], MOST_TEXTS
    for record in needing[:MOST_RECORDS]:
        texts = [*record.outdated, *record.missing]
        shown.append(_shown(record, texts[:budget], len(texts), view))
        budget = max(budget - len(texts), 0)
    view.words.fell_back = False  # that a title is there in Turkish only is what this page tells, and no gap of its own
    return {
        "rows": rows,
        "total": translations.total,
        "records": shown,
        "more": len(needing) - len(shown),
        "workflow": editing.workflow_url(view.site.settings, WORKFLOW),
        "command": COMMAND,
    }


def _register_title(register: str, view: View) -> str:
    """Return what the readers' pages, or else the editors, call a register."""
    return str(view.labels.titles.get(f"{register}-list") or view.labels.titles.get(register) or view.labels.translations[register])


def _shown(record: RecordStatus, texts: list[Unit], number: int, view: View) -> ShownRecord:
    settings, labels = view.site.settings, view.labels.translations
    paths = [(labels[FILE_OF[locale]], record.path_in(locale)) for locale in reversed(LOCALES)]
    files = [(label, path, settings.edit_url and settings.edit_url + path) for label, path in paths]
    if settings.has_edit_page:
        kind = record.register if record.key else editing.KIND_OF_FILE[record.register]
        files = [(view.labels.edit.translate, "", view.editing.address(editing.query_of(kind, record.key, "translate")))]
    shown = [(text.status, text.place, _beginnings(text)) for text in texts]
    return ShownRecord(record.name, _title(record, view), files, shown, number - len(texts))


def _beginnings(text: Unit) -> list[tuple[str, str]]:
    return [(locale, excerpt(words, EXCERPT)) for locale, words in zip(LOCALES, (text.turkish, text.english), strict=True) if words]


def _title(record: RecordStatus, view: View) -> Markup:
    """Return a record's title, as a link where it has a page."""
    if record.register in KINDS and record.key and (record.register, record.key) != ("pages", "index"):
        return view.links.record(record.register, record.key)
    if record.register in SINGLE_FILES and view.links.find(record.register):
        return view.links.page(record.register)
    found: Record | None = record_of(view.corpus, record)
    words = getattr(found, "name", None) or getattr(found, "title", None) or getattr(found, "term", None)
    return view.words.of(words) if words else escape(_register_title(record.register, view))
