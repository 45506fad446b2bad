"""The templates: read and compiled once for all sites, and kept compiled between builds."""

import hashlib
import os
from collections.abc import MutableMapping
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import escape

from bilingual import downloads
from bilingual.addresses import anchor
from bilingual.building.cache import Cache

TEMPLATES = Path(__file__).with_name("templates")
SECTION = "templates"
"""Of the cache."""


def environment() -> jinja2.Environment:
    """Return the templates as they stand now; the same environment as long as no file changes."""
    return _environment(tuple(sorted((file.name, (found := file.stat()).st_mtime_ns, found.st_size) for file in os.scandir(TEMPLATES))))


def compile_all(kept: Cache) -> None:
    """Compile all pages' templates, or take from a cache what was compiled before; done before processes are forked, it is done for all."""
    templates, compiled = environment(), _KeptTemplates(kept)
    templates.bytecode_cache = compiled
    for name in templates.list_templates(["html"]):
        templates.get_template(name)
    templates.bytecode_cache = None
    if compiled.names:
        kept.drop_others(SECTION, compiled.names)


class _PlainCode(CodeGenerator):
    """Writes templates that put out HTML as it is, where Jinja's own make new HTML of it first; all else is escaped, as ever.

    They also call what they call at once, where Jinja's own ask each time whether it wants to know their context; nothing of ours does.
    Together these are a third of the time of a page.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("(html if type(html := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(") is Markup else environment.html_of(html))")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        if forward_caller or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


class _Environment(jinja2.Environment):
    code_generator_class = _PlainCode

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._found: dict[str, jinja2.Template] = {}

    @staticmethod
    def html_of(value: Any) -> str:
        """Return a value that a template puts out, and that is no HTML, as HTML."""
        return _escape_text(value) if type(value) is str else escape(value)

    def get_template(
        self, name: str | jinja2.Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> jinja2.Template:
        """Return a template, which is the same wherever it is asked for."""
        if not isinstance(name, str):
            return name
        if name not in self._found:
            self._found[name] = super().get_template(name)
        return self._found[name]

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what every template knows as a plain dictionary, which is copied for each use of a template."""
        return {**self.globals, **(d or {})}


_escape_text = lru_cache(maxsize=2**13)(escape)
"""For what is put out on many pages, such as labels."""


class _KeptTemplates(jinja2.BytecodeCache):
    """Keeps compiled templates in our cache, each with a digest of its text (which Jinja sees to) and of what compiled it."""

    def __init__(self, kept: Cache) -> None:
        self._kept = kept
        self.names: set[str] = set()
        """What was asked for."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill ``bucket`` with what is kept, if it is of the same text."""
        self.names.add(_name(bucket))
        if code := self._kept.load(SECTION, _name(bucket)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in ``bucket``."""
        self._kept.keep(SECTION, _name(bucket), bucket.bytecode_to_string())


def _name(bucket: Bucket) -> str:
    return hashlib.sha256(f"{bucket.key} {_compiler()}".encode()).hexdigest()


@cache
def _compiler() -> str:
    """Return what tells one state of what compiles templates from another: Jinja, Python, and how this module sets them up."""
    return f"{version('Jinja2')} {python_version()} {hashlib.sha256(Path(__file__).read_bytes()).hexdigest()}"


@lru_cache(maxsize=1)
def _environment(state: tuple[tuple[str, int, int], ...]) -> jinja2.Environment:
    """Return the templates in a ``state``: name, time and size of each file, which tell edited ones from those that were read before."""
    del state
    made = _Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals |= {"anchor": anchor, "downloads": downloads}
    return made
