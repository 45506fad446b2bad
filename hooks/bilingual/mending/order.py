"""Puts the fields of a record in the order in which they are written, each with the comments above it."""

import re
from dataclasses import dataclass

import yaml

from bilingual.schema.fields import Record
from bilingual.schema.order import written_order
from bilingual.schema.table import fields_of


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of a mapping: its name, its lines with those of the comments above it, and the line of its name."""

    name: str
    node: yaml.Node
    start: int
    line: int
    end: int


def order_fields(root: yaml.MappingNode, model: type[Record], by_key: bool, text: str) -> str:
    """Return ``text`` with the fields of the record at ``root``, or of the records in the mapping that it is, in order."""
    lines = text.split("\n")
    return "\n".join(_ordered(lines, root, model, by_key, 0, len(lines)))


def _ordered(lines: list[str], node: yaml.Node, model: type[Record], by_key: bool, start: int, end: int) -> list[str]:
    """Return the lines from ``start`` to ``end``, which are those of the mapping ``node``, in order."""
    fields = _fields(lines, node, start, end)
    if not fields:
        return lines[start:end]
    written = [_inside(lines, field, model, by_key) for field in fields]
    tail = lines[fields[-1].end : end]
    if not by_key:
        order = {name: position for position, name in enumerate(written_order(model))}
        ranks: list[int] = []
        for field in fields:
            ranks.append(order.get(field.name, ranks[-1] if ranks else -1))
        written = [written[position] for position in sorted(range(len(fields)), key=lambda position: (ranks[position], position))]
    return [*lines[start : fields[0].start], *(line for block in written for line in block), *tail]


def _inside(lines: list[str], field: _Field, model: type[Record], by_key: bool) -> list[str]:
    """Return the lines of ``field``, with the fields inside of it in order."""
    whole = lines[field.start : field.end]
    if by_key:
        inner, inner_by_key = model, False
    else:
        shape = fields_of(model).get(field.name)
        if shape is None or shape.record is None:
            return whole
        inner, inner_by_key = shape.record, shape.by_key
    first = field.node.start_mark.line
    if first <= field.line:
        return whole
    return [*lines[field.start : field.line + 1], *_ordered(lines, field.node, inner, inner_by_key, field.line + 1, field.end)]


def _fields(lines: list[str], node: yaml.Node, start: int, end: int) -> list[_Field]:
    """Return the fields of the mapping ``node``, or none where they do not stand one below the other in lines of their own."""
    if not isinstance(node, yaml.MappingNode) or node.flow_style or not node.value:
        return []
    column = node.value[0][0].start_mark.column
    marks = [name.start_mark for name, _ in node.value]
    if any(mark.column != column or lines[mark.line][: mark.column].strip() or mark.line < start for mark in marks):
        return []
    earliest = [start, *(mark.line + 1 for mark in marks)]
    starts = [_start_with_comments(lines, mark.line, column, least) for mark, least in zip(marks, earliest, strict=False)]
    ends = [*starts[1:], _end_of_last(lines, marks[-1].line, column, end)]
    return [
        _Field(str(name.value), value, begin, mark.line, stop)
        for (name, value), begin, mark, stop in zip(node.value, starts, marks, ends, strict=True)
    ]


def _start_with_comments(lines: list[str], line: int, column: int, earliest: int) -> int:
    """Return the first of the lines right above ``line`` that are comments no further in than ``column``."""
    while line > earliest and re.match(rf" {{0,{column}}}#", lines[line - 1]):
        line -= 1
    return line


def _end_of_last(lines: list[str], line: int, column: int, end: int) -> int:
    """Return where the last field ends: before blank lines, and comments further out than ``column``, that close the mapping."""
    while end > line + 1 and (not lines[end - 1].strip() or re.match(rf" {{0,{max(column - 1, 0)}}}#", lines[end - 1])):
        end -= 1
    return end
