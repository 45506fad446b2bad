"""The templates are compiled once, kept compiled, and compiled anew where they, or what compiles them, changed."""

import os
import re
import sys
from collections.abc import Iterator
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
import pytest
from bilingual import templating
from markupsafe import Markup


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the templates that are compiled from now on."""
    names: list[str] = []
    compile_one = jinja2.Environment.compile

    def note(environment: jinja2.Environment, source: str, name: str, filename: str) -> object:
        names.append(name)
        return compile_one(environment, source, name, filename)

    monkeypatch.setattr(jinja2.Environment, "compile", note)
    forget()
    yield names
    forget()


def forget() -> None:
    """Begin anew, as another process would."""
    templating._environment.cache_clear()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of templates, the only one there is."""
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "a.html").write_text("{{ x }}", encoding="utf-8")
    (folder / "b.html").write_text("{% include 'a.html' %}!", encoding="utf-8")
    monkeypatch.setattr(templating, "TEMPLATES", folder)
    return folder


def compile_all(x: str = "x") -> str:
    """Compile all templates as another process would, and return what comes of b.html."""
    forget()
    templating.compile_all()
    return templating.environment().get_template("b.html").render(x=x)


def kept(folder: Path) -> Path:
    """The one file of compiled templates."""
    (found,) = (folder.parent / "__pycache__").iterdir()
    return found


def test_templates_are_compiled_once_and_kept_beside_the_program(folder: Path, compiled: list[str]) -> None:
    assert compile_all("<") == "&lt;!"
    assert compiled == ["a.html", "b.html"]
    assert kept(folder).name.startswith("templates.")
    assert compile_all("<") == "&lt;!"
    assert compiled == ["a.html", "b.html"]


def test_all_pages_of_the_site_come_ready(compiled: list[str]) -> None:
    templating.compile_all()
    compiled.clear()
    for path in templating.TEMPLATES.glob("*.html"):
        templating.environment().get_template(path.name)
    assert compiled == []


def test_a_changed_or_renamed_template_is_compiled_again(folder: Path, compiled: list[str]) -> None:
    compile_all()
    (folder / "a.html").write_text("({{ x }})", encoding="utf-8")
    assert compile_all() == "(x)!"
    (folder / "b.html").write_text("{% include 'c.html' %}!", encoding="utf-8")
    (folder / "a.html").rename(folder / "c.html")
    assert compile_all() == "(x)!"
    with pytest.raises(jinja2.TemplateNotFound):
        templating.environment().get_template("a.html")


def test_a_template_of_the_same_time_and_size_is_compiled_again(folder: Path) -> None:
    before = (folder / "a.html").stat()
    compile_all()
    (folder / "a.html").write_text("{{ 7 }}", encoding="utf-8")
    os.utime(folder / "a.html", ns=(before.st_atime_ns, before.st_mtime_ns))
    assert compile_all() == "7!"


