"""The links by which editors add records in a browser: a new file that is filled in as far as can be, or a form of the forge."""

from collections.abc import Mapping
from urllib.parse import urlencode

from bilingual.content.source import content_path
from bilingual.content.yaml_writer import comment
from bilingual.diagnostics import catalog
from bilingual.schema import Record, descriptions
from bilingual.schema.fields import FieldKind, Localized
from bilingual.schema.kinds import KINDS, Kind, Question, questions_of
from bilingual.schema.table import fields_of
from bilingual.site.site import Settings
from bilingual.text.language import SOURCE_LOCALE, TARGET_LOCALE

KINDS_OF_PAGES: Mapping[str, str] = {
    "events-list": "event",
    "reports-list": "report",
    "projects-list": "project",
    "organizations-list": "organization",
    "places-list": "place",
    "sources-list": "source",
    "signatories": "signatory",
}
"""The kinds of pages that list records, and the kind of record that an editor may want to add there."""

TRANSLATABLE = frozenset({"event", "report", "project"})
"""The kinds of pages that show a record with a file of its own, and so with one for its English words."""

_FILE_NAMES = {"event": "yeni-etkinlik", "report": "yeni-rapor", "project": "yeni-proje"}
_EXAMPLES = {"event": "calistay-2020", "report": "rapor-2020", "project": "ornek-proje"}


def form_url(settings: Settings, kind: str) -> str:
    """Return the address of the form for a new record of ``kind``; "" where the site knows of no issues."""
    return settings.issues_url and f"{settings.issues_url}new?{urlencode({'template': f'{kind}.yml'})}"


def new_file_url(settings: Settings, kind: str, locale: str) -> str:
    """Return the address at which a new file for a record of ``kind`` opens, with remarks in ``locale``; "" where there is none.

    There is none where the site has no address for editing, and for records that have no file of their own.
    """
    if kind not in _FILE_NAMES:
        return ""
    path = content_path(SOURCE_LOCALE, KINDS[kind].register, _FILE_NAMES[kind])
    return _new_file(settings, path, new_file_text(KINDS[kind], locale))


def translation_url(settings: Settings, kind: str, record: Record, locale: str) -> str:
    """Return the address at which the missing English file of ``record`` opens, with remarks in ``locale``; "" where there is none."""
    path = content_path(TARGET_LOCALE, KINDS[kind].register, record.key)
    return _new_file(settings, path, translation_text(KINDS[kind], record, locale))


def new_file_text(kind: Kind, locale: str) -> str:
    """Return the text of a new Turkish file: required fields to fill in, the others that are asked for commented out."""
    name = catalog.text(locale, "kinds", f"new-{kind.name}")
    lines = comment(catalog.text(locale, "forms", "new-file", name=name, example=_EXAMPLES[kind.name]))
    for_example = catalog.text(locale, "forms", "example")
    for question in questions_of(kind):
        if question.locale == SOURCE_LOCALE and question.field in fields_of(kind.model):
            line = f"{'' if question.required else '# '}{_line(kind, question.field, locale)}"
            example = ", ".join(question.choices or ()) or _example(kind, question)
            lines.append(f"{line} {for_example}: {example}" if example else line)
    return "\n".join([*lines, ""])


def translation_text(kind: Kind, record: Record, locale: str) -> str:
    """Return the text of a new English file for ``record``: the words that its Turkish file has, to be filled in."""
    path = content_path(SOURCE_LOCALE, kind.register, record.key)
    lines = comment(catalog.text(locale, "forms", "new-translation", path=path))
    for name, shape in fields_of(kind.model).items():
        value = getattr(record, name)
        if shape.kind is FieldKind.WORDS and isinstance(value, Localized) and value.get(SOURCE_LOCALE):
            lines.append(_line(kind, name, locale))
        elif shape.kind is None and value:
            lines.append(f"# {_line(kind, name, locale)}")
    return "\n".join([*lines, ""])


def workflow_url(settings: Settings, name: str) -> str:
    """Return the address at which editors start the workflow of the file ``name``; "" where the site has no address for editing."""
    start, edit, _ = settings.edit_url.rpartition("/edit/")
    return f"{start}/actions/workflows/{name}" if edit else ""


def _example(kind: Kind, question: Question) -> str:
    example = descriptions.of_field(kind.model, question.field).examples.get(SOURCE_LOCALE)
    if isinstance(example, list):
        return f"[{', '.join(map(str, example))}]"
    return example if isinstance(example, str) else ""


def _line(kind: Kind, name: str, locale: str) -> str:
    described = descriptions.of_field(kind.model, name)
    return f"{name}:  # {getattr(described, locale)}"


def _new_file(settings: Settings, path: str, text: str) -> str:
    """Return the address of the forge's page for a new file; it differs from that for editing in one word."""
    start, edit, rest = settings.edit_url.rpartition("/edit/")
    folder, _, name = path.rpartition("/")
    return f"{start}/new/{rest}{folder}?{urlencode({'filename': name, 'value': text})}" if edit else ""
