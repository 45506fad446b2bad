"""Signs of Markdown that are meant, and those that are typed: neighbours of what the field found."""

import time
from collections.abc import Callable

import pytest
from bilingual.content.block_signs import as_meant
from bilingual.content.common_markdown import to_common_markdown
from bilingual.content.markdown_elements import scan
from bilingual.content.markdown_extensions import EXTENSIONS
from bilingual.rendering.markdown import MarkdownRenderer, Surroundings

RENDERER = MarkdownRenderer(EXTENSIONS)


def html(text: str) -> str:
    """What becomes of a text, without line breaks between elements."""
    return RENDERER.render(text, Surroundings()).html.replace("\n", "")


@pytest.mark.parametrize(
    "text",
    [
        "2019. yılda toplandı.",
        "1. toplantı buradaydı.",
        "1. toplantı.",
        "1) tek madde",
        "+ 90 212 000 00 00",
        "- 5 derece",
        "-",
        "– Söz verdi.",
        "— Söz verdi.",
        "#etiket",
        "#1 şehir",
        "##etiket##",
        "&gt;50 kişi",
        "&gt;= 50",
        "5*3*2",
        "öğrenci*ler, çalışan*lar",
        "a**b**c",
        "a_b_c",
        "_ a _",
        "4* ile 5* arası",
        "~50, ~60",
        "2^3^4",
        "50 ~ 60",
        "a = b",
        "=",
        "2018-2019: -5",
        "a | b",
        "(1) bir (2) iki",
        "12.5.2018 - 14.5.2018",
    ],
    ids=lambda text: text[:24],
)
@pytest.mark.parametrize(
    "around",
    ["{}", "    {}", "önce\n{}", "> {}", "- {}\n- son", "terim\n:   {}", "!!! note\n    {}"],
    ids=["alone", "four blanks", "line break", "quote", "item", "definition", "box"],
)
def test_what_is_typed_is_shown_as_typed(around: str, text: str) -> None:
    typed = text.replace("&gt;", ">")
    shown = html(around.format(typed))
    assert text in shown
    assert not {"<ol", "<h", "<em", "<strong", "<sub", "<sup", "<code", "<del"} & {tag for tag in TAGS if tag in shown}
    assert shown.count("<ul") == around.startswith("- ")
    assert shown.count("<blockquote") == around.startswith("> ")


TAGS = ("<ol", "<h", "<em", "<strong", "<sub", "<sup", "<code", "<del")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
        ("1) a\n2) b\n3) c", "<ol><li>a</li><li>b</li><li>c</li></ol>"),
        ("Adımlar\n1. a\n2. b", "<p>Adımlar</p><ol><li>a</li><li>b</li></ol>"),
        ("1. a\n\n   c\n\n2. b", "<ol><li><p>a</p><p>c</p></li><li><p>b</p></li></ol>"),
        ("1. a\n  - b\n2. c", "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>"),
        ("- dış\n  - iç", "<ul><li>dış<ul><li>iç</li></ul></li></ul>"),
        ("- a\n  1. b\n  2. c\n    - d\n- e", "<ul><li>a<ol><li>b</li><li>c<ul><li>d</li></ul></li></ol></li><li>e</li></ul>"),
        ("- a\n    - b\n        - c", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>"),
        ("Konuşulanlar:\n- bir", "<p>Konuşulanlar:</p><ul><li>bir</li></ul>"),
        ("Konuşulanlar:\n+ bir\n+ iki", "<p>Konuşulanlar:</p><ul><li>bir</li><li>iki</li></ul>"),
        ("Konuşulanlar\n* bir\n* iki", "<p>Konuşulanlar</p><ul><li>bir</li><li>iki</li></ul>"),
        ("* a\n+ b\n- c\n• d", "<ul><li>a</li><li>b</li><li>c</li><li>d</li></ul>"),
        ("- a\n- 5 derece", "<ul><li>a</li><li>5 derece</li></ul>"),
        ("• a", "<ul><li>a</li></ul>"),
        ("Üyeler:\n• a\n• b", "<p>Üyeler:</p><ul><li>a</li><li>b</li></ul>"),
        ("– a\n– b", "<ul><li>a</li><li>b</li></ul>"),
        ("- 12 üye\n- 19 konuk", "<ul><li>12 üye</li><li>19 konuk</li></ul>"),
        ("3. a\n4. b", "<p>3. a4. b</p>"),
        ("0. a\n1. b", "<p>0. a1. b</p>"),
        ("1. a\n3. b", "<p>1. a3. b</p>"),
        ("- a\n1. b\n2. c", "<ul><li>a</li></ul><ol><li>b</li><li>c</li></ol>"),
        ("- a\n## B\nc", '<ul><li>a</li></ul><h2 id="b">B</h2><p>c</p>'),
        ("> - a\n>   - b", "<blockquote><ul><li>a<ul><li>b</li></ul></li></ul></blockquote>"),
        ("!!! note\n  - a\n    - b\n\nson", '<div class="admonition admonition--note"><p class="admonition__title">Note</p>'
         "<ul><li>a<ul><li>b</li></ul></li></ul></div><p>son</p>"),
        ("**belediye**ler *a*", "<p><strong>belediye</strong>ler <em>a</em></p>"),
        ("önce\n\n| a |b|\n|-|-|\n|1|2|\nsonra", None),
        ("önce\n| a |b|\n|-|-|\n|1|2|\n\nsonra", None),
        ("- a\n  ```\n  - b\n    1. x\n  ```", '<ul><li><p>a</p><pre tabindex="0"><code>- b  1. x</code></pre></li></ul>'),
        ("> ~~~\n> *a*\n> ~~~", '<blockquote><pre tabindex="0"><code>*a*</code></pre></blockquote>'),
    ],
    ids=lambda text: (text or "a table")[:24],
)  # fmt: skip
def test_what_is_meant_is_shown_as_meant(text: str, shown: str | None) -> None:
    table = (
        '<p>önce</p><div aria-label="a, b" class="table-scroll" role="group" tabindex="0"><table class="table"><thead><tr>'
        "<th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table></div><p>sonra</p>"
    )
    assert html(text) == (shown or table)


