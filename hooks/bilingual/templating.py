"""The templates: read and compiled once for all sites, and kept compiled between builds."""

import hashlib
import os
from collections.abc import Callable, MutableMapping
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from markupsafe import Markup, escape

from bilingual import downloads
from bilingual.addresses import anchor
from bilingual.cache import Cache

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


class _PlainContext(Context):
    """Calls what a template calls, and nothing else.

    Jinja's own context asks each time whether a function wants to know it; none of ours does, and asking is a fifth of the time of a page.
    """

    def call(self, called: Callable[..., Any], /, *args: Any, _loop_vars: Any = None, _block_vars: Any = None, **kwargs: Any) -> Any:
        """Return what ``called`` returns; what Jinja hands on of loops and blocks is for functions that want the context."""
        return called(*args, **kwargs)


class _PlainOutput(CodeGenerator):
    """Writes templates that put out HTML as it is, where Jinja's own make new HTML of it first; all else is escaped, as ever.

    It is a sixth of the time of a page. Jinja's templates of native types change the same method.
    """

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("environment.html_of(")


class _Environment(jinja2.Environment):
    context_class = _PlainContext
    code_generator_class = _PlainOutput

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._found: dict[str, jinja2.Template] = {}

    @staticmethod
    def html_of(value: Any) -> str:
        """Return a value that a template puts out as HTML."""
        return value if type(value) is Markup else escape(value)

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
