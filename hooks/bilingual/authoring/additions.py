"""Adds text to the content: checked in a copy before anything is written, and then written as a whole or not at all.

What stands in a file stays as it is, byte for byte. A new file never takes the place of one that is there.
"""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bilingual.authoring import yaml_edits
from bilingual.authoring.input_problems import InputError, input_problem
from bilingual.content import atomic_files, source
from bilingual.content import loader as corpus
from bilingual.content.yaml_writer import Written
from bilingual.diagnostics import catalog, excerpt
from bilingual.diagnostics.failures import Failed
from bilingual.diagnostics.problems import ContentError
from bilingual.site import ledger

FOLDERS = ("content", "docs", "mkdocs.yml")
"""Where content lies, below the project's folder."""


@dataclass(frozen=True, slots=True)
class Change:
    """A file to write: its path relative to the project, its bytes before and after; None where there is no file."""

    path: str
    before: bytes | None
    after: bytes | None


def blocks(root: Path, path: str, above: Sequence[str], records: Mapping[str, Written]) -> Change:
    """Return the change that adds many ``records`` at once to the file ``path`` below ``root``, under ``above`` there.

    Raises:
        InputError: no block can be added: the file is no mapping over several lines.
        OSError: it cannot be read.
    """
    before = _bytes_of(root / path)
    try:
        after = yaml_edits.add((before or b"").decode(), above, records)
    except ValueError:
        raise InputError([input_problem(path, "no-block")]) from None
    return Change(path, before, after.encode())


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
        atomic_files.replace(path, content)


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None
