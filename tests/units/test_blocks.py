"""Lines in double square brackets: dots, folded sections, and what is wrong with others."""

import pytest
from bilingual.content import blocks
from bilingual.content.markdown_elements import rewrite


def test_dots_stand_in_rows_of_eight() -> None:
    inside, outside = blocks.dots_of("dots: 10 members, 1 guest of honour")
    assert (inside.number, inside.words, inside.height) == (10, "members", 40)
    assert inside.places[0] == (10, 10)
    assert inside.places[9] == (30, 30)
    assert outside.words == "guest of honour"


@pytest.mark.parametrize(
    "line", ["dots:", "dots: members", "dots: 0 members", "dots: 101 members", "dots: 3 members,", f"dots: {'9' * 5000} x"]
)
def test_dots_that_cannot_be_drawn_are_refused(line: str) -> None:
    found = blocks.fault(line)
    assert found
    assert found[0] == "bad-dots"


@pytest.mark.parametrize("line", ["commitments", "feeds", "calendars", "folds", "dots: 3 members"])
def test_what_there_is_is_no_fault(line: str) -> None:
    assert blocks.fault(line) is None


def test_an_unknown_block_is_named_with_what_was_meant() -> None:
    found = blocks.fault("comitments")
    assert found
    assert found[0] == "unknown-block"
    assert found[1]["closest"] == "commitments"


def test_sections_have_their_headings() -> None:
    assert list(blocks.sections("Before.\n\n## One\n\nText.\n\n### Below\n\n## Two ##\n")) == [
        ("", "Before.\n\n"),
        ("One", "\n\nText.\n\n### Below\n\n"),
        ("Two", "\n"),
    ]


def test_a_plain_text_lists_what_dots_count() -> None:
    text = rewrite("Before.\n\n[[dots: 3 members, 1 guest]]\n\n[[folds]]\n", link=lambda target: target, cite=lambda keys: "")
    assert "- 3 members\n- 1 guest\n" in text
    assert "[[" not in text
