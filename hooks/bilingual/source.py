"""Reads content files: YAML and Markdown become plain trees of text that know file, line and column of everything in them.

This is the only module that opens content. Scalars stay text (plain YAML would turn ``no`` into false and ``1.10`` into 1.1), and a key
that stands twice is refused. YAML goes through PyYAML's node API on libyaml's parser.
"""

import os
import re
import stat
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from bilingual import characters, personal_details, yaml_faults
from bilingual.language import SOURCE_LOCALE
from bilingual.problems import Problem, problem
from bilingual.remembered import Remembered, state_of
from bilingual.schema import COLLECTIONS
from bilingual.schema.fields import normalize


class Loader(yaml_faults.LOADER):  # type: ignore[misc]
    """The parser, but that what a text without a tag might be, a number or a date, is not asked: the schema says it."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        """Return no tag for a text, a list or a mapping that was written without one."""
        return ""


MAX_BYTES = 2_000_000
MAX_DEPTH = 20
MAX_CHILDREN = 20_000
"""So many values may a list hold, and so many fields a mapping."""
MAX_HIDDEN = 20
"""So many hidden characters of a file are named; a file in another encoding can hold nothing else."""

Tree = str | list["Tree"] | dict[str, "Tree"] | None
"""What a file says: texts, lists and mappings of them; None where a value is left empty."""

_KNOWN_TAGS = ("", "!", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value"))
"""What the parser takes a scalar without a tag for."""
_MANY = 400
"""So many brackets, or signs at the start of a line that may open a level each, make it worth a look whether a text is too deep."""
_OPENING = re.compile(rf"[ \t?:-]{{{_MANY}}}")
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) and os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
"""Opens files and no links, and does not wait for what is no file; 0 where the system cannot."""
_HASH = re.compile(r"[ \t]+#[^\s#]")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Document:
    """A content file: its path relative to the project, what it says, and where it says what.

    ``tree`` is None where the file cannot be read. ``text`` is the YAML, and ``first_line`` lines stand before it. ``body`` is the Markdown
    below a page's head and ``body_line`` the line it starts at.
    """

    path: str
    tree: dict[str, Tree] | None
    text: str = ""
    body: str | None = None
    body_line: int = 1
    first_line: int = 0
    _roots: list[yaml.MappingNode] = field(default_factory=list, repr=False, compare=False)
    _children: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def root(self) -> yaml.MappingNode | None:
        """The parser's nodes, which know where everything stands; None where the file cannot be read.

        They are costly to keep, and asked for only where something is wrong: then ``text`` is parsed again.
        """
        if self.text and not self._roots:
            self._roots.append(_nodes_of(self.text))
        return self._roots[0] if self._roots else None

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


Memory = Remembered[tuple[Document, tuple[Problem, ...]]]
"""What files said when they were read last, with their problems."""


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


class Files:
    """The files of the project ``root``, for one reading: it looks only once whether a folder lies in the project.

    Files that have not changed since ``memory`` has them are not read again.
    """

    def __init__(self, root: Path, memory: Memory | None = None) -> None:
        self._root = os.path.realpath(root)
        self._inside: dict[str, bool] = {}
        self._memory = memory

    def read_yaml(self, path: str) -> tuple[Document, list[Problem]]:
        """Return the YAML file ``path`` below the root, with its problems. Raises nothing, whatever the bytes."""
        return self._recall(path, self._read_yaml)

    def read_markdown(self, path: str) -> tuple[Document, list[Problem]]:
        """Return the Markdown file ``path`` below the root, with a head of YAML between lines of ``---``, with its problems."""
        return self._recall(path, self._read_markdown)

    def _recall(self, path: str, read: Callable[[str], tuple[Document, list[Problem]]]) -> tuple[Document, list[Problem]]:
        if self._memory is None or not self._is_inside(path.rpartition("/")[0]):
            return read(path)
        file = f"{self._root}/{path}"
        state = state_of(file)
        if (known := self._memory.recall(file, state)) is None:
            document, problems = read(path)
            known = document, tuple(problems)
            self._memory.keep(file, state, known)
        return known[0], list(known[1])

    def _read_yaml(self, path: str) -> tuple[Document, list[Problem]]:
        text, problems = self._read_text(path)
        if text is None:
            return Document(path, None), problems
        document, found = compose(path, text, 0)
        return document, problems + found

    def _read_markdown(self, path: str) -> tuple[Document, list[Problem]]:
        text, problems = self._read_text(path)
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
        return replace(head, body=body, body_line=text.count("\n", 0, match.end()) + 1), problems

    def read_raw(self, path: str, limit: int = MAX_BYTES) -> bytes | Problem:
        """Return the bytes of the file ``path``, or the problem that it cannot be read or must not be. Raises nothing.

        It must not be where it leads out of the root, or has more than ``limit`` bytes.
        """
        if (raw := self._read_plain(path, limit)) is not None:
            return raw
        file = Path(self._root, path)
        start = (1, 1)
        try:
            if not file.is_file() or not file.resolve().is_relative_to(self._root):
                return problem(path, start, "", "not-a-file")
            if file.stat().st_size > limit:
                return problem(path, start, "", "too-large", limit=limit)
            return file.read_bytes()
        except OSError as error:
            return problem(path, start, "", "unreadable", reason=error.strerror or type(error).__name__)

    def _read_plain(self, path: str, limit: int) -> bytes | None:
        """Return the bytes of what is nearly every file: readable, not large, no link and in no linked folder; None of any other.

        It asks the system as little as possible, and whatever is in doubt is left to whoever looks more closely.
        """
        try:
            if not _NO_LINK or not self._is_inside(path.rpartition("/")[0]):
                return None
            handle = os.open(f"{self._root}/{path}", os.O_RDONLY | _NO_LINK)
        except (OSError, ValueError):
            return None
        try:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode) or found.st_size > limit:
                return None
            raw = os.read(handle, found.st_size + 1)
        except OSError:
            return None
        finally:
            os.close(handle)
        return raw if len(raw) == found.st_size else None

    def _read_text(self, path: str) -> tuple[str | None, list[Problem]]:
        """Return the text of a file, or None where it cannot be read, and the problems that any text may have."""
        raw = self.read_raw(path)
        return (None, [raw]) if isinstance(raw, Problem) else _check_text(path, raw)

    def _is_inside(self, folder: str) -> bool:
        """Return whether ``folder`` lies below the root as it is written: without a link on the way, and without going up."""
        if folder not in self._inside:
            whole = f"{self._root}/{folder}" if folder else self._root
            self._inside[folder] = os.path.realpath(whole) == whole
        return self._inside[folder]


def read_yaml(root: Path, path: str) -> tuple[Document, list[Problem]]:
    """Return what ``Files.read_yaml`` does, for one file."""
    return Files(root).read_yaml(path)


def read_markdown(root: Path, path: str) -> tuple[Document, list[Problem]]:
    """Return what ``Files.read_markdown`` does, for one file."""
    return Files(root).read_markdown(path)


def read_raw(root: Path, path: str, limit: int = MAX_BYTES) -> bytes | Problem:
    """Return what ``Files.read_raw`` does, for one file."""
    return Files(root).read_raw(path, limit)


def read_lines(root: Path, path: str) -> list[str]:
    """Return the lines of the file ``path`` as problems count lines and columns.

    There are none of a file that cannot be read, must not be, or is no text, such as a picture.
    """
    raw = read_raw(root, path)
    return [] if isinstance(raw, Problem) or b"\0" in raw else _plain_lines(raw.decode("utf-8", "replace")).split("\n")


def _plain_lines(text: str) -> str:
    """Return ``text`` without the mark that says that it is Unicode, its lines ended as on Unix, its letters composed."""
    return normalize(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def _check_text(path: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    """Return the text in the bytes ``raw`` of a file, or None where it cannot be read, and the problems that any text may have."""
    try:
        text = _plain_lines(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = _plain_lines(raw[: error.start].decode("utf-8", "replace"))
        return None, [problem(path, (before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1), "", "not-utf-8")]
    if not text or text.isspace():
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
        root = _nodes_of(text)
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
    tree = builder.build(root)
    return Document(path, tree if isinstance(tree, dict) else None, text, first_line=first_line), problems


def _nodes_of(text: str) -> Any:
    """Return the parser's nodes of the YAML ``text``, or None where it says nothing.

    Raises:
        yaml.YAMLError: it is no YAML.
        RecursionError: it is nested too deeply for PyYAML without libyaml.
    """
    loader = Loader(text)
    try:
        return loader.get_single_node()
    finally:
        loader.dispose()


def _find_refused(text: str) -> tuple[str, int, int] | None:
    """Return code, line and column, from 0, of what must be found before the text is composed, or None.

    The composer drops the name of an anchor silently, and levels by the thousand overflow its stack, which ends the process.
    """
    deep = text.count("[") + text.count("{") > _MANY or any(len(line) > _MANY and _OPENING.match(line) for line in text.split("\n"))
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
    """Turns PyYAML's nodes into a tree, and notes what it refuses. No node stands in two places: anchors were refused before."""

    def __init__(self, path: str, first_line: int, problems: list[Problem], lines: Sequence[str]) -> None:
        self.path = path
        self.first_line = first_line
        self.problems = problems
        self.lines = lines
        self.at: list[str] = []

    def report(self, node: yaml.Node, code: str, *steps: str, **values: object) -> None:
        place = (self.first_line + node.start_mark.line + 1, node.start_mark.column + 1)
        self.problems.append(problem(self.path, place, ".".join((*self.at, *steps)), code, **values))

    def build(self, node: yaml.Node) -> Tree:
        if len(self.at) > MAX_DEPTH:
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
            return [self._build_below(str(position), child) for position, child in enumerate(node.value)]
        return self._mapping(node)

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

    def _mapping(self, node: yaml.Node) -> Tree:
        tree: dict[str, Tree] = {}
        for name, child in node.value:
            if not isinstance(name, yaml.ScalarNode) or not name.value:
                self.report(name, "key-not-text")
                continue
            if name.value in tree:
                first = next(earlier for earlier, _ in node.value if earlier.value == name.value)
                self.report(name, "duplicate-key", name.value, line=self.first_line + first.start_mark.line + 1)
                continue
            tree[name.value] = self._build_below(name.value, child)
        return tree

    def _build_below(self, step: str, node: yaml.Node) -> Tree:
        self.at.append(step)
        tree = self.build(node)
        self.at.pop()
        return tree
