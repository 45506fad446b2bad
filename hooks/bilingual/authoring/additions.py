"""Adds text to the content: checked in a copy before anything is written, and then written as a whole or not at all.

What stands in a file stays as it is, byte for byte. A new file never takes the place of one that is there.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bilingual.authoring import yaml_edits
from bilingual.authoring.answers import Value
from bilingual.authoring.input_problems import InputError, input_problem
from bilingual.authoring.record_text import NewRecord, file_of, written
from bilingual.content import atomic_files, source
from bilingual.content import loader as corpus
from bilingual.content.source import content_path
from bilingual.content.yaml_writer import Written
from bilingual.diagnostics import catalog, excerpt
from bilingual.diagnostics.failures import Failed
from bilingual.diagnostics.problems import ContentError, Problem
from bilingual.schema.fields import FieldKind
from bilingual.schema.kinds import Kind, Question
from bilingual.site import ledger
from bilingual.text.language import LOCALES, SOURCE_LOCALE, TARGET_LOCALE

FOLDERS = ("content", "docs", "mkdocs.yml")
"""Where content lies, below the project's folder."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file to write: its path relative to the project, its bytes before and after; None where there is no file."""

    path: str
    before: bytes | None
    after: bytes | None


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
            said = {record.key: fields for record in added if (fields := written(record, locale))}
            before = _bytes_of(root / path)
            try:
                after = yaml_edits.add((before or b"").decode(), ("signatories",) if register == "signatories" else (), said)
            except ValueError:
                raise InputError([input_problem(path, "no-block")]) from None
            if said:
                changes.append(Change(path, before, after.encode()))
    return changes


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
        if change.after is not None:
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
            done.append(change)
            _replace(root / change.path, change.after)
    except BaseException:
        for change in done:
            if _bytes_of(root / change.path) != change.before:
                _replace(root / change.path, change.before)
        raise


def _replace(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_files.replace(path, content)


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
