"""Reads content files, YAML and Markdown; this is the only module that opens content.

Nothing is read from outside of the project, and what no text of ours may hold is looked for in the text itself, comments included. What
the text says is left to document.py.
"""

# ruff: noqa: PTH113, PTH114, PTH118, PTH120, PTH123, PTH202
# A Path for each file takes as long as reading it.

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from stat import S_ISREG

from bilingual.content.document import Document, compose
from bilingual.content.lint import characters, personal_details, placeholders
from bilingual.diagnostics.problems import Problem, problem
from bilingual.schema import COLLECTIONS
from bilingual.schema.fields import normalize
from bilingual.text.language import SOURCE_LOCALE

MAX_BYTES = 2_000_000
KEPT = 10_000
"""So many parsed files are kept, by path and bytes: the live preview reads all anew whenever one changes."""
MAX_HIDDEN = 20
"""So many hidden characters of a file are named; a file in another encoding can hold nothing else."""

FRONT_MATTER = re.compile(r"(\ufeff?---[ \t]*\r?\n)((?:.*?\n)??)(---[ \t]*(?:\r?\n|\Z))", re.DOTALL)
"""The head of a page between its two lines of ``---``."""


def find_files(root: Path, folders: Mapping[str, str]) -> list[str]:
    """Return the paths below ``root`` of all files in ``folders`` (folder to suffix), with slashes, sorted.

    Files and folders whose names start with a dot are passed over, and so are files of other suffixes in folders that may hold them
    (pictures beside pages); content folders hold nothing else, so there every file is returned.
    """
    found = []
    for folder, suffix in folders.items():
        for relative, _, files in _walk(root, folder):
            found += [f"{relative}/{name}" for name in files if not suffix or name.endswith(suffix)]
    return sorted(found)


