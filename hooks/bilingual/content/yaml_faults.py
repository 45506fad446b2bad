"""Puts what the YAML parser complains of into words that an editor can act on, at the place where the mistake is."""

import re
from typing import Any

import yaml

from bilingual.content.lint import characters
from bilingual.diagnostics.problems import Problem, problem

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_CAUSES = (
    (r"cannot start any token|while scanning a block scalar", "special-start"),
    (r"unknown escape character|hexdecimal number|character escape code", "backslash"),
    (r"control characters are not allowed|special characters are not allowed|unacceptable character|invalid leading", "hidden-character"),
    (r"while scanning a quoted scalar", "unclosed-quote"),
    (r"mapping values are not allowed", "colon-in-text"),
    (r"expected a single document|expected '<document start>'", "several-documents"),
    (r"while scanning an alias|while scanning an anchor|undefined alias|duplicate anchor", "alias"),
    (r"while parsing a tag|while scanning a tag|undefined tag", "tag"),
    (r"while parsing a flow", "unclosed-bracket"),
    (r"did not find expected key|expected <block end>|did not find expected '-' indicator|inconsistent indentation", "bad-indentation"),
    (r"exceeded max", "too-deep"),
)


def problem_of(error: yaml.YAMLError, path: str, text: str, first_line: int, limit: int) -> Problem:
    """Return the problem behind an ``error`` of the parser in the YAML ``text`` of the file ``path``.

    ``first_line`` lines stand before the text in the file, and fields may lie in one another to the depth ``limit``.
    """
    reason = " ".join(str(part) for part in (getattr(error, "context", ""), getattr(error, "problem", "") or str(error)) if part)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line, mark.column) if mark else _place_of_character(text, getattr(error, "position", 0))
    code = next((code for pattern, code in _CAUSES if re.search(pattern, reason, re.IGNORECASE)), "bad-yaml")
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
    if code == "hidden-character":
        character = characters.name_of(character)
    place = (first_line + line + 1, column + 1)
    return problem(path, place, "", code, reason=reason, character=character, limit=limit)


def _open_bracket(text: str) -> tuple[int, int] | None:
    """Return line and column, from 0, of the innermost bracket that is never closed, or None."""
    opened: list[yaml.Mark] = []
    try:
        for token in yaml.scan(text, Loader=LOADER):
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
