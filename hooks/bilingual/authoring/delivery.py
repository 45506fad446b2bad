"""Keeps what the engine hands to a site up to date: the handbook, the Makefile, the workflows, forms and schemas, and the pinned packages.

``records/engine.txt`` notes the digest of each file as it was handed over, so that one which the site has changed is known, and left.
"""

import hashlib
import re
import shutil
from difflib import unified_diff
from pathlib import Path, PurePosixPath

import bilingual
from bilingual.authoring import field_reference, generated
from bilingual.content import atomic_files
from bilingual.diagnostics import catalog
from bilingual.diagnostics.failures import Failed

FOLDER = Path(__file__).parent.with_name("delivered")
PLACES = {
    "handbook": "handbook",
    "workflows": ".github/workflows",
    "forms": ".github/ISSUE_TEMPLATE",
    "not-proposed.md": ".github/not-proposed.md",
    "Makefile": "Makefile",
}
"""Where a site has what is handed over, by its name in the folder."""
LEFT_OUT = frozenset({".github/workflows/release.yml", *field_reference.PATHS.values()})
"""What belongs to the engine, or is generated in each site."""
RECORD = "records/engine.txt"
REQUIREMENTS = "requirements.txt"
DISTRIBUTION = "bilingual-site"
_HEAD = catalog.head("of-engine")


def files() -> dict[str, bytes]:
    """Return what is handed to every site, by path."""
    found = {}
    for name, place in PLACES.items():
        top = (FOLDER / name).resolve()
        paths = (path for path in (top, *top.rglob("*.*")) if path.is_file())
        found.update({PurePosixPath(place, path.relative_to(top).as_posix()).as_posix(): path.read_bytes() for path in paths})
    return {path: found[path] for path in sorted(found.keys() - LEFT_OUT)}


def update(root: Path) -> tuple[list[str], dict[str, str]]:
    """Bring the site ``root`` up to this engine.

    Return the paths of the files that were written or deleted, and by path how those differ that the site has changed: they are left.

    Raises:
        OSError: a file cannot be read or written.
    """
    noted, delivered = _read_record(root), files()
    changed, left = [], {}
    for path in (*delivered, *(path for path in noted if path not in delivered)):
        new, old = delivered.get(path), (root / path).read_bytes() if (root / path).is_file() else None
        if old == new:
            continue
        if noted.get(path) != (None if old is None else _digest(old)):
            left[path] = _difference(path, old or b"", new or b"")
        elif new is None:
            (root / path).unlink()
            changed.append(path)
        else:
            atomic_files.replace(root / path, new)
            changed.append(path)
    lines = [f"{_digest(content)} {path}\n" for path, content in delivered.items()]
    atomic_files.replace(root / RECORD, "".join([_HEAD, f"bilingual {bilingual.__version__}\n", *lines]).encode())
    return [*changed, *(path for path in generated.write(root) if path not in delivered)], left


def pin_engine(root: Path, engine: str) -> None:
    """Write requirements.txt: the packages that the engine was tested with, and the engine itself, each with its digest.

    ``engine`` is an address that ends in ``#sha256=…``, or the path of a wheel, which is copied into the project.

    Raises:
        Failed: there is no wheel.
        OSError: a file cannot be read or written.
    """
    line = f"{DISTRIBUTION} @ {engine}"
    if not re.match("https?:", engine):
        if not Path(engine).is_file():
            raise Failed(catalog.line("new_site", "no-engine", path=engine))
        (root / "engine").mkdir(exist_ok=True)
        wheel = root / "engine" / Path(engine).name
        if not wheel.exists() or not wheel.samefile(engine):
            shutil.copyfile(engine, wheel)
        line = f"./engine/{wheel.name} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}"
    pinned = (FOLDER / REQUIREMENTS).read_text(encoding="utf-8")
    atomic_files.replace(root / REQUIREMENTS, f"{pinned}\n# The engine itself.\n{line}\n".encode())


def _read_record(root: Path) -> dict[str, str]:
    """Return the digests of what was handed over, by path; nothing where there is no record yet."""
    record = root / RECORD
    text = record.read_text(encoding="utf-8") if record.is_file() else ""
    return {path: digest for digest, path in re.findall("^([0-9a-f]{12}) (.+)$", text, re.MULTILINE)}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()[:12]


def _difference(path: str, old: bytes, new: bytes) -> str:
    before, after = (content.decode("utf-8", "replace").splitlines(keepends=True) for content in (old, new))
    return "".join(unified_diff(before, after, path, f"bilingual {bilingual.__version__}"))
