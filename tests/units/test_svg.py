"""Drawings: what runs or asks another host is found at its place; what drawing programs write is not taken for it."""

import pytest
from bilingual.content.lint.svg import find_faults

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<script href='https://example.org/x.js'/>",
        "<g onload='alert(1)'/>",
        "<g ONLOAD='alert(1)'/>",
        "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>",
        "<script xmlns='http://www.w3.org/1999/xhtml'/>",
        "<a href='javascript:alert(1)'><text>x</text></a>",
        "<a xlink:href='java&#10;script:alert(1)'><text>x</text></a>",
        "<a xlink:href=' javascript:alert(1)'><text>x</text></a>",
        "<image href='https://example.org/x.png'/>",
        "<image href='//example.org/x.png'/>",
        "<image href='data:image/svg+xml,x'/>",
        "<use href='other.svg#a'/>",
        "<a><set attributeName='href' to='javascript:alert(1)'/></a>",
        "<animate attributeName='xlink:href' values='javascript:alert(1)'/>",
        "<style>@import 'https://example.org/x.css';</style>",
        "<style><![CDATA[ p { background: url(https://example.org/x.png) } ]]></style>",
        "<style>p { background: u\\72l(//example.org) }</style>",
        "<style>@im<g/>port 'https://example.org/x.css';</style>",
        "<style>p { background: image-set('https://example.org/x.png' 1x) }</style>",
        "<rect fill='url(https://example.org/x.svg#a)'/>",
        "<rect style='background: URL( //example.org)'/>",
        "<?xml-stylesheet href='https://example.org/x.css'?>",
    ],
)
def test_what_runs_or_asks_another_host_is_found(inside: str) -> None:
    found = find_faults(f"{HEAD}\n  {inside}\n</svg>".encode())
    assert {fault.code for fault in found} == {"drawing-runs"}
    assert {fault.line for fault in found} == {2}


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<svg",
        b"<svg xmlns='http://www.w3.org/2000/svg'><g></svg>",
        b"\xff\xfe",
        "<svg>".encode("utf-16"),
        b"<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><svg xmlns='http://www.w3.org/2000/svg'>&b;</svg>",
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
    ],
    ids=["nothing", "begun", "crossed", "no-text", "half", "entities", "page"],
)
def test_what_is_no_drawing_is_found(raw: bytes) -> None:
    assert find_faults(raw)


@pytest.mark.parametrize(
    "inside",
    [
        "<rect fill='url(#a)'/><use href='#b'/><use xlink:href='#b'/>",
        "<image href='data:image/png;base64,AAAA'/>",
        "<a href='https://example.org/'><text>x</text></a>",
        "<style>.a { fill: url(#a); color: #fff }</style>",
        "<animate attributeName='opacity' values='0;1'/>",
        "<metadata><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></metadata>",
        "<title>Bir &lt;script&gt; hakkında</title><desc>onload=</desc>",
    ],
)
def test_what_drawings_hold_is_left_in_peace(inside: str) -> None:
    doctype = '<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert find_faults(f"{doctype}{HEAD}{inside}</svg>".encode()) == []


def test_the_place_is_that_of_the_element() -> None:
    fault = find_faults(f"{HEAD}\n<g>\n    <script/></g></svg>".encode())[0]
    assert (fault.line, fault.column, fault.value) == (3, 5, "<script>")
