"""Fixes the files of the content in place: each is written whole or not at all, and only where something changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bilingual.authoring import picture_intake
from bilingual.authoring.autofix.steps import FixedText, fix_markdown, fix_yaml
from bilingual.content import atomic_files, source
from bilingual.content.lint import file_kinds
from bilingual.content.loader import name_of
from bilingual.content.picture_files import Unreadable
from bilingual.content.reading import model_of
from bilingual.diagnostics import catalog
from bilingual.diagnostics.problems import Problem
from bilingual.schema import REGISTERS
from bilingual.text.language import LOCALES

MOST_BYTES_OF_A_PHONE = 100_000_000
"""As large a picture is taken in."""


@dataclass(frozen=True, slots=True)
class FixedFile:
    """A file that was fixed: its path relative to the project, and what was fixed in it, as in the catalogue."""

    path: str
    kinds: tuple[str, ...]


def fix_files(root: Path) -> list[FixedFile]:
    """Fix the content of the project ``root`` in place; return the files that changed, in order.

    Files that cannot be read or lead out of the project stay as they are. Raises OSError where one cannot be written.
    """
    folders = {f"{top}/{locale}": ending for locale in LOCALES for top, ending in (("content", ".yml"), ("docs", ".md"))}
    texts = [_fix_file(root, path) for path in source.find_files(root, folders)]
    pictures = [_fix_picture(root, path) for path in source.find_files(root, {f"docs/{file_kinds.ASSETS}": ""})]
    return [fixed for fixed in (*texts, *pictures) if fixed is not None]


def report(fixed: Iterable[FixedFile]) -> str:
    """Return what was fixed, a line for each file in Turkish and English."""
    lines = []
    for one in fixed:
        kinds = tuple(", ".join(catalog.text(locale, "autofix", kind) for kind in one.kinds) for locale in LOCALES)
        lines.append(f"{one.path}: {catalog.line('autofix', 'fixed', kinds=kinds)}")
    count = len(lines)
    if not count:
        return catalog.line("autofix", "nothing")
    return "\n".join([*lines, catalog.line("autofix", "one-file" if count == 1 else "files", count=count)])


def _fix_file(root: Path, path: str) -> FixedFile | None:
    raw = source.read_raw(root, path)
    if isinstance(raw, Problem) or (root / path).is_symlink():
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    fixed = _fix(path, text)
    if fixed is None or fixed.text == text:
        return None
    atomic_files.replace(root / path, fixed.text.encode())
    return FixedFile(path, fixed.kinds)


def _fix_picture(root: Path, path: str) -> FixedFile | None:
    ending = file_kinds.ending_of(path)
    raw = source.read_raw(root, path, MOST_BYTES_OF_A_PHONE) if ending in picture_intake.FORMS else b""
    if not raw or isinstance(raw, Problem) or (root / path).is_symlink():
        return None
    try:
        content = picture_intake.cleaned(raw, ending)
    except Unreadable:
        return None
    if content == raw:
        return None
    atomic_files.replace(root / path, content)
    return FixedFile(path, ("picture",))


def _fix(path: str, text: str) -> FixedText | None:
    """Return the fixed text of the content file ``path``, or None where it belongs to no record."""
    name = name_of(path)
    if isinstance(name, Problem):
        return None
    register, _ = name
    return fix_markdown(text) if register == "pages" else fix_yaml(text, model_of(register), by_key=register in REGISTERS)
