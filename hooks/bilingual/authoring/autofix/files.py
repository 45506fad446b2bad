"""Fixes the files of the content in place: each is written whole or not at all, and only where something changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bilingual.authoring import picture_intake
from bilingual.authoring.autofix.steps import fix_markdown, fix_yaml
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
    paths = source.find_files(root, {**folders, f"docs/{file_kinds.ASSETS}": ""})
    return [fixed for path in paths if (fixed := _fix_file(root, path)) is not None]


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
    is_picture = path.startswith(f"docs/{file_kinds.ASSETS}")
    raw = source.read_raw(root, path, *([MOST_BYTES_OF_A_PHONE] if is_picture else ()))
    if isinstance(raw, Problem) or (root / path).is_symlink():
        return None
    try:
        content, kinds = _fix_picture(path, raw) if is_picture else _fix_text(path, raw)
    except (UnicodeDecodeError, Unreadable):
        return None
    if content == raw:
        return None
    atomic_files.replace(root / path, content)
    return FixedFile(path, kinds)


def _fix_picture(path: str, raw: bytes) -> tuple[bytes, tuple[str, ...]]:
    ending = file_kinds.ending_of(path)
    return picture_intake.cleaned(raw, ending) if ending in picture_intake.FORMS else raw, ("picture",)


def _fix_text(path: str, raw: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Return the fixed content of the file ``path``, as it is where it belongs to no record, and what was fixed in it."""
    name = name_of(path)
    if isinstance(name, Problem):
        return raw, ()
    register, text = name[0], raw.decode("utf-8")
    fixed = fix_markdown(text) if register == "pages" else fix_yaml(text, model_of(register), by_key=register in REGISTERS)
    return fixed.text.encode(), fixed.kinds
