"""Characters that nobody sees are found, however quickly a text without any is passed over."""

import pytest
from bilingual.content.lint import characters


@pytest.mark.parametrize("text", ["a\u200bb", "a\u00adb", "\u202eab", "→ a\u200bb", "a\x85", "\ufeffa", "a\u200cb"])
def test_a_hidden_character_is_found_in_any_text(text: str) -> None:
    assert len(characters.HIDDEN.findall(text)) == 1


@pytest.mark.parametrize("text", ["Göç, İstanbul’da — 2019", "→ ok", "می\u200cخواهم", "i\u0307"])
def test_nothing_is_found_where_nothing_is_hidden(text: str) -> None:
    assert not characters.HIDDEN.search(text)
