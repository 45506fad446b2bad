"""Puts texts in quotation marks where YAML would read their colons, number signs and first characters as its own.

Only a text of one line is quoted, and only where the file reads further afterwards than before.
"""

import re

from bilingual.content.document import compose
from bilingual.diagnostics import catalog
from bilingual.text.language import SOURCE_LOCALE

_MOST = 200
"""So many texts of a file are quoted at most."""
_FIELD = re.compile(
    r"(?P<indent>[ ]*)(?P<name>(?:- +)*[A-Za-z0-9_-]+:[ \t]+|(?:- +)+)"
    r"(?![|>][ 0-9+-]*(?:#|$))(?P<value>[^\s#].*?)(?P<comment>[ \t]+#(?:[ \t].*)?)?[ \t]*"
)
"""A field in one line; the head of a text behind | or > is none."""
_NEXT_FIELD = re.compile(r"([a-z0-9_-]+):(?:[ \t]|$)")
_QUOTED = re.compile(
    r"(?P<lead>[ ]*(?:- +)*(?:[A-Za-z0-9_-]+:[ \t]+)?)(?P<mark>['\"])(?P<inside>.*)(?P=mark)(?P<comment>[ \t]+#[ \t].*)?[ \t]*"
)
_FIRST_ENDS = re.compile(r'[^"]*\w"(?!\w)')
"""The first mark inside of a text closes what its first mark opened, as in "Bir" ve "iki"."""


def quote_texts(text: str) -> str:
    """Return the YAML ``text`` with what must stand in quotation marks put in them, as far as that is plain."""
    code, line = _problem(text)
    for _ in range(_MOST):
        fixed = _fix(text, code, line) if code else None
        if fixed is None:
            return text
        code, further = _problem(fixed)
        if code and further <= line:
            return text
        text, line = fixed, further
    return text


def quote(text: str) -> str:
    """Return the one line ``text`` as a YAML scalar in quotation marks.

    >>> quote("Uyum: bir toplantı")
    '"Uyum: bir toplantı"'
    """
    doubled = text.replace("'", "''")
    return f"'{doubled}'" if '"' in text or "\\" in text else f'"{text}"'


def _problem(text: str) -> tuple[str, int]:
    """Return the code of what keeps ``text`` from being read, and its line, from 0; "" where nothing does."""
    document, problems = compose("", text, 0)
    return ("", 0) if document.tree is not None else (problems[0].code, problems[0].line - 1)


def _fix(text: str, code: str, number: int) -> str | None:
    """Return ``text`` without the problem ``code`` in line ``number``, or None where it is not plain what was meant."""
    if code == "tab":
        is_mixed = re.search(r"^(?: +\t|\t+ )", text, re.MULTILINE)
        return None if is_mixed else re.sub(r"^\t+", lambda tabs: "  " * len(tabs[0]), text, flags=re.MULTILINE)
    lines = [*text.split("\n"), ""]
    if number >= len(lines) - 1:
        return None
    fixed = None if code == "colon-in-text" else _double_inner_marks(lines[number])
    fixed = fixed or _quote_field(lines[number], lines[number + 1], may_be_marked=code == "text-after-end")
    return "\n".join([*lines[:number], fixed, *lines[number + 1 : -1]]) if fixed else None


def _quote_field(line: str, following: str, *, may_be_marked: bool) -> str | None:
    """Return ``line`` with the text of its field in quotation marks, or None where that is not plain.

    A text that starts with a mark or a bracket is quoted only where it ``may_be_marked``, for the sign that closes it is not its last.
    """
    match = _FIELD.fullmatch(line)
    if match is None or (match["value"][0] in "'\"[{" and not may_be_marked):
        return None
    indent, name, value, comment = match.groups("")
    next_field = _NEXT_FIELD.match(value)
    is_two_fields = next_field is not None and next_field[1] in catalog.texts(SOURCE_LOCALE, "names")
    is_anchor = value[0] == "&" or (value[0] == "*" and " " not in value)
    goes_on = following.startswith(f"{indent} ") and following.strip() != ""
    return None if is_two_fields or is_anchor or goes_on else indent + name + quote(value) + comment


def _double_inner_marks(line: str) -> str | None:
    """Return ``line`` with the quotation marks inside of a text in quotation marks written as YAML asks for, or None."""
    match = _QUOTED.fullmatch(line)
    if match is None or (match["mark"] == '"' and _FIRST_ENDS.match(match["inside"])):
        return None
    mark, inside = match["mark"], match["inside"]
    inner = re.sub("''?", "''", inside) if mark == "'" else re.sub(r'(\\.)|"', lambda found: found[1] or '\\"', inside)
    return None if inner == inside else f"{match['lead']}{mark}{inner}{mark}{match['comment'] or ''}"
