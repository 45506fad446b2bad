"""What editors write in Turkish where content has a name: fields, values, and what provinces are called for short."""

from functools import cache
from pathlib import Path

import yaml

from bilingual.text.language import slugify


@cache
def _meant() -> dict[str, str]:
    words: dict[str, str] = yaml.load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    return words


def meant_by(word: str) -> list[str]:
    """Return what a Turkish word may have been written for, the likeliest first.

    >>> meant_by("Çalıştay"), meant_by("K.MARAŞ")
    (['workshop'], ['kahramanmaras'])
    """
    return _meant().get(slugify(word.replace("_", "-")), "").split()
