"""What a content file says: its YAML as a plain tree of text that knows line and column of everything in it.

Scalars stay text (plain YAML would turn ``no`` into false and ``1.10`` into 1.1), and a key that stands twice is refused. YAML goes through
PyYAML's node API on libyaml's parser.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from bilingual.content import yaml_faults
from bilingual.content.lint import characters, placeholders
from bilingual.diagnostics.problems import Problem, problem
from bilingual.text.language import fold


class Loader(yaml_faults.LOADER):  # type: ignore[misc]
    """The parser, but that what a text without a tag might be, a number or a date, is not asked: the schema says it."""

    def resolve(self, kind: type[yaml.Node], value: object, implicit: object) -> str:
        """Return no tag for a text, a list or a mapping that was written without one."""
        return ""


MAX_DEPTH = 20
MAX_CHILDREN = 20_000
"""So many values may a list hold, and so many fields a mapping."""

Tree = str | list["Tree"] | dict[str, "Tree"] | None
"""What a file says: texts, lists and mappings of them; None where a value is left empty."""

_MANY = 400
"""So many brackets, or signs at the start of a line that may open a level each, make it worth a look whether a text is too deep."""
_OPENING = re.compile(rf"[ \t?:-]{{{_MANY}}}")
_LOST = re.compile(r"\s*(?:$|[-*+>|#] |#{2,}|[0-9]+[.)] )")
"""A line that means something to Markdown only where it is a line."""
_HASH = re.compile(r"[ \t]+#[^\s#]")


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
    misnamed: dict[tuple[str | int, ...], str] = field(default_factory=dict, repr=False, compare=False)
    """Fields that were read as what they were meant to be: by their place, what the file calls them."""

    @property
    def root(self) -> yaml.MappingNode | None:
        """The parser's nodes, which know where everything stands; None where the file cannot be read.

        They are costly to keep, and asked for only where something is wrong: then ``text`` is parsed again.
        """
        return _root_of(self.text) if self.text else None

    def locate(self, location: Iterable[str | int], *, of_key: bool = False, within: tuple[int, int] | None = None) -> tuple[int, int]:
        """Return line and column, from 1, of the value at ``location`` (keys and positions), or of the nearest value around it.

        With ``of_key``, the place of the last key itself. With ``within``, the place of that line (from 0) and column (from 1) of the text
        at ``location``: exact in a page's body and in texts after ``|``, where other texts start.
        """
        if within and self.body is not None and location == ("body",):
            return self.body_line + within[0], within[1]
        if self.root is None:
            return 1, 1
        name: yaml.Node = self.root
        node = name
        written: tuple[str | int, ...] = ()
        for step in location:
            written = (*written, self.misnamed.get((*written, step), step))
            found = _child(node, written[-1])
            if found is None:
                break
            name, node = found
        if within and isinstance(node, yaml.ScalarNode) and node.style == "|":
            first = next(iter(self.text.split("\n")[node.start_mark.line + 1 :]), "")
            return self.first_line + node.start_mark.line + 2 + within[0], within[1] + len(first) - len(first.lstrip(" "))
        mark = name.start_mark if of_key or not isinstance(node, yaml.ScalarNode) else node.start_mark
        return self.first_line + mark.line + 1, mark.column + 1


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """Return the name and the value of what stands in ``node`` at ``step``, or None."""
    if isinstance(node, yaml.MappingNode):
        return _fields_of(node).get(str(step))
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


@lru_cache(maxsize=16)
def _fields_of(node: yaml.Node) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    """Return the fields of a mapping by name; a file may have a problem in each of thousands."""
    return {name.value: (name, value) for name, value in reversed(node.value) if isinstance(name.value, str)}


def compose(path: str, text: str, first_line: int) -> tuple[Document, list[Problem]]:
    """Return what the YAML ``text`` says, with its problems; ``first_line`` lines of the file ``path`` stand before it. Raises nothing."""
    builder = _Builder(path, first_line, text)
    tree = builder.tree()
    return Document(path, tree, "" if tree is None else text, first_line=first_line), builder.problems


def nodes_of(text: str) -> Any:
    """Return the parser's nodes of the YAML ``text``, or None where it says nothing.

    Raises:
        yaml.YAMLError: it is no YAML.
        RecursionError: it is nested too deeply for PyYAML without libyaml.
    """
    return yaml.compose(text, Loader=Loader)


_root_of = lru_cache(maxsize=16)(nodes_of)


def _find_refused(text: str) -> tuple[int, int, str] | None:
    """Return line and column, from 0, and code of what must be found before the text is composed, or None.

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
                return *place, "alias"
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH + 1:
                return *place, "too-deep"
    except yaml.YAMLError:
        pass  # the composer meets it again, and then it is reported
    return None


