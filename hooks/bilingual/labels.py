"""The words of the site itself, such as headings and names of fields: by their names, and with what belongs into their gaps."""

import re
from functools import lru_cache
from typing import Any

from bilingual.language import SOURCE_LOCALE
from bilingual.schema import Record
from bilingual.schema.fields import Localized


class Labels:
    """The labels of one language: ``labels.footer.privacy``, or ``labels.event_kinds["side-event"]``."""

    def __init__(self, record: Record, locale: str) -> None:
        self._record = record
        self._locale = locale

    def __getattr__(self, name: str) -> Any:
        """Return a label's text, or a group of labels; AttributeError where there is none of that name."""
        value = getattr(self._record, name)
        found = (value.get(self._locale) or value.get(SOURCE_LOCALE)) if isinstance(value, Localized) else Labels(value, self._locale)
        self.__dict__[name] = found  # so that the next one who asks does not come here
        return found

    def __getitem__(self, name: str) -> Any:
        """Return the label of a value such as "side-event"."""
        return getattr(self, name.replace("-", "_"))

    def get(self, name: str) -> str | None:
        """Return the label ``name``, or None where there is none."""
        return self[name] if name.replace("-", "_") in type(self._record).model_fields else None


def fill_in(label: object, **values: object) -> str:
    """Return a label with ``values`` in the place of the names in braces that it holds."""
    pieces = list(_cut(str(label)))
    pieces[1::2] = [str(values[name]) if name in values else f"{{{name}}}" for name in pieces[1::2]]
    return "".join(pieces)


@lru_cache(maxsize=2**10)
def _cut(label: str) -> tuple[str, ...]:
    """Return a label in pieces, every second of which is a name that stood in braces."""
    return tuple(re.split(r"\{(\w+)\}", label))
