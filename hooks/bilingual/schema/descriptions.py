"""What each field, record and value of an enumeration means, in Turkish and in English, with an example where that helps.

The words stand in descriptions.yml, which is read when first asked for: checking content never needs it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from bilingual.diagnostics import catalog
from bilingual.schema import labels as own_labels
from bilingual.schema.fields import Form, Record
from bilingual.text.language import LOCALES

FILE = Path(__file__).with_name("descriptions.yml")

Example = str | list[Any] | dict[str, Any]
"""An example as content files say it: a text, or lists and mappings of texts."""


@dataclass(frozen=True, slots=True)
class Description:
    """What something means, in each language; ``examples`` by language, empty where none is given.

    ``edit`` has the words of the page on which editors write, where those for files would not be understood there.
    """

    tr: str
    en: str
    examples: Mapping[str, Example] = field(default_factory=dict)
    edit: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return both languages in one line, Turkish first, as problems and help texts have them."""
        return f"{self.tr} / {self.en}"


def of_field(model: type[Record], name: str) -> Description:
    """Return what the field ``name`` of ``model`` means.

    The words of the model come first, then those of the models it is made from, then those of every record. Labels speak for
    themselves: what is said of one is what the program says by itself.

    Raises:
        KeyError: nobody has described it yet; a section of descriptions.yml is missing.
    """
    if model.__module__ == own_labels.__name__:
        return Description(own_labels.default(model, name, "tr"), own_labels.default(model, name, "en"))
    words = _words()
    for section in (*(base.__name__ for base in model.__mro__), "shared"):
        if name in words.get(section, {}):
            return _description(words[section][name])
    raise KeyError(f"{model.__name__}.{name}")


def of_record(model: type[Record]) -> Description:
    """Return what a record of ``model`` is, in a few words. Raises KeyError where nobody has described it yet."""
    return _description(_words()["records"]["Labels" if model.__module__ == own_labels.__name__ else model.__name__])


def of_value(value: StrEnum) -> Description:
    """Return what a value of an enumeration means. Raises KeyError where nobody has described it yet."""
    return _description(_words()["values"][type(value).__name__][value.value])


def of_values(enumeration: type[StrEnum]) -> Description:
    """Return what an enumeration lists, in a few words. Raises KeyError where nobody has described it yet."""
    return _description(_words()["enumerations"][enumeration.__name__])


def of_form(form: Form | None) -> Description:
    """Return how a value of a form is written; None stands for the name of a field."""
    return _description(_words()["forms"][form.value if form else "name"])


def sections() -> Mapping[str, Mapping[str, Any]]:
    """Return all of descriptions.yml as it stands there."""
    return _words()


def in_yaml(example: Example) -> str:
    """Return an example on one line, as it is written in a file."""
    if isinstance(example, str):
        return example
    if isinstance(example, list):
        return f"[{', '.join(map(in_yaml, example))}]"
    return "{" + ", ".join(f"{name}: {in_yaml(value)}" for name, value in example.items()) + "}"


@cache
def _words() -> Mapping[str, Mapping[str, Any]]:
    words: Mapping[str, Mapping[str, Any]] = catalog.read(FILE)
    return words


def _description(said: Mapping[str, Any]) -> Description:
    example, edit = said.get("example"), said.get("edit", {})
    if example is None:
        return Description(said["tr"], said["en"], edit=edit)
    in_each = isinstance(example, dict) and example.keys() == set(LOCALES)
    return Description(said["tr"], said["en"], example if in_each else dict.fromkeys(LOCALES, example), edit)