@pytest.mark.parametrize("change", ["damage", "half", "another file", "another Jinja", "another Python", "another compiler"])
def test_what_is_not_whole_or_was_compiled_otherwise_is_compiled_again(
    folder: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    compile_all()
    compiled.clear()
    match change:
        case "damage":
            kept(folder).write_bytes(kept(folder).read_bytes()[:-1] + b"x")
        case "half":
            kept(folder).write_bytes(kept(folder).read_bytes()[:100])
        case "another file":
            kept(folder).write_bytes(b"templates")
        case "another Jinja":
            monkeypatch.setattr(templating, "version", lambda package: "another")
        case "another Python":
            monkeypatch.setattr(templating, "python_version", lambda: "another")
        case _:
            (folder / "compiler.py").write_text("", encoding="utf-8")
            monkeypatch.setattr(templating, "__file__", str(folder / "compiler.py"))
    assert compile_all() == "x!"
    assert compiled == ["a.html", "b.html"]
    compiled.clear()
    assert compile_all() == "x!"
    assert compiled == []


def test_where_nothing_can_be_kept_templates_are_compiled_each_time(folder: Path, compiled: list[str]) -> None:
    (folder.parent / "__pycache__").write_text("not a folder", encoding="utf-8")
    assert compile_all() == compile_all() == "x!"
    assert len(compiled) == 4


def test_what_python_keeps_elsewhere_is_kept_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = folder.parent / "elsewhere"
    monkeypatch.setattr(sys, "pycache_prefix", str(elsewhere))
    compile_all()
    assert not (folder.parent / "__pycache__").exists()
    assert [path.name for path in elsewhere.rglob("*") if path.is_file()] == [Path(cache_from_source("templates.html")).name]


class Html:
    def __html__(self) -> str:
        return "<b>"


@pytest.mark.parametrize(
    ("value", "html"),
    [
        ("<a> & 'b' \"c\"", "&lt;a&gt; &amp; &#39;b&#39; &#34;c&#34;"),
        (Markup("<b>&amp;</b>"), "<b>&amp;</b>"),
        (Html(), "<b>"),
        (["<"], "[&#39;&lt;&#39;]"),
        (7, "7"),
        (None, "None"),
    ],
)
def test_what_is_no_html_is_escaped_wherever_it_is_put_out(value: object, html: str) -> None:
    made = "{% macro m(x) %}{{ x }}{% endmacro %}{% set s %}{{ x }}{% endset %}"
    text = made + "{{ x }}|{{ m(x) }}|{{ s }}|{% for y in [x] %}{{ y }}{% endfor %}"
    assert templating.environment().from_string(text).render(x=value) == "|".join([html] * 4)


def test_no_function_that_templates_call_wants_to_know_their_context() -> None:
    assert [name for name, function in templating.environment().globals.items() if hasattr(function, "jinja_pass_arg")] == []


def test_an_unknown_name_and_an_unknown_attribute_are_mistakes() -> None:
    for text in ("{{ unknown }}", "{{ downloads.unknown }}", "{{ downloads.unknown() }}"):
        with pytest.raises((jinja2.UndefinedError, AttributeError), match=re.escape("unknown")):
            templating.environment().from_string(text).render()


def test_calls_in_loops_blocks_and_macros_get_what_they_are_given() -> None:
    text = (
        "{% macro m(a, b=2) %}{{ a }}{{ b }}{% endmacro %}"
        '{% block x %}{% for one in range(2) %}{{ f(one, c=3) }}{{ m("<", one) }}{% endfor %}{% endblock %}'
    )
    found = templating.environment().from_string(text).render(f=lambda *positions, **names: f"{positions}{names}")
    assert found == "(0,){&#39;c&#39;: 3}&lt;0(1,){&#39;c&#39;: 3}&lt;1"


def test_only_a_test_may_ask_for_an_attribute_that_is_not_there() -> None:
    text = "{{ x.real is defined }}{{ x.unknown is defined }}{{ x.unknown is undefined }}{{ x.real is number and x.real }}"
    assert templating.environment().from_string(text).render(x=7) == "TrueFalseTrue7"
    with pytest.raises(AttributeError):
        templating.environment().from_string("{{ x.key }}").render(x={"key": 1})


def test_parts_of_a_template_stand_in_their_order_whatever_they_are() -> None:
    base = "a{% block x %}b{% endblock %}c{% set s %}d{% endset %}{% if s %}e{{ s }}{% endif %}{% include 'part' %}"
    child = "{% extends 'base' %}{% block x %}{{ super() }}<{% for one in 'yz' if one != 'y' %}{{ one }}{% endfor %}>{% endblock %}"
    macros = "{% macro m(x) %}{{ caller(x) }}{% endmacro %}"
    part = "{% from 'macros' import m %}{% call(x) m('&') %}({{ x }}){% endcall %}{% filter upper %}f{% endfilter %}"
    made = templating.environment().overlay(loader=jinja2.DictLoader({"base": base, "child": child, "part": part, "macros": macros}))
    assert made.get_template("child").render() == "ab<z>ced(&amp;)F"


def test_an_argument_that_a_macro_lacks_is_a_mistake() -> None:
    with pytest.raises(jinja2.UndefinedError, match="'b'"):
        templating.environment().from_string("{% macro m(a, b) %}{{ a }}{{ b }}{% endmacro %}{{ m(1) }}").render()
