"""The words for editors: for each language a folder of files, each of them a group of texts by key, in which ``{name}`` is a blank."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("tr", "en")
BLANK = re.compile(r"\{(\w+)\}")


def read(path: Path) -> Any:
    """Return what a file of words says in YAML; texts stay texts, as in content files."""
    return yaml.load(path.read_text(encoding="utf-8"), getattr(yaml, "CBaseLoader", yaml.BaseLoader))


@cache
def texts(locale: str, group: str) -> dict[str, str]:
    """Return the texts of a group by key."""
    found: dict[str, str] = read(Path(__file__).with_name(locale) / f"{group}.yml")
    return found


def text(locale: str, group: str, key: str, /, **values: object) -> str:
    """Return a text, its blanks filled with ``values``; a value that is a pair has one for each language.

    Raises:
        KeyError: there is no such text, or a blank has no value.
    """

    def value(blank: re.Match[str]) -> str:
        found = values[blank[1]]
        return str(found[LANGUAGES.index(locale)] if isinstance(found, tuple) else found)

    return BLANK.sub(value, texts(locale, group)[key])


def both(group: str, key: str, /, **values: object) -> tuple[str, str]:
    """Return a text in Turkish and in English."""
    turkish, english = (text(locale, group, key, **values) for locale in LANGUAGES)
    return turkish, english


def line(group: str, key: str, /, **values: object) -> str:
    """Return a text in both languages on one line, as in "dosya / file"."""
    return " / ".join(both(group, key, **values))


def head(key: str) -> str:
    """Return the comment, a line in each language, that begins a file which tools write."""
    return "".join(f"# {said}\n" for said in both("commands", key))
