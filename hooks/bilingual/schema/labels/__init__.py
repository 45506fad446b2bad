"""Every label that pages show: the program's own in tr.yml and en.yml, and the model of those that a site says differently."""

from collections.abc import Iterator
from functools import cache, reduce
from operator import getitem
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from pydantic import create_model

from bilingual.diagnostics import catalog
from bilingual.schema.fields import Record, Words, WordsList
from bilingual.schema.table import walk_words
from bilingual.text.language import SOURCE_LOCALE

Tree = dict[str, Any]
"""Labels by name: a text, a list of texts, or a group of labels."""

NAME = catalog.BLANK
"""A name in braces, in whose place comes what the page is about."""


@cache
def defaults(locale: str) -> Tree:
    """Return the program's own labels in a language."""
    labels: Tree = catalog.read(Path(__file__).with_name(f"{locale}.yml"))
    return labels


def _model(name: str, tree: Tree) -> type[Record]:
    """Return the model of a group of labels, none of which a site must give."""
    fields: dict[str, Any] = {}
    for label, value in tree.items():
        if isinstance(value, dict):
            fields[label] = (_model(f"Labels_{label}", value) | None, None)
        else:
            fields[label] = ((WordsList if isinstance(value, list) else Words) | None, None)
    return create_model(name, __base__=Record, __module__=__name__, __doc__="Labels that a site says differently.", **fields)


if TYPE_CHECKING:

    class LabelChanges(Record):
        """The labels that a site says in its own words."""
else:
    LabelChanges = _model("Labels", defaults(SOURCE_LOCALE))


def default(model: type[Record], label: str, locale: str) -> str:
    """Return what the program says for a label of a group of labels, or the labels of a group that is one itself."""
    tree = defaults(locale)
    value = (tree if model is LabelChanges else tree[model.__name__.removeprefix("Labels_")])[label]
    return value if isinstance(value, str) else ", ".join(value)


def merged(changes: Record | None, locale: str) -> Tree:
    """Return all labels of a language as a site has them."""
    return _merged(defaults(locale), changes, locale)


def _merged(tree: Tree, changes: Record | None, locale: str) -> Tree:
    labels = {}
    for name, value in tree.items():
        change = getattr(changes, name, None)
        if isinstance(value, dict):
            labels[name] = _merged(value, change, locale)
        else:
            labels[name] = (change and change.get(locale)) or value
    return labels


def unknown_names(changes: Record) -> Iterator[tuple[tuple[str, ...], str, str, list[str]]]:
    """Yield each name in braces that a changed label has and the program's own has not: location, language, name, known names."""
    for location, words in walk_words(changes):
        for locale, text in words.items():
            own = reduce(getitem, location, cast(Any, defaults(locale)))
            known = NAME.findall(own) if isinstance(own, str) else []
            yield from ((location, locale, name, known) for name in NAME.findall(str(text)) if name not in (*known, "first", "last"))
