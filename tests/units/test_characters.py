"""Characters that nobody sees are found, however quickly a text without any is passed over."""

import pytest
from bilingual.content.lint import characters


@pytest.mark.parametrize("text", ["a\u200bb", "a\u00adb", "\u202eab", "→ a\u200bb", "a\x85", "\ufeffa", "a\u200cb"])
def test_a_hidden_character_is_found_in_any_text(text: str) -> None:
    assert len(characters.HIDDEN.findall(text)) == 1


@pytest.mark.parametrize("text", ["Göç, İstanbul’da — 2019", "→ ok", "می\u200cخواهم", "i\u0307"])
def test_nothing_is_found_where_nothing_is_hidden(text: str) -> None:
    assert not characters.HIDDEN.search(text)


PASTED = [
    ("gö\u00adçmen", "göçmen"),  # U+00AD where Word breaks words
    ("kent\u200b ve göç", "kent ve göç"),
    ("\ufeffBaşlık", "Başlık"),
    ("\u200eİl\u200f \u202aMüdürlüğü\u202c", "İl Müdürlüğü"),
    ("göç\u2060menler", "göçmenler"),
    ("göç\u200cmen", "göçmen"),
    ("Kent\u2028ve\x0bgöç", "Kent ve göç"),
    ("می\u200cخواهم", None),  # a non-joiner that decides how letters look
    ("%\u00a020 → 5\u202fkm", None),  # blanks at which no line ends
]


@pytest.mark.parametrize(("pasted", "meant"), PASTED)
def test_what_pasting_brings_along_is_taken_out_and_nothing_else(pasted: str, meant: str | None) -> None:
    assert characters.visible(pasted) == (pasted if meant is None else meant)
    assert not characters.HIDDEN.search(characters.visible(pasted))


@pytest.mark.parametrize("text", ["a\x00b", "a\x85b", "a\ue000b", "a\uffffb"])
def test_what_may_stand_for_a_letter_is_left_for_the_editor(text: str) -> None:
    assert characters.visible(text) == text
