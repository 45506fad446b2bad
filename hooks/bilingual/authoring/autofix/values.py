"""Writes dates as EDTF, takes typographic quotation marks off facts, and puts texts that a number sign would cut in quotation marks."""

import re
from collections.abc import Iterator

import yaml

from bilingual.authoring.autofix.quotes import quote
from bilingual.schema.fields import FieldKind, Form, Record
from bilingual.schema.table import fields_of
from bilingual.text import edtf

_TEXTS = frozenset({Form.LINE, Form.MARKDOWN})
_WRAPPED = re.compile(r"[“„‘«](?P<inside>[^“”„‘’«»]*)[”“’»]")
_CUT = re.compile(r"[ \t]+#[^\s#].*")
_YEAR_FIRST = re.compile(r"[12][0-9]{3}([./-])[0-9]{1,2}\1[0-9]{1,2}")
_DAY_FIRST = re.compile(r"(?P<day>[0-9]{1,2})\. ?(?P<month>[0-9]{1,2})\. ?[12][0-9]{3}")
_WITH_SLASHES = re.compile(r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/[12][0-9]{3}")
_PLAIN = re.compile(r"\w[\w./-]*[~?%]?")
_IN_WORDS = re.compile(r"(?:[0-9]{1,2} )?[^\W\d_]{3,} [12][0-9]{3}")


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
            new = (iso_date(plain) if form in (Form.DATE, Form.DAY) else None) or (plain if wrapped else None)
            if new:
                yield start, end, new if _PLAIN.fullmatch(new) else quote(new)


def iso_date(written: str) -> str | None:
    """Return the date ``written`` in another form as EDTF, or None where it is one, is none, or could be two.

    >>> iso_date("6.11.2019"), iso_date("6 Kasım 2019"), iso_date("25/11/2019"), iso_date("06/11/2019")
    ('2019-11-06', '2019-11-06', '2019-11-25', None)
    """
    try:
        edtf.parse(written)
    except edtf.InvalidDate as error:
        slashes = _WITH_SLASHES.fullmatch(written)
        if slashes and int(slashes["day"]) <= 12 and slashes["day"].zfill(2) != slashes["month"].zfill(2):
            return None
        dotted = _DAY_FIRST.fullmatch(written)
        if dotted and int(dotted["month"]) > 12:
            return None
        plain = slashes or dotted or _YEAR_FIRST.fullmatch(written) or _IN_WORDS.fullmatch(written)
        return error.suggestion if plain else None
    return None


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
