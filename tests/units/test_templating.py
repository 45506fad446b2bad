"""The templates are compiled once, kept compiled, and compiled anew where they, or what compiles them, changed."""

import re
from collections.abc import Iterator
from pathlib import Path

import jinja2
import pytest
from bilingual import templating
from bilingual.building.cache import Cache
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
    templating._compiler.cache_clear()


def test_templates_are_compiled_once_and_kept(tmp_path: Path, compiled: list[str]) -> None:
    templating.compile_all(Cache(tmp_path))
    assert "event.html" in compiled
    forget()
    compiled.clear()
    templating.compile_all(Cache(tmp_path))
    assert compiled == []
    assert templating.environment().get_template("_mark.html").render().startswith("<svg")


def test_a_changed_template_is_compiled_again(tmp_path: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    monkeypatch.setattr(templating, "TEMPLATES", folder)
    for text in ("one", "two"):
        (folder / "a.html").write_text(text, encoding="utf-8")
        forget()
        templating.compile_all(Cache(tmp_path / "cache"))
        assert templating.environment().get_template("a.html").render() == text
    assert compiled == ["a.html", "a.html"]


def test_another_compiler_or_damage_compiles_again(tmp_path: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    templating.compile_all(Cache(tmp_path))
    count = len(compiled)
    for path in (tmp_path / templating.SECTION).iterdir():
        path.write_bytes(b"damaged")
    forget()
    templating.compile_all(Cache(tmp_path))
    assert len(compiled) == 2 * count
    forget()
    monkeypatch.setattr(templating, "version", lambda package: "another")
    templating.compile_all(Cache(tmp_path))
    assert len(compiled) == 3 * count
    assert len(list((tmp_path / templating.SECTION).iterdir())) == count


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
        with pytest.raises(jinja2.UndefinedError, match=re.escape("unknown")):
            templating.environment().from_string(text).render()


def test_calls_in_loops_blocks_and_macros_get_what_they_are_given() -> None:
    text = (
        "{% macro m(a, b=2) %}{{ a }}{{ b }}{% endmacro %}"
        '{% block x %}{% for one in range(2) %}{{ f(one, c=3) }}{{ m("<", one) }}{% endfor %}{% endblock %}'
    )
    found = templating.environment().from_string(text).render(f=lambda *positions, **names: f"{positions}{names}")
    assert found == "(0,){&#39;c&#39;: 3}&lt;0(1,){&#39;c&#39;: 3}&lt;1"
