"""The keys of the content with the names that they stand for, for whoever offers keys to choose from; broken content yields fewer."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from bilingual.content import source
from bilingual.schema import COLLECTIONS, REGISTERS
from bilingual.schema.fields import is_key
from bilingual.text import provinces
from bilingual.text.language import SOURCE_LOCALE

NAMES = ("name", "title", "term")
"""The fields that name a record, as the registers call them."""

OWN_RECORD = {"own-record": "yayımlayan kurumun kendi kaydı; günüyle: own-record-2020-03-12"}


def read(root: Path) -> Mapping[str, Mapping[str, str]]:
    """Return the Turkish name of every record of the project ``root`` by register and key, sorted by key.

    Besides the registers, ``versions`` are those of the declaration, ``lanes`` those of the timeline. What cannot be read is passed over.
    """
    found = {register: dict(_of_collection(root, register)) for register in COLLECTIONS}
    found |= {register: dict(_names(_tree(root, register))) for register in REGISTERS}
    found["places"] = {key: province.name_tr for key, province in provinces.PROVINCES.items()} | found["places"]
    found["sources"] = OWN_RECORD | found["sources"]
    found["versions"] = dict(_names(_tree(root, "declaration").get("versions")))
    found["lanes"] = dict(_names(_tree(root, "site").get("lanes")))
    return {register: dict(sorted(keys.items())) for register, keys in found.items()}


def _of_collection(root: Path, register: str) -> Iterator[tuple[str, str]]:
    for path in source.find_files(root, {f"content/{SOURCE_LOCALE}/{register}": ".yml"}):
        document, _ = source.read_yaml(root, path)
        yield from _names({Path(path).stem: document.tree})


def _tree(root: Path, register: str) -> dict[str, Any]:
    document, _ = source.read_yaml(root, source.content_path(SOURCE_LOCALE, register))
    return document.tree or {}


def _names(records: Any) -> Iterator[tuple[str, str]]:
    for key, record in records.items() if isinstance(records, dict) else ():
        if is_key(key) and isinstance(record, dict):
            yield key, next((str(record[name]) for name in NAMES if isinstance(record.get(name), str)), key)