def test_to_say_what_is_meant_twice_changes_nothing() -> None:
    text = "2019. yılda\n- 5\n\nKonular:\n- a\n  - b\n\n1) a\n2) b\n\n> 3. c\n\n!!! note\n  metin\n"
    assert as_meant(as_meant(text)) == as_meant(text)


@pytest.mark.parametrize(
    "heading", ["Başlık [@brochure-tr]", "Başlık[^1]", "Başlık [^1] [@a; @b]", "**Başlık** [@a]", "Başlık [@a] {: .fine }"]
)
def test_the_marks_of_a_heading_are_none_of_its_words(heading: str) -> None:
    rendered = RENDERER.render(f"## {heading}\n\n[^1]: Not.", Surroundings())
    assert [(one.anchor, one.text) for one in rendered.headings] == [("baslik", "Başlık")]


def test_a_box_is_a_quotation_to_readers_of_text() -> None:
    text = '!!! note\n    a\n\n    ??? tip "B"\n        c {: .fine }\n\nd\n\n```\n!!! x\n```\n'
    common = "> **Not**\n> \n> a\n> \n> > **B**\n> > \n> > c\n\nd\n\n```\n!!! x\n```\n"
    assert to_common_markdown(text, {"note": "Not"}.get) == common


@pytest.mark.parametrize(
    "sign",
    [
        *("```a\nx\n\n", "~~~\n\n", "```\n- a\n", "[a", "![a](", "[@a ", "**a ", "*a", "_a ", "~~a ", "^^a", "- a\n", "– a\nb\n", "1. a\n"),
        *("  - a\n- 5 b\n", "> - a\n", "!!! note\n    a\n\n", "??? x\n\n", "a | b\n", "|-|\n", "https://a.b/", "a.a@", "{: .a ", "/// x\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("take", [as_meant, html, lambda text: list(scan(text))], ids=["meant", "rendered", "scanned"])
def test_the_time_that_a_text_takes_grows_with_its_length_alone(take: Callable[[str], object], sign: str) -> None:
    def seconds(times: int) -> float:
        text = sign * times
        if take is html and any(element.kind == "text-too-deep" for element in scan(text)):
            return 0  # it is refused, and never rendered
        started = time.process_time()
        take(text)
        return time.process_time() - started

    limit = max(0.4, 9 * seconds(500))
    # Where other programs share a core, one run may take longer: what grows with the square does so each time.
    assert any(seconds(2000) < limit for _ in range(3)), "it grows with the square of the length"
