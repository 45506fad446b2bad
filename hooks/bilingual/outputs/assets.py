"""The program's own styles, scripts and pictures. A site's file of the same name below docs/assets/ takes the place of one."""

import re
from collections.abc import Iterator
from pathlib import Path

from rcssmin import cssmin

from bilingual.outputs.artifact import Artifact
from bilingual.rendering.renderer import Renderer

FOLDER = Path(__file__).parent.with_name("assets")


def make(renderer: Renderer) -> Iterator[Artifact]:
    """Yield all files of the program that pages may load; what stands in docs/ is written after them."""
    for path in FOLDER.rglob("*.*"):
        shorten = _SHORTEN.get(path.suffix)
        content = shorten(path.read_text(encoding="utf-8")).encode() if shorten else path.read_bytes()
        yield Artifact(f"assets/{path.relative_to(FOLDER).as_posix()}", content)


def shorten_styles(text: str) -> str:
    """Return a stylesheet without what no browser reads.

    cssmin takes what stands in ``@container`` for declarations, where a blank before a colon says nothing; before ``*:`` it stays.
    """
    return str(cssmin(text.replace(" :", " *:")))


def shorten_script(text: str) -> str:
    """Return a script without the comments that have lines of their own."""
    return _COMMENT.sub("", text)


_COMMENT = re.compile(r"^[ \t]*(?://[^\n]*|/\*\*.*?\*/)\n+", re.MULTILINE | re.DOTALL)
_SHORTEN = {".css": shorten_styles, ".js": shorten_script}
