"""Puts what the YAML parser complains of into words that an editor can act on, at the place where the mistake is."""

import re
from typing import Any

import yaml

from bilingual.content.lint import characters
from bilingual.diagnostics.problems import Problem, problem

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_CAUSES = (
    (r"cannot start any token|while scanning a block scalar|mapping keys are not allowed|a block node did not find", "special-start"),
    (r"block sequence entries are not allowed", "list-in-line"),
    (r"unknown escape character|hexdecimal number|character escape code", "backslash"),
    (r"control characters are not allowed|special characters are not allowed|unacceptable character|invalid leading", "hidden-character"),
    (r"while scanning a quoted scalar", "unclosed-quote"),
    (r"mapping values are not allowed", "colon-in-text"),
    (r"could not find expected ':'", "no-colon"),
    (r"expected a single document|expected '?<document start>", "several-documents"),
    (r"while scanning an alias|while scanning an anchor|undefined alias|duplicate anchor", "alias"),
    (r"while parsing a tag|while scanning a tag|undefined tag", "tag"),
    (r"while parsing a flow", "unclosed-bracket"),
    (r"did not find expected key|expected <block end>|did not find expected '-' indicator|inconsistent indentation", "bad-indentation"),
    (r"exceeded max", "too-deep"),
)

_NO_BLANK = re.compile(r"\s*(?:- +)*(?:[A-Za-z_][\w-]*:|-)(?=[^\s:/-])(?!.*: )")
_ENDED = re.compile(r"""\s*(?:- +)*(?:[\w-]+: +)?(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|\[[^\[\]]*\]|\{[^{}]*\})(?=\s*[^\s#,:])""")
"""A value that ends before its line does."""
_OPENED = re.compile(r"""\s*(?:- +)*(?:[\w-]+: +)(?P<mark>['"])(?!.*(?P=mark)\s*$)""")


def problem_of(error: yaml.YAMLError, path: str, text: str, first_line: int, limit: int) -> Problem:
    """Return the problem behind an ``error`` of the parser in the YAML ``text`` of the file ``path``.

    ``first_line`` lines stand before the text in the file, and fields may lie in one another to the depth ``limit``.
    """
    reason = " ".join(str(part) for part in (getattr(error, "context", ""), getattr(error, "problem", "") or str(error)) if part)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    before = text[: getattr(error, "position", 0)]
    line, column = (mark.line, mark.column) if mark else (before.count("\n"), len(before.rpartition("\n")[2]))
    code = next((code for pattern, code in _CAUSES if re.search(pattern, reason, re.IGNORECASE)), "bad-yaml")
    lines = [*re.split("[\n\x85\u2028\u2029]", text), ""]  # where the parser ends them; a mark may stand behind the last
    here = lines[line]
    started = getattr(error, "context_mark", None)
    if re.match(r" *\t", here) and code != "unclosed-quote":
        code, column = "tab", here.index("\t")
    elif code == "no-colon" or (code == "colon-in-text" and re.fullmatch(r" *[\w-]+", here[:column])):
        # What is in the way is the line above, or what the parser took for its second line.
        above = started.line if started else next((at for at in range(line - 1, -1, -1) if lines[at].strip()), line)
        code, line, column = _slip_above(lines, above, here)
    elif code == "bad-indentation" and (ended := _ENDED.match(here)):
        code, column = "text-after-end", ended.end() - 1
    elif code == "bad-indentation" and here[:column].rstrip().endswith(("'", '"')):
        opened = ((at, found.start("mark")) for at in range(line, -1, -1) if (found := _OPENED.match(lines[at])))
        code, (line, column) = "unclosed-quote", next(opened, (line, column))
    elif code in ("unclosed-quote", "alias", "tag", "special-start", "backslash") and started and "next token" not in reason:
        line, column = started.line, started.column
    elif code == "unclosed-bracket":
        line, column = _open_bracket(text) or (line, column)
    character = lines[line][column : column + 1] or "?"
    if code == "hidden-character":
        character = characters.name_of(character)
    place = (first_line + line + 1, column + 1)
    return problem(path, place, "", code, reason=reason, character=character, limit=limit)


def _slip_above(lines: list[str], above: int, here: str) -> tuple[str, int, int]:
    """Return the code and the place of what keeps the line ``here`` from being a field, in the line number ``above``."""
    indents = [len(line) - len(line.lstrip(" ")) for line in (lines[above], here)]
    if no_blank := _NO_BLANK.match(lines[above]):
        return "no-blank", above, no_blank.end() - 1
    if indents[0] == indents[1] and not re.search(r":(?:\s|$)", lines[above]):
        return "no-colon", above, indents[0]
    return "bad-indentation", lines.index(here, above), indents[1]


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
