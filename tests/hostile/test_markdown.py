"""Markdown that wants to be more than text: it is named where it stands, and what is rendered all the same holds nothing that runs."""

from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from bilingual.content.markdown_elements import scan
from bilingual.content.markdown_extensions import EXTENSIONS
from bilingual.rendering.markdown import MarkdownRenderer, Surroundings
from bilingual.rendering.safe_html import ALLOWED, is_safe_address
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

PIECES = [
    *(
        "[x](",
        "](",
        ")",
        "![",
        "[",
        "]",
        "]: ",
        "[x]: ",
        "[x]",
        "[x][]",
        "![x]",
        "![][x]",
        "![](",
        "<",
        ">",
        "> ",
        "- ",
        "1. ",
        "    ",
        "(",
        "(",
    ),
    *(
        "`",
        "``",
        "\\",
        "\n",
        "\n\n",
        "*",
        "**",
        "_",
        "|",
        "|---|\n",
        "# ",
        "## ",
        "===\n",
        "[^1]",
        "[^1]: ",
        ": ",
        "a\n: ",
        "{: onclick=x }",
        "{: #x .fine onclick=x }",
        "{#x}",
        '!!! note "x"\n    ',
        "???+ tip onclick\n    ",
        "```\n",
        "~~~ {onclick=x}\n",
        "~~",
        "^^",
        "/// caption | #x .y\n    attrs: {onclick: x}\n",
        "\n///\n",
        "[TOC]",
        '"t"',
    ),
    *(
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#115;cript:x",
        "&#x6A;avascript:x",
        "vbscript:x",
        "data:text/html,x",
        "//example.org/",
    ),
    *(
        "https://example.org/",
        "mailto:a@example.org",
        "event:x",
        "../assets/x.jpg",
        "#x",
        "&lt;script&gt;",
        "&amp;",
        "\u00a0",
        " ",
        "x",
        "ı",
    ),
    *(
        "<script>",
        "</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<a href=javascript:x>",
        "<!--",
        "-->",
        "<b\nonclick=x>",
    ),
    *(
        "<iframe srcdoc='<script>x</script>'>",
        "<base href=//x>",
        "<meta http-equiv=refresh>",
        "<form action=x>",
        "<style>",
        "<?php",
        "<![CDATA[",
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def render(text: str, seen: list[str] | None = None) -> str:
    def link(target: str) -> tuple[str, dict[str, str]]:
        if seen is not None:
            seen.append(target)
        return target, {}

    renderer = MarkdownRenderer(EXTENSIONS)
    return renderer.render(text, Surroundings(link=link, mark=lambda cited: ElementTree.Element("sup"))).html


def faults(rendered: str) -> Iterator[str]:
    """Yield what a browser would find in ``rendered`` that no text may hold."""
    for element in html.fragments_fromstring(f"<div>{rendered}</div>")[0].iter():
        if not isinstance(element.tag, str):
            yield f"a {element.tag}"
            continue
        for name, value in element.attrib.items():
            if name not in ALLOWED.get(element.tag, ()):
                yield f"{element.tag} {name}"
            if name in ("href", "src") and not is_safe_address(value):
                yield value
        if element.tag not in ALLOWED:
            yield element.tag


def plain(address: str) -> str:
    return "".join(address.split()).strip("<>")


@given(text=TEXTS)
@settings(max_examples=300)
def test_no_text_becomes_more_than_text_even_if_nobody_checks_it(text: str) -> None:
    if not any(element.kind == "text-too-deep" for element in scan(text)):
        assert list(faults(render(text))) == []


@given(text=TEXTS)
@settings(max_examples=300)
def test_every_address_that_is_rendered_was_looked_at(text: str) -> None:
    elements = list(scan(text))
    if any(element.kind in ("depth", "html") for element in elements):
        return
    seen: list[str] = []
    render(text, seen)
    assert {plain(target) for target in seen} <= {plain(element.value) for element in elements} | {""}


@pytest.mark.parametrize("address", ["javascript:alert", "vbscript:x", "data:text/html", "file:///etc/passwd", "blob:x"])
def test_a_link_to_a_scheme_that_is_refused_is_none(address: str) -> None:
    assert render(f"Söz [burada]({address}).") == "<p>Söz <a>burada</a>.</p>"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("[![](../assets/x.jpg)](https://example.org)", "image", "../assets/x.jpg"),
        ("![][x]\n\n[x]: ../assets/x.jpg", "image", "../assets/x.jpg"),
        ("![x][]\n\n[X]: ../assets/x.jpg", "image", "../assets/x.jpg"),
        ("> [x]: javascript:alert(1)", "link", "javascript:alert(1)"),
        ("- [x]: javascript:alert(1)", "link", "javascript:alert(1)"),
        ("[x](j\navascript:alert(1))", "link", "j\navascript:alert(1)"),
        ("[x](https://example.org/(a(b)c))", "link", "https://example.org/(a(b)c)"),
        ("a &#x202e; b", "hidden-reference", "&#x202e;"),
        ("a &#8238; b", "hidden-reference", "&#8238;"),
        ("a &ZeroWidthSpace; b", "hidden-reference", "&ZeroWidthSpace;"),
        ("# Başlık", "heading-level", "# B"),
        ("Başlık\n====", "heading-level", "Başlık\n===="),
        ("\\`[x](javascript:x)\\`", "link", "javascript:x"),
    ],
)
def test_what_hides_is_found(text: str, kind: str, value: str) -> None:
    assert (kind, value) in [(element.kind, element.value) for element in scan(text)]


@pytest.mark.parametrize(
    "address",
    [
        *(
            "javascript:alert(1)",
            "JAVASCRIPT:alert(1)",
            " javascript:x",
            "java\tscript:x",
            "java\nscript:x",
            "\x01javascript:x",
            "java\0script:x",
        ),
        *(
            "java&#115;cript:x",
            "&#106;avascript:x",
            "&#x6A;avascript:x",
            "javascript&colon;x",
            "java&Tab;script:x",
            "&amp;#106;avascript:x",
        ),
        *(
            "vbscript:x",
            "data:text/html,x",
            "DATA:text/html;base64,x",
            "file:///etc/passwd",
            "blob:x",
            "view-source:x",
        ),
        *("//example.org/x", "/\\example.org", "\\\\example.org", "\u200bjavascript:x", "java\u00adscript:x", "about:blank", "feed:x"),
    ],
)
def test_addresses_that_run_or_lead_elsewhere_are_not_safe(address: str) -> None:
    assert not is_safe_address(address)


@pytest.mark.parametrize(
    "address", ["https://example.org/?a=b:c", "HTTP://example.org", "mailto:a@example.org", "../olaylar/x/", "#x", "?q=a:b", "./a:b/", ""]
)
def test_addresses_of_pages_are_safe(address: str) -> None:
    assert is_safe_address(address)


def test_a_picture_is_one_of_this_site() -> None:
    assert is_safe_address("../assets/x.jpg", embedded=True)
    assert not is_safe_address("https://example.org/x.jpg", embedded=True)
    assert not is_safe_address("data:image/png;base64,x", embedded=True)
