"""Edits YAML by lines: what is not changed stays as it is, byte for byte, comments, line ends and a byte order mark included."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import Any

import yaml

from bilingual.content.document import nodes_of
from bilingual.content.source import plain_lines
from bilingual.content.yaml_writer import Written, field, indented, item

_BOM = "\ufeff"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_COMMENT_OF_NAME = re.compile(r":(?:[ \t]+[|>][0-9+-]*)?([ \t]+#.*)")
_COMMENT_OF_VALUE = re.compile(r"[ \t]+#.*")

Pair = tuple[yaml.Node, yaml.Node]
Splice = tuple[int, int, Sequence[str]]
"""Lines to take out, from and to, and those to put in their place."""


def put(text: str, path: Sequence[str], value: Written | None, orders: Sequence[Sequence[str]] = ()) -> str:
    """Return ``text`` with ``value`` at ``path``, or with nothing there where it is None; a group that loses its last value goes, too.

    What is new stands behind those names of its group that come before it in the group's order, which ``orders`` holds for each step of
    the path; else last.

    Raises:
        ValueError: the text is no mapping over several lines, or there is nothing to remove.
    """
    file = _File(text)
    return file.spliced(file.put(tuple(path), value, orders))


def arrange(text: str, path: Sequence[str], order: Sequence[str]) -> str:
    """Return ``text`` with what is below ``path`` in another ``order``; what it does not name comes last.

    Raises ValueError where the text is no mapping over several lines, or nothing stands below ``path``.
    """
    file = _File(text)
    return file.spliced(file.arrange(tuple(path), order))


def order_by_key(keys: Sequence[str], *more: str) -> Sequence[str]:
    """Return the order in which a file of records under ``keys`` takes ``more``: by key where they are, else none."""
    in_order = len(keys) > 1 and all(first < second for first, second in pairwise(keys))
    return sorted([*keys, *more]) if in_order else ()


def add(text: str, path: Sequence[str], records: Mapping[str, Written]) -> str:
    """Return ``text`` with ``records``, none of which is there, below ``path``: by key where keys are in order, else last.

    Raises ValueError where the text, or what is below ``path``, is no mapping over several lines.
    """
    file = _File(text)
    node = file.root
    for step in path if node else ():
        node = next((value for name, value in node.value if name.value == step), None)
        if node is None:
            return put(text, path, records)
        if not _is_block(node):
            raise ValueError(path)
    if node is None:
        nested = _nested(path, records)
        return file.spliced(*((len(file.lines), len(file.lines), field(name, value)) for name, value in nested.items()))
    order = order_by_key([name.value for name, _ in node.value], *records)
    keys = [key for key in order or records if key in records]
    return file.spliced(*(file.insert(node, key, records[key], order) for key in keys))


class _File:
    def __init__(self, text: str) -> None:
        self.mark = _BOM if text.startswith(_BOM) else ""
        self.lines: list[str] = _LINE.findall(text.removeprefix(_BOM))
        self.line_end = "\r\n" if "\r\n" in text else "\n"
        plain = plain_lines(text)
        self.plain = plain.split("\n")
        try:
            self.root = nodes_of(plain)
        except yaml.YAMLError as error:
            raise ValueError("YAML") from error
        if self.root is not None and not _is_block(self.root):
            raise ValueError("YAML")

    def spliced(self, *splices: Splice) -> str:
        """Return the text with ``splices`` made; those at one line stay in their order."""
        lines = list(self.lines)
        for start, end, new in reversed(sorted(splices, key=itemgetter(0))):
            lines[start:end] = map(self._ended, new)
        return self.mark + "".join([*map(self._ended, lines[:-1]), *lines[-1:]])

    def _ended(self, line: str) -> str:
        return line if line.endswith(("\n", "\r")) else line + self.line_end

    def put(self, path: tuple[str, ...], value: Written | None, orders: Sequence[Sequence[str]]) -> Splice:
        tree = _tree_of(self.root)
        while value is None and len(path) > 1 and len(at(tree, path[:-1]) or ()) == 1:
            path = path[:-1]
        if self.root is None:
            return len(self.lines), len(self.lines), field(path[0], _nested(path[1:], value))
        holder: Pair | None = None
        node = self.root
        for number, step in enumerate(path):
            if not _is_block(node):
                return self._replace(holder, changed(_tree_of(node), path[number:], value))
            pair = next((pair for pair in node.value if pair[0].value == step), None)
            if pair is None:
                if value is None:
                    raise ValueError(path)
                return self.insert(node, step, _nested(path[number + 1 :], value), orders[number] if number < len(orders) else ())
            holder, node = pair, pair[1]
        return self._replace(holder, value)

    def arrange(self, path: tuple[str, ...], order: Sequence[str]) -> Splice:
        pair, node = None, self.root
        for step in path:
            pair = next(pair for pair in node.value if pair[0].value == step) if _is_block(node) else None
            node = pair[1] if pair else None
        tree = at(_tree_of(self.root), path) or {}
        wanted = [*(name for name in order if name in tree), *(name for name in tree if name not in order)]
        if pair is None or not _is_block(pair[1]):
            return self.put(path, {name: tree[name] for name in wanted}, ())
        start, end, parts = self._parts(pair)
        return start, end, [line for name in wanted for line in parts[name].pop()]

    def _replace(self, pair: Pair | None, value: Written | None) -> Splice:
        """Return the splice that gives a field another value; the remark behind its name or its value stays."""
        if pair is None:
            raise ValueError("YAML")
        name, old = pair
        start, end, column = name.start_mark.line, self._end(pair, name.start_mark.column), name.start_mark.column
        if value is None:
            return start, end, ()
        if isinstance(old, yaml.SequenceNode) and not old.flow_style and not isinstance(value, str | Mapping):
            first, last, parts = self._parts(pair)
            by = " " * old.start_mark.column
            kept = (parts[text].pop(0) if parts.get(text) else [by + item(text)] for text in value)
            return first, last, [line for lines in kept for line in lines]
        new = indented(field(name.value, value), column)
        behind_name = _COMMENT_OF_NAME.match(self.plain[start], name.end_mark.column)
        behind_value = _COMMENT_OF_VALUE.match(self.plain[old.end_mark.line], old.end_mark.column) if old.end_mark.line < end else None
        remark = behind_name[1] if behind_name else behind_value[0] if behind_value else ""
        return start, end, [new[0] + remark, *new[1:]]

    def insert(self, node: yaml.Node, name: str, value: Written, order: Sequence[str]) -> Splice:
        """Return the splice that adds a field to a mapping."""
        rank = {known: number for number, known in enumerate(order)}
        own, column = rank.get(name, 0), node.start_mark.column
        before = [pair for pair in node.value if name not in rank or rank.get(pair[0].value, own) < own]
        line = self._end(before[-1], column) if before else int(node.value[0][0].start_mark.line)
        return line, line, indented(field(name, value), column)

    def _parts(self, pair: Pair) -> tuple[int, int, dict[str, list[list[str]]]]:
        """Return the first line and the last of all that is below a field, and the lines of each part of it, by its name or text.

        A remark above a part belongs to it.
        """
        name, node = pair
        parts: dict[str, list[list[str]]] = {}
        start = line = name.start_mark.line + 1
        for child in node.value:
            found = child if isinstance(child, tuple) else (child, child)
            end = self._end(found, node.start_mark.column)
            parts.setdefault(found[0].value.strip(), []).append(self.lines[line:end])
            line = end
        return start, line, parts

    def _end(self, pair: Pair, column: int) -> int:
        """Return the line behind a field. Empty lines, and remarks that stand no further in than ``column``, belong to what follows."""
        start, mark = pair[0].start_mark.line, pair[1].end_mark
        end: int = mark.line + bool(mark.line < len(self.plain) and self.plain[mark.line][: mark.column].strip())
        remark = re.compile(rf"\s*$| {{0,{column}}}#")
        while end - 1 > start and remark.match(self.plain[end - 1]):
            end -= 1
        return end


def _is_block(node: yaml.Node | None) -> bool:
    return isinstance(node, yaml.MappingNode) and not node.flow_style and bool(node.value)


def _tree_of(node: yaml.Node | None) -> Any:
    if isinstance(node, yaml.MappingNode):
        return {name.value: _tree_of(value) for name, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_tree_of(value) for value in node.value]
    return node.value.strip() if isinstance(node, yaml.ScalarNode) else {}


def at(tree: Any, path: Sequence[str]) -> Any:
    """Return what ``tree``, mappings of what a file says, has at ``path``; None where nothing is."""
    for step in path:
        tree = tree.get(step) if isinstance(tree, Mapping) else None
    return tree


def _nested(path: Sequence[str], value: Any) -> Any:
    for step in reversed(path):
        value = {step: value}
    return value


def changed(tree: Any, path: Sequence[str], value: Any) -> Any:
    """Return ``tree`` with ``value`` at ``path``; None where it is None, and nothing else is left."""
    if not path:
        return value
    said = dict(tree) if isinstance(tree, Mapping) else {}
    below = changed(said.pop(path[0], None), path[1:], value)
    return {**said, path[0]: below} if below is not None else said or None
