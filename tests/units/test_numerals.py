"""The ablative of numerals, against the words that they are read as."""

import pytest
from bilingual.text.numerals import ablative

UNITS = ["sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"]
TENS = ["", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan"]


def last_word(number: int) -> str:
    """Return the last word of a number up to 10,000 as it is read."""
    if number % 10 or number == 0:
        return UNITS[number % 10]
    if number % 100:
        return TENS[number // 10 % 10]
    return "yüz" if number % 1000 else "bin"


def suffixed(word: str) -> str:
    """Return the ablative suffix of a word by vowel harmony and voicing."""
    vowel = [letter for letter in word if letter in "aıoueiöü"][-1]
    return ("t" if word[-1] in "fstkçşhp" else "d") + ("a" if vowel in "aıou" else "e") + "n"


def test_every_number_up_to_ten_thousand_takes_the_suffix_of_its_last_word() -> None:
    assert [number for number in range(10_001) if ablative(number) != suffixed(last_word(number))] == []


@pytest.mark.parametrize(
    ("number", "suffix"), [(1_000_000, "dan"), (2_000_000_000, "dan"), (540_000, "den"), (2.5, "ten"), (1.50, "ten"), (3.0, "ten")], ids=str
)
def test_large_numbers_and_fractions(number: float, suffix: str) -> None:
    assert ablative(number) == suffix
