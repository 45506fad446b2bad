"""Reads content files: YAML and Markdown become plain trees of text that know file, line and column of everything in them.

This is the only module that opens content. Scalars stay text (plain YAML would turn ``no`` into false and ``1.10`` into 1.1), and a key
that stands twice is refused. YAML goes through PyYAML's node API on libyaml's parser.
"""

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bilingual.problems import Problem, problem
from bilingual.schema import COLLECTIONS
from bilingual.schema.fields import normalize

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MAX_BYTES = 2_000_000
MAX_DEPTH = 20

Tree = str | list["Tree"] | dict[str, "Tree"] | None
"""What a file says: texts, lists and mappings of them; None where a value is left empty."""

_KNOWN_TAGS = ("tag:yaml.org,2002:map", "tag:yaml.org,2002:seq", "!", "")
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

    def locate(self, location: Iterable[str | int], *, of_key: bool = False) -> tuple[int, int]:
        """Return line and column, from 1, of the value at ``location`` (keys and positions), or of the nearest value around it.

        With ``of_key``, the place of the last key itself.
        """
        node: yaml.Node | None = self.root
        mark = node.start_mark if node else None
        for step in location:
            found = _child(node, step)
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
            found = _child(node, step)
            node = found[1] if found else None
        if isinstance(node, yaml.ScalarNode) and node.style == "|":
            first = next(iter(self.text.split("\n")[node.start_mark.line + 1 :]), "")
            indent = len(first) - len(first.lstrip(" "))
            return self.first_line + node.start_mark.line + 2 + line, column + indent
        return self.locate(location)


def _child(node: yaml.Node | None, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((name, value) for name, value in node.value if name.value == str(step)), None)
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
    return _compose(path, text, 0)


def read_markdown(root: Path, path: str) -> tuple[Document, list[Problem]]:
    """Read the Markdown file ``path`` below ``root``, with a head of YAML between lines of ``---``; return it with its problems."""
    text, problems = _read_text(root, path)
    if text is None:
        return Document(path, None), problems
    match = _FRONT_MATTER.match(text)
    if not match or not (match[1] or "").strip():
        return Document(path, None), [problem(path, (1, 1), "", "no-front-matter")]
    head, problems = _compose(path, match[1], 1)
    body = text[match.end() :]
    if not body.strip():
        problems.append(problem(path, (match[0].rstrip("\n").count("\n") + 1, 1), "", "no-body"))
    return Document(path, head.tree, head.root, body, text.count("\n", 0, match.end()) + 1, 1), problems


def _read_text(root: Path, path: str) -> tuple[str | None, list[Problem]]:
    file = root / path
    start = (1, 1)
    try:
        if not file.is_file() or not file.resolve().is_relative_to(root.resolve()):
            return None, [problem(path, start, "", "not-a-file")]
        if file.stat().st_size > MAX_BYTES:
            return None, [problem(path, start, "", "too-large", limit=MAX_BYTES)]
        raw = file.read_bytes()
    except OSError as error:
        return None, [problem(path, start, "", "unreadable", reason=error.strerror or type(error).__name__)]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].rpartition(b"\n")[2].decode("utf-8", "replace")
        return None, [problem(path, (raw.count(b"\n", 0, error.start) + 1, len(before) + 1), "", "not-utf-8")]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return None, [problem(path, start, "", "empty-file")]
    return normalize(text), []


def _compose(path: str, text: str, first_line: int) -> tuple[Document, list[Problem]]:
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
        return Document(path, None), [_yaml_problem(path, text, first_line, error)]
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

    def report(self, node: yaml.Node, code: str, field: str = "", **values: object) -> None:
        place = (self.first_line + node.start_mark.line + 1, node.start_mark.column + 1)
        self.problems.append(problem(self.path, place, field, code, **values))

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
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, depth + 1) for child in node.value]
        return self._mapping(node, depth)

    def _scalar(self, node: yaml.ScalarNode) -> Tree:
        if not (node.tag in _KNOWN_TAGS or node.tag.startswith("tag:yaml.org,2002:")) or "python" in node.tag:
            self.report(node, "tag")
        if self.lines and not node.style and node.end_mark:
            self._find_hash(node.end_mark)
        text: str = node.value.strip()
        if not node.style and text in {"", "~", "null"}:
            return None
        return text

    def _find_hash(self, end: yaml.Mark) -> None:
        """Report a number sign right behind a text that looks like a part of it."""
        if match := _HASH.match(self.lines[end.line], end.column):
            place = (self.first_line + end.line + 1, match.end() - 1)
            self.problems.append(problem(self.path, place, "", "hash-in-text"))

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
            tree[name.value] = self.build(child, depth + 1)
        return tree


_YAML_CAUSES = (
    (r"cannot start any token|while scanning a block scalar", "special-start"),
    (r"unknown escape character|hexdecimal number", "backslash"),
    (r"control characters are not allowed|special characters are not allowed|unacceptable character|invalid leading", "control-character"),
    (r"while scanning a quoted scalar", "unclosed-quote"),
    (r"mapping values are not allowed", "colon-in-text"),
    (r"expected a single document|expected '<document start>'", "several-documents"),
    (r"while scanning an alias|while scanning an anchor|undefined alias|duplicate anchor", "alias"),
    (r"while parsing a tag|while scanning a tag|undefined tag", "tag"),
    (r"while parsing a flow", "unclosed-bracket"),
    (r"did not find expected key|expected <block end>|did not find expected '-' indicator|inconsistent indentation", "bad-indentation"),
    (r"exceeded max", "too-deep"),
)


def _yaml_problem(path: str, text: str, first_line: int, error: yaml.YAMLError) -> Problem:
    """Put PyYAML's complaint into words that an editor can act on."""
    reason = " ".join(str(part) for part in (getattr(error, "context", ""), getattr(error, "problem", "") or str(error)) if part)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line, mark.column) if mark else _place_of_character(text, getattr(error, "position", 0))
    code = next((code for pattern, code in _YAML_CAUSES if re.search(pattern, reason, re.IGNORECASE)), "bad-yaml")
    lines = text.split("\n")
    here = lines[line] if line < len(lines) else ""
    started = getattr(error, "context_mark", None)
    if re.match(r" *\t", here) and code != "unclosed-quote":
        code, column = "tab", here.index("\t")
    elif code == "colon-in-text" and re.fullmatch(r" +[a-z0-9_-]+", here[:column]):
        # The line is not a text but a field; it was taken for the second line of the text above because it is indented.
        code, column = "bad-indentation", len(here) - len(here.lstrip(" "))
    elif code in ("unclosed-quote", "alias", "tag", "special-start", "backslash") and started and "next token" not in reason:
        line, column = started.line, started.column
    elif code == "unclosed-bracket":
        line, column = _open_bracket(text) or (line, column)
    character = here[column : column + 1] or "?"
    place = (first_line + line + 1, column + 1)
    return problem(path, place, "", code, reason=reason, character=character, limit=MAX_DEPTH)


def _open_bracket(text: str) -> tuple[int, int] | None:
    """Return line and column, from 0, of the innermost bracket that is never closed, or None."""
    opened: list[yaml.Mark] = []
    try:
        for token in yaml.scan(text, Loader=Loader):
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                opened.append(token.start_mark)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and opened:
                opened.pop()
    except yaml.YAMLError:
        pass
    return (opened[-1].line, opened[-1].column) if opened else None


def _place_of_character(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n"), len(before.rpartition("\n")[2])
