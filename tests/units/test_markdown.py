"""Markdown: what a text points at, and what becomes of it."""

from collections.abc import Sequence
from xml.etree import ElementTree

import pytest
from bilingual.content.markdown_elements import MarkdownElement, cited_in, scan
from bilingual.rendering.citation_marks import Cited
from bilingual.rendering.markdown import MarkdownRenderer, Surroundings


def elements(text: str) -> list[tuple[str, str, int, int]]:
    return [(found.kind, found.value, found.line, found.column) for found in scan(text) if found.kind != "extension"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Söz [@a; @b].", [("citation", "a", 0, 5), ("citation", "b", 0, 5)]),
        ("bir\n\n  [@a]", [("citation", "a", 2, 3)]),
        ("[@a](b)", [("link", "b", 0, 1)]),
        ("[x](event:y) [z](<page:w>)", [("link", "event:y", 0, 1), ("link", "page:w", 0, 14)]),
        ('[x](a (b) "t")', [("link", "a (b)", 0, 1)]),
        ("[x](a 't')", [("link", "a", 0, 1)]),
        ("bir [iki\nüç](event:y)", [("link", "event:y", 0, 5)]),
        ("[iki\n\nüç](event:y)", []),
        ("[@a;\n@b]", [("citation", "a", 0, 1), ("citation", "b", 0, 1)]),
        ("[x](a_(b))", [("link", "a_(b)", 0, 1)]),
        ("[[x] y](a)", [("link", "a", 0, 1)]),
        ("![x](a.png)", [("image", "a.png", 0, 1)]),
        ("[x][y]\n\n[y]: event:z", [("link", "event:z", 2, 1)]),
        ("<https://example.org/>", [("link", "https://example.org/", 0, 1)]),
        ("[[commitments]]", [("block", "commitments", 0, 1)]),
        ("söz [[commitments]]", []),
        ("a <b>c</b>", [("raw-html", "<b", 0, 3), ("raw-html", "</b", 0, 7)]),
        ("<!-- x -->", [("raw-html", "<!-- x --", 0, 1)]),
        ("3 < 4 > 2, a<b, <3", []),
        ("# x\n## y", [("heading-level", "# x", 0, 1)]),
        ("`[@a]` `<b>`", []),
        ("```\n[@a] <b>\nx\n```\n[@c]", [("citation", "c", 4, 1)]),
        ("```\n> [@a]\n```", []),
        ("~~~\n[@a]\n~~~", []),
    ],
    ids=lambda value: value.replace("\n", "/")[:24] if isinstance(value, str) else None,
)
def test_everything_that_must_be_checked_is_found_with_its_place(text: str, found: list[tuple[str, str, int, int]]) -> None:
    assert elements(text) == found


def test_the_text_of_a_picture_is_kept_for_its_check() -> None:
    assert list(scan("![](a.png)")) == [MarkdownElement("image", "a.png", 0, 1, "")]


@pytest.mark.parametrize(("inside", "keys"), [("@a", ["a"]), ("@a; @b", ["a", "b"]), ("@a;@b;", ["a", "b"]), ("@ a", ["a"])], ids=str)
def test_the_keys_of_a_citation(inside: str, keys: list[str]) -> None:
    assert cited_in(inside) == keys


@pytest.fixture
def render() -> "Render":
    return Render()