class _Builder:
    """Turns PyYAML's nodes into a tree, and notes what it refuses. No node stands in two places: anchors were refused before."""

    def __init__(self, path: str, first_line: int, text: str) -> None:
        self.path = path
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.text = text
        self.lines = [*text.splitlines(), ""]  # where the parser ends them; a mark may stand behind the last
        self.at: list[str] = []

    def tree(self) -> dict[str, Tree] | None:
        """Return what the text says, or None where it cannot be read or is no mapping."""
        if refused := _find_refused(self.text):
            self.say(*refused, limit=MAX_DEPTH)
            return None
        try:
            root = nodes_of(self.text)
        except yaml.YAMLError as error:
            self.problems.append(yaml_faults.problem_of(error, self.path, self.text, self.first_line, MAX_DEPTH))
            return None
        except RecursionError:  # PyYAML without libyaml
            self.say(0, 0, "too-deep", limit=MAX_DEPTH)
            return None
        if root is None:
            self.say(0, 0, "empty-file")
        elif not isinstance(root, yaml.MappingNode):
            self.report(root, "not-a-mapping")
        elif isinstance(tree := self.build(root), dict):
            return tree
        return None

    def say(self, line: int, column: int, code: str, /, *steps: str, **values: object) -> None:
        """Note a problem at a line and a column of the text, from 0."""
        place = (self.first_line + line + 1, column + 1)
        self.problems.append(problem(self.path, place, ".".join((*self.at, *steps)), code, **values))

    def report(self, node: yaml.Node, code: str, *steps: str, **values: object) -> None:
        self.say(node.start_mark.line, node.start_mark.column, code, *steps, **values)

    def build(self, node: yaml.Node) -> Tree:
        if len(self.at) > MAX_DEPTH:
            self.report(node, "too-deep", limit=MAX_DEPTH)
            return None
        if tagged := self.lines[node.start_mark.line].startswith("!", node.start_mark.column):
            self.report(node, "tag")
        if isinstance(node, yaml.ScalarNode):
            text = self._scalar(node)
            return "!" if tagged and text is None else text
        if len(node.value) > MAX_CHILDREN:
            self.report(node, "too-many", limit=MAX_CHILDREN)
            return None
        if isinstance(node, yaml.SequenceNode):
            self._find_repeated(node)
            return [self._build_below(str(position), child) for position, child in enumerate(node.value)]
        return self._mapping(node)

    def _scalar(self, node: yaml.ScalarNode) -> Tree:
        at_hash = None if node.style or not node.end_mark else _HASH.match(self.lines[node.end_mark.line], node.end_mark.column)
        if at_hash:
            self.say(node.end_mark.line, at_hash.end() - 2, "hash-in-text")
        if node.style == '"' and (hidden := characters.HIDDEN.search(node.value)):
            self.report(node, "hidden-character", character=characters.name_of(hidden[0]))
        if self.at[:1] != ["labels"] and (left := placeholders.find(node.value, self.path)):
            line = 1 + node.value.count("\n", 0, left[0]) if node.style == "|" else 0
            self.say(node.start_mark.line + line, 0 if line else node.start_mark.column, "placeholder", value=left[1])
        if self.at and (self.at[-1] == "body" or (self.at[-1] == "summary" and self.at[0] == "versions")):
            self._find_lost_lines(node)
        text: str = node.value.strip()
        if not node.style and text in {"", "~", "null"}:
            return None
        return text

    def _find_repeated(self, node: yaml.SequenceNode) -> None:
        """Report values that a list says before; they are told only."""
        seen: set[str] = set()
        for child in (child for child in node.value if isinstance(child, yaml.ScalarNode)):
            if fold(child.value) in seen:
                self.report(child, "repeated-value", value=child.value)
            seen.add(fold(child.value))

    def _find_lost_lines(self, node: yaml.ScalarNode) -> None:
        """Report a text of several paragraphs or with marks of Markdown that is not written after ``|``, so that its lines run together."""
        end = node.end_mark.line + (node.end_mark.column > 0)
        text = "\n".join(self.lines[node.start_mark.line + 1 : end]).rstrip()
        if node.style != "|" and "\n\n" not in node.value and text and any(map(_LOST.match, text.split("\n"))):
            self.report(node, "lines-lost")

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
