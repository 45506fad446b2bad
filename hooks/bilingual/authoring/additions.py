"""Adds text to the content: checked in a copy before anything is written, and then written as a whole or not at all.

What stands in a file stays as it is, byte for byte. A new file never takes the place of one that is there.
"""

import re
import shutil
import tempfile
from bisect import bisect
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path

import yaml

from bilingual.authoring.answers import Value
from bilingual.authoring.input_problems import InputError, input_problem
from bilingual.authoring.record_text import NewRecord, block_of, file_of
from bilingual.content import atomic_files, source
from bilingual.content import loader as corpus
from bilingual.content.document import nodes_of
from bilingual.content.source import content_path
from bilingual.content.yaml_writer import Written, indented
from bilingual.diagnostics import catalog, excerpt
from bilingual.diagnostics.failures import Failed
from bilingual.diagnostics.problems import ContentError, Problem
from bilingual.schema.fields import FieldKind
from bilingual.schema.kinds import Kind, Question
from bilingual.site import ledger
from bilingual.text.language import LOCALES, SOURCE_LOCALE, TARGET_LOCALE

FOLDERS = ("content", "docs", "mkdocs.yml")
"""Where content lies, below the project's folder."""
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Change:
    """A file to write: its path relative to the project, its bytes before (None where there is no file) and after."""

    path: str
    before: bytes | None
    after: bytes


def changes_for(
    root: Path, records: Sequence[NewRecord], comments: Callable[[NewRecord, str], Iterable[str]] = lambda record, locale: ()
) -> list[Change]:
    """Return what must change below ``root`` for the content to hold ``records``, Turkish files first.

    ``comments`` makes the lines that close a new file.

    Raises:
        InputError: no block can be added to a file of a register: it is no mapping over several lines.
        OSError: it cannot be read.
    """
    changes = []
    for locale in LOCALES:
        blocks: dict[str, list[NewRecord]] = {}
        for record in records:
            if not record.kind.has_own_file:
                blocks.setdefault(record.kind.register, []).append(record)
            elif text := file_of(record, locale, comments(record, locale)):
                path = content_path(locale, record.kind.register, record.key)
                changes.append(Change(path, None, text.encode()))
        for register, added in blocks.items():
            path = content_path(locale, register)
            if (change := _extend(root, path, [(record.key, block_of(record, locale)) for record in added])) is not None:
                changes.append(change)
    return changes


def _extend(root: Path, path: str, blocks: Sequence[tuple[str, Sequence[str]]]) -> Change | None:
    """Return the change that adds blocks, by key, to the file of a register; None where there is nothing to add."""
    before = _bytes_of(root / path)
    text = before.decode() if before is not None else ""
    try:
        text = insert(text, [(key, block) for key, block in blocks if block], "signatories" if path.endswith("/signatories.yml") else "")
    except ValueError:
        raise InputError([input_problem(path, "no-block")]) from None
    return Change(path, before, text.encode()) if text.encode() != (before or b"") else None


def insert(text: str, blocks: Sequence[tuple[str, Sequence[str]]], group: str = "") -> str:
    """Return ``text``, a file that is a mapping of records, with ``blocks``, by key, among them: by key where keys are in order, else last.

    With ``group``, the records stand below the key of that name. Raises ValueError where the file has another form.
    """
    if not blocks:
        return text
    line_end = "\r\n" if "\r\n" in text else "\n"
    mark = _BOM if text.startswith(_BOM) else ""
    plain = text.removeprefix(mark).replace("\r\n", "\n")
    if plain and not plain.endswith("\n"):
        plain += "\n"
    lines = plain.split("\n")[:-1]
    root = _compose(plain)
    pairs = root.value if root else []
    if group and not any(name.value == group for name, _ in pairs):
        lines += [f"{group}:", *(line for _, block in blocks for line in indented(block, 2))]
    else:
        pairs = _below(pairs, group) if group else pairs
        lines = _with_blocks(lines, pairs, blocks)
    return mark + "\n".join([*lines, ""]).replace("\n", line_end)


def _below(pairs: Sequence[tuple[yaml.Node, yaml.Node]], group: str) -> list[tuple[yaml.Node, yaml.Node]]:
    """Return the records of a group. Raises ValueError where it holds none in lines of their own."""
    node = next(value for name, value in pairs if name.value == group)
    if not isinstance(node, yaml.MappingNode) or node.flow_style or not node.value:
        raise ValueError(group)
    found: list[tuple[yaml.Node, yaml.Node]] = node.value
    return found


def _with_blocks(
    lines: Sequence[str], pairs: Sequence[tuple[yaml.Node, yaml.Node]], blocks: Sequence[tuple[str, Sequence[str]]]
) -> list[str]:
    """Return the lines of a file whose records are ``pairs``, with ``blocks`` at their places."""
    keys = [name.value for name, _ in pairs]
    in_order = len(keys) > 1 and all(first < second for first, second in pairwise(keys))
    indent = pairs[0][0].start_mark.column if pairs else 0
    new: dict[int, list[str]] = {}
    for key, block in sorted(blocks, key=lambda pair: pair[0]) if in_order else blocks:
        before = bisect(keys, key) if in_order else len(keys)
        new.setdefault(_line_after(before, pairs, lines, indent), []).extend(indented(block, indent))
    return [line for at in range(len(lines) + 1) for line in (*new.get(at, ()), *lines[at : at + 1])]