def _walk(root: Path, top: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield every folder of ``top``, relative to ``root``, with the folders and the files in it, but those that begin with a dot."""
    for directory, names, files in os.walk(root / top):
        names[:] = [name for name in names if not name.startswith(".")]
        yield Path(directory).relative_to(root).as_posix(), names, [name for name in files if not name.startswith(".")]


def find_strays(root: Path, top: str) -> Iterator[Problem]:
    """Yield a problem for all below the folder ``top`` of the project ``root`` that is neither a folder nor a file of it.

    Such are devices and named pipes, which may be read for ever, and links that lead out of ``top``. A link to a folder is one, too: what
    is found through it would be published, and nobody looks at it.
    """
    inside = (root / top).resolve()
    for relative, names, files in _walk(root, top):
        linked = [name for name in names if (root / relative / name).is_symlink()]
        strays = [name for name in files if not _is_file_in(inside, f"{root}/{relative}/{name}")]
        yield from (problem(f"{relative}/{name}", (1, 1), "", "not-a-file") for name in linked + strays)


def _is_file_in(folder: Path, path: str) -> bool:
    """Return whether ``path`` is a file below ``folder``, or a link to one."""
    try:
        return S_ISREG(os.lstat(path).st_mode) or (os.path.isfile(path) and Path(path).resolve().is_relative_to(folder))
    except OSError:
        return False


def content_path(locale: str, register: str, key: str = "") -> str:
    """Return the path of the file that holds a record, relative to the project.

    >>> content_path("en", "events", "forum-2019")
    'content/en/events/forum-2019.yml'
    >>> content_path("tr", "topics", "housing")
    'content/tr/topics.yml'
    """
    if register == "pages":
        return f"docs/{locale}/{key}.md"
    return f"content/{locale}/{register}/{key}.yml" if register in COLLECTIONS else f"content/{locale}/{register}.yml"


def read(root: Path, path: str) -> tuple[Document, list[Problem]]:
    """Return the file ``path`` below ``root``, YAML, or Markdown with a head of YAML between lines of ``---``, with its problems.

    Raises nothing, whatever the bytes.
    """
    raw = read_raw(root, path)
    if isinstance(raw, Problem):
        return Document(path, None), [raw]
    document, problems = parse(path, raw)
    return document, [*problems]


@lru_cache(KEPT)
def parse(path: str, raw: bytes) -> tuple[Document, list[Problem]]:
    """Return what ``raw``, the bytes of a file, says, with its problems. Raises nothing, whatever the bytes."""
    text, problems = _text_of(path, raw)
    if text is None:
        return Document(path, None), problems
    document, found = _parse_page(path, text) if path.endswith(".md") else compose(path, text, 0)
    return document, problems + found


def _parse_page(path: str, text: str) -> tuple[Document, list[Problem]]:
    match = FRONT_MATTER.match(text)
    if not match or not match[2].strip():
        code = "no-front-matter" if path.startswith(f"docs/{SOURCE_LOCALE}/") else "no-front-matter-of-translation"
        return Document(path, None), [problem(path, (1, 1), "", code)]
    head, problems = compose(path, match[2], 1)
    body = text[match.end() :]
    first = text.count("\n", 0, match.end()) + 1
    if left := placeholders.find(body + "\n", path):
        line, column = _place_in(body, left[0])
        problems.append(problem(path, (first + line - 1, column), "body", "placeholder", value=left[1]))
    if not body.strip():
        problems.append(problem(path, (match[0].rstrip("\n").count("\n") + 1, 1), "", "no-body"))
    return replace(head, body=body, body_line=first), problems


def read_raw(root: Path, path: str, limit: int = MAX_BYTES) -> bytes | Problem:
    """Return the bytes of the file ``path``, or the problem that it cannot be read or must not be. Raises nothing.

    It must not be where it leads out of ``root``, or has more than ``limit`` bytes.
    """
    file = os.path.join(root, path)
    try:
        found = os.path.realpath(file) if os.path.islink(file) else _real(os.path.dirname(file))
        if not os.path.isfile(file) or not found.startswith(_real(root)):
            return problem(path, (1, 1), "", "not-a-file")
        if os.path.getsize(file) > limit:
            return problem(path, (1, 1), "", "too-large", limit=limit)
        with open(file, "rb") as opened:
            return opened.read()
    except OSError as error:
        return problem(path, (1, 1), "", "unreadable", reason=error.strerror or type(error).__name__)


@cache
def _real(folder: str | Path) -> str:
    """Return what the real path of everything in ``folder`` starts with."""
    return os.path.realpath(folder) + os.sep


def read_lines(root: Path, path: str) -> list[str]:
    """Return the lines of the file ``path`` as problems count lines and columns.

    There are none of a file that cannot be read, must not be, or is no text, such as a picture.
    """
    raw = read_raw(root, path)
    return [] if isinstance(raw, Problem) or b"\0" in raw else plain_lines(raw.decode("utf-8", "replace")).split("\n")


def plain_lines(text: str) -> str:
    """Return ``text`` without the mark that says that it is Unicode, its lines ended as on Unix, its letters composed."""
    return normalize(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def _text_of(path: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    """Return the text of a file, or None where it is none, and the problems that any text may have."""
    try:
        text = plain_lines(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = plain_lines(raw[: error.start].decode("utf-8", "replace"))
        return None, [problem(path, (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1), "", "not-utf-8")]
    if not text or text.isspace():
        return None, [problem(path, (1, 1), "", "empty-file")]
    hidden = [
        problem(path, _place_in(text, found.start()), "", "hidden-character", character=characters.name_of(found[0]))
        for found in islice(characters.HIDDEN.finditer(text), MAX_HIDDEN)
    ]
    personal = [problem(path, _place_in(text, start), "", code) for start, code in personal_details.find(text)]
    return (None if hidden else text), hidden + personal


def _place_in(text: str, position: int) -> tuple[int, int]:
    """Return line and column, from 1, of the character at ``position``."""
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)