class Render:
    """Renders texts with links and citations that show what was asked of them."""

    def __init__(self) -> None:
        self.renderer = MarkdownRenderer()

    def __call__(self, text: str, anchors: Sequence[str] = ()) -> str:
        rendered = self.renderer.render(text, Surroundings(link=self.link, mark=self.mark, anchors=anchors))
        self.headings = [(heading.level, heading.anchor, heading.text) for heading in rendered.headings]
        return rendered.html

    @staticmethod
    def link(target: str) -> tuple[str, dict[str, str]]:
        return ("", {}) if target == "event:draft" else (target.upper(), {"rel": "x"} if ":" in target else {})

    @staticmethod
    def mark(cited: Sequence[Cited]) -> ElementTree.Element:
        """Return a mark that says what it was asked for: "a+b", or "a+b (words before it); c (other words)"."""
        mark = ElementTree.Element("sup")
        mark.text = "; ".join("+".join(one.keys) + (f" ({one.words})" if one.words else "") for one in cited)
        return mark


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Söz [@a; @b].", "<p>Söz.<sup>a+b</sup></p>"),
        ("Söz [@a;\n@b]", "<p>Söz<sup>a+b</sup></p>"),
        ("Bir [@a]. İki [@a].", "<p>Bir. İki.<sup>a</sup></p>"),
        ("Bir [@a] [@b].", "<p>Bir.<sup>a+b</sup></p>"),
        ("Bir [@a]. İki üç [@b].", "<p>Bir. İki üç.<sup>a (Bir); b (İki üç)</sup></p>"),
        ("Bir [@a]. İki.", "<p>Bir. İki.<sup>a (Bir)</sup></p>"),
        (
            "bir iki üç dört beş altı yedi [@a], sekiz",
            "<p>bir iki üç dört beş altı yedi, sekiz<sup>a (…iki üç dört beş altı yedi)</sup></p>",
        ),
        ("**Bir [@a]** iki", "<p><strong>Bir</strong> iki<sup>a (Bir)</sup></p>"),
        ("- a [@x]\n    - b [@y]\n- c", "<ul>\n<li>a<sup>x</sup><ul>\n<li>b<sup>y</sup></li>\n</ul>\n</li>\n<li>c</li>\n</ul>"),
        ("Bir [@a].\n\nİki [@b].", "<p>Bir.<sup>a</sup></p>\n<p>İki.<sup>b</sup></p>"),
        ("<bilgi@example.org>", '<p><a href="MAILTO:BILGI@EXAMPLE.ORG" rel="x">bilgi@example.org</a></p>'),
        ("## a {: onclick=b }", '<h2 id="a-onclick-b">a {: onclick=b }</h2>'),
        ("[x](y.md)", '<p><a href="Y.MD">x</a></p>'),
        ("[x](event:draft) y", "<p><span>x</span> y</p>"),
        ("![x](a.png)", '<p><img alt="x" src="A.PNG"></p>'),
        ("<https://example.org/>", '<p><a href="HTTPS://EXAMPLE.ORG/" rel="x">https://example.org/</a></p>'),
        ("3 < 4 & 5", "<p>3 &lt; 4 &amp; 5</p>"),
        ("`[@a]`", "<p><code>[@a]</code></p>"),
        ("terim\n:   tanım", "<dl>\n<dt>terim</dt>\n<dd>tanım</dd>\n</dl>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    ],
    ids=lambda value: value[:20].replace("\n", "/"),
)
def test_markdown_becomes_html(render: Render, text: str, html: str) -> None:
    assert render(text) == html


@pytest.mark.parametrize("html", ["<script>alert(1)</script>", "<b onclick=x>a</b>", "<div>\n\na\n\n</div>", "<!-- a -->"], ids=str)
def test_raw_html_never_gets_through(render: Render, html: str) -> None:
    assert "<" not in render(html).replace("<p>", "").replace("</p>", "")


def test_headings_get_turkish_anchors_that_differ_from_one_another(render: Render) -> None:
    html = render("## Iğdır ve Şanlıurfa\n\n## Iğdır ve Şanlıurfa\n\n### !!!", anchors=["bolum"])
    assert render.headings == [
        (2, "igdir-ve-sanliurfa", "Iğdır ve Şanlıurfa"),
        (2, "igdir-ve-sanliurfa-2", "Iğdır ve Şanlıurfa"),
        (3, "bolum-2", "!!!"),
    ]
    assert '<h2 id="igdir-ve-sanliurfa">' in html


def test_a_renderer_keeps_nothing_from_one_text_to_the_next(render: Render) -> None:
    text = "## a\n\nsöz[^1]\n\n[^1]: not\n\n[x]: https://example.org/\n"
    first = render(text)
    assert render(text) == first
    assert render("[x][x]") == "<p>[x][x]</p>"


def test_the_way_back_from_a_footnote_is_named_in_the_pages_language() -> None:
    rendered = MarkdownRenderer().render("Metin.[^1]\n\n[^1]: Not.", Surroundings(back="Metindeki yeri"))
    assert 'title="Metindeki yeri"' in rendered.html
    assert "Jump back" not in rendered.html


def test_a_picture_says_its_size() -> None:
    sizes = {"a.png": {"img": {"width": "4", "height": "3"}}}
    rendered = MarkdownRenderer().render(
        "![x](a.png) ![y](b.png)", Surroundings(link=Render.link, picture=lambda target: sizes.get(target, {}))
    )
    assert rendered.html == '<p><img alt="x" height="3" src="A.PNG" width="4"> <img alt="y" src="B.PNG"></p>'
