"""Puts texts in quotation marks where YAML would read their colons, number signs and first characters as its own.

Only a single field's text is quoted, and only where the file reads further afterwards than before.
"""

import re
from functools import cache

from bilingual.content.document import compose
from bilingual.diagnostics.problems import Problem
from bilingual.schema import COLLECTIONS, REGISTERS, SINGLE_FILES, Page
from bilingual.schema.table import fields_of, with_groups

_MOST = 200
"""So many texts of a file are quoted at most."""
_FIELD = re.compile(r"(?P<lead>[ ]*(?:- +)*[A-Za-z0-9_-]+:[ \t]+|[ ]*(?:- +)+)(?P<value>[^\s#].*?)(?P<comment>[ \t]+#(?:[ \t].*)?)?[ \t]*$")
_NEXT_FIELD = re.compile(r"([a-z0-9_-]+):(?:[ \t]|$)")
_QUOTED = re.compile(
    r"(?P<lead>[ ]*(?:- +)*(?:[A-Za-z0-9_-]+:[ \t]+)?)(?P<mark>['\"])(?P<inside>.*)(?P=mark)(?P<comment>[ \t]+#[ \t].*)?[ \t]*$"
)
_ESCAPED = re.compile(r"\\.|\"")


def quote_texts(text: str) -> str:
    """Return the YAML ``text`` with what must stand in quotation marks put in them, as far as that is plain."""
    for _ in range(_MOST):
        problems = _problems(text)
        fixed = next((new for found in problems if (new := _fix(text, found)) is not None and _gets_further(new, problems)), None)
        if fixed is None:
            return text
        text = fixed
    return text


def quote(text: str) -> str:
    """Return the one line ``text`` as a YAML scalar in quotation marks.

    >>> quote("Uyum: bir toplantı")
    '"Uyum: bir toplantı"'
    """
    doubled = text.replace("'", "''")
    return f"'{doubled}'" if '"' in text or "\\" in text else f'"{text}"'


def _problems(text: str) -> list[Problem]:
    """Return what keeps ``text`` from being read, in order."""
    document, problems = compose("", text, 0)
    return [] if document.tree is not None else sorted(problems)


def _gets_further(text: str, before: list[Problem]) -> bool:
    after = _problems(text)
    return not after or after[0].line > before[0].line


def _fix(text: str, found: Problem) -> str | None:
    """Return ``text`` without the problem ``found``, or None where it is not plain what was meant."""
    lines = text.split("\n")
    number = found.line - 1
    if number >= len(lines):
        return None
    if found.code == "tab":
        return _indent_by_blanks(text)
    if found.code in ("text-after-end", "bad-indentation", "unclosed-bracket", "unclosed-quote", "bad-yaml"):
        fixed = _double_inner_marks(lines[number])
        if fixed is None and found.code == "text-after-end":
            return _quote_field(lines, number, found)
    elif found.code in ("colon-in-text", "special-start", "alias"):
        return _quote_field(lines, number, found)
    else:
        fixed = None
    if fixed is None:
        return None
    lines[number] = fixed
    return "\n".join(lines)


def _quote_field(lines: list[str], number: int, found: Problem) -> str | None:
    """Return the lines with the text of the field in line ``number``, from 0, in quotation marks."""
    match = _FIELD.match(lines[number])
    starts = "" if found.code == "text-after-end" else "'\"[{"
    if match is None or match["value"][0] in starts or not match.start("value") < found.column <= match.end("value") + 1:
        return None
    value = match["value"]
    if (field := _NEXT_FIELD.match(value)) and field[1] in _field_names():
        return None  # two fields in one line, most likely
    if found.code == "alias" and (not value.startswith("*") or " " not in value):
        return None
    if value[0] in "|>" and value[1:].strip(" 0123456789+-") == "":
        return None
    last = _last_line(lines, number, len(match["lead"]) - len(match["lead"].lstrip(" ")))
    if last is None or (last > number and match["comment"]):
        return None
    written = " ".join([value, *(line.strip() for line in lines[number + 1 : last + 1])])
    if last == number:
        changed = [match["lead"] + quote(written) + (match["comment"] or "")]
    else:
        mark = "'" if quote(written).startswith("'") else '"'
        parts = [part.replace("'", "''") if mark == "'" else part for part in (value, *lines[number + 1 : last + 1])]
        changed = [match["lead"] + mark + parts[0], *parts[1:-1], parts[-1].rstrip() + mark]
    return "\n".join([*lines[:number], *changed, *lines[last + 1 :]])


def _last_line(lines: list[str], number: int, indent: int) -> int | None:
    """Return the last line of the text that starts in line ``number``, or None where that is not plain."""
    last = number
    for following in range(number + 1, len(lines)):
        line = lines[following]
        if not line.strip() or len(line) - len(line.lstrip(" ")) <= indent:
            break
        if re.search(r":(?:\s|$)|\s#|^\s*(?:[-#]|\t)", line):
            return None
        last = following
    return last


def _double_inner_marks(line: str) -> str | None:
    """Return ``line`` with the quotation marks inside of a text in quotation marks written as YAML asks for, or None."""
    match = _QUOTED.match(line)
    if match is None:
        return None
    mark, inside = match["mark"], match["inside"]
    doubled = re.sub(r"''?", "''", inside)
    escaped = _ESCAPED.sub(lambda found: '\\"' if found[0] == '"' else found[0], inside)
    inner = doubled if mark == "'" else escaped
    return None if inner == inside else f"{match['lead']}{mark}{inner}{mark}{match['comment'] or ''}"


def _indent_by_blanks(text: str) -> str | None:
    """Return ``text`` with two blanks for each tab at the start of a line, or None where tabs and blanks are mixed there."""
    if re.search(r"^(?: +\t|\t+ )", text, re.MULTILINE):
        return None
    return re.sub(r"^\t+", lambda tabs: "  " * len(tabs[0]), text, flags=re.MULTILINE)


@cache
def _field_names() -> frozenset[str]:
    """Return the names of all fields there are."""
    models = with_groups([*COLLECTIONS.values(), *REGISTERS.values(), *SINGLE_FILES.values(), Page])
    return frozenset(name for model in models for name in fields_of(model))
