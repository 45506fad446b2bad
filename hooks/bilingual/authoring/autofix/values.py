"""Writes dates as EDTF, takes typographic quotation marks off facts, and puts texts that a number sign would cut in quotation marks."""

import re
from collections.abc import Iterator

import yaml

from bilingual.authoring.answers import read_date
from bilingual.authoring.autofix.quotes import quote
from bilingual.schema.fields import FieldKind, Form, Record
from bilingual.schema.table import fields_of

_TEXTS = frozenset({Form.LINE, Form.MARKDOWN})
_WRAPPED = re.compile(r"[“„‘«](?P<inside>[^“”„‘’«»]*)[”“’»]")
_CUT = re.compile(r"[ \t]+#[^\s#].*")
_PLAIN = re.compile(r"\w[\w./-]*[~?%]?")


def value_edits(root: yaml.MappingNode, model: type[Record], by_key: bool, text: str) -> Iterator[tuple[int, int, str]]:
    """Yield what fixes the values of the record at ``root``, or of the records in the mapping that it is: start, end, and what to write."""
    lines = text.split("\n")
    for node, form in _scalars(root, model, by_key):
        start, end = node.start_mark.index, node.end_mark.index
        if form in _TEXTS:
            cut = None if node.style else _CUT.match(text, end)
            if cut and node.start_mark.line == node.end_mark.line and not _in_brackets(lines[node.end_mark.line]):
                yield start, cut.end(), quote(text[start : cut.end()].rstrip())
        elif node.style in ("|", ">"):
            continue
        else:
            wrapped = _WRAPPED.fullmatch(node.value.strip())
            plain = wrapped["inside"].strip() if wrapped else node.value.strip()
            date = read_date(plain, "") if form in (Form.DATE, Form.DAY) else plain
            new = date if isinstance(date, str) else plain
            if new and new != node.value.strip():
                yield start, end, new if _PLAIN.fullmatch(new) else quote(new)


def _in_brackets(line: str) -> bool:
    return bool(re.search(r"[\[{]", line.partition("#")[0]))


def _scalars(node: yaml.Node, model: type[Record], by_key: bool) -> Iterator[tuple[yaml.ScalarNode, Form | None]]:
    """Yield every scalar of a record with the form of its field."""
    if not isinstance(node, yaml.MappingNode):
        return
    for name, child in node.value:
        if by_key:
            yield from _scalars(child, model, False)
        elif (shape := fields_of(model).get(str(name.value))) is not None:
            if shape.record:
                yield from _scalars(child, shape.record, shape.by_key)
            else:
                form = Form.LINE if shape.kind is FieldKind.WORDS else shape.form
                for inner in child.value if isinstance(child, yaml.SequenceNode) else [child]:
                    if isinstance(inner, yaml.ScalarNode):
                        yield inner, form
