"""Characters that nobody sees are found, however quickly a text without any is passed over."""

import sys
import unicodedata
from functools import cache

import pytest
from bilingual.content.lint import characters


@cache
def every_character() -> list[str]:
    return [character for code in range(sys.maxunicode + 1) if unicodedata.category(character := chr(code)) != "Cs"]


def test_a_plain_text_hides_nothing_and_is_composed() -> None:
    plain = [character for character in every_character() if characters.is_plain(character)]
    assert {"a", "İ", "ş", "’", "…", "\n"} <= set(plain)
    assert not [character for character in plain if characters.HIDDEN.match(character)]
    for before in ("", "e", "ş"):
        assert not [character for character in plain if not unicodedata.is_normalized("NFC", before + character)]


def test_what_may_be_composed_with_the_letter_before_it_is_not_plain() -> None:
    assert not [character for character in every_character() if unicodedata.combining(character) and characters.is_plain(character)]


@pytest.mark.parametrize("text", ["a\u200bb", "a\u00adb", "\u202eab", "→ a\u200bb", "a\x85", "\ufeffa", "a\u200cb"])
def test_a_hidden_character_is_found_in_any_text(text: str) -> None:
    assert len(list(characters.find_hidden(text))) == 1


@pytest.mark.parametrize("text", ["Göç, İstanbul’da — 2019", "→ ok", "می\u200cخواهم", "i\u0307"])
def test_nothing_is_found_where_nothing_is_hidden(text: str) -> None:
    assert not list(characters.find_hidden(text))
