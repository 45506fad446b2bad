"""The pictures and documents that come with a proposal: fetched from the forge, cleaned, and named by the record that shows them."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from urllib3 import PoolManager
from urllib3.exceptions import HTTPError

from bilingual.authoring import picture_intake
from bilingual.authoring.additions import Change
from bilingual.authoring.input_problems import InputError
from bilingual.authoring.proposal_values import Place, Refused
from bilingual.authoring.record_finder import numbered
from bilingual.content.lint.file_kinds import DOCUMENTS, FILES, HEAVIEST, ending_of
from bilingual.schema.images import folder_of
from bilingual.text.language import slugify

PREFIX = "attachment:"
"""What the value of a field starts with that names a file on the editor's device."""
Fetch = Callable[[str], bytes | None]
"""Returns the bytes of the file of a name, or None where none came."""

_ADDRESS = r"https://github\.com/user-attachments/(?:assets/[0-9a-f-]{36}|files/[0-9]+/[\w.%-]+)"
_LINK = re.compile(rf"\[([^\]\n]*)\]\(({_ADDRESS})\)")
_IMAGE = re.compile(rf"<img [^>\n]*?alt=\"([^\"\n]*)\"[^>\n]*?src=\"({_ADDRESS})\"")


def fetch_from(markdown: str, get: Callable[[str], bytes] | None = None) -> Fetch:
    """Return what fetches the files that were dropped into a box of the forge; ``get`` asks an address.

    A file goes by its name, with or without its ending; where there is one only, it is that one. Other addresses are passed over.
    """
    found = [(match[1], match[2]) for pattern in (_LINK, _IMAGE) for match in pattern.finditer(markdown)]
    addresses = {plain: address for name, address in found for plain in _plain(name)}

    def fetch(name: str) -> bytes | None:
        wanted = [addresses[plain] for plain in _plain(name) if plain in addresses] or [address for _, address in found if len(found) == 1]
        return (get or download)(wanted[0]) if wanted else None

    return fetch


def fetch_in(folder: Path) -> Fetch:
    """Return what takes files from a folder."""

    def fetch(name: str) -> bytes | None:
        path = folder / Path(name).name
        return path.read_bytes() if path.is_file() else None

    return fetch


def download(address: str) -> bytes:
    """Return what lies at an address, or its beginning where it is more than a document may have. Raises HTTPError."""
    answer = PoolManager(timeout=60).request("GET", address, preload_content=False)
    if answer.status >= 400:
        raise HTTPError(answer.status)
    return answer.read(HEAVIEST + 1)


def take(value: Any, place: Place, fetch: Fetch, root: Path, taken: dict[str, Change]) -> Any:
    """Return a proposed value with the names under which the files that it asks for are kept; these join ``taken``, by path.

    Raises Refused where one has not come, or cannot be kept.
    """
    if isinstance(value, dict):
        return {name: take(part, place, fetch, root, taken) for name, part in value.items()}
    if not isinstance(value, str) or not value.startswith(PREFIX):
        return value
    name = value.removeprefix(PREFIX)
    try:
        raw = fetch(name)
    except HTTPError:
        raw = None
    if not raw:
        raise Refused("no-attachment", value=name)
    if len(raw) > HEAVIEST:
        raise Refused("attachment-too-large", value=name)
    key = place.key or (place.prefix or (place.register,))[-1]
    ending, folder = ending_of(name), FILES
    if ending not in DOCUMENTS:
        try:
            kept, raw = picture_intake.take_in(raw, name)
        except InputError as error:
            raise Refused(error.problems[0].code, value=name) from None
        ending, folder = ending_of(kept), folder_of(place.register, key)

    def path_of(stem: str) -> str:
        return f"docs/{folder}{stem}.{ending}"

    stem = numbered(key, lambda stem: path_of(stem) in taken or (root / path_of(stem)).exists())
    taken[path_of(stem)] = Change(path_of(stem), None, raw)
    return f"{stem}.{ending}"


def _plain(name: str) -> Iterator[str]:
    yield slugify(name)
    yield slugify(name.rpartition(".")[0])
