"""Records of which every text is exchanged for another one, such as a text that breaks careless programs."""

from typing import Any, get_type_hints

from bilingual.schema import Record
from bilingual.schema.fields import Edition, Line, Prose, Words, WordsList
from bilingual.schema.table import fields_of


def spoil(record: Any, text: str, prose: Prose) -> Any:
    """The same record with ``text`` in every field of words and ``prose`` in every Markdown; references, dates, numbers, addresses stay."""
    model: type[Record] = type(record)
    hints = get_type_hints(model, include_extras=True)
    changes: dict[str, Any] = {}
    for name in fields_of(model):
        value = getattr(record, name)
        if isinstance(value, WordsList):
            changes[name] = WordsList(**{locale: (text,) * len(texts) for locale, texts in value.items()})
        elif isinstance(value, Prose):
            changes[name] = prose
        elif isinstance(value, Words):
            changes[name] = Words(tr=text, en=text)
        elif isinstance(value, dict) and all(isinstance(part, Record) for part in value.values()):
            changes[name] = {key: spoil(part, text, prose) for key, part in value.items()}
        elif isinstance(value, Record):
            changes[name] = spoil(value, text, prose)
        elif isinstance(value, Edition) and hints[name] == Edition[Line]:
            changes[name] = Edition[Line](**{locale: text for locale, _ in value.items()})
        elif isinstance(value, str) and hints[name] in (Line, Line | None):
            changes[name] = text
    return record.model_copy(update=changes)
