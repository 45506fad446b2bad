"""The templates: compiled once, and kept compiled where Python keeps its own modules compiled, for they are part of the program."""

import hashlib
import marshal
import os
from collections.abc import Mapping, MutableMapping
from functools import lru_cache, partial
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path
from platform import python_version
from types import CodeType, FunctionType
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import missing
from markupsafe import Markup, escape

from bilingual import downloads
from bilingual.addresses import anchor
from bilingual.building.cache import Cache

TEMPLATES = Path(__file__).with_name("templates")


def environment() -> "_Environment":
    """Return the templates as they stand now; the same environment as long as no file changes."""
    return _environment(tuple(sorted((file.name, (found := file.stat()).st_mtime_ns, found.st_size) for file in os.scandir(TEMPLATES))))


def compile_all() -> None:
    """Compile all pages' templates, or take what was compiled before; done before processes are forked, it is done for all."""
    templates = environment()
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.glob("*.html"), key=str)}
    templates.take(_load(texts) or _compile(templates, texts))


class _PlainCode(CodeGenerator):
    """Writes templates that put out HTML as it is, where Jinja's own make new HTML of it first; all else is escaped, as ever.

    They also call what they call at once, where Jinja's own ask each time whether it wants to know their context; nothing of ours does.
    What stands behind a point is an attribute and never a key of a mapping, a macro is a function, and a template or a block puts out one
    text, not many. Together these are a third of the time of a page.
    """

    _doubtful: nodes.Expr | None = None
    """What a test is about to ask whether it is there at all."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("(html if (kind := type(html := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(")) is Markup else environment.escape_text(html) if kind is str else escape(html))")

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

    def visit_Test(self, node: nodes.Test, frame: Frame) -> None:
        self._doubtful = node.node if node.name in ("defined", "undefined") else None
        super().visit_Test(node, frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        if node is self._doubtful:
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def enter_frame(self, frame: Frame) -> None:
        super().enter_frame(frame)
        if frame.buffer is None:  # of a template or a block; all others have one
            self.buffer(frame)

    def leave_frame(self, frame: Frame, with_python_scope: bool = False) -> None:
        if frame.rootlevel or frame.block_frame:
            self.writeline(f"yield concat({frame.buffer})")
        super().leave_frame(frame, with_python_scope=with_python_scope)

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        self.writeline(f"return environment.markup(concat({frame.buffer}))")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        if macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs:
            super().macro_def(macro_ref, frame)
        else:
            self.write(f"environment.as_macro(macro, {getattr(macro_ref.node, 'name', '')!r})")


class _Environment(jinja2.Environment):
    code_generator_class = _PlainCode

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._found: dict[str, jinja2.Template] = {}

    markup = staticmethod(partial(str.__new__, Markup))
    """Marks a text as the HTML that it is."""

    @staticmethod
    def as_macro(function: FunctionType, name: str) -> FunctionType:
        """Return the function of a macro with its name, and open to arguments that are left out, for which it looks itself."""
        function.name = name  # type: ignore[attr-defined]
        function.__defaults__ = (missing,) * function.__code__.co_argcount
        return function

    escape_text = staticmethod(lru_cache(maxsize=2**13)(escape))
    """Makes HTML of a text; it keeps what is put out on many pages, such as labels."""

    def get_template(
        self, name: str | jinja2.Template, parent: str | None = None, globals: MutableMapping[str, Any] | None = None
    ) -> jinja2.Template:
        """Return a template, which is the same wherever it is asked for."""
        if not isinstance(name, str):
            return name
        if name not in self._found:
            self._found[name] = super().get_template(name)
        return self._found[name]

    def take(self, codes: Mapping[str, CodeType]) -> None:
        """Have templates ready of which the code is given by name."""
        self._found |= {name: jinja2.Template.from_code(self, code, self.make_globals(None)) for name, code in codes.items()}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what every template knows as a plain dictionary, which is copied for each use of a template."""
        return {**self.globals, **(d or {})}


def _load(texts: Mapping[str, str]) -> Mapping[str, CodeType]:
    """Return what was compiled of these texts before, by name; nothing where it is not just that, or is damaged."""
    kept, place = _kept()
    state, found = _state(texts), kept.load(*place) or b""
    codes: Mapping[str, CodeType] = marshal.loads(found.removeprefix(state)) if found.startswith(state) else {}
    return codes


def _compile(templates: _Environment, texts: Mapping[str, str]) -> Mapping[str, CodeType]:
    """Compile templates, and keep what comes of it where that can be written."""
    codes = {name: templates.compile(text, name, str(TEMPLATES / name)) for name, text in texts.items()}
    kept, place = _kept()
    kept.keep(*place, [_state(texts), marshal.dumps(codes)])
    return codes


def _kept() -> tuple[Cache, tuple[str, str]]:
    """Return the file of compiled templates: beside the program, or wherever else Python keeps what it compiles of that."""
    path = Path(cache_from_source(f"{TEMPLATES}.html"))
    return Cache(path.parent.parent), (path.parent.name, path.name)


def _state(texts: Mapping[str, str]) -> bytes:
    """Return what tells one state of compiled templates from another: their texts, Jinja, Python, and how this module sets them up."""
    compiler = version("Jinja2"), python_version(), Path(__file__).read_bytes()
    return hashlib.sha256(repr((str(TEMPLATES), compiler, sorted(texts.items()))).encode()).digest()


@lru_cache(maxsize=1)
def _environment(state: tuple[tuple[str, int, int], ...]) -> _Environment:
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