def _compose(text: str) -> yaml.MappingNode | None:
    try:
        root = nodes_of(text)
    except yaml.YAMLError as error:
        raise ValueError("YAML") from error
    if root is not None and (not isinstance(root, yaml.MappingNode) or root.flow_style):
        raise ValueError("YAML")
    return root


def _line_after(number: int, pairs: Sequence[tuple[yaml.Node, yaml.Node]], lines: Sequence[str], indent: int) -> int:
    """Return the number of the line, from 0, that follows the first ``number`` records. A comment belongs to the record below it."""
    if number == 0:
        first: int = pairs[0][0].start_mark.line if pairs else len(lines)
        return first
    value = pairs[number - 1][1]
    end: int = pairs[number][0].start_mark.line if number < len(pairs) else value.end_mark.line + (value.end_mark.column > 0)
    comment = re.compile(rf"\s*$| {{0,{indent}}}#")
    while end and comment.match(lines[end - 1]):
        end -= 1
    return end


def told(changes: Iterable[Change]) -> Iterator[str]:
    """Yield a line for each file that was written or extended."""
    for change in changes:
        yield f"{change.path}: {catalog.line('commands', 'added' if change.before else 'written')}"


def check(root: Path, changes: Sequence[Change]) -> str:
    """Check a copy of the content below ``root`` with ``changes``; return its warnings about what is changed, "" where there are none.

    Raises:
        Failed: the content would have problems, or an address would be lost; the text names every one, with its line.
    """
    with copied(root, FOLDERS) as copy:
        put(copy, changes)
        read_lines = partial(source.read_lines, copy)
        try:
            content = corpus.read(copy)
            if lost := list(ledger.find_lost_by_content(content, root)):
                raise ContentError(lost)
        except ContentError as error:
            raise Failed(excerpt.report(error.problems, read_lines)) from None
        paths = {change.path for change in changes}
        return excerpt.report_warnings([warning for warning in content.warnings if warning.path in paths], read_lines)


@contextmanager
def copied(root: Path, names: Iterable[str]) -> Iterator[Path]:
    """Give a folder with copies of those files and folders of the project ``root`` that are there."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder).resolve()
        for name in names:
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            if (root / name).is_dir():
                shutil.copytree(root / name, copy / name, symlinks=True)
            elif (root / name).is_file():
                shutil.copy(root / name, copy / name)
        yield copy


def put(copy: Path, changes: Iterable[Change]) -> None:
    """Make ``changes`` in a copy."""
    for change in changes:
        path = copy / change.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)  # a link may lead out of the copy
        path.write_bytes(change.after)


def write(root: Path, changes: Sequence[Change]) -> None:
    """Write all ``changes``, or, where one fails or the program is interrupted, none.

    Raises OSError: a file cannot be written, or is no longer what it was when the change was made.
    """
    done: list[Change] = []
    try:
        for change in changes:
            if _bytes_of(root / change.path) != change.before:
                raise OSError(f"{change.path} was changed meanwhile")
            (root / change.path).parent.mkdir(parents=True, exist_ok=True)
            done.append(change)
            atomic_files.replace(root / change.path, change.after)
    except BaseException:
        for change in done:
            if change.before is None:
                (root / change.path).unlink(missing_ok=True)
            elif _bytes_of(root / change.path) != change.before:
                atomic_files.replace(root / change.path, change.before)
        raise


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


# a single answer

TRIAL = "trial"
_NEEDED = (content_path(SOURCE_LOCALE, "pages", "index"),)
"""The files that content cannot do without."""
_OF_OTHERS = frozenset({"missing", "unknown-reference", "unknown-file"})
"""What is said of the trial as it lacks all other fields and records."""


def problems_of(root: Path, kind: Kind, question: Question, value: Value) -> list[Problem]:
    """Return what is wrong with the answer ``value``, in the project ``root``.

    A text in Markdown, which may point at anything, is tried among all content; any other answer in a project that holds nothing else.
    """
    said: dict[str, Mapping[str, Written]] = {SOURCE_LOCALE: {kind.title_field: TRIAL}, TARGET_LOCALE: {}}
    said[question.locale] = {question.field: value}
    if question.sort is FieldKind.WORDS and question.locale != SOURCE_LOCALE:
        said[SOURCE_LOCALE] = {question.field: value}
    if kind.register == "pages":
        said = {locale: {kind.title_field: TRIAL, "body": "-"} | dict(fields) if fields else fields for locale, fields in said.items()}
    with copied(root, FOLDERS if question.markdown else _NEEDED) as copy:
        changes = changes_for(copy, [NewRecord(kind, TRIAL, said)])
        put(copy, changes)
        try:
            corpus.read(copy)
        except ContentError as error:
            own = {change.path for change in changes if f"/{question.locale}/" in change.path}
            return [one for one in sorted(set(error.problems)) if one.path in own and _concerns(one, question, kind)]
    return []


def _concerns(found: Problem, question: Question, kind: Kind) -> bool:
    """Return whether a problem is one of the answer, and not one of all that the trial lacks."""
    steps = found.field.split(".")
    if kind.register == "pages" and question.field == "body":
        return found.code not in _OF_OTHERS and found.field in ("", "body")
    own = TRIAL in steps or kind.has_own_file
    return found.code not in _OF_OTHERS and (not found.field or (own and question.field in steps))
