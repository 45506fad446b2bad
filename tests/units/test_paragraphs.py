"""Paragraphs that are read without Python-Markdown: their HTML is the same as its own."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

import hypothesis
import pytest
from bilingual import markdown
from bilingual.hoisting import Cited
from bilingual.markdown import MarkdownRenderer, Rendered
from bilingual.paragraphs import is_paragraphs
from bilingual.schema import COLLECTIONS, Entry
from hypothesis import strategies as st

from tests.made_up import example_corpus

RENDERER = MarkdownRenderer()


class Page:
    """What a page makes of citations and links, and what it was asked for, in order."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def mark(self, cited: Sequence[Cited]) -> Element:
        """Return a mark that says how many were asked for before."""
        self.asked.append(list(cited))
        mark = Element("span", {"class": "cite"})
        SubElement(mark, "button", {"popovertarget": str(len(self.asked)), "aria-label": "Kaynak <1> & “x”"})
        return mark

    def link(self, target: str) -> tuple[str, dict[str, str]]:
        """Return another address; none for a draft, and a language for a page in the other."""
        self.asked.append(target)
        return ("", {}) if "draft" in target else (target.replace("event:", "../"), {"hreflang": "tr"} if "turkish" in target else {})


def render(text: str) -> tuple[Rendered, list[object]]:
    page = Page()
    return RENDERER.render(text, link=page.link, mark=page.mark, note="(Türkçe)", back="geri"), page.asked


def render_the_long_way(text: str) -> tuple[Rendered, list[object]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "is_paragraphs", lambda text: False)
        return render(text)


@pytest.mark.parametrize(
    "text",
    [
        "Söz.",
        "\nİstanbul'da “alıntı” (2018–2019): %5, 3 € ve info@example.org!\n",
        "bir\niki\n\n\n\nüç",
        "Söz [@a; @b-c], söz\n[@d]. Söz [@e] [@f]",
        "[@a] başta",
        "[Bir ad](event:maruf-2019)’nin [iki\nsatır](page:union#x) sonu",
        "[taslak](event:draft) ve [Türkçesi](event:turkish)",
        "i̇stanbul e\u0301",
    ],
)
def test_what_is_paragraphs_without_the_library(text: str) -> None:
    assert is_paragraphs(text)
    assert render(text) == render_the_long_way(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "\n", "*x*", "_x_", "a_b", "`x`", "a\\b", "<b>", "a & b", "a|b", "~x~", "x^y", "söz\tsöz", "söz\u00a0söz"),
        *("- x", "+ x", "1. x", "12) x", "x\n- y", "# x", "x\n===", "x\n---", "x\n:   y", "    kod", "söz \nsöz", "söz  \nsöz"),
        *("[x]", "[x]: y", "[@a]: y", "[@a](b)", "![x](y:z)", "![@a]", "[x](y z)", "[x](y (z))", "[@a;\n@b]", "[x](y:z", "[^1]", "[[x]]"),
    ],
)
def test_what_is_left_to_the_library(text: str) -> None:
    assert not is_paragraphs(text)


PIECES = st.sampled_from(
    [
        *(
            "söz",
            "İstanbul'da",
            "1.",
            "12)",
            "2018",
            "- ",
            "* ",
            "+ ",
            "# ",
            "=",
            "===",
            "---",
            ": ",
            ":",
            ";",
            ",",
            ".",
            "!",
            "?",
            "…",
            "%",
        ),
        *(
            "\n",
            "\n",
            "\n\n",
            "\n\n\n",
            " ",
            "  ",
            "    ",
            "\t",
            "\u00a0",
            "i̇",
            "“x”",
            "‘x’",
            '"x"',
            "(",
            ")",
            "[",
            "]",
            "![",
            "](",
            "@",
            "/",
        ),
        *(
            "[@a]",
            " [@a; @b-c]",
            "[@a;\n@b]",
            "[@x]:",
            "[x]: y",
            "[^1]",
            "[söz](event:a)",
            "[iki\nsöz](page:b#c)",
            "[x](event:draft)",
            "[[x]]",
        ),
        *(
            "[x](event:turkish)",
            "![r](assets/x.png)",
            "[x](https://example.org/a?b=c)",
            "<b>",
            "&amp;",
            "*v*",
            "_x_",
            "`k`",
            "\\",
            "| a | b |",
        ),
    ]
)
WORDS = st.sampled_from(["söz", "kent ", " göç", "\n\n", ". ", " [@a]", "[x](event:b)", "(GPM) ", "\n"])
TEXTS = st.lists(st.one_of(WORDS, WORDS, WORDS, WORDS, PIECES), min_size=1, max_size=14).map("".join)


@hypothesis.settings(max_examples=600)
@hypothesis.given(TEXTS)
def test_every_text_becomes_what_the_library_makes_of_it(text: str) -> None:
    hypothesis.event("read" if is_paragraphs(text) else "left")
    if is_paragraphs(text):
        assert render(text) == render_the_long_way(text)


def test_most_texts_of_entries_are_read_without_the_library() -> None:
    corpus = example_corpus()
    entries = [record for name in COLLECTIONS for record in corpus.register(name).values() if isinstance(record, Entry)]
    texts = [text for entry in entries if entry.body for _, text in entry.body.items()]
    assert texts
    assert sum(map(is_paragraphs, texts)) / len(texts) > 0.5
    for text in texts:
        assert render(text) == render_the_long_way(text)


@pytest.mark.parametrize("part", ["[söz", "[@a; @", "[x](a:b", "[x](a:b) [@a] ", "“"])
def test_no_text_takes_long_to_refuse(part: str) -> None:
    assert not is_paragraphs(part * 5_000 + "*")
