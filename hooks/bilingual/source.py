"""Reads content files: YAML and Markdown become plain trees of text that know file, line and column of everything in them.

This is the only module that opens content. Scalars stay text (plain YAML would turn ``no`` into false and ``1.10`` into 1.1), and a key
that stands twice is refused. YAML goes through PyYAML's node API on libyaml's parser.
"""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from bilingual import characters, personal_details, yaml_faults
from bilingual.language import SOURCE_LOCALE
from bilingual.problems import Problem, problem
from bilingual.schema import COLLECTIONS
from bilingual.schema.fields import normalize

Loader: Any = yaml_faults.LOADER

MAX_BYTES = 2_000_000
MAX_DEPTH = 20
MAX_CHILDREN = 20_000
"""So many values may a list hold, and so many fields a mapping."""
MAX_HIDDEN = 20
"""So many hidden characters of a file are named; a file in another encoding can hold nothing else."""

Tree = str | list["Tree"] | dict[str, "Tree"] | None
"""What a file says: texts, lists and mappings of them; None where a value is left empty."""

_KNOWN_TAGS = ("tag:yaml.org,2002:map", "tag:yaml.org,2002:seq", "!", "")
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value"))
"""What the parser takes a scalar without a tag for."""
_MANY = 400
"""So many brackets, or characters in a line, make it worth a look whether a text is nested too deeply."""
_HASH = re.compile(r"[ \t]+#[^\s#]")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Document:
    """A content file: its path relative to the project, what it says, and where it says what.

    ``tree`` is None where the file cannot be read; ``body`` is the Markdown below a page's head and ``body_line`` the line it starts at.
    """

    path: str
    tree: dict[str, Tree] | None
    root: yaml.MappingNode | None = None
    body: str | None = None
    body_line: int = 1
    first_line: int = 0
    text: str = ""
    _children: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = field(default_factory=dict, repr=False, compare=False)

    def locate(self, location: Iterable[str | int], *, of_key: bool = False) -> tuple[int, int]:
        """Return line and column, from 1, of the value at ``location`` (keys and positions), or of the nearest value around it.

        With ``of_key``, the place of the last key itself.
        """
        node: yaml.Node | None = self.root
        mark = node.start_mark if node else None
        for step in location:
            found = self._child(node, step)
            if found is None:
                break
            name, node = found
            mark = name.start_mark if of_key or not isinstance(node, yaml.ScalarNode) else node.start_mark
        return (self.first_line + mark.line + 1, mark.column + 1) if mark else (1, 1)

    def locate_in_text(self, location: Iterable[str | int], line: int, column: int) -> tuple[int, int]:
        """Return the place in the file of ``line`` (from 0) and ``column`` (from 1) within the text at ``location``.

        It is exact for texts after ``|``; for texts in quotation marks and folded texts, it is where they start.
        """
        node: yaml.Node | None = self.root
        for step in location:
            found = self._child(node, step)
            node = found[1] if found else None
        if isinstance(node, yaml.ScalarNode) and node.style == "|":
            first = next(iter(self.text.split("\n")[node.start_mark.line + 1 :]), "")
            indent = len(first) - len(first.lstrip(" "))
            return self.first_line + node.start_mark.line + 2 + line, column + indent
        return self.locate(location)

    def _child(self, node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
        """Return the name and the value of what stands in ``node`` at ``step``, or None."""
        if isinstance(node, yaml.MappingNode):
            if id(node) not in self._children:  # a file may have a problem in each of thousands of fields
                self._children[id(node)] = {
                    name.value: (name, value) for name, value in reversed(node.value) if isinstance(name.value, str)
                }
            return self._children[id(node)].get(str(step))
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            return node.value[step], node.value[step]
        return None


def find_files(root: Path, folders: Mapping[str, str]) -> list[str]:
    """Return the paths below ``root`` of all files in ``folders`` (folder to suffix), with slashes, sorted.

    Files and folders whose names start with a dot are passed over, and so are files of other suffixes in folders that may hold them
    (pictures beside pages); content folders hold nothing else, so there every file is returned.
    """
    found = []
    for folder, suffix in folders.items():
        for directory, names, files in os.walk(root / folder):
            names[:] = [name for name in names if not name.startswith(".")]
            relative = Path(directory).relative_to(root).as_posix()
            found += [f"{relative}/{name}" for name in files if not name.startswith(".") and (not suffix or name.endswith(suffix))]
    return sorted(found)


def content_path(locale: str, register: str, key: str = "") -> str:
    """Return the path of the file that holds a record, relative to the project.

    >>> content_path("en", "events", "maruf-2019")
    'content/en/events/maruf-2019.yml'
    >>> content_path("tr", "topics", "housing")
    'content/tr/topics.yml'
    """
    if register == "pages":
        return f"docs/{locale}/{key}.md"
    return f"content/{locale}/{register}/{key}.yml" if register in COLLECTIONS else f"content/{locale}/{register}.yml"


def read_yaml(root: Path, path: str) -> tuple[Document, list[Problem]]:
    """Read the YAML file ``path`` below ``root``; return it with its problems. Raises nothing, whatever the bytes."""
    text, problems = _read_text(root, path)
    if text is None:
        return Document(path, None), problems
    document, found = compose(path, text, 0)
    return document, problems + found


def read_markdown(root: Path, path: str) -> tuple[Document, list[Problem]]:
    """Read the Markdown file ``path`` below ``root``, with a head of YAML between lines of ``---``; return it with its problems."""
    text, problems = _read_text(root, path)
    if text is None:
        return Document(path, None), problems
    match = _FRONT_MATTER.match(text)
    if not match or not (match[1] or "").strip():
        code = "no-front-matter" if path.startswith(f"docs/{SOURCE_LOCALE}/") else "no-front-matter-of-translation"
        return Document(path, None), [*problems, problem(path, (1, 1), "", code)]
    head, found = compose(path, match[1], 1)
    problems += found
    body = text[match.end() :]
    if not body.strip():
        problems.append(problem(path, (match[0].rstrip("\n").count("\n") + 1, 1), "", "no-body"))
    return Document(path, head.tree, head.root, body, text.count("\n", 0, match.end()) + 1, 1), problems


def read_raw(root: Path, path: str, limit: int = MAX_BYTES) -> bytes | Problem:
    """Return the bytes of the file ``path`` below ``root``, or the problem that it cannot be read or must not be. Raises nothing.

    It must not be where it leads out of ``root``, or has more than ``limit`` bytes.
    """
    file = root / path
    start = (1, 1)
    try:
        if not file.is_file() or not file.resolve().is_relative_to(root.resolve()):
            return problem(path, start, "", "not-a-file")
        if file.stat().st_size > limit:
            return problem(path, start, "", "too-large", limit=limit)
        return file.read_bytes()
    except OSError as error:
        return problem(path, start, "", "unreadable", reason=error.strerror or type(error).__name__)


def read_lines(root: Path, path: str) -> list[str]:
    """Return the lines of the file ``path`` as problems count lines and columns.

    There are none of a file that cannot be read, must not be, or is no text, such as a picture.
    """
    raw = read_raw(root, path)
    return [] if isinstance(raw, Problem) or b"\0" in raw else _plain_lines(raw.decode("utf-8", "replace")).split("\n")


def _plain_lines(text: str) -> str:
    """Return ``text`` without the mark that says that it is Unicode, its lines ended as on Unix, its letters composed."""
    return normalize(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def _read_text(root: Path, path: str) -> tuple[str | None, list[Problem]]:
    """Return the text of a file, or None where it cannot be read, and the problems that any text may have."""
    raw = read_raw(root, path)
    if isinstance(raw, Problem):
        return None, [raw]
    try:
        text = _plain_lines(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = _plain_lines(raw[: error.start].decode("utf-8", "replace"))
        return None, [problem(path, (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1), "", "not-utf-8")]
    if not text.strip():
        return None, [problem(path, (1, 1), "", "empty-file")]
    hidden = [
        problem(path, _place_in(text, found.start), "", "hidden-character", character=found.name)
        for found in islice(characters.find_hidden(text), MAX_HIDDEN)
    ]
    personal = [problem(path, _place_in(text, found.start), "", found.code) for found in personal_details.find(text)]
    return (None if hidden else text), hidden + personal


def _place_in(text: str, position: int) -> tuple[int, int]:
    """Return line and column, from 1, of the character at ``position``."""
    return text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position)


def compose(path: str, text: str, first_line: int) -> tuple[Document, list[Problem]]:
    """Return what the YAML ``text`` says, with its problems; ``first_line`` lines of the file ``path`` stand before it. Raises nothing."""
    if found := _find_refused(text):
        code, line, column = found
        return Document(path, None), [problem(path, (first_line + line + 1, column + 1), "", code, limit=MAX_DEPTH)]
    try:
        loader = Loader(text)
        try:
            root = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        return Document(path, None), [yaml_faults.problem_of(error, path, text, first_line, MAX_DEPTH)]
    except RecursionError:  # PyYAML without libyaml
        return Document(path, None), [problem(path, (1, 1), "", "too-deep", limit=MAX_DEPTH)]
    if root is None:
        return Document(path, None), [problem(path, (first_line + 1, 1), "", "empty-file")]
    problems: list[Problem] = []
    builder = _Builder(path, first_line, problems, text.split("\n") if " #" in text or "\t#" in text else ())
    if not isinstance(root, yaml.MappingNode):
        builder.report(root, "not-a-mapping")
        return Document(path, None), problems
    tree = builder.build(root, 0)
    return Document(path, tree if isinstance(tree, dict) else None, root, first_line=first_line, text=text), problems


def _find_refused(text: str) -> tuple[str, int, int] | None:
    """Return code, line and column, from 0, of what must be found before the text is composed, or None.

    The composer drops the name of an anchor silently, and levels by the thousand overflow its stack, which ends the process.
    """
    deep = text.count("[") + text.count("{") > _MANY or any(len(line) > _MANY for line in text.split("\n"))
    if not deep and "&" not in text:
        return None
    depth = 0
    try:
        for event in yaml.parse(text, Loader=Loader):
            place = (event.start_mark.line, event.start_mark.column) if event.start_mark else (0, 0)
            if getattr(event, "anchor", None) is not None:
                return "alias", *place
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH + 1:
                return "too-deep", *place
    except yaml.YAMLError:
        pass  # the composer meets it again, and then it is reported
    return None


class _Builder:
    """Turns PyYAML's nodes into a tree, and notes what it refuses."""

    def __init__(self, path: str, first_line: int, problems: list[Problem], lines: Sequence[str]) -> None:
        self.path = path
        self.first_line = first_line
        self.problems = problems
        self.lines = lines
        self.seen: set[int] = set()
        self.at: list[str] = []

    def report(self, node: yaml.Node, code: str, *steps: str, **values: object) -> None:
        place = (self.first_line + node.start_mark.line + 1, node.start_mark.column + 1)
        self.problems.append(problem(self.path, place, ".".join((*self.at, *steps)), code, **values))

    def build(self, node: yaml.Node, depth: int) -> Tree:
        if id(node) in self.seen:
            self.report(node, "alias")
            return None
        self.seen.add(id(node))
        if depth > MAX_DEPTH:
            self.report(node, "too-deep", limit=MAX_DEPTH)
            return None
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if node.tag not in _KNOWN_TAGS:
            self.report(node, "tag")
        if len(node.value) > MAX_CHILDREN:
            self.report(node, "too-many", limit=MAX_CHILDREN)
            return None
        if isinstance(node, yaml.SequenceNode):
            return [self._build_below(str(position), child, depth) for position, child in enumerate(node.value)]
        return self._mapping(node, depth)

    def _scalar(self, node: yaml.ScalarNode) -> Tree:
        if node.tag not in _KNOWN_TAGS and node.tag not in _PLAIN_TAGS:
            self.report(node, "tag")
        if self.lines and not node.style and node.end_mark:
            self._find_hash(node.end_mark)
        if node.style == '"' and (hidden := characters.HIDDEN.search(node.value)):
            self.report(node, "hidden-character", character=characters.name_of(hidden[0]))
        text: str = node.value.strip()
        if not node.style and text in {"", "~", "null"}:
            return None
        return text

    def _find_hash(self, end: yaml.Mark) -> None:
        """Report a number sign right behind a text that looks like a part of it."""
        if match := _HASH.match(self.lines[end.line], end.column):
            place = (self.first_line + end.line + 1, match.end() - 1)
            self.problems.append(problem(self.path, place, ".".join(self.at), "hash-in-text"))

    def _mapping(self, node: yaml.Node, depth: int) -> Tree:
        tree: dict[str, Tree] = {}
        first: dict[str, int] = {}
        for name, child in node.value:
            if not isinstance(name, yaml.ScalarNode) or not name.value:
                self.report(name, "key-not-text")
                continue
            if name.value in tree:
                self.report(name, "duplicate-key", name.value, line=first[name.value])
                continue
            first[name.value] = self.first_line + name.start_mark.line + 1
            tree[name.value] = self._build_below(name.value, child, depth)
        return tree

    def _build_below(self, step: str, node: yaml.Node, depth: int) -> Tree:
        self.at.append(step)
        tree = self.build(node, depth + 1)
        self.at.pop()
        return tree
