"""The Markdown beside each entry's page, and llms.txt, read by a CommonMark parser."""

import re
from collections.abc import Callable

import pytest
from bilingual.outputs import llms
from bilingual.outputs.markdown_twins import escape
from bilingual.rendering.renderer import Renderer
from bilingual.site import downloads
from lxml import html
from markdown_it import MarkdownIt

from tests.outputs.conftest import SITE_URL, Files

TWIN = "en/events/example-meeting-2018/index.md"


def shown(text: str) -> str:
    """The plain text that a reader of the Markdown sees."""
    return " ".join(html.fromstring(f"<div>{MarkdownIt('commonmark', {'html': False}).render(text)}</div>").text_content().split())


def test_every_entry_has_a_twin_in_each_of_its_languages(tiny_files: Files) -> None:
    assert {uri for uri in tiny_files if uri.endswith("/index.md")} == {
        "etkinlikler/ornek-toplanti-2018/index.md",
        "etkinlikler/sonraki-calistay/index.md",
        "etkinlikler/visit/index.md",
        "projeler/ortaklik-projesi/index.md",
        "raporlar/bulgular/index.md",
        TWIN,
        "en/events/later-workshop/index.md",
        "en/projects/partnership-project/index.md",
        "en/reports/findings/index.md",
    }


def test_a_twin_says_what_the_page_says(tiny_files: Files) -> None:
    text = tiny_files[TWIN].decode()
    assert text.startswith("# Example Meeting\n\nThe municipalities adopted the first text.\n")
    for line in (
        "- Date: 16 October 2018",
        f"- Place: [Example Hall]({SITE_URL}en/places/hall/)",
        f"The [findings]({SITE_URL}en/reports/findings/) followed; the [timeline]({SITE_URL}en/timeline/) shows the order.",
        "## Afterwards",
        "- municipalities: more than 1,250 [2]",
        "1. Örnek Kitapçık.",
        f"- <{SITE_URL}en/events/example-meeting-2018/>",
        f"<{SITE_URL}etkinlikler/ornek-toplanti-2018/index.md>",
    ):
        assert line in text
    assert "[@" not in text
    assert "None" not in text


def test_citations_are_numbered_as_on_the_page(tiny_files: Files) -> None:
    text = tiny_files[TWIN].decode()
    assert f"called by the [center]({SITE_URL}en/organizations/center/) [1]." in text
    assert re.findall(r"^(\d)\. (.+?)\.", text, re.MULTILINE) == [("1", "Örnek Kitapçık"), ("2", "Örnek Sayfa")]


def test_every_twin_is_linked_from_its_page_and_has_one_heading(example_files: Files, example_renderer: Renderer) -> None:
    for route in example_renderer.site.routes.all:
        uri = downloads.markdown_twin(route)
        if uri is None:
            continue
        page = html.document_fromstring(example_renderer.render(route).document, base_url=SITE_URL + route.uri)
        page.make_links_absolute()
        assert page.xpath("//head/link[@rel='alternate'][@type='text/markdown']/@href") == [SITE_URL + uri]
        text = example_files[uri].decode()
        tokens = MarkdownIt("commonmark").parse(text)
        headings = [tokens[index + 1].content for index, token in enumerate(tokens) if token.type == "heading_open" and token.tag == "h1"]
        assert [shown(heading) for heading in headings] == [example_renderer.context.titles.of(route)]
        assert [token.content for token in tokens if token.type in ("html_block", "html_inline")] == []
        assert not re.search(r"\]\((?!https?://|mailto:|#)", text), "every link leads somewhere from anywhere"


@pytest.mark.parametrize("locale", ["tr", "en"])
def test_llms_txt_is_an_overview_of_the_language(example_files: Files, example_renderer: Renderer, locale: str) -> None:
    text = example_files[downloads.overview(locale)].decode()
    assert text.startswith(f"# {example_renderer.context.labels[locale].site_name}\n\n> ")
    links = re.findall(r"^- \[.+\]\((.+?)\): .+$", text, re.MULTILINE)
    twins = {SITE_URL + uri for uri in example_files if uri.endswith("/index.md") and uri.startswith("en/") == (locale == "en")}
    assert twins <= set(links)
    assert len(set(links)) == len(links)
    assert all(link.startswith(f"{SITE_URL}en/") == (locale == "en") for link in links)
    assert "\n## Optional\n" in text


def test_llms_txt_names_the_newest_of_many_and_where_the_rest_stands(
    make_tiny: Callable[[], Renderer], monkeypatch: pytest.MonkeyPatch
) -> None:
    renderer = make_tiny()
    whole = {file.uri: file.content.decode() for file in llms.make(renderer)}["llms.txt"]
    monkeypatch.setattr(llms, "MOST_ENTRIES", 2)
    short = {file.uri: file.content.decode() for file in llms.make(renderer)}["llms.txt"]
    events = [re.findall(r"\((.+?)\): ", text.partition("## Etkinlikler\n")[2].partition("\n## ")[0]) for text in (whole, short)]
    assert len(events[0]) == 3
    assert events[1] == [*events[0][:2], f"{SITE_URL}etkinlikler/"]


@pytest.mark.parametrize(
    "text",
    [
        "& < > \" ' ]]> 🙂 İı",
        "*a* _b_ `c`",
        "[x](y)",
        "<b>",
        "&amp;",
        "# a #",
        "1. a",
        "- a",
        "+ a",
        "2016) x",
        "a\\b",
        "***",
        "===",
        "!",
        "![a](b)",
    ],
)
def test_plain_text_stays_plain(text: str) -> None:
    for before in ("", "# ", "- "):
        assert shown(before + escape(text)) == text
