"""Mends the files of the content in place: each is written whole or not at all, and only where something changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bilingual.authoring.autofix.steps import MendedText, mend_markdown, mend_yaml
from bilingual.content import atomic_files, source
from bilingual.diagnostics import catalog
from bilingual.diagnostics.problems import Problem
from bilingual.schema import COLLECTIONS, REGISTERS, SINGLE_FILES
from bilingual.text.language import LOCALES


@dataclass(frozen=True, slots=True)
class Mended:
    """A file that was mended: its path relative to the project, and what was mended in it, as in the catalogue."""

    path: str
    kinds: tuple[str, ...]


def mend_files(root: Path) -> list[Mended]:
    """Mend the content of the project ``root`` in place; return the files that changed, in order.

    Files that cannot be read or lead out of the project stay as they are. Raises OSError where one cannot be written.
    """
    folders = {f"{top}/{locale}": ending for locale in LOCALES for top, ending in (("content", ".yml"), ("docs", ".md"))}
    return [mended for path in source.find_files(root, folders) if (mended := _mend_file(root, path)) is not None]


def report(mended: Iterable[Mended]) -> str:
    """Return what was mended, a line for each file in Turkish and English."""
    lines = []
    for one in mended:
        kinds = tuple(", ".join(catalog.text(locale, "mending", kind) for kind in one.kinds) for locale in LOCALES)
        lines.append(f"{one.path}: {catalog.line('mending', 'mended', kinds=kinds)}")
    count = len(lines)
    if not count:
        return catalog.line("mending", "nothing")
    return "\n".join([*lines, f"{count} dosya düzeltildi. / {count} {'file' if count == 1 else 'files'} mended."])


def _mend_file(root: Path, path: str) -> Mended | None:
    raw = source.read_raw(root, path)
    if isinstance(raw, Problem) or (root / path).is_symlink():
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    mended = _mend(path, text)
    if mended is None or mended.text == text:
        return None
    atomic_files.replace(root / path, [mended.text.encode()])
    return Mended(path, mended.kinds)


def _mend(path: str, text: str) -> MendedText | None:
    """Return the mended text of the content file ``path``, or None where it belongs to no record."""
    top, _, rest = path.split("/", 2)
    folder, _, name = rest.rpartition("/")
    register = folder or name.rpartition(".")[0]
    if top == "docs":
        return mend_markdown(text)
    if folder in COLLECTIONS:
        return mend_yaml(text, COLLECTIONS[folder])
    if not folder and register in REGISTERS:
        return mend_yaml(text, REGISTERS[register], by_key=True)
    if not folder and register in SINGLE_FILES:
        return mend_yaml(text, SINGLE_FILES[register])
    return None
